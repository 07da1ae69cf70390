/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_rows.h: the objects of one kind as rows, or their points. */
#ifndef LREL_READ_MAXML_ROWS_H
#define LREL_READ_MAXML_ROWS_H

#include "read/maxml_layers.h"
#include "read/reader.h"

/* The columns of points with their places. */
#define LREL_MAXML_LATITUDE_COLUMN  "point.latitude"
#define LREL_MAXML_LONGITUDE_COLUMN "point.longitude"

/** A second pass over the file: reads that part of the kind @p kind, makes
 * the columns and notes the coordinate system. */
LREL_NODISCARD lrel_status lrel_maxml__read_rows(lrel_reader *reader, lrel_text bytes,
                                                 lrel_maxml_kinds *kinds, size_t kind,
                                                 lrel_maxml_part part, lrel_error *err);

#endif
