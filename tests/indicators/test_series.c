/* SPDX-License-Identifier: Apache-2.0 */
/* test_series.c: indicators of published figures, by published examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "indicators/plane_scene.h"

static void figure(plane *p, const char *row)
{
    fprintf(p->series, "%s\n", row);
}

static void task(plane *p, const char *id, const char *op, const char *product,
                 const char *day, int64_t area_m2)
{
    plane_task(p, &(plane_release){.id = id, .op = op, .product = product, .day = day},
               area_m2);
}

static csv_table run(job_scratch *s, plane *p)
{
    plane_end(p);
    job_run(s, "out");
    return csv_read(s, "out/data/indicators.csv");
}

static void targets__are_divided_by_the_same_period_alone(void **state)
{
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    csv_table t;

    task(&p, "a", "X", "cleared", "2023-02-01", 1000);
    task(&p, "b", "X", "reduced", "2024-02-01", 3000);
    /* Cambodia's first extension: nine years against eleven were printed as 123 %. */
    figure(&p, "released,target,470048519,m2,,2009-01-01,2019-12-31,ap_mine,,,");
    figure(&p, "released,actual,577171932,m2,,2010-01-01,2018-12-31,ap_mine,,,");
    figure(&p, "released,target,39400173,m2,2010,,,ap_mine,,,");
    figure(&p, "released,actual,49394551,m2,2010,,,ap_mine,,,");
    figure(&p, "released,target,4000,m2,,2023-01-01,2024-12-31,ap_mine,,,");
    figure(&p, "cleared,target,4000,m2,2023,,,ap_mine,X,,");
    figure(&p, "cleared,target,12.83,km2,,2025-07-01,2025-12-31,ap_mine,,,");
    figure(&p, "cleared,target,5000,m2,2023,,,,,,");
    t = run(s, &p);
    indicator_expect_none(&t,
                          &(indicator_key){"I11", NULL, "ap_mine", "all", "",
                                           "2009 to 2019",
                                           "released; actual as published"},
                          "the periods differ: the figure is of 2010 to 2018");
    indicator_expect(&t,
                     &(indicator_key){"I11", NULL, "ap_mine", "all", "", "2010",
                                      "released; actual as published"},
                     0, "125");
    indicator_expect(&t,
                     &(indicator_key){"I11", NULL, "ap_mine", "all", "", "2023 to 2024",
                                      "released; actual of the account"},
                     0, "100");
    indicator_expect(&t,
                     &(indicator_key){"I11", NULL, "ap_mine", "operator", "X", "2023",
                                      "cleared; actual of the account"},
                     0, "25");
    indicator_expect_none(
        &t,
        &(indicator_key){"I11", NULL, NULL, "all", "", "2025-07-01 to 2025-12-31", NULL},
        "the account does not reach its end");
    indicator_expect_none(&t,
                          &(indicator_key){"I11", NULL, "all", "all", "", "2023", NULL},
                          "the target does not say which account it is of");
    csv_free(&t);
}

/* Clearing the Mines 2025, tables 11 and 12: three NGOs recorded 50 % more. */
static void source_ratio__of_three_operators(void **state)
{
    static const char *const rows[] = {
        "CSHD,authority_db,148860",  "CSHD,operator,308908",
        "HALO,authority_db,4626857", "HALO,operator,5286722",
        "MAG,authority_db,991559",   "MAG,operator,3138113",
        "CMAC,authority_db,69831220"};
    static const char *const ratios[][2] = {
        {"CSHD", "2.075"}, {"HALO", "1.143"}, {"MAG", "3.165"}};
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    indicator_key key = {"I17", NULL, "ap_mine", "operator", NULL, "2024", NULL};
    csv_table t;

    task(&p, "a", "X", "cleared", "2024-02-01", 1000);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char op[16], kind[16], value[16];

        sscanf(rows[i], "%15[^,],%15[^,],%15s", op, kind, value);
        fprintf(p.series, "cleared,actual,%s,m2,2024,,,ap_mine,%s,%s,\n", value, op,
                kind);
    }
    t = run(s, &p);
    for (size_t i = 0; i < 3; i++) {
        key.group = ratios[i][0];
        indicator_expect(&t, &key, 3, ratios[i][1]);
    }
    key.by = "all";
    key.group = "";
    indicator_expect(&t, &key, 3, "1.514");
    csv_free(&t);
}

/* 146.7 million US$ for 524.28 km2: 0.28 US$ a square metre. */
static void cost__of_the_whole_country_alone(void **state)
{
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    csv_table t;

    task(&p, "a", "X", "cleared", "2024-02-01", 262140204);
    task(&p, "b", "X", "cleared", "2024-02-01", 262140205);
    figure(&p, "cost,actual,146700000,usd,2024,,,ap_mine,,,");
    figure(&p, "cost,actual,1000000,usd,2024,,,ap_mine,X,,");
    figure(&p, "funding,actual,5,usd,2024,,,ap_mine,,,Norway");
    t = run(s, &p);
    indicator_expect(&t,
                     &(indicator_key){"I19", NULL, "ap_mine", "all", "", "2024", "cost"},
                     2, "0.28");
    indicator_expect_none(
        &t, &(indicator_key){"I19", NULL, NULL, NULL, NULL, NULL, "cost, of X"},
        "the money is of one operator alone");
    indicator_expect_none(
        &t, &(indicator_key){"I19", NULL, NULL, NULL, NULL, NULL, "funding, Norway"},
        "the money is of one donor alone, and what is published is not added up");
    csv_free(&t);
}

static void declared__the_latest_of_a_unit_counts(void **state)
{
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    indicator_key key = {"I18",
                         NULL,
                         "all",
                         "all",
                         "",
                         "on 2024-12-31",
                         "declared \"free\"; units of level admin1"};
    csv_table t;

    task(&p, "a", "X", "cleared", "2024-02-01", 1000);
    job_put(s, "declarations.csv",
            "code,date,status\nW,2020-01-01,free\nE,2020-01-01,free\n"
            "W,2021-01-01,found again\n");
    t = run(s, &p);
    indicator_expect(&t, &key, 0, "1");
    assert_string_equal(csv_cell(&t, indicator_row_of(&t, &key), "b"), "2");
    csv_free(&t);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(targets__are_divided_by_the_same_period_alone),
        TEST(source_ratio__of_three_operators),
        TEST(cost__of_the_whole_country_alone),
        TEST(declared__the_latest_of_a_unit_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
