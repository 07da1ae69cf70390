/* SPDX-License-Identifier: Apache-2.0 */
/* touch.c: the exact test of two edges, and the sieves that spare it to most of them.
 *
 * A contact of two edges is one of: a start vertex on the other's start vertex, a start
 * vertex whose pixel the other edge meets, or a proper crossing. Only *start* vertices
 * are tested, since an edge's end is the start of the next: with shared borders
 * everything would be reported twice.
 *
 * The sieves are boxes: of tiles, of parts, of edges, each eight or four at a time. */
#include "mosaic/touch.h"

#include "mosaic/exact.h"
#include "mosaic/joins.h"
#include "mosaic/edge_sieve.h"

/* ---- one edge against one ---- */

static void flag_node(const toucher *t, const ring *r, uint32_t edge)
{
    uint32_t at = edge - r->first;
    _Atomic uint32_t *word = &t->found->nodes[r->tile_first + at / TILE_EDGES];
    uint32_t bit = UINT32_C(1) << at % TILE_EDGES;

    if (!(atomic_load_explicit(word, memory_order_relaxed) & bit))
        atomic_fetch_or_explicit(word, bit, memory_order_relaxed);
}

static void add_hit(toucher *t, uint32_t ring_index, uint32_t edge, lrel_grid_point at)
{
    hit *h = LREL__PUSH(t->set->context, &t->hits);

    if (h)
        *h = (hit){edge, ring_index, at};
    else
        t->out_of_memory = true;
}

/* The pixel of @p at is met by edge @p edge: an end becomes a node, the inside is hit. */
static void bend_edge(toucher *t, uint32_t ring_index, uint32_t edge, lrel_grid_point at)
{
    const lrel_grid_point *p = t->set->points + edge;
    const ring *r = &t->set->rings[ring_index];

    if (point_is_equal(at, p[0]))
        flag_node(t, r, edge);
    else if (point_is_equal(at, p[1]))
        flag_node(t, r, ring_next_edge(r, edge));
    else
        add_hit(t, ring_index, edge, at);
}

/* The start of edge e against edge f. */
static bool start_meets_edge(toucher *t, uint32_t ring_e, uint32_t e, uint32_t ring_f,
                             uint32_t f)
{
    const lrel_grid_point *p = t->set->points;

    if (!edge_meets_pixel(p[f], p[f + 1], p[e]) || point_is_equal(p[e], p[f + 1]))
        return false;
    add_hit(t, ring_f, f, p[e]);
    flag_node(t, &t->set->rings[ring_e], e);
    return true;
}

static void cross_edges(toucher *t, uint32_t ring_e, uint32_t e, uint32_t ring_f,
                        uint32_t f, const bearings *of)
{
    const lrel_grid_point *p = t->set->points;
    lrel_grid_point at = edges_crossing(p[e], p[e + 1], of);
    crossing *slot = LREL__PUSH(t->set->context, &t->crossings);

    bend_edge(t, ring_e, e, at);
    bend_edge(t, ring_f, f, at);
    if (slot)
        *slot = (crossing){at, {e, f}};
    else
        t->out_of_memory = true;
}

/* Two edges of which an end comes near the other. */
static bool meet_edges(toucher *t, uint32_t ring_e, uint32_t e, uint32_t ring_f,
                       uint32_t f, const bearings *of)
{
    const lrel_grid_point *p = t->set->points;
    bool meet = false;

    if (point_is_equal(p[e], p[f])) {
        flag_node(t, &t->set->rings[ring_e], e);
        flag_node(t, &t->set->rings[ring_f], f);
        return true;
    }
    meet |= start_meets_edge(t, ring_e, e, ring_f, f);
    meet |= start_meets_edge(t, ring_f, f, ring_e, e);
    /* Edges with a common end, such as successive ones, cross nowhere else. */
    if (point_is_equal(p[e + 1], p[f]) || point_is_equal(p[e], p[f + 1]) ||
        point_is_equal(p[e + 1], p[f + 1]) || !edges_cross(of))
        return meet;
    cross_edges(t, ring_e, e, ring_f, f, of);
    return true;
}

/* Most edges whose boxes overlap pass each other by, and most others cross clearly. */
static inline void test_edges(toucher *t, uint32_t ring_e, uint32_t e, uint32_t ring_f,
                              uint32_t f)
{
    const lrel_grid_point *p = t->set->points;
    bearings of = edges_bearings(p[e], p[e + 1], p[f], p[f + 1]);
    bool meet = true;

    if (edges_are_apart(&of))
        return;
    if (edges_cross_clearly(&of))
        cross_edges(t, ring_e, e, ring_f, f, &of);
    else
        meet = meet_edges(t, ring_e, e, ring_f, f, &of);
    if (meet && ring_e != ring_f)
        joins_add(t->found->parent, ring_e, ring_f);
}

/* ---- part against part ---- */

/* Part @p i of tile @p a against part @p k of tile @p b, but for the pairs @p skip. */
static void test_parts(toucher *t, const tile *a, uint32_t i, const tile *b, uint32_t k,
                       unsigned skip)
{
    const lrel_grid_point *p = t->set->points;
    uint32_t e = a->first + i * PART_EDGES, f = b->first + k * PART_EDGES;
    box4 edges_a = box4_of_edges(p + e), edges_b = box4_of_edges(p + f);
    unsigned near = box4_pairs(&edges_a, &edges_b) &
                    box4_lanes(part_lanes(a, i), part_lanes(b, k)) & ~skip;

    for (; near; near &= near - 1) {
        uint32_t pair = (uint32_t)__builtin_ctz(near);

        test_edges(t, a->ring, e + pair / 4, b->ring, f + pair % 4);
    }
}

void lrel_toucher__tiles(toucher *t, uint32_t a, uint32_t b, box window)
{
    const box8 *parts_a = &t->set->parts[a], *parts_b = &t->set->parts[b];
    unsigned near_a = box8_overlaps(parts_a, window);
    unsigned near_b = near_a ? box8_overlaps(parts_b, window) : 0;

    if (!near_b)
        return;
    for (; near_a; near_a &= near_a - 1) {
        uint32_t i = (uint32_t)__builtin_ctz(near_a);

        for (unsigned near = near_b & box8_overlaps(parts_b, box8_get(parts_a, i)); near;
             near &= near - 1)
            test_parts(t, &t->set->tiles[a], i, &t->set->tiles[b],
                       (uint32_t)__builtin_ctz(near), 0);
    }
}

/* Of the pairs of edges of one part: each once, none with itself. */
#define PAIRS_ABOVE 0x08CEu

void lrel_toucher__tile(toucher *t, uint32_t index)
{
    const tile *one = &t->set->tiles[index];
    const box8 *parts = &t->set->parts[index];
    slopes run = slopes_of_tile(t->set->points + one->first, one->count);
    uint64_t steady = slopes_steady_pairs(run);
    uint32_t count = (one->count + PART_EDGES - 1) / PART_EDGES;

    for (uint32_t i = 0; i < count; i++, steady >>= 2 * PART_EDGES) {
        unsigned near = box8_overlaps(parts, box8_get(parts, i)) & ~1u << i;
        /* Bit 4e + f is the pair of edges e and f: here each edge and the next. */
        unsigned successive =
            (steady & 1) << 1 | (steady >> 2 & 1) << 6 | (steady >> 4 & 1) << 11;

        if (!part_is_steady(run, i))
            test_parts(t, one, i, one, i, (0xFFFFu & ~PAIRS_ABOVE) | successive);
        if (two_parts_are_steady(run, i))
            near &= ~(2u << i);
        for (; near; near &= near - 1) {
            uint32_t k = (uint32_t)__builtin_ctz(near);

            /* The last edge of this part and the first of the next. */
            test_parts(t, one, i, one, k, k == i + 1 ? (steady >> 6 & 1) << 12 : 0);
        }
    }
}

void lrel_toucher__crossing(toucher *t, uint32_t index, const crossing *c,
                            uint32_t own_ring)
{
    const tile *one = &t->set->tiles[index];
    const lrel_grid_point *p = t->set->points;
    box here = {c->at.x, c->at.y, c->at.x, c->at.y};

    for (unsigned parts = box8_overlaps(&t->set->parts[index], here); parts;
         parts &= parts - 1) {
        uint32_t part = (uint32_t)__builtin_ctz(parts);
        uint32_t first = one->first + part * PART_EDGES;
        box4 edges = box4_of_edges(p + first);
        unsigned near = box4_holds(&edges, c->at) & part_lanes(one, part);

        for (; near; near &= near - 1) {
            uint32_t e = first + (uint32_t)__builtin_ctz(near);

            if (e == c->edges[0] || e == c->edges[1] ||
                !edge_meets_pixel(p[e], p[e + 1], c->at))
                continue;
            bend_edge(t, one->ring, e, c->at);
            if (one->ring != own_ring)
                joins_add(t->found->parent, one->ring, own_ring);
        }
    }
}
