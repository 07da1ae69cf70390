/* SPDX-License-Identifier: Apache-2.0 */
/* links.c: half-edges in exact angular order around their nodes, and from that the next
 * half-edge along each face. */
#include "mosaic/graph.h"

#include <stdlib.h>
#include <string.h>

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

/* Links the half-edges that arrive at node @p n to those that leave it. */
static lrel_status link_node(links *l, const ringset *set, const shard *s,
                             uint32_t first_chain, uint32_t first_node, uint32_t n,
                             lrel_error *err)
{
    const uint32_t *list = l->order + l->start[n];
    uint32_t count = l->start[n + 1] - l->start[n];
    spoke few[FEW_SPOKES], *spokes = few;

    if (count > FEW_SPOKES) {
        if (!lrel__grow(set->context, &l->many, &l->many_capacity, count, sizeof *spokes))
            return lrel__fail_memory(err);
        spokes = l->many;
    }
    for (uint32_t i = 0; i < count; i++)
        spokes[i] = spoke_of(set, s, s->nodes.at[first_node + n], list[i]);
    if (!sort_spokes(spokes, count))
        return lrel__fail(err, LREL_E_INVARIANT,
                          "two lines leave a node in one direction");
    /* Arriving by h, its twin t leaves: the face to the left of h goes on along the
     * next half-edge clockwise from t. */
    for (uint32_t i = 0; i < count; i++)
        l->next[(spokes[i].half_edge ^ 1) - 2 * first_chain] =
            spokes[i ? i - 1 : count - 1].half_edge;
    return LREL_OK;
}

lrel_status lrel_links__make(links *l, const ringset *set, const shard *s,
                             const uint32_t *chains, size_t chain_count,
                             uint32_t first_chain, uint32_t last_chain,
                             uint32_t first_node, uint32_t node_count, lrel_error *err)
{
    const lrel_context *context = set->context;

    if (!lrel__grow(context, &l->next, &l->next_capacity,
                    2 * ((size_t)last_chain - first_chain) + 1, sizeof *l->next) ||
        !lrel__grow(context, &l->order, &l->order_capacity, 2 * chain_count + 1,
                    sizeof *l->order) ||
        !lrel__grow(context, &l->start, &l->start_capacity, (size_t)node_count + 1,
                    sizeof *l->start))
        return lrel__fail_memory(err);

    sort_by_node(l, s, chains, chain_count, first_node, node_count);
    for (uint32_t n = 0; n < node_count; n++) {
        lrel_status status = link_node(l, set, s, first_chain, first_node, n, err);

        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

void lrel_links__clear(links *l, const lrel_context *context)
{
    lrel__free(context, l->next);
    lrel__free(context, l->order);
    lrel__free(context, l->start);
    lrel__free(context, l->many);
    memset(l, 0, sizeof *l);
}
