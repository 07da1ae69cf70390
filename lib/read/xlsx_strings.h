/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_strings.h: the texts that the cells of a workbook share. */
#ifndef LREL_READ_XLSX_STRINGS_H
#define LREL_READ_XLSX_STRINGS_H

#include "read/xlsx_workbook.h"

typedef struct lrel_xlsx_strings {
    const lrel_context *context;
    lrel_text *at;
    size_t count, capacity;
} lrel_xlsx_strings;

/** Reads them; texts come to lie in @p arena.
 * @param out  to be cleared, also after a failure */
LREL_NODISCARD lrel_status lrel_xlsx_strings__read(const lrel_xlsx *xlsx,
                                                   lrel_arena *arena,
                                                   lrel_xlsx_strings *out,
                                                   lrel_error *err);
void lrel_xlsx_strings__clear(lrel_xlsx_strings *strings);

#endif
