/* SPDX-License-Identifier: Apache-2.0 */
/* header_view.h: the first rows of a table, as the search for its header sees them: which
 * cells are filled, and whether with words or with values. */
#ifndef LREL_READ_HEADER_VIEW_H
#define LREL_READ_HEADER_VIEW_H

#include "read/sheet_cells.h"

/* Rows that hold something, of those at the start. Nobody writes a longer preface. */
#define LREL_HEADER_ROWS 40

typedef enum lrel_header_word {
    LREL_WORD_NONE, /* empty */
    LREL_WORD_TEXT, /* may be a name */
    LREL_WORD_YEAR, /* a name or a value: 2019 */
    LREL_WORD_VALUE /* a number, a date, an error */
} lrel_header_word;

typedef struct lrel_header_cell {
    lrel_text text;
    uint8_t word; /* lrel_header_word */
} lrel_header_cell;

typedef struct lrel_header_row {
    int64_t number; /* as the file shows it */
    size_t filled, values;
    size_t width; /* cells up to the last, empty ones included */
} lrel_header_row;

typedef struct lrel_header_view {
    const lrel_context *context;
    size_t row_count, column_count;
    lrel_header_row rows[LREL_HEADER_ROWS];
    lrel_header_cell *cells; /* row_count x column_count */
    const lrel_sheet_range *merged;
    size_t merged_count;
    bool is_sheet; /* names broken into lines, to make columns narrow, are one line */
} lrel_header_view;

/** Makes room for @p rows rows (LREL_HEADER_ROWS at most) of @p columns columns, all
 * empty.
 * @return false where there is no memory; lrel__free() of `cells` in any case */
bool lrel_header_view__begin(lrel_header_view *view, const lrel_context *context,
                             size_t rows, size_t columns);

/** Puts a cell there. @p is_value: by its type; else its text decides. */
void lrel_header_view__put(lrel_header_view *view, size_t row, size_t column,
                           lrel_text text, bool is_value);

static inline const lrel_header_cell *lrel_header_view__at(const lrel_header_view *view,
                                                           size_t row, size_t column)
{
    return &view->cells[row * view->column_count + column];
}

#endif
