/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_cells.h: a sheet as it was filled in: rows and cells that hold something, where
 * they stand, merged ranges. Rows and columns are as the sheet shows them: row 1,
 * column 0 is A1. What is a header and what a record is decided later. */
#ifndef LREL_READ_SHEET_CELLS_H
#define LREL_READ_SHEET_CELLS_H

#include "read/reader.h"

/* Those of Excel; LibreOffice has as many. */
#define LREL_SHEET_COLUMNS 16384
#define LREL_SHEET_ROWS    1048576

typedef enum lrel_cell_kind {
    LREL_CELL_TEXT,
    LREL_CELL_NUMBER,
    LREL_CELL_LONG_NUMBER, /* a whole number of more digits than a sheet keeps */
    LREL_CELL_DATE,        /* ISO, perhaps with a time of day */
    LREL_CELL_ERROR,       /* "#N/A" */
    LREL_CELL_FORMULA      /* whose result was not stored; its text is "=..." */
} lrel_cell_kind;

typedef struct lrel_sheet_cell {
    lrel_text text;
    uint32_t column;
    uint8_t kind; /* lrel_cell_kind */
} lrel_sheet_cell;

typedef struct lrel_sheet_row {
    uint32_t number;
    uint32_t count; /* of cells, at least one */
    size_t first;
    bool is_hidden;
} lrel_sheet_row;

/* Merged cells, ends included. */
typedef struct lrel_sheet_range {
    uint32_t first_row, last_row;
    uint32_t first_column, last_column;
} lrel_sheet_range;

typedef struct lrel_sheet_cells {
    lrel_reader *reader; /* whose table keeps the texts */
    lrel_text name;
    struct {
        lrel_sheet_cell *at;
        size_t count, capacity;
    } cells;
    struct {
        lrel_sheet_row *at;
        size_t count, capacity;
    } rows;
    struct {
        lrel_sheet_range *at;
        size_t count, capacity;
    } merged;
    struct {
        lrel_sheet_range *at;
        size_t count, capacity;
    } hidden;          /* columns; the rows do not count */
    size_t cell_limit; /* more cells than its bytes can account for are a trap */
} lrel_sheet_cells;

/** An empty sheet whose file, unpacked, has @p bytes. */
lrel_sheet_cells lrel_sheet_cells__begin(lrel_reader *reader, lrel_text name,
                                         uint64_t bytes);
void lrel_sheet_cells__clear(lrel_sheet_cells *sheet);

/** Appends a cell to row @p row; an empty text is no cell. Rows and columns must rise.
 * @p text must last as long as the table. */
LREL_NODISCARD lrel_status lrel_sheet_cells__add(lrel_sheet_cells *sheet, uint32_t row,
                                                 bool is_hidden, lrel_sheet_cell cell,
                                                 lrel_error *err);
LREL_NODISCARD lrel_status lrel_sheet_cells__merge(lrel_sheet_cells *sheet,
                                                   lrel_sheet_range range,
                                                   lrel_error *err);

/** Says that columns are hidden, ends included. */
LREL_NODISCARD lrel_status lrel_sheet_cells__hide(lrel_sheet_cells *sheet, uint32_t first,
                                                  uint32_t last, lrel_error *err);
bool lrel_sheet_cells__is_hidden(const lrel_sheet_cells *sheet, uint32_t column);

/** Refuses a cell of @p bytes, which are too many. */
LREL_NODISCARD lrel_status lrel_sheet_cells__fail_length(const lrel_sheet_cells *sheet,
                                                         uint32_t row, uint32_t column,
                                                         size_t bytes, lrel_error *err);

/** The cell of @p row in @p column, or NULL. */
const lrel_sheet_cell *lrel_sheet_cells__at(const lrel_sheet_cells *sheet,
                                            const lrel_sheet_row *row, uint32_t column);

/** The letters of a column: "A", "XFD". */
void lrel_sheet__letters(uint32_t column, char out[8]);
/** "A1" to numbers. @return the bytes read, 0: no address */
size_t lrel_sheet__parse_address(const char *text, uint32_t *row, uint32_t *column);

#endif
