/* SPDX-License-Identifier: Apache-2.0 */
/* csv_table.c: RFC 4180, taken apart in place. */
#include "run/csv_table.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DECIMALS 7

/* Ends the cell that begins at @p at with a NUL. @return what ended it, at *after */
static char take_cell(char *at, char **after)
{
    char *to = at, end;

    if (*at == '"') {
        for (at++; *at && !(at[0] == '"' && at[1] != '"'); at++) {
            at += *at == '"';
            *to++ = *at;
        }
        assert_int_equal(*at, '"');
        at++;
    } else {
        for (; *at && *at != ',' && *at != '\n'; at++) {
            assert_int_not_equal(*at, '"');
            *to++ = *at;
        }
    }
    end = *at;
    *after = at + (end != 0);
    *to = 0;
    return end;
}

csv_table csv_read(const job_scratch *s, const char *name)
{
    csv_table table = {.text = job_get(s, name)};
    char *at = table.text;
    size_t count = 0, room = 0, in_row = 0;

    while (*at) {
        char *cell = at, end = take_cell(at, &at);

        if (count == room)
            table.cells = realloc(table.cells, (room = 2 * room + 64) * sizeof(char *));
        table.cells[count++] = cell;
        in_row++;
        if (end == ',')
            continue;
        assert_int_equal(end, '\n');
        if (table.columns == 0)
            table.columns = in_row;
        if (in_row != table.columns)
            fail_msg("%s: a row has %zu cells, not %zu", name, in_row, table.columns);
        table.rows++;
        in_row = 0;
    }
    assert_int_not_equal(table.rows, 0);
    table.rows--;
    return table;
}

void csv_free(csv_table *table)
{
    free(table->text);
    free(table->cells);
    *table = (csv_table){0};
}

bool csv_has_column(const csv_table *table, const char *name)
{
    for (size_t c = 0; c < table->columns; c++)
        if (strcmp(table->cells[c], name) == 0)
            return true;
    return false;
}

size_t csv_column(const csv_table *table, const char *name)
{
    for (size_t c = 0; c < table->columns; c++)
        if (strcmp(table->cells[c], name) == 0)
            return c;
    fail_msg("there is no column %s", name);
    return 0;
}

const char *csv_cell(const csv_table *table, size_t row, const char *name)
{
    assert_in_range(row + 1, 1, table->rows);
    return table->cells[(row + 1) * table->columns + csv_column(table, name)];
}

int64_t csv_units(const char *decimal)
{
    const char *at = decimal + (*decimal == '-');
    int64_t units = 0;
    int decimals = -1;

    for (; *at; at++) {
        if (*at == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (*at < '0' || *at > '9' || decimals == DECIMALS || units > INT64_MAX / 20)
            fail_msg("\"%s\" is no exact decimal of 1e-7 m2", decimal);
        units = 10 * units + (*at - '0');
        decimals += decimals >= 0;
    }
    for (decimals = decimals < 0 ? 0 : decimals; decimals < DECIMALS; decimals++)
        units *= 10;
    return *decimal == '-' ? -units : units;
}

int64_t csv_area(const csv_table *table, size_t row, const char *name)
{
    return csv_units(csv_cell(table, row, name));
}

int64_t csv_integer(const csv_table *table, size_t row, const char *name)
{
    char *end;
    const char *cell = csv_cell(table, row, name);
    int64_t value = strtoll(cell, &end, 10);

    if (*cell == 0 || *end != 0)
        fail_msg("%s says \"%s\", which is no whole number", name, cell);
    return value;
}

void csv_key(const csv_table *table, size_t row, size_t first, size_t last,
             char key[CSV_KEY_MAX])
{
    size_t length = 0;

    key[0] = 0;
    for (size_t c = first; c < last; c++) {
        const char *cell = table->cells[(row + 1) * table->columns + c];

        assert_in_range(length + strlen(cell) + 1, 1, CSV_KEY_MAX - 1);
        length += (size_t)snprintf(key + length, CSV_KEY_MAX - length, "%s|", cell);
    }
}
