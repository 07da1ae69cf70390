/* SPDX-License-Identifier: Apache-2.0 */
/* points.h: exact questions about whole points and rings of them, written apart from
 * those of the library. Points lie within 2^30 of each other. */
#ifndef LREL_TEST_POINTS_H
#define LREL_TEST_POINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "landrelease/mosaic.h"

bool points_are_equal(lrel_grid_point a, lrel_grid_point b);

/** By x, then y, as for qsort(). */
int points_compare(const void *a, const void *b);

/** Twice the signed area of a, b, c: positive where c is left of the line from a to b. */
int64_t points_orientation(lrel_grid_point a, lrel_grid_point b, lrel_grid_point c);

/** Whether @p p lies on the edge from @p a to @p b, ends included. */
bool points_edge_has(lrel_grid_point a, lrel_grid_point b, lrel_grid_point p);

/** Doubled signed area of a ring: positive where it runs counter-clockwise. */
int64_t points_area2(const lrel_grid_point *points, size_t count);

typedef enum points_place { POINTS_OUTSIDE, POINTS_BORDER, POINTS_INSIDE } points_place;

/** Where @p at lies to the ring, inside by even-odd. */
points_place points_locate(const lrel_grid_point *points, size_t count,
                           lrel_grid_point at);

#endif
