/* SPDX-License-Identifier: Apache-2.0 */
/* workbook.h: an XLSX workbook, sheet by sheet, row by row, on its way to a file. Texts
 * are made visible as in tables (shown.h) and are never formulas. Errors stick: after the
 * first, filling does nothing and finishing reports it. */
#ifndef LREL_WRITE_WORKBOOK_H
#define LREL_WRITE_WORKBOOK_H

#include "bridge/workbook.h"
#include "write/stream.h"

typedef struct lrel_workbook lrel_workbook;

/** Whether workbooks can be made here: their module and its library are installed.
 * @return LREL_OK, or LREL_E_NOT_FOUND or LREL_E_INTERNAL with the reason */
LREL_NODISCARD lrel_status lrel_workbook_try(lrel_error *err);

/** Begins a workbook that goes to @p stream and says that it was made on @p day: one that
 * the content gives, or the bytes would be others tomorrow. In a draft
 * (lrel_stream_mark()) a last column of every sheet says so in every row.
 * @return LREL_OK, LREL_E_MEMORY or as lrel_workbook_try() */
LREL_NODISCARD lrel_status lrel_workbook_begin(const lrel_context *context,
                                               lrel_stream *stream, lrel_date day,
                                               lrel_workbook **out, lrel_error *err);

/** Begins the next sheet, named as lrel_workbook_functions says. */
void lrel_workbook_sheet(lrel_workbook *book, const char *name,
                         const lrel_sheet_column *columns, size_t count);
/** Whether the sheet has no room for another row. */
bool lrel_workbook_is_full(const lrel_workbook *book);

/* The next cell of the row. A text that is too long for a cell is cut. */
void lrel_workbook_text(lrel_workbook *book, lrel_text text);
void lrel_workbook_string(lrel_workbook *book, const char *string);
/** A text to be filled in or changed, one of @p choices, which live until the workbook
 * is finished; the text may be empty. @p heading names the list for people. */
void lrel_workbook_choice(lrel_workbook *book, lrel_text text, const char *heading,
                          const char *const *choices, size_t count);
void lrel_workbook_integer(lrel_workbook *book, int64_t value);
void lrel_workbook_empty(lrel_workbook *book);
/** Ends a row; cells behind the last one filled are empty. */
void lrel_workbook_end_row(lrel_workbook *book);

/** Begins a sheet that is a copy of another one: without headings, its first row is the
 * first that is filled.
 * @param widths  of its @p count columns, in characters */
void lrel_workbook_copy(lrel_workbook *book, const char *name, const double *widths,
                        size_t count);
/** Goes on to row @p row (from 0), which is the one that is being filled or below it. */
void lrel_workbook_go_to(lrel_workbook *book, uint32_t row);
/* The next cell, in the colour of its mark; a number is shown with @p places places. */
void lrel_workbook_marked_text(lrel_workbook *book, lrel_text text, lrel_cell_mark mark);
void lrel_workbook_marked_number(lrel_workbook *book, double value, int places,
                                 lrel_cell_mark mark);
/** Gives the cell that was filled last a comment. */
void lrel_workbook_comment(lrel_workbook *book, const char *text);

/** Hands the workbook to its stream, unless something failed, and frees it. */
LREL_NODISCARD lrel_status lrel_workbook_finish(lrel_workbook *book, lrel_error *err);
/** Frees @p book, which may be NULL, without writing anything. */
void lrel_workbook_abandon(lrel_workbook *book);

#endif
