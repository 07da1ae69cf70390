/* SPDX-License-Identifier: Apache-2.0 */
/* polygons.h: simple rings become polygons: every hole finds its shell. */
#ifndef LREL_MOSAIC_POLYGONS_H
#define LREL_MOSAIC_POLYGONS_H

#include "core/fail.h"
#include "core/memory.h"
#include "mosaic/boxtree.h"

/* A simple ring: counter-clockwise a shell (area2 > 0), clockwise a hole. */
typedef struct border {
    size_t first;
    uint32_t count;
    uint32_t class_id;
    int64_t area2;
    size_t shell;    /* of a hole: the border that is its shell; of a shell: itself */
    uint32_t number; /* its maker's own, kept through all sorting */
} border;

struct lrel_polygons {
    const lrel_context *context;
    struct {
        lrel_grid_point *at;
        size_t count, capacity;
    } points;
    struct {
        border *at;
        size_t count, capacity;
    } borders; /* in the end: in order, each shell followed by its holes */
    struct {
        lrel_polygon *at;
        size_t count, capacity;
    } polygons;
};

/** Turns each border to start at its lowest point, gives holes to shells, sorts, and
 * makes the polygons. @return LREL_OK, LREL_E_INVARIANT (a hole in no shell) or
 * LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_polygons__assemble(lrel_polygons *p, lrel_error *err);

#endif
