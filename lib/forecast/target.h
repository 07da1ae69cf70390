/* SPDX-License-Identifier: Apache-2.0 */
/* target.h: what was planned for an account, and how much of it was reached (I11). */
#ifndef LREL_FORECAST_TARGET_H
#define LREL_FORECAST_TARGET_H

#include "forecast/amounts.h"

/* What a target is about: a product, or the three together. */
enum { LREL_TARGET_RELEASED = LREL_PRODUCT_CLEARED + 1, LREL_TARGET_COUNT };

/* "cancelled", ..., "released" */
const char *lrel_target_name(int about);

/* Who says what was achieved. */
typedef enum lrel_achieved_by {
    LREL_ACHIEVED_ACCOUNT,   /* this account */
    LREL_ACHIEVED_PUBLISHED, /* figures of somebody else */
    LREL_ACHIEVED_COUNT
} lrel_achieved_by;

/* How much of a target was reached, by one voice. */
typedef struct lrel_attainment {
    int about;
    lrel_achieved_by by;
    lrel_match match; /* left: the target; right: what was achieved */
} lrel_attainment;

/* All about the targets of one account. */
typedef struct lrel_targets {
    lrel_amounts about[LREL_TARGET_COUNT];
    lrel_amounts all; /* of the three products together */
    /* Of all products, by period, in order. */
    lrel_plan_period *plan;
    size_t plan_count;
    bool is_clear;                /* no two targets contradict each other */
    lrel_amount contradictory[2]; /* two that do, if not */
    lrel_attainment *attained;
    size_t attained_count;
} lrel_targets;

/** Reads the targets of @p account in the whole country.
 * @param out  in memory of @p arena
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_targets_read(const lrel_dataset *data, uint32_t account,
                                             const lrel_past *past, lrel_arena *arena,
                                             lrel_targets *out, lrel_error *err);

/** Makes the plan of what stands in `about`. */
LREL_NODISCARD lrel_status lrel_targets_plan(lrel_targets *targets, lrel_arena *arena,
                                             lrel_error *err);

/** The last day of the plan, which has one period at least. */
lrel_date lrel_targets_end(const lrel_targets *targets);

/** What the plan releases behind day @p as_of and not behind @p last. */
int64_t lrel_targets_planned(const lrel_targets *targets, lrel_date as_of,
                             lrel_date last);

#endif
