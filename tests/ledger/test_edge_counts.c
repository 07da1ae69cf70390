/* SPDX-License-Identifier: Apache-2.0 */
/* What comes of edge difference: hazards that are counted, pieces, and hazards that are
 * closed when nothing else is left of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ledger/edge_scene.h"

/* ---- counts ---- */

static void edge__hazard_is_counted_until_the_release(void **state)
{
    edge_scene s = edge_scene_of(1);
    const lrel_ledger_row *row;

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 0, 98, 100);
    edge_make(&s);
    assert_int_equal(edge_counted(&s, 0, 2019), 1);
    assert_int_equal(edge_counted(&s, 0, 2020), 1);
    assert_int_equal(edge_counted(&s, 0, 2021), 0);
    assert_int_equal(edge_counted(&s, ANY(&s), 2022), 0);
    row = lrel_ledger_row_at(s.ledger, 2); /* 2021 */
    assert_int_equal(row->opening_n, 1);
    assert_int_equal(row->closing_n, 0);
    assert_int_equal(edge_m2(&s, 0, 2020), 0);
    assert_int_equal(edge_m2(&s, ANY(&s), 2021), 200);
    edge_free(&s);
}

/* Parts of one hazard that nobody versioned: one is done, the other stands. */
static void edge__hazard_with_another_part_is_counted(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100)->counted_as = 7;
    edge_add_hazard(&s, 0, 200, 100, 300)->counted_as = 7;
    edge_add_release(&s, 0, 0, 98, 100);
    edge_make(&s);
    edge_check(&s, 200, 10200);
    assert_int_equal(edge_counted(&s, 0, 2022), 1);
    edge_free(&s);
}

static void edge__later_release_takes_it_and_counts(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 0, 98, 100);
    edge_add_release(&s, 98, 0, 100, 100)->day = edge_day(2022, 10);
    edge_make(&s);
    assert_int_equal(edge_m2(&s, 0, 2021), 200);
    edge_check(&s, 0, 0);
    assert_int_equal(edge_column_m2(&s, 0, 2022, LREL_COLUMN_CLEARED), 200);
    edge_free(&s);
}

/* Mines are released, submunitions are not: in `all` nothing was taken. */
static void edge__accounts_are_judged_apart(void **state)
{
    edge_scene s = edge_scene_of(2);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100)->accounts = 3;
    edge_add_release(&s, 0, 0, 98, 100)->accounts = 1;
    edge_make(&s);
    assert_int_equal(edge_m2(&s, 0, 2022), 200);
    assert_int_equal(edge_m2(&s, 1, 2022), 0);
    assert_int_equal(edge_m2(&s, ANY(&s), 2022), 0);
    assert_int_equal(edge_counted(&s, 0, 2022), 0);
    assert_int_equal(edge_counted(&s, 1, 2022), 1);
    assert_int_equal(edge_counted(&s, ANY(&s), 2022), 1);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 0, 0).edge / 2 / UNITS / UNITS,
                     200);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 0, 2).edge, 0);
    edge_free(&s);
}

/* ---- pieces ---- */

static void edge__piece_is_named_as_the_dissolve_names_it(void **state)
{
    edge_scene s = edge_scene_of(1);
    uint32_t classes[8];
    lrel_polygons *polygons = NULL;
    size_t found = 0;

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 1, 1, 98, 99);
    edge_add_release(&s, 0, 0, 1, 50); /* what is left is a C */
    edge_make(&s);
    assert_int_equal(lrel_ledger_edge_count(s.ledger), 2); /* account 0, and all */
    for (uint32_t f = 0; f < lrel_mosaic_face_count(s.mosaic); f++)
        classes[f] = f;
    assert_int_equal(lrel_mosaic_dissolve(s.mosaic, classes, &polygons, NULL), LREL_OK);
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        const lrel_edge_piece *piece = lrel_ledger_edge_at(s.ledger, 0);
        lrel_polygon one = lrel_polygons_at(polygons, i);
        size_t count;
        const lrel_grid_point *shell =
            lrel_polygons_ring(polygons, one.first_ring, &count);

        if (one.class_id != piece->face || shell[0].x != piece->shell[0].x ||
            shell[0].y != piece->shell[0].y || shell[1].x != piece->shell[1].x ||
            shell[1].y != piece->shell[1].y)
            continue;
        assert_true(one.area2 == piece->area2);
        found++;
    }
    assert_int_equal(found, 1);
    lrel_polygons_free(polygons);
    edge_free(&s);
}

/* ---- edge: close_with_hazard ---- */

static void close_with_hazard__edge_difference_leaves_with_the_release(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 0, 98, 100);
    s.input.closes_edge = true;
    edge_make(&s);
    edge_check(&s, 0, 0);
    assert_int_equal(edge_column_m2(&s, 0, 2021, LREL_COLUMN_CLEARED), 9800);
    assert_int_equal(edge_column_m2(&s, 0, 2021, LREL_COLUMN_CLOSED), 200);
    assert_int_equal(edge_column_m2(&s, 0, 2020, LREL_COLUMN_CLOSING), 10000);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 0, 0).remaining, 0);
    assert_int_equal(lrel_ledger_release_area(s.ledger, 0, 0).counted / 2 / UNITS / UNITS,
                     9800);
    edge_free(&s);
}

static void close_with_hazard__hazard_with_more_than_that_stays(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_ring(&s, LREL_RING_SHELL, 0, 200, 50, 250);
    edge_add_release(&s, 0, 0, 98, 100);
    s.input.closes_edge = true;
    edge_make(&s);
    edge_check(&s, 200, 200 + 2500);
    assert_int_equal(edge_counted(&s, 0, 2022), 1);
    edge_free(&s);
}

static void close_with_hazard__other_account_keeps_it(void **state)
{
    edge_scene s = edge_scene_of(2);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100)->accounts = 3;
    edge_add_release(&s, 0, 0, 98, 100)->accounts = 1;
    s.input.closes_edge = true;
    edge_make(&s);
    assert_int_equal(edge_column_m2(&s, 0, 2022, LREL_COLUMN_CLOSING), 200);
    assert_int_equal(edge_column_m2(&s, 1, 2022, LREL_COLUMN_CLOSING), 10000);
    edge_free(&s);
}

/* Land of another hazard is that hazard's, whoever is closed. */
static void close_with_hazard__another_hazard_keeps_its_land(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_hazard(&s, 98, 0, 200, 100);
    edge_add_release(&s, 0, 0, 98, 100);
    s.input.closes_edge = true;
    edge_make(&s);
    edge_check(&s, 0, 200 + 10000);
    edge_free(&s);
}

static void close_with_hazard__closes_on_the_day_of_the_last_release(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 0, 50, 100);
    edge_add_release(&s, 50, 0, 98, 100)->day = edge_day(2022, 10);
    s.input.closes_edge = true;
    edge_make(&s);
    assert_int_equal(edge_column_m2(&s, 0, 2021, LREL_COLUMN_CLOSED), 0);
    assert_int_equal(edge_column_m2(&s, 0, 2022, LREL_COLUMN_CLOSED), 200);
    edge_free(&s);
}

static void close_with_hazard__recorded_and_released_on_one_day(void **state)
{
    edge_scene s = edge_scene_of(1);

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100)->from = edge_day(2021, 100);
    edge_add_release(&s, 0, 0, 98, 100);
    s.input.closes_edge = true;
    edge_make(&s);
    edge_check(&s, 0, 0);
    assert_int_equal(edge_column_m2(&s, 0, 2021, LREL_COLUMN_CLOSED), 200);
    edge_free(&s);
}

/* The register does not say that the hazard is closed: a rule of ours does. */
static void close_with_hazard__is_no_closure_that_a_release_without_shape_explains(
    void **state)
{
    edge_scene s = edge_scene_of(1);
    lrel_ledger_borrowing borrowing = {1, 0, INT64_C(2) * 500 * UNITS * UNITS};

    (void)state;
    edge_add_hazard(&s, 0, 0, 100, 100);
    edge_add_release(&s, 0, 0, 98, 100);
    s.releases[s.input.release_count++] =
        (lrel_ledger_release){.owner = LREL_OWNER_NONE,
                              .tie = 2 * MAX,
                              .accounts = 1,
                              .day = edge_day(2021, 90)};
    s.input.borrowings = &borrowing;
    s.input.borrowing_count = 1;
    s.input.closes_edge = true;
    edge_make(&s);
    assert_int_equal(edge_column_m2(&s, 0, 2021, LREL_COLUMN_CANCELLED), 0);
    assert_int_equal(edge_column_m2(&s, 0, 2021, LREL_COLUMN_CLOSED), 200);
    edge_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edge__hazard_is_counted_until_the_release),
        cmocka_unit_test(edge__hazard_with_another_part_is_counted),
        cmocka_unit_test(edge__later_release_takes_it_and_counts),
        cmocka_unit_test(edge__accounts_are_judged_apart),
        cmocka_unit_test(edge__piece_is_named_as_the_dissolve_names_it),
        cmocka_unit_test(close_with_hazard__edge_difference_leaves_with_the_release),
        cmocka_unit_test(close_with_hazard__hazard_with_more_than_that_stays),
        cmocka_unit_test(close_with_hazard__other_account_keeps_it),
        cmocka_unit_test(close_with_hazard__another_hazard_keeps_its_land),
        cmocka_unit_test(close_with_hazard__closes_on_the_day_of_the_last_release),
        cmocka_unit_test(close_with_hazard__recorded_and_released_on_one_day),
        cmocka_unit_test(
            close_with_hazard__is_no_closure_that_a_release_without_shape_explains),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
