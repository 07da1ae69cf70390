/* SPDX-License-Identifier: Apache-2.0 */
/* csv.h: RFC 4180 rows in UTF-8, ended by LF. Text that a spreadsheet would take for a
 * formula (first = + - @, tab, CR) gets a tab in front, inside quotes; numbers never, not
 * even those that arrive as text: the id "-5" stays. Controls are left out or made
 * visible (shown.h). */
#ifndef LREL_WRITE_CSV_H
#define LREL_WRITE_CSV_H

#include "write/stream.h"

/* The last column of a draft's table, and what each of its rows has there. */
#define LREL_CSV_DRAFT_COLUMN "draft"
#define LREL_CSV_DRAFT        "DRAFT"

typedef struct lrel_csv {
    lrel_stream *stream;
    size_t column_count;
    size_t column; /* the next one of this row */
} lrel_csv;

/** Starts a table with a header of @p count names. In a draft (lrel_stream_mark()) a last
 * column says so in every row. */
void lrel_csv_begin(lrel_csv *csv, lrel_stream *stream, const char *const *names,
                    size_t count);
void lrel_csv_text(lrel_csv *csv, lrel_text text);
void lrel_csv_string(lrel_csv *csv, const char *string);
void lrel_csv_integer(lrel_csv *csv, int64_t value);
void lrel_csv_double(lrel_csv *csv, double value);
void lrel_csv_area_m2(lrel_csv *csv, int64_t area2, int units_per_m);
void lrel_csv_date(lrel_csv *csv, lrel_date date);
/** @p value is a whole number of 1e-7 degrees. */
void lrel_csv_degrees(lrel_csv *csv, int32_t value);
void lrel_csv_empty(lrel_csv *csv);
/** Ends a row, which has as many cells as the header. */
void lrel_csv_end_row(lrel_csv *csv);

#endif
