/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_reading.c: promises of readers, looked at one by one. */
#include "fuzz/fuzz_reading.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool fuzz_write_file(const char *path, const uint8_t *bytes, size_t count)
{
    FILE *file = fopen(path, "wb");

    return file && fwrite(bytes, 1, count, file) == count && fclose(file) == 0;
}

static const char *wrong_column(const lrel_table *table, size_t column)
{
    lrel_text name = table->columns[column];

    if (name.length == 0)
        return "a column without a name";
    if (!lrel_text_is_utf8(name))
        return "a name that is not UTF-8";
    for (size_t i = 0; i < column; i++)
        if (lrel_text_is_equal(table->columns[i], name))
            return "a name twice";
    return NULL;
}

static const char *wrong_row(const lrel_table *table, size_t row)
{
    if (row > 0 && table->rows[row] <= table->rows[row - 1])
        return "numbers of rows that do not rise";
    for (size_t i = 0; i < table->column_count; i++) {
        lrel_text cell = lrel_table_cell(table, row, (int)i);

        if (!lrel_text_is_utf8(cell))
            return "a cell that is not UTF-8";
        if (cell.length == 0 && lrel_table_is_date(table, row, (int)i) &&
            !table->is_date_column[i])
            return "an empty date";
        if (table->has_addresses &&
            !*lrel_table_address(table, table->rows[row], (int)i).text)
            return "a cell without an address";
    }
    return NULL;
}

static const char *wrong_shape(const lrel_table *table, const lrel_shape *shape)
{
    for (size_t i = 0; i < shape->ring_count; i++) {
        const lrel_shape_ring *ring = &table->rings[shape->first_ring + i];

        if (shape->first_ring + i >= table->ring_count ||
            ring->first + ring->count > table->point_count)
            return "a ring of points that are not there";
        if (shape->kind == LREL_SHAPE_POLYGON && ring->count < 4)
            return "a ring that encloses nothing";
        for (size_t j = 0; j < ring->count; j++)
            if (!isfinite(table->points[ring->first + j].x) ||
                !isfinite(table->points[ring->first + j].y))
                return "a point that is nowhere";
    }
    return NULL;
}

const char *fuzz_table_wrong(const lrel_table *table)
{
    const char *what = NULL;

    for (size_t i = 0; i < table->column_count && !what; i++)
        what = wrong_column(table, i);
    for (size_t i = 0; i < table->row_count && !what; i++)
        what = wrong_row(table, i);
    for (size_t i = 0; i < table->row_count && !what; i++)
        what = wrong_shape(table, &table->shapes[i]);
    return what;
}

typedef struct outcome {
    lrel_status status;
    size_t rows, columns, issues;
    char message[512];
} outcome;

static outcome read_once(const lrel_context *context, const char *path, lrel_text layer,
                         const char **what)
{
    const lrel_read_options options = {.source = -1, .layer = layer};
    lrel_issues *issues = lrel_issues_new(context);
    lrel_table *table = NULL;
    outcome out = {.message = ""};
    lrel_error err;

    lrel_error_init(&err);
    out.status = lrel_table_read(context, path, &options, issues, &table, &err);
    snprintf(out.message, sizeof out.message, "%s", err.message);
    out.issues = lrel_issues_count(issues);
    if (table) {
        out.rows = table->row_count;
        out.columns = table->column_count;
        *what = fuzz_table_wrong(table);
    } else if (out.status != LREL_E_FORMAT && out.status != LREL_E_LIMIT &&
               out.status != LREL_E_NOT_FOUND) {
        *what = "a failure that is none of the input's";
    } else if (!out.message[0]) {
        *what = "a refusal without a reason";
    }
    lrel_table_free(table);
    lrel_issues_free(issues);
    return out;
}

const char *fuzz_file_wrong(const lrel_context *context, const char *path,
                            lrel_text layer)
{
    const char *what = NULL, *again = NULL;
    outcome first = read_once(context, path, layer, &what);
    outcome second = read_once(context, path, layer, &again);

    if (first.status != second.status || first.rows != second.rows ||
        first.columns != second.columns || first.issues != second.issues ||
        strcmp(first.message, second.message) != 0)
        return "two outcomes";
    return what;
}
