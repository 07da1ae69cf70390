/* SPDX-License-Identifier: Apache-2.0 */
/* weigh.h: how much a point of an arc matters, by either method; the least goes first. */
#ifndef LREL_MOSAIC_WEIGH_H
#define LREL_MOSAIC_WEIGH_H

#include "landrelease/mosaic.h"
#include "mosaic/boxtree.h"

/** The area of the triangle a, b, c in square units, weighted by the angle at b: a spike
 * counts 0.3 times, a right angle once, a straight line 1.7 times. */
double lrel_weigh__triangle(lrel_grid_point a, lrel_grid_point b, lrel_grid_point c);

/** By Douglas and Peucker: the squared distance up to which each point of the line @p at
 * is left out, into @p weight, for the points between its ends; below @p limit exactly
 * those that go. @p ranges is room for the work.
 * @return false where there is no memory */
bool lrel_weigh__distances(const lrel_grid_point *at, uint32_t count, double limit,
                           double *weight, const lrel_context *context,
                           index_list *ranges);

#endif
