/* SPDX-License-Identifier: Apache-2.0 */
/* test_trend.c: trend.csv and trend.json of a scene that was worked out by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "trend/trend_scene.h"

/* The plane of the files is that of the grid: areas are exact. */
#define KM2(x) ((int64_t)((x)*1e6) * 10000000)

static size_t find(const csv_table *t, const char *scope, const char *admin1,
                   const char *period, const char *view)
{
    for (size_t row = 0; row < t->rows; row++)
        if (strcmp(csv_cell(t, row, "account"), "ap_mine") == 0 &&
            strcmp(csv_cell(t, row, "scope"), scope) == 0 &&
            strcmp(csv_cell(t, row, "admin1"), admin1) == 0 &&
            strcmp(csv_cell(t, row, "period"), period) == 0 &&
            strcmp(csv_cell(t, row, "view"), view) == 0)
            return row;
    fail_msg("no row %s %s %s %s", scope, admin1, period, view);
    return 0;
}

static csv_table run(job_scratch *s)
{
    s->overwrite = true;
    job_run(s, "out");
    return csv_read(s, "out/data/trend.csv");
}

static void assert_ratio(const csv_table *t, size_t row, const char *column,
                         double wanted)
{
    assert_true(fabs(strtod(csv_cell(t, row, column), NULL) - wanted) < 1e-5);
}

static void stock__year_by_year(void **state)
{
    static const struct {
        const char *year;
        double km2;
    } wanted[] = {{"2018", 2.01}, {"2019", 2.01}, {"2020", 1.61},
                  {"2021", 1.60}, {"2022", 3.00}, {"2023", 2.90}};
    job_scratch *s = *state;
    csv_table t;

    scene_put(s);
    t = run(s);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        size_t row = find(&t, "account", "", wanted[i].year, "period");

        scene_assert_km2(csv_area(&t, row, "stock_m2"), wanted[i].km2);
        assert_string_equal(csv_cell(&t, row, "state"), "whole");
    }
    csv_free(&t);
}

/* Recorded land rises, on the same ground it falls: survey grew. */
static void surveyed__on_the_same_ground(void **state)
{
    job_scratch *s = *state;
    csv_table t;
    size_t row;

    scene_put(s);
    t = run(s);
    row = find(&t, "surveyed by 2019", "", "2022", "period");
    scene_assert_km2(csv_area(&t, row, "stock_m2"), 1.0);
    assert_int_equal(csv_area(&t, row, "newly_recorded_m2"), 0);
    row = find(&t, "surveyed by 2019", "", "2023", "period");
    scene_assert_km2(csv_area(&t, row, "stock_m2"), 0.9);
    row = find(&t, "surveyed by 2022", "", "2023", "period");
    scene_assert_km2(csv_area(&t, row, "stock_m2"), 2.9);
    row = find(&t, "group", "B", "2022", "period");
    scene_assert_km2(csv_area(&t, row, "newly_recorded_m2"), 2.0);
    csv_free(&t);
}

static void views__of_flows_and_stock(void **state)
{
    job_scratch *s = *state;
    csv_table t;
    size_t row;

    scene_put(s);
    t = run(s);
    row = find(&t, "account", "", "2023", "cumulative");
    scene_assert_km2(csv_area(&t, row, "cleared_m2"), 0.5);
    scene_assert_km2(csv_area(&t, row, "released_m2"), 0.6);
    scene_assert_km2(csv_area(&t, row, "stock_m2"), 2.9);
    assert_ratio(&t, row, "survey_share", 1.0 / 6);
    assert_ratio(&t, row, "zero_find_share", 0.2);
    row = find(&t, "account", "", "2023", "year_on_year");
    scene_assert_km2(csv_area(&t, row, "stock_m2"), -0.1);
    scene_assert_km2(csv_area(&t, row, "newly_recorded_m2"), -2.0);
    row = find(&t, "account", "", "2020", "period");
    assert_ratio(&t, row, "ha_per_item", 5);
    assert_ratio(&t, row, "zero_find_share", 0);
    row = find(&t, "account", "", "2022", "period");
    assert_string_equal(csv_cell(&t, row, "ha_per_item"), "");
    csv_free(&t);
}

/* A release says that it found no mine, and nothing of other ordnance: that is no task
 * without any find. */
static void zero__must_be_said_of_all_that_is_asked(void **state)
{
    job_scratch *s = *state;
    csv_table t;
    size_t row;

    scene_put(s);
    t = run(s); /* nobody counts other ordnance */
    row = find(&t, "account", "", "2023", "cumulative");
    assert_string_equal(csv_cell(&t, row, "zero_find_share_any"), "");
    csv_free(&t);

    job_replace(s, "p.yaml", "{ap_mine: apm}", "{ap_mine: apm, other_uxo: uxo}");
    job_replace(s, "r.csv", "day,apm,", "day,apm,uxo,");
    job_replace(s, "r.csv", "2020-05-01,8,", "2020-05-01,8,1,");
    job_replace(s, "r.csv", "2022-05-01,,", "2022-05-01,,,");
    job_replace(s, "r.csv", "2023-05-01,0,", "2023-05-01,0,,");
    t = run(s);
    row = find(&t, "account", "", "2023", "cumulative");
    assert_ratio(&t, row, "zero_find_share", 0.2);
    assert_ratio(&t, row, "zero_find_share_any", 0); /* of the one that says it */
    row = find(&t, "account", "", "2023", "period");
    assert_string_equal(csv_cell(&t, row, "zero_find_share_any"), "");
    csv_free(&t);
}

static void rolling__twelve_months_of_quarters(void **state)
{
    job_scratch *s = *state;
    csv_table t;
    size_t row;

    scene_put(s);
    s->period = "quarter";
    t = run(s);
    row = find(&t, "account", "", "2023-Q1", "rolling_12_months");
    scene_assert_km2(csv_area(&t, row, "released_m2"), 0.1);
    scene_assert_km2(csv_area(&t, row, "newly_recorded_m2"), 2.0);
    row = find(&t, "account", "", "2023-Q2", "rolling_12_months");
    scene_assert_km2(csv_area(&t, row, "released_m2"), 0.1);
    scene_assert_km2(csv_area(&t, row, "cleared_m2"), 0.1);
    csv_free(&t);
}

/* What deliveries do not reach is not 0. */
static void missing__is_not_zero(void **state)
{
    job_scratch *s = *state;
    csv_table t;
    size_t row;

    scene_put(s);
    job_replace(s, "p.yaml", "name: Hazards,", "name: Hazards, complete_to: 2022-12-31,");
    job_replace(s, "p.yaml", "name: Releases,",
                "name: Releases, complete_to: 2021-06-30,");
    t = run(s);
    row = find(&t, "account", "", "2022", "period");
    assert_string_equal(csv_cell(&t, row, "state"), "incomplete");
    assert_string_equal(csv_cell(&t, row, "incomplete"), "Releases");
    row = find(&t, "account", "", "2023", "period");
    assert_string_equal(csv_cell(&t, row, "state"), "missing");
    assert_string_equal(csv_cell(&t, row, "stock_m2"), "");
    assert_string_equal(csv_cell(&t, row, "released_m2"), "");
    csv_free(&t);
    job_replace(s, "p.yaml", "as_of: 2023-12-31", "as_of: 2022-11-30");
    t = run(s);
    row = find(&t, "account", "", "2021", "year_on_year");
    assert_string_equal(csv_cell(&t, row, "state"), "incomplete");
    csv_free(&t);
}

static void part_year__is_marked(void **state)
{
    job_scratch *s = *state;
    csv_table t;

    scene_put(s);
    job_replace(s, "p.yaml", "as_of: 2023-12-31", "as_of: 2023-11-30");
    t = run(s);
    assert_string_equal(csv_cell(&t, find(&t, "account", "", "2023", "period"), "state"),
                        "part");
    assert_string_equal(
        csv_cell(&t, find(&t, "account", "", "2023", "year_on_year"), "state"), "part");
    assert_string_equal(csv_cell(&t, find(&t, "account", "", "2022", "period"), "state"),
                        "whole");
    csv_free(&t);
}

static void json__says_why(void **state)
{
    job_scratch *s = *state;
    char *json;

    scene_put(s);
    csv_table t = run(s);
    csv_free(&t);
    json = job_get(s, "out/data/trend.json");
    assert_non_null(strstr(json, "\"coverage_without_unit_n\": 1,"));
    assert_non_null(strstr(
        json, "Recorded land rose by 1.29 km2 (80.1 %) from 2020-12-31 to 2023-12-31: "
              "0.20 km2 released; 0.50 km2 less by resurvey; 2.00 km2 newly recorded; "
              "10000 m2 closed in the register with no release on file, not explained. "
              "The rise is mostly new land."));
    /* inside the units that survey was finished in by 2019 */
    assert_non_null(strstr(
        json, "Recorded land fell by 0.71 km2 (44.1 %) from 2020-12-31 to 2023-12-31: "
              "0.20 km2 released; 0.50 km2 less by resurvey; 10000 m2 closed in the "
              "register with no release on file, not explained. The fall is mostly "
              "resurvey, not release."));
    free(json);
}

int main(void)
{
#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)
    const struct CMUnitTest tests[] = {
        TEST(stock__year_by_year),
        TEST(surveyed__on_the_same_ground),
        TEST(views__of_flows_and_stock),
        TEST(zero__must_be_said_of_all_that_is_asked),
        TEST(rolling__twelve_months_of_quarters),
        TEST(missing__is_not_zero),
        TEST(part_year__is_marked),
        TEST(json__says_why),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
