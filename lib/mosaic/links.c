/* SPDX-License-Identifier: Apache-2.0 */
/* links.c: half-edges in exact angular order around their nodes, and from that the next
 * half-edge along each face. */
#include "mosaic/graph.h"

#include <stdlib.h>
#include <string.h>

/* 0 for directions from 0 to below 180 degrees, 1 for the others. */
static int half_plane(lrel_grid_point d)
{
    return d.y < 0 || (d.y == 0 && d.x < 0);
}

/* Order of directions, counter-clockwise from east; 0 where they are equal. */
static int compare_directions(lrel_grid_point a, lrel_grid_point b)
{
    int64_t cross;

    if (half_plane(a) != half_plane(b))
        return half_plane(a) - half_plane(b);
    cross = (int64_t)a.x * b.y - (int64_t)a.y * b.x;
    return cross > 0 ? -1 : cross < 0;
}

static lrel_grid_point direction(const ringset *set, const shard *s, uint32_t h)
{
    lrel_grid_point from = s->nodes.at[half_edge_origin(s, h)];
    lrel_grid_point to = half_edge_second(set, s, h);

    return (lrel_grid_point){to.x - from.x, to.y - from.y};
}

typedef struct around {
    const ringset *set;
    const shard *s;
    bool has_equal;
} around;

static int compare_half_edges(const void *a, const void *b, void *user)
{
    around *node = user;
    uint32_t ha = *(const uint32_t *)a, hb = *(const uint32_t *)b;
    int order = compare_directions(direction(node->set, node->s, ha),
                                   direction(node->set, node->s, hb));

    node->has_equal |= order == 0;
    return order;
}

/* Sorts the half-edges that leave one node. Mostly four meet there, so insertion is best;
 * nodes where thousands meet (a star of copies) do exist.
 * @return false where two have one direction */
static bool sort_around(const ringset *set, const shard *s, uint32_t *list, size_t count)
{
    around node = {set, s, false};

    if (count > 32) {
        qsort_r(list, count, sizeof *list, compare_half_edges, &node);
        return !node.has_equal;
    }
    for (size_t i = 1; i < count; i++) {
        uint32_t h = list[i];
        lrel_grid_point d = direction(set, s, h);
        size_t k = i;

        while (k > 0) {
            int order = compare_directions(direction(set, s, list[k - 1]), d);

            if (order == 0)
                return false;
            if (order < 0)
                break;
            list[k] = list[k - 1];
            k--;
        }
        list[k] = h;
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
        uint32_t *list = l->order + l->start[n], count = l->start[n + 1] - l->start[n];

        if (!sort_around(set, s, list, count))
            return lrel__fail(err, LREL_E_INVARIANT,
                              "two lines leave a node in one direction");
        /* Arriving by h, its twin t leaves: the face to the left of h goes on along the
         * next half-edge clockwise from t. */
        for (uint32_t i = 0; i < count; i++)
            l->next[(list[i] ^ 1) - 2 * first_chain] = list[i ? i - 1 : count - 1];
    }
    return LREL_OK;
}

void lrel_links__clear(links *l, const lrel_context *context)
{
    lrel__free(context, l->next);
    lrel__free(context, l->order);
    lrel__free(context, l->start);
    memset(l, 0, sizeof *l);
}
