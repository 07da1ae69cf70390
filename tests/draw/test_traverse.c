/* SPDX-License-Identifier: Apache-2.0 */
/* A perimeter that is told by bearings and distances comes out where it was walked; what
 * is doubtful is named, and nothing is drawn by guess. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

#include "bridge/proj.h"
#include "draw/told.h"

#define HAZARD                                                                           \
    "role: hazard, crs: EPSG:4326, class: {column: class}, contamination: {const: ap}, " \
    "from: found, point_type: type, "
#define ROWS "geometry: {lon: lon, lat: lat, traverse: {bearing: b, distance: d, "
#define HEAD "id,class,found,no,type,lon,lat,b,d\n"

/* Metres between point @p i of row 0's ring and where a way of @p distance at @p bearing
 * from 104, 12 leads. */
static double off(const told *t, size_t i, double bearing, double distance)
{
    double ring[64], lon, lat;

    assert_in_range(i, 0, told_ring(t, 0, ring) - 2);
    lrel_geodesic_step(104, 12, bearing, distance, &lon, &lat);
    return lrel_geodesic_distance_m(ring[2 * i], ring[2 * i + 1], lon, lat);
}

#define NEAR 1e-4 /* metres: rounding of degrees */

#define SQUARE                                                                           \
    "H1,cha,2020-03-01,1,reference,104,12,,\n"                                           \
    "H1,,,2,benchmark,,,90,100\n"                                                        \
    "H1,,,3,start,,,90,50\n"                                                             \
    "H1,,,4,turning,,,0,100\n"                                                           \
    "H1,,,5,turning,,,90,100\n"                                                          \
    "H1,,,6,turning,,,180,100\n"

static void traverse__from_reference_point_to_the_last_turning_point(void **state)
{
    told t = told_draw(HEAD SQUARE, HAZARD ROWS "point: no, north: true}}");

    (void)state;
    assert_int_equal(t.d.status, LREL_OK);
    assert_int_equal(t.d.table->row_count, 1);
    assert_true(off(&t, 0, 90, 150) < 0.01);
    assert_true(fabs(told_area_m2(&t, 0) - 10000) < 1);
    assert_int_equal(lrel_issues_count(t.d.issues), 0);
    told_end(&t);
}

/* Records and points in any order in the file: the same. */
static void traverse__points_are_in_order_of_their_numbers(void **state)
{
    told t = told_draw(HEAD "H1,,,6,turning,,,180,100\n"
                            "H2,cha,2020-01-01,2,turning,,,90,10\n"
                            "H1,,,4,turning,,,0,100\n"
                            "H1,cha,2020-03-01,1,reference,104,12,,\n"
                            "H2,,,1,start,104.1,12,,\n"
                            "H1,,,5,turning,,,90,100\n"
                            "H1,,,3,start,,,90,50\n"
                            "H2,,,10,turning,,,270,10\n"
                            "H1,,,2,benchmark,,,90,100\n"
                            "H2,,,3,turning,,,0,10\n",
                       HAZARD ROWS "point: no, north: true}}");
    told same = told_draw(HEAD SQUARE, HAZARD ROWS "point: no, north: true}}");
    double a[64], b[64];

    (void)state;
    assert_int_equal(t.d.table->row_count, 2);
    assert_int_equal(told_ring(&t, 0, a), told_ring(&same, 0, b));
    assert_memory_equal(a, b, 10 * sizeof *a);
    assert_true(fabs(told_area_m2(&t, 1) - 100) < 0.1);
    told_end(&same);
    told_end(&t);
}

/* The cells of the record come from whichever row has them. */
static void traverse__one_row_is_made_of_the_rows_of_a_record(void **state)
{
    told t = told_draw(HEAD "H1,,,1,start,104,12,,\nH1,cha,,2,turning,,,90,10\n"
                            "H1,,2020-01-01,3,turning,,,0,10\n",
                       HAZARD ROWS "point: no, north: true}}");
    const lrel_table *table = t.d.table;

    (void)state;
    assert_int_equal(table->row_count, 1);
    assert_int_equal(table->rows[0], 1);
    assert_true(lrel_text_is_equal(lrel_table_cell(table, 0, 1), LREL_TEXT("cha")));
    assert_true(
        lrel_text_is_equal(lrel_table_cell(table, 0, 2), LREL_TEXT("2020-01-01")));
    told_end(&t);
}

static void traverse__numbered_columns_are_the_same_as_rows(void **state)
{
    told rows = told_draw(HEAD SQUARE, HAZARD ROWS "point: no, north: true}}");
    told t =
        told_draw("id,class,found,type,lon,lat,B1,D1,B2,D2,B3,D3,B4,D4,B5,D5,B6,D6\n"
                  "H1,cha,2020-03-01,reference,104,12,90,150,0,100,90,100,180,100,,,,\n"
                  "H2,cha,2020-03-01,start,104,12,0,100,90,100,180,100,,,,,,\n",
                  HAZARD "geometry: {lon: lon, lat: lat, traverse: {bearing: B#, "
                         "distance: D#, north: true}}");
    double a[64], b[64];

    (void)state;
    assert_int_equal(t.d.status, LREL_OK);
    assert_int_equal(t.d.table->row_count, 2);
    assert_int_equal(told_ring(&t, 0, a), told_ring(&rows, 0, b));
    for (size_t i = 0; i < 10; i++)
        assert_true(fabs(a[i] - b[i]) < 1e-8);
    assert_true(fabs(told_area_m2(&t, 1) - 10000) < 1);
    told_end(&rows);
    told_end(&t);
}

static void traverse__coordinates_and_bearings_in_any_mix(void **state)
{
    told t = told_draw(HEAD "H1,cha,2020-03-01,1,start,104,12,,\nH1,,,2,turning,,,0,100\n"
                            "H1,,,3,turning,104.001,12.001,,\nH1,,,4,turning,,,180,50\n",
                       HAZARD ROWS "point: no, north: true}}");

    (void)state;
    assert_int_equal(t.d.status, LREL_OK);
    assert_true(off(&t, 0, 0, 0) < NEAR);
    assert_true(off(&t, 1, 0, 100) < NEAR);
    told_end(&t);
}

static void traverse__other_points_are_no_perimeter(void **state)
{
    told t = told_draw(HEAD "H1,cha,2020-03-01,1,view,104.2,12.2,,\n"
                            "H1,,,2,start,104,12,,\nH1,,,3,evidence,,,45,20\n"
                            "H1,,,4,turning,,,0,100\nH1,,,5,usage_target,104.3,12,,\n"
                            "H1,,,6,turning,,,90,100\n",
                       HAZARD ROWS "point: no, north: true}}");

    (void)state;
    assert_true(fabs(told_area_m2(&t, 0) - 5000) < 1);
    assert_true(off(&t, 1, 0, 100) < NEAR);
    told_end(&t);
}

#define TRIANGLE                                                                         \
    "H1,cha,2020-03-01,1,start,104,12,,\nH1,,,2,turning,,,0,1000\n"                      \
    "H1,,,3,turning,,,90,1000\n"

/* At 104 E, 12 N the grid of zone 48 leans to the west by 1 degree x sin 12. */
static void traverse__grid_north_is_that_of_the_source(void **state)
{
    told degrees = told_draw(HEAD TRIANGLE, HAZARD ROWS "point: no, north: grid}}");
    told t =
        told_draw("id,class,found,no,type,lon,lat,b,d\n"
                  "H1,cha,2020-03-01,1,start,391108.49,1326739.90,,\n"
                  "H1,,,2,turning,,,0,1000\nH1,,,3,turning,,,90,1000\n",
                  "role: hazard, crs: EPSG:32648, class: class, contamination: {const: "
                  "ap}, from: found, point_type: type, " ROWS "point: no, north: grid}}");
    double turn = -sin(12 * 3.14159265358979 / 180), ring[64];

    (void)state;
    assert_true(off(&degrees, 1, turn, 1000) < 0.1);
    assert_true(off(&degrees, 1, 0, 1000) > 3);
    /* Up the grid: the same easting. */
    told_ring(&t, 0, ring);
    assert_true(fabs(ring[0] - ring[2]) < 0.01);
    assert_true(fabs(ring[3] - ring[1] - 999.7) < 0.3);
    told_end(&degrees);
    told_end(&t);
}

static void traverse__magnetic_north_by_a_declination_that_is_said(void **state)
{
    told t = told_draw(HEAD TRIANGLE,
                       HAZARD ROWS "point: no, north: magnetic, declination: -2.5}}");

    (void)state;
    assert_true(off(&t, 1, -2.5, 1000) < NEAR);
    told_end(&t);
    t = told_draw(HEAD TRIANGLE,
                  HAZARD ROWS "point: no, north: magnetic, declination: 2.5W}}");
    assert_true(off(&t, 1, -2.5, 1000) < NEAR);
    told_end(&t);
}

/* WMM2020 at 12 N, 104 E in March 2020: 0.36 degrees to the west. */
static void traverse__magnetic_north_by_place_and_date(void **state)
{
    told t = told_draw(HEAD TRIANGLE, HAZARD ROWS "point: no, north: magnetic}}");

    (void)state;
    assert_int_equal(t.d.status, LREL_OK);
    assert_true(off(&t, 1, 0, 1000) > 1);
    assert_true(off(&t, 1, 0, 1000) < 15);
    told_end(&t);
}

static void traverse__without_a_north_it_is_refused_with_the_candidates(void **state)
{
    told t = told_draw(HEAD SQUARE, HAZARD ROWS "point: no}}");

    (void)state;
    assert_int_equal(t.d.status, LREL_E_PROGRAMME);
    assert_non_null(strstr(t.d.err.message, "`north: true`"));
    assert_non_null(
        strstr(t.d.err.message, "`north: grid` (turns them by -0.21 degrees"));
    assert_non_null(strstr(t.d.err.message, "`north: magnetic` (by -"));
    told_end(&t);
    /* Nothing to turn: none is needed. */
    t = told_draw(HEAD "H1,cha,2020-01-01,1,start,104,12,,\nH1,,,2,turning,104.001,12,,\n"
                       "H1,,,3,turning,104,12.001,,\n",
                  HAZARD ROWS "point: no}}");
    assert_int_equal(t.d.status, LREL_OK);
    assert_int_equal(t.d.table->shapes[0].kind, LREL_SHAPE_POLYGON);
    told_end(&t);
}

/* Back to the start, 3 m too short and 4 m to the side of 400 m. */
#define MISSING                                                                          \
    "H1,cha,2020-03-01,1,start,104,12,,\nH1,,,2,turning,,,0,100\n"                       \
    "H1,,,3,turning,,,90,100\nH1,,,4,turning,,,180,104\nH1,,,5,end,,,270,97\n"

static void traverse__what_it_misses_is_told_and_left_alone(void **state)
{
    told t =
        told_draw(HEAD MISSING, HAZARD ROWS "point: no, north: true, returns: yes}}");
    double ring[64];

    (void)state;
    assert_int_equal(told_ring(&t, 0, ring), 6);
    assert_true(
        told_has_issue(&t, "LREL-G020", "closed from the last point to the first"));
    assert_true(off(&t, 4, 143.13, 5) < 0.1);
    told_end(&t);
}

static void traverse__bowditch_spreads_it_over_the_legs(void **state)
{
    told t =
        told_draw(HEAD MISSING, HAZARD ROWS "point: no, north: true, close: bowditch}}");
    double ring[64];

    (void)state;
    assert_int_equal(told_ring(&t, 0, ring), 5);
    assert_true(told_has_issue(&t, "LREL-G020", "spread over the legs"));
    /* A quarter of the way, a quarter of (-3, 4). */
    assert_true(off(&t, 1, 360 - 0.424, 101) < 0.05);
    told_end(&t);
}

/* A blunder is no measurement error: 30 m of 400. */
static void traverse__bowditch_hides_no_blunder(void **state)
{
    told t = told_draw(HEAD "H1,cha,2020-03-01,1,start,104,12,,\nH1,,,2,turning,,,0,100\n"
                            "H1,,,3,turning,,,90,100\nH1,,,4,turning,,,180,100\n"
                            "H1,,,5,end,,,270,50\n",
                       HAZARD ROWS "point: no, north: true, close: bowditch}}");
    double ring[64];

    (void)state;
    assert_int_equal(told_ring(&t, 0, ring), 6);
    assert_true(told_has_issue(&t, "LREL-G020", "too much to spread"));
    told_end(&t);
}

static void traverse__a_point_measured_twice(void **state)
{
    told t =
        told_draw(HEAD "H1,cha,2020-03-01,1,start,104,12,,\n"
                       "H1,,,2,turning,104.001,12.001,0,100\nH1,,,3,turning,,,180,100\n",
                  HAZARD ROWS "point: no, north: true}}");
    double ring[64];

    (void)state;
    told_ring(&t, 0, ring);
    assert_true(ring[2] == 104.001);
    assert_true(told_has_issue(&t, "LREL-G021", "the coordinates were used"));
    told_end(&t);
}

/* Nothing is walked: the first leg, from a point that nobody listed, says nothing. */
static void traverse__a_first_leg_beside_coordinates_only(void **state)
{
    told t = told_draw(HEAD "H1,cha,2020-03-01,1,start,104,12,45,30\n"
                            "H1,,,2,turning,104,12.001,,\nH1,,,3,turning,104.001,12,,\n",
                       HAZARD ROWS "point: no, north: true}}");

    (void)state;
    assert_int_equal(t.d.table->shapes[0].kind, LREL_SHAPE_POLYGON);
    assert_int_equal(lrel_issues_count(t.d.issues), 0);
    told_end(&t);
}

static void traverse__rows_that_contradict_each_other(void **state)
{
    told t =
        told_draw(HEAD "H1,cha,2020-03-01,1,start,104,12,,\nH1,sha,,2,turning,,,0,100\n"
                       "H1,cha,,3,turning,,,90,100\n",
                  HAZARD ROWS "point: no, north: true}}");

    (void)state;
    assert_true(told_has_issue(&t, "LREL-R025", "what the first of its points says"));
    assert_true(lrel_text_is_equal(lrel_table_cell(t.d.table, 0, 1), LREL_TEXT("cha")));
    told_end(&t);
}

typedef struct fault_case {
    const char *name;
    const char *rows;
    const char *why;
} fault_case;

#define BEGIN "H1,cha,2020-03-01,1,start,104,12,,\n"
#define END   "H1,,,8,turning,,,90,100\nH1,,,9,turning,,,0,100\n"

static const fault_case faults[] = {
    {"traverse_fault__a_bearing_that_is_none", BEGIN "H1,,,2,turning,,,400,10\n" END,
     "point 2: bearing: a direction is"},
    {"traverse_fault__a_distance_that_is_none", BEGIN "H1,,,2,turning,,,40,ten\n" END,
     "point 2: \"ten\" is no distance"},
    {"traverse_fault__a_distance_without_a_bearing", BEGIN "H1,,,2,turning,,,,10\n" END,
     "point 2: bearing: \"\" is no direction"},
    {"traverse_fault__a_negative_distance", BEGIN "H1,,,2,turning,,,40,-3\n" END,
     "point 2 is -3 m away"},
    {"traverse_fault__an_endless_distance", BEGIN "H1,,,2,turning,,,40,1e9\n" END,
     "point 2 is 1000000000 m away"},
    {"traverse_fault__neither_one_nor_the_other", BEGIN "H1,,,2,turning,,,,\n" END,
     "point 2 has neither"},
    {"traverse_fault__nowhere_to_begin", "H1,cha,,1,start,,,90,10\n" END,
     "point 1 is measured from a point without coordinates"},
    {"traverse_fault__a_number_that_is_none", BEGIN "H1,,,TP2,turning,,,90,10\n" END,
     "\"TP2\" is no number of a point"},
    {"traverse_fault__a_number_twice", BEGIN "H1,,,1,turning,,,90,10\n" END,
     "two points have the number 1"},
    {"traverse_fault__a_type_that_is_none", BEGIN "H1,,,2,tree,,,90,10\n" END,
     "\"tree\" is no type of point"},
    {"traverse_fault__two_points", BEGIN "H1,,,2,turning,,,90,10\n",
     "2 points enclose nothing"},
    {"traverse_fault__coordinates_that_are_none",
     BEGIN "H1,,,2,turning,here,there,,\n" END, "no readable coordinates"},
    {"traverse_fault__coordinates_of_zero", BEGIN "H1,,,2,turning,0,0,,\n" END,
     "point 2 is at 0, 0"},
    {"traverse_fault__legs_beside_the_points_that_they_begin_at",
     "H1,cha,2020-03-01,1,start,104,12,0,100\nH1,,,2,turning,,,90,100\n"
     "H1,,,3,turning,,,180,100\n",
     "point 1 has a bearing and distance, and no point before it"},
    {"traverse_fault__a_place_that_is_none", BEGIN "H1,,,2,turning,104,95,,\n" END,
     "point 2 is no place on Earth"},
};

static void run_fault(void **state)
{
    const fault_case *c = *state;
    char csv[1000];
    told t;

    (void)snprintf(csv, sizeof csv, "%s%s", HEAD, c->rows);
    t = told_draw(csv, HAZARD ROWS "point: no, north: true}}");
    assert_int_equal(t.d.status, LREL_OK);
    assert_int_equal(t.d.table->row_count, 1);
    assert_int_equal(t.d.table->shapes[0].kind, LREL_SHAPE_UNREADABLE);
    if (!told_has_issue(&t, "LREL-G019", c->why))
        fail_msg("no LREL-G019 says %s", c->why);
    told_end(&t);
}

static void traverse__magnetic_bearings_of_an_unknown_time(void **state)
{
    told t = told_draw(HEAD "H1,cha,1998-03-01,1,start,104,12,,\n" END,
                       HAZARD ROWS "point: no, north: magnetic}}");

    (void)state;
    assert_int_equal(t.d.table->shapes[0].kind, LREL_SHAPE_UNREADABLE);
    assert_true(told_has_issue(&t, "LREL-G019", "magnetic bearings of 1998"));
    told_end(&t);
    t = told_draw(HEAD "H1,cha,,1,start,104,12,,\n" END,
                  HAZARD ROWS "point: no, north: magnetic}}");
    assert_true(told_has_issue(&t, "LREL-G019", "without a date in `from`, `to`"));
    told_end(&t);
}

/* Rows without an id belong to nobody: they do not become one record. */
static void traverse__rows_without_an_id_stay_apart(void **state)
{
    told t = told_draw(HEAD ",cha,2020-03-01,1,start,104,12,,\n,,,2,turning,,,0,100\n"
                            ",,,3,turning,,,90,100\n",
                       HAZARD ROWS "point: no, north: true}}");

    (void)state;
    assert_int_equal(t.d.table->row_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(t.d.table->shapes[i].kind, LREL_SHAPE_UNREADABLE);
    told_end(&t);
}

/* Another source reads them, and says what is wrong with them. */
static void traverse__rows_of_another_kind_raise_nothing(void **state)
{
    told t = told_draw("id,class,found,no,type,lon,lat,b,d,kind\n"
                       "H1,cha,2020-03-01,1,start,104,12,,,Hazard\n"
                       "H1,,,2,turning,,,0,100,Hazard\nH1,,,3,turning,,,90,100,Hazard\n"
                       "H1,,,4,,,,,,Accident\n",
                       HAZARD "where: {column: kind, values: [hazard]}, " ROWS
                              "point: no, north: true}}");

    (void)state;
    assert_int_equal(lrel_issues_count(t.d.issues), 0);
    assert_int_equal(t.d.table->row_count, 2);
    told_end(&t);
}

static void traverse__legs_in_other_units(void **state)
{
    told t = told_draw(HEAD "H1,cha,2020-03-01,1,start,104,12,,\nH1,,,2,turning,,,0,0.1\n"
                            "H1,,,3,turning,,,90,0.1\n",
                       HAZARD ROWS "point: no, north: true, unit: km}}");

    (void)state;
    assert_true(off(&t, 1, 0, 100) < NEAR);
    told_end(&t);
}

static void traverse__numbered_legs_with_a_gap(void **state)
{
    told t = told_draw("id,class,found,type,lon,lat,B1,D1,B2,D2,B3,D3\n"
                       "H1,cha,2020-03-01,start,104,12,90,150,,,90,100\n",
                       HAZARD "geometry: {lon: lon, lat: lat, traverse: {bearing: B#, "
                              "distance: D#, north: true}}");

    (void)state;
    assert_true(told_has_issue(&t, "LREL-G019", "point 2 has neither"));
    told_end(&t);
}

#define FAULTS (sizeof faults / sizeof *faults)

int main(void)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(traverse__from_reference_point_to_the_last_turning_point),
        cmocka_unit_test(traverse__points_are_in_order_of_their_numbers),
        cmocka_unit_test(traverse__one_row_is_made_of_the_rows_of_a_record),
        cmocka_unit_test(traverse__numbered_columns_are_the_same_as_rows),
        cmocka_unit_test(traverse__coordinates_and_bearings_in_any_mix),
        cmocka_unit_test(traverse__other_points_are_no_perimeter),
        cmocka_unit_test(traverse__grid_north_is_that_of_the_source),
        cmocka_unit_test(traverse__magnetic_north_by_a_declination_that_is_said),
        cmocka_unit_test(traverse__magnetic_north_by_place_and_date),
        cmocka_unit_test(traverse__without_a_north_it_is_refused_with_the_candidates),
        cmocka_unit_test(traverse__what_it_misses_is_told_and_left_alone),
        cmocka_unit_test(traverse__bowditch_spreads_it_over_the_legs),
        cmocka_unit_test(traverse__bowditch_hides_no_blunder),
        cmocka_unit_test(traverse__a_point_measured_twice),
        cmocka_unit_test(traverse__a_first_leg_beside_coordinates_only),
        cmocka_unit_test(traverse__rows_that_contradict_each_other),
        cmocka_unit_test(traverse__magnetic_bearings_of_an_unknown_time),
        cmocka_unit_test(traverse__rows_without_an_id_stay_apart),
        cmocka_unit_test(traverse__rows_of_another_kind_raise_nothing),
        cmocka_unit_test(traverse__legs_in_other_units),
        cmocka_unit_test(traverse__numbered_legs_with_a_gap),
    };
    enum { OTHERS = sizeof others / sizeof *others };
    struct CMUnitTest tests[OTHERS + FAULTS];
    size_t n = 0;

    for (size_t i = 0; i < OTHERS; i++)
        tests[n++] = others[i];
    for (size_t i = 0; i < FAULTS; i++)
        tests[n++] = (struct CMUnitTest){faults[i].name, run_fault, NULL, NULL,
                                         (void *)(uintptr_t)&faults[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
