/* SPDX-License-Identifier: Apache-2.0 */
/* shape_columns.h: shapes of tables without any of their own: WKT in a column, or a point
 * in two. */
#ifndef LREL_READ_SHAPE_COLUMNS_H
#define LREL_READ_SHAPE_COLUMNS_H

#include "read/reader.h"

typedef struct lrel_shape_columns {
    lrel_reader *reader;
    int wkt, lon, lat; /* columns, -1: none */
    int64_t srid;      /* of the rows so far, 0: none */
    int64_t srid_row;  /* the first row with a shape, 0: none yet */
} lrel_shape_columns;

/** Finds the columns that the options name.
 * @return LREL_OK, LREL_E_NOT_FOUND or LREL_E_ARGUMENT */
LREL_NODISCARD lrel_status lrel_shape_columns__find(lrel_shape_columns *columns,
                                                    lrel_reader *reader, lrel_error *err);

/** Makes the shape of the last row, whose number is @p row and whose cells are in place.
 */
LREL_NODISCARD lrel_status lrel_shape_columns__read(lrel_shape_columns *columns,
                                                    int64_t row, lrel_error *err);

/** Writes the coordinate system that the shapes named, if any, into the table. */
LREL_NODISCARD lrel_status lrel_shape_columns__finish(const lrel_shape_columns *columns,
                                                      lrel_error *err);

#endif
