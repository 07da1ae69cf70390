/* SPDX-License-Identifier: Apache-2.0 */
/* keyed_cells.h: cells under their keys while not all keys are known, because the last
 * feature may still bring a new one. */
#ifndef LREL_READ_KEYED_CELLS_H
#define LREL_READ_KEYED_CELLS_H

#include "read/names.h"
#include "read/reader.h"

typedef enum lrel_cell_type {
    LREL_CELL_TEXT,
    LREL_CELL_NUMBER,
    LREL_CELL_DATE
} lrel_cell_type;

typedef struct lrel_keyed_cell {
    size_t row;
    uint32_t column;
    uint8_t type; /* lrel_cell_type */
    lrel_text text;
} lrel_keyed_cell;

/* A column of the format itself. It stands before those of the file's keys, and only
 * where it has cells. */
typedef struct lrel_own_column {
    const char *name;
    const char *beside; /* its name where a key has that name; NULL: it steps back */
    bool is_any_case;   /* a key has the name in any case of letters */
} lrel_own_column;

/* Begin with zeros but for the reader, the context of the names, and the own columns. */
typedef struct lrel_keyed_cells {
    lrel_reader *reader;
    const lrel_own_column *own;
    size_t own_count;
    lrel_names names; /* of the keys */
    lrel_keyed_cell *at;
    size_t count, capacity;
    size_t next_column; /* of the key that comes next if keys come as in the row before */
} lrel_keyed_cells;

/** The number of the own column @p own, for lrel_keyed__add(). */
static inline uint32_t lrel_keyed__own(size_t own)
{
    return UINT32_MAX - (uint32_t)own;
}

/** The number of the column of the key @p key, which is added where it is new; the text
 * must live as long as the table.
 * @return false where there is no memory */
bool lrel_keyed__column(lrel_keyed_cells *cells, lrel_text key, uint32_t *column);

/** Adds a cell to the last row; its text must live as long as the table. */
LREL_NODISCARD lrel_status lrel_keyed__add(lrel_keyed_cells *cells, uint32_t column,
                                           lrel_text text, lrel_cell_type type,
                                           lrel_error *err);

/** Makes the table's columns and cells, now that all keys are known. */
LREL_NODISCARD lrel_status lrel_keyed__make_columns(lrel_keyed_cells *cells,
                                                    lrel_error *err);

void lrel_keyed__clear(lrel_keyed_cells *cells);

#endif
