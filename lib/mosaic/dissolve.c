/* SPDX-License-Identifier: Apache-2.0 */
/* dissolve.c: faces of one class become one set of polygons.
 *
 * Only chains between two classes matter. Along the links of the arrangement, past the
 * others, they close to borders with their class on the left; the sharpest left turn
 * keeps pieces that touch in a point apart. A border that comes back to a node is cut off
 * there, so that rings are simple: a hole that touches its shell in a point is a hole, as
 * OGC wants. */
#include <string.h>

#include "core/threads.h"
#include "mosaic/exact.h"
#include "mosaic/label.h"
#include "mosaic/mosaic.h"
#include "mosaic/polygons.h"

/* Work on one shard. */
typedef struct dissolve {
    const lrel_mosaic *mosaic;
    const shard *s;
    const uint32_t *class_of_face;
    lrel_polygons *out;
    bool *is_walked;   /* by half-edge */
    uint32_t *on_path; /* by node: its place on the path + 1, 0: not on it */
    struct {
        uint32_t *at;
        size_t count, capacity;
    } path; /* half-edges */
} dissolve;

static uint32_t class_of(const dissolve *d, uint32_t face)
{
    return face == FACE_OUTSIDE ? LREL_DISSOLVE_NONE : d->class_of_face[face];
}

static uint32_t class_on_left(const dissolve *d, uint32_t h)
{
    const chain *c = &d->s->chains.at[h >> 1];

#ifdef LREL_MUTANT_WRONG_SIDE
    return class_of(d, h & 1 ? c->left : c->right);
#else
    return class_of(d, h & 1 ? c->right : c->left);
#endif
}

/* Whether half-edge @p h is between two classes. */
static bool is_border(const dissolve *d, uint32_t h)
{
    const chain *c = &d->s->chains.at[h >> 1];

    return class_of(d, c->left) != class_of(d, c->right);
}

/* The next half-edge along the border that @p h is part of. */
static uint32_t next_along(const dissolve *d, uint32_t h)
{
    uint32_t next = d->s->next[h];

    while (!is_border(d, next))
        next = d->s->next[next ^ 1];
    return next;
}

static bool add_point(dissolve *d, lrel_grid_point p)
{
    lrel_grid_point *slot = LREL__PUSH(d->mosaic->context, &d->out->points);

    if (!slot)
        return false;
    slot->x = p.x + d->mosaic->set.origin.x;
    slot->y = p.y + d->mosaic->set.origin.y;
    return true;
}

/* The start of half-edge @p h and its plain points. */
static bool add_half_edge(dissolve *d, uint32_t h)
{
    const chain *c = &d->s->chains.at[h >> 1];

    if (!add_point(d, d->s->nodes.at[half_edge_origin(d->s, h)]))
        return false;
    for (uint32_t i = 0; i < c->inner_count; i++) {
        uint32_t at = h & 1 ? c->inner_count - 1 - i : i;

        if (!add_point(d, chain_inner(&d->mosaic->set, c, at)))
            return false;
    }
    return true;
}

/* The path from place @p from to its end has come back to where it began: a border. */
static lrel_status close_border(dissolve *d, size_t from, lrel_error *err)
{
    lrel_polygons *out = d->out;
    lrel_grid_point origin = d->mosaic->set.origin;
    border *b = LREL__PUSH(d->mosaic->context, &out->borders);
    uint64_t area = 0;

    if (!b)
        return lrel__fail_memory(err);
    *b = (border){.first = out->points.count,
                  .class_id = class_on_left(d, d->path.at[from]),
                  .number = (uint32_t)out->borders.count - 1};
    for (size_t i = from; i < d->path.count; i++) {
        if (!add_half_edge(d, d->path.at[i]))
            return lrel__fail_memory(err);
        d->on_path[half_edge_origin(d->s, d->path.at[i])] = 0;
    }
    b->count = (uint32_t)(out->points.count - b->first);
    for (uint32_t i = 0, k = b->count - 1; i < b->count; k = i++) {
        lrel_grid_point p = out->points.at[b->first + k],
                        q = out->points.at[b->first + i];

        p = (lrel_grid_point){p.x - origin.x, p.y - origin.y};
        q = (lrel_grid_point){q.x - origin.x, q.y - origin.y};
        area += cross_from_origin(p, q);
    }
    b->area2 = (int64_t)area;
    d->path.count = from;
    if (b->area2 == 0 || b->count < 3)
        return lrel__fail(err, LREL_E_INVARIANT, "a border encloses no land");
    return LREL_OK;
}

/* Walks the border to the left of half-edge @p start. */
static lrel_status walk_border(dissolve *d, uint32_t start, lrel_error *err)
{
    uint32_t h = start;

    d->path.count = 0;
    do {
        uint32_t origin = half_edge_origin(d->s, h), end = half_edge_origin(d->s, h ^ 1);
        uint32_t *slot = LREL__PUSH(d->mosaic->context, &d->path);

        if (!slot)
            return lrel__fail_memory(err);
        *slot = h;
        d->is_walked[h] = true;
        d->on_path[origin] = (uint32_t)d->path.count;
        if (d->on_path[end]) {
            lrel_status status = close_border(d, d->on_path[end] - 1, err);

            if (status != LREL_OK)
                return status;
        }
        h = next_along(d, h);
    } while (h != start);
    return d->path.count == 0
               ? LREL_OK
               : lrel__fail(err, LREL_E_INVARIANT, "a border does not close");
}

static lrel_status dissolve_shard(dissolve *d, lrel_error *err)
{
    const lrel_context *context = d->mosaic->context;
    const shard *s = d->s;
    lrel_status status = LREL_OK;

    d->is_walked = lrel__calloc(context, 2 * s->chains.count, sizeof *d->is_walked);
    d->on_path = lrel__calloc(context, s->nodes.count, sizeof *d->on_path);
    if (!d->is_walked || !d->on_path)
        return lrel__fail_memory(err);
    for (uint32_t h = 0; h < 2 * s->chains.count && status == LREL_OK; h++)
        if (is_border(d, h) && !d->is_walked[h] &&
            class_on_left(d, h) != LREL_DISSOLVE_NONE)
            status = walk_border(d, h, err);
    return status;
}

static void dissolve_clear(dissolve *d)
{
    const lrel_context *context = d->mosaic->context;

    lrel__free(context, d->is_walked);
    lrel__free(context, d->on_path);
    lrel__free(context, d->path.at);
}

/* Two paths through the code, one figure: every class has the land of its faces. Classes
 * may be any numbers, so instead of a table of them the sums are taken twice, once with a
 * random word per class as its weight. */
static lrel_status check_areas(const lrel_mosaic *m, const uint32_t *class_of_face,
                               const lrel_polygons *p, lrel_error *err)
{
    uint64_t faces = 0, polygons = 0, mixed_faces = 0, mixed_polygons = 0;

    for (size_t f = 0; f < m->faces.faces.count; f++) {
        if (class_of_face[f] == LREL_DISSOLVE_NONE)
            continue;
        faces += (uint64_t)m->faces.faces.at[f].area2;
        mixed_faces += (uint64_t)m->faces.faces.at[f].area2 * code_word(class_of_face[f]);
    }
    for (size_t i = 0; i < p->polygons.count; i++) {
        polygons += (uint64_t)p->polygons.at[i].area2;
        mixed_polygons +=
            (uint64_t)p->polygons.at[i].area2 * code_word(p->polygons.at[i].class_id);
    }
    if (faces != polygons || mixed_faces != mixed_polygons)
        return lrel__fail(err, LREL_E_INVARIANT,
                          "polygons have other land than their faces");
    return LREL_OK;
}

typedef struct dissolving {
    const lrel_mosaic *mosaic;
    const uint32_t *class_of_face;
    lrel_polygons *parts; /* by shard: its borders */
} dissolving;

static lrel_status dissolve_piece(size_t piece, int worker, void *user, lrel_error *err)
{
    const dissolving *work = user;
    dissolve d = {.mosaic = work->mosaic,
                  .s = &work->mosaic->shards[piece],
                  .class_of_face = work->class_of_face,
                  .out = &work->parts[piece]};
    lrel_status status = dissolve_shard(&d, err);

    (void)worker;
    dissolve_clear(&d);
    return status;
}

/* Appends the borders of @p part to those of @p out. */
static bool join(lrel_polygons *out, const lrel_polygons *part)
{
    size_t points = out->points.count, borders = out->borders.count;

    if (!lrel__grow(out->context, &out->points.at, &out->points.capacity,
                    points + part->points.count, sizeof *out->points.at) ||
        !lrel__grow(out->context, &out->borders.at, &out->borders.capacity,
                    borders + part->borders.count, sizeof *out->borders.at))
        return false;
    if (part->points.count)
        memcpy(out->points.at + points, part->points.at,
               part->points.count * sizeof *part->points.at);
    for (size_t i = 0; i < part->borders.count; i++) {
        out->borders.at[borders + i] = part->borders.at[i];
        out->borders.at[borders + i].first += points;
        out->borders.at[borders + i].number += (uint32_t)borders;
    }
    out->points.count += part->points.count;
    out->borders.count += part->borders.count;
    return true;
}

static lrel_status dissolve_shards(const lrel_mosaic *m, const uint32_t *class_of_face,
                                   lrel_polygons *out, lrel_error *err)
{
    lrel_polygons *parts = lrel__calloc(m->context, m->shard_count, sizeof *parts);
    dissolving work = {m, class_of_face, parts};
    lrel_status status;

    if (!parts)
        return lrel__fail_memory(err);
    status = lrel__parallel(m->context, m->shard_count, dissolve_piece, &work, err);
    for (size_t s = 0; s < m->shard_count; s++) {
        if (status == LREL_OK && !join(out, &parts[s]))
            status = lrel__fail_memory(err);
        lrel__free(m->context, parts[s].points.at);
        lrel__free(m->context, parts[s].borders.at);
    }
    lrel__free(m->context, parts);
    return status;
}

lrel_status lrel_mosaic_dissolve(const lrel_mosaic *m, const uint32_t *class_of_face,
                                 lrel_polygons **out, lrel_error *err)
{
    lrel_polygons *polygons = lrel__calloc(m->context, 1, sizeof *polygons);
    lrel_status status;

    if (!polygons)
        return lrel__fail_memory(err);
    polygons->context = m->context;
    status = dissolve_shards(m, class_of_face, polygons, err);
    if (status == LREL_OK)
        status = lrel_polygons__assemble(polygons, err);
    if (status == LREL_OK)
        status = check_areas(m, class_of_face, polygons, err);
    if (status == LREL_OK)
        *out = polygons;
    else
        lrel_polygons_free(polygons);
    return status;
}
