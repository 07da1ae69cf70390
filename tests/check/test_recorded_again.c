/* SPDX-License-Identifier: Apache-2.0 */
/* test_recorded_again.c: how much land came back after it was cleared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check_scene.h"

#define CLEARED(what) "r,,," what ",cleared,clearance,2015-01-01,,," SQUARE
#define FIRST(what)   "h,," what ",2010-01-01,,,,," SQUARE
#define AGAIN(what)   "i,," what ",2018-01-01,,,,,"
#define WIDER         "POLYGON ((0 0, 300 0, 300 200, 0 200, 0 0))\n"

static void expect_square(job_scratch *s, const char *hazards, const char *release)
{
    csv_table issues;
    size_t row;

    check_put(s, hazards, NULL, release);
    job_replace(s, "p.yaml", ", version: version", "");
    job_replace(s, "p.yaml", "contamination: what",
                "contamination: {column: what, split: \";\"}");
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-H004", &row), 1);
    assert_in_range(csv_area(&issues, row, "area_m2") / 10000000, 39999, 40000);
    csv_free(&issues);
}

static void area__is_that_of_the_land_that_was_cleared(void **state)
{
    expect_square(*state, FIRST("ap") AGAIN("ap") WIDER, CLEARED("ap"));
}

static void area__of_land_in_two_accounts_is_counted_once(void **state)
{
    expect_square(*state, FIRST("ap;cmr") AGAIN("ap;cmr") WIDER, CLEARED("ap;cmr"));
}

static void area__of_land_that_came_back_in_the_second_account_is_counted(void **state)
{
    expect_square(*state, FIRST("cmr") AGAIN("ap;cmr") WIDER, CLEARED("cmr"));
}

/* The register closes the hazard, and says nothing of where the task was. */
static void area__of_land_that_a_release_without_a_shape_cleared_is_counted(void **state)
{
    expect_square(*state, "h,,ap,2010-01-01,2015-01-01,,,," SQUARE AGAIN("ap") WIDER,
                  "r,h,,ap,cleared,clearance,2014-12-01,,40000,\n");
}

static void issue__of_land_that_was_reduced_there_is_none(void **state)
{
    csv_table issues;
    size_t row;

    check_put(*state, FIRST("ap") AGAIN("ap") WIDER, NULL,
              "r,,,ap,reduced,technical_survey,2015-01-01,,," SQUARE);
    issues = check_issues(*state);
    assert_int_equal(check_count(&issues, "LREL-H004", &row), 0);
    csv_free(&issues);
}

int main(void)
{
#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)
    const struct CMUnitTest tests[] = {
        TEST(area__is_that_of_the_land_that_was_cleared),
        TEST(area__of_land_in_two_accounts_is_counted_once),
        TEST(area__of_land_that_came_back_in_the_second_account_is_counted),
        TEST(area__of_land_that_a_release_without_a_shape_cleared_is_counted),
        TEST(issue__of_land_that_was_reduced_there_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
