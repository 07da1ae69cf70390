/* SPDX-License-Identifier: Apache-2.0 */
/* The whole way, judged by fold.py: random timelines of one face become files, go through
 * a run, and every cell of ledger.csv and the credit of every release in records.csv is
 * what fold.py says. A failure names the seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run/csv_table.h"
#include "run/timelines.h"

#define SCRIPT   "../shared/reference/fold.py"
#define BATCH    60 /* timelines of a run */
#define BATCHES  5  /* of which the first and last see only some of the days */
#define ACCOUNTS (FOLDPY_ACCOUNTS + 1)

/* What one timeline adds to the account, in squares. */
typedef int account_table[ACCOUNTS][FOLDPY_GROUPS][FOLDPY_DAYS][LREL_COLUMN_COUNT];

static foldpy_case cases[BATCH];
static account_table expected[BATCH];
static int64_t square[BATCH]; /* area, in 1e-7 m2 */

static const char *const accounts[ACCOUNTS] = {"ap_mine", "cmr", "other", "unknown",
                                               "all"};

static void expect_flows(size_t timeline)
{
    const foldpy_case *c = &cases[timeline];

    memset(expected[timeline], 0, sizeof expected[timeline]);
    for (size_t i = 0; i < c->flow_count; i++) {
        const foldpy_flow *flow = &c->flows[i];

        expected[timeline][flow->account][flow->group][flow->day][flow->column] +=
            flow->amount;
    }
    for (size_t a = 0; a < ACCOUNTS; a++)
        for (size_t g = 0; g < FOLDPY_GROUPS; g++)
            for (int day = 0, stock = 0; day <= c->as_of.days; day++) {
                int *cell = expected[timeline][a][g][day];

                cell[LREL_COLUMN_OPENING] = stock;
                for (int k = LREL_COLUMN_NEWLY_RECORDED; k <= LREL_COLUMN_CLOSED; k++)
                    stock += k < LREL_COLUMN_CANCELLED ? cell[k] : -cell[k];
                cell[LREL_COLUMN_CLOSING] = stock;
            }
}

/* Which of @p list @p text is. */
static int index_of(const char *const *list, int count, const char *text)
{
    for (int i = 0; i < count; i++)
        if (strcmp(list[i], text) == 0)
            return i;
    fail_msg("no \"%s\" was asked for", text);
    return 0;
}

static int day_of(const char *period)
{
    char name[16];

    for (int day = 0; day < FOLDPY_DAYS; day++) {
        timelines_period(day, name);
        if (strcmp(name, period) == 0)
            return day;
    }
    fail_msg("no month %s was asked for", period);
    return 0;
}

/* Whose square a record is: "c12-h0" is the 12th's. */
static size_t timeline_of(const char *id)
{
    size_t timeline = strtoul(id + 1, NULL, 10);

    assert_in_range(timeline, 0, BATCH - 1);
    return timeline;
}

/* Where a hazard of this row of h.csv lies: rows go by timeline, then as in fold.py. */
static bool is_on_square(size_t timeline, int64_t row)
{
    size_t before = 0;

    for (size_t t = 0; t < timeline; t++)
        before += cases[t].hazard_count;
    assert_in_range((size_t)row - before, 1, cases[timeline].hazard_count);
    return cases[timeline].is_here[(size_t)row - before - 1];
}

/* All releases lie on the squares, and so do hazards that are here. */
static void measure_squares(const csv_table *records)
{
    memset(square, 0, sizeof square);
    for (size_t row = 0; row < records->rows; row++) {
        const char *id = csv_cell(records, row, "id");
        size_t t = timeline_of(id);
        int64_t drawn = csv_area(records, row, "drawn_m2");

        if (!strchr(id, 'r') && !is_on_square(t, csv_integer(records, row, "row")))
            continue;
        assert_true(square[t] == 0 || drawn == 0 || square[t] == drawn);
        square[t] = drawn ? drawn : square[t];
    }
}

static void check_row(const csv_table *ledger, size_t row)
{
    const char *unit = csv_cell(ledger, row, "admin1");
    int account = index_of(accounts, ACCOUNTS, csv_cell(ledger, row, "account"));
    int rank = index_of(timelines_classes, 3, csv_cell(ledger, row, "class"));
    int group = 2 * rank + (*csv_cell(ledger, row, "operator") - 'A');
    int day = day_of(csv_cell(ledger, row, "period"));
    size_t t;
    int *cell;

    if (*unit == 0)
        return; /* not on a square */
    t = strtoul(unit, NULL, 10);
    assert_in_range(t, 0, BATCH - 1);
    cell = expected[t][account][group][day];
    for (int c = 0; c < LREL_COLUMN_COUNT; c++) {
        char column[32];

        snprintf(column, sizeof column, "%s_m2",
                 lrel_ledger_column_name((lrel_ledger_column)c));
        if (csv_area(ledger, row, column) != cell[c] * square[t])
            fail_msg("seed %ld: %s, group %d, day %d: %s is %s, not %d squares",
                     cases[t].seed, accounts[account], group, day, column,
                     csv_cell(ledger, row, column), cell[c]);
    }
    memset(cell, 0, LREL_COLUMN_COUNT * sizeof *cell); /* found */
}

static void check_ledger(const job_scratch *s)
{
    csv_table ledger = csv_read(s, "out/data/ledger.csv");

    for (size_t row = 0; row < ledger.rows; row++)
        check_row(&ledger, row);
    for (size_t t = 0; t < BATCH; t++)
        for (size_t i = 0; i < sizeof expected[t] / sizeof(int); i++)
            if ((&expected[t][0][0][0][0])[i] != 0)
                fail_msg("seed %ld: ledger.csv has no row for an account that moves",
                         cases[t].seed);
    csv_free(&ledger);
}

static void check_credits(const csv_table *records)
{
    static const char *const columns[] = {NULL, "counted_m2", "already_released_m2",
                                          "beyond_hazard_m2"};

    for (size_t row = 0; row < records->rows; row++) {
        const char *id = csv_cell(records, row, "id"), *release = strchr(id, 'r');
        size_t t = timeline_of(id);
        rules_credit credit;

        if (!release)
            continue;
        credit = cases[t].credit[strtoul(release + 1, NULL, 10)];
        for (int c = 1; c <= 3; c++)
            if (csv_area(records, row, columns[c]) != ((int)credit == c ? square[t] : 0))
                fail_msg("seed %ld: %s should be %d", cases[t].seed, id, (int)credit);
        assert_string_equal(csv_cell(records, row, "used"), credit ? "yes" : "no");
    }
}

/* A record dated after the as-of day is not known (design section 6), but fold.py has
 * seen all rows: it lets a replaced hazard stand until a replacement that is yet to come.
 */
static bool needs_foresight(const foldpy_case *c)
{
    uint64_t known = 0, later = 0;

    for (size_t i = 0; i < c->hazard_count; i++)
        *(c->hazards[i].from.days <= c->as_of.days ? &known : &later) |= c->replaced[i];
    return (known & later) != 0;
}

static void check_batch(job_scratch *s)
{
    csv_table records;

    timelines_put(s, cases, BATCH);
    s->overwrite = true;
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    measure_squares(&records);
    check_ledger(s);
    check_credits(&records);
    csv_free(&records);
}

static void run__agrees_with_fold_py_on_random_timelines(void **state)
{
    int judged = 0;
    foldpy python;

    if (access(SCRIPT, R_OK) != 0) {
        print_message("skipped: there is no %s\n", SCRIPT);
        skip();
    }
    if (!foldpy_open(&python, SCRIPT, 0, BATCH * BATCHES, BATCH)) {
        print_message("skipped: there is no python3 to run fold.py\n");
        skip();
    }
    for (int batch = 0; batch < BATCHES; batch++) {
        for (size_t t = 0; t < BATCH; t++) {
            assert_true(foldpy_next(&python, &cases[t]));
            if (needs_foresight(&cases[t]))
                cases[t].hazard_count = cases[t].release_count = cases[t].flow_count = 0;
            else
                judged++;
            expect_flows(t);
        }
        check_batch(*state);
    }
    assert_int_equal(foldpy_close(&python), 0);
    assert_in_range(judged, BATCH * BATCHES * 9 / 10, BATCH * BATCHES);
    print_message("%d timelines judged by fold.py\n", judged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(run__agrees_with_fold_py_on_random_timelines,
                                        job_scratch_setup, job_scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
