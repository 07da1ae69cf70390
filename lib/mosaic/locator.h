/* SPDX-License-Identifier: Apache-2.0 */
/* locator.h: an index over the chains of a mosaic.
 *
 * A *run* is up to RUN_EDGES successive edges of one chain; a tree of boxes stands over
 * all runs, in the order in which the chains were made, which is that of the land. */
#ifndef LREL_MOSAIC_LOCATOR_H
#define LREL_MOSAIC_LOCATOR_H

#include "landrelease/locator.h"
#include "mosaic/mosaic.h"

#define RUN_EDGES 64

typedef struct chain_run {
    uint32_t shard;
    uint32_t chain;
    uint32_t first; /* edge of the chain */
    uint32_t count;
} chain_run;

struct lrel_locator {
    const lrel_mosaic *mosaic;
    chain_run *runs;
    size_t run_count;
    boxtree tree;

    /* the last answer */
    struct {
        lrel_located *at;
        size_t count, capacity;
    } found;
    struct {
        lrel_land_side *at;
        size_t count, capacity;
    } sides;
    index_list near;
    uint32_t *place_of; /* by owner: its place in `found` while stamped */
    uint32_t *stamp_of;
    uint32_t stamp;
};

/** Point @p i of a chain, from its first node (0) to its last (inner_count + 1). */
static inline lrel_grid_point chain_point(const ringset *set, const shard *s,
                                          const chain *c, uint32_t i)
{
    if (i == 0)
        return s->nodes.at[c->from];
    return i <= c->inner_count ? chain_inner(set, c, i - 1) : s->nodes.at[c->to];
}

static inline const shard *run_shard(const lrel_locator *l, const chain_run *run)
{
    return &l->mosaic->shards[run->shard];
}

static inline const chain *run_chain(const lrel_locator *l, const chain_run *run)
{
    return &run_shard(l, run)->chains.at[run->chain];
}

/** Owners of face @p face; none for FACE_OUTSIDE. */
static inline lrel_land_side land_of_face(const lrel_mosaic *m, uint32_t face)
{
    const face_entry *f;

    if (face == FACE_OUTSIDE)
        return (lrel_land_side){NULL, 0, 0};
    f = &m->faces.faces.at[face];
    return (lrel_land_side){m->faces.owners.at + f->first, f->count, 0};
}

/** The next owner that one of two lands has and the other has not: it ends between them.
 * @param i, k  how far @p a and @p b have been read; 0 to begin with
 * @return false where there is no further one */
static inline bool next_border(lrel_land_side a, lrel_land_side b, uint32_t *i,
                               uint32_t *k, uint32_t *owner)
{
    while (*i < a.owner_count && *k < b.owner_count && a.owners[*i] == b.owners[*k]) {
        ++*i;
        ++*k;
    }
    if (*i == a.owner_count && *k == b.owner_count)
        return false;
    if (*k == b.owner_count || (*i < a.owner_count && a.owners[*i] < b.owners[*k]))
        *owner = a.owners[(*i)++];
    else
        *owner = b.owners[(*k)++];
    return true;
}

/** Whether @p a is to be told rather than @p b where both are equally near: so an answer
 * does not depend on which line was looked at first. */
static inline bool comes_before(lrel_grid_place a, lrel_grid_place b)
{
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

/** The square of the distance from @p at to @p b, 0 inside. */
static inline double box_distance2(box b, lrel_grid_place at)
{
    double dx = at.x < b.x0 ? b.x0 - at.x : at.x > b.x1 ? at.x - b.x1 : 0;
    double dy = at.y < b.y0 ? b.y0 - at.y : at.y > b.y1 ? at.y - b.y1 : 0;

    return dx * dx + dy * dy;
}

/** The point of @p run nearest to @p at, both less the mosaic's origin, and the square of
 * its distance. */
double lrel_locator__measure(const lrel_locator *l, const chain_run *run,
                             lrel_grid_place at, lrel_grid_place *nearest);

/** The face at @p at, less the mosaic's origin. */
uint32_t lrel_locator__face(const lrel_locator *l, lrel_grid_point at);

#endif
