/* SPDX-License-Identifier: Apache-2.0 */
/* perimeters.c: cells to the points of a record. */
#include "draw/perimeters.h"

#include <stdlib.h>

#include "core/angle.h"
#include "core/number.h"
#include "draw/shape.h"

/* ---- columns ---- */

static lrel_status bind_rows(lrel_perimeters *p, lrel_error *err)
{
    const lrel_traverse *t = &p->source->traverse;
    lrel_status status;

    if ((status = lrel_draw__find_column(p->table, t->bearing, &p->bearing, err)) ||
        (status = lrel_draw__find_column(p->table, t->distance, &p->distance, err)))
        return status;
    if (p->id < 0)
        return lrel__fail(err, LREL_E_PROGRAMME,
                          "rows of a traverse are of one record by its `id`, which is no "
                          "column here");
    if (t->point.length > 0 &&
        (status = lrel_draw__find_column(p->table, t->point, &p->point, err)) != LREL_OK)
        return status;
    return t->from_point.length == 0
               ? LREL_OK
               : lrel_draw__find_column(p->table, t->from_point, &p->from_point, err);
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
    p->point = p->from_point = -1;
    lrel_cell_code__bind(&p->type, table, source, LREL_KEY_POINT_TYPE);
    p->has_own_point = !lrel_source_has_numbered_points(source);
    return p->has_own_point && !lrel_is_numbered(t->bearing)
               ? bind_rows(p, err)
               : lrel_numbered__find(source, table, &p->numbered, err);
}

void lrel_perimeters__clear(lrel_perimeters *p)
{
    if (!p->table)
        return;
    lrel_cell_code__clear(&p->type);
    lrel__free(p->table->context, p->numbered.at);
    lrel__free(p->table->context, p->stations.at);
}

static bool is_numbered(const lrel_perimeters *p)
{
    return p->numbered.count > 0;
}

/* Numbered columns: every row is a record of its own. */
void lrel_perimeters__keys(const lrel_perimeters *p, int keys[LREL_PERIMETER_KEYS])
{
    keys[0] = is_numbered(p) ? -1 : p->id;
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

static lrel_status read_leg(const lrel_perimeters *p, lrel_text bearing,
                            lrel_text distance, lrel_station *out, lrel_error *err)
{
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

/* The point with number @p i of those that the row has coordinates of. */
static lrel_status read_place(const lrel_perimeters *p, size_t row, size_t i,
                              lrel_station *out, lrel_error *err)
{
    const lrel_shape *shape = &p->table->shapes[row];
    const lrel_shape_ring *ring =
        shape->ring_count > 0 ? &p->table->rings[shape->first_ring] : NULL;
    const lrel_file_xy *point;

    if (!ring || i >= ring->count)
        return lrel__fail(err, LREL_E_GEOMETRY, "point %lld has no readable coordinates",
                          (long long)out->number);
    point = &lrel_table_points(p->table, ring)[i];
    out->said = (lrel_xy){point->x, point->y};
    /* Databases write it for coordinates that are not there. */
    if (out->said.x == 0 && out->said.y == 0)
        return lrel__fail(err, LREL_E_GEOMETRY,
                          "point %lld is at 0, 0, which is nobody's position; leave its "
                          "coordinates empty where there are none",
                          (long long)out->number);
    if (!p->operation || !lrel_operation_lonlat(p->operation, out->said, &out->place))
        return lrel__fail(err, LREL_E_GEOMETRY, "point %lld is no place on Earth",
                          (long long)out->number);
    out->has_place = true;
    return LREL_OK;
}

/* The point that the reader made of the row's coordinates. */
static lrel_status read_own_place(const lrel_perimeters *p, size_t row, lrel_station *out,
                                  lrel_error *err)
{
    const lrel_shape *shape = &p->table->shapes[row];

    if (shape->kind == LREL_SHAPE_ABSENT)
        return LREL_OK;
    return read_place(p, row, shape->kind == LREL_SHAPE_POINT ? 0 : SIZE_MAX, out, err);
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

/* ---- ... in numbered columns ---- */

/* Before the first leg, by `lon` and `lat` without a #. */
static lrel_status read_own_point(lrel_perimeters *p, size_t row, lrel_error *err)
{
    lrel_station station = {.number = p->numbered.at[0].number - 1};
    lrel_status status;

    if ((status = read_type(p, row, &station, err)) != LREL_OK ||
        (status = read_own_place(p, row, &station, err)) != LREL_OK)
        return status;
    return add_station(p, &station, err);
}

/* A type that no column has for each point is that of the first. */
static lrel_status read_numbered_type(lrel_perimeters *p, size_t row,
                                      const lrel_numbered_point *at, lrel_station *out,
                                      lrel_error *err)
{
    out->type = -1;
    if (lrel_source_has_numbered_types(p->source)) {
        p->type.column = at->columns[LREL_PART_TYPE];
        return p->type.column < 0 ? LREL_OK : read_type(p, row, out, err);
    }
    return !p->has_own_point && at == p->numbered.at ? read_type(p, row, out, err)
                                                     : LREL_OK;
}

/* @p taken  points of the row that have coordinates and came before */
static lrel_status read_numbered(lrel_perimeters *p, size_t row,
                                 const lrel_numbered_point *at, size_t *taken,
                                 lrel_error *err)
{
    const lrel_table *table = p->table;
    lrel_station station = {.number = at->number};
    lrel_status status;

    if ((status = read_numbered_type(p, row, at, &station, err)) != LREL_OK)
        return status;
    if (lrel_numbered__has_place(table, row, at) &&
        (status = read_place(p, row, (*taken)++, &station, err)) != LREL_OK)
        return status;
    status =
        read_leg(p, lrel_numbered__cell(table, row, at, LREL_PART_BEARING),
                 lrel_numbered__cell(table, row, at, LREL_PART_DISTANCE), &station, err);
    station.said_from = lrel_numbered__cell(table, row, at, LREL_PART_FROM);
    return status == LREL_OK ? add_station(p, &station, err) : status;
}

/* A number that no column has is a point that says nothing, as one with empty cells. */
static lrel_status read_columns(lrel_perimeters *p, size_t row, lrel_error *err)
{
    size_t count = lrel_numbered__points(&p->numbered, p->table, row), taken = 0;
    lrel_status status = p->has_own_point ? read_own_point(p, row, err) : LREL_OK;

    for (size_t i = 0; i < count && status == LREL_OK; i++) {
        const lrel_numbered_point *at = &p->numbered.at[i];
        lrel_station missing = {.number = at->number - 1, .type = -1};

        if (i > 0 && at[-1].number < missing.number)
            status = add_station(p, &missing, err);
        if (status == LREL_OK)
            status = read_numbered(p, row, at, &taken, err);
    }
    return status;
}

/* ---- ... in rows ---- */

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
        (status = read_own_place(p, row, &station, err)) != LREL_OK ||
        (status = read_leg(p, cell_of(p, row, p->bearing), cell_of(p, row, p->distance),
                           &station, err)) != LREL_OK)
        return status;
    if (p->from_point >= 0)
        station.said_from = cell_of(p, row, p->from_point);
    return add_station(p, &station, err);
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
    if (is_numbered(p))
        status = read_columns(p, rows[0], err);
    for (size_t i = 0; i < count && !is_numbered(p) && status == LREL_OK; i++)
        status = read_row(p, rows[i], (int64_t)i + 1, err);
    if (status == LREL_OK && p->point >= 0)
        status = sort_stations(p, err);
    if (status == LREL_OK)
        status = lrel_perimeters__find_origins(p, err);
    *out = p->stations.at;
    *out_count = p->stations.count;
    return status;
}

lrel_status lrel_perimeters__report(lrel_perimeters *p, lrel_issues *issues,
                                    lrel_error *err)
{
    return lrel_words__report(&p->type.words, p->source_number, "not drawn", issues, err);
}
