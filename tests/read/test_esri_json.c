/* SPDX-License-Identifier: Apache-2.0 */
/* test_esri_json.c: feature sets of ArcGIS. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "read/delivery.h"

#define REFERENCE "\"spatialReference\":{\"wkid\":102100,\"latestWkid\":3857}"
#define FIELDS                                                                           \
    "\"fields\":[{\"name\":\"OBJECTID\",\"type\":\"esriFieldTypeOID\"},"                 \
    "{\"name\":\"seen\",\"type\":\"esriFieldTypeDate\",\"length\":8}]"
#define SET(features)     "{" FIELDS "," REFERENCE ",\"features\":[" features "]}"
#define FEATURE(geometry) "{\"attributes\":{\"OBJECTID\":7},\"geometry\":" geometry "}"
#define SHELL             "[[0,0],[0,4],[4,4],[4,0],[0,0]]"
#define HOLE              "[[1,1],[2,1],[2,2],[1,1]]"
#define ROW               "OBJECTID\n1: 7\n"

typedef struct esri_case {
    const char *name;
    const char *text;
    const char *expected;
} esri_case;

static const esri_case cases[] = {
    {"esri__attributes_and_dates",
     SET("{\"attributes\":{\"OBJECTID\":7,\"name\":\"a\",\"seen\":1393632000000}},"
         "{\"attributes\":{\"OBJECTID\":8,\"name\":null,\"seen\":-1}}"),
     "OBJECTID|name|seen (date)\n1: 7|a|2014-03-01T00:00:00Z\n"
     "2: 8||1969-12-31T23:59:59Z\n"},
    {"esri__a_date_that_is_none_stays_as_it_is",
     SET("{\"attributes\":{\"seen\":\"soon\"}},{\"attributes\":{\"seen\":1e30}}"),
     "seen\n1: soon\n2: 1e30\n"},
    {"esri__rings_by_their_winding", SET(FEATURE("{\"rings\":[" HOLE "," SHELL "]}")),
     ROW "  polygon h0(1 1,2 1,2 2,1 1) s0(0 0,0 4,4 4,4 0,0 0)\n"},
    {"esri__heights_are_dropped",
     SET(FEATURE("{\"hasZ\":true,\"rings\":[[[0,0,9],[0,4,9],[4,4,9],[0,0,9]]]}")),
     ROW "  polygon s0(0 0,0 4,4 4,0 0)\n"},
    {"esri__a_point", SET(FEATURE("{\"x\":1,\"y\":2}")), ROW "  point (1 2)\n"},
    {"esri__a_point_without_a_place", SET(FEATURE("{\"x\":\"NaN\",\"y\":\"NaN\"}")), ROW},
    {"esri__points", SET(FEATURE("{\"points\":[[1,2],[3,4]]}")),
     ROW "  point (1 2,3 4)\n"},
    {"esri__paths", SET(FEATURE("{\"paths\":[[[1,2],[3,4]]]}")),
     ROW "  line (1 2,3 4)\n"},
    {"esri__no_geometry", SET(FEATURE("null")), ROW},
    {"esri__no_rings", SET(FEATURE("{\"rings\":[]}")), ROW},
    {"esri__infinite_coordinates", SET(FEATURE("{\"rings\":[[[0,0],[0,1e999],[4,4]]]}")),
     ROW "  unreadable\n! LREL-C003 1 geometry [[0,1e999],[4,4]]]}}]}] [finite "
         "coordinates] x1\n"},
    {"esri__curves_are_unreadable",
     SET(FEATURE("{\"curveRings\":[[[0,0],{\"c\":[[3,3],[1,4]]}]]}")),
     ROW "  unreadable\n! LREL-G002 1 geometry "
         "[\"curveRings\":[[[0,0],{\"c\":[[3,3],[1,4]]}] "
         "[rings without curves; densify them in ArcGIS] x1\n"},
    {"esri__a_part_of_the_records_is_refused",
     "{\"exceededTransferLimit\":true,\"features\":[]," REFERENCE "}",
     "refused: the service that it is from left records out"},
    {"esri__all_of_the_records",
     "{\"exceededTransferLimit\":false,\"features\":[{\"attributes\":{\"a\":1}}]"
     "," REFERENCE "}",
     "a\n1: 1\n"},
    {"esri__features_that_are_none_are_refused", SET("7"),
     "refused: a feature that is no object at byte"},
    {"esri__other_json_is_refused", "{\"features\":[]}",
     "refused: JSON without a type: not GeoJSON"},
};

static void esri_is_read(void **state)
{
    const esri_case *row = *state;
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    delivery_write(&d, "t.json", lrel_text_of(row->text));
    delivery_expect(&d, "t.json", &options, row->expected);
    delivery_end(&d);
}

static void expect_crs(const char *reference, const char *crs)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();
    char text[300];

    snprintf(text, sizeof text, "{\"features\":[],\"fields\":[]%s%s}",
             *reference ? ",\"spatialReference\":" : "", reference);
    delivery_write(&d, "t.json", lrel_text_of(text));
    delivery_open(&d, "t.json", &options);
    assert_non_null(d.table);
    assert_int_equal(d.table->crs.length, strlen(crs));
    assert_true(lrel_text_is_equal(d.table->crs, lrel_text_of(crs)));
    delivery_end(&d);
}

static void esri__the_coordinate_system(void **state)
{
    (void)state;
    expect_crs("{\"wkid\":102100,\"latestWkid\":3857}", "EPSG:3857");
    expect_crs("{\"latestWkid\":32648,\"wkid\":32648}", "EPSG:32648");
    expect_crs("{\"wkid\":102100}", "ESRI:102100");
    expect_crs("{\"wkt\":\"GEOGCS[x]\"}", "GEOGCS[x]");
    expect_crs("{}", "");
    expect_crs("null", "");
    expect_crs("", "");
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    const struct CMUnitTest others[] = {cmocka_unit_test(esri__the_coordinate_system)};
    struct CMUnitTest tests[CASES];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, esri_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
