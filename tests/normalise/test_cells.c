/* SPDX-License-Identifier: Apache-2.0 */
/* test_cells.c: a polynomial answers only where it is as good as the function, and what
 * it answers depends on nothing but the point. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "normalise/cells.h"
#include "normalise/scene_places.h"
#include "support/near.h"
#include "support/random.h"
#include "support/rows.h"

/* ---- functions to lay polynomials through; each counts its calls ---- */

/* A bicubic: the polynomial is the function. */
static bool cubic(void *calls, lrel_xy in, lrel_xy *out)
{
    double x = in.x / 10;
    double y = in.y / 10;

    ++*(size_t *)calls;
    *out = (lrel_xy){1 + x * (2 + x * (3 - x)) * y, y * y * y - x};
    return true;
}

/* Smooth and not a polynomial. */
static bool wave(void *calls, lrel_xy in, lrel_xy *out)
{
    ++*(size_t *)calls;
    *out = (lrel_xy){in.x + sin(in.y / 40), in.y + cos(in.x / 50)};
    return true;
}

/* With a kink along x = 5, inside the first cell of 8. */
static bool kink(void *calls, lrel_xy in, lrel_xy *out)
{
    ++*(size_t *)calls;
    *out = (lrel_xy){in.x + fabs(in.x - 5), in.y};
    return true;
}

/* Without a value beyond x = 5. */
static bool half_plane(void *calls, lrel_xy in, lrel_xy *out)
{
    ++*(size_t *)calls;
    if (!(in.x <= 5))
        return false;
    *out = in;
    return true;
}

#define CELL_SIZE 8

typedef struct plane {
    lrel_context *context;
    lrel_cells *cells;
    size_t calls;
    lrel_cells_fn fn;
} plane;

static void open_plane(plane *p, lrel_cells_fn fn, double tolerance)
{
    p->context = lrel_context_new(NULL);
    p->calls = 0;
    p->fn = fn;
    assert_int_equal(
        lrel_cells__new(p->context, CELL_SIZE, tolerance, fn, &p->calls, &p->cells, NULL),
        LREL_OK);
}

static void close_plane(plane *p)
{
    lrel_cells__free(p->cells);
    lrel_context_free(p->context);
}

static lrel_xy value_at(plane *p, lrel_xy in)
{
    lrel_xy out = {NAN, NAN};

    assert_true(lrel_cells__at(p->cells, in, &out));
    return out;
}

static double error_at(plane *p, lrel_xy in)
{
    lrel_xy got = value_at(p, in);
    lrel_xy want = {0, 0};

    assert_true(p->fn(&p->calls, in, &want));
    return hypot(got.x - want.x, got.y - want.y);
}

static lrel_xy random_point(random_stream *random, double reach)
{
    return (lrel_xy){reach * (2 * random_unit(random) - 1),
                     reach * (2 * random_unit(random) - 1)};
}

static void bicubic_is_itself(void **state)
{
    random_stream random = random_from(1);
    plane p;

    open_plane(&p, cubic, 1e-9);
    for (int i = 0; i < 1000; i++)
        assert_near(error_at(&p, random_point(&random, 20)), 0, 1e-12);
    close_plane(&p);
}

static void smooth_function_is_met_within_the_tolerance(void **state)
{
    random_stream random = random_from(2);
    double worst = 0;
    plane p;

    open_plane(&p, wave, 1e-5);
    for (int i = 0; i < 3000; i++)
        worst = fmax(worst, error_at(&p, random_point(&random, 100)));
    assert_true(worst < 1e-5);
    assert_true(worst > 0); /* it was not the function that answered */
    close_plane(&p);
}

static void function_is_not_asked_again(void **state)
{
    plane p;
    size_t built;

    open_plane(&p, wave, 1e-5);
    value_at(&p, (lrel_xy){1, 1});
    built = p.calls;
    assert_true(built > 16 && built < 64);
    for (int i = 0; i < 50; i++)
        value_at(&p, (lrel_xy){0.1 * i, 3});
    assert_int_equal(p.calls, built);
    close_plane(&p);
}

typedef struct refused_case {
    const char *name;
    lrel_cells_fn fn;
    double tolerance;
} refused_case;

/* Each in the cell 0 .. 8. */
static const refused_case refused[] = {
    {"cells__a_kink_is_left_to_the_function", kink, 1e-3},
    {"cells__an_edge_of_the_domain_is_left_to_the_function", half_plane, 1},
    {"cells__a_tolerance_that_is_missed_is_left_to_the_function", wave, 1e-12},
};

static void refused_cell_is_left_to_the_function(void **state)
{
    const refused_case *row = *state;
    plane p;

    open_plane(&p, row->fn, row->tolerance);
    for (double x = 0.25; x <= 5; x += 0.25)
        assert_near(error_at(&p, (lrel_xy){x, 3.3}), 0, 0);
    assert_true(lrel_cells__bend(p.cells, (lrel_xy){1, 1}, (lrel_xy){2, 2}) > 1e9);
    close_plane(&p);
}

static void no_value_stays_none(void **state)
{
    lrel_xy untouched = {7, 7};
    plane p;

    open_plane(&p, half_plane, 1);
    assert_false(lrel_cells__at(p.cells, (lrel_xy){5.5, 1}, &untouched));
    assert_false(lrel_cells__at(p.cells, (lrel_xy){100, 1}, &untouched));
    assert_false(lrel_cells__at(p.cells, (lrel_xy){NAN, 1}, &untouched));
    assert_near(untouched.x, 7, 0);
    close_plane(&p);
}

static void far_out_the_function_answers(void **state)
{
    plane p;

    open_plane(&p, wave, 1e-5);
    value_at(&p, (lrel_xy){1, 1});
    assert_near(error_at(&p, (lrel_xy){1e300, 1}), 0, 0);
    assert_near(error_at(&p, (lrel_xy){1, -1e12}), 0, 0);
    close_plane(&p);
}

/* A point on the edge belongs to the cell of the floor of its coordinates, also where the
 * cell before was the last one used, and where rounding would have it otherwise. */
static void edges_belong_to_one_cell(void **state)
{
    static const lrel_xy edges[] = {{8, 3},  {0, 3},       {-8, 3},      {3, 8},
                                    {3, -8}, {-1e-300, 3}, {3, -1e-300}, {8, 8},
                                    {0, 0},  {-0.0, -0.0}};

    for (size_t i = 0; i < ROWS(edges); i++) {
        plane alone;
        lrel_xy want;

        open_plane(&alone, wave, 1e-5);
        want = value_at(&alone, edges[i]);
        for (int before = 0; before < 9; before++) {
            plane p;
            lrel_xy got;

            open_plane(&p, wave, 1e-5);
            value_at(&p, (lrel_xy){edges[i].x + (before % 3 - 1) * 0.5,
                                   edges[i].y + (before / 3 - 1) * 0.5});
            got = value_at(&p, edges[i]);
            assert_true(got.x == want.x && got.y == want.y);
            close_plane(&p);
        }
        close_plane(&alone);
    }
}

/* Points 64 cells apart share a place in memory. */
static void displaced_cells_come_back_the_same(void **state)
{
    const lrel_xy point = {3, 2};
    lrel_xy first;
    lrel_xy again;
    size_t built;
    plane p;

    open_plane(&p, wave, 1e-5);
    first = value_at(&p, point);
    built = p.calls;
    value_at(&p, (lrel_xy){point.x + 64 * CELL_SIZE, point.y});
    value_at(&p, (lrel_xy){point.x, point.y - 64 * CELL_SIZE});
    again = value_at(&p, point);
    assert_true(first.x == again.x && first.y == again.y);
    assert_int_equal(p.calls, 4 * built);
    close_plane(&p);
}

/* lrel_cells__bend() is a promise; here it is held against many points of many chords. */
static void chords_bend_no_more_than_promised(void **state)
{
    random_stream random = random_from(3);
    double largest_share = 0;
    plane p;

    open_plane(&p, wave, 1e-5);
    for (int i = 0; i < 2000; i++) {
        lrel_xy a = {8 * random_unit(&random), 8 * random_unit(&random)};
        lrel_xy b = {8 * random_unit(&random), 8 * random_unit(&random)};
        lrel_xy image_a = value_at(&p, a);
        lrel_xy image_b = value_at(&p, b);
        double promised = lrel_cells__bend(p.cells, a, b);

        assert_true(promised < 1);
        for (int j = 1; j < 8; j++) {
            double t = j / 8.0;
            lrel_xy on =
                value_at(&p, (lrel_xy){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
            double off = hypot(on.x - image_a.x - t * (image_b.x - image_a.x),
                               on.y - image_a.y - t * (image_b.y - image_a.y));

            assert_true(off <= promised + 1e-12);
            if (promised > 1e-6)
                largest_share = fmax(largest_share, off / promised);
        }
    }
    assert_true(largest_share > 0.1); /* and it is not idle */
    close_plane(&p);
}

static void bend_is_not_known_elsewhere(void **state)
{
    plane p;

    open_plane(&p, wave, 1e-5);
    assert_true(lrel_cells__bend(p.cells, (lrel_xy){1, 1}, (lrel_xy){2, 2}) > 1e9);
    value_at(&p, (lrel_xy){1, 1});
    assert_true(lrel_cells__bend(p.cells, (lrel_xy){1, 1}, (lrel_xy){2, 2}) < 1);
    assert_true(lrel_cells__bend(p.cells, (lrel_xy){1, 1}, (lrel_xy){9, 2}) > 1e9);
    assert_true(lrel_cells__bend(p.cells, (lrel_xy){-1, 1}, (lrel_xy){2, 2}) > 1e9);
    close_plane(&p);
}

/* ---- against PROJ ---- */

typedef struct proj_case {
    const char *name;
    const char *crs;
    const char *operation;
    lrel_xy centre;
    lrel_xy from; /* random points between these corners */
    lrel_xy to;
} proj_case;

static const proj_case against_proj[] = {
    {"cells_against_proj__utm",
     "EPSG:32648",
     "",
     {105, 13},
     {200000, 1150000},
     {800000, 1650000}},
    {"cells_against_proj__with_a_datum_shift",
     "EPSG:3148",
     "EPSG:1542",
     {105, 13},
     {200000, 1150000},
     {800000, 1650000}},
    {"cells_against_proj__longitude_and_latitude",
     "EPSG:4326",
     "",
     {105, 13},
     {100, 8},
     {110, 18}},
    {"cells_against_proj__in_the_north", "EPSG:4326", "", {25, 66}, {15, 60}, {35, 71}},
    {"cells_against_proj__web_mercator",
     "EPSG:3857",
     "",
     {105, 13},
     {11300000, 1150000},
     {12000000, 1650000}},
    {"cells_against_proj__the_dutch_grid",
     "EPSG:28992",
     "EPSG:4833",
     {5, 52},
     {10000, 310000},
     {280000, 610000}},
};

static void cells_are_within_a_hundredth_of_a_unit(void **state)
{
    const proj_case *row = *state;
    place_scene scene = place_scene_open(row->crs, row->operation, row->centre, 1000);
    random_stream random = random_from(11);
    double worst = 0;

    for (int i = 0; i < 10000; i++) {
        lrel_xy point = {row->from.x + (row->to.x - row->from.x) * random_unit(&random),
                         row->from.y + (row->to.y - row->from.y) * random_unit(&random)};

        worst = fmax(worst, place_error_m(&scene, point));
    }
    assert_true(worst < 1e-5);
    place_scene_close(&scene);
}

/* A run goes as far as the cell, and says what each point by itself gets. */
static void run_is_point_by_point(void **state)
{
    random_stream random = random_from(8);
    lrel_xy in[40], out[40];
    plane p;

    open_plane(&p, wave, 1e-3);
    for (int round = 0; round < 1000; round++) {
        lrel_xy start = random_point(&random, 30);
        double length = 1 + 3 * random_unit(&random);
        size_t count;

        for (size_t i = 0; i < ROWS(in); i++)
            in[i] = (lrel_xy){start.x + length * (double)i / 4, start.y};
        (void)value_at(&p, in[0]);
        count = lrel_cells__run(p.cells, in, ROWS(in), out);
        assert_true(count > 0 && count < ROWS(in));
        assert_true(floor(in[count].x / CELL_SIZE) != floor(in[0].x / CELL_SIZE));
        for (size_t i = 0; i < count; i++) {
            lrel_xy alone = value_at(&p, in[i]);

            assert_true(out[i].x == alone.x && out[i].y == alone.y);
        }
    }
    close_plane(&p);
}

static void run_is_none_where_the_function_answers(void **state)
{
    const lrel_xy in[] = {{3, 3}, {4, 3}};
    lrel_xy out[2];
    plane p;

    open_plane(&p, kink, 1e-3);
    assert_int_equal(lrel_cells__run(p.cells, in, 2, out), 0); /* no cell yet */
    (void)value_at(&p, in[0]);
    assert_int_equal(lrel_cells__run(p.cells, in, 2, out), 0);
    close_plane(&p);
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(bicubic_is_itself),
        cmocka_unit_test(smooth_function_is_met_within_the_tolerance),
        cmocka_unit_test(function_is_not_asked_again),
        cmocka_unit_test(no_value_stays_none),
        cmocka_unit_test(far_out_the_function_answers),
        cmocka_unit_test(edges_belong_to_one_cell),
        cmocka_unit_test(displaced_cells_come_back_the_same),
        cmocka_unit_test(chords_bend_no_more_than_promised),
        cmocka_unit_test(bend_is_not_known_elsewhere),
        cmocka_unit_test(run_is_point_by_point),
        cmocka_unit_test(run_is_none_where_the_function_answers),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(refused) + ROWS(against_proj)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, refused, refused_cell_is_left_to_the_function);
    ADD_ROWS(tests, count, against_proj, cells_are_within_a_hundredth_of_a_unit);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
