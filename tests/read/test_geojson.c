/* SPDX-License-Identifier: Apache-2.0 */
/* test_geojson.c: documents, properties, geometries and coordinate systems of GeoJSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/delivery.h"
#include "read/geojson_crs.h"

#define POINT "{\"type\":\"Point\",\"coordinates\":[1,2]}"
#define FEATURE(properties, geometry)                                                    \
    "{\"type\":\"Feature\",\"properties\":" properties ",\"geometry\":" geometry "}"
#define COLLECTION(features)                                                             \
    "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define SQUARE   "[[0,0],[4,0],[4,4],[0,4],[0,0]]"
#define HOLE     "[[1,1],[2,1],[2,2],[1,1]]"
#define S_SQUARE "(0 0,4 0,4 4,0 4,0 0)"
#define S_HOLE   "(1 1,2 1,2 2,1 1)"
#define UNREAD   "\n1: \n  unreadable\n! LREL-G002 1 geometry "

typedef struct geojson_case {
    const char *name;
    const char *text;
    const char *expected;
    const char *crs;
} geojson_case;

static const geojson_case cases[] = {
    {"geojson__columns_in_order_of_appearance",
     COLLECTION(FEATURE("{\"b\":1,\"a\":\"x\"}", "null") "," FEATURE(
         "{\"a\":null,\"c\":true,\"b\":2.50}", "null")),
     "b|a|c\n1: 1|x|\n2: 2.50||true\n", "OGC:CRS84"},
    {"bad_input_65_geojson_long_numbers_are_exact",
     COLLECTION(FEATURE("{\"n\":12345678901234567890}", "null")),
     "n\n1: 12345678901234567890\n", "OGC:CRS84"},
    {"geojson__objects_and_arrays_are_their_json",
     COLLECTION(FEATURE("{\"o\":{\"x\" : [1, 2]},\"p\":[]}", "null")),
     "o|p\n1: {\"x\" : [1, 2]}|[]\n", "OGC:CRS84"},
    {"geojson__escapes_are_taken_out",
     COLLECTION(FEATURE("{\"a\":\"x\\u0041\"}", "null")), "a\n1: xA\n", "OGC:CRS84"},
    {"geojson__ids_are_a_column",
     COLLECTION(
         "{\"type\":\"Feature\",\"id\":7,\"properties\":{\"a\":1},\"geometry\":null}"),
     "id|a\n1: 7|1\n", "OGC:CRS84"},
    {"geojson__a_property_named_id_goes_before_ids",
     COLLECTION("{\"type\":\"Feature\",\"id\":7,\"properties\":{\"a\":1,\"id\":\"H\"},"
                "\"geometry\":null}"),
     "a|id\n1: 1|H\n", "OGC:CRS84"},
    {"geojson__null_properties", COLLECTION(FEATURE("null", POINT)),
     "\n1: \n  point (1 2)\n", "OGC:CRS84"},
    {"geojson__no_features", COLLECTION(""), "\n", "OGC:CRS84"},
    {"geojson__features_before_the_type",
     "{\"features\":[" FEATURE("{\"a\":1}", POINT) "],\"type\":\"FeatureCollection\"}",
     "a\n1: 1\n  point (1 2)\n", "OGC:CRS84"},
    {"geojson__a_single_feature", FEATURE("{\"a\":1}", POINT), "a\n1: 1\n  point (1 2)\n",
     "OGC:CRS84"},
    {"geojson__a_feature_with_its_type_last",
     "{\"properties\":{\"a\":1},\"geometry\":" POINT ",\"type\":\"Feature\"}",
     "a\n1: 1\n  point (1 2)\n", "OGC:CRS84"},
    {"geojson__a_bare_geometry", POINT, "\n1: \n  point (1 2)\n", "OGC:CRS84"},
    {"geojson__polygon_with_a_hole",
     "{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "," HOLE "]}",
     "\n1: \n  polygon s0" S_SQUARE " h0" S_HOLE "\n", "OGC:CRS84"},
    {"geojson__coordinates_before_the_type",
     "{\"coordinates\":[" SQUARE "," HOLE "],\"bbox\":[0,0,4,4],\"type\":\"Polygon\"}",
     "\n1: \n  polygon s0" S_SQUARE " h0" S_HOLE "\n", "OGC:CRS84"},
    {"geojson__multipolygon",
     "{\"type\":\"MultiPolygon\",\"coordinates\":[[" SQUARE "," HOLE "],[" HOLE "]]}",
     "\n1: \n  polygon s0" S_SQUARE " h0" S_HOLE " s1" S_HOLE "\n", "OGC:CRS84"},
    {"bad_input_22_geojson_winding_does_not_matter",
     "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,4],[4,4],[4,0],[0,0]]]}",
     "\n1: \n  polygon s0(0 0,0 4,4 4,4 0,0 0)\n", "OGC:CRS84"},
    {"geojson__z_is_dropped",
     "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2,3],[4,5,6,7]]}",
     "\n1: \n  point (1 2,4 5)\n", "OGC:CRS84"},
    {"geojson__lines",
     "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8]]]}",
     "\n1: \n  line (1 2,3 4) (5 6,7 8)\n", "OGC:CRS84"},
    {"geojson__polygons_of_collections_are_taken",
     "{\"type\":\"GeometryCollection\",\"geometries\":[" POINT
     ",{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\","
     "\"coordinates\":[" SQUARE "]}]}]}",
     "\n1: \n  polygon s0" S_SQUARE
     "\n! LREL-G008 1 geometry [] [polygons; the rest was left out] x1\n",
     "OGC:CRS84"},
    {"geojson__geometries_before_the_type",
     "{\"geometries\":[" POINT "],\"type\":\"GeometryCollection\"}",
     "\n1: \n  point (1 2)\n", "OGC:CRS84"},
    {"geojson__collections_9_deep_are_not_read",
     "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"GeometryCollection\","
     "\"geometries\":[{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":"
     "\"GeometryCollection\",\"geometries\":[{\"type\":\"GeometryCollection\","
     "\"geometries\":"
     "[{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"GeometryCollection\","
     "\"geometries\":[{\"type\":\"GeometryCollection\",\"geometries\":[" POINT
     "]}]}]}]}]}]}]}]}",
     UNREAD
     "[{\"type\":\"Point\",\"coordinates\":[1,2]}]}]}] [geometries, in collections at "
     "most 8 deep] x1\n",
     "OGC:CRS84"},
    {"geojson__empty_coordinates_are_no_shape",
     "{\"type\":\"Polygon\",\"coordinates\":[]}", "\n1: \n", "OGC:CRS84"},
    {"geojson__an_empty_point_is_no_shape", "{\"type\":\"Point\",\"coordinates\":[]}",
     "\n1: \n", "OGC:CRS84"},
    {"bad_input_21_geojson_open_rings_are_closed",
     "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,4]]]}",
     "\n1: \n  polygon s0" S_SQUARE
     "\n! LREL-G009 1 geometry [] [the first point again at the end; it was added] x1\n",
     "OGC:CRS84"},
    {"bad_input_21_geojson_short_rings_are_not_read",
     "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[0,0]]]}",
     UNREAD "[] [rings of four points or more, the last equal to the first] x1\n",
     "OGC:CRS84"},
    {"bad_input_10_geojson_1e400_is_no_place",
     "{\"type\":\"Point\",\"coordinates\":[1e400,2]}",
     "\n1: \n  unreadable\n! LREL-C003 1 geometry [[1e400,2]}] [finite coordinates] x1\n",
     "OGC:CRS84"},
    {"geojson__null_in_coordinates_is_not_read",
     "{\"type\":\"Point\",\"coordinates\":[null,2]}",
     UNREAD "[[null,2]}] [positions of numbers] x1\n", "OGC:CRS84"},
    {"geojson__coordinates_too_shallow_are_not_read",
     "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,1]]}",
     UNREAD "[0,0],[1,1]]}] [positions, as in [103.2, 13.1]] x1\n", "OGC:CRS84"},
    {"geojson__an_unknown_geometry_is_not_read",
     FEATURE("{\"a\":1}", "{\"type\":\"Circle\",\"coordinates\":[1,2],\"radius\":3}"),
     "a\n1: 1\n  unreadable\n! LREL-G002 1 geometry "
     "[\"Circle\",\"coordinates\":[1,2],\"radius\":"
     "3}] [a geometry type, as in \"Polygon\" or \"MultiPolygon\"] x1\n",
     "OGC:CRS84"},
    {"geojson__reading_goes_on_behind_a_bad_shape",
     COLLECTION(FEATURE("{\"a\":1}", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,"
                                     "\"x\"]]]}") "," FEATURE("{\"a\":2}", POINT)),
     "a\n1: 1\n  unreadable\n2: 2\n  point (1 2)\n! LREL-G002 1 geometry "
     "[[1,\"x\"]]]}},{\"type\":\"Feature\",\"propertie] [positions of numbers] x1\n",
     "OGC:CRS84"},
    {"bad_input_05_geojson_metres_without_crs_are_no_known_system",
     FEATURE("null", "{\"type\":\"Point\",\"coordinates\":[500000,1400000]}"),
     "\n1: \n  point (500000 1.4e+06)\n", ""},
    {"geojson__one_misplaced_record_does_not_decide",
     COLLECTION(FEATURE("null", POINT) "," FEATURE("null", POINT) "," FEATURE(
         "null", "{\"type\":\"Point\",\"coordinates\":[500000,1400000]}")),
     "\n1: \n  point (1 2)\n2: \n  point (1 2)\n3: \n  point (500000 1.4e+06)\n",
     "OGC:CRS84"},
    {"bad_input_06_geojson_crs_member_is_honoured",
     "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{"
     "\"name\":"
     "\"urn:ogc:def:crs:EPSG::32648\"}},\"features\":[]}",
     "\n", "EPSG:32648"},
    {"geojson__crs_member_behind_features",
     "{\"type\":\"FeatureCollection\",\"features\":[" FEATURE(
         "null",
         "{\"type\":\"Point\",\"coordinates\":[500000,1400000]}") "],\"crs\":{\"type\":"
                                                                  "\"name\","
                                                                  "\"properties\":{"
                                                                  "\"name\":\"EPSG:"
                                                                  "32648\"}}}",
     "\n1: \n  point (500000 1.4e+06)\n", "EPSG:32648"},
    {"geojson__null_crs_is_no_known_system",
     "{\"type\":\"FeatureCollection\",\"crs\":null,\"features\":[]}", "\n", ""},
    {"geojson__linked_crs_is_not_followed",
     "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"link\",\"properties\":{"
     "\"href\":"
     "\"http://example.org/crs\"}},\"features\":[]}",
     "\n", ""},
    {"geojson__broken_json_is_refused_with_its_byte", "{\"type\":\"FeatureCollection\",}",
     "refused: a key in quotes expected at byte 28", NULL},
    {"bad_input_61_geojson_vrt_is_refused", "<OGRVRTDataSource/>",
     "refused: a value expected at byte 0", NULL},
    {"bad_input_62_geojson_two_documents_are_refused", COLLECTION("") COLLECTION(""),
     "refused: something behind the end of the JSON at byte 42", NULL},
    {"geojson__a_property_twice_is_refused",
     COLLECTION(FEATURE("{\"a\":1,\"a\":2}", "null")),
     "refused: the key \"a\" a second time at byte", NULL},
    {"geojson__topojson_is_refused", "{\"type\":\"Topology\",\"objects\":{}}",
     "refused: JSON of type \"Topology\", which is not GeoJSON", NULL},
    {"geojson__without_type_is_refused", "{\"features\":[]}",
     "refused: JSON without a type", NULL},
    {"geojson__an_array_is_refused", "[]", "refused: no object at byte 0", NULL},
    {"geojson__features_that_are_no_array_are_refused",
     "{\"type\":\"FeatureCollection\",\"features\":{}}",
     "refused: features that are no array", NULL},
    {"geojson__a_feature_without_type_is_refused", COLLECTION("{\"properties\":null}"),
     "refused: a feature without a type at byte 40", NULL},
    {"geojson__properties_that_are_no_object_are_refused",
     COLLECTION(FEATURE("[]", "null")),
     "refused: properties that are neither an object nor null", NULL},
    {"geojson__a_geometry_that_is_no_object_is_refused",
     COLLECTION(FEATURE("null", "\"POINT(1 2)\"")),
     "refused: a geometry that is neither an object nor null", NULL},
};

static void geojson_is_read(void **state)
{
    const geojson_case *row = *state;
    delivery d = delivery_begin();
    lrel_read_options options = {0};

    delivery_write(&d, "t.geojson", lrel_text_of(row->text));
    delivery_expect(&d, "t.geojson", &options, row->expected);
    if (row->crs) {
        assert_true(lrel_text_is_equal(d.table->crs, lrel_text_of(row->crs)));
        assert_true(d.table->crs_why.length > 0);
    }
    delivery_end(&d);
}

static void bad_input_63_geojson_an_array_100000_deep_in_a_property_is_refused(
    void **state)
{
    const size_t depth = 100000;
    char *text = malloc(depth + 100);
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    int start;

    assert_non_null(text);
    start = sprintf(text, "{\"type\":\"Feature\",\"properties\":{\"a\":");
    memset(text + start, '[', depth);
    delivery_write(&d, "t.json", (lrel_text){text, (size_t)start + depth});
    delivery_expect(&d, "t.json", &options, "refused: more than 512 levels of nesting");
    free(text);
    delivery_end(&d);
}

static void geojson__many_columns_are_a_limit(void **state)
{
    char *text = malloc(200000), *at = text;
    delivery d = delivery_begin();
    lrel_read_options options = {0};

    assert_non_null(text);
    at += sprintf(at, "{\"type\":\"Feature\",\"properties\":{\"c\":0");
    for (int i = 0; i < 5000; i++)
        at += sprintf(at, ",\"c%d\":1", i);
    sprintf(at, "},\"geometry\":null}");
    delivery_write(&d, "t.json", lrel_text_of(text));
    delivery_expect(&d, "t.json", &options,
                    "refused: 5001 columns; at most 4096 are read");
    assert_int_equal(d.status, LREL_E_LIMIT);
    free(text);
    delivery_end(&d);
}

/* A column may have both; an `id` member has a type too. */
static void bad_input_64_geojson_each_value_is_a_number_or_text(void **state)
{
    static const char text[] = "{\"type\":\"FeatureCollection\",\"features\":["
                               "{\"type\":\"Feature\",\"id\":7,\"geometry\":null,"
                               "\"properties\":{\"a\":0.125,\"b\":true}},"
                               "{\"type\":\"Feature\",\"id\":\"8\",\"geometry\":null,"
                               "\"properties\":{\"a\":\"0.125\",\"b\":null}}]}";
    delivery d = delivery_begin();
    lrel_read_options options = {0};

    delivery_write(&d, "t.json", lrel_text_of(text));
    delivery_expect(&d, "t.json", &options, "id|a|b\n1: 7|0.125|true\n2: 8|0.125|\n");
    for (int column = 0; column < 3; column++) {
        assert_int_equal(lrel_table_is_number(d.table, 0, column), column < 2);
        assert_false(lrel_table_is_number(d.table, 1, column));
    }
    delivery_end(&d);
}

static void crs__names_become_codes(void **state)
{
    static const char *const names[][2] = {
        {"urn:ogc:def:crs:EPSG::32648", "EPSG:32648"},
        {"urn:ogc:def:crs:EPSG:6.9:3148", "EPSG:3148"},
        {"urn:x-ogc:def:crs:EPSG:4326", "EPSG:4326"},
        {"EPSG:28992", "EPSG:28992"},
        {"epsg:28992 ", "EPSG:28992"},
        {"http://www.opengis.net/def/crs/EPSG/0/32648", "EPSG:32648"},
        {"urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84"},
        {"urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"},
        {"Indian 1960 / UTM zone 48N", ""},
        {"EPSG", ""},
        {"48", ""},
        {"", ""},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char code[32];

        lrel_geojson__crs_code(lrel_text_of(names[i][0]), code);
        assert_string_equal(code, names[i][1]);
    }
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(
            bad_input_63_geojson_an_array_100000_deep_in_a_property_is_refused),
        cmocka_unit_test(geojson__many_columns_are_a_limit),
        cmocka_unit_test(bad_input_64_geojson_each_value_is_a_number_or_text),
        cmocka_unit_test(crs__names_become_codes),
    };
    struct CMUnitTest tests[CASES];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, geojson_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
