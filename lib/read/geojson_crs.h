/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_crs.h: the `crs` member, which RFC 7946 dropped and files still have. */
#ifndef LREL_READ_GEOJSON_CRS_H
#define LREL_READ_GEOJSON_CRS_H

#include "read/json_pull.h"
#include "read/reader.h"

/** Reads the value of `crs`, which is next, into the table's crs: "EPSG:32648" from
 * "urn:ogc:def:crs:EPSG::32648" and its like, "OGC:CRS84" from CRS84. "", with the reason
 * in crs_why, where it is null or a link. */
LREL_NODISCARD lrel_status lrel_geojson__crs(lrel_reader *reader, lrel_json *json,
                                             lrel_error *err);

/** The short form of the name of a coordinate system; another name is left as it is.
 * @param out  at least 32 bytes; "" for a name that is left */
void lrel_geojson__crs_code(lrel_text name, char out[32]);

#endif
