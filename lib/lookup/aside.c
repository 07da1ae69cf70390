/* SPDX-License-Identifier: Apache-2.0 */
/* aside.c: records with a shape that are no part of the account: set aside, or drawn
 * beside it. A point on one of them is not a point without a record, so they are cut into
 * a mosaic of their own. */
#include <string.h>

#include "lookup/lookup.h"

typedef struct aside_rings {
    lrel_grid_points points;
    struct {
        lrel_mosaic_ring *at;
        size_t count, capacity;
    } rings;
    uint8_t *readings;
    uint32_t owner_count;
    int64_t x0, y0, x1, y1; /* around all points */
} aside_rings;

/* A row of another kind is a record of another source, if of any; where a position is not
 * believed no point should be told of it. */
bool lrel_lookup__is_aside(const lrel_dataset *data, size_t record)
{
    const lrel_record *r = &data->records.at[record];

    return data->owner[record] == LREL_OWNER_NONE && r->shape != LREL_SHAPE_NONE &&
           r->reason != LREL_REASON_ANOTHER_KIND &&
           r->reason != LREL_REASON_POSITION_NOT_BELIEVED &&
           data->sources[r->source].placer;
}

static void widen(aside_rings *a, size_t first_point)
{
    for (size_t i = first_point; i < a->points.count; i++) {
        lrel_grid_point p = a->points.at[i];

        a->x0 = p.x < a->x0 ? p.x : a->x0;
        a->y0 = p.y < a->y0 ? p.y : a->y0;
        a->x1 = p.x > a->x1 ? p.x : a->x1;
        a->y1 = p.y > a->y1 ? p.y : a->y1;
    }
}

static bool fits(const aside_rings *a)
{
    return a->x1 - a->x0 <= LREL_GRID_EXTENT_MAX && a->y1 - a->y0 <= LREL_GRID_EXTENT_MAX;
}

static lrel_status add_rings(lrel_lookup *l, aside_rings *a, const lrel_record *r,
                             lrel_error *err)
{
    const lrel_input *in = &l->data->sources[r->source];
    const lrel_shape *shape = &in->table->shapes[r->shape];

    for (uint32_t i = 0; i < shape->ring_count; i++) {
        const lrel_shape_ring *ring = &in->table->rings[shape->first_ring + i];
        size_t first = a->points.count;
        lrel_status status = lrel_placer_ring(
            in->placer, lrel_table_points(in->table, ring), ring->count, &a->points, err);
        lrel_mosaic_ring *slot;

        if (status != LREL_OK)
            return status;
        if (!(slot = LREL__PUSH(l->context, &a->rings)))
            return lrel__fail_memory(err);
        *slot = (lrel_mosaic_ring){.owner = a->owner_count,
                                   .part = ring->part,
                                   .role = ring->role,
                                   .first = first,
                                   .count = (uint32_t)(a->points.count - first)};
    }
    return LREL_OK;
}

/* A shape that has no place, or lies too far out to be held with the others, is among
 * what has no place. */
static lrel_status add_record(lrel_lookup *l, aside_rings *a, size_t record,
                              lrel_error *err)
{
    const lrel_record *r = &l->data->records.at[record];
    aside_rings before = *a;
    lrel_status status = add_rings(l, a, r, err);

    if (status == LREL_OK)
        widen(a, before.points.count);
    if (status == LREL_OK && fits(a)) {
        a->readings[a->owner_count] =
            r->role == LREL_ROLE_RELEASE ? LREL_READING_SMALLER : LREL_READING_LARGER;
        l->aside.record_of_owner[a->owner_count++] = (uint32_t)record;
        return LREL_OK;
    }
    if (status != LREL_OK && status != LREL_E_COORDINATE && status != LREL_E_EXTENT)
        return status;
    a->points.count = before.points.count;
    a->rings.count = before.rings.count;
    a->x0 = before.x0;
    a->y0 = before.y0;
    a->x1 = before.x1;
    a->y1 = before.y1;
    return lrel_lookup__lack(l, record, true, err);
}

static lrel_status add_records(lrel_lookup *l, aside_rings *a, lrel_error *err)
{
    const lrel_dataset *data = l->data;
    lrel_status status = LREL_OK;

    a->readings = lrel__alloc(l->context, data->records.count, 1);
    l->aside.record_of_owner =
        lrel__alloc(l->context, data->records.count, sizeof *l->aside.record_of_owner);
    if (!a->readings || !l->aside.record_of_owner)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < data->records.count && status == LREL_OK; i++)
        if (lrel_lookup__is_aside(data, i))
            status = add_record(l, a, i, err);
    return status;
}

lrel_status lrel_lookup__make_aside(lrel_lookup *l, lrel_error *err)
{
    aside_rings a = {.x0 = INT32_MAX, .y0 = INT32_MAX, .x1 = INT32_MIN, .y1 = INT32_MIN};
    lrel_status status = add_records(l, &a, err);

    if (status == LREL_OK) {
        lrel_mosaic_input input = {a.points.at, a.rings.at, a.rings.count, a.readings,
                                   a.owner_count};

        status = lrel_mosaic_build(l->context, &input, &l->aside.mosaic, err);
    }
    if (status == LREL_OK)
        status = lrel_locator_new(l->aside.mosaic, &l->aside.locator, err);
    lrel__free(l->context, a.points.at);
    lrel__free(l->context, a.rings.at);
    lrel__free(l->context, a.readings);
    return status;
}
