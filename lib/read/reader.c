/* SPDX-License-Identifier: Apache-2.0 */
/* reader.c: tables that grow by rows. Cells, numbers, flags and shapes of a row stand in
 * four arrays of one capacity. */
#include "read/reader.h"

#include <assert.h>
#include <stdio.h>

#include "read/mapped.h"
#include "read/names.h"
#include "read/sheet_cells.h"

/* What a person needs to recognise a value. */
#define EXCERPT_BYTES 120

lrel_table *lrel_table__new(const lrel_context *context)
{
    lrel_table *table = lrel__calloc(context, 1, sizeof *table);

    if (!table)
        return NULL;
    table->context = context;
    table->arena = lrel_arena_new(context);
    if (!table->arena) {
        lrel__free(context, table);
        return NULL;
    }
    return table;
}

void lrel_table__free_bytes(lrel_table *table)
{
    if (table->is_mapped)
        lrel_mapped__close(&(lrel_mapped){table->bytes, table->byte_count});
    else
        lrel__free(table->context, table->bytes);
    table->bytes = NULL;
    table->byte_count = 0;
    table->is_mapped = false;
}

static lrel_status make_cells(lrel_reader *reader, size_t count, lrel_error *err)
{
    lrel_table *table = reader->table;

    if (table->row_capacity > SIZE_MAX / count)
        return lrel__fail(err, LREL_E_LIMIT, "%zu rows of %zu columns are too many",
                          table->row_count, count);
    table->cells =
        lrel__alloc(reader->context, table->row_capacity * count, sizeof *table->cells);
    if (!table->cells)
        return lrel__fail_memory(err);
    /* Those of rows to come are emptied with the row. */
    memset(table->cells, 0, table->row_count * count * sizeof *table->cells);
    return LREL_OK;
}

lrel_status lrel_reader__set_columns(lrel_reader *reader, size_t count, lrel_error *err)
{
    lrel_table *table = reader->table;

    assert(!table->columns && !table->cells);
    if (count > LREL_COLUMNS_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "%zu columns; at most %d are read", count,
                          LREL_COLUMNS_MAX);
    table->columns = lrel__calloc(reader->context, count, sizeof *table->columns);
    table->is_date_column =
        lrel__calloc(reader->context, count, sizeof *table->is_date_column);
    table->is_number_column =
        lrel__calloc(reader->context, count, sizeof *table->is_number_column);
    if (!table->columns || !table->is_date_column || !table->is_number_column)
        return lrel__fail_memory(err);
    table->column_count = count;
    if (count > 0 && table->row_capacity > 0)
        return make_cells(reader, count, err);
    return LREL_OK;
}

/* Appends to the line of text in @p line; what does not fit is left out. */
static void append(char *line, size_t capacity, const char *separator, lrel_text text)
{
    size_t used = strlen(line);
    lrel_text cut = lrel_reader__excerpt(text, 40);

    if (used + strlen(separator) + cut.length + 1 > capacity)
        return;
    strcpy(line + used, separator);
    used += strlen(separator);
    if (cut.length > 0)
        memcpy(line + used, cut.at, cut.length);
    line[used + cut.length] = '\0';
}

/* Of a sheet its letters, else its number. */
static void name_place(const lrel_table *table, size_t column, char out[24])
{
    if (table->sheet_columns)
        lrel_sheet__letters(table->sheet_columns[column], out);
    else
        snprintf(out, 24, "%zu", column + 1);
}

lrel_status lrel_reader__check_columns(lrel_reader *reader, lrel_error *err)
{
    const lrel_table *table = reader->table;
    lrel_names names = {.context = reader->context};
    char twice[200] = "", unnamed[200] = "";
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < table->column_count; i++) {
        size_t place;
        bool is_new;
        char number[24];

        if (table->columns[i].length == 0) {
            name_place(table, i, number);
            append(unnamed, sizeof unnamed, *unnamed ? ", " : "", lrel_text_of(number));
            continue;
        }
        if (!lrel_names__add(&names, table->columns[i], &place, &is_new)) {
            status = lrel__fail_memory(err);
            goto done;
        }
        if (!is_new)
            append(twice, sizeof twice, *twice ? ", " : "", table->columns[i]);
    }
    if (*twice)
        status = lrel__fail(err, LREL_E_FORMAT,
                            "columns with one name: %s; give each its own", twice);
    else if (*unnamed)
        status = lrel__fail(err, LREL_E_FORMAT,
                            "columns without a name: %s; name them in the %s", unnamed,
                            table->sheet_columns   ? "header"
                            : table->has_addresses ? "first line"
                                                   : "file");

done:
    lrel_names__clear(&names);
    return status;
}

lrel_status lrel_reader__find_column(lrel_reader *reader, lrel_text name, int *column,
                                     lrel_error *err)
{
    const lrel_table *table = reader->table;
    int found = lrel_table_column(table, name);
    char list[300] = "";

    if (found >= 0) {
        *column = found;
        return LREL_OK;
    }
    for (size_t i = 0; i < table->column_count; i++)
        append(list, sizeof list, i ? ", " : "", table->columns[i]);
    return lrel__fail(err, LREL_E_NOT_FOUND, "no column \"%.*s\"; the columns are: %s",
                      LREL_TEXT_ARGS(lrel_reader__excerpt(name, 60)), list);
}

static bool grow_rows(lrel_reader *reader, size_t need)
{
    lrel_table *table = reader->table;
    size_t cell_bytes = table->column_count * sizeof *table->cells;
    size_t capacities[4];

    for (size_t i = 0; i < 4; i++)
        capacities[i] = table->row_capacity;
    if (cell_bytes > 0 &&
        !lrel__grow(reader->context, &table->cells, &capacities[0], need, cell_bytes))
        return false;
    if (!lrel__grow(reader->context, &table->rows, &capacities[1], need,
                    sizeof *table->rows) ||
        !lrel__grow(reader->context, &table->is_ragged, &capacities[2], need,
                    sizeof *table->is_ragged) ||
        !lrel__grow(reader->context, &table->shapes, &capacities[3], need,
                    sizeof *table->shapes))
        return false;
    /* One rule of growth and one start: all four have come to the same. */
    table->row_capacity = capacities[1];
    return true;
}

bool lrel_reader__expect_rows(lrel_reader *reader, size_t count)
{
    return count <= reader->table->row_capacity || grow_rows(reader, count);
}

lrel_status lrel_reader__add_row(lrel_reader *reader, int64_t number, lrel_error *err)
{
    lrel_table *table = reader->table;
    size_t row = table->row_count;

    if (row == table->row_capacity && !grow_rows(reader, row + 1))
        return lrel__fail_memory(err);
    if (table->column_count > 0)
        memset(table->cells + row * table->column_count, 0,
               table->column_count * sizeof *table->cells);
    table->rows[row] = number;
    table->is_ragged[row] = false;
    table->shapes[row] = (lrel_shape){LREL_SHAPE_ABSENT, 0, table->ring_count};
    table->row_count++;
    return LREL_OK;
}

void lrel_reader__drop_row(lrel_reader *reader)
{
    assert(reader->table->row_count > 0);
    reader->table->row_count--;
}

lrel_status lrel_reader__keep(lrel_reader *reader, lrel_text text, lrel_text *out,
                              lrel_error *err)
{
    char *copy = lrel_arena_text(reader->table->arena, text.at, text.length);

    if (!copy)
        return lrel__fail_memory(err);
    *out = (lrel_text){copy, text.length};
    return LREL_OK;
}

lrel_text lrel_reader__excerpt(lrel_text text, size_t bytes)
{
    if (text.length <= bytes)
        return text;
    while (bytes > 0 && ((unsigned char)text.at[bytes] & 0xC0) == 0x80)
        bytes--;
    return (lrel_text){text.at, bytes};
}

lrel_status lrel_reader__issue(lrel_reader *reader, lrel_issue_kind kind, int64_t row,
                               lrel_text field, lrel_text value, lrel_text expected,
                               int64_t count, lrel_error *err)
{
    lrel_issue issue = {.kind = kind,
                        .source = reader->options->source,
                        .row = row,
                        .id = {"", 0},
                        .field = field,
                        .value = lrel_reader__excerpt(value, EXCERPT_BYTES),
                        .expected = expected,
                        .area2 = -1,
                        .count = count};

    if (!reader->issues)
        return LREL_OK;
    return lrel_issues_add(reader->issues, &issue, err);
}
