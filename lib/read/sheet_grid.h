/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_grid.h: a sheet as it stands, without a header, for whoever finds it alone. */
#ifndef LREL_READ_SHEET_GRID_H
#define LREL_READ_SHEET_GRID_H

#include "read/sheet_cells.h"

/** Fills the reader's table with all cells of @p sheet.
 * @return LREL_OK, LREL_E_FORMAT (an empty sheet), LREL_E_LIMIT, LREL_E_CANCELLED or
 * LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_sheet_grid__fill(const lrel_sheet_cells *sheet,
                                                 lrel_error *err);

#endif
