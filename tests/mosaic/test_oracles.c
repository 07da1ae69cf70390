/* SPDX-License-Identifier: Apache-2.0 */
/* The oracles on cases small enough for a person: they judge the mosaic, so who judges
 * them?
 *
 * Also the two oracles against each other, on tangles: the slabs' areas against counting
 * probes on a fine lattice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "support/probe.h"
#include "support/slab.h"
#include "support/tangle.h"
#include "support/wkt.h"

typedef struct slab_case {
    const char *name;
    const char *owners[3];
    const char *readings; /* a letter per owner: Larger, Smaller */
    slab_area wanted[4];
} slab_case;

/* A square walked twice around its lower left quarter: turns 2 there, 1 elsewhere. */
#define TWICE "POLYGON((0 0,2 0,2 2,0 2,0 0,4 0,4 4,0 4))"
#define RING  "POLYGON((0 0,10 0,10 10,0 10),(2 2,8 2,8 8,2 8))"

static const slab_case slab_cases[] = {
    {"slab__a_square_has_its_area", {"POLYGON((0 0,10 0,10 10,0 10))"}, "L", {{1, 200}}},
    {"slab__direction_does_not_matter",
     {"POLYGON((0 0,0 10,10 10,10 0))"},
     "S",
     {{1, 200}}},
    {"slab__squares_that_overlap_make_three_sets",
     {"POLYGON((0 0,10 0,10 10,0 10))", "POLYGON((5 5,15 5,15 15,5 15))"},
     "LL",
     {{1, 150}, {3, 50}, {2, 150}}},
    {"slab__a_bow_has_both_lobes", {"POLYGON((0 0,2 2,2 0,0 2))"}, "S", {{1, 4}}},
    {"slab__land_walked_twice_is_had_by_the_larger_reading", {TWICE}, "L", {{1, 32}}},
    {"slab__land_walked_twice_is_not_had_by_the_smaller_reading",
     {TWICE},
     "S",
     {{1, 24}}},
    {"slab__a_hole_is_taken_away", {RING}, "L", {{1, 128}}},
    {"slab__a_hole_takes_from_its_own_part_alone",
     {"MULTIPOLYGON(((0 0,10 0,10 10,0 10),(2 2,8 2,8 8,2 8)),((0 0,5 0,5 5,0 5)))"},
     "L",
     {{1, 146}}},
    {"slab__a_hole_walked_twice_stays_open_in_the_smaller_reading",
     {"POLYGON((0 0,9 0,9 9,0 9),(1 1,2 1,2 2,1 2,1 1,2 1,2 2,1 2))"},
     "S",
     {{1, 160}}},
    {"slab__a_hole_walked_twice_is_land_in_the_larger_reading",
     {"POLYGON((0 0,9 0,9 9,0 9),(1 1,2 1,2 2,1 2,1 1,2 1,2 2,1 2))"},
     "L",
     {{1, 162}}},
    {"slab__a_crossing_off_the_grid_is_not_rounded",
     {"POLYGON((0 0,3 0,0 1))", "POLYGON((0 0,1 0,0 3))"},
     "LL",
     /* The lines cross at (3/4, 3/4). */
     {{1, 1.5}, {2, 1.5}, {3, 1.5}}},
};

static void run_slab_case(void **state)
{
    const slab_case *c = *state;
    layer l = layer_new();
    lrel_mosaic_input input;
    slab_result result;
    size_t sets = 0;

    for (size_t o = 0; o < 3 && c->owners[o]; o++)
        layer_add_wkt(&l,
                      c->readings[o] == 'L' ? LREL_READING_LARGER : LREL_READING_SMALLER,
                      c->owners[o]);
    input = layer_input(&l);
    result = slab_measure(&input);
    for (; sets < 4 && c->wanted[sets].owners; sets++)
        assert_float_equal(slab_area2(&result, c->wanted[sets].owners),
                           c->wanted[sets].area2, 1e-9);
    assert_int_equal(result.area_count, sets);
    slab_free(&result);
    layer_free(&l);
}

static void slab__has_both_readings_of_every_owner(void **state)
{
    layer l = layer_new();
    lrel_mosaic_input input;
    slab_result result;

    (void)state;
    layer_add_wkt(&l, LREL_READING_LARGER, TWICE);
    input = layer_input(&l);
    result = slab_measure(&input);
    assert_float_equal(result.larger2[0], 32, 1e-9);
    assert_float_equal(result.smaller2[0], 24, 1e-9);
    slab_free(&result);
    layer_free(&l);
}

static void probe__sees_owners_parts_and_holes(void **state)
{
    layer l = layer_new();

    (void)state;
    layer_add_wkt(&l, LREL_READING_LARGER, RING);
    layer_add_wkt(&l, LREL_READING_SMALLER,
                  "POLYGON((-2 -2,4 -2,4 4,-2 4,-2 -2,4 -2,4 4,-2 4))");
    layer_add_wkt(&l, LREL_READING_LARGER, "POLYGON((5 5,20 5,20 20,5 20))");
    assert_int_equal(probe_owners(&l, (lrel_grid_point){1, 1}), 1);
    assert_int_equal(probe_owners(&l, (lrel_grid_point){6, 6}), 4);
    assert_int_equal(probe_owners(&l, (lrel_grid_point){9, 9}), 5);
    assert_int_equal(probe_owners(&l, (lrel_grid_point){-1, -1}), 0);
    assert_float_equal(probe_distance(&l, (lrel_grid_point){-5, 24}), 10.7703, 1e-4);
    layer_free(&l);
}

/* One tangle, blown up so that a lattice has room between its lines. */
static void slab__and_probe_agree_on_tangles(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        random_stream random = random_from(seed);
        layer l = tangle_from(seed);
        lrel_mosaic_input input = layer_input(&l);
        slab_result result;
        uint64_t owners = 0;
        unsigned hits = 0;
        double share;
        enum { THROWS = 4000 };
        int32_t side = LREL_GRID_EXTENT_MAX, x0 = INT32_MAX, y0 = INT32_MAX, x1 = 0,
                y1 = 0;

        for (size_t i = 0; i < l.point_count; i++) {
            x0 = l.points[i].x < x0 ? l.points[i].x : x0;
            y0 = l.points[i].y < y0 ? l.points[i].y : y0;
        }
        for (size_t i = 0; i < l.point_count; i++) {
            lrel_grid_point *p = &l.points[i];

            p->x -= x0;
            p->y -= y0;
            x1 = p->x > x1 ? p->x : x1;
            y1 = p->y > y1 ? p->y : y1;
        }
        side /= x1 > y1 ? x1 : y1;
        for (size_t i = 0; i < l.point_count; i++)
            l.points[i] = (lrel_grid_point){l.points[i].x * side, l.points[i].y * side};
        result = slab_measure(&input);
        for (size_t i = 0; i < result.area_count; i++)
            if (result.areas[i].area2 > slab_area2(&result, owners))
                owners = result.areas[i].owners;
        for (int i = 0; i < THROWS; i++) {
            lrel_grid_point at = {random_between(&random, 0, x1 * side),
                                  random_between(&random, 0, y1 * side)};

            hits += probe_owners(&l, at) == owners;
        }
        share =
            slab_area2(&result, owners) / 2 / ((double)x1 * side) / ((double)y1 * side);
        /* Five standard deviations of a count of 4,000 throws are below 0.04. */
        assert_float_equal((double)hits / THROWS, share, 0.04);
        slab_free(&result);
        layer_free(&l);
    }
}

static void wkt__reads_what_it_should_and_refuses_the_rest(void **state)
{
    wkt_shape shape;

    (void)state;
    assert_true(wkt_read(
        " multipolygon (((0 0, 4 0,\n4 4,0 4),(1 1,2 1,2 2)), ((9 9,9 10,10 9)))",
        &shape));
    assert_int_equal(shape.part_count, 2);
    assert_int_equal(shape.ring_count, 3);
    assert_float_equal(wkt_area(&shape), 16 - 0.5 + 0.5, 1e-12);
    wkt_free(&shape);
    assert_true(wkt_read(
        "GEOMETRYCOLLECTION(POINT(1 1),POLYGON EMPTY,POLYGON((0 0,1 0,0 1)))", &shape));
    assert_float_equal(wkt_area(&shape), 0.5, 1e-12);
    wkt_free(&shape);
    assert_false(wkt_read("POLYGON((0 0,1 0,0 1)", &shape));
    assert_false(wkt_read("POLYGON((0 0,1 0,0 1)) x", &shape));
    assert_false(wkt_read("0103000000", &shape));
}

int main(void)
{
    enum { SLABS = sizeof slab_cases / sizeof *slab_cases };
    struct CMUnitTest tests[SLABS + 4] = {
        cmocka_unit_test(slab__has_both_readings_of_every_owner),
        cmocka_unit_test(probe__sees_owners_parts_and_holes),
        cmocka_unit_test(slab__and_probe_agree_on_tangles),
        cmocka_unit_test(wkt__reads_what_it_should_and_refuses_the_rest),
    };

    for (size_t i = 0; i < SLABS; i++)
        tests[4 + i] = (struct CMUnitTest){slab_cases[i].name, run_slab_case, NULL, NULL,
                                           (void *)(uintptr_t)&slab_cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
