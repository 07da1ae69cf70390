/* SPDX-License-Identifier: Apache-2.0 */
/* cell_code.h: a code of a row, by a key of its source. */
#ifndef LREL_DRAW_CELL_CODE_H
#define LREL_DRAW_CELL_CODE_H

#include "normalise/words.h"
#include "read/table.h"

typedef struct lrel_cell_code {
    const lrel_table *table;
    const lrel_mapping *mapping;
    int column; /* -1: the same for all, or not said */
    lrel_words words;
} lrel_cell_code;

/** Binds @p key, which need not be said. Clear with lrel_cell_code__clear(). */
void lrel_cell_code__bind(lrel_cell_code *code, const lrel_table *table,
                          const lrel_source *source, lrel_key key);
void lrel_cell_code__clear(lrel_cell_code *code);

/** The code that row @p row says, -1 where it says none.
 * @param is_understood  false where it says something that no mapping covers; that is
 * counted, for lrel_words__report() */
LREL_NODISCARD lrel_status lrel_cell_code__read(lrel_cell_code *code, size_t row,
                                                int *out, bool *is_understood,
                                                lrel_error *err);

#endif
