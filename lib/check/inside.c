/* SPDX-License-Identifier: Apache-2.0 */
/* inside.c: see inside.h. */
#include "check/inside.h"

#include <math.h>
#include <stdlib.h>

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return a < b ? -1 : a > b;
}

void lrel_inside__begin(lrel_inside *in, int32_t west, int32_t south, int32_t east,
                        int32_t north)
{
    in->count = 0;
    in->y = floor(((double)south + north) / 2);
    in->middle = ((double)west + east) / 2;
}

bool lrel_inside__add(lrel_inside *in, const lrel_grid_point *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lrel_grid_point a = points[i], b = points[i + 1 == count ? 0 : i + 1];
        double *cut;

        if ((a.y <= in->y) == (b.y <= in->y))
            continue;
        if (!(cut = LREL__PUSH(in->context, in)))
            return false;
        *cut = a.x + (in->y - a.y) / ((double)b.y - a.y) * ((double)b.x - a.x);
    }
    return true;
}

lrel_grid_point lrel_inside__point(lrel_inside *in)
{
    double widest = -1, x = in->middle;

    if (in->count)
        qsort(in->at, in->count, sizeof *in->at, compare_doubles);
    for (size_t i = 0; i + 1 < in->count; i += 2)
        if (in->at[i + 1] - in->at[i] > widest) {
            widest = in->at[i + 1] - in->at[i];
            x = in->at[i] + widest / 2;
        }
    return (lrel_grid_point){(int32_t)lround(x), (int32_t)in->y};
}

void lrel_inside__clear(lrel_inside *in)
{
    lrel__free(in->context, in->at);
}
