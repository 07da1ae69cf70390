/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_reader.h: tables from GeoJSON (RFC 7946, and its `crs` member of 2008). */
#ifndef LREL_READ_GEOJSON_READER_H
#define LREL_READ_GEOJSON_READER_H

#include "read/reader.h"

/** Reads the GeoJSON in the table's `bytes`: a FeatureCollection, a Feature or a
 * geometry.
 *
 * Columns are the keys of all properties in the order in which they first appear; `id`
 * comes before them where features have one and no property has that name. Values are
 * text as written; null is an empty cell; an object or array is its own JSON.
 *
 * Without a `crs` member the table's crs is "OGC:CRS84"; but where most coordinates are
 * no degrees it is "", and crs_why says so. */
LREL_NODISCARD lrel_status lrel_geojson_read(lrel_reader *reader, bool is_named_sequence,
                                             lrel_error *err);

#endif
