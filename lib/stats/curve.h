/* SPDX-License-Identifier: Apache-2.0 */
/* curve.h: how evenly an amount is spread over land: the Lorenz curve and its Gini
 * coefficient (C. Gini 1914, J. L. Gastwirth 1972), the densest land first. */
#ifndef LREL_STATS_CURVE_H
#define LREL_STATS_CURVE_H

#include <stddef.h>

/* Some land and what is in it; amounts are not negative, land is more than 0. */
typedef struct lrel_portion {
    double land;
    double amount;
    size_t number; /* the caller's; parts equals, so that order does not matter */
} lrel_portion;

/** Sorts the densest first; equally dense ones by number. */
void lrel_portions_sort(lrel_portion *portions, size_t count);

/** The share of the amount in the first @p land_share (0 to 1) of the land, in the order
 * given: a portion that is cut is taken in part. 0 where there is no amount. */
double lrel_portions_share(const lrel_portion *portions, size_t count, double land_share);

/** 0: the same everywhere; near 1: all in a little. Of sorted portions.
 * @return below 0 where there is no amount, or no land: not computable */
double lrel_portions_gini(const lrel_portion *portions, size_t count);

#endif
