/* SPDX-License-Identifier: Apache-2.0 */
/* reader.h: what the reader of every format works with: the table it fills, the list of
 * data issues, and the few ways in which a table grows. */
#ifndef LREL_READ_READER_H
#define LREL_READ_READER_H

#include "read/table.h"

/* More columns than Excel's or any database's readers take are no table. */
#define LREL_COLUMNS_MAX 4096

/* Longer cells are no cells but a quote that is missing its end; outlines may be longer.
 */
#define LREL_CELL_BYTES_MAX ((size_t)16 << 20)

typedef struct lrel_reader {
    const lrel_context *context;
    const lrel_read_options *options;
    lrel_issues *issues; /* may be NULL: nobody wants to know */
    lrel_table *table;
} lrel_reader;

/** A new, empty table, or NULL. */
lrel_table *lrel_table__new(const lrel_context *context);

/** Lets go of the bytes that cells point into. */
void lrel_table__free_bytes(lrel_table *table);

/** Makes room for @p count columns without names. Call it once, before or after rows were
 * appended; their cells are then empty. */
LREL_NODISCARD lrel_status lrel_reader__set_columns(lrel_reader *reader, size_t count,
                                                    lrel_error *err);

/** Refuses columns without a name and names that stand there twice. */
LREL_NODISCARD lrel_status lrel_reader__check_columns(lrel_reader *reader,
                                                      lrel_error *err);

/** The column that an option names, or LREL_E_NOT_FOUND with those that the file has. */
LREL_NODISCARD lrel_status lrel_reader__find_column(lrel_reader *reader, lrel_text name,
                                                    int *column, lrel_error *err);

/** Appends a row with the number @p number, of empty cells, without a shape. */
LREL_NODISCARD lrel_status lrel_reader__add_row(lrel_reader *reader, int64_t number,
                                                lrel_error *err);

/** Makes room for @p count rows. @return false where there is no memory */
bool lrel_reader__expect_rows(lrel_reader *reader, size_t count);

/** Takes the last row away again. */
void lrel_reader__drop_row(lrel_reader *reader);

/** The cells of the last row; NULL where there are no columns. */
static inline lrel_text *lrel_reader__last_cells(const lrel_reader *reader)
{
    const lrel_table *table = reader->table;

    return table->cells ? table->cells + (table->row_count - 1) * table->column_count
                        : NULL;
}

/** A copy of @p text that lives as long as the table. */
LREL_NODISCARD lrel_status lrel_reader__keep(lrel_reader *reader, lrel_text text,
                                             lrel_text *out, lrel_error *err);

/** Adds a data issue. Long values are cut; @p row -1: the file as a whole. */
LREL_NODISCARD lrel_status lrel_reader__issue(lrel_reader *reader, lrel_issue_kind kind,
                                              int64_t row, lrel_text field,
                                              lrel_text value, lrel_text expected,
                                              int64_t count, lrel_error *err);

/** The start of @p text, at most @p bytes of it, cut between characters. */
lrel_text lrel_reader__excerpt(lrel_text text, size_t bytes);

#endif
