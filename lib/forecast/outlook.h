/* SPDX-License-Identifier: Apache-2.0 */
/* outlook.h: all that a forecast says of one account, before it is written. */
#ifndef LREL_FORECAST_OUTLOOK_H
#define LREL_FORECAST_OUTLOOK_H

#include "forecast/backtest.h"
#include "forecast/cost.h"
#include "forecast/mean.h"
#include "forecast/target.h"

/* One scenario. */
typedef struct lrel_prospect {
    const lrel_scenario *scenario;
    const char *because; /* not computable, because of that; NULL: computed */
    lrel_mean means[LREL_MEANS];
    lrel_bootstrap drawn;
} lrel_prospect;

/* What has to be done a year to be there by the deadline (I13). */
typedef struct lrel_required {
    const char *because; /* not computable, because of that; NULL: computed */
    double years;        /* to the deadline */
    int64_t rate;        /* m2 a year, if nothing new is recorded; rounded up */
    bool has_new_land;   /* a mean of new land is known: */
    size_t new_land_years;
    int64_t new_land;      /* m2 a year, the mean of so many years, */
    int64_t rate_with_new; /* and what is required if it goes on */
} lrel_required;

typedef struct lrel_outlook {
    lrel_arena *arena;
    const lrel_analysis *analysis;
    uint32_t account;
    lrel_date as_of;
    lrel_past past;
    size_t missing; /* complete years that a forecast lacks; 0: none */
    lrel_required required;
    lrel_prospect
        *prospects; /* by scenario of the programme; none where years are missing */
    size_t prospect_count;
    lrel_backtest backtest;
    lrel_targets targets;
    lrel_costs costs;
} lrel_outlook;

/** @param out  to be cleared, whatever is returned
 * @return LREL_OK, LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_outlook_make(const lrel_analysis *a, uint32_t account,
                                             lrel_outlook *out, lrel_error *err);
void lrel_outlook_clear(lrel_outlook *outlook);

/** What past years would have had by @p scenario. */
lrel_flow lrel_scenario_flow(const lrel_scenario *scenario, const lrel_flow *flow);

/** What is required to be rid of @p stock within @p years: to be tested by hand.
 * @return m2 a year, rounded up */
int64_t lrel_required_rate(int64_t stock, double years);

/** The day that is @p day behind the as-of day. */
lrel_date lrel_outlook_day(const lrel_outlook *outlook, int64_t day);
/** Years from @p day (behind the as-of day) to the deadline: its margin (I14). Negative:
 * too late. */
double lrel_outlook_margin(const lrel_outlook *outlook, int64_t day);

#endif
