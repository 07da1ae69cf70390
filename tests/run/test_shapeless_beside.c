/* SPDX-License-Identifier: Apache-2.0 */
/* What stands beside the total for want of a shape, and lines, which are land where they
 * have a width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/shapeless_scene.h"

/* ---- beside the total ---- */

static void beside__is_what_hazards_state_less_what_releases_on_them_do(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;
    char *map;

    shapeless_put(
        s,
        "C,,2020-01-01,,,7000,A,circle_from_area,," SQUARE(
            "500") "\n"
                   "N,,2020-01-01,,,5000,A,,,\nO,,2020-01-01,2021-01-01,,900,A,,,\n"
                   "L,,2020-01-01,,,600,A,line_with_width,,\"LINESTRING(501000 "
                   "1300000,501100 "
                   "1300000)\"\n",
        "R,C,cleared,2021-05-01,1000.25,B,,\nQ,N,cleared,2021-05-01,9000,B,," SQUARE(
            "502") "\n");
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.without_shape_n, 3);             /* O is closed */
    assert_string_equal(summary.without_shape_m2, "6599.75"); /* 5999.75 + 0 + 600 */
    assert_int_equal(summary.place_unknown_n, 1);
    assert_string_equal(summary.place_unknown_m2, "1000.25");
    job_run(s, "out");
    map = job_get(s, "out/data/beside.geojson");
    shapeless_expect_text(
        map, "\"stated_m2\":7000,\"released_m2\":1000.25,\"left_m2\":5999.75,"
             "\"reason\":\"shape not surveyed, beside the total\","
             "\"mark\":\"outline\"},\"geometry\":{\"type\":\"MultiLineString\"");
    shapeless_expect_text(map, "\"stated_m2\":5000,\"released_m2\":5000,\"left_m2\":0");
    shapeless_expect_text(map, "\"id\":\"L\"");
    assert_null(strstr(map, "\"id\":\"O\""));
    shapeless_expect_text(map, "\"place_unknown_m2\":1000.25");
    free(map);
}

/* On a day before the release and the closure. */
static void beside__is_that_of_the_day(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;

    shapeless_put(
        s,
        "P,,2020-01-01,2022-02-01,,,A,,," SQUARE(
            "500") "\n"
                   "N,,2020-01-01,,,5000,A,,,\nO,,2020-01-01,2022-01-01,,900,A,,,\n"
                   "F,,2022-06-01,,,300,A,,,\n",
        "R,N,cleared,2022-05-01,1000,B,,\nQ,P,cleared,2021-02-01,2000,B,,\n");
    s->at = "2021-12-31";
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.without_shape_n, 2);
    assert_string_equal(summary.without_shape_m2, "5900");
    assert_int_equal(summary.place_unknown_n, 1);
    assert_string_equal(summary.place_unknown_m2, "2000");
    job_close(s);
    s->at = NULL;
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.without_shape_n, 2);
    assert_string_equal(summary.without_shape_m2, "4300");
    assert_string_equal(summary.place_unknown_m2, "1000");
}

static void beside__versions_without_a_shape_are_one_hazard(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;

    shapeless_put(s,
                  "N,,2020-01-01,,1,5000,A,,,\nN,,2021-01-01,,2,4000,A,,,\n"
                  "M,,2020-01-01,,1,700,A,,,\nM,,2021-01-01,,2,,A,,," SQUARE("500") "\n",
                  "");
    job_replace(s, "p.yaml", "status: status", "version: status");
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.without_shape_n, 1);
    assert_string_equal(summary.without_shape_m2, "4000");
}

/* ---- lines ---- */

static void line__with_a_width_is_land(void **state)
{
    job_scratch *s = *state;
    csv_table records, issues;

    shapeless_put(
        s,
        "L,,2020-01-01,,,,A,line_with_width,10,\"LINESTRING(500000 1300000,501000 "
        "1300000,501000 1300500)\"\n"
        "P,,2020-01-01,,,,A,,10," SQUARE("503") "\n",
        "R,L,cleared,2021-05-01,,B,10,\"LINESTRING(500000 1300000,501000 1300000)\"\n");
    records = shapeless_run(s);
    issues = csv_read(s, "out/check/issues.csv");
    /* 1,500 / 0.9996 m of 10 m; in the bend 25 m2 lie twice, and a quarter of a circle
     * of 19.6 m2 is added: 15,000.6 m2, and a millimetre or two all around */
    assert_in_range(shapeless_land(&records, "L"), csv_units("15000.6"),
                    csv_units("15005"));
    assert_in_range(shapeless_land(&records, "P"), csv_units("10007"),
                    csv_units("10009"));
    assert_in_range(csv_area(&records, shapeless_row(&records, "id", "R"), "counted_m2"),
                    csv_units("9998"), csv_units("10008"));
    assert_int_equal(
        csv_area(&records, shapeless_row(&records, "id", "R"), "beyond_hazard_m2"), 0);
    assert_int_equal(issues.rows, 0);
    csv_free(&records);
    csv_free(&issues);
}

static void line__without_a_width_stands_beside_the_total(void **state)
{
    static const char *const widths[] = {"", "0", "10001", "wide"};
    job_scratch *s = *state;

    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        char hazard[300];
        csv_table records, issues;

        sprintf(hazard,
                "P,,2020-01-01,,,,A,,," SQUARE(
                    "503") "\nL,,2020-01-01,,,5,A,,%s,"
                           "\"LINESTRING(500000 1300000,501000 1300000)\"\n",
                widths[i]);
        shapeless_put(s, hazard, "");
        records = shapeless_run(s);
        issues = csv_read(s, "out/check/issues.csv");
        shapeless_expect(&records, "L", "used", "yes");
        shapeless_expect(&records, "L", "reason", "without shape");
        shapeless_expect(&records, "L", "drawn_m2", "");
        assert_string_equal(
            csv_cell(&issues, shapeless_row(&issues, "code", "LREL-G018"), "id"), "L");
        assert_int_equal(lrel_job_summary(job_open(s)).without_shape_n, 1);
        csv_free(&records);
        csv_free(&issues);
    }
}

#define IN_SCRATCH(test)                                                                 \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(beside__is_what_hazards_state_less_what_releases_on_them_do),
        IN_SCRATCH(beside__is_that_of_the_day),
        IN_SCRATCH(beside__versions_without_a_shape_are_one_hazard),
        IN_SCRATCH(line__with_a_width_is_land),
        IN_SCRATCH(line__without_a_width_stands_beside_the_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
