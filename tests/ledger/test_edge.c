/* SPDX-License-Identifier: Apache-2.0 */
/* Which land is edge difference, rule by rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ledger/edge_scene.h"

/* ---- what it is ---- */

static void edge__strip_along_a_release_is_edge_difference(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 0, 98, 100);
    edge_make(&s);
    edge_check(&s, 200, 200);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 0, 0).edge / 2 / UNITS / UNITS,
                     200);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 0, 1).edge / 2 / UNITS / UNITS,
                     200);
    edge_free(&s);
}

static void edge__strip_wider_than_the_allowance_is_none(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 0, 87, 100); /* mean width of 13 x 100 m: 11.5 m */
    edge_make(&s);
    edge_check(&s, 0, 1300);
    assert_int_equal(edge_counted(&s, 0, 2022), 1);
    edge_free(&s);
}

static void edge__same_corners_leave_none(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 0, 100, 100);
    edge_make(&s);
    edge_check(&s, 0, 0);
    edge_free(&s);
}

/* What is left all around is a piece with a hole. */
static void edge__ring_around_a_release_is_edge_difference(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 2, 2, 98, 98);
    edge_make(&s);
    edge_check(&s, 784, 784);
    assert_int_equal(edge_counted(&s, 0, 2021), 0);
    edge_free(&s);
}

/* The strip hangs together with the half that was not released. */
static void edge__strip_of_a_wide_piece_is_none(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 2, 50, 100);
    edge_make(&s);
    edge_check(&s, 0, 5100);
    edge_free(&s);
}

/* A strip of 2 x 375 m ends in a square of 25 m, a patch of its own, for an older release
 * has it too. The square alone is 12.5 m wide, both together 3.2 m. */
static void edge__thin_piece_may_have_a_wide_patch(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 400, 100);
    edge_add_release(&s, 375, 75, 400, 100)->day = edge_day(2018, 100);
    edge_add_release(&s, 0, 0, 375, 98);
    edge_add_release(&s, 375, 0, 400, 75);
    edge_make(&s);
    edge_check(&s, 1375, 1375);
    edge_free(&s);
}

/* The hazard is drawn in three parts with a border and a strip of land in common: lines
 * inside its land are no border. */
static void edge__parts_of_a_polygon_are_one_land(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 50, 100);
    edge_add_ring(&s, LREL_RING_SHELL, 50, 0, 100, 100);
    edge_add_ring(&s, LREL_RING_SHELL, 40, 0, 60, 100);
    edge_add_release(&s, 0, 0, 100, 98);
    edge_make(&s);
    edge_check(&s, 200, 200);
    assert_int_equal(lrel_ledger_edge_count(s.ledger), 2); /* once in either account */
    edge_free(&s);
}

static void edge__hazard_as_narrow_as_drawn_is_none(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 200, 9);
    edge_add_release(&s, 0, 0, 200, 5);
    edge_make(&s);
    edge_check(&s, 0, 800);
    assert_int_equal(edge_counted(&s, 0, 2022), 1);
    edge_free(&s);
}

/* A narrow part of a hazard whose other part is wide is narrow still. */
static void edge__narrow_part_as_drawn_is_none(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 200, 9);
    edge_add_ring(&s, LREL_RING_SHELL, 0, 100, 200, 300);
    edge_add_release(&s, 0, 0, 200, 5);
    edge_make(&s);
    edge_check(&s, 0, 800 + 40000);
    edge_free(&s);
}

/* An arm of 6 x 100 m that the release did not go into: 6 m of its border are the
 * release's. */
static void edge__narrow_arm_that_a_release_ends_at_is_none(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_ring(&s, LREL_RING_SHELL, 100, 50, 200, 56);
    edge_add_release(&s, 0, 0, 100, 100);
    edge_make(&s);
    edge_check(&s, 0, 600);
    edge_free(&s);
}

static void edge__without_a_release_there_is_none(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_hazard(&s, 0, 0, 98, 100)->to =
        edge_day(2021, 50); /* closed, not released */
    edge_make(&s);
    edge_check(&s, 0, 10000);
    edge_free(&s);
}

/* The release took the neighbour; beside it a strip of another hazard was never taken
 * from. */
static void edge__only_of_a_hazard_that_land_was_taken_from(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_hazard(&s, 100, 0, 102, 100);
    edge_add_release(&s, 0, 0, 100, 100);
    edge_make(&s);
    edge_check(&s, 0, 200);
    assert_int_equal(edge_counted(&s, 0, 2022), 1);
    edge_free(&s);
}

/* Between two releases each has half of the border; together it is all of it. */
static void edge__gap_between_two_releases_is_edge_difference(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 0, 50, 100);
    edge_add_release(&s, 53, 0, 100, 100)->day = edge_day(2022, 10);
    edge_make(&s);
    assert_int_equal(edge_m2(&s, 0, 2021), 0);
    edge_check(&s, 300, 300);
    edge_free(&s);
}

/* Both hazards stand on the strip; the second goes on beyond it. */
static void edge__land_of_another_hazard_is_none(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_hazard(&s, 98, 0, 200, 100);
    edge_add_release(&s, 0, 0, 98, 100);
    edge_make(&s);
    edge_check(&s, 0, 200 + 10000);
    assert_int_equal(edge_counted(&s, 0, 2022), 1);
    edge_free(&s);
}

/* Recorded twice, released once: it is edge difference of both. */
static void edge__of_two_hazards_on_one_land_is_edge_difference(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 0, 98, 100);
    edge_make(&s);
    edge_check(&s, 200, 200);
    assert_int_equal(edge_counted(&s, 0, 2020), 2);
    assert_int_equal(edge_counted(&s, 0, 2022), 0);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 1, 0).edge, 0); /* holds none */
    edge_free(&s);
}

/* The release took land from the hazard before: what is left is the new one's. */
static void edge__hazard_that_takes_the_place_of_another_keeps_it(void **state)
{
    static const uint32_t replaced[] = {0};
    edge_scene s = edge_scene_of(1);
    lrel_ledger_hazard *later;

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    later = edge_add_hazard(&s, 0, 0, 100, 100);
    later->from = edge_day(2022, 100);
    later->replaces_count = 1;
    s.input.replaces = replaced;
    edge_add_release(&s, 0, 0, 98, 100);
    edge_make(&s);
    assert_int_equal(edge_m2(&s, 0, 2021), 200);
    edge_check(&s, 200, 200);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 1, 0).edge / 2 / UNITS / UNITS,
                     200);
    edge_free(&s);
}

/* Where the release came first, it took nothing. */
static void edge__hazard_recorded_after_the_release_has_none(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100)->from = edge_day(2022, 100);
    edge_add_release(&s, 0, 0, 98, 100);
    edge_make(&s);
    edge_check(&s, 0, 10000);
    assert_int_equal(edge_counted(&s, 0, 2022), 1);
    edge_free(&s);
}

/* ---- allowance ---- */

static void edge__allowance_is_the_sum_of_both_sources(void **state)
{
    static const struct {
        uint32_t hazard_error, release_error;
        int edge;
    } cases[] = {{5000, 5000, 600}, {1000, 1000, 0},   {1000, 6000, 600},
                 {0, 5000, 0},      {5000, 1000, 600}, {0, 0, 0}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        edge_scene s = edge_scene_of(1);

        s.positions[1].error = cases[i].hazard_error;
        s.positions[2].error = cases[i].release_error;
        edge_add_hazard(&s, 0, 0, 100, 100)->position = 1;
        edge_add_release(&s, 0, 0, 94, 100)->position = 2; /* mean width 5.66 m */
        edge_make(&s);
        edge_check(&s, cases[i].edge, 600);
        edge_free(&s);
    }
}

/* A datum step of 44 m moves both, if both went that way. */
static void edge__datum_error_counts_between_two_datums_only(void **state)
{
    for (uint32_t datum = 1; datum <= 2; datum++) {
        edge_scene s = edge_scene_of(1);

        (void)state;
        s.positions[1] = (lrel_ledger_position){5000, 44000, 1};
        s.positions[2] = (lrel_ledger_position){5000, 0, datum};
        edge_add_hazard(&s, 0, 0, 200, 200)->position = 1;
        edge_add_release(&s, 0, 0, 170, 200)->position = 2;
        edge_make(&s);
        edge_check(&s, datum == 1 ? 0 : 6000, 6000);
        edge_free(&s);
    }
}

/* ---- arguments ---- */

static void edge__position_that_is_not_there_is_refused(void **state)
{
    edge_scene s = edge_scene_of(1);
    lrel_mosaic_input mosaic = {s.points, s.rings, 0, NULL, 0};
    lrel_error err;

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100)->position = 3;
    edge_add_release(&s, 0, 0, 98, 100);
    mosaic.ring_count = s.rings_n;
    mosaic.owner_count = s.owners_n;
    s.input.hazards = s.hazards;
    s.input.releases = s.releases;
    s.input.period_starts = s.starts;
    s.input.positions = s.positions;
    s.context = lrel_context_new(NULL);
    assert_int_equal(lrel_mosaic_build(s.context, &mosaic, &s.mosaic, NULL), LREL_OK);
    assert_int_equal(lrel_ledger_build(s.context, s.mosaic, &s.input, &s.ledger, &err),
                     LREL_E_ARGUMENT);
    assert_string_equal(err.message, "hazard row 0 has position 3");
    edge_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edge__strip_along_a_release_is_edge_difference),
        cmocka_unit_test(edge__strip_wider_than_the_allowance_is_none),
        cmocka_unit_test(edge__same_corners_leave_none),
        cmocka_unit_test(edge__ring_around_a_release_is_edge_difference),
        cmocka_unit_test(edge__strip_of_a_wide_piece_is_none),
        cmocka_unit_test(edge__thin_piece_may_have_a_wide_patch),
        cmocka_unit_test(edge__parts_of_a_polygon_are_one_land),
        cmocka_unit_test(edge__hazard_as_narrow_as_drawn_is_none),
        cmocka_unit_test(edge__narrow_part_as_drawn_is_none),
        cmocka_unit_test(edge__narrow_arm_that_a_release_ends_at_is_none),
        cmocka_unit_test(edge__without_a_release_there_is_none),
        cmocka_unit_test(edge__only_of_a_hazard_that_land_was_taken_from),
        cmocka_unit_test(edge__gap_between_two_releases_is_edge_difference),
        cmocka_unit_test(edge__land_of_another_hazard_is_none),
        cmocka_unit_test(edge__of_two_hazards_on_one_land_is_edge_difference),
        cmocka_unit_test(edge__hazard_that_takes_the_place_of_another_keeps_it),
        cmocka_unit_test(edge__hazard_recorded_after_the_release_has_none),
        cmocka_unit_test(edge__allowance_is_the_sum_of_both_sources),
        cmocka_unit_test(edge__datum_error_counts_between_two_datums_only),
        cmocka_unit_test(edge__position_that_is_not_there_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
