/* SPDX-License-Identifier: Apache-2.0 */
/* curve.c: sums along portions. */
#include "stats/curve.h"

#include <stdlib.h>

static int compare(const void *left, const void *right)
{
    const lrel_portion *a = left, *b = right;
    double x = a->amount / a->land, y = b->amount / b->land;

    if (x != y)
        return x > y ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

void lrel_portions_sort(lrel_portion *portions, size_t count)
{
    if (count > 1)
        qsort(portions, count, sizeof *portions, compare);
}

static void add_up(const lrel_portion *portions, size_t count, double *land,
                   double *amount)
{
    *land = *amount = 0;
    for (size_t i = 0; i < count; i++) {
        *land += portions[i].land;
        *amount += portions[i].amount;
    }
}

double lrel_portions_share(const lrel_portion *portions, size_t count, double land_share)
{
    double land, amount, left, taken = 0;

    add_up(portions, count, &land, &amount);
    if (!(amount > 0))
        return 0;
    left = land * land_share;
    for (size_t i = 0; i < count && left > 0; i++) {
        double part = portions[i].land <= left ? 1 : left / portions[i].land;

        taken += part * portions[i].amount;
        left -= portions[i].land;
    }
    return taken / amount;
}

/* Twice the area between the curve and the diagonal, in trapezes. */
double lrel_portions_gini(const lrel_portion *portions, size_t count)
{
    double land, amount, before = 0, area = 0;

    add_up(portions, count, &land, &amount);
    if (!(amount > 0 && land > 0))
        return -1;
    for (size_t i = 0; i < count; i++) {
        double after = before + portions[i].amount;

        area += portions[i].land * (before + after);
        before = after;
    }
    area = area / (land * amount) - 1;
    return area > 0 ? area : 0; /* rounding of even spread */
}
