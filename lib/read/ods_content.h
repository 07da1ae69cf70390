/* SPDX-License-Identifier: Apache-2.0 */
/* ods_content.h: the sheets of an OpenDocument spreadsheet, which stand in one part. */
#ifndef LREL_READ_ODS_CONTENT_H
#define LREL_READ_ODS_CONTENT_H

#include "read/package.h"
#include "read/sheet_cells.h"

typedef struct lrel_ods_sheet {
    lrel_text name;
    bool is_hidden;
    int row_count; /* rows that hold something, counted up to two */
} lrel_ods_sheet;

typedef struct lrel_ods_sheets {
    const lrel_context *context;
    lrel_ods_sheet *at;
    size_t count, capacity;
} lrel_ods_sheets;

/** Lists the sheets of @p zip. Names come to lie in @p arena.
 * @param out  to be freed with lrel__free() of `at`, also after a failure */
LREL_NODISCARD lrel_status lrel_ods__list(const lrel_context *context, lrel_zip *zip,
                                          lrel_arena *arena, lrel_ods_sheets *out,
                                          lrel_error *err);

/** Reads the sheet number @p sheet into @p out, which is empty. */
LREL_NODISCARD lrel_status lrel_ods__read_sheet(lrel_zip *zip, size_t sheet,
                                                lrel_sheet_cells *out, lrel_error *err);

#endif
