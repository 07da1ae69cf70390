/* SPDX-License-Identifier: Apache-2.0 */
/* shapefile_shape.h: one record of a .shp. */
#ifndef LREL_READ_SHAPEFILE_SHAPE_H
#define LREL_READ_SHAPEFILE_SHAPE_H

#include "read/reader.h"

/** Reads the record whose header is at @p offset of @p shp as the shape of the last row.
 * What cannot be read becomes an issue; nothing outside @p shp is looked at. */
LREL_NODISCARD lrel_status lrel_shp__read_shape(lrel_reader *reader, lrel_text shp,
                                                uint64_t offset, lrel_error *err);

#endif
