/* SPDX-License-Identifier: Apache-2.0 */
/* points.c: `geometry: {coordinates: }`: a point for every row; with a #, there and in
 * `lon` and `lat`, the points of every row, of which traverse.c makes its perimeter. */
#include "core/angle.h"
#include "core/fail.h"
#include "draw/draw.h"
#include "draw/numbered.h"
#include "draw/point_text.h"
#include "draw/shape.h"

#define NUMBER_EXPECTED "a number with a decimal point, or degrees, minutes and seconds"

typedef struct drawing {
    lrel_table *table;
    const lrel_source *of;
    int column, id;
    int32_t source;
    lrel_point_text reader;
    lrel_issues *issues;
    lrel_numbered numbered;
    struct {
        lrel_xy *at;
        size_t count, capacity;
    } points; /* of the row */
} drawing;

static lrel_status refuse_cell(const drawing *d, size_t row, lrel_issue_kind kind,
                               int column, const char *why, lrel_error *err)
{
    bool is_ours;
    lrel_status status = lrel_draw__is_ours(d->table, d->of, row, &is_ours, err);

    d->table->shapes[row].kind = LREL_SHAPE_UNREADABLE;
    if (status != LREL_OK || !is_ours)
        return status;
    return lrel_draw__report(
        d->issues,
        &(lrel_draw_issue){
            .kind = kind,
            .source = d->source,
            .row = d->table->rows[row],
            .id = d->id < 0 ? LREL_TEXT("")
                            : lrel_text_trim(lrel_table_cell(d->table, row, d->id)),
            .field = d->table->columns[column],
            .value = lrel_text_trim(lrel_table_cell(d->table, row, column)),
            .expected = why},
        err);
}

/* A cell that is no point is refused and leaves @p is_read false. */
static lrel_status read_text(drawing *d, size_t row, int column, lrel_xy *out,
                             bool *is_read, lrel_error *err)
{
    lrel_text cell = lrel_text_trim(lrel_table_cell(d->table, row, column));
    lrel_error why;
    lrel_status status;

    lrel_error_init(&why);
    status = lrel_point_text__read(&d->reader, cell, out, &why);
    *is_read = status == LREL_OK;
    if (status == LREL_E_COORDINATE)
        return refuse_cell(d, row, LREL_ISSUE_COORDINATE_TEXT, column, why.message, err);
    if (status != LREL_OK && err)
        *err = why;
    if (status == LREL_OK)
        d->table->is_in_degrees = true;
    return status;
}

static lrel_status draw_row(drawing *d, size_t row, lrel_error *err)
{
    bool is_read;
    lrel_status status;
    lrel_xy point;

    if (lrel_text_trim(lrel_table_cell(d->table, row, d->column)).length == 0)
        return LREL_OK;
    status = read_text(d, row, d->column, &point, &is_read, err);
    return status == LREL_OK && is_read
               ? lrel_draw__set_shape(d->table, row, LREL_SHAPE_POINT, &point, 1, err)
               : status;
}

/* ---- numbered columns ---- */

static lrel_status read_numbers(drawing *d, size_t row, const lrel_numbered_point *at,
                                lrel_xy *out, bool *is_read, lrel_error *err)
{
    static const struct {
        lrel_point_part part, other;
        char axis;
    } axes[] = {{LREL_PART_LON, LREL_PART_LAT, 'E'}, {LREL_PART_LAT, LREL_PART_LON, 'N'}};
    double *values[] = {&out->x, &out->y};

    *is_read = false;
    for (size_t i = 0; i < 2; i++) {
        int column = at->columns[axes[i].part];

        if (lrel_angle__coordinate(lrel_numbered__cell(d->table, row, at, axes[i].part),
                                   axes[i].axis, values[i], &d->table->is_in_degrees))
            continue;
        return refuse_cell(d, row, LREL_ISSUE_COORDINATE_INVALID,
                           column < 0 ? at->columns[axes[i].other] : column,
                           NUMBER_EXPECTED, err);
    }
    *is_read = true;
    return LREL_OK;
}

/* All points of the row that have coordinates, in one shape; of a row with some that
 * cannot be read, those before them. */
static lrel_status draw_numbered(drawing *d, size_t row, lrel_error *err)
{
    bool is_read = true;
    lrel_shape_kind kind;
    lrel_status status = LREL_OK;

    d->points.count = 0;
    for (size_t i = 0; i < d->numbered.count && is_read; i++) {
        const lrel_numbered_point *at = &d->numbered.at[i];
        lrel_xy point = {0, 0}, *slot;

        if (!lrel_numbered__has_place(d->table, row, at))
            continue;
        status = at->columns[LREL_PART_COORDINATES] >= 0
                     ? read_text(d, row, at->columns[LREL_PART_COORDINATES], &point,
                                 &is_read, err)
                     : read_numbers(d, row, at, &point, &is_read, err);
        if (status != LREL_OK)
            return status;
        if (!is_read)
            continue;
        if (!(slot = LREL__PUSH(d->table->context, &d->points)))
            return lrel__fail_memory(err);
        *slot = point;
    }
    kind = is_read ? LREL_SHAPE_POINT : LREL_SHAPE_UNREADABLE;
    return d->points.count == 0 ? LREL_OK
                                : lrel_draw__set_shape(d->table, row, kind, d->points.at,
                                                       d->points.count, err);
}

lrel_status lrel_draw_points(const lrel_context *context, const lrel_source *source,
                             int32_t source_number, lrel_table *table,
                             lrel_issues *issues, lrel_error *err)
{
    const lrel_mapping *id = &source->keys[LREL_KEY_ID];
    lrel_text crs = source->crs.length ? source->crs : table->crs;
    bool is_numbered = lrel_source_has_numbered_points(source);
    drawing d = {.table = table, .of = source, .source = source_number, .issues = issues};
    lrel_status status;

    if (source->coordinates_column.length == 0 && !is_numbered)
        return LREL_OK;
    if (table->ring_count > 0)
        return lrel__fail(err, LREL_E_FORMAT, "has shapes of its own; %s for tables",
                          is_numbered ? "numbered columns are" : "`coordinates` is");
    status = is_numbered ? lrel_numbered__find(source, table, &d.numbered, err)
                         : lrel_draw__find_column(table, source->coordinates_column,
                                                  &d.column, err);
    if (status != LREL_OK)
        goto done;
    d.id = id->is_set && !id->has_constant ? lrel_table_column(table, id->column) : -1;
    if ((status = lrel_point_text__begin(context, crs, source->order, &d.reader, err)) !=
        LREL_OK)
        goto done;
    for (size_t row = 0; row < table->row_count && status == LREL_OK; row++)
        status = is_numbered ? draw_numbered(&d, row, err) : draw_row(&d, row, err);

done:
    lrel_point_text__end(&d.reader);
    lrel__free(table->context, d.numbered.at);
    lrel__free(table->context, d.points.at);
    return status;
}
