/* SPDX-License-Identifier: Apache-2.0 */
/* csv_record.h: records and cells of a CSV file (RFC 4180), one record at a time. */
#ifndef LREL_READ_CSV_RECORD_H
#define LREL_READ_CSV_RECORD_H

#include "core/fail.h"
#include "core/memory.h"
#include "core/text.h"

typedef struct lrel_csv {
    const char *start;
    const char *at; /* the next record */
    const char *end;
    char separator;
    lrel_arena *arena; /* of cells that hold a doubled quote */
} lrel_csv;

/** Reads the next record: at most @p room cells into @p cells, and how many there are
 * into
 * @p count. A record without a single byte has 0 cells.
 *
 * Cells point into the text; only those that hold a doubled quote are copied. Lines end
 * with LF, CR LF or CR.
 *
 * @return LREL_OK, LREL_DONE, LREL_E_FORMAT for a quote that is never closed or closed
 * too early, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_csv__next(lrel_csv *csv, lrel_text *cells, size_t room,
                                          size_t *count, lrel_error *err);

/** The separator of the record at csv->at: comma, semicolon or tab, whichever stands in
 * it most often outside quotes; comma where none does. */
char lrel_csv__sniff(const lrel_csv *csv);

/** The number of the line that @p at is in, counted from 1. */
size_t lrel_csv__line(const lrel_csv *csv, const char *at);

#endif
