/* SPDX-License-Identifier: Apache-2.0 */
/* placed_shapes.c: all shapes on one grid. The grid is centred on the middle of the
 * records, so that it stretches them as little as possible, and holds a millimetre where
 * the land allows. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/threads.h"
#include "dataset/dataset.h"
#include "read/box.h"

bool lrel_dataset__is_placed(const lrel_record *r)
{
    return r->used && r->reason == LREL_REASON_NONE && r->shape != LREL_SHAPE_NONE;
}

/* The middle of the box around shape @p number of a source, as the file has it. */
static lrel_xy middle_of(const lrel_input *in, uint32_t number)
{
    const lrel_table *table = in->table;
    const lrel_shape *shape = &table->shapes[number];
    lrel_box box = lrel_box_empty();

    for (uint32_t i = 0; i < shape->ring_count; i++)
        lrel_box_add_ring(&box, table, &table->rings[shape->first_ring + i]);
    return lrel_box_middle(&box);
}

bool lrel_dataset__middle_of(const lrel_dataset *data, const lrel_record *r, lrel_xy *out)
{
    const lrel_input *in = &data->sources[r->source];

    return lrel_operation_lonlat(in->operation, middle_of(in, r->shape), out);
}

bool lrel_dataset__degrees_of(const lrel_dataset *data, const lrel_record *r,
                              lrel_xy *out)
{
    const lrel_input *in = &data->sources[r->source];

    return lrel_operation_degrees(in->operation, middle_of(in, r->shape), out);
}

bool lrel_dataset_fact_position(const lrel_dataset *data, const lrel_fact *fact,
                                lrel_xy *out)
{
    const lrel_input *in = &data->sources[fact->source];

    return fact->shape != LREL_SHAPE_NONE && in->operation &&
           lrel_operation_lonlat(in->operation, middle_of(in, fact->shape), out);
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

static lrel_status make_placer(size_t file, int worker, void *user, lrel_error *err)
{
    lrel_dataset *data = user;
    size_t sources = data->programme->source_count;
    lrel_input *in =
        file < sources ? &data->sources[file] : &data->boundaries[file - sources];

    (void)worker;
    lrel_placer_free(in->placer);
    in->placer = NULL;
    return in->operation ? lrel_placer_new(data->context, in->operation, data->grid,
                                           &in->placer, err)
                         : LREL_OK;
}

static lrel_status make_placers(lrel_dataset *data, int units_per_m, lrel_xy centre,
                                lrel_error *err)
{
    const lrel_programme *programme = data->programme;
    lrel_status status;

    lrel_grid_free(data->grid);
    data->grid = NULL;
    status = lrel_grid_new(data->context, centre, units_per_m, &data->grid, err);
    if (status != LREL_OK)
        return status;
    return lrel__parallel(data->context,
                          programme->source_count + programme->boundary_count,
                          make_placer, data, err);
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
        status = lrel_dataset__add_units(data, err);
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
    if ((status = lrel_dataset__find_centre(data, &centre, err)) != LREL_OK ||
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
