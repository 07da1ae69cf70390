/* SPDX-License-Identifier: Apache-2.0 */
/* quantile.h: the value that a share of a sample does not go beyond. */
#ifndef LREL_STATS_QUANTILE_H
#define LREL_STATS_QUANTILE_H

#include <stddef.h>

/** Quantile @p share (0 to 1) of @p count ascending values, at least one: linear between
 * neighbours, type 7 of R. J. Hyndman and Y. Fan (1996), which R and spreadsheets have by
 * default. Infinite values may stand at the end: what lies between a finite one and them
 * is infinite. */
double lrel_quantile(const double *ascending, size_t count, double share);

/** Sorts @p count numbers, none of which is a NaN, ascending. */
void lrel_sort_doubles(double *values, size_t count);

#endif
