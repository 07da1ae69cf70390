/* SPDX-License-Identifier: Apache-2.0 */
/* patches.h: the connected pieces of faces, with the length of their borders and what
 * lies on the other side.
 *
 * A face is all land of one set of owners, in however many pieces; a patch is one of
 * them. Patches that meet in a point only are two. Land made of several faces is a set of
 * patches, and its border is what the borders of its patches do not share: so one making
 * of patches serves any number of questions about land that overlaps. */
#ifndef LREL_MOSAIC_PATCHES_H
#define LREL_MOSAIC_PATCHES_H

#include "mosaic/mosaic.h"

#define PATCH_NONE UINT32_MAX

/* Lengths are whole numbers, so that sums depend on no order: of each edge between two
 * points in this part of a grid unit, rounded. */
#define PATCH_LENGTH_PARTS 16

/* One closed border. An outer one (area2 > 0) is the patch, and has its number; the
 * others of the patch hang behind it. */
typedef struct patch_border {
    uint32_t shard;
    uint32_t start; /* one of its half-edges, the patch on the left */
    uint32_t face;
    uint32_t patch;
    uint32_t next; /* border of the same patch; PATCH_NONE behind the last */
    int64_t area2; /* of an outer border: the whole patch's */
    int64_t length;
} patch_border;

typedef struct border_list {
    patch_border *at;
    size_t count, capacity;
} border_list;

/* What a line adds up to: its length, and twice the area between it and the origin. */
typedef struct line_sums {
    int64_t length;
    uint64_t cross;
} line_sums;

typedef struct shard_patches {
    uint32_t *border;  /* by half-edge: the border that it is part of, or PATCH_NONE */
    line_sums *sums;   /* by chain, where it is part of one */
    uint32_t first;    /* added to the numbers in `border` */
    border_list found; /* until `borders` has them */
} shard_patches;

typedef struct patches {
    const lrel_mosaic *mosaic;
    const bool *is_wanted;
    shard_patches *shards;
    patch_border *borders;
    uint32_t count;
} patches;

/** Makes the patches of the faces for which @p is_wanted (by face) holds.
 * @return LREL_OK, LREL_E_INVARIANT, LREL_E_CANCELLED or LREL_E_MEMORY; clear it in any
 * case */
LREL_NODISCARD lrel_status lrel_patches__make(patches *c, const lrel_mosaic *mosaic,
                                              const bool *is_wanted, lrel_error *err);
void lrel_patches__clear(patches *c);

/** The first two points of the patch's outer border, where it starts at its lowest (by x,
 * then y): what the shell of the same piece starts with in lrel_mosaic_dissolve(). */
void lrel_patches__name(const patches *c, uint32_t patch, lrel_grid_point name[2]);

static inline bool patch_is_outer(const patches *c, uint32_t border)
{
    return c->borders[border].patch == border;
}

/* A walk along all borders of a patch. */
typedef struct patch_walk {
    uint32_t border; /* PATCH_NONE: at the end */
    uint32_t half_edge;
} patch_walk;

static inline patch_walk patch_walk_begin(const patches *c, uint32_t patch)
{
    return (patch_walk){patch, c->borders[patch].start};
}

static inline void patch_walk_on(const patches *c, patch_walk *at)
{
    const patch_border *b = &c->borders[at->border];

    at->half_edge = half_edge_next(&c->mosaic->shards[b->shard], at->half_edge);
    if (at->half_edge != b->start)
        return;
    at->border = b->next;
    if (at->border != PATCH_NONE)
        at->half_edge = c->borders[at->border].start;
}

static inline int64_t patch_walk_length(const patches *c, const patch_walk *at)
{
    return c->shards[c->borders[at->border].shard].sums[at->half_edge >> 1].length;
}

/* The face on the other side, or FACE_OUTSIDE. */
static inline uint32_t patch_walk_face(const patches *c, const patch_walk *at)
{
    const shard *s = &c->mosaic->shards[c->borders[at->border].shard];
    const chain *one = &s->chains.at[at->half_edge >> 1];

    return at->half_edge & 1 ? one->left : one->right;
}

/* The patch on the other side; PATCH_NONE where its face is not wanted. */
static inline uint32_t patch_walk_patch(const patches *c, const patch_walk *at)
{
    const shard_patches *s = &c->shards[c->borders[at->border].shard];
    uint32_t local = s->border[at->half_edge ^ 1];

    return local == PATCH_NONE ? PATCH_NONE : c->borders[local + s->first].patch;
}

#endif
