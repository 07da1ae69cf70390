/* SPDX-License-Identifier: Apache-2.0 */
/* A bearing and distance count from the point that `from_point` names: the benchmark, a
 * piece of evidence. What names no earlier point is never guessed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bridge/proj.h"
#include "draw/told.h"

#define HAZARD                                                                           \
    "role: hazard, crs: EPSG:4326, class: {const: cha}, contamination: {const: ap}, "    \
    "from: {const: 2020-03-01}, point_type: {column: type, values: {BM: benchmark, TP: " \
    "turning, SP: start, EV: evidence, RP: reference}}, "
#define ROWS(more)                                                                       \
    HAZARD "geometry: {lon: lon, lat: lat, traverse: {point: no, from_point: f, "        \
           "bearing: b, distance: d, north: true" more "}}"
#define HEAD "id,no,type,lon,lat,b,d,f\n"

/* Metres between point @p i of row 0's ring and where a way of @p distance at @p bearing
 * from @p lon, @p lat leads. */
static double off(const told *t, size_t i, double lon, double lat, double bearing,
                  double distance)
{
    double ring[TOLD_RING], x, y;

    assert_in_range(i, 0, told_ring(t, 0, ring) - 2);
    lrel_geodesic_step(lon, lat, bearing, distance, &x, &y);
    return lrel_geodesic_distance_m(ring[2 * i], ring[2 * i + 1], x, y);
}

#define NEAR 1e-4 /* metres: rounding of degrees */

/* Every corner from the benchmark in the middle: two diagonals of 200 m. */
#define STAR                                                                             \
    "H,1,BM,104,12,,,\nH,2,SP,,,0,100,1\nH,3,TP,,,90,100,1\nH,4,TP,,,180,100,1\n"        \
    "H,5,TP,,,270,100,1\n"

static void assert_star(const told *t)
{
    if (t->d.status != LREL_OK)
        fail_msg("%s", t->d.err.message);
    assert_int_equal(lrel_issues_count(t->d.issues), 0);
    for (size_t i = 0; i < 4; i++)
        assert_true(off(t, i, 104, 12, 90 * (double)i, 100) < NEAR);
    assert_true(fabs(told_area_m2(t, 0) - 20000) < 1);
}

static void from_point__every_corner_from_the_benchmark(void **state)
{
    told t = told_draw(HEAD STAR, ROWS(""));
    double ring[TOLD_RING];

    (void)state;
    assert_int_equal(told_ring(&t, 0, ring), 5);
    assert_star(&t);
    told_end(&t);
}

/* In any order in the file; and by the type of the point, in the words of the source. */
static void from_point__by_a_word_for_its_type(void **state)
{
    told t = told_draw(HEAD "H,5,TP,,,270,100,BM\nH,3,TP,,,90,100,bm\n"
                            "H,2,SP,,,0,100,benchmark\nH,1,BM,104,12,,,\n"
                            "H,4,TP,,,180,100,01\n",
                       ROWS(""));

    (void)state;
    assert_star(&t);
    told_end(&t);
}

static void from_point__in_numbered_columns(void **state)
{
    told rows = told_draw(HEAD STAR, ROWS(""));
    told t = told_draw("id,X1,Y1,P1,B2,D2,F2,B3,D3,F3,B4,D4,F4,B5,D5,F5\n"
                       "H,104,12,benchmark,0,100,1,90,100,1,180,100,1,270,100,1\n",
                       "role: hazard, crs: EPSG:4326, class: {const: cha}, "
                       "contamination: {const: ap}, from: {const: 2020-03-01}, "
                       "point_type: \"P#\", geometry: {lon: \"X#\", lat: \"Y#\", "
                       "traverse: {bearing: \"B#\", distance: \"D#\", from_point: "
                       "\"F#\", north: true}}");
    double a[TOLD_RING], b[TOLD_RING];

    (void)state;
    assert_star(&t);
    assert_int_equal(told_ring(&t, 0, a), told_ring(&rows, 0, b));
    assert_memory_equal(a, b, 10 * sizeof *a);
    told_end(&rows);
    told_end(&t);
}

/* Said or not. */
static void from_point__the_point_before(void **state)
{
    told said = told_draw(HEAD "H,1,SP,104,12,,,\nH,2,TP,,,0,100,1\nH,3,EV,,,10,5,\n"
                               "H,4,TP,,,90,100,2\nH,5,TP,,,180,100,4\n",
                          ROWS(", returns: yes"));
    told t = told_draw(HEAD "H,1,SP,104,12,,,\nH,2,TP,,,0,100,\nH,3,EV,,,10,5,\n"
                            "H,4,TP,,,90,100,\nH,5,TP,,,180,100,\n",
                       ROWS(", returns: yes"));
    double a[TOLD_RING], b[TOLD_RING];

    (void)state;
    assert_int_equal(told_ring(&said, 0, a), told_ring(&t, 0, b));
    assert_memory_equal(a, b, 10 * sizeof *a);
    told_end(&said);
    told_end(&t);
}

/* 30 m east of point 3 lies a mine, and 40 m south of that the next corner. */
static void from_point__evidence_from_a_corner_and_a_corner_from_evidence(void **state)
{
    told t = told_draw(HEAD "H,1,SP,104,12,,,\nH,2,TP,,,0,100,\nH,3,TP,,,90,100,\n"
                            "H,4,TP,,,180,100,\nH,5,EV,,,90,30,3\nH,6,TP,,,180,40,5\n",
                       ROWS(""));
    double corner[2], mine[2], ring[TOLD_RING];

    (void)state;
    assert_int_equal(told_ring(&t, 0, ring), 6);
    corner[0] = ring[4];
    corner[1] = ring[5];
    lrel_geodesic_step(corner[0], corner[1], 90, 30, &mine[0], &mine[1]);
    assert_true(off(&t, 4, mine[0], mine[1], 180, 40) < NEAR);
    assert_int_equal(lrel_issues_count(t.d.issues), 0);
    told_end(&t);
}

/* The leg of point 3 is from point 1, where its coordinates say so, too. */
static void from_point__coordinates_are_checked_from_there(void **state)
{
    told right = told_draw(HEAD "H,1,SP,104,12,,,\nH,2,TP,,,0,1000,\n"
                                "H,3,TP,104.01,12,90,1089,1\n",
                           ROWS(""));
    told wrong = told_draw(HEAD "H,1,SP,104,12,,,\nH,2,TP,,,0,1000,\n"
                                "H,3,TP,104.01,12,90,1089,2\n",
                           ROWS(""));

    (void)state;
    assert_int_equal(lrel_issues_count(right.d.issues), 0);
    assert_true(told_has_issue(&wrong, "LREL-G021", "the coordinates were used"));
    told_end(&right);
    told_end(&wrong);
}

/* What is missed is nobody's leg's fault in particular. */
static void from_point__bowditch_spreads_nothing_over_legs_from_elsewhere(void **state)
{
    told t = told_draw(HEAD "H,1,SP,104,12,,,\nH,2,TP,,,0,100,\nH,3,TP,,,45,141.4,1\n"
                            "H,4,TP,,,180,103,\nH,5,TP,,,270,100,\n",
                       ROWS(", close: bowditch"));
    double ring[TOLD_RING];

    (void)state;
    assert_int_equal(told_ring(&t, 0, ring), 6);
    assert_true(off(&t, 1, 104, 12, 0, 100) < NEAR);
    assert_true(told_has_issue(&t, "LREL-G020",
                               "legs that do not follow each other are "
                               "not spread"));
    told_end(&t);
}

/* Where the first corner is measured from changes nothing of that. */
static void from_point__bowditch_minds_legs_of_the_ring_only(void **state)
{
    told t = told_draw(HEAD "H,1,RP,104,12,,,\nH,2,BM,104,12.001,,,\nH,3,SP,,,90,50,1\n"
                            "H,4,TP,,,0,100,3\nH,5,TP,,,90,100,\nH,6,TP,,,180,104,\n"
                            "H,7,TP,,,270,97,\n",
                       ROWS(", close: bowditch"));
    double ring[TOLD_RING];

    (void)state;
    assert_int_equal(told_ring(&t, 0, ring), 5);
    assert_true(off(&t, 0, 104, 12, 90, 50) < NEAR);
    assert_true(told_has_issue(&t, "LREL-G020", "spread over the legs"));
    told_end(&t);
}

typedef struct fault_case {
    const char *name;
    const char *rows;
    const char *why;
} fault_case;

#define BEGIN "H,1,SP,104,12,,,\nH,2,TP,,,0,100,\n"
#define END   "H,5,TP,,,90,100,\nH,6,TP,,,180,100,\n"

static const fault_case faults[] = {
    {"from_point_fault__a_later_point", BEGIN "H,3,TP,,,90,100,5\n" END,
     "point 3 is measured from \"5\", which is no point before it"},
    {"from_point_fault__itself", BEGIN "H,3,TP,,,90,100,3\n" END,
     "point 3 is measured from \"3\", which is no point before it"},
    {"from_point_fault__no_point", BEGIN "H,3,TP,,,90,100,17\n" END,
     "point 3 is measured from \"17\", which is no point before it"},
    {"from_point_fault__no_word_for_a_point", BEGIN "H,3,TP,,,90,100,tree\n" END,
     "point 3 is measured from \"tree\", which is no point before it"},
    {"from_point_fault__a_word_for_none_of_them", BEGIN "H,3,TP,,,90,100,BM\n" END,
     "point 3 is measured from \"BM\", which is no point before it"},
    {"from_point_fault__a_word_for_two", BEGIN END "H,7,TP,,,90,100,TP\n",
     "point 7 is measured from \"TP\", which several points before it are"},
    {"from_point_fault__evidence_that_is_nowhere",
     BEGIN "H,3,EV,,,,,\nH,4,TP,,,90,100,3\n" END,
     "point 4 is measured from a point without coordinates"},
    {"from_point_fault__evidence_from_no_point", BEGIN "H,3,EV,,,90,1,9\n" END,
     "point 3 is measured from \"9\", which is no point before it"},
};

static void run_fault(void **state)
{
    const fault_case *c = *state;
    char csv[1000];
    told t;

    (void)snprintf(csv, sizeof csv, "%s%s", HEAD, c->rows);
    t = told_draw(csv, ROWS(""));
    assert_int_equal(t.d.status, LREL_OK);
    assert_int_equal(t.d.table->shapes[0].kind, LREL_SHAPE_UNREADABLE);
    if (!told_has_issue(&t, "LREL-G019", c->why))
        fail_msg("no LREL-G019 says %s", c->why);
    assert_int_equal(lrel_issues_count(t.d.issues), 1);
    told_end(&t);
}

#define FAULTS (sizeof faults / sizeof *faults)

int main(void)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(from_point__every_corner_from_the_benchmark),
        cmocka_unit_test(from_point__by_a_word_for_its_type),
        cmocka_unit_test(from_point__in_numbered_columns),
        cmocka_unit_test(from_point__the_point_before),
        cmocka_unit_test(from_point__evidence_from_a_corner_and_a_corner_from_evidence),
        cmocka_unit_test(from_point__coordinates_are_checked_from_there),
        cmocka_unit_test(from_point__bowditch_spreads_nothing_over_legs_from_elsewhere),
        cmocka_unit_test(from_point__bowditch_minds_legs_of_the_ring_only),
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
