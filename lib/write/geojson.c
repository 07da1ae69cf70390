/* SPDX-License-Identifier: Apache-2.0 */
/* geojson.c: features, one a line. */
#include "write/geojson.h"

#include <assert.h>

static void member(lrel_geojson *geojson, const char *key, const char *value)
{
    lrel_json_key(&geojson->json, key);
    lrel_json_string(&geojson->json, value);
}

static void write_degrees(lrel_json *json, int32_t value)
{
    lrel_json_value(json);
    lrel_stream_degrees(json->stream, value);
}

static void write_position(lrel_stream *stream, lrel_grid_point point)
{
    lrel_stream_char(stream, '[');
    lrel_stream_degrees(stream, point.x);
    lrel_stream_char(stream, ',');
    lrel_stream_degrees(stream, point.y);
    lrel_stream_char(stream, ']');
}

void lrel_geojson_begin(lrel_geojson *geojson, lrel_stream *stream)
{
    geojson->polygon_count = 0;
    lrel_json_begin(&geojson->json, stream);
    geojson->json.without_bidi = true; /* labels of a map */
    lrel_json_object(&geojson->json, false);
    member(geojson, "type", "FeatureCollection");
    lrel_json_mark(&geojson->json);
}

void lrel_geojson_features(lrel_geojson *geojson, int32_t west, int32_t south,
                           int32_t east, int32_t north)
{
    lrel_json *json = &geojson->json;

    if (west <= east) {
        lrel_json_key(json, "bbox");
        lrel_json_array(json, true);
        write_degrees(json, west);
        write_degrees(json, south);
        write_degrees(json, east);
        write_degrees(json, north);
        lrel_json_array_end(json);
    }
    lrel_json_key(json, "features");
    lrel_json_array(json, false);
}

void lrel_geojson_feature(lrel_geojson *geojson)
{
    lrel_json_object(&geojson->json, true);
    member(geojson, "type", "Feature");
    lrel_json_key(&geojson->json, "properties");
    lrel_json_object(&geojson->json, true);
}

void lrel_geojson_geometry(lrel_geojson *geojson, size_t polygon_count)
{
    lrel_json *json = &geojson->json;

    geojson->polygon_count = polygon_count;
    lrel_json_object_end(json); /* the properties */
    lrel_json_key(json, "geometry");
    if (polygon_count == 0) {
        lrel_json_null(json);
        return;
    }
    lrel_json_object(json, true);
    member(geojson, "type", polygon_count == 1 ? "Polygon" : "MultiPolygon");
    lrel_json_key(json, "coordinates");
    if (polygon_count > 1)
        lrel_json_array(json, true);
}

void lrel_geojson_point(lrel_geojson *geojson, lrel_grid_point point)
{
    lrel_json *json = &geojson->json;

    geojson->polygon_count = 0;
    lrel_json_object_end(json); /* the properties */
    lrel_json_key(json, "geometry");
    lrel_json_object(json, true);
    member(geojson, "type", "Point");
    lrel_json_key(json, "coordinates");
    lrel_json_value(json);
    write_position(json->stream, point);
    lrel_json_object_end(json);
}

void lrel_geojson_lines(lrel_geojson *geojson)
{
    lrel_json *json = &geojson->json;

    geojson->polygon_count = 0;
    lrel_json_object_end(json); /* the properties */
    lrel_json_key(json, "geometry");
    lrel_json_object(json, true);
    member(geojson, "type", "MultiLineString");
    lrel_json_key(json, "coordinates");
    lrel_json_array(json, true);
}

void lrel_geojson_line(lrel_geojson *geojson, const lrel_grid_point *points, size_t count)
{
    lrel_stream *stream = geojson->json.stream;

    assert(count >= 2); /* RFC 7946, 3.1.4 */
    lrel_json_value(&geojson->json);
    lrel_stream_char(stream, '[');
    for (size_t i = 0; i < count; i++) {
        if (i)
            lrel_stream_char(stream, ',');
        write_position(stream, points[i]);
    }
    lrel_stream_char(stream, ']');
}

void lrel_geojson_lines_end(lrel_geojson *geojson)
{
    lrel_json_array_end(&geojson->json);
    lrel_json_object_end(&geojson->json); /* the geometry */
}

void lrel_geojson_polygon(lrel_geojson *geojson)
{
    assert(geojson->polygon_count > 0);
    lrel_json_array(&geojson->json, true);
}

void lrel_geojson_ring(lrel_geojson *geojson, const lrel_grid_point *points, size_t count)
{
    lrel_stream *stream = geojson->json.stream;

    assert(count >= 3); /* RFC 7946, 3.1.6: four positions, the last being the first */
    lrel_json_value(&geojson->json);
    lrel_stream_char(stream, '[');
    for (size_t i = 0; i < count; i++) {
        write_position(stream, points[i]);
        lrel_stream_char(stream, ',');
    }
    write_position(stream, points[0]);
    lrel_stream_char(stream, ']');
}

void lrel_geojson_polygon_end(lrel_geojson *geojson)
{
    lrel_json_array_end(&geojson->json);
}

void lrel_geojson_feature_end(lrel_geojson *geojson)
{
    lrel_json *json = &geojson->json;

    if (geojson->polygon_count > 1)
        lrel_json_array_end(json);
    if (geojson->polygon_count > 0)
        lrel_json_object_end(json); /* the geometry */
    lrel_json_object_end(json);
}

void lrel_geojson_finish(lrel_geojson *geojson)
{
    lrel_json_array_end(&geojson->json);
    lrel_json_object_end(&geojson->json);
    lrel_json_finish(&geojson->json);
}
