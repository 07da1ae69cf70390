/* SPDX-License-Identifier: Apache-2.0 */
/* test_degrees.c: points on the command line: their order, their words, and grids, which
 * are refused with what to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "degrees.h"

typedef struct degrees_case {
    const char *name;
    const char *text;
    double lon, lat;
    const char *why; /* NULL: it is read; else a part of the reason */
} degrees_case;

/* How degrees are spelled, tests/core/test_coordinate.c knows. */
static const degrees_case cases[] = {
    {"degrees__two_decimals_are_longitude_and_latitude", "33.5 12.9", 33.5, 12.9, NULL},
    {"degrees__letters_say_which_is_which", "12.9N 33.5E", 33.5, 12.9, NULL},
    {"degrees__latitude_first_is_refused_where_it_shows", "12.9 103.5", 0, 0,
     "longitude comes first; is 103.5 12.9 meant?"},
    {"degrees__utm_is_refused", "48P 338000 1433000", 0, 0, "set the receiver"},
    {"degrees__utm_of_the_north_is_refused", "48N 338000 1433000", 0, 0,
     "set the receiver"},
    {"degrees__mgrs_is_refused", "48PTV9420048800", 0, 0, "set the receiver"},
    {"degrees__easting_and_northing_are_refused", "338000 1433000", 0, 0,
     "on a grid of metres"},
};

static void run_case(void **state)
{
    const degrees_case *c = *state;
    lrel_coordinate point = {.lon_deg = 7};
    char why[512] = "";
    bool is_read = degrees_parse(c->text, &point, why, sizeof why);

    if (is_read != !c->why)
        fail_msg("\"%s\" is %s: %s", c->text, is_read ? "read" : "refused", why);
    if (!c->why) {
        assert_true(point.lon_deg == c->lon && point.lat_deg == c->lat);
        return;
    }
    if (!strstr(why, c->why))
        fail_msg("\"%s\": \"%s\" does not say \"%s\"", c->text, why, c->why);
    assert_true(point.lon_deg == 7);
}

static void degrees__of_an_error_are_plain_numbers(void **state)
{
    double number = 0;

    assert_true(degrees_number("0.25", &number) && number == 0.25);
    assert_true(degrees_number("-3", &number) && number == -3);
    assert_false(degrees_number("1e3", &number));
    assert_false(degrees_number("", &number));
    assert_false(degrees_number(".", &number));
    assert_false(degrees_number("3 ", &number));
}

typedef struct words_case {
    const char *name;
    const char *words[4];
    int count;
    int used; /* 0: refused */
    double lon;
} words_case;

static const words_case words_cases[] = {
    {"words__two_are_a_point", {"103.5", "12.9"}, 2, 2, 103.5},
    {"words__two_of_four_are_a_point", {"103.5", "12.9", "1", "2"}, 4, 2, 103.5},
    {"words__one_with_a_comma_is_a_point", {"103.5,12.9", "1"}, 2, 1, 103.5},
    {"words__a_comma_behind_the_first_is_none", {"103.5,", "12.9"}, 2, 2, 103.5},
    {"words__one_with_both_letters_is_a_point", {"12.9N 103.5E", "1"}, 2, 1, 103.5},
    {"words__each_with_minutes", {"13 30 0 N", "103 30 0 E"}, 2, 2, 103.5},
    {"words__one_is_none", {"103.5"}, 1, 0, 0},
    {"words__decimal_commas_are_none", {"103,5", "12,9"}, 2, 0, 0},
    {"words__a_grid_reference_is_none", {"48P", "WT", "38000", "33000"}, 4, 0, 0},
};

static void run_words_case(void **state)
{
    const words_case *c = *state;
    lrel_coordinate point = {0};
    char why[256] = "";
    int used = 0;
    bool is_read = degrees_parse_words((char *const *)(uintptr_t)c->words, c->count,
                                       &used, &point, why, sizeof why);

    assert_int_equal(is_read, c->used > 0);
    if (!is_read)
        return;
    assert_int_equal(used, c->used);
    assert_true(point.lon_deg == c->lon);
}

#define CASES (sizeof cases / sizeof *cases)
#define WORDS (sizeof words_cases / sizeof *words_cases)

int main(void)
{
    struct CMUnitTest tests[CASES + WORDS + 1];
    size_t n = 0;

    for (size_t i = 0; i < CASES; i++)
        tests[n++] = (struct CMUnitTest){cases[i].name, run_case, NULL, NULL,
                                         (void *)(uintptr_t)&cases[i]};
    for (size_t i = 0; i < WORDS; i++)
        tests[n++] = (struct CMUnitTest){words_cases[i].name, run_words_case, NULL, NULL,
                                         (void *)(uintptr_t)&words_cases[i]};
    tests[n++] =
        (struct CMUnitTest)cmocka_unit_test(degrees__of_an_error_are_plain_numbers);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
