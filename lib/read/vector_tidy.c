/* SPDX-License-Identifier: Apache-2.0 */
/* vector_tidy.c: what can only be said of a column once all of its cells are there. */
#include "read/vector_reader.h"

static bool is_empty_column(const lrel_table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (table->cells[row * table->column_count + column].length > 0)
            return false;
    return true;
}

static void drop_column(lrel_table *table, size_t column)
{
    size_t to = 0;

    for (size_t from = 0; from < table->row_count * table->column_count; from++)
        if (from % table->column_count != column)
            table->cells[to++] = table->cells[from];
    for (size_t i = column + 1; i < table->column_count; i++) {
        table->columns[i - 1] = table->columns[i];
        table->is_date_column[i - 1] = table->is_date_column[i];
        table->is_number_column[i - 1] = table->is_number_column[i];
    }
    table->column_count--;
}

/* The bytes of "T00:00:00" and "T00:00:00Z" at the end of @p cell, 0 where it has another
 * time of day. */
static size_t midnight(lrel_text cell)
{
    static const char *const times[] = {"T00:00:00", "T00:00:00Z"};

    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        size_t length = strlen(times[i]);

        if (cell.length > length &&
            memcmp(cell.at + cell.length - length, times[i], length) == 0)
            return length;
    }
    return 0;
}

/* File Geodatabase and FlatGeobuf have no type for a date alone: there it is a date and
 * midnight, in every row. */
static void cut_midnights(lrel_table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++) {
        lrel_text cell = table->cells[row * table->column_count + column];

        if (cell.length > 0 && midnight(cell) == 0)
            return;
    }
    for (size_t row = 0; row < table->row_count; row++) {
        lrel_text *cell = &table->cells[row * table->column_count + column];

        cell->length -= midnight(*cell);
    }
}

void lrel_vector__tidy_columns(lrel_table *table, const lrel_vector_field *fields,
                               size_t field_count, size_t first_field)
{
    for (size_t i = field_count; i-- > 0;) {
        size_t column = i + first_field;

        if (fields[i].type == LREL_VECTOR_DATE)
            cut_midnights(table, column);
        if (fields[i].is_own && is_empty_column(table, column))
            drop_column(table, column);
    }
}
