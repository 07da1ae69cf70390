/* SPDX-License-Identifier: Apache-2.0 */
/* test_years.c: the account by years and by all that land has adds up to the account as
 * the programme cuts it, column by column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/analysis.h"
#include "run/job.h"
#include "run/job_scratch.h"

#define ACCOUNTS (LREL_ACCOUNT_MAX + 1)

typedef struct column_sums {
    int64_t at[ACCOUNTS][LREL_COLUMN_COUNT];
} column_sums;

/* What moved, and what stood before the first period. */
static column_sums sums_of(const lrel_ledger *ledger)
{
    column_sums sums = {{{0}}};

    for (size_t i = 0; i < lrel_ledger_credit_count(ledger); i++) {
        const lrel_credit *c = lrel_ledger_credit_at(ledger, i);

        sums.at[c->account][c->column] += c->area2;
    }
    return sums;
}

static void expect_same_account(job_scratch *s)
{
    lrel_job *job = job_open(s);
    lrel_analysis analysis;
    column_sums own = sums_of(job->data.ledger), years;

    assert_int_equal(lrel_analysis_open(&job->data, &analysis, &s->err), LREL_OK);
    years = sums_of(analysis.years.ledger);
    for (size_t a = 0; a < ACCOUNTS; a++)
        for (int c = 0; c < LREL_COLUMN_COUNT; c++)
            if (c != LREL_COLUMN_TRANSFERRED) /* between groups: others than these */
                assert_int_equal(own.at[a][c], years.at[a][c]);
    assert_true(own.at[0][LREL_COLUMN_CLEARED] > 0);
    lrel_analysis_clear(&analysis);
    job_close(s);
}

static void years__add_up_to_the_account(void **state)
{
    static const char *const periods[] = {"year", "quarter", "month"};
    job_scratch *s = *state;

    job_copy_first(s);
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
        s->period = periods[i];
        s->by = i == 1 ? "class" : "product";
        expect_same_account(s);
    }
}

static void years__know_whose_land_and_where(void **state)
{
    job_scratch *s = *state;
    lrel_analysis analysis;
    size_t in_w = 0, of_alfa = 0;
    lrel_job *job;

    job_copy_first(s);
    s->by = "product";
    job = job_open(s);
    assert_int_equal(lrel_analysis_open(&job->data, &analysis, &s->err), LREL_OK);
    for (size_t i = 0; i < lrel_ledger_credit_count(analysis.years.ledger); i++) {
        const lrel_credit *c = lrel_ledger_credit_at(analysis.years.ledger, i);

        in_w += lrel_text_is_equal(lrel_analysis_land(&analysis, c, LREL_BY_ADMIN1),
                                   LREL_TEXT("91"));
        of_alfa += lrel_text_is_equal(lrel_analysis_land(&analysis, c, LREL_BY_OPERATOR),
                                      LREL_TEXT("ALFA"));
    }
    assert_true(in_w > 0);
    assert_true(of_alfa > 0);
    assert_int_equal(lrel_analysis_year(&analysis, analysis.years.period_count - 1),
                     2024);
    lrel_analysis_clear(&analysis);
    job_close(s);
}

static void period_of__each_day_of_a_year(void **state)
{
    job_scratch *s = *state;
    lrel_analysis analysis;
    lrel_job *job;
    lrel_date day;

    job_copy_first(s);
    job = job_open(s);
    assert_int_equal(lrel_analysis_open(&job->data, &analysis, &s->err), LREL_OK);
    for (size_t p = 0; p < analysis.years.period_count; p++) {
        day = analysis.years.period_starts[p];
        assert_int_equal(lrel_analysis_period_of(&analysis, day), p);
        day.days = analysis.years.period_starts[p + 1].days - 1;
        assert_int_equal(lrel_analysis_period_of(&analysis, day), p);
    }
    day.days = analysis.years.period_starts[0].days - 1;
    assert_int_equal(lrel_analysis_period_of(&analysis, day), LREL_PERIOD_BEFORE);
    assert_false(lrel_analysis_is_part_year(&analysis, 0));
    lrel_analysis_clear(&analysis);
    job_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(years__add_up_to_the_account, job_scratch_setup,
                                        job_scratch_teardown),
        cmocka_unit_test_setup_teardown(years__know_whose_land_and_where,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(period_of__each_day_of_a_year, job_scratch_setup,
                                        job_scratch_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
