/* SPDX-License-Identifier: Apache-2.0 */
/* live.c: standing points in tiles, tiles in a tree of boxes. The boxes stay as they were
 * at first: what is left of a tile lies within them. */
#include "mosaic/live.h"

#include <string.h>

#include "mosaic/exact.h"

static size_t tiles_of(const arc *a)
{
    return (a->count + LIVE_TILE - 1) / LIVE_TILE;
}

static void fill_tile(live *l, box *boxes, size_t place, uint32_t arc_index, size_t first)
{
    const arc *a = &l->arcs->arcs.at[arc_index];
    size_t count = a->first + a->count - first;

    count = count < LIVE_TILE ? count : LIVE_TILE;
    l->tiles[place] = (live_tile){UINT64_MAX >> (64 - count), first, arc_index};
    boxes[place] = BOX_EMPTY;
    for (size_t i = 0; i < count; i++)
        box_add_point(&boxes[place], l->arcs->points.at[first + i]);
}

static void fill(live *l, box *boxes)
{
    size_t place = 0;

    for (uint32_t i = 0; i < l->arcs->arcs.count; i++) {
        const arc *a = &l->arcs->arcs.at[i];

        l->first_tile[i] = (uint32_t)place;
        l->count[i] = a->count;
        for (size_t first = a->first; first < a->first + a->count; first += LIVE_TILE)
            fill_tile(l, boxes, place++, i, first);
    }
    for (uint32_t p = 0; p < l->arcs->points.count; p++) {
        l->before[p] = p - 1;
        l->after[p] = p + 1;
    }
}

bool lrel_live__init(live *l, const arcset *arcs)
{
    const lrel_context *context = arcs->context;
    box *boxes;
    bool is_done;

    memset(l, 0, sizeof *l);
    l->arcs = arcs;
    for (size_t i = 0; i < arcs->arcs.count; i++)
        l->tile_count += tiles_of(&arcs->arcs.at[i]);
    l->before = lrel__alloc(context, arcs->points.count, sizeof *l->before);
    l->after = lrel__alloc(context, arcs->points.count, sizeof *l->after);
    l->count = lrel__alloc(context, arcs->arcs.count, sizeof *l->count);
    l->first_tile = lrel__alloc(context, arcs->arcs.count, sizeof *l->first_tile);
    l->tiles = lrel__alloc(context, l->tile_count, sizeof *l->tiles);
    boxes = lrel__alloc(context, l->tile_count, sizeof *boxes);
    is_done = l->before && l->after && l->count && l->first_tile && l->tiles && boxes;
    if (is_done) {
        fill(l, boxes);
        is_done = boxtree_init(&l->tree, context, boxes, l->tile_count);
    }
    lrel__free(context, boxes);
    return is_done;
}

void lrel_live__clear(live *l)
{
    const lrel_context *context = l->arcs->context;

    lrel__free(context, l->before);
    lrel__free(context, l->after);
    lrel__free(context, l->count);
    lrel__free(context, l->first_tile);
    lrel__free(context, l->tiles);
    boxtree_clear(&l->tree, context);
    lrel__free(context, l->near.at);
    lrel__free(context, l->near_boxes.at);
    memset(l, 0, sizeof *l);
}

/* The triangle that closes where b goes, counter-clockwise or flat. */
typedef struct closing {
    lrel_grid_point a, b, c;
    int64_t area2;
    box around;
} closing;

static closing closing_of(const live *l, uint32_t point)
{
    const lrel_grid_point *at = l->arcs->points.at;
    closing t = {at[l->before[point]], at[point], at[l->after[point]], 0, BOX_EMPTY};

    t.area2 = orientation(t.a, t.b, t.c);
    if (t.area2 < 0) {
        lrel_grid_point swap = t.a;

        t.a = t.c;
        t.c = swap;
        t.area2 = -t.area2;
    }
    box_add_point(&t.around, t.a);
    box_add_point(&t.around, t.b);
    box_add_point(&t.around, t.c);
    return t;
}

static bool is_in_the_way(const closing *t, lrel_grid_point p)
{
    if (!box_has_point(t->around, p) || point_is_equal(p, t->a) ||
        point_is_equal(p, t->b) || point_is_equal(p, t->c))
        return false;
    return edge_meets_pixel(t->a, t->c, p) ||
           (orientation(t->a, t->b, p) >= 0 && orientation(t->b, t->c, p) >= 0 &&
            orientation(t->c, t->a, p) >= 0);
}

/* Whether arc @p other is the straight line from a to c already: two lines would lie on
 * each other. */
static bool is_straight_there(const live *l, const closing *t, uint32_t other)
{
    const arc *a = &l->arcs->arcs.at[other];
    lrel_grid_point head, tail;

    if (l->count[other] != 2)
        return false;
    head = l->arcs->points.at[a->first];
    tail = l->arcs->points.at[a->first + a->count - 1];
    return (point_is_equal(head, t->a) && point_is_equal(tail, t->c)) ||
           (point_is_equal(head, t->c) && point_is_equal(tail, t->a));
}

static bool tile_is_in_the_way(const live *l, const closing *t, const live_tile *some)
{
    if (some->standing && is_straight_there(l, t, some->arc))
        return true;
    for (uint64_t bits = some->standing; bits; bits &= bits - 1)
        if (is_in_the_way(t, l->arcs->points.at[some->first + __builtin_ctzll(bits)]))
            return true;
    return false;
}

/* With more points, or more tiles around, the tree is asked for every triangle. */
#define BY_ARC_POINTS_MAX 512
#define BY_ARC_TILES_MAX  64

static box arc_box(const live *l, const arc *a)
{
    box around = BOX_EMPTY;

    for (size_t i = 0; i < a->count; i++)
        box_add_point(&around, l->arcs->points.at[a->first + i]);
    return around;
}

bool lrel_live__approach(live *l, uint32_t arc_index)
{
    const arc *a = &l->arcs->arcs.at[arc_index];
    const lrel_context *context = l->arcs->context;

    l->is_by_arc = false;
    if (a->count > BY_ARC_POINTS_MAX)
        return true;
    if (!boxtree_query(&l->tree, context, arc_box(l, a), 0, &l->near))
        return false;
    if (l->near.count > BY_ARC_TILES_MAX)
        return true;
    l->is_by_arc = true;
    l->near_boxes.count = (l->near.count + 7) / 8;
    if (!lrel__grow(context, &l->near_boxes.at, &l->near_boxes.capacity,
                    l->near_boxes.count, sizeof *l->near_boxes.at))
        return false;
    for (size_t i = 0; i < 8 * l->near_boxes.count; i++)
        box8_set(&l->near_boxes.at[i / 8], i % 8,
                 i < l->near.count ? boxtree_box(&l->tree, 0, l->near.at[i]) : BOX_EMPTY);
    return true;
}

static bool may_go_by_arc(const live *l, const closing *t)
{
    for (size_t i = 0; i < l->near_boxes.count; i++)
        for (unsigned bits = box8_overlaps(&l->near_boxes.at[i], t->around); bits;
             bits &= bits - 1) {
            uint32_t near = l->near.at[8 * i + (unsigned)__builtin_ctz(bits)];

            if (tile_is_in_the_way(l, t, &l->tiles[near]))
                return false;
        }
    return true;
}

bool lrel_live__may_go(live *l, uint32_t arc_index, uint32_t point, bool *out)
{
    const arc *a = &l->arcs->arcs.at[arc_index];
    closing t = closing_of(l, point);

    /* A loop stays a triangle at least. */
    *out = a->from != a->to || l->count[arc_index] > 4;
    if (!*out)
        return true;
    if (l->is_by_arc) {
        *out = may_go_by_arc(l, &t);
        return true;
    }
    if (!boxtree_query(&l->tree, l->arcs->context, t.around, 0, &l->near))
        return false;
    for (size_t i = 0; i < l->near.count && *out; i++)
        *out = !tile_is_in_the_way(l, &t, &l->tiles[l->near.at[i]]);
    return true;
}

size_t lrel_live__next(const live *l, uint32_t arc_index, size_t point)
{
    size_t place = point - l->arcs->arcs.at[arc_index].first;
    const live_tile *some = &l->tiles[l->first_tile[arc_index] + place / LIVE_TILE];
    uint64_t bits = some->standing >> place % LIVE_TILE;

    if (bits)
        return point + (size_t)__builtin_ctzll(bits);
    do
        some++;
    while (!some->standing);
    return some->first + (size_t)__builtin_ctzll(some->standing);
}

void lrel_live__drop(live *l, uint32_t arc_index, uint32_t point)
{
    size_t place = point - l->arcs->arcs.at[arc_index].first;

    l->tiles[l->first_tile[arc_index] + place / LIVE_TILE].standing &=
        ~(UINT64_C(1) << place % LIVE_TILE);
    l->after[l->before[point]] = l->after[point];
    l->before[l->after[point]] = l->before[point];
    l->count[arc_index]--;
}
