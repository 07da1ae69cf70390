/* SPDX-License-Identifier: Apache-2.0 */
/* outline.c: arcs become borders, borders polygons.
 *
 * Borders are walked and split as in dissolve.c, over half-arcs in place of half-edges.
 * Every border knows its half-arcs, so it has its exact land from the arcs as they were,
 * while its points are those that still stand. */
#include "mosaic/outline.h"

#include <string.h>

#include "mosaic/exact.h"
#include "mosaic/polygons.h"

typedef struct outlining {
    lrel_simplified *s;
    const live *l;
    bool *is_walked;     /* by half-arc */
    uint32_t *on_path;   /* by node: its place on the path + 1, 0: not on it */
    uint32_t *border_of; /* by half-arc: the number of the border it belongs to */
    struct {
        uint32_t *at;
        size_t count, capacity;
    } path; /* half-arcs */
} outlining;

/* The standing points of half-arc @p h but the last. */
static bool add_half_arc(const outlining *o, uint32_t h)
{
    const arcset *arcs = &o->s->arcs;
    const arc *a = &arcs->arcs.at[h >> 1];
    size_t p = h & 1 ? a->first + a->count - 1 : a->first;
    size_t end = h & 1 ? a->first : a->first + a->count - 1;

    for (; p != end; p = h & 1 ? o->l->before[p] : o->l->after[p]) {
        lrel_grid_point *slot = LREL__PUSH(o->s->context, &o->s->polygons->points);

        if (!slot)
            return false;
        slot->x = arcs->points.at[p].x + arcs->origin.x;
        slot->y = arcs->points.at[p].y + arcs->origin.y;
    }
    return true;
}

/* Twice the area within the ring @p at. */
static int64_t ring_area2(const lrel_grid_point *at, uint32_t count,
                          lrel_grid_point origin)
{
    uint64_t area = 0;

    for (uint32_t i = 0, k = count - 1; i < count; k = i++) {
        lrel_grid_point p = {at[k].x - origin.x, at[k].y - origin.y};
        lrel_grid_point q = {at[i].x - origin.x, at[i].y - origin.y};

        area += cross_from_origin(p, q);
    }
    return (int64_t)area;
}

static lrel_status close_border(outlining *o, size_t from, lrel_error *err)
{
    lrel_polygons *out = o->s->polygons;
    border *b = LREL__PUSH(o->s->context, &out->borders);

    if (!b)
        return lrel__fail_memory(err);
    *b = (border){.first = out->points.count,
                  .class_id = half_arc_left(&o->s->arcs, o->path.at[from]),
                  .number = (uint32_t)out->borders.count - 1};
    for (size_t i = from; i < o->path.count; i++) {
        uint32_t h = o->path.at[i];
        uint32_t *slot = LREL__PUSH(o->s->context, &o->s->halves);

        if (!slot || !add_half_arc(o, h))
            return lrel__fail_memory(err);
        *slot = h;
        o->border_of[h] = b->number;
        o->on_path[half_arc_from(&o->s->arcs, h)] = 0;
    }
    b->count = (uint32_t)(out->points.count - b->first);
    b->area2 = ring_area2(out->points.at + b->first, b->count, o->s->arcs.origin);
    o->path.count = from;
    if (b->area2 == 0 || b->count < 3)
        return lrel__fail(err, LREL_E_INVARIANT, "a simplified border encloses no land");
    return LREL_OK;
}

static lrel_status walk_border(outlining *o, uint32_t start, lrel_error *err)
{
    uint32_t h = start;

    o->path.count = 0;
    do {
        uint32_t end = half_arc_from(&o->s->arcs, h ^ 1);
        uint32_t *slot = LREL__PUSH(o->s->context, &o->path);

        if (!slot)
            return lrel__fail_memory(err);
        *slot = h;
        o->is_walked[h] = true;
        o->on_path[half_arc_from(&o->s->arcs, h)] = (uint32_t)o->path.count;
        if (o->on_path[end]) {
            lrel_status status = close_border(o, o->on_path[end] - 1, err);

            if (status != LREL_OK)
                return status;
        }
        h = o->s->arcs.arcs.at[h >> 1].next[h & 1];
    } while (h != start);
    return o->path.count == 0
               ? LREL_OK
               : lrel__fail(err, LREL_E_INVARIANT, "a simplified border does not close");
}

static lrel_status walk_borders(outlining *o, lrel_error *err)
{
    size_t halves = 2 * o->s->arcs.arcs.count;
    lrel_status status = LREL_OK;

    o->is_walked = lrel__calloc(o->s->context, halves, sizeof *o->is_walked);
    o->on_path = lrel__calloc(o->s->context, o->s->arcs.node_count, sizeof *o->on_path);
    o->border_of = lrel__alloc(o->s->context, halves, sizeof *o->border_of);
    if (!o->is_walked || !o->on_path || !o->border_of)
        return lrel__fail_memory(err);
    memset(o->border_of, 0xFF, halves * sizeof *o->border_of);
    for (uint32_t h = 0; h < halves && status == LREL_OK; h++)
        if (!o->is_walked[h] && half_arc_left(&o->s->arcs, h) != LREL_DISSOLVE_NONE)
            status = walk_border(o, h, err);
    return status;
}

/* Where the half-arcs of each border begin: numbers ascend as borders were closed. */
static void find_first_halves(const outlining *o)
{
    lrel_simplified *s = o->s;
    size_t count = s->polygons->borders.count, next = 0;

    for (size_t i = 0; i < s->halves.count; i++)
        while (next <= o->border_of[s->halves.at[i]])
            s->first_half[next++] = i;
    while (next <= count)
        s->first_half[next++] = s->halves.count;
}

static int64_t land_of_border(const lrel_simplified *s, uint32_t number)
{
    uint64_t land = 0;

    for (size_t i = s->first_half[number]; i < s->first_half[number + 1]; i++) {
        uint32_t h = s->halves.at[i];
        uint64_t area2 = s->arcs.arcs.at[h >> 1].area2;

        land += h & 1 ? 0 - area2 : area2;
    }
    return (int64_t)land;
}

/* Ties polygons and half-arcs to each other, and gives every polygon its land. */
static lrel_status tie(outlining *o, lrel_error *err)
{
    lrel_simplified *s = o->s;
    const lrel_polygons *p = s->polygons;
    size_t halves = 2 * s->arcs.arcs.count;
    uint32_t *polygon_of = lrel__alloc(s->context, p->borders.count, sizeof *polygon_of);

    s->first_half = lrel__alloc(s->context, p->borders.count + 1, sizeof *s->first_half);
    s->land2 = lrel__calloc(s->context, p->polygons.count, sizeof *s->land2);
    s->polygon_of = lrel__alloc(s->context, halves, sizeof *s->polygon_of);
    if (!polygon_of || !s->first_half || !s->land2 || !s->polygon_of) {
        lrel__free(s->context, polygon_of);
        return lrel__fail_memory(err);
    }
    find_first_halves(o);
    for (size_t i = 0; i < p->polygons.count; i++) {
        const lrel_polygon *polygon = &p->polygons.at[i];

        for (size_t r = 0; r < polygon->ring_count; r++) {
            uint32_t number = p->borders.at[polygon->first_ring + r].number;

            polygon_of[number] = (uint32_t)i;
            s->land2[i] += land_of_border(s, number);
        }
    }
    for (size_t h = 0; h < halves; h++)
        s->polygon_of[h] = o->border_of[h] == UINT32_MAX ? LREL_DISSOLVE_NONE
                                                         : polygon_of[o->border_of[h]];
    lrel__free(s->context, polygon_of);
    return LREL_OK;
}

lrel_status lrel_simplified__outline(lrel_simplified *s, const live *l, lrel_error *err)
{
    outlining o = {.s = s, .l = l};
    lrel_status status;

    s->polygons = lrel__calloc(s->context, 1, sizeof *s->polygons);
    if (!s->polygons)
        return lrel__fail_memory(err);
    s->polygons->context = s->context;
    if ((status = walk_borders(&o, err)) == LREL_OK &&
        (status = lrel_polygons__assemble(s->polygons, err)) == LREL_OK)
        status = tie(&o, err);
    lrel__free(s->context, o.is_walked);
    lrel__free(s->context, o.on_path);
    lrel__free(s->context, o.border_of);
    lrel__free(s->context, o.path.at);
    return status;
}

void lrel_simplified__name(const lrel_simplified *s, size_t polygon,
                           lrel_grid_point name[2])
{
    const arcset *arcs = &s->arcs;
    uint32_t number =
        s->polygons->borders.at[s->polygons->polygons.at[polygon].first_ring].number;
    bool has_one = false;

    for (size_t i = s->first_half[number]; i < s->first_half[number + 1]; i++) {
        const arc *a = &arcs->arcs.at[s->halves.at[i] >> 1];
        bool is_back = s->halves.at[i] & 1;
        const lrel_grid_point *p =
            arcs->points.at + a->first + (is_back ? a->count - 1 : 0);

        /* the last point of a half-arc is the first of another */
        for (uint32_t k = 0; k + 1 < a->count; k++, p += is_back ? -1 : 1)
            if (!has_one || p->x < name[0].x || (p->x == name[0].x && p->y < name[0].y)) {
                name[0] = *p;
                name[1] = p[is_back ? -1 : 1];
                has_one = true;
            }
    }
    for (int i = 0; i < 2; i++)
        name[i] =
            (lrel_grid_point){name[i].x + arcs->origin.x, name[i].y + arcs->origin.y};
}

/* The polygons as rings of a mosaic, each an owner of its own. */
static lrel_mosaic_ring *rings_of(const lrel_polygons *p)
{
    lrel_mosaic_ring *rings = lrel__alloc(p->context, p->borders.count, sizeof *rings);

    for (size_t i = 0; rings && i < p->polygons.count; i++)
        for (size_t r = 0; r < p->polygons.at[i].ring_count; r++) {
            const border *b = &p->borders.at[p->polygons.at[i].first_ring + r];

            rings[p->polygons.at[i].first_ring + r] =
                (lrel_mosaic_ring){.owner = (uint32_t)i,
                                   .role = r ? LREL_RING_HOLE : LREL_RING_SHELL,
                                   .count = b->count,
                                   .first = b->first};
        }
    return rings;
}

lrel_status lrel_simplified__check(const lrel_simplified *s, lrel_error *err)
{
    const lrel_polygons *p = s->polygons;
    lrel_mosaic_ring *rings = rings_of(p);
    lrel_mosaic_input input = {p->points.at, rings, p->borders.count, NULL,
                               (uint32_t)p->polygons.count};
    lrel_mosaic *again = NULL;
    lrel_status status;
    bool is_plain;

    if (!rings)
        return lrel__fail_memory(err);
    status = lrel_mosaic_build(s->context, &input, &again, err);
    lrel__free(s->context, rings);
    if (status != LREL_OK)
        return status;
    /* Lines that lay within a unit of each other already may be bent anew, so areas are
     * not compared. But bending pushes no point over a line: polygons that neither cross
     * nor cover each other still do not. */
    is_plain = lrel_mosaic_stats_get(again).crossings == 0;
    for (size_t f = 0; f < lrel_mosaic_face_count(again); f++)
        is_plain &= lrel_mosaic_face_at(again, f).owner_count == 1;
    lrel_mosaic_free(again);
    return is_plain ? LREL_OK
                    : lrel__fail(err, LREL_E_INVARIANT,
                                 "simplified polygons cross or cover each other");
}
