/* SPDX-License-Identifier: Apache-2.0 */
/* graph.h: nodes and the chains between them.
 *
 * A chain is a piece of a ring from one node to the next; the plain vertices between,
 * which nothing else touches, never enter the topology. Each chain is two half-edges: 2c
 * runs from its `from` to its `to`, 2c + 1 back; the twin of h is h ^ 1. */
#ifndef LREL_MOSAIC_GRAPH_H
#define LREL_MOSAIC_GRAPH_H

#include "mosaic/ringset.h"

#define FACE_OUTSIDE UINT32_MAX /* land of no owner */

typedef struct chain {
    uint32_t from, to; /* nodes */
    uint32_t ring;     /* whose points it runs along */
    uint32_t inner;    /* its first plain point; the ring is cyclic */
    uint32_t inner_count;
    uint32_t left, right; /* faces */
} chain;

/* What the components that one worker arranged consist of. */
typedef struct shard {
    struct {
        lrel_grid_point *at;
        size_t count, capacity;
    } nodes;
    struct {
        chain *at;
        size_t count, capacity;
    } chains;
    uint32_t *next; /* by half-edge: the next along the land to its left */
    size_t next_capacity;
} shard;

/* The plain points of @p c: up to two runs, because the ring is cyclic. */
typedef struct chain_runs {
    const lrel_grid_point *at[2];
    uint32_t count[2];
} chain_runs;

static inline chain_runs chain_runs_of(const ringset *set, const chain *c)
{
    const ring *r = &set->rings[c->ring];
    uint32_t until_end = r->first + r->count - c->inner;
    uint32_t first = c->inner_count < until_end ? c->inner_count : until_end;

    return (chain_runs){{set->points + c->inner, set->points + r->first},
                        {first, c->inner_count - first}};
}

/* Point @p i (from 0) of the plain points of @p c. */
static inline lrel_grid_point chain_inner(const ringset *set, const chain *c, uint32_t i)
{
    const ring *r = &set->rings[c->ring];
    uint32_t at = c->inner + i;

    return set->points[at < r->first + r->count ? at : at - r->count];
}

/* The point after the start of half-edge @p h, which says its direction. */
static inline lrel_grid_point half_edge_second(const ringset *set, const shard *s,
                                               uint32_t h)
{
    const chain *c = &s->chains.at[h >> 1];

    if (c->inner_count)
        return chain_inner(set, c, h & 1 ? c->inner_count - 1 : 0);
    return s->nodes.at[h & 1 ? c->from : c->to];
}

static inline uint32_t half_edge_origin(const shard *s, uint32_t h)
{
    const chain *c = &s->chains.at[h >> 1];

    return h & 1 ? c->to : c->from;
}

/* The next half-edge along the border of the face to the left of @p h, itself a part of
 * that border. What has the face on both sides is no border: the walk turns around its
 * end. */
static inline uint32_t half_edge_next(const shard *s, uint32_t h)
{
    uint32_t next = s->next[h];

    while (s->chains.at[next >> 1].left == s->chains.at[next >> 1].right)
        next = s->next[next ^ 1];
    return next;
}

/* Half-edges around nodes. */
typedef struct links {
    uint32_t *next; /* by half-edge less 2 * first: the next along the face to its left */
    uint32_t *order; /* half-edges by node, counter-clockwise */
    uint32_t *start; /* by node less first_node, and one more: its place in `order` */
    size_t next_capacity, order_capacity, start_capacity;
} links;

/** Links the half-edges of the chains @p chains (indices) of @p s around the nodes
 * @p first_node .. @p first_node + @p node_count - 1. `next` is by half-edge less
 * 2 * @p first_chain. @p is_alone: no other thread is at work, so all may help.
 * @return LREL_OK, LREL_E_MEMORY, or LREL_E_INVARIANT where two leave a node in one
 * direction */
LREL_NODISCARD lrel_status lrel_links__make(links *l, const ringset *set, const shard *s,
                                            const uint32_t *chains, size_t chain_count,
                                            uint32_t first_chain, uint32_t last_chain,
                                            uint32_t first_node, uint32_t node_count,
                                            bool is_alone, lrel_error *err);
void lrel_links__clear(links *l, const lrel_context *context);

#endif
