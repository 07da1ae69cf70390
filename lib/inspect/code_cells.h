/* SPDX-License-Identifier: Apache-2.0 */
/* code_cells.h: the words of a column that holds codes, and which code each stands for.
 * Private to lib/inspect. */
#ifndef LREL_INSPECT_CODE_CELLS_H
#define LREL_INSPECT_CODE_CELLS_H

#include "inspect/inspection.h"

/* More spellings than this are no list of codes but prose. */
#define LREL_CODE_CELLS_MAX 60

/* A cell, or a piece of one. */
typedef struct lrel_code_cell {
    lrel_text text;
    int64_t count;
    int code;                  /* -1: not known */
    bool is_the_code;          /* spelled as the code is */
    const lrel_answer *answer; /* that says so, or NULL */
} lrel_code_cell;

typedef struct lrel_code_cells {
    lrel_code_cell at[LREL_CODE_CELLS_MAX];
    size_t count;
    size_t left_out;
    char mark; /* 0: cells are not split */
} lrel_code_cells;

/** The words of @p field, which was placed at @p info: known by an answer, as a code, by
 * the ready mapping, or as a word of the field.
 * @return LREL_OK, LREL_E_REFUSED (an answer that is no code) or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_code_cells__of(lrel_folder *folder,
                                               const lrel_layer_look *layer,
                                               const lrel_field *field,
                                               const lrel_key_info *info,
                                               lrel_code_cells *out, lrel_error *err);

#endif
