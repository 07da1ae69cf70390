/* SPDX-License-Identifier: Apache-2.0 */
/* test_baseline.c: data issues that an earlier list has are left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "run/csv_table.h"

/* The first example checked, into the folder `known`. */
static void put_baseline(job_scratch *s)
{
    char path[JOB_PATH_MAX];

    job_copy_first(s);
    job_path(s, "known", path);
    assert_int_equal(lrel_job_write_check(job_open(s), path, false, NULL), LREL_OK);
    job_close(s);
}

static lrel_status drop(job_scratch *s, const char *list, lrel_baseline_summary *found)
{
    char path[JOB_PATH_MAX];

    job_path(s, list, path);
    lrel_error_init(&s->err);
    return lrel_job_drop_known_issues(s->job, path, found, &s->err);
}

static size_t left(const job_scratch *s)
{
    lrel_summary summary = lrel_job_summary(s->job);

    return summary.issues[LREL_LEVEL_ERROR] + summary.issues[LREL_LEVEL_WARNING] +
           summary.issues[LREL_LEVEL_NOTE];
}

#define LIST "known/check/issues.csv"

static void test_all_known(void **state)
{
    job_scratch *s = *state;
    lrel_baseline_summary found;
    size_t all;

    put_baseline(s);
    (void)job_open(s);
    all = left(s);
    assert_true(all > 20);
    assert_int_equal(drop(s, LIST, &found), LREL_OK);
    assert_int_equal(found.known, all);
    assert_int_equal(found.gone, 0);
    assert_int_equal(left(s), 0);
    job_close(s);
}

/* Rows shift from one delivery to the next. */
static void test_rows_that_shifted(void **state)
{
    job_scratch *s = *state;
    lrel_baseline_summary found;

    put_baseline(s);
    job_replace(s, "releases.csv", "R-01,A-01,C,",
                "R-00,,C,clearance,AP,ALFA,2021-05-28,2021-06-30,qa_passed,,,,,,\n"
                "R-01,A-01,C,");
    (void)job_open(s);
    assert_int_equal(drop(s, LIST, &found), LREL_OK);
    assert_int_equal(found.gone, 0);
    assert_in_range(left(s), 1, 3); /* those of the new row */
    job_close(s);
}

static void test_value_that_is_new(void **state)
{
    job_scratch *s = *state;
    lrel_baseline_summary found;

    put_baseline(s);
    job_replace(s, "releases.csv", "Verified", "Verifed");
    (void)job_open(s);
    assert_int_equal(drop(s, LIST, &found), LREL_OK);
    assert_int_equal(found.gone, 1);
    assert_int_equal(left(s), 1);
    job_close(s);
}

/* Said once for all its records: of more of them it is news. */
static void test_value_of_more_records(void **state)
{
    job_scratch *s = *state;
    lrel_baseline_summary found;
    csv_table issues;
    char path[JOB_PATH_MAX];

    put_baseline(s);
    job_replace(s, "releases.csv", "R-02,A-01,C,", "R-02,A-01,Verified,");
    (void)job_open(s);
    assert_int_equal(drop(s, LIST, &found), LREL_OK);
    job_path(s, "new", path);
    assert_int_equal(lrel_job_write_check(s->job, path, false, NULL), LREL_OK);
    job_close(s);
    issues = csv_read(s, "new/check/issues.csv");
    assert_string_equal(csv_cell(&issues, 0, "value"), "Verified");
    assert_string_equal(csv_cell(&issues, 0, "count"), "2");
    csv_free(&issues);
}

/* Of two that are the same the list has one. */
static void test_twins(void **state)
{
    job_scratch *s = *state;
    lrel_baseline_summary found;

    put_baseline(s);
    job_put(s, "list.csv",
            "code,source,id,field,value,count\n"
            "LREL-V001,ALFA hazards,,class,Zone rouge,1\n"
            "LREL-V001,ALFA hazards,,class,Zone rouge,1\n"
            "LREL-V001, ALFA  hazards ,,class,Zone verte,1\n");
    (void)job_open(s);
    assert_int_equal(drop(s, "list.csv", &found), LREL_OK);
    assert_int_equal(found.known, 1);
    assert_int_equal(found.gone, 2);
    job_close(s);
}

static void test_no_list(void **state)
{
    job_scratch *s = *state;
    lrel_baseline_summary found = {7, 7};
    size_t all;

    job_copy_first(s);
    (void)job_open(s);
    all = left(s);
    assert_int_equal(drop(s, "releases.csv", &found), LREL_E_FORMAT);
    assert_int_equal(drop(s, "nowhere.csv", &found), LREL_E_NOT_FOUND);
    assert_int_equal(found.known, 7);
    assert_int_equal(left(s), all);
    job_close(s);
}

/* What is known would be lost with it. */
static void test_list_is_an_input(void **state)
{
    job_scratch *s = *state;
    lrel_baseline_summary found;
    char path[JOB_PATH_MAX];

    put_baseline(s);
    (void)job_open(s);
    assert_int_equal(drop(s, LIST, &found), LREL_OK);
    job_path(s, "known", path);
    assert_int_equal(lrel_job_write_check(s->job, path, true, NULL), LREL_E_EXISTS);
    job_close(s);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(test_##name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_known),
        TEST(rows_that_shifted),
        TEST(value_that_is_new),
        TEST(value_of_more_records),
        TEST(twins),
        TEST(no_list),
        TEST(list_is_an_input),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
