/* SPDX-License-Identifier: Apache-2.0 */
/* perimeters.c: cells to the points of a record. */
#include "draw/perimeters.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/angle.h"
#include "core/number.h"
#include "draw/shape.h"

/* ---- columns ---- */

/* "BEARING#" with 7 for the #; -1: there is no such column. */
static int numbered_column(const lrel_table *table, lrel_text name, int number)
{
    const char *mark = memchr(name.at, '#', name.length);
    size_t before = (size_t)(mark - name.at);
    char text[200];
    int length;

    if (name.length > sizeof text - 12)
        return -1;
    length = snprintf(text, sizeof text, "%.*s%d%.*s", (int)before, name.at, number,
                      (int)(name.length - before - 1), mark + 1);
    return lrel_table_column(table, (lrel_text){text, (size_t)length});
}

static lrel_status bind_numbered(lrel_perimeters *p, lrel_error *err)
{
    const lrel_traverse *t = &p->source->traverse;

    p->is_numbered = true;
    while (p->leg_count < LREL_LEGS_MAX) {
        int bearing = numbered_column(p->table, t->bearing, p->leg_count + 1);
        int distance = numbered_column(p->table, t->distance, p->leg_count + 1);

        if (bearing < 0 || distance < 0)
            break;
        p->bearings[p->leg_count] = bearing;
        p->distances[p->leg_count++] = distance;
    }
    if (p->leg_count > 0)
        return LREL_OK;
    return lrel__fail(
        err, LREL_E_NOT_FOUND, "has no columns `%.*s` and `%.*s` with 1 in place of #",
        t->bearing.length < 60 ? (int)t->bearing.length : 60, t->bearing.at,
        t->distance.length < 60 ? (int)t->distance.length : 60, t->distance.at);
}

static lrel_status bind_rows(lrel_perimeters *p, lrel_error *err)
{
    const lrel_traverse *t = &p->source->traverse;
    lrel_status status;

    if ((status = lrel_draw__find_column(p->table, t->bearing, &p->bearings[0], err)) ||
        (status = lrel_draw__find_column(p->table, t->distance, &p->distances[0], err)))
        return status;
    p->leg_count = 1;
    if (p->id < 0)
        return lrel__fail(err, LREL_E_PROGRAMME,
                          "rows of a traverse are of one record by its `id`, which is no "
                          "column here");
    return t->point.length == 0
               ? LREL_OK
               : lrel_draw__find_column(p->table, t->point, &p->point, err);
}

static int column_of(const lrel_perimeters *p, lrel_key key)
{
    const lrel_mapping *mapping = &p->source->keys[key];

    return mapping->is_set && !mapping->has_constant
               ? lrel_table_column(p->table, mapping->column)
               : -1;
}

lrel_status lrel_perimeters__bind(lrel_perimeters *p, const lrel_source *source,
                                  int32_t source_number, lrel_operation *operation,
                                  lrel_table *table, lrel_error *err)
{
    const lrel_traverse *t = &source->traverse;

    p->source = source;
    p->source_number = source_number;
    p->operation = operation;
    p->table = table;
    p->unit = lrel_unit_find(LREL_UNIT_WIDTH, t->unit);
    p->id = column_of(p, LREL_KEY_ID);
    p->version = column_of(p, LREL_KEY_VERSION);
    p->where =
        source->where.column.length ? lrel_table_column(table, source->where.column) : -1;
    p->point = -1;
    lrel_cell_code__bind(&p->type, table, source, LREL_KEY_POINT_TYPE);
    return memchr(t->bearing.at, '#', t->bearing.length) ? bind_numbered(p, err)
                                                         : bind_rows(p, err);
}

void lrel_perimeters__clear(lrel_perimeters *p)
{
    if (!p->table)
        return;
    lrel_cell_code__clear(&p->type);
    lrel__free(p->table->context, p->stations.at);
}

/* Numbered columns: every row is a record of its own. */
void lrel_perimeters__keys(const lrel_perimeters *p, int keys[LREL_PERIMETER_KEYS])
{
    keys[0] = p->is_numbered ? -1 : p->id;
    keys[1] = p->version;
    keys[2] = p->where;
}

lrel_text lrel_perimeters__id(const lrel_perimeters *p, size_t row)
{
    return p->id < 0 ? LREL_TEXT("")
                     : lrel_text_trim(lrel_table_cell(p->table, row, p->id));
}

/* ---- cells ---- */

static lrel_text cell_of(const lrel_perimeters *p, size_t row, int column)
{
    return lrel_text_trim(lrel_table_cell(p->table, row, column));
}

static lrel_status read_leg(const lrel_perimeters *p, size_t row, int leg,
                            lrel_station *out, lrel_error *err)
{
    lrel_text bearing = cell_of(p, row, p->bearings[leg]);
    lrel_text distance = cell_of(p, row, p->distances[leg]);
    lrel_error why;

    if (bearing.length == 0 && distance.length == 0)
        return LREL_OK;
    lrel_error_init(&why);
    if (lrel_angle__bearing(bearing, &out->bearing_deg, &why) != LREL_OK)
        return lrel__fail(err, LREL_E_GEOMETRY, "point %lld: bearing: %s",
                          (long long)out->number, why.message);
    if (!lrel_unit_read(p->unit, distance, &out->distance_m))
        return lrel__fail(err, LREL_E_GEOMETRY, "point %lld: \"%.*s\" is no distance",
                          (long long)out->number,
                          distance.length < 40 ? (int)distance.length : 40, distance.at);
    out->has_leg = true;
    return LREL_OK;
}

/* The point that the reader made of the row's coordinates. */
static lrel_status read_place(const lrel_perimeters *p, size_t row, lrel_station *out,
                              lrel_error *err)
{
    const lrel_shape *shape = &p->table->shapes[row];
    const lrel_file_xy *point;

    if (shape->kind == LREL_SHAPE_ABSENT)
        return LREL_OK;
    if (shape->kind != LREL_SHAPE_POINT || shape->ring_count == 0)
        return lrel__fail(err, LREL_E_GEOMETRY, "point %lld has no readable coordinates",
                          (long long)out->number);
    point = lrel_table_points(p->table, &p->table->rings[shape->first_ring]);
    if (!p->operation ||
        !lrel_operation_lonlat(p->operation, (lrel_xy){point->x, point->y}, &out->place))
        return lrel__fail(err, LREL_E_GEOMETRY, "point %lld is no place on Earth",
                          (long long)out->number);
    out->has_place = true;
    return LREL_OK;
}

static lrel_status read_type(lrel_perimeters *p, size_t row, lrel_station *out,
                             lrel_error *err)
{
    bool is_understood;
    lrel_status status =
        lrel_cell_code__read(&p->type, row, &out->type, &is_understood, err);
    lrel_text cell;

    if (status != LREL_OK || is_understood)
        return status;
    cell = cell_of(p, row, p->type.column);
    return lrel__fail(err, LREL_E_GEOMETRY, "point %lld: \"%.*s\" is no type of point",
                      (long long)out->number, cell.length < 40 ? (int)cell.length : 40,
                      cell.at);
}

/* ---- the points of a record ---- */

static lrel_status add_station(lrel_perimeters *p, const lrel_station *station,
                               lrel_error *err)
{
    lrel_station *slot = LREL__PUSH(p->table->context, &p->stations);

    if (!slot)
        return lrel__fail_memory(err);
    *slot = *station;
    return LREL_OK;
}

static lrel_status read_row(lrel_perimeters *p, size_t row, int64_t place_in_order,
                            lrel_error *err)
{
    lrel_station station = {.number = place_in_order};
    lrel_status status;

    if (p->point >= 0 &&
        !lrel_integer_parse(cell_of(p, row, p->point), &station.number)) {
        lrel_text cell = cell_of(p, row, p->point);

        return lrel__fail(err, LREL_E_GEOMETRY, "\"%.*s\" is no number of a point",
                          cell.length < 40 ? (int)cell.length : 40, cell.at);
    }
    if ((status = read_type(p, row, &station, err)) != LREL_OK ||
        (status = read_place(p, row, &station, err)) != LREL_OK ||
        (!p->is_numbered && (status = read_leg(p, row, 0, &station, err)) != LREL_OK))
        return status;
    return add_station(p, &station, err);
}

/* Legs end with the last that is not empty; one that is missing before it is an error. */
static lrel_status read_legs(lrel_perimeters *p, size_t row, lrel_error *err)
{
    bool has_gap = false;

    for (int leg = 0; leg < p->leg_count; leg++) {
        lrel_station station = {.number = leg + 2, .type = -1};
        lrel_status status = read_leg(p, row, leg, &station, err);

        if (status != LREL_OK)
            return status;
        if (station.has_leg && has_gap)
            return lrel__fail(err, LREL_E_GEOMETRY, "a leg before leg %d is missing",
                              leg + 1);
        has_gap = !station.has_leg;
        if (station.has_leg && (status = add_station(p, &station, err)) != LREL_OK)
            return status;
    }
    return LREL_OK;
}

static int by_number(const void *left, const void *right)
{
    const lrel_station *a = left, *b = right;

    return a->number < b->number ? -1 : a->number > b->number;
}

static lrel_status sort_stations(lrel_perimeters *p, lrel_error *err)
{
    lrel_station *at = p->stations.at;

    if (p->stations.count < 2)
        return LREL_OK;
    qsort(at, p->stations.count, sizeof *at, by_number);
    for (size_t i = 1; i < p->stations.count; i++)
        if (at[i].number == at[i - 1].number)
            return lrel__fail(err, LREL_E_GEOMETRY, "two points have the number %lld",
                              (long long)at[i].number);
    return LREL_OK;
}

lrel_status lrel_perimeters__stations(lrel_perimeters *p, const uint32_t *rows,
                                      size_t count, const lrel_station **out,
                                      size_t *out_count, lrel_error *err)
{
    lrel_status status = LREL_OK;

    p->stations.count = 0;
    for (size_t i = 0; i < count && status == LREL_OK; i++)
        status = read_row(p, rows[i], (int64_t)i + 1, err);
    if (status == LREL_OK && p->is_numbered)
        status = read_legs(p, rows[0], err);
    else if (status == LREL_OK && p->point >= 0)
        status = sort_stations(p, err);
    *out = p->stations.at;
    *out_count = p->stations.count;
    return status;
}

lrel_status lrel_perimeters__report(lrel_perimeters *p, lrel_issues *issues,
                                    lrel_error *err)
{
    return lrel_words__report(&p->type.words, p->source_number, "not drawn", issues, err);
}
