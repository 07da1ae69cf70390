/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_styles.h: which styles of a workbook make dates, times or ids of numbers. */
#ifndef LREL_READ_XLSX_STYLES_H
#define LREL_READ_XLSX_STYLES_H

#include "read/number_format.h"
#include "read/xlsx_workbook.h"

/* By the number that cells give (`s`). */
typedef struct lrel_xlsx_styles {
    const lrel_context *context;
    lrel_sheet_format *at;
    size_t count, capacity;
} lrel_xlsx_styles;

/** @param out  to be cleared, also after a failure */
LREL_NODISCARD lrel_status lrel_xlsx_styles__read(const lrel_xlsx *xlsx,
                                                  lrel_xlsx_styles *out, lrel_error *err);
void lrel_xlsx_styles__clear(lrel_xlsx_styles *styles);

#endif
