/* SPDX-License-Identifier: Apache-2.0 */
/* test_geojson.c: feature collections as bytes, after RFC 7946. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sandbox.h"
#include "write/geojson.h"

static const lrel_grid_point shell[] = {
    {1030000000, 130000000}, {1031000000, 130000000}, {1031000000, 131512729}};
static const lrel_grid_point hole[] = {
    {1030500000, 130100000}, {1030600000, 130200000}, {1030600001, 130100000}};
static const lrel_grid_point far_shell[] = {{-1800000000, -900000000},
                                            {-1799999999, -900000000},
                                            {-1799999999, -899999999},
                                            {-1800000000, -899999999}};

static void begin(lrel_geojson *geojson, void **state)
{
    lrel_geojson_begin(geojson, sandbox_stream(*state));
}

static void feature(lrel_geojson *geojson, const char *id, size_t polygon_count)
{
    lrel_geojson_feature(geojson);
    lrel_json_key(&geojson->json, "id");
    lrel_json_string(&geojson->json, id);
    lrel_json_key(&geojson->json, "area_m2");
    lrel_json_area_m2(&geojson->json, 25000000, 1000);
    lrel_geojson_geometry(geojson, polygon_count);
}

static void geojson__nothing_to_show_is_a_valid_collection(void **state)
{
    lrel_geojson geojson;

    begin(&geojson, state);
    lrel_json_key(&geojson.json, "as_of");
    lrel_json_string(&geojson.json, "2024-12-31");
    lrel_geojson_features(&geojson, 1, 0, 0, 0);
    lrel_geojson_finish(&geojson);
    sandbox_expect_stream(*state, geojson.json.stream,
                          "{\n"
                          "  \"type\": \"FeatureCollection\",\n"
                          "  \"as_of\": \"2024-12-31\",\n"
                          "  \"features\": []\n"
                          "}\n");
}

static void geojson__labels_have_no_bidi_controls(void **state)
{
    lrel_geojson geojson;

    begin(&geojson, state);
    lrel_geojson_features(&geojson, 1, 1, 0, 0);
    feature(&geojson,
            "a\xE2\x80\xAE"
            "b\x1B",
            0);
    lrel_geojson_feature_end(&geojson);
    lrel_geojson_finish(&geojson);
    sandbox_expect_stream(
        *state, geojson.json.stream,
        "{\n"
        "  \"type\": \"FeatureCollection\",\n"
        "  \"features\": [\n"
        "    "
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"ab\\u001b\",\"area_m2\":12.5},"
        "\"geometry\":null}\n"
        "  ]\n"
        "}\n");
}

static void geojson__a_polygon_with_a_hole_closes_its_rings(void **state)
{
    lrel_geojson geojson;

    begin(&geojson, state);
    lrel_geojson_features(&geojson, 1030000000, 130000000, 1031000000, 131512729);
    feature(&geojson, "HA-1", 1);
    lrel_geojson_polygon(&geojson);
    lrel_geojson_ring(&geojson, shell, 3);
    lrel_geojson_ring(&geojson, hole, 3);
    lrel_geojson_polygon_end(&geojson);
    lrel_geojson_feature_end(&geojson);
    lrel_geojson_finish(&geojson);
    sandbox_expect_stream(
        *state, geojson.json.stream,
        "{\n"
        "  \"type\": \"FeatureCollection\",\n"
        "  \"bbox\": [103,13,103.1,13.1512729],\n"
        "  \"features\": [\n"
        "    {\"type\":\"Feature\",\"properties\":{\"id\":\"HA-1\",\"area_m2\":12.5},"
        "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":["
        "[[103,13],[103.1,13],[103.1,13.1512729],[103,13]],"
        "[[103.05,13.01],[103.06,13.02],[103.0600001,13.01],[103.05,13.01]]]}}\n"
        "  ]\n"
        "}\n");
}

static void geojson__several_polygons_and_none(void **state)
{
    lrel_geojson geojson;

    begin(&geojson, state);
    lrel_geojson_features(&geojson, -1800000000, -900000000, 1031000000, 131512729);
    feature(&geojson, "HA-2", 2);
    lrel_geojson_polygon(&geojson);
    lrel_geojson_ring(&geojson, shell, 3);
    lrel_geojson_polygon_end(&geojson);
    lrel_geojson_polygon(&geojson);
    lrel_geojson_ring(&geojson, far_shell, 4);
    lrel_geojson_polygon_end(&geojson);
    lrel_geojson_feature_end(&geojson);
    feature(&geojson, "without shape", 0);
    lrel_geojson_feature_end(&geojson);
    lrel_geojson_finish(&geojson);
    sandbox_expect_stream(
        *state, geojson.json.stream,
        "{\n"
        "  \"type\": \"FeatureCollection\",\n"
        "  \"bbox\": [-180,-90,103.1,13.1512729],\n"
        "  \"features\": [\n"
        "    {\"type\":\"Feature\",\"properties\":{\"id\":\"HA-2\",\"area_m2\":12.5},"
        "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":["
        "[[[103,13],[103.1,13],[103.1,13.1512729],[103,13]]],"
        "[[[-180,-90],[-179.9999999,-90],[-179.9999999,-89.9999999],"
        "[-180,-89.9999999],[-180,-90]]]]}},\n"
        "    {\"type\":\"Feature\",\"properties\":{\"id\":\"without shape\","
        "\"area_m2\":12.5},\"geometry\":null}\n"
        "  ]\n"
        "}\n");
}

/* A point is a box too: only west > east says that there is nothing. */
static void geojson__a_box_without_width_is_written(void **state)
{
    lrel_geojson geojson;

    begin(&geojson, state);
    lrel_geojson_features(&geojson, 0, 0, 0, 0);
    lrel_geojson_finish(&geojson);
    sandbox_expect_stream(*state, geojson.json.stream,
                          "{\n"
                          "  \"type\": \"FeatureCollection\",\n"
                          "  \"bbox\": [0,0,0,0],\n"
                          "  \"features\": []\n"
                          "}\n");
}

static void geojson__a_point_is_one_position(void **state)
{
    lrel_geojson geojson;

    begin(&geojson, state);
    lrel_geojson_features(&geojson, 1030000000, -5, 1030000000, -5);
    lrel_geojson_feature(&geojson);
    lrel_json_key(&geojson.json, "id");
    lrel_json_string(&geojson.json, "HA-1");
    lrel_geojson_point(&geojson, (lrel_grid_point){1030000000, -5});
    lrel_geojson_feature_end(&geojson);
    lrel_geojson_finish(&geojson);
    sandbox_expect_stream(
        *state, geojson.json.stream,
        "{\n"
        "  \"type\": \"FeatureCollection\",\n"
        "  \"bbox\": [103,-0.0000005,103,-0.0000005],\n"
        "  \"features\": [\n"
        "    {\"type\":\"Feature\",\"properties\":{\"id\":\"HA-1\"},"
        "\"geometry\":{\"type\":\"Point\",\"coordinates\":[103,-0.0000005]}}\n"
        "  ]\n"
        "}\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sandbox_setup, sandbox_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(geojson__nothing_to_show_is_a_valid_collection),
        TEST(geojson__labels_have_no_bidi_controls),
        TEST(geojson__a_polygon_with_a_hole_closes_its_rings),
        TEST(geojson__several_polygons_and_none),
        TEST(geojson__a_box_without_width_is_written),
        TEST(geojson__a_point_is_one_position),
    };
    return cmocka_run_group_tests_name("write/geojson", tests, NULL, NULL);
}
