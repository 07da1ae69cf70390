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

/* Two edges that come near each other. */
static bool meet_edges(toucher *t, uint32_t ring_e, uint32_t e, uint32_t ring_f,
                       uint32_t f)
{
    const lrel_grid_point *p = t->set->points;
    bearings of;
    bool meet = false;

    if (point_is_equal(p[e], p[f])) {
        flag_node(t, &t->set->rings[ring_e], e);
        flag_node(t, &t->set->rings[ring_f], f);
        return true;
    }
    of = edges_bearings(p[e], p[e + 1], p[f], p[f + 1]);
    if (llabs(of.a) <= of.reach_cd)
        meet |= start_meets_edge(t, ring_e, e, ring_f, f);
    if (llabs(of.c) <= of.reach_ab)
        meet |= start_meets_edge(t, ring_f, f, ring_e, e);
    if (!edges_cross(&of))
        return meet;
    cross_edges(t, ring_e, e, ring_f, f, &of);
    return true;
}

/* Edge @p e of the tile at hand and edge @p f come near each other. */
static inline void add_companion(toucher *t, uint32_t e, uint32_t ring_f, uint32_t f)
{
    if (t->companion_count > FEW_COMPANIONS)
        return;
    if (t->companion_count < FEW_COMPANIONS)
        t->companions[t->companion_count] = (companion){e, f, ring_f};
    t->companion_count++;
}

static inline void test_edges(toucher *t, uint32_t ring_e, uint32_t e, uint32_t ring_f,
                              uint32_t f)
{
    const lrel_grid_point *p = t->set->points;

    if (edges_pass(p + e, p + f)) /* as most do whose boxes overlap */
        return;
    add_companion(t, e, ring_f, f);
    if (f - t->own->first < t->own->count)
        add_companion(t, f, ring_e, e);
    if (meet_edges(t, ring_e, e, ring_f, f) && ring_e != ring_f)
        joins_add(t->found->parent, ring_e, ring_f);
}

/* ---- part against part ---- */

/* A part of a tile, made ready. */
typedef struct part {
    box4 boxes;     /* of its edges */
    uint32_t first; /* edge */
    uint32_t ring;
    unsigned lanes; /* that hold an edge */
} part;

static inline part part_of(const toucher *t, const tile *of, uint32_t i)
{
    uint32_t first = of->first + i * PART_EDGES;

    return (part){box4_of_edges(t->set->points + first), first, of->ring,
                  part_lanes(of, i)};
}

/* The edges of two parts, but for the pairs @p skip: bit 4e + f is edge e of @p a and
 * edge f of @p b. */
static inline void test_parts(toucher *t, const part *a, const part *b, unsigned skip)
{
    unsigned near =
        box4_pairs(&a->boxes, &b->boxes) & box4_lanes(a->lanes, b->lanes) & ~skip;

    for (; near; near &= near - 1) {
        uint32_t pair = (uint32_t)__builtin_ctz(near);

        test_edges(t, a->ring, a->first + pair / 4, b->ring, b->first + pair % 4);
    }
}

void lrel_toucher__tiles(toucher *t, uint32_t a, uint32_t b, box window)
{
    const box8 *parts_a = &t->set->parts[a], *parts_b = &t->set->parts[b];
    const tile of_a = t->set->tiles[a], of_b = t->set->tiles[b];
    unsigned near_a = box8_overlaps(parts_a, window);
    unsigned near_b = near_a ? box8_overlaps(parts_b, window) : 0;

    if (!near_b)
        return;
    for (; near_a; near_a &= near_a - 1) {
        uint32_t i = (uint32_t)__builtin_ctz(near_a);
        unsigned near = near_b & box8_overlaps(parts_b, box8_get(parts_a, i));
        part one;

        if (!near)
            continue;
        one = part_of(t, &of_a, i);
        for (; near; near &= near - 1) {
            part other = part_of(t, &of_b, (uint32_t)__builtin_ctz(near));

            test_parts(t, &one, &other, 0);
        }
    }
}

/* ---- a tile in itself ---- */

/* Bit 4e + f is the pair of edges e and f of one part: all but those that come before
 * each other, are the same or follow each other. */
#define SKIP_IN_PART 0xF773u
/* Of a part and the next: the last edge of the one is followed by the first of the other.
 */
#define SKIP_IN_NEXT 0x1000u

/* An edge and the next share a point. All else that can happen is that the next runs back
 * past the start of the first, and that only where they turn. */
static void test_turns(toucher *t, const tile *of, slopes run)
{
    const lrel_grid_point *p = t->set->points;

    for (uint64_t turns = slopes_turns(run, of->count); turns; turns &= turns - 1) {
        uint32_t e = of->first + (uint32_t)__builtin_ctzll(turns) / 2;

        if (box_holds_point(p[e + 1], p[e + 2], p[e]))
            (void)start_meets_edge(t, of->ring, e, of->ring, e + 1);
    }
}

void lrel_toucher__tile(toucher *t, uint32_t index)
{
    const tile *of = &t->set->tiles[index];
    const box8 *parts = &t->set->parts[index];
    slopes run = slopes_of_tile(t->set->points + of->first, of->count), on;

    t->own = of;
    t->companion_count = 0;
    test_turns(t, of, run);
    run = slopes_of_parts(run);
    on = slopes_of_two_parts(run);
    for (uint32_t i = 0; i * PART_EDGES < of->count; i++) {
        unsigned near = box8_overlaps(parts, box8_get(parts, i)) & ~1u << i;
        bool is_steady = slopes_are_steady(run, i);
        part one;

        if (slopes_are_steady(on, i))
            near &= ~(2u << i);
        if (is_steady && !near)
            continue;
        one = part_of(t, of, i);
        if (!is_steady)
            test_parts(t, &one, &one, SKIP_IN_PART);
        for (; near; near &= near - 1) {
            uint32_t k = (uint32_t)__builtin_ctz(near);
            part other = part_of(t, of, k);

            test_parts(t, &one, &other, k == i + 1 ? SKIP_IN_NEXT : 0);
        }
    }
}

/* ---- third parties ---- */

/* Edge @p g of ring @p ring_g against a crossing of the tile at hand. */
static inline void test_third(toucher *t, uint32_t ring_g, uint32_t g, const crossing *c)
{
    const lrel_grid_point *p = t->set->points;

    if (g == c->edges[0] || g == c->edges[1] || !edge_meets_pixel(p[g], p[g + 1], c->at))
        return;
    bend_edge(t, ring_g, g, c->at);
    if (ring_g != t->own->ring)
        joins_add(t->found->parent, ring_g, t->own->ring);
}

/* Where edges e and f cross and edge g meets the hot pixel made there, g comes within one
 * unit of e, and the boxes of both hold the pixel's centre. So edges_pass() is false for
 * e and g, and test_edges() came to them, but for what the sieves kept away. Boxes did
 * not, since these overlap. Steady runs did only where g is the edge before e or behind
 * it: the boxes of others in one run are apart. */
bool lrel_toucher__companions(toucher *t, const crossing *c)
{
    const ring *r = &t->set->rings[t->own->ring];
    uint32_t e = c->edges[0];

    if (t->companion_count > FEW_COMPANIONS)
        return false;
    for (uint32_t i = 0; i < t->companion_count; i++)
        if (t->companions[i].own == e)
            test_third(t, t->companions[i].ring, t->companions[i].edge, c);
    test_third(t, t->own->ring, ring_previous_edge(r, e), c);
    test_third(t, t->own->ring, ring_next_edge(r, e), c);
    return true;
}

void lrel_toucher__crossing(toucher *t, uint32_t index, const crossing *c)
{
    const tile *one = &t->set->tiles[index];
    box here = {c->at.x, c->at.y, c->at.x, c->at.y};

    for (unsigned parts = box8_overlaps(&t->set->parts[index], here); parts;
         parts &= parts - 1) {
        part some = part_of(t, one, (uint32_t)__builtin_ctz(parts));
        unsigned near = box4_holds(&some.boxes, c->at) & some.lanes;

        for (; near; near &= near - 1)
            test_third(t, one->ring, some.first + (uint32_t)__builtin_ctz(near), c);
    }
}
