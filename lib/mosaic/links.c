/* SPDX-License-Identifier: Apache-2.0 */
/* links.c: half-edges in exact angular order around their nodes, and from that the next
 * half-edge along each face. */
#include "mosaic/graph.h"

#include <stdlib.h>
#include <string.h>

#include "core/threads.h"

/* Spokes that are sorted without asking for memory. */
#define FEW_SPOKES 32

/* A half-edge that leaves the node at hand, and where to. */
typedef struct spoke {
    lrel_grid_point to; /* from the node */
    bool is_below;      /* 180 degrees or more from east */
    uint32_t half_edge;
} spoke;

/* Order of directions, counter-clockwise from east; 0 where they are equal. */
static int compare_spokes(const spoke *a, const spoke *b)
{
    int64_t cross;

    if (a->is_below != b->is_below)
        return a->is_below ? 1 : -1;
    cross = (int64_t)a->to.x * b->to.y - (int64_t)a->to.y * b->to.x;
    return cross > 0 ? -1 : cross < 0;
}

static spoke spoke_of(const ringset *set, const shard *s, lrel_grid_point node,
                      uint32_t h)
{
    lrel_grid_point to = half_edge_second(set, s, h);

    to = (lrel_grid_point){to.x - node.x, to.y - node.y};
    return (spoke){to, to.y < 0 || (to.y == 0 && to.x < 0), h};
}

static int compare_for_qsort(const void *a, const void *b)
{
    return compare_spokes(a, b);
}

/* Sorts the spokes of one node. Mostly four meet there, so insertion is best; nodes where
 * thousands meet (a star of copies) do exist.
 * @return false where two have one direction */
static bool sort_spokes(spoke *spokes, size_t count)
{
    if (count > FEW_SPOKES) {
        qsort(spokes, count, sizeof *spokes, compare_for_qsort);
        for (size_t i = 1; i < count; i++)
            if (compare_spokes(&spokes[i - 1], &spokes[i]) == 0)
                return false;
        return true;
    }
    for (size_t i = 1; i < count; i++) {
        spoke one = spokes[i];
        size_t k = i;
        int order = 1;

        while (k > 0 && (order = compare_spokes(&spokes[k - 1], &one)) > 0) {
            spokes[k] = spokes[k - 1];
            k--;
        }
        if (order == 0)
            return false;
        spokes[k] = one;
    }
    return true;
}

/* Half-edges by the node they leave: a counting sort. */
static void sort_by_node(links *l, const shard *s, const uint32_t *chains,
                         size_t chain_count, uint32_t first_node, uint32_t node_count)
{
    uint32_t sum = 0;

    memset(l->start, 0, ((size_t)node_count + 1) * sizeof *l->start);
    for (size_t i = 0; i < chain_count; i++) {
        l->start[s->chains.at[chains[i]].from - first_node]++;
        l->start[s->chains.at[chains[i]].to - first_node]++;
    }
    for (uint32_t n = 0; n <= node_count; n++) {
        sum += l->start[n];
        l->start[n] = sum;
    }
    for (size_t i = chain_count; i-- > 0;) {
        const chain *c = &s->chains.at[chains[i]];

        l->order[--l->start[c->to - first_node]] = 2 * chains[i] + 1;
        l->order[--l->start[c->from - first_node]] = 2 * chains[i];
    }
}

/* Nodes in one piece of work. */
#define BATCH_NODES 2048

/* What is linked: half-edges in l->order by the node they leave. */
typedef struct linking {
    links *l;
    const ringset *set;
    const shard *s;
    uint32_t first_chain, first_node, node_count;
} linking;

/* Links the half-edges that arrive at node @p n to those that leave it. @p spokes has
 * room for all of them. @return false where two leave in one direction */
static bool link_node(const linking *work, uint32_t n, spoke *spokes)
{
    uint32_t *list = work->l->order + work->l->start[n];
    uint32_t count = work->l->start[n + 1] - work->l->start[n];

    for (uint32_t i = 0; i < count; i++)
        spokes[i] = spoke_of(work->set, work->s, work->s->nodes.at[work->first_node + n],
                             list[i]);
    if (!sort_spokes(spokes, count))
        return false;
    /* Arriving by h, its twin t leaves: the face to the left of h goes on along the
     * next half-edge clockwise from t. */
    for (uint32_t i = 0; i < count; i++) {
        list[i] = spokes[i].half_edge;
        work->l->next[(list[i] ^ 1) - 2 * work->first_chain] =
            spokes[i ? i - 1 : count - 1].half_edge;
    }
    return true;
}

static lrel_status link_batch(size_t piece, int worker, void *user, lrel_error *err)
{
    const linking *work = user;
    uint32_t first = (uint32_t)piece * BATCH_NODES, last = first + BATCH_NODES;
    spoke few[FEW_SPOKES];

    (void)worker;
    for (uint32_t n = first; n < last && n < work->node_count; n++) {
        uint32_t count = work->l->start[n + 1] - work->l->start[n];
        spoke *many = NULL;
        bool is_linked;

        if (count > FEW_SPOKES &&
            !(many = lrel__alloc(work->set->context, count, sizeof *many)))
            return lrel__fail_memory(err);
        is_linked = link_node(work, n, many ? many : few);
        lrel__free(work->set->context, many);
        if (!is_linked)
            return lrel__fail(err, LREL_E_INVARIANT,
                              "two lines leave a node in one direction");
    }
    return LREL_OK;
}

lrel_status lrel_links__make(links *l, const ringset *set, const shard *s,
                             const uint32_t *chains, size_t chain_count,
                             uint32_t first_chain, uint32_t last_chain,
                             uint32_t first_node, uint32_t node_count, bool is_alone,
                             lrel_error *err)
{
    const lrel_context *context = set->context;
    linking work = {l, set, s, first_chain, first_node, node_count};

    if (!lrel__grow(context, &l->next, &l->next_capacity,
                    2 * ((size_t)last_chain - first_chain) + 1, sizeof *l->next) ||
        !lrel__grow(context, &l->order, &l->order_capacity, 2 * chain_count + 1,
                    sizeof *l->order) ||
        !lrel__grow(context, &l->start, &l->start_capacity, (size_t)node_count + 1,
                    sizeof *l->start))
        return lrel__fail_memory(err);

    sort_by_node(l, s, chains, chain_count, first_node, node_count);
    return lrel__pieces(context, is_alone, (node_count + BATCH_NODES - 1) / BATCH_NODES,
                        link_batch, &work, err);
}

void lrel_links__clear(links *l, const lrel_context *context)
{
    lrel__free(context, l->next);
    lrel__free(context, l->order);
    lrel__free(context, l->start);
    memset(l, 0, sizeof *l);
}
