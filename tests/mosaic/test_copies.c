/* SPDX-License-Identifier: Apache-2.0 */
/* Outlines that are there more than once: one ring, whoever sent it and however it runs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "mosaic/copies.h"
#include "support/layer.h"

typedef struct line_case {
    const char *name;
    const char *a, *b; /* a letter a point */
    bool is_same;
} line_case;

static const line_case cases[] = {
    {"copies__a_line_is_its_own_copy", "abcde", "abcde", true},
    {"copies__a_line_may_start_anywhere", "abcde", "deabc", true},
    {"copies__a_line_may_run_the_other_way", "abcde", "edcba", true},
    {"copies__a_line_may_do_both", "abcde", "cbaed", true},
    {"copies__the_last_point_counts", "abcde", "abcdf", false},
    {"copies__the_first_point_counts", "abcde", "fbcde", false},
    {"copies__the_order_of_points_counts", "abcde", "acbde", false},
    {"copies__a_line_that_passes_a_point_twice_is_its_own_copy", "abcade", "abcade",
     true},
    {"copies__two_loops_in_another_order_are_another_line", "abcade", "adecba", false},
};

static uint32_t points_of(const char *letters, lrel_grid_point points[8])
{
    uint32_t count = 0;

    for (; letters[count]; count++)
        points[count] =
            (lrel_grid_point){letters[count] % 7, letters[count] * letters[count]};
    return count;
}

static void compare_lines(void **state)
{
    const line_case *one = *state;
    lrel_grid_point a[8], b[8];
    uint32_t count = points_of(one->a, a);

    assert_int_equal(points_of(one->b, b), count);
    assert_int_equal(lrel_copies__is_same_line(a, b, count), one->is_same);
}

static lrel_mosaic *build(const lrel_context *context, const layer *l)
{
    lrel_mosaic_input input = layer_input(l);
    lrel_mosaic *mosaic = NULL;

    assert_int_equal(lrel_mosaic_build(context, &input, &mosaic, NULL), LREL_OK);
    return mosaic;
}

static void check_one_loop(const char *const *lines, uint32_t count)
{
    lrel_context *context = lrel_context_new(NULL);
    layer l = layer_new();
    lrel_mosaic *mosaic;
    lrel_mosaic_stats stats;

    for (uint32_t i = 0; i < count; i++)
        layer_add_wkt(&l, LREL_READING_LARGER, lines[i]);
    mosaic = build(context, &l);
    stats = lrel_mosaic_stats_get(mosaic);
    assert_int_equal(stats.chains, 1);
    assert_int_equal(stats.vertices, 5 * count);
    assert_int_equal(lrel_mosaic_face_count(mosaic), 1);
    assert_int_equal(lrel_mosaic_face_at(mosaic, 0).owner_count, count);
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(lrel_mosaic_owner_area(mosaic, i).area2, 250);
    lrel_mosaic_free(mosaic);
    layer_free(&l);
    lrel_context_free(context);
}

static void copies__however_they_run_are_cut_once(void **state)
{
    static const char *const lines[] = {
        "POLYGON((0 0,10 0,10 10,5 15,0 10))",
        "POLYGON((5 15,0 10,0 0,10 0,10 10,5 15))",
        "POLYGON((10 10,10 0,0 0,0 10,5 15))",
        "POLYGON((0 0,10 0,10 10,5 15,0 10,0 0))",
    };

    (void)state;
    check_one_loop(lines, 4);
}

/* Lines in one box, which the height of one point tells apart. */
static void add_house(layer *l, uint32_t owner, int32_t y)
{
    layer_add_ring(l, owner, 0, LREL_RING_SHELL);
    layer_add_point(l, 0, 0);
    layer_add_point(l, 1000, 0);
    layer_add_point(l, 1000, 1000);
    layer_add_point(l, 600, 900);
    layer_add_point(l, 5, y);
    layer_add_point(l, 0, 1000);
}

/* More lines than are looked through for copies stand between a line and its copy: what
 * is not recognised must be cut all the same. */
static void copies__among_many_lines_in_one_box_have_their_own_land(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    layer l = layer_new();
    lrel_mosaic *mosaic;

    (void)state;
    for (int32_t i = 0; i < LAYER_OWNER_MAX; i++) {
        uint32_t owner = layer_add_owner(&l, LREL_READING_LARGER);

        for (int32_t k = 0; k < 3; k++)
            add_house(&l, owner, 10 + 8 * (3 * (i % (LAYER_OWNER_MAX / 2)) + k));
    }
    mosaic = build(context, &l);
    for (uint32_t i = 0; i < LAYER_OWNER_MAX / 2; i++) {
        lrel_owner_area one = lrel_mosaic_owner_area(mosaic, i);
        lrel_owner_area other = lrel_mosaic_owner_area(mosaic, i + LAYER_OWNER_MAX / 2);

        assert_int_equal(one.area2, other.area2);
        assert_true(i == 0 || one.area2 > lrel_mosaic_owner_area(mosaic, i - 1).area2);
    }
    lrel_mosaic_free(mosaic);
    layer_free(&l);
    lrel_context_free(context);
}

#define CASES (sizeof cases / sizeof *cases)

int main(void)
{
    struct CMUnitTest tests[CASES + 2];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, compare_lines, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    tests[CASES] =
        (struct CMUnitTest)cmocka_unit_test(copies__however_they_run_are_cut_once);
    tests[CASES + 1] = (struct CMUnitTest)cmocka_unit_test(
        copies__among_many_lines_in_one_box_have_their_own_land);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
