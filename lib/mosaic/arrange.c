/* SPDX-License-Identifier: Apache-2.0 */
/* arrange.c: the rings of a component become nodes and chains.
 *
 * Each ring is walked once from stop to stop: its vertices that are nodes and the hot
 * pixels that its edges meet. Chains without plain points between two nodes are edges
 * that several rings may share: they are merged and their winding steps added up. A step
 * that adds up to nothing stays in the graph, because it keeps the component connected.
 */
#include "mosaic/arrange.h"

#include <stdatomic.h>
#include <string.h>

#include "core/radix.h"
#include "mosaic/exact.h"

/* Empties a hash table that is to take @p need entries. */
static bool reset_slots(arranger *a, uint32_t **slots, size_t *used, size_t *capacity,
                        size_t need)
{
    size_t size = 16;

    while (size < 2 * need)
        size *= 2;
    if (!lrel__grow(a->set->context, slots, capacity, size, sizeof **slots))
        return false;
    *used = size;
    memset(*slots, 0, size * sizeof **slots);
    return true;
}

static size_t hash_pair(uint32_t x, uint32_t y)
{
    uint64_t h = ((uint64_t)x << 32 | y) * 0x9E3779B97F4A7C15u;

    return (size_t)(h ^ h >> 31);
}

/* The node at a point, new if needed. */
static uint32_t node_at(arranger *a, lrel_grid_point at)
{
    uint32_t here;
    size_t slot = hash_pair((uint32_t)at.x, (uint32_t)at.y) & (a->node_slots_used - 1);

    for (; a->node_slots[slot]; slot = (slot + 1) & (a->node_slots_used - 1)) {
        here = a->first_node + a->node_slots[slot] - 1;
        if (point_is_equal(a->out.nodes.at[here], at))
            return here;
    }
    here = (uint32_t)a->out.nodes.count++;
    a->out.nodes.at[here] = at;
    a->node_slots[slot] = here - a->first_node + 1;
    return here;
}

static void add_stop(arranger *a, lrel_grid_point at, uint32_t end, uint32_t after)
{
    a->stops.at[a->stops.count++] =
        (stop){.node = node_at(a, at), .end = end, .after = after};
}

static uint32_t hits_before(const arranger *a, uint32_t ring_index)
{
    return atomic_load_explicit(&a->found->hit_first[ring_index], memory_order_relaxed);
}

/* Hits sorted one by one; rings with more are few. */
#define FEW_HITS 48

/* Orders hits as their ring passes them: by edge, then by how far along it. */
static uint64_t hit_key(const arranger *a, const hit *h)
{
    return (uint64_t)h->edge << 32 | (uint64_t)step_along(a->set->points[h->edge], h->at);
}

static void sort_few_hits(const arranger *a, hit *hits, size_t count)
{
    uint64_t keys[FEW_HITS];

    for (size_t i = 0; i < count; i++) {
        hit one = hits[i];
        uint64_t key = hit_key(a, &one);
        size_t k = i;

        for (; k > 0 && keys[k - 1] > key; k--) {
            keys[k] = keys[k - 1];
            hits[k] = hits[k - 1];
        }
        keys[k] = key;
        hits[k] = one;
    }
}

static bool sort_many_hits(const arranger *a, hit *hits, size_t count)
{
    hit *copy = lrel__alloc(a->set->context, count, sizeof *copy);
    lrel_sortable order;
    bool has_memory = lrel__sortable_init(&order, a->set->context, count) && copy;

    for (size_t i = 0; has_memory && i < count; i++) {
        copy[i] = hits[i];
        order.at[i] = (lrel_keyed){hit_key(a, &hits[i]), (uint32_t)i};
    }
    if (has_memory)
        lrel__radix_sort(&order);
    for (size_t i = 0; has_memory && i < count; i++)
        hits[i] = copy[order.at[i].value];
    lrel__sortable_clear(&order, a->set->context);
    lrel__free(a->set->context, copy);
    return has_memory;
}

/* The hits of ring @p r, in the order in which the ring passes them. */
static bool sort_hits(arranger *a, uint32_t r)
{
    hit *hits = a->found->hits + hits_before(a, r);
    size_t count = hits_before(a, r + 1) - hits_before(a, r);

    if (count > FEW_HITS)
        return sort_many_hits(a, hits, count);
    sort_few_hits(a, hits, count);
    return true;
}

/* The vertices of a ring that are nodes, in its order. */
typedef struct node_vertices {
    const _Atomic uint32_t *words; /* by tile of the ring */
    uint32_t tile, tile_count;
    uint32_t first; /* vertex of the ring */
    uint32_t left;  /* bits of the tile at hand */
} node_vertices;

#define NO_VERTEX UINT32_MAX

static uint32_t next_node_vertex(node_vertices *all)
{
    uint32_t vertex;

    while (all->left == 0) {
        if (++all->tile == all->tile_count)
            return NO_VERTEX;
        all->left = atomic_load_explicit(&all->words[all->tile], memory_order_relaxed);
    }
    vertex = all->first + all->tile * TILE_EDGES + (uint32_t)__builtin_ctz(all->left);
    all->left &= all->left - 1;
    return vertex;
}

static node_vertices node_vertices_of(const arranger *a, const ring *r)
{
    const _Atomic uint32_t *words = a->found->nodes + r->tile_first;

    return (node_vertices){words, 0, r->tile_count, r->first,
                           atomic_load_explicit(words, memory_order_relaxed)};
}

/* The hits of edge @p edge, from @p h on, become stops, those found twice once. */
static lrel_status stop_at_hits(arranger *a, uint32_t edge, const hit **h, const hit *end,
                                lrel_error *err)
{
    lrel_grid_point start = a->set->points[edge], before = start;

    for (; *h < end && (*h)->edge == edge; ++*h) {
        lrel_grid_point at = (*h)->at;

        if (point_is_equal(at, before))
            continue;
        if (step_along(start, at) == step_along(start, before))
            return lrel__fail(err, LREL_E_INVARIANT,
                              "two points lie equally far along an edge");
        before = at;
        add_stop(a, at, edge + 1, edge + 1);
    }
    return LREL_OK;
}

static lrel_status find_stops(arranger *a, uint32_t index, lrel_error *err)
{
    const ring *r = &a->set->rings[index];
    const hit *h = a->found->hits + hits_before(a, index);
    const hit *end = a->found->hits + hits_before(a, index + 1);
    node_vertices nodes = node_vertices_of(a, r);
    uint32_t vertex = next_node_vertex(&nodes);

    a->stops.count = 0;
    if (!sort_hits(a, index))
        return lrel__fail_memory(err);
    while (vertex != NO_VERTEX || h < end) {
        if (h < end && h->edge < vertex) {
            lrel_status status = stop_at_hits(a, h->edge, &h, end, err);

            if (status != LREL_OK)
                return status;
            continue;
        }
        add_stop(a, a->set->points[vertex], vertex, vertex + 1);
        vertex = next_node_vertex(&nodes);
    }
    return LREL_OK;
}

/* Adds @p turns of @p code to the step across chain @p c. */
static void add_step(arranger *a, uint32_t c, uint32_t code, int32_t turns)
{
    uint32_t *link = &a->first_step.at[c - a->first_chain];

    for (uint32_t i = *link; i != STEP_END; i = a->steps.at[i].next)
        if (a->steps.at[i].code == code) {
            a->steps.at[i].turns += turns;
            return;
        }
    a->steps.at[a->steps.count] = (step){code, turns, *link};
    *link = (uint32_t)a->steps.count++;
}

/* Adds @p turns of ring @p r, which chain @p c is a piece of. */
static void add_steps(arranger *a, uint32_t c, uint32_t r, int32_t turns)
{
    const ring *of = &a->set->rings[r];
    const uint32_t *codes = ring_codes(a->set, of);

    for (uint32_t i = 0; i < of->code_count; i++)
        add_step(a, c, codes[i], turns);
}

static void add_chain(arranger *a, chain one)
{
    a->out.chains.at[a->out.chains.count++] = one;
    a->first_step.at[a->first_step.count++] = STEP_END;
    add_steps(a, (uint32_t)a->out.chains.count - 1, one.ring, 1);
}

/* An edge between two nodes, which other rings may have too. */
static void add_edge(arranger *a, uint32_t from, uint32_t to, uint32_t r)
{
    uint32_t low = from < to ? from : to, high = from < to ? to : from;
    size_t slot = hash_pair(low, high) & (a->pair_slots_used - 1);

    for (; a->pair_slots[slot]; slot = (slot + 1) & (a->pair_slots_used - 1)) {
        uint32_t index = a->first_chain + a->pair_slots[slot] - 1;
        const chain *c = &a->out.chains.at[index];

        if ((c->from == low && c->to == high) || (c->from == high && c->to == low)) {
            add_steps(a, index, r, c->from == from ? 1 : -1);
            return;
        }
    }
    a->pair_slots[slot] = (uint32_t)a->out.chains.count - a->first_chain + 1;
    add_chain(a, (chain){.from = from, .to = to, .ring = r});
}

/* A chain from a node back to it with at most one point between is no land: a hot pixel
 * beside an acute corner is met by both edges of the corner, though the corner itself is
 * no node. Forgetting this mislabels a whole component. */
static bool is_spike(uint32_t from, uint32_t to, uint32_t inner_count)
{
#ifdef LREL_MUTANT_NO_SPIKE_RULE
    return from == to && inner_count == 0;
#else
    return from == to && inner_count <= 1;
#endif
}

static lrel_status cut_ring(arranger *a, uint32_t index, lrel_error *err)
{
    const ring *r = &a->set->rings[index];
    lrel_status status = find_stops(a, index, err);

    if (status != LREL_OK)
        return status;
    if (a->stops.count == 0)
        return lrel__fail(err, LREL_E_INVARIANT, "a ring hangs together with nothing");
    for (size_t i = 0; i < a->stops.count; i++) {
        bool is_last = i + 1 == a->stops.count;
        const stop *here = &a->stops.at[i], *next = &a->stops.at[is_last ? 0 : i + 1];
        uint32_t inner = here->after,
                 count = next->end + (is_last ? r->count : 0) - inner;

        if (is_spike(here->node, next->node, count))
            continue;
        if (inner == r->first + r->count)
            inner = r->first;
        if (count)
            add_chain(a, (chain){.from = here->node,
                                 .to = next->node,
                                 .ring = index,
                                 .inner = inner,
                                 .inner_count = count});
        else
            add_edge(a, here->node, next->node, index);
    }
    return LREL_OK;
}

/* How often ring @p index is cut at most. */
static size_t count_stops(const arranger *a, uint32_t index)
{
    const ring *r = &a->set->rings[index];
    size_t stops = hits_before(a, index + 1) - hits_before(a, index);

    for (uint32_t k = r->tile_first; k < r->tile_first + r->tile_count; k++) {
        uint32_t nodes = atomic_load_explicit(&a->found->nodes[k], memory_order_relaxed);

        if (nodes) /* few have any, and not every machine counts bits at once */
            stops += (size_t)__builtin_popcount(nodes);
    }
    return stops;
}

/* Room for all that @p stops stops can become, so that nobody need ask again, and
 * for @p steps steps. */
static bool make_room(arranger *a, size_t stops, size_t steps)
{
    const lrel_context *context = a->set->context;

    a->steps.count = 0;
    a->first_step.count = 0;
    return reset_slots(a, &a->node_slots, &a->node_slots_used, &a->node_slots_capacity,
                       stops) &&
           reset_slots(a, &a->pair_slots, &a->pair_slots_used, &a->pair_slots_capacity,
                       stops) &&
           lrel__grow(context, &a->stops.at, &a->stops.capacity, stops,
                      sizeof *a->stops.at) &&
           lrel__grow(context, &a->steps.at, &a->steps.capacity, steps,
                      sizeof *a->steps.at) &&
           lrel__grow(context, &a->first_step.at, &a->first_step.capacity, stops,
                      sizeof *a->first_step.at) &&
           lrel__grow(context, &a->out.nodes.at, &a->out.nodes.capacity,
                      a->out.nodes.count + stops, sizeof *a->out.nodes.at) &&
           lrel__grow(context, &a->out.chains.at, &a->out.chains.capacity,
                      a->out.chains.count + stops, sizeof *a->out.chains.at);
}

/* A ring that touches nothing is a loop from any of its points. */
static lrel_status arrange_loop(arranger *a, uint32_t index, lrel_error *err)
{
    const ring *r = &a->set->rings[index];
    lrel_grid_point *node = LREL__PUSH(a->set->context, &a->out.nodes);
    chain *c = node ? LREL__PUSH(a->set->context, &a->out.chains) : NULL;

    if (!c)
        return lrel__fail_memory(err);
    *node = a->set->points[r->first];
    *c = (chain){.from = a->first_node,
                 .to = a->first_node,
                 .ring = index,
                 .inner = r->first + 1,
                 .inner_count = r->count - 1};
    return lrel_arranger__walk_loop(a, err);
}

lrel_status lrel_arranger__component(arranger *a, const uint32_t *rings, size_t count,
                                     lrel_error *err)
{
    size_t stops = 0, steps = 0;

    for (size_t i = 0; i < count; i++) {
        size_t of_ring = count_stops(a, rings[i]);

        stops += of_ring;
        steps += of_ring * a->set->rings[rings[i]].code_count;
    }
    a->root = a->component[rings[0]];
    a->first_node = (uint32_t)a->out.nodes.count;
    a->first_chain = (uint32_t)a->out.chains.count;
    lrel_faceset__forget(&a->faces);
    if (a->out.chains.count + stops + 1 > UINT32_MAX / 4 || steps >= STEP_END)
        return lrel__fail(err, LREL_E_LIMIT, "too many lines for one mosaic");
    if (stops == 0 && count == 1)
        return arrange_loop(a, rings[0], err);
    if (!make_room(a, stops, steps))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        lrel_status status = cut_ring(a, rings[i], err);

        if (status != LREL_OK)
            return status;
    }
    return a->out.chains.count > a->first_chain ? lrel_arranger__walk(a, err) : LREL_OK;
}

void lrel_arranger__clear(arranger *a)
{
    const lrel_context *context = a->set->context;

    lrel__free(context, a->out.nodes.at);
    lrel__free(context, a->out.chains.at);
    lrel__free(context, a->out.next);
    lrel_faceset__clear(&a->faces, context);
    lrel__free(context, a->gaps.at);
    lrel__free(context, a->stops.at);
    lrel__free(context, a->steps.at);
    lrel__free(context, a->first_step.at);
    lrel__free(context, a->node_slots);
    lrel__free(context, a->pair_slots);
    lrel__free(context, a->chain_list.at);
    lrel_links__clear(&a->around, context);
    lrel__free(context, a->cycles.at);
    lrel__free(context, a->chain_area);
    lrel__free(context, a->cycle_of);
    lrel__free(context, a->path.at);
    lrel__free(context, a->here.at);
    lrel__free(context, a->owners.at);
    lrel__free(context, a->larger.at);
    lrel__free(context, a->smaller.at);
    lrel__free(context, a->near.at);
    memset(a, 0, sizeof *a);
}
