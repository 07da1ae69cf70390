/* SPDX-License-Identifier: Apache-2.0 */
/* Law 1, from the files that a run writes: ledger.csv balances in every row, and
 * credits.csv adds up to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/scenes.h"
#include "run/sums.h"

enum {
    OPENING,
    NEWLY_RECORDED,
    RESURVEY,
    TRANSFERRED,
    CANCELLED,
    REDUCED,
    CLEARED,
    CLOSED,
    CLOSING,
    RECORDED_AGAIN,
    COLUMNS
};

static const char *const columns[COLUMNS] = {
    "opening", "newly_recorded", "resurvey", "transferred", "cancelled",
    "reduced", "cleared",        "closed",   "closing",     "recorded_again"};

static const char *const groupings[] = {"class", "operator", "admin1", "",
                                        "contamination,source,class,operator,admin1"};
#define GROUPINGS (sizeof groupings / sizeof *groupings)

static const char *const kinds_of_period[] = {"year", "quarter", "month"};

static int64_t area(const csv_table *ledger, size_t row, int column)
{
    char name[32];

    snprintf(name, sizeof name, "%s_m2", columns[column]);
    return csv_area(ledger, row, name);
}

/* account and groups of a row, without the period */
static void land_key(const csv_table *ledger, size_t row, char key[2 * CSV_KEY_MAX])
{
    char account[CSV_KEY_MAX], groups[CSV_KEY_MAX];

    csv_key(ledger, row, 0, 1, account);
    csv_key(ledger, row, 4, csv_column(ledger, "opening_m2"), groups);
    snprintf(key, 2 * CSV_KEY_MAX, "%s%s", account, groups);
}

static csv_table run_by(job_scratch *s, const char *by, const char *period)
{
    s->by = by;
    s->period = period;
    s->overwrite = true;
    job_run(s, "out");
    return csv_read(s, "out/data/ledger.csv");
}

static void ledger__every_row_balances(void **state)
{
    for (size_t g = 0; g < GROUPINGS; g++) {
        csv_table ledger = run_by(*state, groupings[g], "year");

        assert_int_not_equal(ledger.rows, 0);
        for (size_t row = 0; row < ledger.rows; row++) {
            int64_t sum = area(&ledger, row, OPENING) +
                          area(&ledger, row, NEWLY_RECORDED) +
                          area(&ledger, row, RESURVEY) + area(&ledger, row, TRANSFERRED);

            for (int out = CANCELLED; out <= CLOSED; out++)
                sum -= area(&ledger, row, out);
            assert_int_equal(sum, area(&ledger, row, CLOSING));
            assert_true(sum >= 0);
        }
        csv_free(&ledger);
    }
}

/* Rows of one group follow each other by period: no gap, no overlap. */
static void ledger__a_period_opens_as_the_one_before_closed(void **state)
{
    for (size_t g = 0; g < GROUPINGS; g++) {
        csv_table ledger = run_by(*state, groupings[g], kinds_of_period[g % 3]);
        size_t continued = 0;

        for (size_t row = 1; row < ledger.rows; row++) {
            char before[2 * CSV_KEY_MAX], key[2 * CSV_KEY_MAX];

            land_key(&ledger, row - 1, before);
            land_key(&ledger, row, key);
            if (strcmp(before, key) != 0)
                continue;
            continued++;
            assert_int_equal(area(&ledger, row, OPENING),
                             area(&ledger, row - 1, CLOSING));
            assert_int_equal(csv_integer(&ledger, row, "opening_n"),
                             csv_integer(&ledger, row - 1, "closing_n"));
            assert_string_equal(csv_cell(&ledger, row, "from"),
                                csv_cell(&ledger, row - 1, "to"));
        }
        assert_int_not_equal(continued, 0);
        csv_free(&ledger);
    }
}

/* Whether places are those of the holders of land. */
static bool goes_by_stated_places(const job_scratch *s)
{
    char *programme = job_get(s, "p.yaml");
    bool is_stated = strstr(programme, "place: stated") != NULL;

    free(programme);
    return is_stated;
}

static void ledger__transfers_add_to_nothing_in_an_account_and_period(void **state)
{
    bool is_stated = goes_by_stated_places(*state);

    for (size_t g = 0; g < GROUPINGS; g++) {
        csv_table ledger = run_by(*state, groupings[g], "year");
        sums transferred = {0}, none = {0};
        int64_t moved = 0;

        for (size_t row = 0; row < ledger.rows; row++) {
            char key[CSV_KEY_MAX];

            csv_key(&ledger, row, 0, 2, key);
            sums_at(&transferred, key)[0] += area(&ledger, row, TRANSFERRED);
            moved += llabs(area(&ledger, row, TRANSFERRED));
        }
        /* Without groups nothing can move; by class some is confirmed. */
        assert_int_equal(moved != 0,
                         *groupings[g] &&
                             (is_stated || strcmp(groupings[g], "admin1") != 0));
        sums_expect_same(&transferred, &none);
        sums_free(&transferred);
        sums_free(&none);
        csv_free(&ledger);
    }
}

static void add_totals(const csv_table *ledger, sums *out)
{
    for (size_t row = 0; row < ledger->rows; row++) {
        char key[CSV_KEY_MAX];

        csv_key(ledger, row, 0, 2, key);
        for (int c = 0; c < COLUMNS; c++)
            if (c != TRANSFERRED)
                sums_at(out, key)[c] += area(ledger, row, c);
    }
}

/* However land is grouped, the account is the same. */
static void ledger__groups_add_up_to_the_account(void **state)
{
    csv_table whole = run_by(*state, "", "year");
    sums expected = {0};

    add_totals(&whole, &expected);
    for (size_t g = 0; g < GROUPINGS; g++) {
        csv_table ledger = run_by(*state, groupings[g], "year");
        sums totals = {0};

        add_totals(&ledger, &totals);
        sums_expect_same(&totals, &expected);
        sums_free(&totals);
        csv_free(&ledger);
    }
    sums_free(&expected);
    csv_free(&whole);
}

/* Each account alone is at most the land of all, and all is at most their sum. */
static void ledger__all_is_between_the_largest_account_and_their_sum(void **state)
{
    csv_table ledger = run_by(*state, "", "year");
    sums sum = {0}, all = {0};

    for (size_t row = 0; row < ledger.rows; row++) {
        bool is_all = strcmp(csv_cell(&ledger, row, "account"), "all") == 0;
        int64_t *slot = sums_at(is_all ? &all : &sum, csv_cell(&ledger, row, "period"));
        int64_t closing = area(&ledger, row, CLOSING);

        slot[0] += closing;
        slot[1] = closing > slot[1] ? closing : slot[1];
    }
    assert_int_equal(all.count, sum.count);
    for (size_t i = 0; i < all.room; i++)
        if (all.entries[i].key) {
            int64_t land = all.entries[i].slot[0];

            assert_true(land <= sums_at(&sum, all.entries[i].key)[0]);
            assert_true(land >= sums_at(&sum, all.entries[i].key)[1]);
        }
    sums_free(&sum);
    sums_free(&all);
    csv_free(&ledger);
}

static int column_called(const char *name)
{
    for (int c = 0; c < COLUMNS; c++)
        if (strcmp(columns[c], name) == 0)
            return c;
    fail_msg("credits.csv has a column %s", name);
    return 0;
}

/* account, period and groups of a credit: the key of a cell of ledger.csv */
static void add_credits(const csv_table *credits, sums *out)
{
    size_t last = csv_column(credits, "column");

    for (size_t row = 0; row < credits->rows; row++) {
        char key[CSV_KEY_MAX];

        csv_key(credits, row, 0, last, key);
        sums_at(out, key)[column_called(csv_cell(credits, row, "column"))] +=
            csv_area(credits, row, "m2");
    }
}

/* What the credits make of the ledger: openings and closings are running sums. */
static void expect_credited(const csv_table *ledger, sums *credits)
{
    char before[2 * CSV_KEY_MAX] = "";
    int64_t stock = 0;

    for (size_t row = 0; row < ledger->rows; row++) {
        char land[2 * CSV_KEY_MAX], key[2 * CSV_KEY_MAX], groups[CSV_KEY_MAX];
        int64_t *cell;

        csv_key(ledger, row, 0, 2, key);
        csv_key(ledger, row, 4, csv_column(ledger, "opening_m2"), groups);
        strcat(key, groups);
        cell = sums_at(credits, key);
        land_key(ledger, row, land);
        if (strcmp(land, before) != 0)
            stock = cell[OPENING];
        else
            assert_int_equal(cell[OPENING], 0); /* only the first period's */
        strcpy(before, land);
        assert_int_equal(area(ledger, row, OPENING), stock);
        for (int c = NEWLY_RECORDED; c <= CLOSED; c++) {
            assert_int_equal(area(ledger, row, c), cell[c]);
            stock += c >= CANCELLED ? -cell[c] : cell[c];
        }
        assert_int_equal(area(ledger, row, CLOSING), stock);
        assert_int_equal(area(ledger, row, RECORDED_AGAIN), cell[RECORDED_AGAIN]);
    }
}

static void credits__add_up_to_the_ledger_cell_by_cell(void **state)
{
    for (size_t g = 0; g < GROUPINGS; g++) {
        csv_table ledger = run_by(*state, groupings[g], "year");
        csv_table credits = csv_read(*state, "out/data/credits.csv");
        sums cells = {0};
        size_t distinct;

        add_credits(&credits, &cells);
        distinct = cells.count;
        assert_in_range(distinct, 1, ledger.rows); /* each is a row of ledger.csv, */
        expect_credited(&ledger, &cells);
        assert_int_equal(cells.count, ledger.rows); /* for here others would show */
        sums_free(&cells);
        csv_free(&credits);
        csv_free(&ledger);
    }
}

/* A figure can be followed back: every credit names a record of records.csv. */
static void credits__name_records_that_are_there_and_used(void **state)
{
    csv_table ledger = run_by(*state, "class", "year");
    csv_table credits = csv_read(*state, "out/data/credits.csv");
    csv_table records = csv_read(*state, "out/data/records.csv");
    sums used = {0};

    for (size_t row = 0; row < records.rows; row++) {
        char key[CSV_KEY_MAX];

        csv_key(&records, row, 1, 4, key); /* source, row, id */
        sums_at(&used, key)[0] = strcmp(csv_cell(&records, row, "used"), "yes") == 0;
    }
    for (size_t row = 0; row < credits.rows; row++) {
        size_t source = csv_column(&credits, "source");
        char key[CSV_KEY_MAX];

        csv_key(&credits, row, source, source + 3, key);
        assert_int_equal(sums_at(&used, key)[0], 1);
        assert_int_not_equal(csv_area(&credits, row, "m2"), 0);
    }
    sums_free(&used);
    csv_free(&records);
    csv_free(&credits);
    csv_free(&ledger);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(ledger__every_row_balances),
        STATED_SCENE_TEST(ledger__every_row_balances),
        SCENE_TESTS(ledger__a_period_opens_as_the_one_before_closed),
        STATED_SCENE_TEST(ledger__a_period_opens_as_the_one_before_closed),
        SCENE_TESTS(ledger__transfers_add_to_nothing_in_an_account_and_period),
        STATED_SCENE_TEST(ledger__transfers_add_to_nothing_in_an_account_and_period),
        SCENE_TESTS(ledger__groups_add_up_to_the_account),
        STATED_SCENE_TEST(ledger__groups_add_up_to_the_account),
        SCENE_TESTS(ledger__all_is_between_the_largest_account_and_their_sum),
        STATED_SCENE_TEST(ledger__all_is_between_the_largest_account_and_their_sum),
        SCENE_TESTS(credits__add_up_to_the_ledger_cell_by_cell),
        STATED_SCENE_TEST(credits__add_up_to_the_ledger_cell_by_cell),
        SCENE_TESTS(credits__name_records_that_are_there_and_used),
        STATED_SCENE_TEST(credits__name_records_that_are_there_and_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
