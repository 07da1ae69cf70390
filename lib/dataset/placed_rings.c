/* SPDX-License-Identifier: Apache-2.0 */
/* placed_rings.c: see placed_rings.h. A thread changes nothing of the dataset but when it
 * puts a piece behind those before it, which is soon after that was placed: so what lies
 * in between stays small, and in the cache. */
#include "dataset/placed_rings.h"

#include <string.h>

#include "core/threads.h"

/* Points of a piece: few enough for the cache, enough to be worth a piece. */
#define PIECE_POINTS 4096

/* The records of all sources, or the units of all boundaries. */
typedef struct placing {
    lrel_dataset *data;
    const lrel_input *inputs;
    size_t input_count;
    lrel_placer **placers; /* of all threads but the first, by thread and input; the
                              first one's are the inputs' own */
    struct {
        lrel_placed *at;
        size_t count, capacity;
    } pieces;
    lrel_status (*place)(lrel_placed *p, size_t item);
    lrel_status (*join)(lrel_dataset *data, const lrel_placed *p, lrel_error *err);
} placing;

/* ---- one piece ---- */

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
        lrel_status status = lrel_placer_ring(p->placer, lrel_table_points(table, ring),
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

static bool is_wanted(const lrel_dataset *data, size_t record)
{
    return data->owner[record] == LREL_OWNER_NONE &&
           lrel_dataset__is_placed(&data->records.at[record]);
}

/* A shape that has no place is remembered, and no reason to end. */
static lrel_status place_record(lrel_placed *p, size_t record)
{
    const lrel_dataset *data = p->data;
    const lrel_record *r = &data->records.at[record];
    uint32_t owner = (uint32_t)p->shapes.count;
    lrel_without_place *without, nowhere = {.record = record};
    lrel_status status;
    size_t *slot;

    if (!is_wanted(data, record))
        return LREL_OK;
    if (!(slot = LREL__PUSH(data->context, &p->shapes)))
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

/* A placer serves one thread at a time. */
static lrel_status take_placer(const placing *work, int worker, lrel_placed *p,
                               lrel_error *err)
{
    size_t input = (size_t)(p->input - work->inputs);
    lrel_placer **slot;

    p->placer = p->input->placer;
    if (worker == 0 || !p->placer)
        return LREL_OK;
    slot = &work->placers[(size_t)(worker - 1) * work->input_count + input];
    if (!*slot) {
        lrel_status status = lrel_placer_new(work->data->context, p->input->operation,
                                             work->data->grid, slot, err);

        if (status != LREL_OK)
            return status;
    }
    p->placer = *slot;
    return LREL_OK;
}

static lrel_status place_piece(size_t piece, int worker, void *user, lrel_error *err)
{
    const placing *work = user;
    lrel_placed *p = &work->pieces.at[piece];
    lrel_status status = take_placer(work, worker, p, err);

    if (status != LREL_OK)
        return status;
    if (p->expected &&
        !lrel__grow(work->data->context, &p->points.at, &p->points.capacity, p->expected,
                    sizeof *p->points.at))
        return lrel__fail_memory(err);
    for (size_t i = p->first; i < p->last && p->status == LREL_OK; i++)
        p->status = work->place(p, i);
    return p->status == LREL_E_MEMORY ? lrel__fail_memory(err) : LREL_OK;
}

/* ---- putting together ---- */

static void clear_piece(const lrel_context *context, lrel_placed *p)
{
    lrel__free(context, p->points.at);
    lrel__free(context, p->rings.at);
    lrel__free(context, p->shapes.at);
    lrel__free(context, p->without.at);
    memset(p, 0, sizeof *p);
}

/* Behind what the dataset has; the numbers of points and owners go on. */
static lrel_status join_rings(lrel_dataset *data, const lrel_placed *p, lrel_error *err)
{
    size_t first = data->points.count;

    if (!lrel__grow(data->context, &data->points.at, &data->points.capacity,
                    first + p->points.count, sizeof *data->points.at) ||
        !lrel__grow(data->context, &data->rings, &data->ring_capacity,
                    data->ring_count + p->rings.count, sizeof *data->rings))
        return lrel__fail_memory(err);
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
    return LREL_OK;
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
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < p->without.count && status == LREL_OK; i++)
        status = give_up_shape(data, &p->without.at[i], err);
    if (status == LREL_OK)
        status = join_rings(data, p, err);
    if (status != LREL_OK)
        return status;
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
    lrel_status status = join_rings(data, p, err);

    if (status != LREL_OK)
        return status;
    for (size_t i = 0; i < p->shapes.count; i++) {
        data->readings[data->owner_count] = LREL_READING_LARGER;
        data->units[p->shapes.at[i]].owner = data->owner_count++;
    }
    return LREL_OK;
}

/* What failed in a piece did so behind all that stands before it, in it and in pieces
 * before it. */
static lrel_status join_piece(size_t piece, void *user, lrel_error *err)
{
    placing *work = user;
    lrel_placed *p = &work->pieces.at[piece];
    lrel_status status = work->join(work->data, p, err);

    if (status == LREL_OK && p->status != LREL_OK) {
        if (err)
            *err = p->why;
        status = p->status;
    }
    clear_piece(work->data->context, p);
    return status;
}

/* ---- all pieces ---- */

/* Adds a shape to the last piece, or to a new one. Those of one input follow each other.
 * @return false where there is no memory */
static bool add_shape_to_pieces(placing *work, const lrel_input *input, size_t item,
                                const lrel_shape *shape)
{
    lrel_placed *last =
        work->pieces.count ? &work->pieces.at[work->pieces.count - 1] : NULL;
    size_t points = 0;

    for (uint32_t i = 0; i < shape->ring_count; i++)
        points += input->table->rings[shape->first_ring + i].count;
    if (!last || last->input != input || last->expected + points > PIECE_POINTS) {
        if (!(last = LREL__PUSH(work->data->context, &work->pieces)))
            return false;
        *last = (lrel_placed){.data = work->data, .input = input, .first = item};
        lrel_error_init(&last->why);
    }
    last->last = item + 1;
    last->expected += points;
    return true;
}

/* Room for what all pieces have, where no edge is cut. */
static bool expect_rings(const placing *work)
{
    lrel_dataset *data = work->data;
    size_t points = data->points.count;

    for (size_t i = 0; i < work->pieces.count; i++)
        points += work->pieces.at[i].expected;
    return points == 0 ||
           lrel__grow(data->context, &data->points.at, &data->points.capacity, points,
                      sizeof *data->points.at);
}

static lrel_status place_pieces(placing *work, lrel_error *err)
{
    const lrel_context *context = work->data->context;

    work->placers = lrel__calloc(context, (size_t)lrel__jobs(context) * work->input_count,
                                 sizeof(lrel_placer *));
    if (!work->placers || !expect_rings(work))
        return lrel__fail_memory(err);
    return lrel__parallel_in_order(context, work->pieces.count, place_piece, join_piece,
                                   work, err);
}

static void end(placing *work)
{
    const lrel_context *context = work->data->context;
    size_t placers = (size_t)lrel__jobs(context) * work->input_count;

    for (size_t i = 0; i < work->pieces.count; i++)
        clear_piece(context, &work->pieces.at[i]);
    for (size_t i = 0; work->placers && i < placers; i++)
        lrel_placer_free(work->placers[i]);
    lrel__free(context, work->placers);
    lrel__free(context, work->pieces.at);
}

lrel_status lrel_dataset__add_records(lrel_dataset *data, lrel_error *err)
{
    placing work = {.data = data,
                    .inputs = data->sources,
                    .input_count = data->programme->source_count,
                    .place = place_record,
                    .join = join_source};
    bool has_room = true;
    lrel_status status;

    for (size_t i = 0; i < data->records.count && has_room; i++) {
        const lrel_record *r = &data->records.at[i];
        const lrel_input *input = &data->sources[r->source];

        if (is_wanted(data, i))
            has_room =
                add_shape_to_pieces(&work, input, i, &input->table->shapes[r->shape]);
    }
    status = has_room ? place_pieces(&work, err) : lrel__fail_memory(err);
    end(&work);
    return status;
}

lrel_status lrel_dataset__add_units(lrel_dataset *data, lrel_error *err)
{
    placing work = {.data = data,
                    .inputs = data->boundaries,
                    .input_count = data->programme->boundary_count,
                    .place = place_unit,
                    .join = join_boundary};
    bool has_room = true;
    lrel_status status;

    for (size_t i = 0; i < data->unit_count && has_room; i++) {
        const lrel_input *input = &data->boundaries[data->units[i].input];

        has_room = add_shape_to_pieces(&work, input, i,
                                       &input->table->shapes[data->units[i].row]);
    }
    status = has_room ? place_pieces(&work, err) : lrel__fail_memory(err);
    end(&work);
    return status;
}
