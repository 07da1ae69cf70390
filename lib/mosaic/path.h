/* SPDX-License-Identifier: Apache-2.0 */
/* path.h: lists of points: their order, turned round, and begun elsewhere. */
#ifndef LREL_MOSAIC_PATH_H
#define LREL_MOSAIC_PATH_H

#include <stddef.h>

#include "landrelease/mosaic.h"

/* By x, then y. */
static inline int path_compare_points(lrel_grid_point a, lrel_grid_point b)
{
    if (a.x != b.x)
        return a.x < b.x ? -1 : 1;
    return a.y < b.y ? -1 : a.y > b.y;
}

static inline void path_reverse(lrel_grid_point *points, size_t count)
{
    for (size_t i = 0, k = count; i + 1 < k; i++) {
        lrel_grid_point swap = points[i];

        points[i] = points[--k];
        points[k] = swap;
    }
}

/* A simple ring has each point once, so its lowest says where it starts. */
static inline void path_start_at_lowest(lrel_grid_point *points, size_t count)
{
    size_t low = 0;

    for (size_t i = 1; i < count; i++)
        if (path_compare_points(points[i], points[low]) < 0)
            low = i;
    if (low == 0)
        return;
    path_reverse(points, low);
    path_reverse(points + low, count - low);
    path_reverse(points, count);
}

#endif
