/* SPDX-License-Identifier: Apache-2.0 */
/* shapefile.h: tables from shapefiles: .shp and .dbf, with .shx, .prj and .cpg beside. */
#ifndef LREL_READ_SHAPEFILE_H
#define LREL_READ_SHAPEFILE_H

#include "read/reader.h"

/** True where @p start begins as a .shp file does. */
bool lrel_shapefile_is_one(lrel_text start);

/** Reads the shapefile whose .shp is in the table's `bytes` and named @p path; afterwards
 * the table keeps the .dbf instead. Rows have the numbers of the .dbf, deleted ones
 * included. */
LREL_NODISCARD lrel_status lrel_shapefile_read(lrel_reader *reader, const char *path,
                                               lrel_error *err);

#endif
