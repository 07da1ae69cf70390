/* SPDX-License-Identifier: Apache-2.0 */
/* spreadsheet.h: XLSX and OpenDocument spreadsheets: their sheets, and one of them read.
 */
#ifndef LREL_READ_SPREADSHEET_H
#define LREL_READ_SPREADSHEET_H

#include "read/format.h"
#include "read/reader.h"

/** Reads the sheet that the options name, or the only visible one with rows, from the
 * table's bytes. */
LREL_NODISCARD lrel_status lrel_spreadsheet_read(lrel_reader *reader, lrel_format format,
                                                 lrel_error *err);

/** As lrel_table_layers(): the sheets of @p bytes that hold something, hidden ones too.
 */
LREL_NODISCARD lrel_status lrel_spreadsheet_layers(const lrel_context *context,
                                                   lrel_text bytes, lrel_format format,
                                                   lrel_arena *arena, lrel_layer **out,
                                                   size_t *count, lrel_error *err);

#endif
