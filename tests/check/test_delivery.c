/* SPDX-License-Identifier: Apache-2.0 */
/* test_delivery.c: a delivery that does not reach the as-of day is said once; a table
 * shows no difference between zero and missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "check/check_scene.h"

#define AS_OF "2024-12-31"

static void expect(job_scratch *s, const char *complete_to, size_t count)
{
    char programme[600];
    csv_table issues;
    size_t first;

    snprintf(programme, sizeof programme,
             "programme: P\nas_of: " AS_OF "\nby: []\nsources:\n"
             "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape},\n"
             "     crs: EPSG:32648, id: id, class: {const: cha},\n"
             "     contamination: {const: ap}, from: from%s%s}\n",
             complete_to ? ", complete_to: " : "", complete_to ? complete_to : "");
    job_put(s, "p.yaml", programme);
    job_put(s, "h.csv",
            "id,from,shape\nh,2010-01-01,\"POLYGON ((500000 1430000, 500200 1430000, "
            "500200 1430200, 500000 1430000))\"\n");
    s->overwrite = true;
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-D010", &first), count);
    if (count) {
        assert_string_equal(csv_cell(&issues, first, "source"), "H");
        assert_string_equal(csv_cell(&issues, first, "value"), complete_to);
        assert_string_equal(csv_cell(&issues, first, "expected"), AS_OF);
        assert_string_equal(csv_cell(&issues, first, "count"), "1");
    }
    csv_free(&issues);
}

static void delivery__a_day_short_of_the_as_of_day_is_said(void **state)
{
    expect(*state, "2024-12-30", 1);
}

static void delivery__that_reaches_the_as_of_day_passes(void **state)
{
    expect(*state, "2024-12-31", 0);
    expect(*state, "2025-06-30", 0);
}

static void delivery__that_does_not_say_passes(void **state)
{
    expect(*state, NULL, 0);
}

#define TEST(test)                                                                       \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(delivery__a_day_short_of_the_as_of_day_is_said),
        TEST(delivery__that_reaches_the_as_of_day_passes),
        TEST(delivery__that_does_not_say_passes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
