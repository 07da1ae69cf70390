/* SPDX-License-Identifier: Apache-2.0 */
/* vector_midnights.c: the time of day of columns that have none. */
#include "read/vector_reader.h"

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

void lrel_vector__cut_midnights(lrel_table *table, const lrel_vector_field *fields,
                                size_t field_count, size_t first_field)
{
    for (size_t i = 0; i < field_count; i++)
        if (fields[i].type == LREL_VECTOR_DATE)
            cut_midnights(table, i + first_field);
}
