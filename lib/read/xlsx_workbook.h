/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_workbook.h: what an XLSX file has: sheets in their order, where their parts and
 * the shared ones are, and from when it counts days. */
#ifndef LREL_READ_XLSX_WORKBOOK_H
#define LREL_READ_XLSX_WORKBOOK_H

#include "read/package.h"
#include "read/reader.h"

typedef struct lrel_xlsx_sheet {
    lrel_text name;
    const char *part; /* "xl/worksheets/sheet1.xml" */
    bool is_hidden;
} lrel_xlsx_sheet;

typedef struct lrel_xlsx {
    const lrel_context *context;
    lrel_arena *arena; /* of texts; the caller's */
    lrel_zip *zip;
    struct {
        lrel_xlsx_sheet *at;
        size_t count, capacity;
    } sheets;            /* worksheets; charts are none */
    const char *strings; /* the parts with shared texts and number formats, or NULL */
    const char *styles;
    bool is_1904;
} lrel_xlsx;

/** Looks into the workbook @p zip, which must stay.
 * @param out  to be cleared with lrel_xlsx__clear(), also after a failure */
LREL_NODISCARD lrel_status lrel_xlsx__open(const lrel_context *context, lrel_zip *zip,
                                           lrel_arena *arena, lrel_xlsx *out,
                                           lrel_error *err);
void lrel_xlsx__clear(lrel_xlsx *xlsx);

#endif
