/* SPDX-License-Identifier: Apache-2.0 */
/* correction_sheets.h: the tables of a file of corrections: one, or the sheets of
 * check/issues.xlsx. */
#ifndef LREL_DATASET_CORRECTION_SHEETS_H
#define LREL_DATASET_CORRECTION_SHEETS_H

#include "read/table.h"

typedef struct lrel_correction_sheet {
    lrel_table *table;
    size_t file;       /* of the programme's corrections; set by whoever asked for it */
    bool is_of_issues; /* a sheet of check/issues.xlsx, with the columns of that */
} lrel_correction_sheet;

typedef struct lrel_correction_sheets {
    lrel_correction_sheet *at;
    size_t count, capacity;
} lrel_correction_sheets;

/** Reads @p path, behind what is in @p out. A spreadsheet with sheets called by codes of
 * data issues is the workbook of them, hidden sheets and rows included; anything else is
 * one table.
 * @param out  to be cleared in any case
 * @return as lrel_table_read() */
LREL_NODISCARD lrel_status lrel_correction_sheets_read(const lrel_context *context,
                                                       const char *path,
                                                       lrel_correction_sheets *out,
                                                       lrel_issues *issues,
                                                       lrel_error *err);
void lrel_correction_sheets_clear(const lrel_context *context,
                                  lrel_correction_sheets *sheets);

#endif
