/* SPDX-License-Identifier: Apache-2.0 */
/* vector_reader.h: GeoPackage, FlatGeobuf and File Geodatabase, through
 * SQLite and the module for GDAL; tables of PostGIS through that for libpq. */
#ifndef LREL_READ_VECTOR_READER_H
#define LREL_READ_VECTOR_READER_H

#include "bridge/vector.h"
#include "read/reader.h"
#include "read/vector_file.h"

/** Reads the layer that the options name into the reader's table. The table's `bytes` are
 * let go of. */
LREL_NODISCARD lrel_status lrel_vector_read(lrel_reader *reader, const char *path,
                                            lrel_format format, lrel_error *err);

/** Reads the table of a session that lrel_postgis_open() opened: its own shapes, or those
 * of the columns that the options name. */
LREL_NODISCARD lrel_status lrel_postgis_read(lrel_reader *reader, lrel_vector *session,
                                             lrel_error *err);

/** Reads the shape of @p vector's row into the last row of the table. @p failure is what
 * GDAL could not do in this row, or "". */
LREL_NODISCARD lrel_status lrel_vector__read_shape(lrel_reader *reader,
                                                   const lrel_vector_file *file,
                                                   const char *failure, bool *has_curve,
                                                   lrel_error *err);

/** Takes the time of day away where a column of dates has none but midnight. @p
 * first_field is the column of field 0. */
void lrel_vector__cut_midnights(lrel_table *table, const lrel_vector_field *fields,
                                size_t field_count, size_t first_field);

#endif
