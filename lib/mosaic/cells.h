/* SPDX-License-Identifier: Apache-2.0 */
/* cells.h: the connected pieces of faces, with the length of their borders and what lies
 * on the other side.
 *
 * A face is all land of one set of owners, in however many pieces; a cell is one of them.
 * Cells that meet in a point only are two. Land made of several faces is a set of cells,
 * and its border is what the borders of its cells do not share: so one making of cells
 * serves any number of questions about land that overlaps. */
#ifndef LREL_MOSAIC_CELLS_H
#define LREL_MOSAIC_CELLS_H

#include "mosaic/mosaic.h"

#define CELL_NONE UINT32_MAX

/* Lengths are whole numbers, so that sums depend on no order: of each edge between two
 * points in this part of a grid unit, rounded. */
#define CELL_LENGTH_PARTS 16

/* One closed border. An outer one (area2 > 0) is the cell, and has its number; the others
 * of the cell hang behind it. */
typedef struct cell_border {
    uint32_t shard;
    uint32_t start; /* one of its half-edges, the cell on the left */
    uint32_t face;
    uint32_t cell;
    uint32_t next; /* border of the same cell; CELL_NONE behind the last */
    int64_t area2;
    int64_t length;
    int64_t cell_area2; /* of an outer border: the whole cell's */
    int64_t cell_length;
} cell_border;

typedef struct shard_cells {
    links around;
    uint32_t *border; /* by half-edge: the border that it is part of, or CELL_NONE */
    int64_t *length;  /* by chain, where it is part of one */
    uint32_t first;   /* added to the numbers in `border` */
    struct {
        cell_border *at;
        size_t count, capacity;
    } found;
} shard_cells;

typedef struct cells {
    const lrel_mosaic *mosaic;
    const bool *is_wanted;
    shard_cells *shards;
    cell_border *borders;
    uint32_t count;
} cells;

/** Makes the cells of the faces for which @p is_wanted (by face) holds.
 * @return LREL_OK, LREL_E_INVARIANT, LREL_E_CANCELLED or LREL_E_MEMORY; clear it in any
 * case */
LREL_NODISCARD lrel_status lrel_cells__make(cells *c, const lrel_mosaic *mosaic,
                                            const bool *is_wanted, lrel_error *err);
void lrel_cells__clear(cells *c);

/** The first two points of the cell's outer border, where it starts at its lowest (by x,
 * then y): what the shell of the same piece starts with in lrel_mosaic_dissolve(). */
void lrel_cells__name(const cells *c, uint32_t cell, lrel_grid_point name[2]);

static inline bool cell_is_outer(const cells *c, uint32_t border)
{
    return c->borders[border].cell == border;
}

/* A walk along all borders of a cell. */
typedef struct cell_walk {
    uint32_t border; /* CELL_NONE: at the end */
    uint32_t half_edge;
} cell_walk;

static inline cell_walk cell_walk_begin(const cells *c, uint32_t cell)
{
    return (cell_walk){cell, c->borders[cell].start};
}

static inline void cell_walk_on(const cells *c, cell_walk *at)
{
    const cell_border *b = &c->borders[at->border];

    at->half_edge = c->shards[b->shard].around.next[at->half_edge];
    if (at->half_edge != b->start)
        return;
    at->border = b->next;
    if (at->border != CELL_NONE)
        at->half_edge = c->borders[at->border].start;
}

static inline int64_t cell_walk_length(const cells *c, const cell_walk *at)
{
    return c->shards[c->borders[at->border].shard].length[at->half_edge >> 1];
}

/* The face on the other side, or FACE_OUTSIDE. */
static inline uint32_t cell_walk_face(const cells *c, const cell_walk *at)
{
    const shard *s = &c->mosaic->shards[c->borders[at->border].shard];
    const chain *one = &s->chains.at[at->half_edge >> 1];

    return at->half_edge & 1 ? one->left : one->right;
}

/* The cell on the other side; CELL_NONE where its face is not wanted. */
static inline uint32_t cell_walk_cell(const cells *c, const cell_walk *at)
{
    const shard_cells *s = &c->shards[c->borders[at->border].shard];
    uint32_t local = s->border[at->half_edge ^ 1];

    return local == CELL_NONE ? CELL_NONE : c->borders[local + s->first].cell;
}

#endif
