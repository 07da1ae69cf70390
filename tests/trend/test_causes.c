/* SPDX-License-Identifier: Apache-2.0 */
/* test_causes.c: the causes of a change between any two days add up to it, and the stock
 * on those days is the one that `ledger --at` has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "run/csv_table.h"
#include "trend/trend_scene.h"

static csv_table change(job_scratch *s, const char *from, const char *to)
{
    char path[JOB_PATH_MAX];
    lrel_date first, last;

    assert_int_equal(lrel_date_parse(from, &first, NULL), LREL_OK);
    assert_int_equal(lrel_date_parse(to, &last, NULL), LREL_OK);
    job_open(s);
    job_path(s, "change.csv", path);
    assert_int_equal(
        lrel_job_write_change(s->job, first, last, NULL, path, true, &s->err), LREL_OK);
    job_close(s);
    return csv_read(s, "change.csv");
}

static int64_t cause(const csv_table *t, const char *account, const char *name)
{
    for (size_t row = 0; row < t->rows; row++)
        if (strcmp(csv_cell(t, row, "account"), account) == 0 &&
            strcmp(csv_cell(t, row, "cause"), name) == 0)
            return csv_area(t, row, "m2");
    fail_msg("no cause %s", name);
    return 0;
}

/* The closing of all groups at the end of @p day. */
static int64_t stock_at(job_scratch *s, const char *day, const char *account)
{
    char path[JOB_PATH_MAX];
    int64_t sum = 0;
    csv_table t;

    s->at = day;
    job_open(s);
    job_path(s, "at.csv", path);
    assert_int_equal(lrel_job_write_ledger_file(s->job, account, path, true, &s->err),
                     LREL_OK);
    job_close(s);
    s->at = NULL;
    t = csv_read(s, "at.csv");
    for (size_t row = 0; row < t.rows; row++)
        sum += csv_area(&t, row, "closing_m2");
    csv_free(&t);
    return sum;
}

static void expect_adds_up(job_scratch *s, const char *from, const char *to)
{
    csv_table t = change(s, from, to);

    for (size_t first = 0; first < t.rows;) {
        const char *account = csv_cell(&t, first, "account");
        int64_t sum = 0;
        size_t row = first;

        for (; row < t.rows && strcmp(csv_cell(&t, row, "account"), account) == 0; row++)
            if (strncmp(csv_cell(&t, row, "cause"), "recorded at", 11) != 0)
                sum += csv_area(&t, row, "m2");
        assert_int_equal(cause(&t, account, "recorded at the start") + sum,
                         cause(&t, account, "recorded at the end"));
        first = row;
    }
    assert_int_equal(cause(&t, "ap_mine", "recorded at the start"),
                     stock_at(s, from, "ap_mine"));
    assert_int_equal(cause(&t, "ap_mine", "recorded at the end"),
                     stock_at(s, to, "ap_mine"));
    csv_free(&t);
}

static void causes__add_up_between_any_days(void **state)
{
    static const char *const days[] = {"2000-01-01", "2015-06-30", "2019-02-28",
                                       "2019-12-31", "2021-07-14", "2024-12-30",
                                       "2024-12-31"};
    job_scratch *s = *state;

    job_copy_first(s);
    for (size_t i = 0; i + 1 < sizeof days / sizeof *days; i++) {
        expect_adds_up(s, days[i], days[i + 1]);
        expect_adds_up(s, days[i], days[sizeof days / sizeof *days - 1]);
    }
}

/* "The fall since 2020 is resurvey, not release": in the surveyed province. */
static void causes__as_worked_out(void **state)
{
    job_scratch *s = *state;
    csv_table t;

    scene_put(s);
    t = change(s, "2019-12-31", "2023-12-31");
    scene_assert_km2(cause(&t, "ap_mine", "newly recorded"), 2);
    scene_assert_km2(cause(&t, "ap_mine", "resurvey"), -0.5);
    scene_assert_km2(cause(&t, "ap_mine", "cleared"), -0.5);
    scene_assert_km2(cause(&t, "ap_mine", "reduced"), -0.1);
    scene_assert_km2(cause(&t, "ap_mine", "not explained"), -0.01);
    csv_free(&t);
}

static void days__in_the_wrong_order_or_too_late(void **state)
{
    job_scratch *s = *state;
    lrel_date early, late, beyond;

    assert_int_equal(lrel_date_parse("2019-12-31", &early, NULL), LREL_OK);
    assert_int_equal(lrel_date_parse("2020-12-31", &late, NULL), LREL_OK);
    assert_int_equal(lrel_date_parse("2024-01-01", &beyond, NULL), LREL_OK);
    scene_put(s);
    job_open(s);
    assert_int_equal(
        lrel_job_write_change(s->job, late, early, NULL, "nowhere", true, &s->err),
        LREL_E_ARGUMENT);
    assert_int_equal(
        lrel_job_write_change(s->job, late, late, NULL, "nowhere", true, &s->err),
        LREL_E_ARGUMENT);
    assert_int_equal(
        lrel_job_write_change(s->job, early, beyond, NULL, "nowhere", true, &s->err),
        LREL_E_ARGUMENT);
    job_close(s);
}

int main(void)
{
#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)
    const struct CMUnitTest tests[] = {
        TEST(causes__add_up_between_any_days),
        TEST(causes__as_worked_out),
        TEST(days__in_the_wrong_order_or_too_late),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
