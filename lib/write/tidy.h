/* SPDX-License-Identifier: Apache-2.0 */
/* tidy.h: a table that says what its columns are: the CSV, and beside it a schema of the
 * Frictionless Table Schema (https://specs.frictionlessdata.io/table-schema/). Both come
 * from one list of columns. */
#ifndef LREL_WRITE_TIDY_H
#define LREL_WRITE_TIDY_H

#include "write/csv.h"

typedef struct lrel_tidy_column {
    const char *name;
    const char *type;  /* "string", "integer", "number", "date", "year", "boolean" */
    const char *unit;  /* "m2", "US$", ...; NULL: none */
    const char *about; /* what it is, one sentence */
} lrel_tidy_column;

#define LREL_TIDY_MAX 64

typedef struct lrel_tidy {
    lrel_tidy_column at[LREL_TIDY_MAX];
    size_t count;
} lrel_tidy;

/** Adds @p count columns behind those that are there. */
void lrel_tidy_add(lrel_tidy *tidy, const lrel_tidy_column *columns, size_t count);

/** Begins the table, as lrel_csv_begin(). */
void lrel_tidy_begin(const lrel_tidy *tidy, lrel_csv *csv, lrel_stream *stream);

/** Writes its schema: @p title says what one row is. */
void lrel_tidy_schema(const lrel_tidy *tidy, const char *title, lrel_stream *stream);

#endif
