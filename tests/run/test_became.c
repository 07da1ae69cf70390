/* SPDX-License-Identifier: Apache-2.0 */
/* Law 2, from records.csv and release.csv: every record is there, used or set aside with
 * a reason, and the land of every release is divided without rest. */
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

static const char *const divided[] = {"counted_m2", "already_released_m2",
                                      "beyond_hazard_m2"};

static csv_table run_records(job_scratch *s)
{
    job_run(s, "out");
    return csv_read(s, "out/data/records.csv");
}

static bool is_used(const csv_table *records, size_t row)
{
    const char *cell = csv_cell(records, row, "used");

    assert_true(strcmp(cell, "yes") == 0 || strcmp(cell, "no") == 0);
    return *cell == 'y';
}

static bool is_release(const csv_table *records, size_t row)
{
    return strcmp(csv_cell(records, row, "role"), "release") == 0;
}

static void records__read_are_those_used_and_those_set_aside(void **state)
{
    job_scratch *s = *state;
    csv_table records = run_records(s);
    lrel_summary summary = lrel_job_summary(job_open(s));
    size_t used = 0, by_reason = 0, count;
    const char *reason;

    for (size_t row = 0; row < records.rows; row++)
        used += is_used(&records, row);
    for (size_t i = 0; (count = lrel_job_set_aside(s->job, i, &reason)) && reason; i++)
        by_reason += count;
    assert_int_equal(summary.records_read, records.rows);
    assert_int_equal(summary.records_used, used);
    assert_int_equal(summary.records_set_aside, records.rows - used);
    assert_int_equal(by_reason, records.rows - used);
    assert_in_range(used, 1, records.rows - 1);
    csv_free(&records);
}

static void records__every_one_set_aside_has_a_reason(void **state)
{
    csv_table records = run_records(*state);

    for (size_t row = 0; row < records.rows; row++) {
        if (!is_used(&records, row))
            assert_int_not_equal(*csv_cell(&records, row, "reason"), 0);
        else if (is_release(&records, row))
            assert_string_equal(csv_cell(&records, row, "reason"), "");
    }
    csv_free(&records);
}

static size_t lines_of(const job_scratch *s, const char *name, const char *mark)
{
    char *text = job_get(s, name);
    size_t count = 0;

    for (const char *at = text; (at = strstr(at, mark)); at++)
        count++;
    free(text);
    return count;
}

/* source and row number together are each row of each file, once */
static void expect_every_row(const csv_table *records, const char *source, size_t rows)
{
    bool *seen = calloc(rows + 1, sizeof *seen);
    size_t found = 0;

    assert_non_null(seen);
    for (size_t row = 0; row < records->rows; row++) {
        int64_t number;

        if (strcmp(csv_cell(records, row, "source"), source) != 0)
            continue;
        number = csv_integer(records, row, "row");
        assert_in_range(number, 1, rows);
        assert_false(seen[number]);
        seen[number] = true;
        found++;
    }
    assert_int_equal(found, rows);
    free(seen);
}

static void records__are_as_many_as_the_rows_of_the_example(void **state)
{
    csv_table records = run_records(*state);
    size_t alfa = lines_of(*state, "alfa_hazards.geojson", "\"type\": \"Feature\",");
    size_t bravo = lines_of(*state, "bravo_hazards.csv", "\n") - 1;
    size_t releases = lines_of(*state, "releases.csv", "\n") - 1;

    expect_every_row(&records, "ALFA hazards", alfa);
    expect_every_row(&records, "BRAVO hazards", bravo);
    expect_every_row(&records, "Releases", releases);
    assert_int_equal(records.rows, alfa + bravo + releases);
    csv_free(&records);
}

static void records__are_as_many_as_the_rows_of_a_crowd(void **state)
{
    csv_table records = run_records(*state);

    expect_every_row(&records, "One", CROWD_HAZARDS_EACH);
    expect_every_row(&records, "Two", CROWD_HAZARDS_EACH);
    expect_every_row(&records, "Releases", CROWD_RELEASES);
    assert_int_equal(records.rows, 2 * CROWD_HAZARDS_EACH + CROWD_RELEASES);
    csv_free(&records);
}

static void release__drawn_is_counted_already_released_and_beyond(void **state)
{
    csv_table records = run_records(*state);
    int64_t all = 0;

    for (size_t row = 0; row < records.rows; row++) {
        int64_t sum = 0;

        for (int i = 0; i < 3; i++)
            sum += csv_area(&records, row, divided[i]);
        if (!is_release(&records, row) || !is_used(&records, row))
            assert_int_equal(sum, 0);
        else
            assert_int_equal(sum, csv_area(&records, row, "drawn_m2"));
        all += sum;
    }
    assert_true(all > 0);
    csv_free(&records);
}

/* Sums by the product of the records; `all` of release.csv is what records.csv says. */
static void release__tables_of_records_and_groups_agree(void **state)
{
    job_scratch *s = *state;
    csv_table records, release;
    sums of_records = {0}, of_groups = {0};

    s->by = "product,operator";
    records = run_records(s);
    release = csv_read(s, "out/data/release.csv");
    for (size_t row = 0; row < records.rows; row++) {
        int64_t *slot;
        char key[CSV_KEY_MAX];

        if (!is_release(&records, row) || !is_used(&records, row))
            continue;
        snprintf(key, sizeof key, "%s|%s|", csv_cell(&records, row, "product"),
                 csv_cell(&records, row, "operator"));
        slot = sums_at(&of_records, key);
        for (int i = 0; i < 3; i++)
            slot[i] += csv_area(&records, row, divided[i]);
        slot[3] += csv_area(&records, row, "drawn_m2");
        slot[4] += csv_area(&records, row, "stated_m2");
        slot[5]++;
    }
    for (size_t row = 0; row < release.rows; row++) {
        int64_t *slot;
        char key[CSV_KEY_MAX];

        if (strcmp(csv_cell(&release, row, "account"), "all") != 0)
            continue;
        csv_key(&release, row, 4, 6, key);
        slot = sums_at(&of_groups, key);
        for (int i = 0; i < 3; i++)
            slot[i] += csv_area(&release, row, divided[i]);
        slot[3] += csv_area(&release, row, "drawn_m2");
        slot[4] += csv_area(&release, row, "stated_m2");
        slot[5] += csv_integer(&release, row, "records_n");
    }
    sums_expect_same(&of_records, &of_groups);
    sums_free(&of_records);
    sums_free(&of_groups);
    csv_free(&release);
    csv_free(&records);
}

/* What releases count in an account is what leaves it by release. */
static void release__counts_per_account_are_the_flows_of_the_ledger(void **state)
{
    job_scratch *s = *state;
    csv_table ledger, release;
    sums flows = {0}, counted = {0};

    s->by = "product";
    job_run(s, "out");
    ledger = csv_read(s, "out/data/ledger.csv");
    release = csv_read(s, "out/data/release.csv");
    for (size_t row = 0; row < ledger.rows; row++) {
        static const char *const products[] = {"cancelled", "reduced", "cleared"};

        for (int p = 0; p < 3; p++) {
            char key[CSV_KEY_MAX], name[32];

            csv_key(&ledger, row, 0, 2, key);
            snprintf(name, sizeof name, "%s_m2", products[p]);
            strcat(key, products[p]);
            /* `all` loses land with its last account, a release counts with any */
            if (strcmp(csv_cell(&ledger, row, "account"), "all") != 0)
                sums_at(&flows, key)[0] += csv_area(&ledger, row, name);
        }
    }
    for (size_t row = 0; row < release.rows; row++) {
        char key[CSV_KEY_MAX];

        if (strcmp(csv_cell(&release, row, "account"), "all") == 0)
            continue;
        csv_key(&release, row, 0, 2, key);
        strcat(key, csv_cell(&release, row, "product"));
        sums_at(&counted, key)[0] += csv_area(&release, row, "counted_m2");
    }
    sums_expect_same(&flows, &counted);
    sums_free(&flows);
    sums_free(&counted);
    csv_free(&release);
    csv_free(&ledger);
}

static int64_t closing_of(const csv_table *ledger, const char *account)
{
    int64_t closing = 0;

    for (size_t row = 0; row < ledger->rows; row++)
        if (strcmp(csv_cell(ledger, row, "account"), account) == 0)
            closing = csv_area(ledger, row, "closing_m2"); /* the last period's stays */
    return closing;
}

static void records__what_hazards_hold_is_the_last_closing_of_each_account(void **state)
{
    static const char *const accounts[] = {"ap_mine", "cmr", "other", "unknown"};
    job_scratch *s = *state;
    csv_table records, ledger;

    s->by = "";
    job_run(s, "out");
    records = csv_read(s, "out/data/records_by_account.csv");
    ledger = csv_read(s, "out/data/ledger.csv");
    for (int a = 0; a < 4; a++) {
        int64_t held = 0;

        for (size_t row = 0; row < records.rows; row++)
            if (strcmp(csv_cell(&records, row, "account"), accounts[a]) == 0)
                held += csv_area(&records, row, "remaining_m2");
        assert_true(held > 0);
        assert_int_equal(held, closing_of(&ledger, accounts[a]));
    }
    csv_free(&ledger);
    csv_free(&records);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(records__read_are_those_used_and_those_set_aside),
        SCENE_TESTS(records__every_one_set_aside_has_a_reason),
        {"records__are_as_many_as_the_rows_of_the_example",
         records__are_as_many_as_the_rows_of_the_example, scene_first_setup,
         job_scratch_teardown, NULL},
        {"records__are_as_many_as_the_rows_of_a_crowd",
         records__are_as_many_as_the_rows_of_a_crowd, scene_crowd_setup,
         job_scratch_teardown, NULL},
        SCENE_TESTS(release__drawn_is_counted_already_released_and_beyond),
        SCENE_TESTS(release__tables_of_records_and_groups_agree),
        SCENE_TESTS(release__counts_per_account_are_the_flows_of_the_ledger),
        SCENE_TESTS(records__what_hazards_hold_is_the_last_closing_of_each_account),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
