/* SPDX-License-Identifier: Apache-2.0 */
/* csv_table.h: a table that a run has written, by the names of its columns. Strict: what
 * is not RFC 4180 with as many cells in every row fails the test. */
#ifndef LREL_TESTS_RUN_CSV_TABLE_H
#define LREL_TESTS_RUN_CSV_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "run/job_scratch.h"

typedef struct csv_table {
    char *text;
    char **cells; /* the header first */
    size_t columns;
    size_t rows; /* without the header */
} csv_table;

csv_table csv_read(const job_scratch *s, const char *name);
void csv_free(csv_table *table);
/* The number of the column @p name; the test fails where there is none. */
size_t csv_column(const csv_table *table, const char *name);
bool csv_has_column(const csv_table *table, const char *name);
const char *csv_cell(const csv_table *table, size_t row, const char *name);
/* A cell of `..._m2`, exactly, in units of 1e-7 m2; an empty one is 0. */
int64_t csv_area(const csv_table *table, size_t row, const char *name);
int64_t csv_integer(const csv_table *table, size_t row, const char *name);
/* Exact decimals to units of 1e-7; fails the test where there are more of them. */
int64_t csv_units(const char *decimal);

/* Cells of columns first .. last - 1 (by number) of a row, with `|` behind each. */
#define CSV_KEY_MAX 400
void csv_key(const csv_table *table, size_t row, size_t first, size_t last,
             char key[CSV_KEY_MAX]);

#endif
