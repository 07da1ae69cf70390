/* SPDX-License-Identifier: Apache-2.0 */
/* placed_rings.c: see placed_rings.h. A thread changes nothing of the dataset: what comes
 * of a file is applied when all files before it were. */
#include "dataset/placed_rings.h"

#include <string.h>

#include "core/threads.h"

/* Files of one kind. */
typedef struct placing {
    lrel_dataset *data;
    lrel_placed *files;
    size_t count;
} placing;

/* ---- one file ---- */

/* Adds the rings of a shape. A ring without a place adds nothing and gives
 * LREL_E_COORDINATE. */
static lrel_status add_shape(lrel_placed *p, const lrel_shape *shape, uint32_t owner,
                             lrel_error *err)
{
    const lrel_table *table = p->input->table;
    size_t points = p->points.count, rings = p->rings.count;

    if (!lrel__grow(p->data->context, &p->rings.at, &p->rings.capacity,
                    rings + shape->ring_count, sizeof *p->rings.at))
        return lrel__fail_memory(err);
    for (uint32_t i = 0; i < shape->ring_count; i++) {
        const lrel_shape_ring *ring = &table->rings[shape->first_ring + i];
        size_t first = p->points.count;
        lrel_status status =
            lrel_placer_ring(p->input->placer, lrel_table_points(table, ring),
                             ring->count, &p->points, err);

        if (status != LREL_OK) {
            p->points.count = points;
            p->rings.count = rings;
            return status;
        }
        p->rings.at[p->rings.count++] =
            (lrel_mosaic_ring){.owner = owner,
                               .part = ring->part,
                               .role = ring->role,
                               .first = first,
                               .count = (uint32_t)(p->points.count - first)};
    }
    return LREL_OK;
}

/* Room for all points of the file: few edges are cut. */
static bool expect_points(lrel_placed *p)
{
    const lrel_table *table = p->input->table;

    return p->first == p->last ||
           lrel__grow(p->data->context, &p->points.at, &p->points.capacity,
                      lrel_table_point_count(table), sizeof *p->points.at);
}

/* A shape that has no place is remembered, and no reason to end. */
static lrel_status place_record(lrel_placed *p, size_t record)
{
    const lrel_dataset *data = p->data;
    const lrel_record *r = &data->records.at[record];
    size_t *slot = LREL__PUSH(data->context, &p->shapes);
    uint32_t owner = (uint32_t)p->shapes.count - 1;
    lrel_without_place *without, nowhere = {.record = record};
    lrel_status status;

    if (!slot)
        return lrel__fail_memory(&p->why);
    *slot = record;
    lrel_error_init(&nowhere.why);
    status = r->width_m > 0
                 ? lrel_placed__add_lines(p, r, owner, &nowhere.why)
                 : add_shape(p, &p->input->table->shapes[r->shape], owner, &nowhere.why);
    if (status == LREL_OK)
        return LREL_OK;
    p->shapes.count--;
    if (status == LREL_E_EXTENT)
        return lrel__fail(&p->why, status, "%.*s, id \"%.*s\": %s",
                          LREL_TEXT_ARGS(lrel_dataset_source_name(data, r->source)),
                          LREL_TEXT_ARGS(r->id), nowhere.why.message);
    without = status == LREL_E_COORDINATE ? LREL__PUSH(data->context, &p->without) : NULL;
    if (!without)
        return lrel__fail_memory(&p->why);
    *without = nowhere;
    return LREL_OK;
}

static lrel_status place_unit(lrel_placed *p, size_t unit)
{
    const lrel_shape *shape = &p->input->table->shapes[p->data->units[unit].row];
    size_t *slot;

    if (shape->kind != LREL_SHAPE_POLYGON)
        return LREL_OK;
    if (!(slot = LREL__PUSH(p->data->context, &p->shapes)))
        return lrel__fail_memory(&p->why);
    *slot = unit;
    return add_shape(p, shape, (uint32_t)p->shapes.count - 1, &p->why);
}

static bool is_wanted(const lrel_dataset *data, size_t record)
{
    return data->owner[record] == LREL_OWNER_NONE &&
           lrel_dataset__is_placed(&data->records.at[record]);
}

static lrel_status place_source(size_t file, int worker, void *user, lrel_error *err)
{
    lrel_placed *p = &((placing *)user)->files[file];

    (void)worker;
    if (!expect_points(p))
        return lrel__fail_memory(err);
    for (size_t i = p->first; i < p->last && p->status == LREL_OK; i++)
        if (is_wanted(p->data, i))
            p->status = place_record(p, i);
    return p->status == LREL_E_MEMORY ? lrel__fail_memory(err) : LREL_OK;
}

static lrel_status place_boundary(size_t file, int worker, void *user, lrel_error *err)
{
    lrel_placed *p = &((placing *)user)->files[file];

    (void)worker;
    if (!expect_points(p))
        return lrel__fail_memory(err);
    for (size_t i = p->first; i < p->last && p->status == LREL_OK; i++)
        p->status = place_unit(p, i);
    return p->status == LREL_E_MEMORY ? lrel__fail_memory(err) : LREL_OK;
}

/* ---- putting together ---- */

/* Room for what all files have. */
static bool make_room(const placing *work)
{
    lrel_dataset *data = work->data;
    size_t points = data->points.count, rings = data->ring_count;

    for (size_t f = 0; f < work->count; f++) {
        points += work->files[f].points.count;
        rings += work->files[f].rings.count;
    }
    return lrel__grow(data->context, &data->points.at, &data->points.capacity, points,
                      sizeof *data->points.at) &&
           lrel__grow(data->context, &data->rings, &data->ring_capacity, rings,
                      sizeof *data->rings);
}

/* Behind what the dataset has; the numbers of points and owners go on. */
static void join_rings(lrel_dataset *data, const lrel_placed *p)
{
    size_t first = data->points.count;

    if (p->points.count)
        memcpy(data->points.at + first, p->points.at,
               p->points.count * sizeof *p->points.at);
    data->points.count += p->points.count;
    for (size_t i = 0; i < p->rings.count; i++) {
        lrel_mosaic_ring *ring = &data->rings[data->ring_count++];

        *ring = p->rings.at[i];
        ring->first += first;
        ring->owner += data->owner_count;
    }
}

/* A shape that has no place: a hazard stands beside the total, a release is set aside. */
static lrel_status give_up_shape(lrel_dataset *data, const lrel_without_place *without,
                                 lrel_error *err)
{
    lrel_record *r = &data->records.at[without->record];

    r->shape = LREL_SHAPE_NONE;
    r->used = r->role == LREL_ROLE_HAZARD;
    r->reason = LREL_REASON_NO_PLACE;
    return lrel_dataset_note(data, LREL_ISSUE_COORDINATE_INVALID, without->record, "",
                             lrel_text_of(without->why.message), LREL_TEXT(""), -1, err);
}

static lrel_status join_source(lrel_dataset *data, const lrel_placed *p, lrel_error *err)
{
    for (size_t i = 0; i < p->without.count; i++) {
        lrel_status status = give_up_shape(data, &p->without.at[i], err);

        if (status != LREL_OK)
            return status;
    }
    join_rings(data, p);
    for (size_t i = 0; i < p->shapes.count; i++) {
        size_t record = p->shapes.at[i];

        data->readings[data->owner_count] =
            data->records.at[record].role == LREL_ROLE_RELEASE ? LREL_READING_SMALLER
                                                               : LREL_READING_LARGER;
        data->owner[record] = data->owner_count++;
    }
    return LREL_OK;
}

static lrel_status join_boundary(lrel_dataset *data, const lrel_placed *p,
                                 lrel_error *err)
{
    (void)err;
    join_rings(data, p);
    for (size_t i = 0; i < p->shapes.count; i++) {
        data->readings[data->owner_count] = LREL_READING_LARGER;
        data->units[p->shapes.at[i]].owner = data->owner_count++;
    }
    return LREL_OK;
}

/* ---- all files of one kind ---- */

static void end(placing *work)
{
    const lrel_context *context = work->data->context;

    for (size_t f = 0; work->files && f < work->count; f++) {
        lrel__free(context, work->files[f].points.at);
        lrel__free(context, work->files[f].rings.at);
        lrel__free(context, work->files[f].shapes.at);
        lrel__free(context, work->files[f].without.at);
    }
    lrel__free(context, work->files);
}

/* What failed in a file did so behind all that stands before it, in it and in files
 * before it. */
static lrel_status place_files(placing *work, lrel__piece_fn place,
                               lrel_status (*join)(lrel_dataset *data,
                                                   const lrel_placed *p, lrel_error *err),
                               lrel_error *err)
{
    lrel_status status =
        lrel__parallel(work->data->context, work->count, place, work, err);

    if (status == LREL_OK && !make_room(work))
        status = lrel__fail_memory(err);
    for (size_t f = 0; f < work->count && status == LREL_OK; f++) {
        status = join(work->data, &work->files[f], err);
        if (status == LREL_OK && work->files[f].status != LREL_OK) {
            if (err)
                *err = work->files[f].why;
            status = work->files[f].status;
        }
    }
    return status;
}

static lrel_status begin(placing *work, lrel_dataset *data, const lrel_input *inputs,
                         size_t count, lrel_error *err)
{
    *work =
        (placing){data, lrel__calloc(data->context, count, sizeof *work->files), count};
    if (!work->files)
        return lrel__fail_memory(err);
    for (size_t f = 0; f < count; f++) {
        work->files[f].data = data;
        work->files[f].input = &inputs[f];
        lrel_error_init(&work->files[f].why);
    }
    return LREL_OK;
}

/* The records of a source follow each other, and so do the units of a file. */
lrel_status lrel_dataset__add_records(lrel_dataset *data, lrel_error *err)
{
    placing work;
    lrel_status status =
        begin(&work, data, data->sources, data->programme->source_count, err);

    if (status == LREL_OK) {
        for (size_t i = 0; i < data->records.count; i++) {
            lrel_placed *p = &work.files[data->records.at[i].source];

            p->first = p->last ? p->first : i;
            p->last = i + 1;
        }
        status = place_files(&work, place_source, join_source, err);
    }
    end(&work);
    return status;
}

lrel_status lrel_dataset__add_units(lrel_dataset *data, lrel_error *err)
{
    placing work;
    lrel_status status =
        begin(&work, data, data->boundaries, data->programme->boundary_count, err);

    if (status == LREL_OK) {
        for (size_t i = 0; i < data->unit_count; i++) {
            lrel_placed *p = &work.files[data->units[i].input];

            p->first = p->last ? p->first : i;
            p->last = i + 1;
        }
        status = place_files(&work, place_boundary, join_boundary, err);
    }
    end(&work);
    return status;
}
