/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_cells.h: the properties of features while not all of their keys are known. */
#ifndef LREL_READ_GEOJSON_CELLS_H
#define LREL_READ_GEOJSON_CELLS_H

#include "read/json_pull.h"
#include "read/names.h"
#include "read/reader.h"

/* The column of `id` members until it is known which number it has. */
#define LREL_GEOJSON_ID UINT32_MAX

typedef struct lrel_geojson_cell {
    size_t row;
    uint32_t column;
    lrel_text text;
    bool is_number;
} lrel_geojson_cell;

/* Begin with zeros but for the reader and the context of the names. */
typedef struct lrel_geojson_cells {
    lrel_reader *reader;
    lrel_names names; /* of the columns */
    lrel_geojson_cell *at;
    size_t count;
    size_t capacity;
    size_t
        next_column; /* the one that comes next if keys come as in the feature before */
    bool has_ids;
} lrel_geojson_cells;

/** The column of the key @p key, which is added where it is new.
 * @return false where there is no memory */
bool lrel_geojson__column(lrel_geojson_cells *cells, lrel_text key, uint32_t *column);

/** Reads the value that is next as a cell of the last row: text without escapes, numbers
 * as written, objects and arrays as their JSON; null is no cell. */
LREL_NODISCARD lrel_status lrel_geojson__read_cell(lrel_geojson_cells *cells,
                                                   lrel_json *json, uint32_t column,
                                                   lrel_error *err);

/** Makes the table's columns and cells, now that all keys are known. Ids get a column
 * where no property has that name. */
LREL_NODISCARD lrel_status lrel_geojson__make_columns(lrel_geojson_cells *cells,
                                                      lrel_error *err);

void lrel_geojson__clear_cells(lrel_geojson_cells *cells);

#endif
