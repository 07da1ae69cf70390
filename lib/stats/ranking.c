/* SPDX-License-Identifier: Apache-2.0 */
/* ranking.c: sums over runs of equal scores. */
#include "stats/ranking.h"

#include <stdlib.h>

static int compare(const void *left, const void *right)
{
    const lrel_ranked *a = left, *b = right;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

void lrel_ranked_sort(lrel_ranked *ranked, size_t count)
{
    if (count > 1)
        qsort(ranked, count, sizeof *ranked, compare);
}

/* The first behind @p i with another score. */
static size_t run_end(const lrel_ranked *ranked, size_t count, size_t i)
{
    size_t k = i + 1;

    while (k < count && ranked[k].score == ranked[i].score)
        k++;
    return k;
}

double lrel_ranked_lift(const lrel_ranked *ranked, size_t count, double land_share)
{
    double land = 0, found = 0, left, taken = 0;

    for (size_t i = 0; i < count; i++) {
        land += ranked[i].land;
        found += ranked[i].found;
    }
    if (!(found > 0 && land_share > 0))
        return -1;
    left = land * land_share;
    for (size_t i = 0, end; i < count && left > 0; i = end) {
        double run_land = 0, run_found = 0;

        end = run_end(ranked, count, i);
        for (size_t k = i; k < end; k++) {
            run_land += ranked[k].land;
            run_found += ranked[k].found;
        }
        taken += run_land <= left ? run_found : run_found * left / run_land;
        left -= run_land;
    }
    return taken / found / land_share;
}

double lrel_ranked_auc(const lrel_ranked *ranked, size_t count)
{
    double with = 0, without = 0, ahead = 0;

    for (size_t i = 0, end; i < count; i = end) {
        double run_with = 0, run_without = 0;

        end = run_end(ranked, count, i);
        for (size_t k = i; k < end; k++) {
            if (ranked[k].found > 0)
                run_with += ranked[k].land;
            else
                run_without += ranked[k].land;
        }
        ahead += run_without * (with + 0.5 * run_with);
        with += run_with;
        without += run_without;
    }
    return with > 0 && without > 0 ? ahead / (with * without) : -1;
}

double lrel_share_below(const double *ascending, size_t count, double value)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (ascending[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return count > 1 ? (double)low / (double)(count - 1) : 0;
}
