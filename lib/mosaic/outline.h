/* SPDX-License-Identifier: Apache-2.0 */
/* outline.h: what stands behind the handle of simplified polygons, and how arcs become
 * polygons again. */
#ifndef LREL_MOSAIC_OUTLINE_H
#define LREL_MOSAIC_OUTLINE_H

#include "landrelease/simplify.h"
#include "mosaic/live.h"

struct lrel_simplified {
    const lrel_context *context;
    arcset arcs;
    lrel_polygons *polygons;
    struct {
        uint32_t *at;
        size_t count, capacity;
    } halves;             /* half-arcs, border by border */
    size_t *first_half;   /* by border number, and one more */
    int64_t *land2;       /* by polygon */
    uint32_t *polygon_of; /* by half-arc: the polygon on its left */
    lrel_simplify_stats stats;
};

/** Makes the polygons of @p s of the points of its arcs that stand in @p l.
 * @return LREL_OK, LREL_E_INVARIANT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_simplified__outline(lrel_simplified *s, const live *l,
                                                    lrel_error *err);

/** The first two points of polygon @p polygon's shell before it was simplified, where it
 * starts at its lowest (by x, then y): what the shell of the same land starts with in
 * lrel_mosaic_dissolve(). */
void lrel_simplified__name(const lrel_simplified *s, size_t polygon,
                           lrel_grid_point name[2]);

/** Arranges the polygons of @p s again: none may cross or cover another. @return LREL_OK,
 * LREL_E_INVARIANT or as lrel_mosaic_build() */
LREL_NODISCARD lrel_status lrel_simplified__check(const lrel_simplified *s,
                                                  lrel_error *err);

#endif
