/* SPDX-License-Identifier: Apache-2.0 */
/* points.c: `geometry: {coordinates: }`: a point for every row. */
#include "core/fail.h"
#include "draw/draw.h"
#include "draw/point_text.h"
#include "draw/shape.h"

typedef struct drawing {
    lrel_table *table;
    const lrel_source *of;
    int column, id;
    int32_t source;
    lrel_point_text reader;
    lrel_issues *issues;
} drawing;

static lrel_status refuse_cell(const drawing *d, size_t row, lrel_text cell,
                               const char *why, lrel_error *err)
{
    bool is_ours;
    lrel_status status = lrel_draw__is_ours(d->table, d->of, row, &is_ours, err);

    d->table->shapes[row].kind = LREL_SHAPE_UNREADABLE;
    if (status != LREL_OK || !is_ours)
        return status;
    return lrel_draw__report(
        d->issues,
        &(lrel_draw_issue){
            .kind = LREL_ISSUE_COORDINATE_TEXT,
            .source = d->source,
            .row = d->table->rows[row],
            .id = d->id < 0 ? LREL_TEXT("")
                            : lrel_text_trim(lrel_table_cell(d->table, row, d->id)),
            .field = d->table->columns[d->column],
            .value = cell,
            .expected = why},
        err);
}

static lrel_status draw_row(drawing *d, size_t row, lrel_error *err)
{
    lrel_text cell = lrel_text_trim(lrel_table_cell(d->table, row, d->column));
    lrel_error why;
    lrel_status status;
    lrel_xy point;

    if (cell.length == 0)
        return LREL_OK;
    lrel_error_init(&why);
    status = lrel_point_text__read(&d->reader, cell, &point, &why);
    if (status == LREL_E_COORDINATE)
        return refuse_cell(d, row, cell, why.message, err);
    if (status != LREL_OK) {
        if (err)
            *err = why;
        return status;
    }
    d->table->is_in_degrees = true;
    return lrel_draw__set_shape(d->table, row, LREL_SHAPE_POINT, &point, 1, err);
}

lrel_status lrel_draw_points(const lrel_context *context, const lrel_source *source,
                             int32_t source_number, lrel_table *table,
                             lrel_issues *issues, lrel_error *err)
{
    const lrel_mapping *id = &source->keys[LREL_KEY_ID];
    lrel_text crs = source->crs.length ? source->crs : table->crs;
    drawing d = {.table = table, .of = source, .source = source_number, .issues = issues};
    lrel_status status;

    if (source->coordinates_column.length == 0)
        return LREL_OK;
    if (table->ring_count > 0)
        return lrel__fail(err, LREL_E_FORMAT,
                          "has shapes of its own; `coordinates` is for tables");
    if ((status = lrel_draw__find_column(table, source->coordinates_column, &d.column,
                                         err)) != LREL_OK)
        return status;
    d.id = id->is_set && !id->has_constant ? lrel_table_column(table, id->column) : -1;
    if ((status = lrel_point_text__begin(context, crs, source->order, &d.reader, err)) !=
        LREL_OK)
        goto done;
    for (size_t row = 0; row < table->row_count && status == LREL_OK; row++)
        status = draw_row(&d, row, err);

done:
    lrel_point_text__end(&d.reader);
    return status;
}
