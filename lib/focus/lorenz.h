/* SPDX-License-Identifier: Apache-2.0 */
/* lorenz.h: how much of what is in the ground lies in how much of the land. Private to
 * lib/focus. */
#ifndef LREL_FOCUS_LORENZ_H
#define LREL_FOCUS_LORENZ_H

#include "focus/order.h"
#include "stats/curve.h"

typedef struct focus_lorenz {
    lrel_portion *at; /* the densest first */
    size_t count;
    double land_ha;
    double items;
    double gini; /* below 0: not computable */
} focus_lorenz;

/** The open land of @p order and the items expected in it. To be cleared. */
LREL_NODISCARD lrel_status lrel_focus__expected_curve(const focus_order *order,
                                                      focus_lorenz *out, lrel_error *err);
/** The land that tasks cleared in period @p period of the analysis, and the items found
 * in it. To be cleared. */
LREL_NODISCARD lrel_status lrel_focus__found_curve(const focus_order *order,
                                                   uint32_t period, focus_lorenz *out,
                                                   lrel_error *err);
void lrel_focus__clear_curve(const focus_order *order, focus_lorenz *curve);

/** The smallest part of the land in which @p share of the items lie, in whole per cent;
 * -1: not computable. */
int lrel_focus__land_for(const focus_lorenz *curve, double share);

#endif
