/* SPDX-License-Identifier: Apache-2.0 */
/* test_degrees.c: points as people write them, each way once; and what may be two things,
 * which is refused with what to write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "degrees.h"

typedef struct degrees_case {
    const char *name;
    const char *text;
    double lon, lat;
    const char *why; /* NULL: it is read; else a part of the reason */
} degrees_case;

#define LON (103 + 30 / 60.0 + 7.6 / 3600)
#define LAT (12 + 57 / 60.0 + 15.6 / 3600)

static const degrees_case cases[] = {
    {"degrees__two_decimals_are_longitude_and_latitude", "103.5 12.9", 103.5, 12.9, NULL},
    {"degrees__a_comma_may_stand_between", "103.5,12.9", 103.5, 12.9, NULL},
    {"degrees__a_comma_and_a_space_may", "103.5, 12.9", 103.5, 12.9, NULL},
    {"degrees__whole_numbers_with_comma_and_space", "103, 12", 103, 12, NULL},
    {"degrees__a_semicolon_may", "103.5;12.9", 103.5, 12.9, NULL},
    {"degrees__a_tab_may", "103.5\t12.9", 103.5, 12.9, NULL},
    {"degrees__west_and_south_are_negative", "-71.98 -13.5", -71.98, -13.5, NULL},
    {"degrees__a_plus_is_fine", "+103.5 +12.9", 103.5, 12.9, NULL},
    {"degrees__the_minus_sign_of_word_processors",
     "\xE2\x88\x92"
     "71.98 12.9",
     -71.98, 12.9, NULL},
    {"degrees__without_a_leading_zero", ".5 -.25", 0.5, -0.25, NULL},
    {"degrees__many_digits", "103.502111111111111111 12.954333333333333333",
     103.502111111111111, 12.954333333333333, NULL},
    {"degrees__the_ends_of_the_earth", "-180 90", -180, 90, NULL},

    {"degrees__letters_behind_say_which_is_which", "12.9N 103.5E", 103.5, 12.9, NULL},
    {"degrees__letters_before", "N12.9 E103.5", 103.5, 12.9, NULL},
    {"degrees__letters_with_longitude_first", "103.5 E, 12.9 N", 103.5, 12.9, NULL},
    {"degrees__south_and_west", "13.5 S 71.98 W", -71.98, -13.5, NULL},
    {"degrees__small_letters", "13.5s 71.98w", -71.98, -13.5, NULL},
    {"degrees__degree_signs",
     "12.9\xC2\xB0N 103.5\xC2\xB0"
     "E",
     103.5, 12.9, NULL},
    {"degrees__minutes_and_seconds",
     "12\xC2\xB0"
     "57'15.6\"N 103\xC2\xB0"
     "30'7.6\"E",
     LON, LAT, NULL},
    {"degrees__minutes_and_seconds_with_primes",
     "12\xC2\xB0"
     "57\xE2\x80\xB2"
     "15.6\xE2\x80\xB3"
     "N, 103\xC2\xB0"
     "30\xE2\x80\xB2"
     "7.6\xE2\x80\xB3"
     "E",
     LON, LAT, NULL},
    {"degrees__minutes_and_seconds_with_spaces", "12 57 15.6 N 103 30 7.6 E", LON, LAT,
     NULL},
    {"degrees__minutes_with_decimals",
     "N 12\xC2\xB0"
     "57.260 E 103\xC2\xB0"
     "30.127",
     103 + 30.127 / 60, 12 + 57.260 / 60, NULL},
    {"degrees__marks_without_letters_are_longitude_first",
     "103\xC2\xB0"
     "30'7.6\" 12\xC2\xB0"
     "57'15.6\"",
     LON, LAT, NULL},
    {"degrees__two_apostrophes_are_seconds",
     "12\xC2\xB0"
     "57'15.6''N 103\xC2\xB0"
     "30'7.6''E",
     LON, LAT, NULL},
    {"degrees__negative_with_minutes",
     "-71\xC2\xB0"
     "30' -13\xC2\xB0"
     "15'",
     -71.5, -13.25, NULL},

    {"degrees__a_decimal_comma_is_refused", "103,5 12,9", 0, 0, "written with a point"},
    {"degrees__one_decimal_comma_is_refused", "103,51234", 0, 0, "written with a point"},
    {"degrees__a_comma_that_may_be_a_decimal_one_is_refused", "103,12", 0, 0,
     "written with a point"},
    {"degrees__decimal_commas_with_a_semicolon", "103,5;12,9", 0, 0,
     "written with a point"},
    {"degrees__latitude_first_is_refused_where_it_shows", "12.9 103.5", 0, 0,
     "longitude comes first; is 103.5 12.9 meant?"},
    {"degrees__longitude_beyond_180", "256.5 12.9", 0, 0, "it is -103.5"},
    {"degrees__no_latitude_is_91", "12 91", 0, 0, "longitude comes first"},
    {"degrees__no_latitude_is_200", "12 200", 0, 0, "no latitude is 200"},
    {"degrees__utm_is_refused", "48P 338000 1433000", 0, 0, "set the receiver"},
    {"degrees__utm_of_the_north_is_refused", "48N 338000 1433000", 0, 0,
     "set the receiver"},
    {"degrees__easting_and_northing_are_refused", "338000 1433000", 0, 0,
     "set the receiver"},
    {"degrees__easting_and_northing_with_comma", "338000,1433000", 0, 0,
     "set the receiver"},
    {"degrees__mgrs_is_refused", "48PWT3800033000", 0, 0, "set the receiver"},
    {"degrees__mgrs_with_spaces_is_refused", "48N WT 38000 33000", 0, 0,
     "set the receiver"},
    {"degrees__one_number_is_no_point", "103.5", 0, 0, "one number is no point"},
    {"degrees__one_angle_is_no_point", "12 57 15.6 N", 0, 0, "one number is no point"},
    {"degrees__three_numbers_are_no_point", "103.5 12.9 44", 0, 0, "more than"},
    {"degrees__two_latitudes", "12.9N 13.1N", 0, 0, "two latitudes"},
    {"degrees__two_longitudes", "102.9E 103.1W", 0, 0, "two longitudes"},
    {"degrees__one_letter", "12.9N 103.5", 0, 0, "has a letter and the other has none"},
    {"degrees__a_sign_and_a_letter", "-12.9N 103.5E", 0, 0, "not both"},
    {"degrees__60_minutes", "12 60 0 N 103 30 0 E", 0, 0, "below 60"},
    {"degrees__decimal_degrees_with_minutes", "12.5 30 N 103 30 E", 0, 0, "below 60"},
    {"degrees__seconds_before_minutes",
     "12\xC2\xB0"
     "57\"15'N 103\xC2\xB0"
     "E",
     0, 0, "in this order"},
    {"degrees__words_are_no_point", "here there", 0, 0, "no longitude and latitude"},
    {"degrees__an_exponent_is_no_degree", "1e2 13", 0, 0, ""},
    {"degrees__nothing_is_no_point", "", 0, 0, "no point"},
    {"degrees__infinity_is_no_point", "inf 13", 0, 0, "no longitude and latitude"},
    {"degrees__nan_is_no_point", "nan nan", 0, 0, ""},
    {"degrees__endless_numbers", "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", 0,
     0, "more than"},
};

static void run_case(void **state)
{
    const degrees_case *c = *state;
    degrees_point point = {7, 7, 7, 7};
    char why[256] = "";
    bool is_read = degrees_parse(c->text, &point, why, sizeof why);

    if (is_read != !c->why)
        fail_msg("\"%s\" is %s: %s", c->text, is_read ? "read" : "refused", why);
    if (!c->why) {
        assert_true(fabs(point.lon - c->lon) < 1e-13 * 180);
        assert_true(fabs(point.lat - c->lat) < 1e-13 * 180);
        return;
    }
    if (!strstr(why, c->why))
        fail_msg("\"%s\": \"%s\" does not say \"%s\"", c->text, why, c->why);
    assert_int_not_equal(why[0], '\0');
    assert_true(point.lon == 7);
}

/* A number is rounded once: what strtod makes of it, bit by bit. */
static void degrees__are_the_nearest_doubles(void **state)
{
    degrees_point point;
    char why[256];

    assert_true(degrees_parse("103.502111 12.954333", &point, why, sizeof why));
    assert_true(point.lon == 103.502111 && point.lat == 12.954333);
    assert_true(degrees_parse("0.1 0.3", &point, why, sizeof why));
    assert_true(point.lon == 0.1 && point.lat == 0.3);
}

static void degrees__know_how_finely_they_are_written(void **state)
{
    degrees_point point;
    char why[256];

    assert_true(degrees_parse("103.50 12.9543", &point, why, sizeof why));
    assert_true(point.lon_step == 0.01 && point.lat_step == 1e-4);
    assert_true(degrees_parse("12 57 15.6 N 103 30.5 E", &point, why, sizeof why));
    assert_true(fabs(point.lat_step - 0.1 / 3600) < 1e-12);
    assert_true(fabs(point.lon_step - 0.1 / 60) < 1e-12);
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
    degrees_point point = {0};
    char why[256] = "";
    int used = 0;
    bool is_read = degrees_parse_words((char *const *)(uintptr_t)c->words, c->count,
                                       &used, &point, why, sizeof why);

    assert_int_equal(is_read, c->used > 0);
    if (!is_read)
        return;
    assert_int_equal(used, c->used);
    assert_true(point.lon == c->lon);
}

#define CASES (sizeof cases / sizeof *cases)
#define WORDS (sizeof words_cases / sizeof *words_cases)

int main(void)
{
    struct CMUnitTest tests[CASES + WORDS + 2];
    size_t n = 0;

    for (size_t i = 0; i < CASES; i++)
        tests[n++] = (struct CMUnitTest){cases[i].name, run_case, NULL, NULL,
                                         (void *)(uintptr_t)&cases[i]};
    for (size_t i = 0; i < WORDS; i++)
        tests[n++] = (struct CMUnitTest){words_cases[i].name, run_words_case, NULL, NULL,
                                         (void *)(uintptr_t)&words_cases[i]};
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(degrees__are_the_nearest_doubles);
    tests[n++] =
        (struct CMUnitTest)cmocka_unit_test(degrees__know_how_finely_they_are_written);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
