/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_table.h: a table made of a sheet: what its columns are, which rows are records,
 * and what a person should look at. */
#ifndef LREL_READ_SHEET_TABLE_H
#define LREL_READ_SHEET_TABLE_H

#include "read/sheet_cells.h"

/** Fills the reader's table. Rows have the numbers that the sheet shows.
 * @return LREL_OK, LREL_E_FORMAT, LREL_E_LIMIT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_sheet_table__fill(const lrel_sheet_cells *sheet,
                                                  lrel_error *err);

#endif
