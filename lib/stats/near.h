/* SPDX-License-Identifier: Apache-2.0 */
/* near.h: the nearest of many points in a plane: a k-d tree (J. L. Bentley 1975). Built
 * in n log^2 n; a question costs the log of n where points are spread. */
#ifndef LREL_STATS_NEAR_H
#define LREL_STATS_NEAR_H

#include "core/memory.h"

typedef struct lrel_near_point {
    double x, y;
    uint32_t number; /* the caller's; parts points that are equally near */
} lrel_near_point;

typedef struct lrel_near {
    lrel_near_point *at; /* the middle one of a range is its node */
    size_t count;
} lrel_near;

/* One that was found. */
typedef struct lrel_neighbour {
    double distance;
    uint32_t number;
} lrel_neighbour;

/** Arranges @p points, which are lent and put into another order. */
void lrel_near_init(lrel_near *near, lrel_near_point *points, size_t count);

/** Finds the @p most nearest points that are nearer than @p radius, the nearest first.
 * @param out  has room for @p most
 * @return how many */
size_t lrel_near_find(const lrel_near *near, double x, double y, double radius,
                      lrel_neighbour *out, size_t most);

#endif
