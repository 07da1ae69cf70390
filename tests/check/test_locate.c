/* SPDX-License-Identifier: Apache-2.0 */
/* test_locate.c: where an issue is, in issues.csv and in issues.geojson. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"

/* Two levels; the finer one covers the south only. */
static const char programme[] =
    "programme: Places\nas_of: 2020-12-31\nby: []\nsources:\n"
    "  - {path: h.csv, role: hazard, name: h.csv, geometry: {wkt: shape},\n"
    "     crs: EPSG:4326, id: id, place: place, contamination: {const: ap}, from: from,\n"
    "     class: {const: cha}}\n"
    "  - {path: v.csv, role: hazard, name: v.csv, geometry: {wkt: shape},\n"
    "     crs: EPSG:4326, id: id, contamination: {const: ap}, from: from,\n"
    "     class: {const: cha}, version: version}\n"
    "  - {path: r.csv, role: release, name: r.csv, geometry: {wkt: shape},\n"
    "     crs: EPSG:4326, id: id, place: place, contamination: {const: ap}, from: from,\n"
    "     product: {const: cleared}, accepted: accepted}\n"
    "  - {path: i.csv, role: item, name: i.csv, geometry: {lon: lon, lat: lat},\n"
    "     crs: EPSG:4326, id: id, place: place, date: date, category: {const: ap_mine}}\n"
    "boundaries:\n"
    "  - {path: one.geojson, level: admin1, code: code}\n"
    "  - {path: two.geojson, level: admin2, code: code}\n";

#define FEATURE(code, west, south, east, north)                                          \
    "{\"type\": \"Feature\", \"properties\": {\"code\": \"" code "\"},\n"                \
    "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[" west ", " south         \
    "], [" east ", " south "], [" east ", " north "], [" west ", " north "], [" west     \
    ", " south "]]]}}"
#define COLLECTION(features)                                                             \
    "{\"type\": \"FeatureCollection\", \"features\": [" features "]}\n"

typedef struct locate_case {
    const char *name;
    const char *hazards;  /* id,place,from,shape */
    const char *versions; /* id,version,from,shape of hazards, too */
    const char *releases; /* id,place,from,accepted,shape */
    const char *items;    /* id,date,place,lon,lat */
    const char *code;
    double lon, lat; /* 0: none */
    const char *place;
} locate_case;

/* Open to the north: the middle of its box is not in it, and its arms are 0.1 and 0.2
 * degrees wide. */
#define CUP                                                                              \
    "\"POLYGON ((103.1 12.2, 103.6 12.2, 103.6 12.6, 103.4 12.6, 103.4 12.21, "          \
    "103.2 12.21, 103.2 12.6, 103.1 12.6, 103.1 12.2))\"\n"
#define BOX(x, y, X, Y)                                                                  \
    "\"POLYGON ((" x " " y ", " X " " y ", " X " " Y ", " x " " Y ", " x " " y "))\"\n"

static const locate_case cases[] = {
    {"place__is_inside_the_widest_part", "h,,," CUP, "", "", "", "LREL-D002", 103.5, 12.4,
     "0101"},
    {"place__of_a_bow_tie_is_its_crossing",
     "h,,2010-01-01,\"POLYGON ((103 12.2, 103.4 12.4, 103.4 12.2, 103.0 12.4, 103 "
     "12.2))\"\n",
     "", "", "", "LREL-G010", 103.2, 12.3, "0101"},
    {"place__has_the_code_of_the_finest_level",
     "h,,," BOX("103.1", "12.1", "103.2", "12.2"), "", "", "", "LREL-D002", 103.15, 12.15,
     "0101"},
    {"place__where_there_is_no_finer_level_has_the_coarser_code",
     "h,,," BOX("103.1", "13.1", "103.2", "13.2"), "", "", "", "LREL-D002", 103.15, 13.15,
     "01"},
    {"place__of_a_record_across_a_border_is_where_most_of_it_is",
     "h,,," BOX("103.9", "12.1", "104.3", "12.2"), "", "", "", "LREL-D002", 104.1, 12.15,
     "0201"},
    {"place__is_where_the_point_is_and_not_the_largest_piece_between_other_records",
     "h,,," BOX("103.8", "12.1", "104.1", "12.2") "o,,2010-01-01," BOX(
         "103.87", "12.0", "103.93", "12.3") "p,,2010-01-01," BOX("103.7", "12.0",
                                                                  "103.87", "12.3"),
     "", "", "", "LREL-D002", 103.95, 12.15, "0101"},
    {"place__of_a_crossing_is_where_the_crossing_is",
     "h,,2010-01-01,\"POLYGON ((103.8 12.3, 104.4 12.6, 104.4 12.1, 103.8 12.4, 103.8 "
     "12.3))\"\n",
     "", "", "", "LREL-G010", 103.9, 12.35, "0101"},
    {"place__of_a_release_that_is_set_aside_is_that_of_its_shape", "", "",
     "r,,,," BOX("104.1", "12.1", "104.3", "12.2"), "", "LREL-L004", 104.2, 12.15,
     "0201"},
    {"place__of_a_point_is_the_point", "", "", "r,,,2015-01-01,POINT (104.5 13.5)\n", "",
     "LREL-L008", 104.5, 13.5, "02"},
    {"place__without_a_shape_is_the_stated_code", "h,0102,2010-01-01,\n", "", "", "",
     "LREL-G001", 0, 0, "0102"},
    {"place__outside_every_unit_is_the_stated_code",
     "h,09,," BOX("105.1", "12.1", "105.2", "12.2"), "", "", "", "LREL-D002", 105.15,
     12.15, "09"},
    {"place__of_a_position_not_believed_is_as_written",
     "h,,2010-01-01," BOX("10.1", "50.1", "10.3", "50.3"), "", "", "", "LREL-C004", 10.2,
     50.2, ""},

    {"place__of_land_beyond_hazards_is_in_its_largest_piece",
     "h,,2010-01-01," BOX("103.1", "12.1", "103.2", "12.2"), "",
     "r,,,2015-01-01," BOX("103.08", "12.1", "103.3", "12.2"), "", "LREL-L006", 103.25,
     12.15, "0101"},
    {"place__of_land_beyond_hazards_that_one_had_left_is_in_the_release", "",
     "c,1,2010-01-01," BOX("103", "12.1", "103.4", "12.2") "c,2,2012-01-01," BOX(
         "103.7", "12.1", "103.8", "12.2"),
     "r,,,2015-01-01," BOX("103.08", "12.1", "103.3", "12.2"), "", "LREL-L006", 103.19,
     12.15, "0101"},

    {"place__of_an_item_is_its_point", "", "", "", "i,,,104.3,12.3\n", "LREL-D002", 104.3,
     12.3, "0201"},
    {"place__of_an_item_outside_every_unit_is_the_stated_code", "", "", "",
     "i,,09,105.1,12.3\n", "LREL-D002", 105.1, 12.3, "09"},
    {"place__of_an_item_not_believed_is_as_written", "", "", "",
     "i,2015-01-01,,10.2,50.2\n", "LREL-C004", 10.2, 50.2, ""},
    {"place__of_an_item_without_a_position_is_the_stated_code", "", "", "",
     "i,2015-01-01,02,,\n", "LREL-R012", 0, 0, "02"},
};

static void put_table(const job_scratch *s, const char *name, const char *header,
                      const char *rows)
{
    char text[1024];

    snprintf(text, sizeof text, "%s%s", header, rows);
    job_put(s, name, text);
}

static void put(const job_scratch *s, const locate_case *c)
{
    job_put(s, "p.yaml", programme);
    put_table(s, "h.csv", "id,place,from,shape\n", c->hazards);
    put_table(s, "r.csv", "id,place,from,accepted,shape\n", c->releases);
    put_table(s, "v.csv", "id,version,from,shape\n", c->versions);
    put_table(s, "i.csv", "id,date,place,lon,lat\n", c->items);
    job_put(s, "one.geojson",
            COLLECTION(FEATURE("01", "103", "12", "104",
                               "14") "," FEATURE("02", "104", "12", "105", "14")));
    job_put(s, "two.geojson",
            COLLECTION(FEATURE("0101", "103", "12", "104",
                               "13") "," FEATURE("0201", "104", "12", "105", "13")));
}

static void expect_near(const char *cell, double degrees)
{
    if (degrees == 0)
        assert_string_equal(cell, "");
    else if (fabs(strtod(cell, NULL) - degrees) > 0.002)
        fail_msg("%s is not near %g", cell, degrees);
}

static void run_locate(void **state)
{
    const locate_case *c = *state;
    void *own = NULL;
    csv_table issues;
    size_t row;

    assert_int_equal(job_scratch_setup(&own), 0);
    put(own, c);
    issues = check_issues(own);
    assert_int_equal(check_count(&issues, c->code, &row), 1);
    expect_near(csv_cell(&issues, row, "lon"), c->lon);
    expect_near(csv_cell(&issues, row, "lat"), c->lat);
    assert_string_equal(csv_cell(&issues, row, "place"), c->place);
    csv_free(&issues);
    job_scratch_teardown(&own);
}

static size_t count_text(const char *text, const char *part)
{
    size_t count = 0;

    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

static void map__has_a_point_for_every_issue_with_a_place_and_counts_the_others(
    void **state)
{
    csv_table issues;
    size_t with = 0;
    char without[40];
    char *map;

    job_copy_first(*state);
    issues = check_issues(*state);
    map = job_get(*state, "out/check/issues.geojson");
    for (size_t row = 0; row < issues.rows; row++)
        with += *csv_cell(&issues, row, "lon") != 0;
    assert_in_range(with, 1, issues.rows - 1);
    assert_int_equal(count_text(map, "\"type\":\"Point\""), with);
    snprintf(without, sizeof without, "\"without_place\": %zu,", issues.rows - with);
    assert_non_null(strstr(map, without));
    assert_non_null(strstr(map, "\"as_of\": \"2024-12-31\""));
    assert_non_null(strstr(map, "Blank = no record in the files read. It does not mean "
                                "free of explosive ordnance."));
    free(map);
    csv_free(&issues);
}

/* The columns of the table, but for those that are the geometry. */
static void map__has_the_columns_of_the_table(void **state)
{
    csv_table issues;
    char *map, *feature;

    job_copy_first(*state);
    issues = check_issues(*state);
    map = job_get(*state, "out/check/issues.geojson");
    feature = strstr(map, "\"properties\"");
    for (size_t c = 0; c < issues.columns; c++) {
        char key[40];

        if (strcmp(issues.cells[c], "lon") == 0 || strcmp(issues.cells[c], "lat") == 0)
            continue;
        snprintf(key, sizeof key, "\"%s\":", issues.cells[c]);
        feature = strstr(feature, key);
        assert_non_null(feature); /* in the order of the columns */
    }
    free(map);
    csv_free(&issues);
}

#define CASE_COUNT (sizeof cases / sizeof *cases)

int main(void)
{
    struct CMUnitTest tests[CASE_COUNT + 2] = {
        cmocka_unit_test_setup_teardown(
            map__has_a_point_for_every_issue_with_a_place_and_counts_the_others,
            job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(map__has_the_columns_of_the_table,
                                        job_scratch_setup, job_scratch_teardown)};

    for (size_t i = 0; i < CASE_COUNT; i++)
        tests[i + 2] = (struct CMUnitTest){cases[i].name, run_locate, NULL, NULL,
                                           (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
