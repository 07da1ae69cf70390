/* SPDX-License-Identifier: Apache-2.0 */
/* The points of a row in numbered columns are the perimeter that the same points in rows
 * are, to the last bit; a gap is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bridge/proj.h"
#include "draw/numbered.h"
#include "draw/told.h"

#define HAZARD                                                                           \
    "role: hazard, crs: EPSG:4326, class: {const: cha}, contamination: {const: ap}, "    \
    "from: {const: 2020-03-01}, "
#define LEGS "traverse: {bearing: \"B#\", distance: \"D#\", north: true}"

/* From 104 E, 12 N: 100 m to the north, 200 m to the east, 100 m to the south. */
#define WALK_HEAD "id,no,lon,lat,b,d\n"
#define WALK      "H,1,104,12,,\nH,2,,,0,100\nH,3,,,90,200\nH,4,,,180,100\n"
#define WALK_WORDS                                                                       \
    HAZARD "geometry: {lon: lon, lat: lat, traverse: {point: no, bearing: b, "           \
           "distance: d, north: true}}"

typedef struct way_case {
    const char *name;
    const char *words;
    const char *csv; /* $1x and $1y stand for the coordinates of point 1, and so on */
    double off;      /* degrees; a text of a point is read digit by digit */
} way_case;

#define TEXT_OFF 1e-11

static const way_case ways[] = {
    {"numbered_way__legs_from_a_point_of_the_row",
     HAZARD "geometry: {lon: lon, lat: lat, " LEGS "}",
     "id,lon,lat,B1,D1,B2,D2,B3,D3\nH,$1x,$1y,0,100,90,200,180,100\n", 0},
    {"numbered_way__coordinates_without_a_traverse",
     HAZARD "geometry: {lon: \"X#\", lat: \"Y#\"}",
     "id,X1,Y1,X2,Y2,X3,Y3,X4,Y4,X5,Y5\nH,$1x,$1y,$2x,$2y,$3x,$3y,$4x,$4y,,\n", 0},
    {"numbered_way__both_in_one_text",
     HAZARD "geometry: {coordinates: \"TP#\", order: lon_lat}",
     "id,TP1,TP2,TP3,TP4\nH,$1x $1y,$2x $2y,$3x $3y,$4x $4y\n", TEXT_OFF},
    {"numbered_way__columns_in_any_order", HAZARD "geometry: {lon: \"X#\", lat: \"Y#\"}",
     "Y2,Y1,Y4,Y3,id,X4,X1,X2,X3\n$2y,$1y,$4y,$3y,H,$4x,$1x,$2x,$3x\n", 0},
    {"numbered_way__from_nought", HAZARD "geometry: {lon: \"X#\", lat: \"Y#\"}",
     "id,X0,Y0,X1,Y1,X2,Y2,X3,Y3\nH,$1x,$1y,$2x,$2y,$3x,$3y,$4x,$4y\n", 0},
    {"numbered_way__with_zeros_before_the_numbers",
     HAZARD "geometry: {lon: \"P#_X\", lat: \"P#_Y\"}",
     "id,P01_X,P01_Y,P02_X,P02_Y,P03_X,P03_Y,p4_x,p4_y\n"
     "H,$1x,$1y,$2x,$2y,$3x,$3y,$4x,$4y\n",
     0},
    {"numbered_way__one_point_and_legs",
     HAZARD "geometry: {lon: \"X#\", lat: \"Y#\", " LEGS "}",
     "id,X1,Y1,B2,D2,B3,D3,B4,D4\nH,$1x,$1y,0,100,90,200,180,100\n", 0},
    {"numbered_way__coordinates_between_legs",
     HAZARD "geometry: {lon: \"X#\", lat: \"Y#\", " LEGS "}",
     "id,X1,Y1,B1,D1,X2,Y2,B2,D2,X3,Y3,B3,D3,X4,Y4,B4,D4\n"
     "H,$1x,$1y,,,,,0,100,$3x,$3y,,,,,180,100\n",
     0},
    {"numbered_way__coordinates_and_legs_of_one_point",
     HAZARD "geometry: {coordinates: \"TP#\", order: lon_lat, " LEGS "}",
     "id,TP1,TP2,TP3,TP4,B2,D2,B3,D3,B4,D4\n"
     "H,$1x $1y,,$3x $3y,$4x $4y,0,100,90,200,180,100\n",
     TEXT_OFF},
    {"numbered_way__from_the_reference_point_by_types",
     HAZARD "geometry: {lon: \"X#\", lat: \"Y#\", " LEGS "}, point_type: \"T#\"",
     "id,T1,X1,Y1,T2,B2,D2,T3,X3,Y3,T4,B4,D4,T5,B5,D5,T6,X6,Y6\n"
     "H,reference,103.99,12,evidence,0,1,start,$1x,$1y,turning,0,100,turning,90,200,"
     "turning,$4x,$4y\n",
     0},
};

/* @p csv with the points of @p ring in the places of its marks, every digit of them. */
static void fill(const char *csv, const double *ring, char out[2000])
{
    size_t n = 0;

    for (const char *at = csv; *at; at++) {
        if (*at != '$') {
            out[n++] = *at;
            continue;
        }
        n += (size_t)snprintf(out + n, 40, "%.17g",
                              ring[2 * (at[1] - '1') + (at[2] == 'y')]);
        at += 2;
    }
    out[n] = '\0';
}

static void run_way(void **state)
{
    const way_case *c = *state;
    told rows = told_draw(WALK_HEAD WALK, WALK_WORDS), t;
    double expected[TOLD_RING], ring[TOLD_RING];
    size_t count = told_ring(&rows, 0, expected);
    char csv[2000];

    fill(c->csv, expected, csv);
    t = told_draw(csv, c->words);
    if (t.d.status != LREL_OK)
        fail_msg("%s", t.d.err.message);
    assert_int_equal(t.d.table->row_count, 1);
    assert_int_equal(lrel_issues_count(t.d.issues), 0);
    assert_int_equal(told_ring(&t, 0, ring), count);
    for (size_t i = 0; i < 2 * count; i++)
        assert_true(fabs(ring[i] - expected[i]) <= c->off);
    told_end(&rows);
    told_end(&t);
}

/* At 12 N a degree of the meridian is 110,622 m and one of the parallel 108,901 m (series
 * of the ellipsoid WGS 84 by hand). */
static void numbered__points_are_where_a_surveyor_would_work_them_out(void **state)
{
    told t = told_draw(WALK_HEAD WALK, WALK_WORDS);
    double ring[TOLD_RING];

    (void)state;
    assert_int_equal(told_ring(&t, 0, ring), 5);
    assert_true(fabs(ring[3] - (12 + 100 / 110622.0)) < 1e-7);
    assert_true(fabs(ring[4] - (104 + 200 / 108901.0)) < 1e-7);
    assert_true(fabs(told_area_m2(&t, 0) - 20000) < 1);
    told_end(&t);
}

/* They are not carried through longitudes and back. */
static void numbered__coordinates_stay_as_the_file_has_them(void **state)
{
    told t = told_draw("id,E1,N1,E2,N2,E3,N3\n"
                       "H,391108.49,1326739.9,391208.123,1326739.9,391108.49,1326840\n",
                       "role: hazard, crs: EPSG:32648, class: {const: cha}, "
                       "contamination: {const: ap}, from: {const: 2020-03-01}, "
                       "geometry: {lon: \"E#\", lat: \"N#\"}");
    static const double expected[] = {391108.49, 1326739.9, 391208.123, 1326739.9,
                                      391108.49, 1326840,   391108.49,  1326739.9};
    double ring[TOLD_RING];

    (void)state;
    assert_int_equal(told_ring(&t, 0, ring), 4);
    assert_memory_equal(ring, expected, sizeof expected);
    told_end(&t);
}

/* Of other lengths, each its own record, though they share the id. */
static void numbered__every_row_is_a_record(void **state)
{
    told t = told_draw("id,X1,Y1,X2,Y2,X3,Y3,X4,Y4\n"
                       "H,104,12,104,12.001,104.001,12.001,,\n"
                       "H,104,12,104,12.001,104.001,12.001,104.001,12\n",
                       HAZARD "geometry: {lon: \"X#\", lat: \"Y#\"}");
    double ring[TOLD_RING];

    (void)state;
    assert_int_equal(t.d.table->row_count, 2);
    assert_int_equal(told_ring(&t, 0, ring), 4);
    assert_int_equal(told_ring(&t, 1, ring), 5);
    told_end(&t);
}

/* Bearings need a day for the needle; a row without any does not. */
static void numbered__a_row_by_coordinates_needs_no_declination(void **state)
{
    told t =
        told_draw("id,day,X1,Y1,X2,Y2,X3,Y3,B2,D2\n"
                  "A,,104,12,104,12.001,104.001,12,,\n"
                  "B,,104,12,,,104.001,12,0,100\n",
                  "role: hazard, crs: EPSG:4326, class: {const: cha}, contamination: "
                  "{const: ap}, from: day, geometry: {lon: \"X#\", lat: \"Y#\", "
                  "traverse: {bearing: \"B#\", distance: \"D#\", north: magnetic}}");

    (void)state;
    assert_int_equal(t.d.table->shapes[0].kind, LREL_SHAPE_POLYGON);
    assert_int_equal(t.d.table->shapes[1].kind, LREL_SHAPE_UNREADABLE);
    assert_true(told_has_issue(&t, "LREL-G019", "magnetic bearings without a date"));
    told_end(&t);
}

/* As a row with empty `lon` and `lat`: no shape, which is no error of its points. */
static void numbered__a_row_without_points_has_no_shape(void **state)
{
    told t = told_draw("id,X1,Y1,X2,Y2,X3,Y3\nA,,,,,,\n"
                       "B,104,12,104,12.001,104.001,12\n",
                       HAZARD "geometry: {lon: \"X#\", lat: \"Y#\"}");

    (void)state;
    assert_int_equal(t.d.table->shapes[0].kind, LREL_SHAPE_ABSENT);
    assert_int_equal(t.d.table->shapes[1].kind, LREL_SHAPE_POLYGON);
    assert_int_equal(lrel_issues_count(t.d.issues), 0);
    told_end(&t);
}

/* Without a column for each, the word is of the point that comes first. */
static void numbered__one_type_is_that_of_the_first_point(void **state)
{
    told t = told_draw("id,T,X1,Y1,X2,Y2,X3,Y3,X4,Y4\n"
                       "H,reference,103,12,104,12,104,12.001,104.001,12.001\n",
                       HAZARD "geometry: {lon: \"X#\", lat: \"Y#\"}, point_type: T");
    double ring[TOLD_RING];

    (void)state;
    assert_int_equal(told_ring(&t, 0, ring), 4);
    assert_true(ring[0] == 104);
    told_end(&t);
}

static void numbered__rows_of_another_kind_raise_nothing(void **state)
{
    told t = told_draw("id,kind,X1,Y1,X2,Y2,X3,Y3\nA,Accident,here,12,,,,\n"
                       "B,Hazard,104,12,104,12.001,104.001,12\n",
                       HAZARD "where: {column: kind, values: [hazard]}, geometry: {lon: "
                              "\"X#\", lat: \"Y#\"}");

    (void)state;
    assert_int_equal(lrel_issues_count(t.d.issues), 0);
    told_end(&t);
}

typedef struct fault_case {
    const char *name;
    const char *words;
    const char *csv;
    const char *why;  /* in LREL-G019 */
    const char *code; /* of another issue; NULL: none */
} fault_case;

#define XY   HAZARD "geometry: {lon: \"X#\", lat: \"Y#\"}"
#define XYBD HAZARD "geometry: {lon: \"X#\", lat: \"Y#\", " LEGS "}"
#define HEAD "id,X1,Y1,X2,Y2,X3,Y3,X4,Y4\n"

static const fault_case faults[] = {
    {"numbered_fault__a_gap", XY, HEAD "H,104,12,104,12.001,,,104.001,12\n",
     "point 3 has neither coordinates nor", NULL},
    {"numbered_fault__a_gap_at_the_start", XY, HEAD "H,,,104,12,104,12.001,104.001,12\n",
     "point 1 has neither coordinates nor", NULL},
    {"numbered_fault__a_number_without_columns", XY,
     "id,X1,Y1,X2,Y2,X4,Y4\nH,104,12,104,12.001,104.001,12\n",
     "point 3 has neither coordinates nor", NULL},
    {"numbered_fault__numbers_without_columns", XY,
     "id,X1,Y1,X2,Y2,X40,Y40\nH,104,12,104,12.001,104.001,12\n", "has neither", NULL},
    {"numbered_fault__a_latitude_is_missing", XY,
     HEAD "H,104,12,104,12.001,104.001,,104.001,12\n",
     "point 3 has no readable coordinates", "LREL-C003"},
    {"numbered_fault__a_column_of_latitudes_is_missing", XY,
     "id,X1,Y1,X2,Y2,X3\nH,104,12,104,12.001,104.001\n",
     "point 3 has no readable coordinates", "LREL-C003"},
    {"numbered_fault__no_number", XY, HEAD "H,104,12,104,twelve,104.001,12,,\n",
     "point 2 has no readable coordinates", "LREL-C003"},
    {"numbered_fault__no_text_of_a_point",
     HAZARD "geometry: {coordinates: \"TP#\", order: lon_lat}",
     "id,TP1,TP2,TP3\nH,here,104 12,104 12.001\n", "point 1 has no readable coordinates",
     "LREL-C007"},
    {"numbered_fault__a_place_that_is_none", XY,
     HEAD "H,104,12,104,95,104.001,12.001,104.001,12\n", "point 2 is no place on Earth",
     NULL},
    {"numbered_fault__noughts_behind_the_last", XY,
     HEAD "H,104,12,104,12.001,104.001,12,0,0\n", "point 4 is at 0, 0", NULL},
    {"numbered_fault__two_points", XY, HEAD "H,104,12,104,12.001,,,,\n",
     "2 points enclose nothing", NULL},
    {"numbered_fault__a_leg_without_a_distance", XYBD,
     "id,X1,Y1,B2,D2,B3,D3\nH,104,12,0,100,90,\n", "point 3: \"\" is no distance", NULL},
    {"numbered_fault__a_gap_among_legs", XYBD,
     "id,X1,Y1,B2,D2,B3,D3,B4,D4\nH,104,12,0,100,,,90,100\n", "point 3 has neither",
     NULL},
    {"numbered_fault__a_type_that_is_none",
     HAZARD "geometry: {lon: \"X#\", lat: \"Y#\"}, point_type: \"T#\"",
     "id,X1,Y1,X2,Y2,X3,Y3,T2\nH,104,12,104,12.001,104.001,12,tree\n",
     "point 2: \"tree\" is no type of point", "LREL-V001"},
    {"numbered_fault__a_type_of_no_point",
     HAZARD "geometry: {lon: \"X#\", lat: \"Y#\"}, point_type: \"T#\"",
     "id,X1,Y1,X2,Y2,X3,Y3,T4\nH,104,12,104,12.001,104.001,12,turning\n",
     "point 4 has neither", NULL},
    /* B1 and D1 may lead to point 1 from nowhere, or from point 1 to point 2. */
    {"numbered_fault__legs_beside_the_points_that_they_begin_at", XYBD,
     "id,X1,Y1,B1,D1,B2,D2,B3,D3\nH,104,12,0,100,90,100,180,100\n",
     "point 1 has a bearing and distance, and no point before it", NULL},
};

static void run_fault(void **state)
{
    const fault_case *c = *state;
    told t = told_draw(c->csv, c->words);

    if (t.d.status != LREL_OK)
        fail_msg("%s", t.d.err.message);
    assert_int_equal(t.d.table->shapes[0].kind, LREL_SHAPE_UNREADABLE);
    if (!told_has_issue(&t, "LREL-G019", c->why))
        fail_msg("no LREL-G019 says %s", c->why);
    if (c->code)
        assert_true(told_has_issue(&t, c->code, ""));
    assert_int_equal(lrel_issues_count(t.d.issues), c->code ? 2 : 1);
    told_end(&t);
}

typedef struct refusal_case {
    const char *name;
    const char *words;
    const char *csv;
    const char *why;
} refusal_case;

static const refusal_case refusals[] = {
    {"numbered_refusal__no_such_columns", XY, "id,X1,X2,X3\nH,1,2,3\n",
     "has no column `Y#` with a number in place of #"},
    {"numbered_refusal__no_start", XY, "id,X2,Y2,X3,Y3,X4,Y4\nH,1,2,3,4,5,6\n",
     "has numbered columns from 2 on; they begin with 0 or 1"},
    {"numbered_refusal__one_number_twice", XY, "id,X1,Y1,X01,Y2\nH,1,2,3,4\n",
     "has two columns with number 1 in place of # in `X#`"},
};

static void run_refusal(void **state)
{
    const refusal_case *c = *state;
    told t = told_draw(c->csv, c->words);

    assert_int_not_equal(t.d.status, LREL_OK);
    assert_string_equal(t.d.err.message, c->why);
    told_end(&t);
}

static void numbered__what_is_a_number_of_a_column(void **state)
{
    static const struct {
        const char *name, *column;
        int number;
    } cases[] = {
        {"X#", "X1", 1},   {"X#", "X01", 1},          {"X#", "x0012", 12},
        {"X#", "X", -1},   {"X#", "X1a", -1},         {"X#", "Y1", -1},
        {"X#", "X-1", -1}, {"X#", "X 1", -1},         {"X#", "X20240101", -1},
        {"#", "7", 7},     {"P# lon", "P12 lon", 12}, {"P#_X", "P_X", -1},
        {"P#1", "P21", 2}, {"X", "X1", -1},           {"X#", "X#", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (lrel_numbered__number(lrel_text_of(cases[i].name),
                                  lrel_text_of(cases[i].column)) != cases[i].number)
            fail_msg("%s, %s", cases[i].name, cases[i].column);
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

int main(void)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(numbered__points_are_where_a_surveyor_would_work_them_out),
        cmocka_unit_test(numbered__coordinates_stay_as_the_file_has_them),
        cmocka_unit_test(numbered__every_row_is_a_record),
        cmocka_unit_test(numbered__a_row_by_coordinates_needs_no_declination),
        cmocka_unit_test(numbered__a_row_without_points_has_no_shape),
        cmocka_unit_test(numbered__one_type_is_that_of_the_first_point),
        cmocka_unit_test(numbered__rows_of_another_kind_raise_nothing),
        cmocka_unit_test(numbered__what_is_a_number_of_a_column),
    };
    struct CMUnitTest
        tests[COUNT(others) + COUNT(ways) + COUNT(faults) + COUNT(refusals)];
    size_t n = 0;

    for (size_t i = 0; i < COUNT(others); i++)
        tests[n++] = others[i];
    for (size_t i = 0; i < COUNT(ways); i++)
        tests[n++] = (struct CMUnitTest){ways[i].name, run_way, NULL, NULL,
                                         (void *)(uintptr_t)&ways[i]};
    for (size_t i = 0; i < COUNT(faults); i++)
        tests[n++] = (struct CMUnitTest){faults[i].name, run_fault, NULL, NULL,
                                         (void *)(uintptr_t)&faults[i]};
    for (size_t i = 0; i < COUNT(refusals); i++)
        tests[n++] = (struct CMUnitTest){refusals[i].name, run_refusal, NULL, NULL,
                                         (void *)(uintptr_t)&refusals[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
