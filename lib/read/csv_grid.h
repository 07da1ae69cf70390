/* SPDX-License-Identifier: Apache-2.0 */
/* csv_grid.h: all records of a CSV file as they stand, without a header. */
#ifndef LREL_READ_CSV_GRID_H
#define LREL_READ_CSV_GRID_H

#include "read/csv_record.h"
#include "read/reader.h"

/** Fills the table with the records that are left in @p csv; those without anything are
 * left out, shorter ones have empty cells behind them.
 * @return LREL_OK, LREL_E_FORMAT, LREL_E_LIMIT, LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_csv_grid__read(lrel_csv *csv, lrel_reader *reader,
                                               lrel_error *err);

#endif
