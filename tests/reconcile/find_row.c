/* SPDX-License-Identifier: Apache-2.0 */
/* find_row.c: rows by what stands in them. */
#include "reconcile/find_row.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool has_all(const csv_table *table, size_t row, const char *wanted)
{
    char text[400], *rest = text;

    snprintf(text, sizeof text, "%s", wanted);
    for (char *part; (part = strsep(&rest, "|"));) {
        char *value = strchr(part, '=');

        assert_non_null(value);
        *value++ = '\0';
        if (strcmp(csv_cell(table, row, part), value) != 0)
            return false;
    }
    return true;
}

size_t count_rows(const csv_table *table, const char *wanted, size_t *first)
{
    size_t count = 0;

    for (size_t row = 0; row < table->rows; row++)
        if (has_all(table, row, wanted) && count++ == 0)
            *first = row;
    return count;
}

size_t find_row(const csv_table *table, const char *wanted)
{
    size_t first = 0, count = count_rows(table, wanted, &first);

    if (count != 1)
        fail_msg("%zu rows say %s", count, wanted);
    return first;
}

void expect_m2(const csv_table *table, size_t row, const char *column, double m2)
{
    const char *cell = csv_cell(table, row, column);

    if (!*cell || fabs(strtod(cell, NULL) - m2) > 0.5)
        fail_msg("row %zu: %s is \"%s\" and not %.1f", row, column, cell, m2);
}
