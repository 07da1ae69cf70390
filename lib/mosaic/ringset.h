/* SPDX-License-Identifier: Apache-2.0 */
/* ringset.h: the rings of a mosaic, cleaned and put in the order in which everything
 * after works: along a Hilbert curve, so that what is near on the ground is near in
 * memory. */
#ifndef LREL_MOSAIC_RINGSET_H
#define LREL_MOSAIC_RINGSET_H

#include "core/fail.h"
#include "core/memory.h"
#include "mosaic/boxtree.h"

/* A ring with at least three points, none equal to the next. Most are one ring of the
 * input; copies of one line are one ring with several codes. Which way round each of them
 * runs is forgotten: no reading of land asks for it. */
typedef struct ring {
    uint32_t first;                  /* its first point; first + count repeats it */
    uint32_t count;                  /* points, which is also edges */
    uint32_t code_first, code_count; /* among `codes_of_rings` */
    uint32_t tile_first;
    uint32_t tile_count;
} ring;

/* Up to TILE_EDGES successive edges of one ring. */
typedef struct tile {
    uint32_t first; /* edge i runs from point i to point i + 1 */
    uint32_t count;
    uint32_t ring;
} tile;

/* A tile's edges are in parts of PART_EDGES, as many as one box8 holds. */
#define PART_EDGES 4
#define TILE_EDGES (8 * PART_EDGES)

/* What a code stands for. */
typedef struct ring_code {
    uint32_t owner;
    uint32_t part;
    uint8_t role;
} ring_code;

typedef struct ringset {
    const lrel_context *context;
    lrel_grid_point origin; /* added again to what goes out */
    int32_t extent;         /* the points lie in [0, extent] */
    lrel_grid_point *points;
    uint32_t point_count;
    ring *rings;
    uint32_t ring_count;
    uint32_t *codes_of_rings; /* ranks by owner, part, role: labels are sorted by them */
    uint64_t vertex_count;    /* of all copies */
    ring_code *codes;         /* by code */
    uint8_t *readings;        /* by owner */
    uint32_t owner_count;
    tile *tiles;
    box8 *parts; /* by tile: the boxes of its parts */
    uint32_t tile_count;
    boxtree tile_tree;
    boxtree ring_tree;
} ringset;

/** Makes a ring set of @p input. @return LREL_OK, LREL_E_ARGUMENT, LREL_E_EXTENT,
 * LREL_E_LIMIT or LREL_E_MEMORY; clear it in any case */
LREL_NODISCARD lrel_status lrel_ringset__init(ringset *set, const lrel_context *context,
                                              const lrel_mosaic_input *input,
                                              lrel_error *err);
void lrel_ringset__clear(ringset *set);

/** Frees the boxes of parts, which contacts alone need. */
void lrel_ringset__drop_parts(ringset *set);
/** Makes them again. @return false where there is no memory */
bool lrel_ringset__make_parts(ringset *set);

/* The edge that follows @p edge in @p r. */
static inline uint32_t ring_next_edge(const ring *r, uint32_t edge)
{
    return edge + 1 == r->first + r->count ? r->first : edge + 1;
}

/* The edge that @p edge follows. */
static inline uint32_t ring_previous_edge(const ring *r, uint32_t edge)
{
    return edge == r->first ? r->first + r->count - 1 : edge - 1;
}

/* The codes of @p r: @p r->code_count of them. */
static inline const uint32_t *ring_codes(const ringset *set, const ring *r)
{
    return set->codes_of_rings + r->code_first;
}

/* Bit i: @p t has an edge i in part @p part. */
static inline unsigned part_lanes(const tile *t, uint32_t part)
{
    return (unsigned)(((UINT64_C(1) << t->count) - 1) >> PART_EDGES * part) & 15;
}

#endif
