/* SPDX-License-Identifier: Apache-2.0 */
/* test_count_stocks.c: three stocks side by side, worked out by hand; and that they are
 * those of the ledger and of the choices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "reconcile/find_row.h"
#include "run/scenes.h"
#include "run/sums.h"

static const char programme[] =
    "programme: Stages\n"
    "as_of: 2018-12-31\n"
    "by: []\n"
    "grid: {lon: 105, lat: 13}\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: H, " PLANE ", geometry: {wkt: shape},\n"
    "     id: id, contamination: what, class: {const: cha}, from: from}\n"
    "  - {path: r.csv, role: release, name: R, " PLANE ", geometry: {wkt: shape},\n"
    "     id: id, contamination: {const: ap}, product: {const: cleared}, area: area,\n"
    "     to: done, accepted: accepted, handed_over: handed}\n";

/* 10,000 m2, of which 4,000 go through all stages and 1,000 are completed. */
static void put(const job_scratch *s)
{
    job_put(s, "p.yaml", programme);
    job_put(s, "h.csv",
            "id,what,from,shape\n"
            "H,ap,2014-02-01,\"POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))\"\n");
    job_put(s, "r.csv",
            "id,area,done,accepted,handed,shape\n"
            "A,4000,2015-06-01,2016-06-01,2018-01-01,"
            "\"POLYGON ((0 0, 100 0, 100 40, 0 40, 0 0))\"\n"
            "B,1000,2017-05-01,,,\"POLYGON ((0 60, 100 60, 100 70, 0 70, 0 60))\"\n");
}

typedef struct expected_row {
    const char *period;
    double completed, accepted, handed_over;
    double not_accepted, not_handed_over;
    int64_t not_accepted_n, not_handed_over_n;
} expected_row;

static void stocks__by_the_date_that_land_counts_on(void **state)
{
    static const expected_row rows[] = {
        {"2014", 10000, 10000, 10000, 0, 0, 0, 0},
        {"2015", 6000, 10000, 10000, 4000, 0, 1, 0},
        {"2016", 6000, 6000, 10000, 0, 4000, 0, 1},
        {"2017", 5000, 6000, 10000, 1000, 4000, 1, 1},
        {"2018", 5000, 6000, 6000, 1000, 0, 1, 0},
    };
    static const char *const accounts[] = {"ap_mine", "all"};
    job_scratch *s = *state;
    csv_table t;

    put(s);
    job_run(s, "out");
    t = csv_read(s, "out/check/count_stocks.csv");
    for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
        const expected_row *e = &rows[i / 2];
        char wanted[80];
        size_t row;

        snprintf(wanted, sizeof wanted,
                 "account=%s|period=%s|counts=accepted|note=", accounts[i % 2],
                 e->period);
        row = find_row(&t, wanted);
        expect_m2(&t, row, "stock_completed_m2", e->completed);
        expect_m2(&t, row, "stock_accepted_m2", e->accepted);
        expect_m2(&t, row, "stock_handed_over_m2", e->handed_over);
        expect_m2(&t, row, "completed_not_accepted_m2", e->not_accepted);
        expect_m2(&t, row, "accepted_not_handed_over_m2", e->not_handed_over);
        assert_int_equal(csv_integer(&t, row, "completed_not_accepted_n"),
                         e->not_accepted_n);
        assert_int_equal(csv_integer(&t, row, "accepted_not_handed_over_n"),
                         e->not_handed_over_n);
    }
    csv_free(&t);
}

/* Where no release says when it was handed over, that is no stock of nothing. */
static void stocks__without_such_a_date_are_not_computable(void **state)
{
    job_scratch *s = *state;
    csv_table t;
    size_t row;

    put(s);
    job_replace(s, "p.yaml", ", handed_over: handed", "");
    job_run(s, "out");
    t = csv_read(s, "out/check/count_stocks.csv");
    row = find_row(&t, "account=ap_mine|period=2018");
    expect_m2(&t, row, "stock_accepted_m2", 6000);
    assert_string_equal(csv_cell(&t, row, "stock_handed_over_m2"), "");
    assert_string_equal(csv_cell(&t, row, "accepted_not_handed_over_m2"), "");
    assert_string_equal(csv_cell(&t, row, "accepted_not_handed_over_n"), "");
    assert_string_equal(csv_cell(&t, row, "note"),
                        "handed_over: not computable, because no source of releases has "
                        "such a date");
    csv_free(&t);
}

/* A source that has no such date counts on another one, and that is said. */
static void stocks__name_the_sources_that_lack_a_date(void **state)
{
    job_scratch *s = *state;
    csv_table t;
    size_t row;

    put(s);
    job_replace(s, "p.yaml", "sources:\n",
                "sources:\n  - {path: q.csv, role: release, name: Q, " PLANE
                ", geometry: {wkt: shape}, contamination: {const: ap}, id: id, product: "
                "{const: cleared}, to: done}\n");
    job_put(s, "q.csv",
            "id,done,shape\nQ,2016-09-09,\"POLYGON ((0 80, 100 80, 100 100, 0 100, 0 "
            "80))\"\n");
    job_run(s, "out");
    t = csv_read(s, "out/check/count_stocks.csv");
    row = find_row(&t, "account=ap_mine|period=2018");
    expect_m2(&t, row, "stock_completed_m2", 3000);
    expect_m2(&t, row, "stock_accepted_m2", 4000);
    expect_m2(&t, row, "stock_handed_over_m2", 4000);
    assert_string_equal(csv_cell(&t, row, "note"),
                        "accepted: another date counts of Q; handed_over: another date "
                        "counts of Q");
    csv_free(&t);
}

/* ---- the same as elsewhere ---- */

static void expect_ledger(const job_scratch *s, const csv_table *t)
{
    csv_table ledger = csv_read(s, "out/data/ledger.csv");
    sums stock = {0}, closing = {0};
    char key[CSV_KEY_MAX], column[60];

    for (size_t row = 0; row < t->rows; row++) {
        snprintf(column, sizeof column, "stock_%s_m2", csv_cell(t, row, "counts"));
        csv_key(t, row, 0, 2, key);
        sums_at(&stock, key)[0] += csv_area(t, row, column);
    }
    for (size_t row = 0; row < ledger.rows; row++) {
        csv_key(&ledger, row, 0, 2, key);
        sums_at(&closing, key)[0] += csv_area(&ledger, row, "closing_m2");
    }
    sums_expect_same(&stock, &closing);
    sums_free(&stock);
    sums_free(&closing);
    csv_free(&ledger);
}

static void expect_choices(const job_scratch *s, const csv_table *t)
{
    csv_table choices = csv_read(s, "out/check/choices.csv");
    char wanted[120], column[60];
    size_t compared = 0;

    for (size_t row = 0; row < choices.rows; row++) {
        size_t last = 0;

        if (strcmp(csv_cell(&choices, row, "rule"), "count") != 0)
            continue;
        snprintf(wanted, sizeof wanted, "account=%s", csv_cell(&choices, row, "account"));
        assert_true(count_rows(t, wanted, &last) > 0);
        while (last + 1 < t->rows && strcmp(csv_cell(t, last + 1, "account"),
                                            csv_cell(t, last, "account")) == 0)
            last++;
        snprintf(column, sizeof column, "stock_%s_m2",
                 csv_cell(&choices, row, "alternative"));
        if (!*csv_cell(t, last, column))
            continue;
        assert_true(csv_area(t, last, column) == csv_area(&choices, row, "stock_m2"));
        compared++;
    }
    assert_true(compared > 5);
    csv_free(&choices);
}

static void stocks__are_those_of_ledger_and_choices(void **state)
{
    job_scratch *s = *state;
    csv_table t;

    job_run(s, "out");
    t = csv_read(s, "out/check/count_stocks.csv");
    expect_ledger(s, &t);
    expect_choices(s, &t);
    csv_free(&t);
}

/* What nobody accepted before is what the ledger of another programme has, year by year;
 * its first year is another one. */
static void stocks__are_those_of_a_run_that_counts_otherwise(void **state)
{
    job_scratch *s = *state;
    csv_table t, other;

    job_run(s, "out");
    t = csv_read(s, "out/check/count_stocks.csv");
    job_replace(s, "p.yaml", "count: accepted", "count: completed");
    s->overwrite = true;
    job_run(s, "other");
    other = csv_read(s, "other/check/count_stocks.csv");
    for (size_t row = 0; row < t.rows; row++) {
        char wanted[120];

        snprintf(wanted, sizeof wanted, "account=%s|period=%s",
                 csv_cell(&t, row, "account"), csv_cell(&t, row, "period"));
        assert_true(csv_area(&t, row, "stock_completed_m2") ==
                    csv_area(&other, find_row(&other, wanted), "stock_completed_m2"));
    }
    csv_free(&t);
    csv_free(&other);
}

#define STAGE_TEST(test)                                                                 \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGE_TEST(stocks__by_the_date_that_land_counts_on),
        STAGE_TEST(stocks__without_such_a_date_are_not_computable),
        STAGE_TEST(stocks__name_the_sources_that_lack_a_date),
        SCENE_TESTS(stocks__are_those_of_ledger_and_choices),
        cmocka_unit_test_setup_teardown(stocks__are_those_of_a_run_that_counts_otherwise,
                                        scene_first_setup, job_scratch_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
