/* SPDX-License-Identifier: Apache-2.0 */
/* Mosaics that a person can draw on squared paper: every face and its exact area. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "support/judge.h"

#define OWNERS_MAX 4
#define FACES_MAX  7

typedef struct small_case {
    const char *name;
    const char *owners[OWNERS_MAX];
    const char *readings; /* a letter per owner: Larger, Smaller */
    struct {
        uint64_t owners; /* bit i: owner i */
        int64_t area2;
    } faces[FACES_MAX];
} small_case;

#define SQUARE        "POLYGON((0 0,10 0,10 10,0 10,0 0))"
#define SQUARE_RIGHT  "POLYGON((10 0,20 0,20 10,10 10,10 0))"
#define SQUARE_ACROSS "POLYGON((5 5,15 5,15 15,5 15,5 5))"
#define FRAME         "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,8 2,8 8,2 8,2 2))"
#define BOW           "POLYGON((0 0,2 2,2 0,0 2,0 0))"
/* Turns 2 in the lower left quarter of a square of 4, turns 1 elsewhere. */
#define TWICE "POLYGON((0 0,2 0,2 2,0 2,0 0,4 0,4 4,0 4,0 0))"
/* A hole in a square of 9 that goes round a unit square twice. */
#define HOLE_TWICE "POLYGON((0 0,9 0,9 9,0 9),(1 1,2 1,2 2,1 2,1 1,2 1,2 2,1 2))"
/* Two parts of 4 x 4 that share 2 x 2: 28 units of land together, never 24 or 32. */
#define TWO_PARTS "MULTIPOLYGON(((0 0,4 0,4 4,0 4)),((2 2,6 2,6 6,2 6)))"
/* A hole of the first part that the second part covers. */
#define COVERED_HOLE                                                                     \
    "MULTIPOLYGON(((0 0,10 0,10 10,0 10),(2 2,8 2,8 8,2 8)),((1 1,9 1,9 9,1 9)))"

static const small_case cases[] = {
    {"mosaic__a_square_is_one_face", {SQUARE}, "L", {{1, 200}}},
    {"mosaic__a_clockwise_square_is_the_same",
     {"POLYGON((0 0,0 10,10 10,10 0))"},
     "S",
     {{1, 200}}},
    {"mosaic__squares_that_overlap_are_three_faces",
     {SQUARE, SQUARE_ACROSS},
     "LL",
     {{1, 150}, {3, 50}, {2, 150}}},
    {"mosaic__squares_that_are_equal_are_one_face", {SQUARE, SQUARE}, "LS", {{3, 200}}},
    {"mosaic__neighbours_share_no_land",
     {SQUARE, SQUARE_RIGHT},
     "LL",
     {{1, 200}, {2, 200}}},
    {"mosaic__a_larger_neighbour_makes_a_t_junction",
     {SQUARE, "POLYGON((10 -5,20 -5,20 15,10 15))"},
     "LL",
     {{1, 200}, {2, 400}}},
    {"mosaic__squares_may_touch_in_a_corner",
     {SQUARE, "POLYGON((10 10,20 10,20 20,10 20))"},
     "LL",
     {{1, 200}, {2, 200}}},
    {"mosaic__one_square_may_lie_within_another",
     {SQUARE, "POLYGON((3 3,5 3,5 5,3 5))"},
     "LL",
     {{1, 192}, {3, 8}}},
    {"mosaic__a_point_may_lie_on_an_edge",
     {SQUARE, "POLYGON((10 5,15 0,15 10))"},
     "LL",
     {{1, 200}, {2, 50}}},
    {"mosaic__land_far_apart_is_one_face_of_one_owner",
     {"MULTIPOLYGON(((0 0,1 0,1 1,0 1)),((50 50,52 50,52 51,50 51)))"},
     "L",
     {{1, 6}}},

    {"mosaic__a_hole_is_no_land", {FRAME}, "L", {{1, 128}}},
    {"mosaic__an_island_lies_in_a_hole",
     {FRAME, "POLYGON((4 4,6 4,6 6,4 6))"},
     "LL",
     {{1, 128}, {2, 8}}},
    {"mosaic__an_island_of_the_same_owner_is_its_land",
     {"MULTIPOLYGON(((0 0,10 0,10 10,0 10),(2 2,8 2,8 8,2 8)),((4 4,6 4,6 6,4 6)))"},
     "L",
     {{1, 136}}},
    {"mosaic__a_ring_in_a_hole_may_touch_it",
     {FRAME, "POLYGON((2 4,5 2,8 5,5 8))"},
     "LL",
     {{1, 128}, {2, 36}}},
    {"mosaic__a_hole_may_be_filled_by_another_owner",
     {FRAME, "POLYGON((2 2,8 2,8 8,2 8))"},
     "SS",
     {{1, 128}, {2, 72}}},
    {"bad_input_17_mosaic_a_hole_across_its_shell_takes_what_lies_inside",
     {"POLYGON((0 0,10 0,10 10,0 10),(5 5,15 5,15 15,5 15))"},
     "L",
     {{1, 150}}},
    {"mosaic__a_hole_takes_from_its_own_part_alone", {COVERED_HOLE}, "L", {{1, 200}}},
    {"mosaic__a_hole_without_shell_is_no_land",
     {"POLYGON((0 0,1 0,0 0),(0 0,10 0,10 10,0 10))"},
     "L",
     {{0, 0}}},

    {"bad_input_15_mosaic_a_bow_has_both_lobes_in_the_larger_reading",
     {BOW},
     "L",
     {{1, 4}}},
    {"mosaic__a_bow_has_both_lobes_in_the_smaller_reading", {BOW}, "S", {{1, 4}}},
    {"mosaic__land_walked_twice_counts_once_in_the_larger_reading",
     {TWICE},
     "L",
     {{1, 32}}},
    {"mosaic__land_walked_twice_is_none_in_the_smaller_reading", {TWICE}, "S", {{1, 24}}},
    {"mosaic__readings_are_those_of_each_owner", {TWICE, TWICE}, "SL", {{3, 24}, {2, 8}}},
    {"mosaic__a_hole_walked_twice_is_land_in_the_larger_reading",
     {HOLE_TWICE},
     "L",
     {{1, 162}}},
    {"mosaic__a_hole_walked_twice_is_none_in_the_smaller_reading",
     {HOLE_TWICE},
     "S",
     {{1, 160}}},
    {"bad_input_16_mosaic_parts_that_overlap_are_united_in_the_larger_reading",
     {TWO_PARTS},
     "L",
     {{1, 56}}},
    {"mosaic__parts_that_overlap_are_united_in_the_smaller_reading",
     {TWO_PARTS},
     "S",
     {{1, 56}}},

    {"bad_input_19_mosaic_a_spike_has_no_land",
     {"POLYGON((0 0,10 0,10 5,20 5,10 5,10 10,0 10))"},
     "S",
     {{1, 200}}},
    {"mosaic__a_spike_inwards_takes_no_land",
     {"POLYGON((0 0,10 0,10 5,4 5,10 5,10 10,0 10))"},
     "S",
     {{1, 200}}},
    {"mosaic__a_spike_into_a_neighbour_does_not_split_it",
     {"POLYGON((0 0,10 0,10 5,14 5,10 5,10 10,0 10))", SQUARE_RIGHT},
     "LL",
     {{1, 200}, {2, 200}}},
    {"bad_input_20_mosaic_a_flat_ring_has_no_land",
     {"POLYGON((0 0,5 5,10 10,0 0))", SQUARE},
     "LL",
     {{2, 200}}},
    {"mosaic__a_ring_of_two_points_has_no_land",
     {"POLYGON((0 0,5 5))", SQUARE},
     "LL",
     {{2, 200}}},
    {"mosaic__a_ring_of_one_point_has_no_land",
     {"POLYGON((5 5,5 5,5 5))"},
     "L",
     {{0, 0}}},
    {"mosaic__repeated_points_change_nothing",
     {"POLYGON((0 0,0 0,10 0,10 0,10 0,10 10,0 10,0 10,0 0,0 0))"},
     "L",
     {{1, 200}}},
    {"mosaic__a_ring_that_returns_to_itself_has_its_lobes",
     {"POLYGON((0 0,2 0,2 2,4 2,4 4,2 4,2 2,0 2))"},
     "S",
     {{1, 16}}},

    /* Snap rounding. In the first, edges cross at (1/2, 1/2), whose pixel is that of (1,
     * 1); in the second three edges of three owners cross one another within the pixel of
     * (10, 10) in three points, and come out as one node. */
    {"mosaic__a_half_is_rounded_up", {"POLYGON((0 0,1 1,1 0,0 1))"}, "L", {{1, 1}}},
    {"mosaic__a_crossing_becomes_a_grid_point",
     /* y = x/3 and y = 2 - x/2 cross at (2.4, 0.8): in the pixel of (2, 1). */
     {"POLYGON((0 0,6 2,6 6,0 6))", "POLYGON((0 2,4 0,4 6,0 6))"},
     "LL",
     {{1, 22}, {3, 38}, {2, 2}}},
    {"mosaic__three_lines_meet_in_one_pixel",
     {"POLYGON((0 9,20 11,20 30,0 30))", "POLYGON((0 11,21 9,21 30,0 30))",
      "POLYGON((9 0,11 21,40 21,40 0))"},
     "LLL",
     {{1, 20}, {3, 581}, {7, 199}, {2, 18}, {6, 43}, {4, 1017}}},
};

static layer layer_of(const small_case *c)
{
    layer l = layer_new();

    for (size_t o = 0; o < OWNERS_MAX && c->owners[o]; o++)
        layer_add_wkt(&l,
                      c->readings[o] == 'L' ? LREL_READING_LARGER : LREL_READING_SMALLER,
                      c->owners[o]);
    return l;
}

static void run_case(void **state)
{
    const small_case *c = *state;
    layer l = layer_of(c);
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    char why[JUDGE_WHY_SIZE] = "";
    size_t faces = 0;

    assert_int_equal(judge_build(&l, 1, &context, &mosaic, NULL), LREL_OK);
    for (; faces < FACES_MAX && c->faces[faces].owners; faces++)
        assert_int_equal(judge_face_area2(mosaic, c->faces[faces].owners),
                         c->faces[faces].area2);
    assert_int_equal(lrel_mosaic_face_count(mosaic), faces);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);

    if (!judge_layer(&l, 2, NULL, why))
        fail_msg("%s", why);
    layer_free(&l);
}

static void mosaic__owners_have_their_area_in_both_readings(void **state)
{
    layer l = layer_new();
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    lrel_owner_area larger, smaller;

    (void)state;
    layer_add_wkt(&l, LREL_READING_LARGER, TWICE);
    layer_add_wkt(&l, LREL_READING_SMALLER, TWICE);
    assert_int_equal(judge_build(&l, 1, &context, &mosaic, NULL), LREL_OK);
    larger = lrel_mosaic_owner_area(mosaic, 0);
    smaller = lrel_mosaic_owner_area(mosaic, 1);
    assert_int_equal(larger.area2, 32);
    assert_int_equal(smaller.area2, 24);
    assert_int_equal(larger.area2_smaller, 24);
    assert_int_equal(smaller.area2_larger, 32);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    layer_free(&l);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[CASES + 1] = {
        cmocka_unit_test(mosaic__owners_have_their_area_in_both_readings)};

    for (size_t i = 0; i < CASES; i++)
        tests[1 + i] = (struct CMUnitTest){cases[i].name, run_case, NULL, NULL,
                                           (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
