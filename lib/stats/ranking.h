/* SPDX-License-Identifier: Apache-2.0 */
/* ranking.h: how well an order made before puts first what was found after. */
#ifndef LREL_STATS_RANKING_H
#define LREL_STATS_RANKING_H

#include <stdbool.h>
#include <stddef.h>

/* Something that was ranked, and what became of it. */
typedef struct lrel_ranked {
    double score;    /* larger: comes first */
    double land;     /* that was looked at; more than 0 */
    double found;    /* in it */
    double expected; /* in it, as was said before */
    size_t number;   /* the caller's; parts equals */
} lrel_ranked;

/** Sorts by score, the largest first; equal ones by number. */
void lrel_ranked_sort(lrel_ranked *ranked, size_t count);

/** The share of all that was found that lies in the first @p land_share of the land, over
 * @p land_share: 1 is no better than chance. Land of equal score is taken as if it were
 * one, so that the order of equals does not matter. Of sorted ones.
 * @return below 0 where nothing was found: not computable */
double lrel_ranked_lift(const lrel_ranked *ranked, size_t count, double land_share);

/** Of two pieces of land, one where something was found and one where nothing was, the
 * chance that the first stands before the second; equal scores count half: the area under
 * the ROC curve, as Mann and Whitney's U, by land instead of by number, because large
 * land holds something more often. Of sorted ones.
 * @return below 0 where all, or none, had something: not computable */
double lrel_ranked_auc(const lrel_ranked *ranked, size_t count);

/** How many of @p count ascending values are smaller than @p value, which is one of them,
 * over one less than there are; 0 of a single one. */
double lrel_share_below(const double *ascending, size_t count, double value);

#endif
