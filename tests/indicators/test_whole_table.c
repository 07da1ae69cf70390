/* SPDX-License-Identifier: Apache-2.0 */
/* test_whole_table.c: the account's own indicators by hand; their areas add up to the
 * ledger; every code is there; what is not computable says why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "indicators/plane_scene.h"

#define DEADLINE "deadline: 2030-12-31\n"

static csv_table run(job_scratch *s, plane *p)
{
    plane_end(p);
    job_run(s, "out");
    return csv_read(s, "out/data/indicators.csv");
}

/* Hazards of two classes, 30,000 m2 of which stay; 5,000, 10,000 and 15,000 m2 released
 * in three years. */
static plane begin_stock(const job_scratch *s)
{
    plane p = plane_begin(s, DEADLINE);
    static const struct {
        const char *id, *product, *day;
        int64_t m2;
    } tasks[] = {{"a", "cleared", "2022-03-01", 5000},
                 {"b", "reduced", "2023-03-01", 10000},
                 {"c", "cleared", "2024-03-01", 12000},
                 {"d", "cancelled", "2024-04-01", 3000}};

    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++)
        plane_task(&p,
                   &(plane_release){.id = tasks[i].id,
                                    .op = "X",
                                    .product = tasks[i].product,
                                    .day = tasks[i].day},
                   tasks[i].m2);
    plane_hazard(&p, "stays", "Y", "ap", "cha", "2024-06-01",
                 "POLYGON ((-1000 0, -900 0, -900 288, -1000 288, -1000 0))");
    plane_hazard(&p, "suspected", "Y", "ap", "sha", "2010-01-01",
                 "POLYGON ((-1000 900, -900 900, -900 912, -1000 912, -1000 900))");
    return p;
}

static void indicators__of_a_small_account(void **state)
{
    static const struct {
        const char *indicator, *name, *by, *group, *year, *definition;
        int decimals;
        const char *printed;
    } rows[] = {
        {"I5", NULL, "all", "", "2024", NULL, 0, "20"},
        {"I6", "release mix: non-technical survey", "all", "", "all years", NULL, 0,
         "10"},
        {"I6", "release mix: technical survey", "all", "", "all years", NULL, 1, "33.3"},
        {"I6", "release mix: clearance", "all", "", "all years", NULL, 1, "56.7"},
        /* Of the opening of 2024, 15,000 in CHAs and 1,200 in an SHA, all of CHAs. */
        {"I7", NULL, "class", "cha", "2024", NULL, 2, "1.08"},
        {"I7", NULL, "class", "sha", "2024", NULL, 0, "0"},
        {"I8", "net change", "all", "", "2024", NULL, 0, "13800"},
        {"I8", "net change", "operator", "X", "2024", NULL, 0, "-15000"},
        {"I8", "newly recorded less released", "operator", "Y", "2024", NULL, 0, "28800"},
        {"I9", NULL, "all", "", "2024", NULL, 2, "1.92"},
        {"I12", NULL, "all", "", "on 2024-12-31",
         "released, mean of the last 3 complete years", 4, "3.0000"},
        {"I12", NULL, "all", "", "on 2024-12-31",
         "released, mean of the last 5 complete years", 4, "5.0000"},
        {"I12", NULL, "all", "", "on 2024-12-31",
         "released, mean of the last 5 complete years without the highest and the lowest",
         4, "6.0000"},
        {"I12", NULL, "all", "", "on 2024-12-31",
         "released, highest of the last 5 complete years", 4, "2.0000"},
        {"I12", NULL, "all", "", "on 2024-12-31",
         "cleared, mean of the last 3 complete years", 4, "5.2941"},
        {"I13", NULL, "all", "", "on 2024-12-31", NULL, 0, "5001"},
        {"I14", NULL, "all", "", "on 2024-12-31",
         "released, mean of the last 3 complete years", 3, "2.999"},
        {"I15", NULL, "all", "", "2024", NULL, 0, "96"}, /* as Angola's */
        {"I15", NULL, "all", "", "on 2024-12-31", "hazards, on the as-of day", 0, "50"},
        {"I15", NULL, "operator", "Y", "2024", NULL, 0, "96"},
    };
    job_scratch *s = *state;
    plane p = begin_stock(s);
    csv_table t = run(s, &p);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        indicator_expect(&t,
                         &(indicator_key){rows[i].indicator, rows[i].name, "ap_mine",
                                          rows[i].by, rows[i].group, rows[i].year,
                                          rows[i].definition},
                         rows[i].decimals, rows[i].printed);
    indicator_expect_none(&t,
                          &(indicator_key){"I12", NULL, "ap_mine", "all", "", NULL,
                                           "released, lowest of the last 5 complete "
                                           "years"},
                          "nothing was released");
    csv_free(&t);
}

static void overreach_and_resurvey__as_drawn(void **state)
{
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    char shape[160];
    csv_table t;

    plane_hazard(&p, "H", "X", "ap", "cha", "2010-01-01", plane_square(0, 0, shape));
    plane_release_put(
        &p,
        &(plane_release){.id = "R", .op = "Z", .product = "cleared", .day = "2024-01-01"},
        plane_square(75, 0, shape));
    fprintf(p.hazards,
            "V,X,ap,cha,2010-01-01,1,\"POLYGON ((0 500,200 500,200 700,0 700,0 500))\"\n"
            "V,X,ap,cha,2023-01-01,2,\"%s\"\n",
            plane_square(0, 500, shape));
    t = run(s, &p);
    indicator_expect(
        &t, &(indicator_key){"I22", NULL, "all", "operator", "Z", "2024", NULL}, 0, "75");
    indicator_expect(
        &t, &(indicator_key){"I21", NULL, "ap_mine", "all", "", "2023", NULL}, 0, "4");
    csv_free(&t);
}

/* Lags of 10, 20 and 90 days; one release waits. */
static void reporting_lag__and_backlog(void **state)
{
    static const char *const days[][2] = {{"2024-01-01", "2024-01-11"},
                                          {"2024-02-01", "2024-02-21"},
                                          {"2024-03-01", "2024-05-30"},
                                          {"2024-04-01", ""}};
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    indicator_key key = {"I16", NULL, "all", "operator", "X", "2024", NULL};
    char ids[4][2] = {"a", "b", "c", "d"};
    csv_table t;

    for (size_t i = 0; i < 4; i++)
        plane_task(&p,
                   &(plane_release){.id = ids[i],
                                    .op = "X",
                                    .product = "cleared",
                                    .done = days[i][0],
                                    .day = days[i][1]},
                   1000);
    t = run(s, &p);
    key.name = "reporting lag, median";
    indicator_expect(&t, &key, 0, "20");
    key.name = "reporting lag, 9 of 10";
    indicator_expect(&t, &key, 0, "90");
    key.name = "backlog";
    indicator_expect(&t, &key, 0, "1");
    key.name = "backlog, area";
    indicator_expect(&t, &key, 0, "1000");
    csv_free(&t);
}

/* --- laws --- */

/* Of the rows by @p by, of one account and year. */
static int64_t sum_of(const csv_table *t, const char *name, const char *column,
                      const char *by, const char *account, const char *year)
{
    int64_t sum = 0;

    for (size_t row = 0; row < t->rows; row++)
        if (strcmp(csv_cell(t, row, "name"), name) == 0 &&
            strcmp(csv_cell(t, row, "by"), by) == 0 &&
            strcmp(csv_cell(t, row, "account"), account) == 0 &&
            strcmp(csv_cell(t, row, "year"), year) == 0)
            sum += csv_units(csv_cell(t, row, column));
    return sum;
}

static int64_t ledger_sum(const csv_table *ledger, const char *account, const char *year,
                          const char *column)
{
    int64_t sum = 0;

    for (size_t row = 0; row < ledger->rows; row++)
        if (strcmp(csv_cell(ledger, row, "account"), account) == 0 &&
            strcmp(csv_cell(ledger, row, "period"), year) == 0)
            sum += csv_area(ledger, row, column);
    return sum;
}

static void areas__add_up_to_the_ledger(void **state)
{
    static const char *const ways[][3] = {
        {"release mix: non-technical survey", "a", "cancelled_m2"},
        {"release mix: technical survey", "a", "reduced_m2"},
        {"release mix: clearance", "a", "cleared_m2"},
        {"net change", "value", "closing_m2"}};
    static const char *const bys[] = {"all", "operator", "admin1", "class"};
    static const char *const accounts[] = {"ap_mine", "cmr", "all"};
    job_scratch *s = *state;
    csv_table t, ledger;
    int64_t found = 0;

    job_copy_first(s);
    job_run(s, "out");
    t = csv_read(s, "out/data/indicators.csv");
    ledger = csv_read(s, "out/data/ledger.csv");
    for (size_t w = 0; w < 4; w++)
        for (size_t b = 0; b < 4; b++)
            for (size_t a = 0; a < 3; a++)
                for (int year = 2010; year <= 2024; year++) {
                    char text[8];
                    int64_t sum;

                    snprintf(text, sizeof text, "%d", year);
                    sum = sum_of(&t, ways[w][0], ways[w][1], bys[b], accounts[a], text);
                    found += sum;
                    if (w == 3)
                        sum += ledger_sum(&ledger, accounts[a], text, "opening_m2");
                    assert_int_equal(sum,
                                     ledger_sum(&ledger, accounts[a], text, ways[w][2]));
                }
    assert_true(found != 0);
    csv_free(&t);
    csv_free(&ledger);
}

static void every_code__is_there_and_says_why_it_has_no_value(void **state)
{
    static const char because[] = "not computable, because ";
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    csv_table t = run(s, &p); /* nothing at all was recorded */

    for (int i = 1; i <= 22; i++) {
        char code[8];

        snprintf(code, sizeof code, "I%d", i);
        assert_true(indicator_count(&t, &(indicator_key){.indicator = code}) > 0);
    }
    for (size_t row = 0; row < t.rows; row++) {
        bool has_value = *csv_cell(&t, row, "value") != 0;
        const char *note = csv_cell(&t, row, "note");

        if (!has_value && strncmp(note, because, strlen(because)) != 0)
            fail_msg("row %zu of %s has neither value nor reason", row,
                     csv_cell(&t, row, "indicator"));
        if (has_value && strncmp(note, because, strlen(because)) == 0)
            fail_msg("row %zu has a value and a reason why not", row);
    }
    csv_free(&t);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(indicators__of_a_small_account),
        TEST(overreach_and_resurvey__as_drawn),
        TEST(reporting_lag__and_backlog),
        TEST(areas__add_up_to_the_ledger),
        TEST(every_code__is_there_and_says_why_it_has_no_value),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
