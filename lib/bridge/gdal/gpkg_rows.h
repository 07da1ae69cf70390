/* SPDX-License-Identifier: Apache-2.0 */
/* gpkg_rows.h: the rows of a GeoPackage as SQLite has them.
 *
 * GDAL says what is in the file; its ordinary rows are read here, without a feature being
 * made of each. A row in which anything is out of the ordinary is GDAL's to read: what it
 * makes of it, and says of it, stays as it is. */
#ifndef LREL_BRIDGE_GDAL_GPKG_ROWS_H
#define LREL_BRIDGE_GDAL_GPKG_ROWS_H

#include "bridge/gdal/gdal_file.h"

/** Opens the file @p name (a path, or a descriptor's) beside GDAL and begins the rows of
 * the layer that was begun; where it has no column of ids it leaves them to GDAL. */
LREL_NODISCARD lrel_status lrel_gpkg__begin(lrel_vector *vector, lrel_error *err);
void lrel_gpkg__end(lrel_gpkg_rows *rows);
/** Says how many rows and points there may be. */
void lrel_gpkg__expect(const lrel_vector *vector, lrel_vector_table *out);

/** Steps to the next row, behind @p count others. @p *has_row false: there is none.
 * @return LREL_OK, or LREL_E_FORMAT with SQLite's reason */
LREL_NODISCARD lrel_status lrel_gpkg__next(lrel_gpkg_rows *rows, int64_t count,
                                           bool *has_row, lrel_error *err);
int64_t lrel_gpkg__id(const lrel_gpkg_rows *rows);

/** Whether the row can be read without GDAL. */
bool lrel_gpkg__is_plain(const lrel_vector *vector);
/** A cell of a plain row. */
const char *lrel_gpkg__cell(lrel_vector *vector, size_t field);
/** A value of another type than its column's, as the file has it: of any row; NULL where
 * GDAL's reading is right. */
const char *lrel_gpkg__odd_cell(lrel_vector *vector, size_t field);
/** The shape of a plain row. */
void lrel_gpkg__shape(const lrel_gpkg_rows *rows, const lrel_vector_sink *sink);

/** gpkg_shape.c: whether the @p size bytes of a geometry are a point, a line, a polygon
 * or a multipolygon, from the first byte to the last. */
bool lrel_gpkg__is_plain_shape(const unsigned char *bytes, size_t size);
/** Hands out such a geometry. */
void lrel_gpkg__put_shape(const unsigned char *bytes, size_t size,
                          const lrel_vector_sink *sink);

#endif
