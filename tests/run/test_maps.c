/* SPDX-License-Identifier: Apache-2.0 */
/* A map shows what the account says: areas of features against closings, as exact
 * numbers, for every year's end and every account. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run/csv_table.h"
#include "run/scenes.h"
#include "run/shown.h"
#include "run/sums.h"

static const char *const accounts[] = {"ap_mine", "cmr", "other", "unknown", "all"};
#define ACCOUNTS 5
#define ALL      4

/* The last day of the period of a row, which says the first day after. */
static lrel_date last_day(const csv_table *ledger, size_t row, char text[16])
{
    lrel_date day;

    assert_int_equal(lrel_date_parse(csv_cell(ledger, row, "to"), &day, NULL), LREL_OK);
    day.days--;
    lrel_date_format(day, text);
    return day;
}

static csv_table run_ungrouped(job_scratch *s, const char *period)
{
    s->by = "";
    s->period = period;
    s->overwrite = true;
    job_run(s, "out");
    return csv_read(s, "out/data/ledger.csv");
}

static int64_t mapped(job_scratch *s, lrel_date at, const char *account)
{
    char path[JOB_PATH_MAX];
    lrel_map_options options;
    shown_map map;
    int64_t area;

    job_path(s, "at.geojson", path);
    lrel_map_options_init(&options);
    options.at = at;
    options.account = account;
    if (lrel_job_write_map(s->job, &options, path, true, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
    map = shown_read(s, "at.geojson");
    area = shown_area(&map, account, NULL);
    shown_free(&map);
    return area;
}

static void map__at_each_years_end_is_the_closing_of_each_account(void **state)
{
    job_scratch *s = *state;
    csv_table ledger = run_ungrouped(s, "year");
    bool is_shown[ACCOUNTS] = {false};

    (void)job_open(s);
    for (size_t row = 0; row < ledger.rows; row++) {
        const char *account = csv_cell(&ledger, row, "account");
        int64_t closing = csv_area(&ledger, row, "closing_m2");
        char text[16];

        assert_int_equal(mapped(s, last_day(&ledger, row, text), account), closing);
        for (int a = 0; a < ACCOUNTS; a++)
            is_shown[a] |= strcmp(accounts[a], account) == 0 && closing > 0;
    }
    for (int a = 0; a < ACCOUNTS; a++)
        assert_true(is_shown[a]);
    csv_free(&ledger);
}

/* The account printed for a day ends with that day. */
static csv_table print_ledger_at(job_scratch *s, const char *day)
{
    char path[JOB_PATH_MAX];
    int file;

    s->at = day;
    (void)job_open(s);
    job_path(s, "at.csv", path);
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(file >= 0);
    assert_int_equal(lrel_job_write_ledger(s->job, file, NULL, NULL), LREL_OK);
    assert_int_equal(close(file), 0);
    return csv_read(s, "at.csv");
}

/* Nobody may take the one period for the year that it begins in; releases behind it are
 * in a rest of its own. */
static void ledger__at_a_day_is_called_until_that_day(void **state)
{
    job_scratch *s = *state;
    csv_table at = print_ledger_at(s, "2019-06-30"), release;
    size_t until = 0, after = 0;

    for (size_t row = 0; row < at.rows; row++)
        assert_string_equal(csv_cell(&at, row, "period"), "until 2019-06-30");
    assert_int_not_equal(at.rows, 0);
    csv_free(&at);
    job_run(s, "out");
    release = csv_read(s, "out/data/release.csv");
    for (size_t row = 0; row < release.rows; row++) {
        until += strcmp(csv_cell(&release, row, "period"), "until 2019-06-30") == 0;
        after += strcmp(csv_cell(&release, row, "period"), "after 2019-06-30") == 0;
    }
    assert_true(until > 0);
    assert_int_equal(until + after, release.rows);
    csv_free(&release);
    s->at = NULL;
}

static void ledger__at_a_day_closes_as_the_period_that_ends_there(void **state)
{
    job_scratch *s = *state;
    csv_table ledger = run_ungrouped(s, "year");
    sums expected = {0}, found = {0};
    char day[16];

    for (size_t row = 0; row < ledger.rows; row += 3) { /* a third of the years */
        csv_table at;

        last_day(&ledger, row, day);
        at = print_ledger_at(s, day);
        for (size_t i = 0; i < at.rows; i++)
            sums_at(&found, csv_cell(&at, i, "account"))[0] =
                csv_area(&at, i, "closing_m2");
        for (size_t i = 0; i < ledger.rows; i++)
            if (strcmp(csv_cell(&ledger, i, "to"), csv_cell(&ledger, row, "to")) == 0)
                sums_at(&expected, csv_cell(&ledger, i, "account"))[0] =
                    csv_area(&ledger, i, "closing_m2");
        sums_expect_same(&found, &expected);
        csv_free(&at);
    }
    sums_free(&expected);
    sums_free(&found);
    csv_free(&ledger);
}

static void remaining__is_the_last_closing(void **state)
{
    job_scratch *s = *state;
    csv_table ledger = run_ungrouped(s, "year");
    shown_map map = shown_read(s, "out/data/remaining.geojson");
    int64_t closing[ACCOUNTS] = {0};

    for (size_t row = 0; row < ledger.rows; row++)
        for (int a = 0; a < ACCOUNTS; a++)
            if (strcmp(csv_cell(&ledger, row, "account"), accounts[a]) == 0)
                closing[a] = csv_area(&ledger, row, "closing_m2");
    for (int a = 0; a < ALL; a++) {
        assert_true(closing[a] > 0);
        assert_int_equal(shown_area(&map, accounts[a], NULL), closing[a]);
    }
    assert_int_equal(shown_area(&map, "all", NULL), 0); /* rows are never added */
    shown_free(&map);
    csv_free(&ledger);
}

static void timeline__shows_every_closing(void **state)
{
    job_scratch *s = *state;
    csv_table ledger = run_ungrouped(s, "quarter");
    shown_map map = shown_read(s, "out/data/timeline.geojson");
    int64_t largest = 0;

    for (size_t row = 0; row < ledger.rows; row++) {
        const char *account = csv_cell(&ledger, row, "account");
        int64_t closing = csv_area(&ledger, row, "closing_m2");
        char day[16];

        if (strcmp(account, "all") == 0)
            continue;
        last_day(&ledger, row, day);
        assert_int_equal(shown_area(&map, account, day), closing);
        largest = closing > largest ? closing : largest;
    }
    assert_true(largest > 0);
    shown_free(&map);
    csv_free(&ledger);
}

/* Land may be released twice in one year, if it was recorded again in between: the map
 * then shows it once. */
static void released__is_what_left_by_release_each_year(void **state)
{
    static const char *const products[] = {"cancelled", "reduced", "cleared"};
    job_scratch *s = *state;
    csv_table ledger = run_ungrouped(s, "year");
    shown_map map = shown_read(s, "out/data/released.geojson");
    sums flows = {0}, shown = {0};
    char key[96];

    for (size_t row = 0; row < ledger.rows; row++)
        for (int p = 0; p < 3; p++) {
            char column[32];

            snprintf(column, sizeof column, "%s_m2", products[p]);
            snprintf(key, sizeof key, "%s|%s|%s", csv_cell(&ledger, row, "account"),
                     csv_cell(&ledger, row, "period"), products[p]);
            if (strcmp(csv_cell(&ledger, row, "account"), "all") != 0)
                sums_at(&flows, key)[0] += csv_area(&ledger, row, column);
        }
    for (size_t i = 0; i < map.feature_count; i++) {
        const shown_feature *f = &map.features[i];

        snprintf(key, sizeof key, "%s|%lld|%s", f->account, (long long)f->year,
                 f->product);
        sums_at(&shown, key)[0] += f->area;
    }
    assert_in_range(map.feature_count, 3, 1000);
    for (size_t i = 0; i < flows.room; i++)
        if (flows.entries[i].key)
            assert_true(sums_at(&shown, flows.entries[i].key)[0] <=
                        flows.entries[i].slot[0]);
    assert_true(shown.count <= flows.count + map.feature_count);
    if (job_has(s, "releases.csv") && job_has(s, "bravo_hazards.csv"))
        sums_expect_same(&flows, &shown); /* the example releases no land twice a year */
    sums_free(&flows);
    sums_free(&shown);
    shown_free(&map);
    csv_free(&ledger);
}

static void map__after_as_of_is_refused(void **state)
{
    job_scratch *s = *state;
    char path[JOB_PATH_MAX];
    lrel_map_options options;

    (void)job_open(s);
    job_path(s, "at.geojson", path);
    lrel_map_options_init(&options);
    assert_int_equal(lrel_date_parse("2025-01-01", &options.at, NULL), LREL_OK);
    assert_int_equal(lrel_job_write_map(s->job, &options, path, true, &s->err),
                     LREL_E_ARGUMENT);
    assert_non_null(strstr(s->err.message, "2025-01-01"));
    assert_false(job_has(s, "at.geojson"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(map__at_each_years_end_is_the_closing_of_each_account),
        SCENE_TESTS(ledger__at_a_day_is_called_until_that_day),
        SCENE_TESTS(ledger__at_a_day_closes_as_the_period_that_ends_there),
        SCENE_TESTS(remaining__is_the_last_closing),
        SCENE_TESTS(timeline__shows_every_closing),
        SCENE_TESTS(released__is_what_left_by_release_each_year),
        SCENE_TESTS(map__after_as_of_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
