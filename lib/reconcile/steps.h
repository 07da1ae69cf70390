/* SPDX-License-Identifier: Apache-2.0 */
/* steps.h: the waterfalls step by step, land that was already released with who had. */
#ifndef LREL_RECONCILE_STEPS_H
#define LREL_RECONCILE_STEPS_H

#include "reconcile/reconcile.h"
#include "report/waterfall.h"

typedef struct lrel_step_row {
    uint32_t account;
    lrel_text account_name;
    const lrel_waterfall *of;
    lrel_waterfall_step step;
    lrel_text released_by; /* "": does not apply */
    int released_in;       /* 0: likewise */
    size_t records_n;
    lrel_fine_area area;
} lrel_step_row;

typedef lrel_status (*lrel_step_fn)(const lrel_step_row *row, void *user,
                                    lrel_error *err);

/** Visits the steps that some release has, by account, operator, product and year, in
 * their order. Within a year they add up to the last. Stops at the first status that is
 * not LREL_OK and returns it. */
LREL_NODISCARD lrel_status lrel_reconcile__visit_steps(const lrel_reconcile *wish,
                                                       lrel_step_fn on_step, void *user,
                                                       lrel_error *err);

#endif
