/* SPDX-License-Identifier: Apache-2.0 */
/* What small mosaics dissolve into, written as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/judge.h"
#include "support/points.h"

#define OWNERS_MAX 3
#define FACES_MAX  4
#define TEXT_SIZE  1000

#define NONE LREL_DISSOLVE_NONE

typedef struct shape_case {
    const char *name;
    const char *owners[OWNERS_MAX];
    uint32_t classes[FACES_MAX]; /* in order of faces: {0}, {0, 1}, {1}, ... */
    const char *wanted;          /* one line a polygon: class, shell, holes */
} shape_case;

#define SQUARE       "POLYGON((0 0,10 0,10 10,0 10))"
#define SQUARE_RIGHT "POLYGON((10 0,20 0,20 10,10 10))"
#define SQUARE_ABOVE "POLYGON((10 10,20 10,20 20,10 20))"
#define FRAME        "POLYGON((0 0,10 0,10 10,0 10),(2 2,8 2,8 8,2 8))"
#define ISLAND       "POLYGON((4 4,6 4,6 6,4 6))"

static const shape_case cases[] = {
    {"dissolve__a_square_is_itself", {SQUARE}, {3}, "3 (0 0,10 0,10 10,0 10)\n"},
    {"dissolve__nothing_wanted_is_nothing", {SQUARE}, {NONE}, ""},
    {"dissolve__neighbours_of_one_class_are_united",
     {SQUARE, SQUARE_RIGHT},
     {0, 0},
     "0 (0 0,20 0,20 10,0 10)\n"},
    {"dissolve__neighbours_of_two_classes_stay_apart",
     {SQUARE, SQUARE_RIGHT},
     {1, 0},
     "0 (10 0,20 0,20 10,10 10)\n1 (0 0,10 0,10 10,0 10)\n"},
    {"dissolve__one_of_two_neighbours_may_be_left_out",
     {SQUARE, SQUARE_RIGHT},
     {NONE, 0},
     "0 (10 0,20 0,20 10,10 10)\n"},
    {"dissolve__squares_that_touch_in_a_corner_are_two_polygons",
     {SQUARE, SQUARE_ABOVE},
     {0, 0},
     "0 (0 0,10 0,10 10,0 10)\n0 (10 10,20 10,20 20,10 20)\n"},
    {"dissolve__a_hole_is_kept",
     {FRAME},
     {0},
     "0 (0 0,10 0,10 10,0 10)(2 2,2 8,8 8,8 2)\n"},
    {"dissolve__an_island_is_a_polygon",
     {FRAME, ISLAND},
     {0, 0},
     "0 (0 0,10 0,10 10,0 10)(2 2,2 8,8 8,8 2)\n0 (4 4,6 4,6 6,4 6)\n"},
    {"dissolve__a_hole_filled_by_the_same_class_closes",
     {FRAME, "POLYGON((2 2,8 2,8 8,2 8))"},
     {0, 0},
     "0 (0 0,10 0,10 10,0 10)\n"},
    {"dissolve__a_hole_filled_by_another_class_stays",
     {FRAME, "POLYGON((2 2,8 2,8 8,2 8))"},
     {0, 1},
     "0 (0 0,10 0,10 10,0 10)(2 2,2 8,8 8,8 2)\n1 (2 2,8 2,8 8,2 8)\n"},
    {"dissolve__a_hole_that_touches_the_shell_is_a_hole",
     {"POLYGON((0 0,10 0,10 10,0 10),(0 5,5 2,5 8))"},
     {0},
     "0 (0 0,10 0,10 10,0 10)(0 5,5 8,5 2)\n"},
    {"dissolve__two_holes_that_touch_are_two_holes",
     {"POLYGON((0 0,10 0,10 10,0 10),(2 2,5 5,2 5),(5 5,8 5,8 8))"},
     {0},
     "0 (0 0,10 0,10 10,0 10)(2 2,2 5,5 5)(5 5,8 8,8 5)\n"},
    /* The hole touches the shell twice and cuts the land in two. */
    {"dissolve__a_hole_that_cuts_its_shell_leaves_two_polygons",
     {"POLYGON((0 0,10 0,10 10,0 10),(0 5,5 4,10 5,5 6))"},
     {0},
     "0 (0 0,10 0,10 5,5 4,0 5)\n0 (0 5,5 6,10 5,10 10,0 10)\n"},
    {"dissolve__a_bow_is_two_polygons",
     {"POLYGON((0 0,4 4,4 0,0 4))"},
     {0},
     "0 (0 0,2 2,0 4)\n0 (2 2,4 0,4 4)\n"},
    {"bad_input_19_dissolve_a_spike_leaves_no_trace",
     {"POLYGON((0 0,10 0,10 5,15 5,10 5,10 10,0 10))"},
     {0},
     "0 (0 0,10 0,10 10,0 10)\n"},
    {"dissolve__overlap_may_be_a_class_of_its_own",
     {SQUARE, "POLYGON((5 0,15 0,15 10,5 10))"},
     {0, 1, 0},
     "0 (0 0,5 0,5 10,0 10)\n0 (10 0,15 0,15 10,10 10)\n1 (5 0,10 0,10 10,5 10)\n"},
};

/* Writes a ring without the points on straight stretches, which borders of others left.
 */
static void write_ring(FILE *to, const lrel_grid_point *at, size_t count)
{
    const char *before = "(";

    for (size_t i = 0; i < count; i++) {
        if (points_orientation(at[(i + count - 1) % count], at[i], at[(i + 1) % count]) ==
            0)
            continue;
        fprintf(to, "%s%d %d", before, at[i].x, at[i].y);
        before = ",";
    }
    fputc(')', to);
}

static void write_polygons(char text[TEXT_SIZE], const lrel_polygons *polygons)
{
    FILE *to = fmemopen(text, TEXT_SIZE, "w");

    assert_non_null(to);
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        lrel_polygon p = lrel_polygons_at(polygons, i);

        fprintf(to, "%u ", p.class_id);
        for (size_t r = p.first_ring; r < p.first_ring + p.ring_count; r++) {
            size_t count;
            const lrel_grid_point *ring = lrel_polygons_ring(polygons, r, &count);

            write_ring(to, ring, count);
        }
        fputc('\n', to);
    }
    fclose(to);
}

static void run_case(void **state)
{
    const shape_case *c = *state;
    layer l = layer_new();
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    lrel_polygons *polygons = NULL;
    char text[TEXT_SIZE] = "";

    for (size_t o = 0; o < OWNERS_MAX && c->owners[o]; o++)
        layer_add_wkt(&l, LREL_READING_LARGER, c->owners[o]);
    assert_int_equal(judge_build(&l, 1, &context, &mosaic, NULL), LREL_OK);
    assert_in_range(lrel_mosaic_face_count(mosaic), 1, FACES_MAX);
    assert_int_equal(lrel_mosaic_dissolve(mosaic, c->classes, &polygons, NULL), LREL_OK);
    write_polygons(text, polygons);
    assert_string_equal(text, c->wanted);
    lrel_polygons_free(polygons);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    layer_free(&l);
}

/* Where three meet, the two on the long side have the point too. */
static void dissolve__borders_are_the_same_points_in_both(void **state)
{
    layer l = layer_new();
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    lrel_polygons *polygons = NULL;
    const uint32_t classes[] = {0, 1, 2};
    size_t count, first;

    (void)state;
    layer_add_wkt(&l, LREL_READING_LARGER, "POLYGON((0 0,10 0,10 20,0 20))");
    layer_add_wkt(&l, LREL_READING_LARGER, SQUARE_RIGHT);
    layer_add_wkt(&l, LREL_READING_LARGER, SQUARE_ABOVE);
    assert_int_equal(judge_build(&l, 1, &context, &mosaic, NULL), LREL_OK);
    assert_int_equal(lrel_mosaic_dissolve(mosaic, classes, &polygons, NULL), LREL_OK);
    first = lrel_polygons_at(polygons, 0).first_ring;
    lrel_polygons_ring(polygons, first, &count);
    assert_int_equal(count, 5);
    lrel_polygons_free(polygons);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    layer_free(&l);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[CASES + 1] = {
        cmocka_unit_test(dissolve__borders_are_the_same_points_in_both)};

    for (size_t i = 0; i < CASES; i++)
        tests[1 + i] = (struct CMUnitTest){cases[i].name, run_case, NULL, NULL,
                                           (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
