/* SPDX-License-Identifier: Apache-2.0 */
/* quantile.c: quantiles of sorted samples. */
#include "stats/quantile.h"

#include <stdlib.h>

double lrel_quantile(const double *ascending, size_t count, double share)
{
    double place = share * (double)(count - 1);
    size_t below = (size_t)place;
    double part = place - (double)below;

    if (below + 1 >= count || part == 0 || ascending[below] == ascending[below + 1])
        return ascending[below < count ? below : count - 1];
    return ascending[below] + part * (ascending[below + 1] - ascending[below]);
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

void lrel_sort_doubles(double *values, size_t count)
{
    if (count > 1)
        qsort(values, count, sizeof *values, compare);
}
