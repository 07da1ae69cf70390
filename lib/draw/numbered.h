/* SPDX-License-Identifier: Apache-2.0 */
/* numbered.h: columns of which each is of one point of its row: X1, Y1, X2, Y2, ... */
#ifndef LREL_DRAW_NUMBERED_H
#define LREL_DRAW_NUMBERED_H

#include "programme/programme.h"
#include "read/table.h"

/* What a point of a row may have a column for. */
typedef enum lrel_point_part {
    LREL_PART_LON,
    LREL_PART_LAT,
    LREL_PART_COORDINATES,
    LREL_PART_BEARING,
    LREL_PART_DISTANCE,
    LREL_PART_FROM,
    LREL_PART_TYPE,
    LREL_PART_COUNT
} lrel_point_part;

/* The columns of one point. */
typedef struct lrel_numbered_point {
    int number;
    int columns[LREL_PART_COUNT]; /* -1: none */
} lrel_numbered_point;

/* The columns of all, by number; clear `at` with lrel__free(). */
typedef struct lrel_numbered {
    lrel_numbered_point *at;
    size_t count, capacity;
} lrel_numbered;

/** The number that @p column has where @p name has its #: 7 of "TP07" for "TP#"; -1:
 * @p column is none of those. Letters may be of another case. */
int lrel_numbered__number(lrel_text name, lrel_text column);

/** Finds the columns of @p table that @p source names with a #. Numbers begin with 0 or
 * 1, with zeros before them or without.
 * @return LREL_OK, LREL_E_NOT_FOUND with what is missing, LREL_E_FORMAT (two columns of
 * one number) or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_numbered__find(const lrel_source *source,
                                               const lrel_table *table,
                                               lrel_numbered *out, lrel_error *err);

/** What row @p row says in a column of a point, without the blanks around it. */
lrel_text lrel_numbered__cell(const lrel_table *table, size_t row,
                              const lrel_numbered_point *point, lrel_point_part part);
/** Whether row @p row says anything of the place of @p point. */
bool lrel_numbered__has_place(const lrel_table *table, size_t row,
                              const lrel_numbered_point *point);
/** How many points row @p row has: those behind the last have only empty cells. */
size_t lrel_numbered__points(const lrel_numbered *numbered, const lrel_table *table,
                             size_t row);

#endif
