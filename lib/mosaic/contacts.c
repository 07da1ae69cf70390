/* SPDX-License-Identifier: Apache-2.0 */
/* contacts.c: all hot pixels against all edges, tile by tile.
 *
 * A contact of two edges is one of: a start vertex on the other's start vertex, a start
 * vertex whose pixel the other edge meets, or a proper crossing. Only *start* vertices
 * are tested, since an edge's end is the start of the next: with shared borders
 * everything would be reported twice. A crossing makes a new hot pixel, which every other
 * edge near it must be tested against too (third parties): rare on real data, fatal where
 * forgotten.
 *
 * Work is shared out by groups of tiles. Threads write nothing in common but idempotent
 * flags and the union-find, whose outcome does not depend on the order of its unions. */
#include "mosaic/contacts.h"

#include <stdatomic.h>
#include <string.h>

#include "core/threads.h"
#include "mosaic/exact.h"
#include "mosaic/near_edges.h"

/* Tiles whose neighbours are asked for at once: they lie next to each other, so one query
 * costs little more than one tile's own. */
#define GROUP_TILES 8

/* A hot pixel that two edges made; they are bent through it already. */
typedef struct crossing {
    lrel_grid_point at;
    uint32_t edges[2];
} crossing;

/* What one thread found and works with. */
typedef struct worker {
    struct {
        hit *at;
        size_t count, capacity;
    } hits;
    struct {
        crossing *at;
        size_t count, capacity;
    } crossings;           /* of the tile at hand */
    index_list near_group; /* tiles near the group */
    box8 *near_boxes;      /* their boxes, side by side */
    size_t near_boxes_capacity;
    index_list near_tile; /* of those, tiles near the tile at hand */
    uint64_t crossing_count;
    bool out_of_memory;
} worker;

typedef struct search {
    const ringset *set;
    contacts *found;
    worker *workers;
} search;

/* Union-find without locks: a root is always hung below a lower one. */
static uint32_t find_root(_Atomic uint32_t *parent, uint32_t i)
{
    uint32_t up;

    while ((up = atomic_load_explicit(&parent[i], memory_order_relaxed)) != i) {
        uint32_t above = atomic_load_explicit(&parent[up], memory_order_relaxed);

        if (above != up)
            atomic_compare_exchange_weak_explicit(
                &parent[i], &up, above, memory_order_relaxed, memory_order_relaxed);
        i = above;
    }
    return i;
}

static void join_rings(contacts *found, uint32_t a, uint32_t b)
{
    while ((a = find_root(found->parent, a)) != (b = find_root(found->parent, b))) {
        uint32_t low = a < b ? a : b, high = a < b ? b : a, expected = high;

        if (atomic_compare_exchange_strong_explicit(&found->parent[high], &expected, low,
                                                    memory_order_relaxed,
                                                    memory_order_relaxed))
            return;
    }
}

static inline void flag_node(contacts *found, uint32_t point)
{
    atomic_store_explicit(&found->is_node[point], 1, memory_order_relaxed);
}

static void add_hit(const search *s, worker *w, uint32_t ring_index, uint32_t edge,
                    lrel_grid_point at)
{
    hit *h = LREL__PUSH(s->set->context, &w->hits);

    if (h)
        *h = (hit){edge, ring_index, at};
    else
        w->out_of_memory = true;
}

/* The pixel of @p at is met by edge @p edge: an end becomes a node, the inside is hit. */
static void bend_edge(const search *s, worker *w, uint32_t ring_index, uint32_t edge,
                      lrel_grid_point at)
{
    const lrel_grid_point *p = s->set->points + edge;

    if (point_is_equal(at, p[0]))
        flag_node(s->found, edge);
    else if (point_is_equal(at, p[1]))
        flag_node(s->found, ring_next_edge(&s->set->rings[ring_index], edge));
    else
        add_hit(s, w, ring_index, edge, at);
}

/* The start of edge e against edge f. */
static bool start_meets_edge(const search *s, worker *w, uint32_t e, uint32_t ring_f,
                             uint32_t f)
{
    const lrel_grid_point *p = s->set->points;

    if (point_is_equal(p[e], p[f + 1]) || !edge_meets_pixel(p[f], p[f + 1], p[e]))
        return false;
    add_hit(s, w, ring_f, f, p[e]);
    flag_node(s->found, e);
    return true;
}

static void test_edges(const search *s, worker *w, uint32_t ring_e, uint32_t e,
                       uint32_t ring_f, uint32_t f)
{
    const lrel_grid_point *p = s->set->points;
    lrel_grid_point at;
    bool share_end = point_is_equal(p[e + 1], p[f]) || point_is_equal(p[e], p[f + 1]) ||
                     point_is_equal(p[e + 1], p[f + 1]);
    bool meet = false;

    if (point_is_equal(p[e], p[f])) {
        flag_node(s->found, e);
        flag_node(s->found, f);
        share_end = meet = true;
    } else {
        meet |= start_meets_edge(s, w, e, ring_f, f);
        meet |= start_meets_edge(s, w, f, ring_e, e);
    }
    /* Edges with a common end, such as successive ones, cross nowhere else. */
    if (!share_end && edges_cross(p[e], p[e + 1], p[f], p[f + 1], &at)) {
        crossing *slot = LREL__PUSH(s->set->context, &w->crossings);

        bend_edge(s, w, ring_e, e, at);
        bend_edge(s, w, ring_f, f, at);
        if (slot)
            *slot = (crossing){at, {e, f}};
        else
            w->out_of_memory = true;
        meet = true;
    }
    if (meet && ring_e != ring_f)
        join_rings(s->found, ring_e, ring_f);
}

/* Edges and their boxes, eight side by side. */
typedef struct edge_run {
    uint32_t edges[TILE_EDGES];
    box8 boxes[TILE_EDGES / 8];
    uint32_t count;
} edge_run;

/* The edges @p bits of the run that starts with edge @p first. */
static void pack_edges(edge_run *run, const lrel_grid_point *points, uint32_t first,
                       uint64_t bits)
{
    run->count = 0;
    for (; bits; bits &= bits - 1) {
        uint32_t e = first + (uint32_t)__builtin_ctzll(bits);

        box8_set(&run->boxes[run->count / 8], run->count % 8,
                 box_of_edge(points[e], points[e + 1]));
        run->edges[run->count++] = e;
    }
    for (uint32_t i = run->count; i % 8; i++)
        box8_set(&run->boxes[i / 8], i % 8, BOX_EMPTY);
}

static void test_two_tiles(const search *s, worker *w, const tile *a, const tile *b,
                           box window)
{
    const lrel_grid_point *p = s->set->points;
    uint64_t near_a = near_edges(p + a->first, a->count, window);
    uint64_t near_b = near_a ? near_edges(p + b->first, b->count, window) : 0;
    edge_run run;

    if (!near_b)
        return;
    pack_edges(&run, p, b->first, near_b);
    for (; near_a; near_a &= near_a - 1) {
        uint32_t e = a->first + (uint32_t)__builtin_ctzll(near_a);
        box around = box_of_edge(p[e], p[e + 1]);

        for (uint32_t g = 0; g < run.count; g += 8)
            for (unsigned near = box8_overlaps(&run.boxes[g / 8], around); near;
                 near &= near - 1)
                test_edges(s, w, a->ring, e, b->ring,
                           run.edges[g + (unsigned)__builtin_ctz(near)]);
    }
}

static void test_one_tile(const search *s, worker *w, const tile *t)
{
    const lrel_grid_point *p = s->set->points;
    edge_run run;

    pack_edges(&run, p, t->first, ~UINT64_C(0) >> (TILE_EDGES - t->count));
    for (uint32_t i = 0; i + 1 < run.count; i++) {
        box around = box8_get(&run.boxes[i / 8], i % 8);

        /* The next edge shares a point with this one: all that can happen is that it runs
         * back past this one's start. */
        if (box_has_point(box8_get(&run.boxes[(i + 1) / 8], (i + 1) % 8),
                          p[run.edges[i]]))
            (void)start_meets_edge(s, w, run.edges[i], t->ring, run.edges[i + 1]);
        for (uint32_t g = (i + 2) / 8 * 8; g < run.count; g += 8) {
            unsigned near = box8_overlaps(&run.boxes[g / 8], around);

            if (g < i + 2)
                near &= ~0u << (i + 2 - g); /* every pair once */
            for (; near; near &= near - 1)
                test_edges(s, w, t->ring, run.edges[i], t->ring,
                           run.edges[g + (unsigned)__builtin_ctz(near)]);
        }
    }
}

/* Every edge near against one crossing that other edges made. */
static void test_third_parties(const search *s, worker *w, const tile *own, const tile *t,
                               const crossing *c)
{
    const lrel_grid_point *p = s->set->points;
    box here = {c->at.x, c->at.y, c->at.x, c->at.y};
    uint64_t near = near_edges(p + t->first, t->count, here);

    for (; near; near &= near - 1) {
        uint32_t e = t->first + (uint32_t)__builtin_ctzll(near);

        if (e == c->edges[0] || e == c->edges[1] ||
            !edge_meets_pixel(p[e], p[e + 1], c->at))
            continue;
        bend_edge(s, w, t->ring, e, c->at);
        if (own->ring != t->ring)
            join_rings(s->found, own->ring, t->ring);
    }
}

static void search_tile(const search *s, worker *w, uint32_t index)
{
    const ringset *set = s->set;
    const tile *t = &set->tiles[index];
    box around = boxtree_box(&set->tile_tree, 0, index);

    w->near_tile.count = 0;
    w->crossings.count = 0;
    for (size_t i = 0; i < w->near_group.count; i += 8)
        for (unsigned bits = box8_overlaps(&w->near_boxes[i / 8], around); bits;
             bits &= bits - 1)
            w->near_tile.at[w->near_tile.count++] =
                w->near_group.at[i + (unsigned)__builtin_ctz(bits)];
    test_one_tile(s, w, t);
    for (size_t i = 0; i < w->near_tile.count; i++) {
        uint32_t other = w->near_tile.at[i];

        if (other > index)
            test_two_tiles(s, w, t, &set->tiles[other],
                           box_common(around, boxtree_box(&set->tile_tree, 0, other)));
    }
    w->crossing_count += w->crossings.count;
#ifndef LREL_MUTANT_NO_THIRD_PARTIES
    for (size_t c = 0; c < w->crossings.count; c++)
        for (size_t i = 0; i < w->near_tile.count; i++) {
            uint32_t other = w->near_tile.at[i];
            const crossing *one = &w->crossings.at[c];

            if (box_has_point(boxtree_box(&set->tile_tree, 0, other), one->at))
                test_third_parties(s, w, t, &set->tiles[other], one);
        }
#endif
}

static void pack_boxes(const ringset *set, worker *w)
{
    size_t count = w->near_group.count;

    for (size_t i = 0; i < (count + 7) / 8 * 8; i++)
        box8_set(&w->near_boxes[i / 8], i % 8,
                 i < count ? boxtree_box(&set->tile_tree, 0, w->near_group.at[i])
                           : BOX_EMPTY);
}

static lrel_status search_group(size_t group, int number, void *user, lrel_error *err)
{
    const search *s = user;
    const ringset *set = s->set;
    worker *w = &s->workers[number];
    uint32_t first = (uint32_t)(group * GROUP_TILES), last = first + GROUP_TILES;
    box around = boxtree_box(&set->tile_tree, 1, group);

    last = last < set->tile_count ? last : set->tile_count;
    if (!boxtree_query(&set->tile_tree, set->context, around, 0, &w->near_group) ||
        !lrel__grow(set->context, &w->near_tile.at, &w->near_tile.capacity,
                    w->near_group.count, sizeof *w->near_tile.at) ||
        !lrel__grow(set->context, &w->near_boxes, &w->near_boxes_capacity,
                    w->near_group.count / 8 + 1, sizeof *w->near_boxes))
        return lrel__fail_memory(err);
    pack_boxes(set, w);
    for (uint32_t t = first; t < last; t++)
        search_tile(s, w, t);
    return w->out_of_memory ? lrel__fail_memory(err) : LREL_OK;
}

/* Brings the hits of all workers together, ring by ring. */
static lrel_status gather_hits(search *s, int workers, lrel_error *err)
{
    contacts *found = s->found;
    const ringset *set = s->set;
    size_t total = 0;
    uint32_t sum = 0;

    for (int i = 0; i < workers; i++)
        total += s->workers[i].hits.count;
    if (total >= UINT32_MAX)
        return lrel__fail(err, LREL_E_LIMIT,
                          "%zu crossings are more than one mosaic holds", total);
    found->hits = lrel__alloc(set->context, total, sizeof *found->hits);
    found->hit_first =
        lrel__calloc(set->context, (size_t)set->ring_count + 1, sizeof *found->hit_first);
    if (!found->hits || !found->hit_first)
        return lrel__fail_memory(err);

    for (int i = 0; i < workers; i++)
        for (size_t h = 0; h < s->workers[i].hits.count; h++)
            found->hit_first[s->workers[i].hits.at[h].ring]++;
    for (uint32_t r = 0; r <= set->ring_count; r++) {
        sum += found->hit_first[r];
        found->hit_first[r] = sum;
    }
    for (int i = 0; i < workers; i++)
        for (size_t h = 0; h < s->workers[i].hits.count; h++) {
            hit one = s->workers[i].hits.at[h];

            found->hits[--found->hit_first[one.ring]] = one;
        }
    return LREL_OK;
}

static lrel_status prepare(contacts *found, const ringset *set, lrel_error *err)
{
    memset(found, 0, sizeof *found);
    found->context = set->context;
    found->is_node = lrel__calloc(set->context, set->point_count, sizeof *found->is_node);
    found->parent = lrel__alloc(set->context, set->ring_count, sizeof *found->parent);
    if (!found->is_node || !found->parent)
        return lrel__fail_memory(err);
    for (uint32_t r = 0; r < set->ring_count; r++)
        atomic_init(&found->parent[r], r);
    return LREL_OK;
}

lrel_status lrel_contacts__init(contacts *found, const ringset *set, lrel_error *err)
{
    int workers = lrel__jobs(set->context);
    search s = {set, found, NULL};
    lrel_status status = prepare(found, set, err);

    if (status != LREL_OK)
        return status;
    s.workers = lrel__calloc(set->context, (size_t)workers, sizeof *s.workers);
    if (!s.workers)
        return lrel__fail_memory(err);
    status =
        lrel__parallel(set->context, (set->tile_count + GROUP_TILES - 1) / GROUP_TILES,
                       search_group, &s, err);
    if (status == LREL_OK)
        status = gather_hits(&s, workers, err);
    for (int i = 0; i < workers; i++) {
        worker *w = &s.workers[i];

        found->crossings += w->crossing_count;
        lrel__free(set->context, w->hits.at);
        lrel__free(set->context, w->crossings.at);
        lrel__free(set->context, w->near_group.at);
        lrel__free(set->context, w->near_boxes);
        lrel__free(set->context, w->near_tile.at);
    }
    lrel__free(set->context, s.workers);
    return status;
}

void lrel_contacts__clear(contacts *found)
{
    /* By way of a number: the arrays are plain memory again once no thread uses them. */
    lrel__free(found->context, (void *)(uintptr_t)found->is_node);
    lrel__free(found->context, (void *)(uintptr_t)found->parent);
    lrel__free(found->context, found->hits);
    lrel__free(found->context, found->hit_first);
}

uint32_t lrel_contacts__root(const contacts *found, uint32_t r)
{
    return find_root(found->parent, r);
}
