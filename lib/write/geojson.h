/* SPDX-License-Identifier: Apache-2.0 */
/* geojson.h: RFC 7946 feature collections as a stream: CRS84, right-hand rule, a bounding
 * box, 7 decimals, no `crs` member. Texts are labels of a map, hence without bidi
 * controls, as in tables (shown.h). */
#ifndef LREL_WRITE_GEOJSON_H
#define LREL_WRITE_GEOJSON_H

#include "landrelease/mosaic.h"
#include "write/json.h"

typedef struct lrel_geojson {
    lrel_json json;
    size_t polygon_count; /* of the geometry being written */
} lrel_geojson;

/** Starts a collection: `type`, in a draft `draft` and `missing`, then whatever members
 * the caller writes with lrel_json_key() and a value on &geojson->json, until
 * lrel_geojson_features(). */
void lrel_geojson_begin(lrel_geojson *geojson, lrel_stream *stream);
/** Writes `bbox` (unless west > east: nothing to show) and starts the features.
 * In units of 1e-7 degrees. */
void lrel_geojson_features(lrel_geojson *geojson, int32_t west, int32_t south,
                           int32_t east, int32_t north);
/** Starts a feature, on one line; then come its properties, as key and value on
 * &geojson->json. */
void lrel_geojson_feature(lrel_geojson *geojson);
/** Ends the properties and starts the geometry of @p polygon_count polygons: a Polygon, a
 * MultiPolygon, or null where it is 0. */
void lrel_geojson_geometry(lrel_geojson *geojson, size_t polygon_count);
/** Ends the properties and writes the geometry, a Point in units of 1e-7 degrees. */
void lrel_geojson_point(lrel_geojson *geojson, lrel_grid_point point);
/** Ends the properties and starts the geometry, a MultiLineString; then come its lines.
 */
void lrel_geojson_lines(lrel_geojson *geojson);
/** A line of two points or more in units of 1e-7 degrees, as it is. */
void lrel_geojson_line(lrel_geojson *geojson, const lrel_grid_point *points,
                       size_t count);
void lrel_geojson_lines_end(lrel_geojson *geojson);
/** Starts one polygon; then its rings, the shell first. */
void lrel_geojson_polygon(lrel_geojson *geojson);
/** A ring in units of 1e-7 degrees, not closed by a repeated point: a shell
 * counter-clockwise, a hole clockwise. Closed when written. */
void lrel_geojson_ring(lrel_geojson *geojson, const lrel_grid_point *points,
                       size_t count);
void lrel_geojson_polygon_end(lrel_geojson *geojson);
/** Ends the geometry and the feature. */
void lrel_geojson_feature_end(lrel_geojson *geojson);
void lrel_geojson_finish(lrel_geojson *geojson);

#endif
