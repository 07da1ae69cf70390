/* SPDX-License-Identifier: Apache-2.0 */
/* test_steps_law.c: whatever the records are, the steps from stated to counted add up,
 * and what is counted of all operators is what the ledger has released, to the last
 * digit; land that was already released has somebody who did. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reconcile/find_row.h"
#include "run/scenes.h"
#include "run/sums.h"

static bool is_step(const csv_table *t, size_t row, const char *step)
{
    return strcmp(csv_cell(t, row, "step"), step) == 0;
}

/* Within an account, operator, product and year. @return how many of those there are */
static size_t expect_sums(const csv_table *t)
{
    char key[CSV_KEY_MAX], last[CSV_KEY_MAX] = "";
    int64_t sum = 0;
    size_t groups = 0;

    for (size_t row = 0; row < t->rows; row++) {
        csv_key(t, row, 0, csv_column(t, "step"), key);
        if (strcmp(key, last) != 0) {
            assert_true(is_step(t, row, "stated"));
            assert_true(row == 0 || is_step(t, row - 1, "counted"));
            strcpy(last, key);
            sum = 0;
            groups++;
        }
        if (!is_step(t, row, "counted"))
            sum += csv_area(t, row, "m2");
        else if (sum != csv_area(t, row, "m2"))
            fail_msg("%s does not add up", key);
    }
    assert_true(groups == 0 || is_step(t, t->rows - 1, "counted"));
    return groups;
}

/* What the steps count, and what the ledger released, by account, product and year. */
static void expect_ledger(const job_scratch *s, const csv_table *t)
{
    static const char *const products[] = {"cancelled", "reduced", "cleared"};
    csv_table ledger = csv_read(s, "out/data/ledger.csv");
    sums counted = {0}, released = {0};
    char key[CSV_KEY_MAX];

    for (size_t row = 0; row < t->rows; row++) {
        if (!is_step(t, row, "counted"))
            continue;
        snprintf(key, sizeof key, "%s|%s|%s", csv_cell(t, row, "account"),
                 csv_cell(t, row, "product"), csv_cell(t, row, "year"));
        sums_at(&counted, key)[0] += csv_area(t, row, "m2");
    }
    for (size_t row = 0; row < ledger.rows; row++)
        for (size_t p = 0; p < 3; p++) {
            char column[40];

            snprintf(column, sizeof column, "%s_m2", products[p]);
            snprintf(key, sizeof key, "%s|%s|%.4s", csv_cell(&ledger, row, "account"),
                     products[p], csv_cell(&ledger, row, "period"));
            sums_at(&released, key)[0] += csv_area(&ledger, row, column);
        }
    sums_expect_same(&counted, &released);
    sums_free(&counted);
    sums_free(&released);
    csv_free(&ledger);
}

/* Of every account, with the name and year of whoever released it before. In `unknown`
 * release.csv lists every release, and in `all` it is the same land in both.
 * @return how much */
static int64_t expect_already(const job_scratch *s, const csv_table *t)
{
    csv_table release = csv_read(s, "out/data/release.csv");
    sums steps = {0}, table = {0};
    int64_t sum = 0;

    for (size_t row = 0; row < t->rows; row++) {
        if (!is_step(t, row, "already released"))
            continue;
        assert_string_not_equal(csv_cell(t, row, "released_in"), "");
        assert_true(strcmp(csv_cell(t, row, "released_in"), csv_cell(t, row, "year")) <=
                    0);
        sums_at(&steps, csv_cell(t, row, "account"))[0] -= csv_area(t, row, "m2");
        sum -= csv_area(t, row, "m2");
    }
    for (size_t row = 0; row < release.rows; row++)
        sums_at(&table, csv_cell(&release, row, "account"))[0] +=
            csv_area(&release, row, "already_released_m2");
    sums_expect_same(&steps, &table);
    sums_free(&steps);
    sums_free(&table);
    csv_free(&release);
    return sum;
}

static int64_t expect_laws(job_scratch *s)
{
    csv_table t;
    int64_t already;

    s->overwrite = true;
    job_run(s, "out");
    t = csv_read(s, "out/check/reconcile.csv");
    assert_true(expect_sums(&t) > 5);
    expect_ledger(s, &t);
    already = expect_already(s, &t);
    csv_free(&t);
    return already;
}

static void steps__add_up_to_the_ledger(void **state)
{
    (void)expect_laws(*state);
}

static void steps__add_up_in_random_crowds(void **state)
{
    job_scratch *s = *state;
    int64_t already = 0;

    for (unsigned seed = 100; seed < 112; seed++) {
        crowd_put(s, seed);
        if (seed % 2)
            job_replace(s, "p.yaml", "as_of:", "before_hazard: reference\nas_of:");
        already += expect_laws(s);
    }
    assert_true(already > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(steps__add_up_to_the_ledger),
        cmocka_unit_test_setup_teardown(steps__add_up_in_random_crowds, job_scratch_setup,
                                        job_scratch_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
