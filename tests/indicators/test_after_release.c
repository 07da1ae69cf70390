/* SPDX-License-Identifier: Apache-2.0 */
/* test_after_release.c: items and accidents on released land, and accidents where nothing
 * is on record: one square cleared, one that stays, points in and beside them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "indicators/plane_scene.h"

#define BUFFER "indicators: {buffer_m: 10}\n"

/* H, 100 m square at 0, 0, cleared by R on 2020-01-01; K at 1000, 0 stays. */
static plane begin(const job_scratch *s, const char *more)
{
    plane p = plane_begin(s, more);
    char shape[160];

    plane_hazard(&p, "H", "X", "ap", "cha", "2010-01-01", plane_square(0, 0, shape));
    plane_release_put(&p,
                      &(plane_release){.id = "R",
                                       .op = "X",
                                       .product = "cleared",
                                       .day = "2020-01-01",
                                       .ap = "1",
                                       .uxo = "0"},
                      shape);
    plane_hazard(&p, "K", "X", "ap", "cha", "2010-01-01", plane_square(1000, 0, shape));
    return p;
}

static void item(plane *p, const char *id, const char *day, double x, double y)
{
    fprintf(p->items, "%s,%s,ap_mine,1,,Z,,%.2f,%.2f\n", id, day, x, y);
}

static void accident(plane *p, const char *id, const char *day, const char *killed,
                     double x, double y)
{
    fprintf(p->accidents, "%s,%s,ap_mine,%s,%.2f,%.2f\n", id, day, killed, x, y);
}

static csv_table run(job_scratch *s, plane *p, const char *name)
{
    char path[80];

    plane_end(p);
    s->overwrite = true;
    job_run(s, "out");
    snprintf(path, sizeof path, "out/data/%s.csv", name);
    return csv_read(s, path);
}

static void expect_ids(const csv_table *t, const char *column, const char *expected)
{
    char found[200] = "";

    for (size_t row = 0; row < t->rows; row++) {
        strcat(found, csv_cell(t, row, column));
        strcat(found, " ");
    }
    assert_string_equal(found, expected);
}

static void found_after_release__the_most_serious_first(void **state)
{
    job_scratch *s = *state;
    plane p = begin(s, BUFFER);
    csv_table t;

    item(&p, "before", "2019-12-31", 50, 50);
    item(&p, "same_day", "2020-01-01", 50, 50);
    item(&p, "inside", "2021-05-01", 50, 50);
    item(&p, "near", "2021-06-01", 106, 50);
    item(&p, "far", "2021-06-01", 111, 50);
    item(&p, "on_record", "2021-06-01", 1050, 50);
    accident(&p, "hurt", "2021-07-01", "0", 20, 20);
    accident(&p, "killed", "2020-07-01", "1", 20, 20);
    t = run(s, &p, "found_after_release");
    expect_ids(&t, "found_id", "killed hurt inside near ");
    assert_string_equal(csv_cell(&t, 0, "what"),
                        "released, accident later on 2020-07-01");
    assert_string_equal(csv_cell(&t, 2, "what"),
                        "released, item found later on 2021-05-01");
    assert_string_equal(csv_cell(&t, 2, "release_id"), "R");
    assert_string_equal(csv_cell(&t, 2, "released_on"), "2020-01-01");
    assert_string_equal(csv_cell(&t, 2, "days_after"), "486");
    assert_string_equal(csv_cell(&t, 2, "outside_m"), "0");
    assert_string_equal(csv_cell(&t, 2, "accounts"), "ap_mine");
    assert_string_equal(csv_cell(&t, 3, "position"), "within the buffer");
    assert_string_equal(csv_cell(&t, 3, "outside_m"), "6");
    csv_free(&t);
    t = csv_read(s, "out/data/indicators.csv");
    indicator_expect(&t,
                     &(indicator_key){"I20", "found after release", "ap_mine", "operator",
                                      "X", "2021",
                                      "on land cleared before that day, or within a "
                                      "buffer of 10 m"},
                     0, "3");
    /* 4 on a hectare of cleared land. */
    indicator_expect(&t,
                     &(indicator_key){"I20", "found after clearance, for each km2",
                                      "ap_mine", "admin1", "E", "all years", NULL},
                     0, "400");
    csv_free(&t);
}

/* The ledger is the same to the byte with the items and without them. */
static void found_after_release__records_nothing_again(void **state)
{
    job_scratch *s = *state;
    plane p = begin(s, BUFFER);
    char *with, *without;
    csv_table t;

    item(&p, "inside", "2021-05-01", 50, 50);
    accident(&p, "killed", "2020-07-01", "1", 20, 20);
    t = run(s, &p, "found_after_release");
    assert_int_equal(t.rows, 2);
    csv_free(&t);
    with = job_get(s, "out/data/ledger.csv");
    p = begin(s, BUFFER);
    t = run(s, &p, "found_after_release");
    assert_int_equal(t.rows, 0);
    csv_free(&t);
    without = job_get(s, "out/data/ledger.csv");
    assert_string_equal(with, without);
    free(with);
    free(without);
}

static void found_after_release__not_where_it_was_recorded_again(void **state)
{
    job_scratch *s = *state;
    plane p = begin(s, BUFFER);
    char shape[160];
    csv_table t;

    plane_hazard(&p, "H2", "X", "ap", "cha", "2022-01-01", plane_square(0, 0, shape));
    item(&p, "after", "2023-05-01", 50, 50);
    item(&p, "between", "2021-05-01", 50, 50);
    item(&p, "first_day", "2022-01-01", 50, 50); /* the record begins with it */
    t = run(s, &p, "found_after_release");
    expect_ids(&t, "found_id", "first_day between ");
    csv_free(&t);
}

/* Cleared of mines, while submunitions stay on record. */
static void found_after_release__in_one_account_of_two(void **state)
{
    job_scratch *s = *state;
    plane p = begin(s, BUFFER);
    char shape[160];
    csv_table t;

    plane_hazard(&p, "C", "X", "cmr", "cha", "2010-01-01", plane_square(0, 0, shape));
    item(&p, "inside", "2021-05-01", 50, 50);
    t = run(s, &p, "found_after_release");
    assert_int_equal(t.rows, 1);
    assert_string_equal(csv_cell(&t, 0, "accounts"), "ap_mine");
    assert_string_equal(csv_cell(&t, 0, "still_recorded_in"), "cmr");
    csv_free(&t);
    t = csv_read(s, "out/data/indicators.csv");
    indicator_expect(&t,
                     &(indicator_key){"I20", "found after release", "ap_mine", "all", "",
                                      "2021",
                                      "on land released before that day, or within a "
                                      "buffer of 10 m"},
                     0, "1");
    indicator_expect(&t,
                     &(indicator_key){"I20", "found after release", "all", "all", "",
                                      "all years",
                                      "on land released before that day, or within a "
                                      "buffer of 10 m"},
                     0, "0");
    csv_free(&t);
}

/* Released where no hazard was ever on record. */
static void found_after_release__beyond_every_hazard(void **state)
{
    job_scratch *s = *state;
    plane p = begin(s, BUFFER);
    char shape[160];
    csv_table t;

    plane_release_put(
        &p,
        &(plane_release){
            .id = "B", .op = "X", .product = "cleared", .day = "2020-01-01", .ap = "0"},
        plane_square(5000, 5000, shape));
    item(&p, "inside", "2021-05-01", 5050, 5050);
    t = run(s, &p, "found_after_release");
    assert_int_equal(t.rows, 1);
    assert_string_equal(csv_cell(&t, 0, "release_id"), "B");
    assert_string_equal(csv_cell(&t, 0, "accounts"), "");
    csv_free(&t);
}

static void the_buffer__is_made_of_position_errors_unless_stated(void **state)
{
    job_scratch *s = *state;
    plane p = begin(s, "");
    csv_table t;

    item(&p, "near", "2021-06-01", 106, 50);
    t = run(s, &p, "found_after_release");
    assert_int_equal(t.rows, 1);
    assert_string_equal(csv_cell(&t, 0, "buffer_m"), "10"); /* 5 of each source */
    csv_free(&t);
    p = begin(s, "indicators: {buffer_m: 5}\n");
    item(&p, "near", "2021-06-01", 106, 50);
    t = run(s, &p, "found_after_release");
    assert_int_equal(t.rows, 0);
    csv_free(&t);
}

static void accidents_outside__by_what_was_on_record_the_day_before(void **state)
{
    job_scratch *s = *state;
    plane p = begin(s, BUFFER);
    csv_table t;
    size_t row;

    accident(&p, "in_k", "2021-01-01", "0", 1050, 50);
    accident(&p, "near_k", "2021-01-01", "0", 1109, 50);
    accident(&p, "far", "2021-01-01", "0", 1111, 50);
    accident(&p, "released", "2021-01-01", "0", 50, 50);
    accident(&p, "first_day", "2010-01-01", "0", 50, 50);
    accident(&p, "month", "2021-03", "0", 50, 5000);
    t = run(s, &p, "accidents_outside_records");
    expect_ids(&t, "id", "far first_day released ");
    assert_string_equal(csv_cell(&t, 0, "land"), "no record");
    assert_string_equal(csv_cell(&t, 2, "land"), "released before");
    assert_string_equal(csv_cell(&t, 2, "release_id"), "R");
    csv_free(&t);
    t = csv_read(s, "out/data/indicators.csv");
    indicator_expect(
        &t, &(indicator_key){"I10", NULL, "ap_mine", "all", "", "2021", NULL}, 0, "50");
    row = indicator_row_of(
        &t, &(indicator_key){"I10", NULL, "all", "all", "", "all years", NULL});
    assert_string_equal(csv_cell(&t, row, "value"), "60");
    assert_string_equal(csv_cell(&t, row, "note"),
                        "1 accidents without a place, or not dated to the day, are in "
                        "neither");
    csv_free(&t);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(found_after_release__the_most_serious_first),
        TEST(found_after_release__records_nothing_again),
        TEST(found_after_release__not_where_it_was_recorded_again),
        TEST(found_after_release__in_one_account_of_two),
        TEST(found_after_release__beyond_every_hazard),
        TEST(the_buffer__is_made_of_position_errors_unless_stated),
        TEST(accidents_outside__by_what_was_on_record_the_day_before),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
