/* SPDX-License-Identifier: Apache-2.0 */
/* arcs.h: the borders between classes as arcs: maximal lines from one node to the next.
 *
 * A node is a point where three or more borders meet, or where two pieces of land touch.
 * What lies between nodes has the same two classes on its sides all along, so whoever
 * changes an arc changes both neighbours at once: they can never part or overlap there. A
 * border without any node is a loop from its lowest point to itself. Each arc is two
 * half-arcs: 2a along it, 2a + 1 back. */
#ifndef LREL_MOSAIC_ARCS_H
#define LREL_MOSAIC_ARCS_H

#include "mosaic/mosaic.h"

typedef struct arc {
    size_t first;         /* of its points: an end, what lies between, the other end */
    uint32_t count;       /* at least 2 */
    uint32_t from, to;    /* nodes; equal: a loop */
    uint32_t left, right; /* classes, LREL_DISSOLVE_NONE: none */
    uint32_t next[2];     /* half-arc that follows 2a, 2a + 1 along the border */
    uint64_t area2;       /* twice the area between it and the origin; wraps around */
} arc;

/* Arcs in an order, and each in a direction, that the lines alone decide: threads and the
 * order of input leave no trace. */
typedef struct arcset {
    const lrel_context *context;
    lrel_grid_point origin; /* points lie in [0, 2^30] beyond it */
    struct {
        lrel_grid_point *at;
        size_t count, capacity;
    } points;
    struct {
        arc *at;
        size_t count, capacity;
    } arcs;
    uint32_t node_count;
} arcset;

/** Finds the arcs between the classes @p class_of_face of @p mosaic.
 * @return LREL_OK, LREL_E_LIMIT (more points than 32 bits count), LREL_E_INVARIANT or
 * LREL_E_MEMORY; clear it in any case */
LREL_NODISCARD lrel_status lrel_arcset__init(arcset *set, const lrel_mosaic *mosaic,
                                             const uint32_t *class_of_face,
                                             lrel_error *err);
void lrel_arcset__clear(arcset *set);

static inline uint32_t half_arc_from(const arcset *set, uint32_t h)
{
    const arc *a = &set->arcs.at[h >> 1];

    return h & 1 ? a->to : a->from;
}

static inline uint32_t half_arc_left(const arcset *set, uint32_t h)
{
    const arc *a = &set->arcs.at[h >> 1];

    return h & 1 ? a->right : a->left;
}

#endif
