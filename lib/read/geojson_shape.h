/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_shape.h: geometry objects of GeoJSON. */
#ifndef LREL_READ_GEOJSON_SHAPE_H
#define LREL_READ_GEOJSON_SHAPE_H

#include "read/json_pull.h"
#include "read/shaper.h"

/** True where @p type names a geometry of RFC 7946. */
bool lrel_geojson__is_geometry(lrel_text type);

/** Reads the rest of a geometry whose LREL_JSON_OBJECT was read last. What is JSON but no
 * geometry becomes a fault of @p shaper, and reading goes on behind it. */
LREL_NODISCARD lrel_status lrel_geojson__shape(lrel_json *json, lrel_shaper *shaper,
                                               lrel_error *err);

#endif
