/* SPDX-License-Identifier: Apache-2.0 */
/* workbook.h: what the module landrelease_xlsx does: it makes XLSX workbooks.
 *
 * Begin one, add a sheet, fill its rows from the first to the last, add the next, finish.
 * Cells are text or numbers, never formulas, whatever a text begins with. The same calls
 * give the same bytes, on any day and in any locale. */
#ifndef LREL_BRIDGE_WORKBOOK_H
#define LREL_BRIDGE_WORKBOOK_H

#include "bridge/module.h"
#include "core/memory.h"

/* A workbook that is being made; of one thread at a time. */
typedef struct lrel_xlsx_book lrel_xlsx_book;

/* What the cells of a column are for. */
typedef enum lrel_column_use {
    LREL_COLUMN_SHOWN,     /* to be read */
    LREL_COLUMN_FOR_TEXT,  /* to be filled in; what is typed stays as it was typed */
    LREL_COLUMN_FOR_A_DATE /* the same; any way of typing a day gives that day */
} lrel_column_use;

typedef struct lrel_sheet_column {
    const char *heading;
    double width; /* in characters */
    lrel_column_use use;
} lrel_sheet_column;

/* Cells that are pointed out, by colour. */
typedef enum lrel_cell_mark {
    LREL_MARK_NONE,
    LREL_MARK_HEADING,
    LREL_MARK_NOTE,
    LREL_MARK_WARNING,
    LREL_MARK_ERROR,
    LREL_MARK_COUNT
} lrel_cell_mark;

/* Decimal places that a number may be shown with. */
#define LREL_WORKBOOK_PLACES 6

/* Those of Excel, which takes a file with more for damaged. */
#define LREL_WORKBOOK_ROWS       1048576
#define LREL_WORKBOOK_CELL_UNITS 32767 /* of UTF-16 */

/* Receives the bytes of a finished workbook, piece by piece. */
typedef void (*lrel_workbook_sink)(void *user, const char *bytes, size_t count);

typedef struct lrel_workbook_functions {
    lrel_module_head head;

    /** Begins a workbook that says it was made @p days after 1970-01-01. */
    lrel_status (*begin)(const lrel_context *context, int32_t days, lrel_xlsx_book **out,
                         lrel_error *err);
    /** Adds a sheet, whose first row, with the headings, stays in sight. @p name is of at
     * most 31 letters, digits, blanks and -(). */
    lrel_status (*add_sheet)(lrel_xlsx_book *book, const char *name,
                             const lrel_sheet_column *columns, size_t count,
                             lrel_error *err);
    /** Fills the cell in row @p row (from 0: the headings), which is not above that of
     * the last call. @p text is UTF-8 of LREL_WORKBOOK_CELL_UNITS at most. */
    lrel_status (*text)(lrel_xlsx_book *book, uint32_t row, size_t column,
                        const char *text, lrel_error *err);
    lrel_status (*number)(lrel_xlsx_book *book, uint32_t row, size_t column, double value,
                          lrel_error *err);
    /** Adds a sheet without headings, whose row 0 is its first: a copy of another one, of
     * @p count columns, each @p widths wide. */
    lrel_status (*add_copy)(lrel_xlsx_book *book, const char *name, const double *widths,
                            size_t count, lrel_error *err);
    /** As text() and number(), marked; a number with @p places decimal places. */
    lrel_status (*marked_text)(lrel_xlsx_book *book, uint32_t row, size_t column,
                               const char *text, lrel_cell_mark mark, lrel_error *err);
    lrel_status (*marked_number)(lrel_xlsx_book *book, uint32_t row, size_t column,
                                 double value, int places, lrel_cell_mark mark,
                                 lrel_error *err);
    /** Gives the cell a comment, of LREL_WORKBOOK_CELL_UNITS at most. */
    lrel_status (*comment)(lrel_xlsx_book *book, uint32_t row, size_t column,
                           const char *text, lrel_error *err);
    /** Gives the cell a list to choose from: the texts @p texts, which live until the
     * workbook is finished, under @p heading on a last sheet, "Lists". One list is told
     * from another by where its texts are. Anything else typed there is refused. */
    lrel_status (*choices)(lrel_xlsx_book *book, uint32_t row, size_t column,
                           const char *heading, const char *const *texts, size_t count,
                           lrel_error *err);
    /** Hands out the workbook, which may be called once. */
    lrel_status (*finish)(lrel_xlsx_book *book, lrel_workbook_sink sink, void *user,
                          lrel_error *err);
    /** Frees @p book, finished or not; it may be NULL. */
    void (*free)(lrel_xlsx_book *book);
} lrel_workbook_functions;

#endif
