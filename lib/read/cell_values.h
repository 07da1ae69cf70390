/* SPDX-License-Identifier: Apache-2.0 */
/* cell_values.h: the text of a number in a sheet: an id, a number, a day, a time. */
#ifndef LREL_READ_CELL_VALUES_H
#define LREL_READ_CELL_VALUES_H

#include "read/number_format.h"
#include "read/sheet_cells.h"

/* Of the text of any number, with affixes of an id. */
#define LREL_NUMBER_TEXT_BYTES (2 * LREL_ID_AFFIX_BYTES + 64)

/** Writes @p value as its format shows it, dates as ISO 8601; of other formats the number
 * itself, in full. @p is_1904: days are counted from 1904, as Excel for Macintosh did.
 * @return the kind of cell that it is */
lrel_cell_kind lrel_cell_value__number(double value, const lrel_sheet_format *format,
                                       bool is_1904, char out[LREL_NUMBER_TEXT_BYTES]);

#endif
