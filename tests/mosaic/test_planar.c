/* SPDX-License-Identifier: Apache-2.0 */
/* That planar_is_sound() finds each fault it looks for. The mosaic makes no unsound
 * polygons to show it, so the functions that read polygons are written here, over a
 * table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/planar.h"
#include "support/points.h"

#define RINGS_MAX  4
#define POINTS_MAX 8

typedef struct table_polygon {
    uint32_t class_id;
    int64_t area2;
    size_t first_ring, ring_count;
} table_polygon;

struct lrel_polygons {
    const char *name;
    const char *fault; /* words that the complaint must have; NULL: sound */
    size_t polygon_count;
    table_polygon polygons[3];
    int32_t rings[RINGS_MAX][2 * POINTS_MAX + 1]; /* number of points, then x, y, ... */
};

#define SQUARE(x, y, s)                                                                  \
    {                                                                                    \
        4, (x), (y), (x) + (s), (y), (x) + (s), (y) + (s), (x), (y) + (s)                \
    }
#define OPENING(x, y, s)                                                                 \
    {                                                                                    \
        4, (x), (y), (x), (y) + (s), (x) + (s), (y) + (s), (x) + (s), (y)                \
    }

static const struct lrel_polygons cases[] = {
    {"planar__a_square_is_sound", NULL, 1, {{0, 200, 0, 1}}, {SQUARE(0, 0, 10)}},
    {"planar__a_shell_with_a_hole_is_sound",
     NULL,
     1,
     {{0, 192, 0, 2}},
     {SQUARE(0, 0, 10), OPENING(2, 2, 2)}},
    {"planar__neighbours_of_two_classes_are_sound",
     NULL,
     2,
     {{0, 200, 0, 1}, {1, 200, 1, 1}},
     {SQUARE(0, 0, 10), SQUARE(10, 0, 10)}},
    {"planar__corners_of_one_class_may_touch",
     NULL,
     2,
     {{0, 200, 0, 1}, {0, 200, 1, 1}},
     {SQUARE(0, 0, 10), SQUARE(10, 10, 10)}},
    {"planar__neighbours_of_one_class_are_not",
     "on both sides",
     2,
     {{0, 200, 0, 1}, {0, 200, 1, 1}},
     {SQUARE(0, 0, 10), SQUARE(10, 0, 10)}},
    {"planar__two_points_are_no_ring", "fewer", 1, {{0, 0, 0, 1}}, {{2, 0, 0, 1, 1}}},
    {"planar__a_clockwise_shell_is_found",
     "clockwise",
     1,
     {{0, 200, 0, 1}},
     {OPENING(0, 0, 10)}},
    {"planar__a_counter_clockwise_hole_is_found",
     "counter-clockwise",
     1,
     {{0, 208, 0, 2}},
     {SQUARE(0, 0, 10), SQUARE(2, 2, 2)}},
    {"planar__a_wrong_area_is_found",
     "not that of its rings",
     1,
     {{0, 201, 0, 1}},
     {SQUARE(0, 0, 10)}},
    {"planar__a_start_that_is_not_lowest_is_found",
     "lowest",
     1,
     {{0, 200, 0, 1}},
     {{4, 10, 0, 10, 10, 0, 10, 0, 0}}},
    {"planar__a_point_visited_twice_is_found",
     "twice",
     1,
     {{0, 8, 0, 1}},
     {{6, 0, 0, 2, 0, 2, 2, 4, 2, 4, 4, 2, 2}}},
    {"planar__a_hole_outside_its_shell_is_found",
     "outside",
     1,
     {{0, 192, 0, 2}},
     {SQUARE(0, 0, 10), OPENING(20, 2, 2)}},
    {"planar__edges_that_cross_are_found",
     "cross",
     2,
     {{0, 200, 0, 1}, {1, 200, 1, 1}},
     {SQUARE(0, 0, 10), SQUARE(5, 5, 10)}},
    {"planar__a_point_on_an_edge_is_found",
     "on another edge",
     2,
     {{0, 200, 0, 1}, {1, 50, 1, 1}},
     {SQUARE(0, 0, 10), SQUARE(10, 2, 5)}},
    {"planar__one_edge_used_twice_is_found",
     "one direction",
     2,
     {{0, 200, 0, 1}, {1, 200, 1, 1}},
     {SQUARE(0, 0, 10), SQUARE(0, 0, 10)}},
    {"planar__classes_out_of_order_are_found",
     "order",
     2,
     {{1, 200, 0, 1}, {0, 200, 1, 1}},
     {SQUARE(0, 0, 10), SQUARE(10, 0, 10)}},
    {"planar__polygons_out_of_order_are_found",
     "order",
     2,
     {{0, 200, 0, 1}, {0, 200, 1, 1}},
     {SQUARE(20, 0, 10), SQUARE(0, 0, 10)}},
};

size_t lrel_polygons_count(const lrel_polygons *polygons)
{
    return polygons->polygon_count;
}

lrel_polygon lrel_polygons_at(const lrel_polygons *polygons, size_t polygon)
{
    const table_polygon *p = &polygons->polygons[polygon];

    return (lrel_polygon){p->class_id, p->area2, p->first_ring, p->ring_count};
}

const lrel_grid_point *lrel_polygons_ring(const lrel_polygons *polygons, size_t ring,
                                          size_t *count)
{
    static lrel_grid_point points[RINGS_MAX][POINTS_MAX];
    const int32_t *at = polygons->rings[ring];

    *count = (size_t)at[0];
    for (size_t i = 0; i < *count; i++)
        points[ring][i] = (lrel_grid_point){at[1 + 2 * i], at[2 + 2 * i]};
    return points[ring];
}

static void run_case(void **state)
{
    const struct lrel_polygons *c = *state;
    char why[PLANAR_WHY_SIZE] = "";

    assert_int_equal(planar_is_sound(c, why), c->fault == NULL);
    if (c->fault && !strstr(why, c->fault))
        fail_msg("\"%s\" does not say \"%s\"", why, c->fault);
}

static void points__are_located(void **state)
{
    const lrel_grid_point square[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};

    (void)state;
    assert_int_equal(points_locate(square, 4, (lrel_grid_point){5, 5}), POINTS_INSIDE);
    assert_int_equal(points_locate(square, 4, (lrel_grid_point){10, 5}), POINTS_BORDER);
    assert_int_equal(points_locate(square, 4, (lrel_grid_point){-1, 0}), POINTS_OUTSIDE);
    assert_int_equal(points_locate(square, 4, (lrel_grid_point){11, 10}), POINTS_OUTSIDE);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[CASES + 1] = {cmocka_unit_test(points__are_located)};

    for (size_t i = 0; i < CASES; i++)
        tests[1 + i] = (struct CMUnitTest){cases[i].name, run_case, NULL, NULL,
                                           (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
