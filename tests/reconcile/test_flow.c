/* SPDX-License-Identifier: Apache-2.0 */
/* test_flow.c: stock_flow.csv, worked out by hand: what was published, what is counted,
 * and the gap. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reconcile/find_row.h"

static const char programme[] =
    "programme: Flow\nas_of: 2020-12-31\nby: []\ngrid: {lon: 105, lat: 13}\nsources:\n"
    "  - {path: h.csv, role: hazard, name: H, " PLANE
    ", geometry: {wkt: shape}, id: id, contamination: what, class: {const: cha}, from: "
    "from}\n"
    "  - {path: r.csv, role: release, name: R, " PLANE
    ", geometry: {wkt: shape}, id: id, contamination: {const: ap}, product: product, "
    "accepted: day}\n"
    "  - {path: s.csv, role: series, name: S, date: when, measure: what, value: {column: "
    "m2, unit: m2}, account: {const: ap_mine}, definition: definition, source_kind: "
    "kind}\n";

/* 10,000 m2 at the end of 2018; 2,500 m2 more in 2019; 5,000 m2 released in 2019. */
static csv_table run(job_scratch *s, const char *figures)
{
    char text[3000];

    job_put(s, "p.yaml", programme);
    job_put(s, "h.csv",
            "id,what,from,shape\n"
            "H,ap,2010-01-01,\"POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))\"\n"
            "I,ap,2019-04-01,\"POLYGON ((0 200, 50 200, 50 250, 0 250, 0 200))\"\n");
    job_put(s, "r.csv",
            "id,product,day,shape\n"
            "A,cleared,2019-03-01,\"POLYGON ((0 0, 40 0, 40 100, 0 100, 0 0))\"\n"
            "B,reduced,2019-05-01,\"POLYGON ((50 0, 60 0, 60 100, 50 100, 50 0))\"\n");
    snprintf(text, sizeof text, "when,what,m2,definition,kind\n%s", figures);
    job_put(s, "s.csv", text);
    s->overwrite = true;
    job_run(s, "out");
    return csv_read(s, "out/check/stock_flow.csv");
}

#define STOCKS                                                                           \
    "2018-12-31,stock,9000,mined area,authority_db\n"                                    \
    "2019-12-31,stock,7000,mined area,authority_db\n"
#define RELEASES                                                                         \
    "2019,cancelled,100,,authority_db\n"                                                 \
    "2019,reduced,900,,authority_db\n"                                                   \
    "2019,cleared,3000,,authority_db\n"

static void flow__of_what_was_published(void **state)
{
    csv_table t = run(*state, STOCKS RELEASES "2019,newly_recorded,1200,,authority_db\n");
    size_t row = find_row(&t, "flows=published");

    assert_string_equal(csv_cell(&t, row, "account"), "ap_mine");
    assert_string_equal(csv_cell(&t, row, "from"), "2018-12-31");
    assert_string_equal(csv_cell(&t, row, "to"), "2019-12-31");
    assert_string_equal(csv_cell(&t, row, "opening_m2"), "9000");
    assert_string_equal(csv_cell(&t, row, "newly_recorded_m2"), "1200");
    assert_string_equal(csv_cell(&t, row, "resurvey_m2"), "");
    assert_string_equal(csv_cell(&t, row, "cancelled_m2"), "100");
    assert_string_equal(csv_cell(&t, row, "reduced_m2"), "900");
    assert_string_equal(csv_cell(&t, row, "cleared_m2"), "3000");
    assert_string_equal(csv_cell(&t, row, "expected_m2"), "6200");
    assert_string_equal(csv_cell(&t, row, "closing_m2"), "7000");
    assert_string_equal(csv_cell(&t, row, "gap_m2"), "800");
    assert_string_equal(csv_cell(&t, row, "net_change_m2"), "-2000");
    assert_string_equal(csv_cell(&t, row, "not_published"), "resurvey");
    assert_string_equal(csv_cell(&t, row, "flow_figures"),
                        "newly_recorded: S, row 6; cancelled: S, row 3; reduced: S, row "
                        "4; cleared: S, row 5");
    csv_free(&t);
}

static void flow__of_what_is_counted(void **state)
{
    csv_table t = run(*state, STOCKS);
    size_t row = find_row(&t, "flows=account");

    expect_m2(&t, row, "newly_recorded_m2", 2500);
    expect_m2(&t, row, "resurvey_m2", 0);
    expect_m2(&t, row, "cancelled_m2", 0);
    expect_m2(&t, row, "reduced_m2", 1000);
    expect_m2(&t, row, "cleared_m2", 4000);
    expect_m2(&t, row, "closed_m2", 0);
    expect_m2(&t, row, "expected_m2", 6500);
    expect_m2(&t, row, "gap_m2", 500);
    expect_m2(&t, row, "counted_opening_m2", 10000);
    expect_m2(&t, row, "counted_closing_m2", 7500);
    csv_free(&t);
}

/* The published change cannot be explained by halves of what was released. */
static void flow__with_a_product_missing_is_not_computable(void **state)
{
    csv_table t = run(*state, STOCKS "2019,cancelled,100,,authority_db\n"
                                     "2019-01,cleared,3000,,authority_db\n");
    size_t row = find_row(&t, "flows=published");

    assert_string_equal(csv_cell(&t, row, "expected_m2"), "");
    assert_string_equal(csv_cell(&t, row, "gap_m2"), "");
    assert_string_equal(csv_cell(&t, row, "note"),
                        "not computable, because what was released in that time was not "
                        "all published");
    assert_string_equal(csv_cell(&t, row, "not_published"),
                        "newly_recorded; resurvey; reduced; cleared from 2019-02-01 on");
    csv_free(&t);
}

static void flow__of_products_that_were_published_together(void **state)
{
    csv_table t = run(*state, STOCKS "2019,released,4100,,authority_db\n"
                                     "2019,cleared,3000,,authority_db\n");
    size_t row = find_row(&t, "flows=published");

    assert_string_equal(csv_cell(&t, row, "released_m2"), "4100");
    assert_string_equal(csv_cell(&t, row, "cleared_m2"), "");
    assert_string_equal(csv_cell(&t, row, "expected_m2"), "4900");
    assert_string_equal(csv_cell(&t, row, "gap_m2"), "2100");
    csv_free(&t);
}

/* Neither an average nor a choice: two values, two rows. The same value published twice
 * is one. */
static void flow__has_a_row_for_each_competing_value(void **state)
{
    csv_table t = run(*state, STOCKS RELEASES "2019,reduced,1100,,authority_db\n"
                                              "2019,cleared,3000,,authority_db\n");
    size_t row = find_row(&t, "flows=published|way=1");

    assert_string_equal(csv_cell(&t, row, "reduced_m2"), "900");
    assert_string_equal(csv_cell(&t, row, "gap_m2"), "2000");
    assert_string_equal(csv_cell(&t, row, "note"), "reduced: 2 published values compete");
    row = find_row(&t, "flows=published|way=2");
    assert_string_equal(csv_cell(&t, row, "reduced_m2"), "1100");
    assert_string_equal(csv_cell(&t, row, "gap_m2"), "2200");
    assert_int_equal(t.rows, 3);
    csv_free(&t);
}

/* Quarters, or half years, that follow each other make up the year. */
static void flow__adds_up_figures_that_follow_each_other(void **state)
{
    csv_table t = run(*state, STOCKS "2019,cancelled,100,,authority_db\n"
                                     "2019,reduced,900,,authority_db\n"
                                     "2019-01,cleared,700,,authority_db\n"
                                     "2019-02,cleared,600,,authority_db\n");
    size_t row = find_row(&t, "flows=published");

    assert_string_equal(csv_cell(&t, row, "cleared_m2"), "");
    csv_free(&t);
    t = run(*state, "2018-12-31,stock,9000,x,authority_db\n"
                    "2020-12-31,stock,7000,x,authority_db\n"
                    "2019,released,100,,authority_db\n"
                    "2020,released,1000,,authority_db\n");
    row = find_row(&t, "flows=published");
    assert_string_equal(csv_cell(&t, row, "released_m2"), "1100");
    assert_string_equal(csv_cell(&t, row, "flow_figures"), "released: S, row 3, 4");
    csv_free(&t);
}

/* The year and its halves say the same: that is one way, not two. */
static void flow__of_a_year_and_its_halves_is_one(void **state)
{
    job_scratch *s = *state;
    csv_table t = run(s, STOCKS);

    csv_free(&t);
    job_replace(s, "p.yaml", "date: when,", "date: when, from: from, to: to,");
    job_put(s, "s.csv",
            "when,from,to,what,m2,definition,kind\n"
            "2018-12-31,,,stock,9000,x,authority_db\n"
            "2019-12-31,,,stock,7000,x,authority_db\n"
            "2019,,,released,4000,,authority_db\n"
            ",2019-01-01,2019-06-30,released,1500,,authority_db\n"
            ",2019-07-01,2019-12-31,released,2500,,authority_db\n");
    job_run(s, "out");
    t = csv_read(s, "out/check/stock_flow.csv");
    assert_string_equal(csv_cell(&t, find_row(&t, "flows=published"), "gap_m2"), "2000");
    csv_free(&t);
    job_replace(s, "s.csv", "released,2500", "released,2600");
    job_run(s, "out");
    t = csv_read(s, "out/check/stock_flow.csv");
    assert_string_equal(
        csv_cell(&t, find_row(&t, "flows=published|released_m2=4000"), "gap_m2"), "2000");
    assert_string_equal(
        csv_cell(&t, find_row(&t, "flows=published|released_m2=4100"), "gap_m2"), "2100");
    csv_free(&t);
}

static void flow__joins_no_other_definition_or_speaker(void **state)
{
    csv_table t = run(*state, "2018-12-31,stock,9000,mined area,authority_db\n"
                              "2019-12-31,stock,7000,suspected area,authority_db\n"
                              "2020-12-31,stock,5000,mined area,press\n");

    assert_int_equal(t.rows, 0);
    csv_free(&t);
    /* flows of another speaker are not those of the stocks' */
    t = run(*state, STOCKS "2019,released,4000,,press\n");
    assert_string_equal(csv_cell(&t, find_row(&t, "flows=published"), "expected_m2"), "");
    csv_free(&t);
}

static void flow__of_two_values_on_one_day(void **state)
{
    csv_table t = run(*state, STOCKS "2019-12-31,stock,7500,mined area,authority_db\n"
                                     "2019,released,4000,,authority_db\n");

    assert_string_equal(
        csv_cell(&t, find_row(&t, "flows=published|closing_m2=7000"), "gap_m2"), "2000");
    assert_string_equal(
        csv_cell(&t, find_row(&t, "flows=published|closing_m2=7500"), "gap_m2"), "2500");
    assert_int_equal(t.rows, 4);
    csv_free(&t);
}

/* Values that compete in many years would make more rows than anybody can read. */
static void flow__of_very_many_ways_says_so(void **state)
{
    char figures[2000] = "2010-12-31,stock,9000,x,authority_db\n"
                         "2020-12-31,stock,7000,x,authority_db\n";
    csv_table t;
    size_t row;

    for (int year = 2011; year <= 2020; year++)
        snprintf(figures + strlen(figures), sizeof figures - strlen(figures),
                 "%d,released,100,,authority_db\n%d,released,%d,,authority_db\n", year,
                 year, 200 + (1 << (year - 2011)));
    t = run(*state, figures);
    row = find_row(&t, "flows=published");
    assert_string_equal(csv_cell(&t, row, "gap_m2"), "");
    assert_string_equal(csv_cell(&t, row, "note"),
                        "not computable, because published values compete in more than "
                        "16 ways");
    csv_free(&t);
}

static void flow__of_a_span_that_is_no_whole_years_is_not_counted(void **state)
{
    csv_table t = run(*state, "2018-06-30,stock,9000,x,authority_db\n"
                              "2019-12-31,stock,7000,x,authority_db\n");
    size_t row = find_row(&t, "flows=account");

    assert_string_equal(csv_cell(&t, row, "expected_m2"), "");
    assert_string_equal(csv_cell(&t, row, "note"),
                        "not computable, because the span does not begin and end with a "
                        "year of the account");
    csv_free(&t);
}

#define FLOW_TEST(test)                                                                  \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FLOW_TEST(flow__of_what_was_published),
        FLOW_TEST(flow__of_what_is_counted),
        FLOW_TEST(flow__with_a_product_missing_is_not_computable),
        FLOW_TEST(flow__of_products_that_were_published_together),
        FLOW_TEST(flow__has_a_row_for_each_competing_value),
        FLOW_TEST(flow__adds_up_figures_that_follow_each_other),
        FLOW_TEST(flow__of_a_year_and_its_halves_is_one),
        FLOW_TEST(flow__joins_no_other_definition_or_speaker),
        FLOW_TEST(flow__of_two_values_on_one_day),
        FLOW_TEST(flow__of_very_many_ways_says_so),
        FLOW_TEST(flow__of_a_span_that_is_no_whole_years_is_not_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
