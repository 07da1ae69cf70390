/* SPDX-License-Identifier: Apache-2.0 */
/* strip.h: a line with a width becomes land: a road, a border belt, a lane. */
#ifndef LREL_NORMALISE_STRIP_H
#define LREL_NORMALISE_STRIP_H

#include "normalise/placing.h"

/* Wider ones are belts that somebody should draw, or a width in another unit. */
#define LREL_STRIP_WIDTH_MAX_M 10000.0

/* The rings of a strip: each is land of its own, and the strip is all of them together.
 * They share their points with the next ring, so that nothing lies between them. */
typedef struct lrel_strip {
    struct {
        uint32_t *at; /* points of each ring, in the order in which they were appended */
        size_t count, capacity;
    } rings;
} lrel_strip;

typedef struct lrel_strip_options {
    double width_m;  /* from side to side; > 0 */
    int units_per_m; /* of the grid */
    bool is_release; /* never wider than the line says, else never narrower */
} lrel_strip_options;

/** Appends the land within half the width of the line @p points: flat ends, round bends.
 * A line that ends where it begins has no ends. Repeated points count once; a line of one
 * point is no land.
 *
 * Rounding and the projection may not make a hazard smaller or a release larger: by the
 * width that it takes to be sure of that, about a millimetre and 0.01 % of the width at
 * 100 km from the grid's centre, one is wider and the other narrower than said.
 *
 * @param strip  its counts are appended too
 * @return as lrel_placer_ring(); @p out and @p strip are as they were on failure */
LREL_NODISCARD lrel_status lrel_placer_strip(lrel_placer *placer,
                                             const lrel_context *context,
                                             const lrel_file_xy *points, size_t count,
                                             const lrel_strip_options *options,
                                             lrel_grid_points *out, lrel_strip *strip,
                                             lrel_error *err);

#endif
