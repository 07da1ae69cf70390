/* SPDX-License-Identifier: Apache-2.0 */
/* What examples/cambodia promises of its run: it balances, loses no record, and comes as
 * near to the published figures as its README says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "examples/example.h"
#include "run/sums.h"

#define KM2 INT64_C(10000000000000) /* in units of 1e-7 m2 */

enum { INWARDS = 4, FLOWS = 8 };
static const char *const flows[FLOWS] = {"newly_recorded", "resurvey",  "transferred",
                                         "recorded_again", "cancelled", "reduced",
                                         "cleared",        "closed"};
#define RECORDED_AGAIN 3 /* beside the balance */

static int64_t flow_m2(const csv_table *ledger, size_t row, int flow)
{
    char name[32];

    snprintf(name, sizeof name, "%s_m2", flows[flow]);
    return csv_area(ledger, row, name);
}

static void ledger__every_row_balances(void **state)
{
    csv_table ledger = csv_read(*state, "out/data/ledger.csv");

    assert_in_range(ledger.rows, 500, 100000);
    for (size_t row = 0; row < ledger.rows; row++) {
        int64_t sum = csv_area(&ledger, row, "opening_m2");

        for (int f = 0; f < FLOWS; f++)
            if (f != RECORDED_AGAIN)
                sum += (f < INWARDS ? 1 : -1) * flow_m2(&ledger, row, f);
        assert_int_equal(sum, csv_area(&ledger, row, "closing_m2"));
    }
    csv_free(&ledger);
}

static int flow_called(const char *name)
{
    for (int f = 0; f < FLOWS; f++)
        if (strcmp(flows[f], name) == 0)
            return f;
    return FLOWS; /* "opening": land that stood before the first period */
}

static void credits__add_up_to_the_ledger(void **state)
{
    csv_table ledger = csv_read(*state, "out/data/ledger.csv");
    csv_table credits = csv_read(*state, "out/data/credits.csv");
    size_t groups_end = csv_column(&credits, "column");
    sums told = {0}, proven = {0};
    char key[CSV_KEY_MAX], groups[CSV_KEY_MAX], whole[2 * CSV_KEY_MAX];

    for (size_t row = 0; row < ledger.rows; row++) {
        csv_key(&ledger, row, 0, 2, key);
        csv_key(&ledger, row, 4, csv_column(&ledger, "opening_m2"), groups);
        snprintf(whole, sizeof whole, "%s%s", key, groups);
        for (int f = 0; f < FLOWS; f++)
            sums_at(&told, whole)[f] += flow_m2(&ledger, row, f);
    }
    for (size_t row = 0; row < credits.rows; row++) {
        int flow = flow_called(csv_cell(&credits, row, "column"));

        csv_key(&credits, row, 0, groups_end, whole);
        if (flow < FLOWS)
            sums_at(&proven, whole)[flow] += csv_area(&credits, row, "m2");
    }
    sums_expect_same(&told, &proven);
    sums_free(&told);
    sums_free(&proven);
    csv_free(&credits);
    csv_free(&ledger);
}

/* How many rows the generator says it wrote. */
static void rows_written(const job_scratch *s, long *hazards, long *releases)
{
    char *readme = job_get(s, "data/README.txt"),
         *at = strstr(readme, " rows of hazards");

    assert_non_null(at);
    while (at > readme && at[-1] != '\n')
        at--;
    assert_int_equal(
        sscanf(at, "%ld rows of hazards, %ld of releases", hazards, releases), 2);
    free(readme);
}

static void records__are_all_used_or_set_aside_with_a_reason(void **state)
{
    csv_table records = csv_read(*state, "out/data/records.csv");
    long hazards = 0, releases = 0, written_hazards, written_releases;

    rows_written(*state, &written_hazards, &written_releases);
    for (size_t row = 0; row < records.rows; row++) {
        const char *role = csv_cell(&records, row, "role");
        bool is_used = strcmp(csv_cell(&records, row, "used"), "yes") == 0;

        hazards += strcmp(role, "hazard") == 0;
        releases += strcmp(role, "release") == 0;
        if (!is_used && !*csv_cell(&records, row, "reason"))
            fail_msg("%s is set aside without a reason", csv_cell(&records, row, "id"));
    }
    assert_int_equal(hazards, written_hazards);
    assert_int_equal(releases, written_releases);
    csv_free(&records);
}

static void records__are_about_2000_hazards_and_3000_releases(void **state)
{
    long hazards, releases;

    rows_written(*state, &hazards, &releases);
    assert_in_range(hazards, 1800, 2200);
    assert_in_range(releases, 2800, 3200);
}

/* Of account ap_mine; all provinces for "". */
static int64_t ledger_sum(const csv_table *ledger, const char *period,
                          const char *province, const char *column)
{
    int64_t sum = 0;

    for (size_t row = 0; row < ledger->rows; row++)
        if (strcmp(csv_cell(ledger, row, "account"), "ap_mine") == 0 &&
            strcmp(csv_cell(ledger, row, "period"), period) == 0 &&
            (!*province || strcmp(csv_cell(ledger, row, "admin1"), province) == 0))
            sum += csv_area(ledger, row, column);
    return sum;
}

/* Units of 1e-7 m2; "*129.70" is a reviewer's estimate. */
static int64_t published_area(const csv_table *published, size_t row)
{
    const char *value = csv_cell(published, row, "value");
    bool is_km2 = strcmp(csv_cell(published, row, "unit"), "km2") == 0;

    return csv_units(value + (*value == '*')) * (is_km2 ? 1000000 : 1);
}

static void expect_near(const csv_table *published, size_t row, int64_t here,
                        int per_cent, int64_t besides)
{
    int64_t there = published_area(published, row);

    if (llabs(here - there) > there / 100 * per_cent + besides)
        fail_msg("%s %s %s: %.2f km2 here, %.2f km2 published",
                 csv_cell(published, row, "measure"), csv_cell(published, row, "date"),
                 csv_cell(published, row, "province"), (double)here / (double)KM2,
                 (double)there / (double)KM2);
}

static bool is_of_mines(const csv_table *published, size_t row)
{
    return strcmp(csv_cell(published, row, "account"), "ap_mine") == 0 &&
           strcmp(csv_cell(published, row, "basis"), "target") != 0;
}

static void mines__left_in_each_province_are_near_the_published(void **state)
{
    csv_table ledger = csv_read(*state, "out/data/ledger.csv");
    csv_table published = csv_read(*state, "published.csv");
    size_t compared = 0;

    for (size_t row = 0; row < published.rows; row++) {
        const char *province = csv_cell(&published, row, "province");

        if (!is_of_mines(&published, row) ||
            strcmp(csv_cell(&published, row, "date"), "2024-12-31") != 0)
            continue;
        expect_near(&published, row, ledger_sum(&ledger, "2024", province, "closing_m2"),
                    8, 3 * KM2 / 10);
        compared++;
    }
    assert_int_equal(compared, 11); /* ten provinces and their sum */
    csv_free(&published);
    csv_free(&ledger);
}

static void mines__released_in_each_year_are_near_the_published(void **state)
{
    csv_table ledger = csv_read(*state, "out/data/ledger.csv");
    csv_table published = csv_read(*state, "published.csv");
    size_t compared = 0;

    for (size_t row = 0; row < published.rows; row++) {
        const char *measure = csv_cell(&published, row, "measure");
        char column[32];

        if (!is_of_mines(&published, row) || strcmp(measure, "stock") == 0)
            continue;
        snprintf(column, sizeof column, "%s_m2", measure);
        expect_near(&published, row,
                    ledger_sum(&ledger, csv_cell(&published, row, "date"), "", column), 2,
                    0);
        compared++;
    }
    assert_int_equal(compared, 25);
    csv_free(&published);
    csv_free(&ledger);
}

/* Of the year, in one account: items of a record are in each account that it touched. */
static int64_t mines_destroyed(const csv_table *release, const char *year)
{
    int64_t sum = 0;

    for (size_t row = 0; row < release->rows; row++)
        if (strcmp(csv_cell(release, row, "account"), "all") == 0 &&
            strcmp(csv_cell(release, row, "period"), year) == 0)
            sum += csv_integer(release, row, "ap_mine");
    return sum;
}

static int64_t mines_in_spot_tasks(const csv_table *spots, const char *year)
{
    int64_t sum = 0;

    for (size_t row = 0; row < spots->rows; row++)
        if (strncmp(csv_cell(spots, row, "date"), year, 4) == 0 &&
            strcmp(csv_cell(spots, row, "category"), "ap_mine") == 0)
            sum += csv_integer(spots, row, "quantity");
    return sum;
}

/* csv_read() wants the line ends that we write; LOTUS' kind of files have the other. */
static csv_table read_spots(const job_scratch *s)
{
    job_replace(s, "data/spot_tasks.csv", "\r\n", "\n");
    return csv_read(s, "data/spot_tasks.csv");
}

static void items__of_each_year_are_the_published(void **state)
{
    csv_table release = csv_read(*state, "out/data/release.csv");
    csv_table spots = read_spots(*state);
    csv_table published = csv_read(*state, "published.csv");
    size_t compared = 0;

    for (size_t row = 0; row < published.rows; row++) {
        const char *year = csv_cell(&published, row, "date");
        const char *context = csv_cell(&published, row, "context");
        int64_t cleared = mines_destroyed(&release, year);
        int64_t spotted = mines_in_spot_tasks(&spots, year);

        if (strcmp(csv_cell(&published, row, "category"), "ap_mine") != 0)
            continue;
        assert_int_equal(csv_integer(&published, row, "value"),
                         strcmp(context, "eod_spot") == 0    ? spotted
                         : strcmp(context, "clearance") == 0 ? cleared
                                                             : cleared + spotted);
        compared++;
    }
    assert_int_equal(compared, 9);
    csv_free(&published);
    csv_free(&spots);
    csv_free(&release);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ledger__every_row_balances),
        cmocka_unit_test(credits__add_up_to_the_ledger),
        cmocka_unit_test(records__are_all_used_or_set_aside_with_a_reason),
        cmocka_unit_test(records__are_about_2000_hazards_and_3000_releases),
        cmocka_unit_test(mines__left_in_each_province_are_near_the_published),
        cmocka_unit_test(mines__released_in_each_year_are_near_the_published),
        cmocka_unit_test(items__of_each_year_are_the_published),
    };
    return cmocka_run_group_tests(tests, example_setup, job_scratch_teardown);
}
