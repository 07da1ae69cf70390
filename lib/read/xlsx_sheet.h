/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_sheet.h: the cells of one worksheet. */
#ifndef LREL_READ_XLSX_SHEET_H
#define LREL_READ_XLSX_SHEET_H

#include "read/sheet_cells.h"
#include "read/xlsx_strings.h"
#include "read/xlsx_styles.h"

/** Reads the sheet number @p sheet into @p out, which is empty. */
LREL_NODISCARD lrel_status lrel_xlsx__read_sheet(const lrel_xlsx *xlsx, size_t sheet,
                                                 const lrel_xlsx_strings *strings,
                                                 const lrel_xlsx_styles *styles,
                                                 lrel_sheet_cells *out, lrel_error *err);

/** How many rows of that sheet hold something, up to @p most, where counting ends. */
LREL_NODISCARD lrel_status lrel_xlsx__count_rows(const lrel_xlsx *xlsx, size_t sheet,
                                                 int most, int *count, lrel_error *err);

#endif
