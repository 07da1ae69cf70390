/* SPDX-License-Identifier: Apache-2.0 */
/* doubt.c: positions that nobody believes: farther than 50 km from every boundary. A zone
 * number mistyped puts a record 650 km off; it must neither stretch the grid nor be
 * counted where it cannot be. */
#include <math.h>

#include "dataset/dataset.h"
#include "read/box.h"

/* Far beyond any border dispute or survey error, near enough to catch a wrong zone. */
#define DOUBT_M 50000.0

/* A run of a boundary's points, with a box. */
#define RUN_POINTS 64

typedef struct run {
    size_t first, count; /* points; successive runs share one */
    size_t ring;
    lrel_box box;
} run;

typedef struct border {
    lrel_xy *points; /* grid metres */
    size_t point_count, point_capacity;
    run *runs;
    size_t run_count, run_capacity;
    size_t ring_count;
} border;

static bool add_ring(border *b, lrel_dataset *data, const lrel_input *in,
                     const lrel_shape_ring *ring)
{
    const lrel_file_xy *points = lrel_table_points(in->table, ring);
    size_t first = b->point_count;

    if (!lrel__grow(data->context, &b->points, &b->point_capacity,
                    b->point_count + ring->count, sizeof *b->points))
        return false;
    for (uint32_t i = 0; i < ring->count; i++)
        if (lrel_placer_metres(in->placer, points[i], &b->points[b->point_count]))
            b->point_count++;
    for (size_t p = first; p + 1 < b->point_count; p += RUN_POINTS) {
        size_t left = b->point_count - p;
        run r = {.first = p,
                 .count = left > RUN_POINTS ? RUN_POINTS + 1 : left,
                 .ring = b->ring_count,
                 .box = lrel_box_empty()};

        for (size_t i = p; i < p + r.count; i++)
            lrel_box_add(&r.box, b->points[i]);
        if (!lrel__grow(data->context, &b->runs, &b->run_capacity, b->run_count + 1,
                        sizeof *b->runs))
            return false;
        b->runs[b->run_count++] = r;
    }
    b->ring_count++;
    return true;
}

static bool border_init(border *b, lrel_dataset *data)
{
    for (size_t i = 0; i < data->unit_count; i++) {
        const lrel_input *in = &data->boundaries[data->units[i].input];
        const lrel_shape *shape = &in->table->shapes[data->units[i].row];

        for (uint32_t r = 0; shape->kind == LREL_SHAPE_POLYGON && r < shape->ring_count;
             r++)
            if (!add_ring(b, data, in, &in->table->rings[shape->first_ring + r]))
                return false;
    }
    return true;
}

static double distance_to_edge(lrel_xy a, lrel_xy b, lrel_xy p)
{
    double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;

    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return hypot(a.x + t * dx - p.x, a.y + t * dy - p.y);
}

/* Whether @p p lies inside any ring of a boundary or within @p reach of one. A hole wider
 * than twice the reach would count as inside: countries have none. */
static bool is_near(const border *b, lrel_xy p, double reach)
{
    size_t ring = 0;
    int turns = 0;

    for (size_t r = 0; r < b->run_count; r++) {
        const run *one = &b->runs[r];
        const lrel_box *box = &one->box;
        bool is_close = p.x >= box->low.x - reach && p.x <= box->high.x + reach &&
                        p.y >= box->low.y - reach && p.y <= box->high.y + reach;

        if (one->ring != ring && turns)
            return true;
        turns = one->ring == ring ? turns : 0;
        ring = one->ring;
        if (!is_close && (p.x > box->high.x || p.y < box->low.y || p.y > box->high.y))
            continue;
        for (size_t i = one->first; i + 1 < one->first + one->count; i++) {
            lrel_xy s = b->points[i], e = b->points[i + 1];
            int passing = (s.y <= p.y) - (e.y <= p.y);

            if (is_close && distance_to_edge(s, e, p) <= reach)
                return true;
            if (passing && s.x + (p.y - s.y) / (e.y - s.y) * (e.x - s.x) > p.x)
                turns += passing;
        }
    }
    return turns != 0;
}

/* The middle of a shape's box on the grid and how far its corners reach. */
static bool extent_of(const lrel_dataset *data, uint32_t source, uint32_t number,
                      lrel_xy *middle, double *reach)
{
    const lrel_input *in = &data->sources[source];
    const lrel_shape *shape = &in->table->shapes[number];
    lrel_box box = lrel_box_empty();

    for (uint32_t i = 0; i < shape->ring_count; i++) {
        const lrel_shape_ring *ring = &in->table->rings[shape->first_ring + i];
        const lrel_file_xy *points = lrel_table_points(in->table, ring);

        for (uint32_t k = 0; k < ring->count; k++) {
            lrel_xy p;

            if (!lrel_placer_metres(in->placer, points[k], &p))
                return false;
            lrel_box_add(&box, p);
        }
    }
    *middle = lrel_box_middle(&box);
    *reach = hypot(box.high.x - box.low.x, box.high.y - box.low.y) / 2;
    return !lrel_box_is_empty(&box);
}

/* A fact stays listed; the reason says that its position is no evidence. */
static lrel_status doubt_facts(lrel_dataset *data, const border *b, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < data->facts.count && status == LREL_OK; i++) {
        lrel_fact *fact = &data->facts.at[i];
        lrel_xy middle;
        double reach;

        if (!fact->used || fact->reason != LREL_REASON_NONE ||
            fact->shape == LREL_SHAPE_NONE ||
            !extent_of(data, fact->source, fact->shape, &middle, &reach) ||
            is_near(b, middle, DOUBT_M + reach))
            continue;
        fact->reason = LREL_REASON_POSITION_NOT_BELIEVED;
        status = lrel_dataset_note_fact(data, LREL_ISSUE_POSITION_NOT_BELIEVED, fact,
                                        LREL_TEXT(""), err);
    }
    return status;
}

static lrel_status doubt_record(lrel_dataset *data, size_t i, lrel_error *err)
{
    lrel_record *r = &data->records.at[i];

    r->reason = LREL_REASON_POSITION_NOT_BELIEVED;
    r->used = r->role == LREL_ROLE_HAZARD; /* beside the total, never dropped */
    return lrel_dataset_note(data, LREL_ISSUE_POSITION_NOT_BELIEVED, i, "", LREL_TEXT(""),
                             LREL_TEXT(""), -1, err);
}

lrel_status lrel_dataset__doubt_positions(lrel_dataset *data, lrel_error *err)
{
    border b = {0};
    lrel_status status = LREL_OK;

    if (data->unit_count == 0)
        return LREL_OK;
    if (!border_init(&b, data)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (size_t i = 0; i < data->records.count && status == LREL_OK && b.run_count; i++) {
        const lrel_record *r = &data->records.at[i];
        lrel_xy middle;
        double reach;

        if (data->owner[i] != LREL_OWNER_NONE || !lrel_dataset__is_placed(r) ||
            lrel_programme_waives(data->programme, r->role,
                                  LREL_REASON_POSITION_NOT_BELIEVED) ||
            !extent_of(data, r->source, r->shape, &middle, &reach) ||
            is_near(&b, middle, DOUBT_M + reach))
            continue;
        status = doubt_record(data, i, err);
    }
    if (status == LREL_OK && b.run_count)
        status = doubt_facts(data, &b, err);
done:
    lrel__free(data->context, b.points);
    lrel__free(data->context, b.runs);
    return status;
}
