/* SPDX-License-Identifier: Apache-2.0 */
/* ring_locator.h: on which side of a ring a point lies; many points, one ring. */
#ifndef LREL_READ_RING_LOCATOR_H
#define LREL_READ_RING_LOCATOR_H

#include "read/table.h"

typedef enum lrel_side {
    LREL_OUTSIDE = -1,
    LREL_ON_BORDER = 0,
    LREL_INSIDE = 1
} lrel_side;

/* Edges by the strips of y that they cross. Begin with zeros. */
typedef struct lrel_ring_locator {
    const lrel_context *context;
    const lrel_file_xy *points; /* closed, lent */
    size_t edge_count;
    lrel_xy low, high; /* the box */
    double tolerance;  /* nearer than this is on the border */
    size_t strip_count;
    double strips_per_y;
    uint32_t *first; /* of each strip, in `edges`; one more at the end */
    uint32_t *edges;
} lrel_ring_locator;

/** Prepares @p points, a closed ring of @p count. @return false where there is no memory
 */
bool lrel_ring_locator__init(lrel_ring_locator *locator, const lrel_context *context,
                             const lrel_file_xy *points, size_t count);
void lrel_ring_locator__clear(lrel_ring_locator *locator);

/** The side of @p point, by even-odd. */
lrel_side lrel_ring_locator__side(const lrel_ring_locator *locator, lrel_xy point);

/** True where the line from @p a to @p b crosses an edge, both properly. */
bool lrel_ring_locator__is_crossed(const lrel_ring_locator *locator, lrel_xy a,
                                   lrel_xy b);

#endif
