/* SPDX-License-Identifier: Apache-2.0 */
/* placed_shapes.c: all shapes on one grid. The grid is centred on the middle of the
 * records, so that it stretches them as little as possible, and holds a millimetre where
 * the land allows. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dataset/dataset.h"

bool lrel_dataset__is_placed(const lrel_record *r)
{
    return r->used && r->reason == LREL_REASON_NONE && r->shape != LREL_SHAPE_NONE;
}

static const lrel_shape *shape_of(const lrel_dataset *data, const lrel_record *r)
{
    return &data->sources[r->source].table->shapes[r->shape];
}

/* The middle of the box around shape @p number of a source. */
static bool middle_of(const lrel_input *in, uint32_t number, lrel_xy *out)
{
    const lrel_table *table = in->table;
    const lrel_shape *shape = &table->shapes[number];
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

    for (uint32_t i = 0; i < shape->ring_count; i++) {
        const lrel_shape_ring *ring = &table->rings[shape->first_ring + i];

        for (uint32_t k = 0; k < ring->count; k++) {
            lrel_xy p = table->points[ring->first + k];

            x0 = fmin(x0, p.x);
            y0 = fmin(y0, p.y);
            x1 = fmax(x1, p.x);
            y1 = fmax(y1, p.y);
        }
    }
    return lrel_operation_lonlat(in->operation, (lrel_xy){(x0 + x1) / 2, (y0 + y1) / 2},
                                 out);
}

bool lrel_dataset__middle_of(const lrel_dataset *data, const lrel_record *r, lrel_xy *out)
{
    return middle_of(&data->sources[r->source], r->shape, out);
}

bool lrel_dataset_fact_position(const lrel_dataset *data, const lrel_fact *fact,
                                lrel_xy *out)
{
    const lrel_input *in = &data->sources[fact->source];

    return fact->shape != LREL_SHAPE_NONE && in->operation &&
           middle_of(in, fact->shape, out);
}

lrel_status lrel_dataset__check_positions(lrel_dataset *data, lrel_error *err)
{
    for (size_t i = 0; i < data->facts.count; i++) {
        lrel_fact *fact = &data->facts.at[i];
        lrel_status status;
        lrel_xy at;

        if (fact->shape == LREL_SHAPE_NONE || lrel_dataset_fact_position(data, fact, &at))
            continue;
        fact->shape = LREL_SHAPE_NONE;
        status = lrel_dataset_note_fact(data, LREL_ISSUE_COORDINATE_INVALID, fact,
                                        LREL_TEXT(""), err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

static int compare_doubles(const void *a, const void *b)
{
    double da = *(const double *)a, db = *(const double *)b;

    return da < db ? -1 : da > db;
}

/* The middles of all records that have a place. */
static size_t list_records(lrel_dataset *data, double *lon, double *lat)
{
    size_t n = 0;

    for (size_t i = 0; i < data->records.count; i++) {
        lrel_xy middle;

        if (lrel_dataset__is_placed(&data->records.at[i]) &&
            lrel_dataset__middle_of(data, &data->records.at[i], &middle)) {
            data->middles[i] = middle;
            lon[n] = middle.x;
            lat[n++] = middle.y;
        }
    }
    return n;
}

static size_t list_facts(const lrel_dataset *data, double *lon, double *lat)
{
    size_t n = 0;

    for (size_t i = 0; i < data->facts.count; i++) {
        lrel_xy at;

        if (lrel_dataset_fact_position(data, &data->facts.at[i], &at)) {
            lon[n] = at.x;
            lat[n++] = at.y;
        }
    }
    return n;
}

/* The median of the records' middles, rounded to whole degrees: one misplaced record
 * moves it by nothing. Facts are asked only where no record has a place, and so no land
 * an area: then the grid serves to judge positions. */
static lrel_status find_centre(lrel_dataset *data, lrel_xy *centre, lrel_error *err)
{
    const lrel_programme *programme = data->programme;
    size_t room = data->records.count + data->facts.count, n = 0;
    double *lon = lrel__alloc(data->context, 2 * room, sizeof *lon);
    double *lat = lon + room;

    *centre = (lrel_xy){programme->grid_lon_deg, programme->grid_lat_deg};
    if (!lon)
        return lrel__fail_memory(err);
    if (!programme->has_grid)
        n = list_records(data, lon, lat);
    if (!programme->has_grid && n == 0)
        n = list_facts(data, lon, lat);
    if (n) {
        qsort(lon, n, sizeof *lon, compare_doubles);
        qsort(lat, n, sizeof *lat, compare_doubles);
        centre->x = floor(lon[n / 2] + 0.5);
        centre->y = floor(lat[n / 2] + 0.5);
    }
    lrel__free(data->context, lon);
    return LREL_OK;
}

static lrel_status make_placers(lrel_dataset *data, int units_per_m, lrel_xy centre,
                                lrel_error *err)
{
    const lrel_programme *programme = data->programme;
    lrel_status status;

    lrel_grid_free(data->grid);
    data->grid = NULL;
    status = lrel_grid_new(data->context, centre, units_per_m, &data->grid, err);
    for (size_t i = 0; i < programme->source_count + programme->boundary_count; i++) {
        lrel_input *in = i < programme->source_count
                             ? &data->sources[i]
                             : &data->boundaries[i - programme->source_count];

        lrel_placer_free(in->placer);
        in->placer = NULL;
        if (status == LREL_OK && in->operation)
            status = lrel_placer_new(data->context, in->operation, data->grid,
                                     &in->placer, err);
    }
    return status;
}

/* Adds the rings of a shape as owner @p owner. A ring without a place adds nothing and
 * gives LREL_E_COORDINATE. */
static lrel_status add_shape(lrel_dataset *data, const lrel_input *in,
                             const lrel_shape *shape, uint32_t owner, lrel_error *err)
{
    size_t points = data->points.count, rings = data->ring_count;

    if (!lrel__grow(data->context, &data->rings, &data->ring_capacity,
                    data->ring_count + shape->ring_count, sizeof *data->rings))
        return lrel__fail_memory(err);
    for (uint32_t i = 0; i < shape->ring_count; i++) {
        const lrel_shape_ring *ring = &in->table->rings[shape->first_ring + i];
        size_t first = data->points.count;
        lrel_status status = lrel_placer_ring(in->placer, in->table->points + ring->first,
                                              ring->count, &data->points, err);

        if (status != LREL_OK) {
            data->points.count = points;
            data->ring_count = rings;
            return status;
        }
        data->rings[data->ring_count++] =
            (lrel_mosaic_ring){.owner = owner,
                               .part = ring->part,
                               .role = ring->role,
                               .first = first,
                               .count = (uint32_t)(data->points.count - first)};
    }
    return LREL_OK;
}

/* A shape that has no place: a hazard stands beside the total, a release is set aside. */
static lrel_status give_up_shape(lrel_dataset *data, size_t record, const lrel_error *why,
                                 lrel_error *err)
{
    lrel_record *r = &data->records.at[record];

    r->shape = LREL_SHAPE_NONE;
    r->used = r->role == LREL_ROLE_HAZARD;
    r->reason = LREL_REASON_NO_PLACE;
    return lrel_dataset_note(data, LREL_ISSUE_COORDINATE_INVALID, record, "",
                             lrel_text_of(why->message), LREL_TEXT(""), -1, err);
}

lrel_status lrel_dataset__add_records(lrel_dataset *data, lrel_error *err)
{
    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];
        lrel_status status;
        lrel_error local;

        if (data->owner[i] != LREL_OWNER_NONE || !lrel_dataset__is_placed(r))
            continue;
        lrel_error_init(&local);
        status = r->width_m.is_known
                     ? lrel_dataset__add_lines(data, r, data->owner_count, &local)
                     : add_shape(data, &data->sources[r->source], shape_of(data, r),
                                 data->owner_count, &local);
        if (status == LREL_E_COORDINATE)
            status = give_up_shape(data, i, &local, err);
        else if (status == LREL_E_EXTENT)
            return lrel__fail(err, status, "%.*s, id \"%.*s\": %s",
                              LREL_TEXT_ARGS(lrel_dataset_source_name(data, r->source)),
                              LREL_TEXT_ARGS(r->id), local.message);
        else if (status == LREL_OK) {
            data->readings[data->owner_count] =
                r->role == LREL_ROLE_RELEASE ? LREL_READING_SMALLER : LREL_READING_LARGER;
            data->owner[i] = data->owner_count++;
        }
        if (status != LREL_OK)
            return status == LREL_E_MEMORY ? lrel__fail_memory(err) : status;
    }
    return LREL_OK;
}

static lrel_status add_units(lrel_dataset *data, lrel_error *err)
{
    for (size_t i = 0; i < data->unit_count; i++) {
        lrel_unit *unit = &data->units[i];
        const lrel_input *in = &data->boundaries[unit->input];
        const lrel_shape *shape = &in->table->shapes[unit->row];
        lrel_status status;

        if (shape->kind != LREL_SHAPE_POLYGON)
            continue;
        if ((status = add_shape(data, in, shape, data->owner_count, err)) != LREL_OK)
            return status;
        data->readings[data->owner_count] = LREL_READING_LARGER;
        unit->owner = data->owner_count++;
    }
    return LREL_OK;
}

/* The records whose points are the four outermost, for a person to look at. */
static lrel_status fail_extent(const lrel_dataset *data, int units_per_m, lrel_error *err)
{
    size_t farthest = 0;
    double reach = -1;

    for (size_t i = 0; i < data->ring_count; i++) {
        const lrel_mosaic_ring *ring = &data->rings[i];
        lrel_grid_point p = data->points.at[ring->first];
        double far = ring->count ? hypot(p.x, p.y) : -1;

        if (far > reach) {
            reach = far;
            farthest = ring->owner;
        }
    }
    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];

        if (data->owner[i] == farthest)
            return lrel__fail(
                err, LREL_E_EXTENT,
                "the records lie too far apart; farthest out, %ld km from the "
                "centre: %.*s, row %lld, id \"%.*s\"",
                lround(reach / units_per_m / 1000),
                LREL_TEXT_ARGS(lrel_dataset_source_name(data, r->source)),
                (long long)r->row, LREL_TEXT_ARGS(r->id));
    }
    return lrel__fail(err, LREL_E_EXTENT,
                      "the boundaries lie too far apart for one grid");
}

bool lrel_dataset__fits_grid(const lrel_dataset *data)
{
    int64_t x0 = INT64_MAX, y0 = INT64_MAX, x1 = INT64_MIN, y1 = INT64_MIN;

    for (size_t i = 0; i < data->points.count; i++) {
        lrel_grid_point p = data->points.at[i];

        x0 = p.x < x0 ? p.x : x0;
        y0 = p.y < y0 ? p.y : y0;
        x1 = p.x > x1 ? p.x : x1;
        y1 = p.y > y1 ? p.y : y1;
    }
    return data->points.count == 0 ||
           (x1 - x0 <= LREL_GRID_EXTENT_MAX && y1 - y0 <= LREL_GRID_EXTENT_MAX);
}

/* Everything onto a grid of @p units_per_m. */
static lrel_status try_grid(lrel_dataset *data, int units_per_m, lrel_xy centre,
                            lrel_error *err)
{
    lrel_status status = make_placers(data, units_per_m, centre, err);

    data->points.count = 0;
    data->ring_count = 0;
    data->owner_count = 0;
    for (size_t i = 0; i < data->records.count; i++)
        data->owner[i] = LREL_OWNER_NONE;
    if (status == LREL_OK)
        status = lrel_dataset__doubt_positions(data, err);
    if (status == LREL_OK)
        status = lrel_dataset__add_records(data, err);
    if (status == LREL_OK)
        status = add_units(data, err);
    if (status == LREL_OK && !lrel_dataset__fits_grid(data))
        status = fail_extent(data, units_per_m, err);
    return status;
}

lrel_status lrel_dataset_place(lrel_dataset *data, lrel_error *err)
{
    lrel_xy centre;
    lrel_status status;

    data->owner = lrel__alloc(data->context, data->records.count, sizeof *data->owner);
    data->readings =
        lrel__alloc(data->context, data->records.count + data->unit_count, 1);
    data->middles =
        lrel__alloc(data->context, data->records.count, sizeof *data->middles);
    if (!data->owner || !data->readings || !data->middles)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < data->records.count; i++)
        data->middles[i] = (lrel_xy){NAN, NAN};
    if ((status = find_centre(data, &centre, err)) != LREL_OK ||
        (status = lrel_dataset__check_positions(data, err)) != LREL_OK)
        return status;
    status = try_grid(data, 1000, centre, err);
    if (status == LREL_E_EXTENT)
        status = try_grid(data, 100, centre, err);
    return status;
}

lrel_status lrel_dataset_arrange(lrel_dataset *data, lrel_error *err)
{
    lrel_mosaic_input input = {data->points.at, data->rings, data->ring_count,
                               data->readings, data->owner_count};

    return lrel_mosaic_build_or_tell(data->context, &input, data->failing, &data->mosaic,
                                     err);
}
