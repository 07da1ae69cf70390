/* SPDX-License-Identifier: Apache-2.0 */
/* cost.h: what a square metre has cost (I19), as a range over years and product mixes,
 * and what that makes of what is left. Funding pays for an account or a programme, never
 * for one operator: operators work on different land, and are not compared by this. */
#ifndef LREL_FORECAST_COST_H
#define LREL_FORECAST_COST_H

#include "forecast/target.h"

/* One currency; sums of two are never mixed. */
typedef enum lrel_currency {
    LREL_CURRENCY_USD,
    LREL_CURRENCY_EUR,
    LREL_CURRENCY_COUNT
} lrel_currency;

const char *lrel_currency_name(lrel_currency currency); /* "US$", ... */

/* Funding and release of the same days. */
typedef struct lrel_cost_row {
    lrel_currency currency;
    bool is_planned;   /* both are targets */
    lrel_match match;  /* left: funding, right: m2 released */
    double cleared_m2; /* of the same days */
} lrel_cost_row;

/* Money per m2, from the cheapest to the dearest year. */
typedef struct lrel_cost_range {
    bool is_known;
    double least;
    double most;
} lrel_cost_range;

typedef struct lrel_costs {
    lrel_cost_row *rows;
    size_t count;
    /* By currency, of what was done: by all that was released, in the mix of products of
     * its years; and as if all funding had been for clearance, and all that is left had
     * to be cleared. */
    lrel_cost_range released[LREL_CURRENCY_COUNT];
    lrel_cost_range cleared[LREL_CURRENCY_COUNT];
    size_t of_operators; /* figures that are of one operator: not used */
    size_t of_donors;    /* and of one donor: parts of a sum */
    size_t negative;     /* and those below 0 */
    size_t apart;        /* and those that overlap others */
    size_t counted;      /* figures of what was paid that could be used */
} lrel_costs;

/** The costs of @p account. Funding of no stated account is taken for all of them
 * together.
 * @param out  in memory of @p arena
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_costs_read(const lrel_dataset *data, uint32_t account,
                                           const lrel_past *past,
                                           const lrel_targets *targets, lrel_arena *arena,
                                           lrel_costs *out, lrel_error *err);

/** Why there is no range, as one sentence; NULL: there is one. */
const char *lrel_costs_why_not(const lrel_costs *costs);

/** What a square metre of @p row cost by all that was released.
 * @return false where nothing was released, or the periods differ */
bool lrel_cost_per_released(const lrel_cost_row *row, double *out);
/** The same by what was cleared. */
bool lrel_cost_per_cleared(const lrel_cost_row *row, double *out);

#endif
