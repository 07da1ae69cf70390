/* SPDX-License-Identifier: Apache-2.0 */
/* test_coordinate.c: points as people write them, each way once; and what may be two
 * things, which is refused with what to write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "core/angle.h"
#include "landrelease/coordinate.h"

typedef struct coordinate_case {
    const char *name;
    const char *text;
    double lon, lat;
    const char *why; /* NULL: it is read; else a part of the reason */
} coordinate_case;

#define LON (103 + 30 / 60.0 + 7.6 / 3600)
#define LAT (12 + 57 / 60.0 + 15.6 / 3600)

static const coordinate_case cases[] = {
    {"coordinate__two_decimals_are_longitude_and_latitude", "103.5 12.9", 103.5, 12.9,
     NULL},
    {"coordinate__a_comma_may_stand_between", "103.5,12.9", 103.5, 12.9, NULL},
    {"coordinate__a_comma_and_a_space_may", "103.5, 12.9", 103.5, 12.9, NULL},
    {"coordinate__whole_numbers_with_comma_and_space", "103, 12", 103, 12, NULL},
    {"coordinate__a_semicolon_may", "103.5;12.9", 103.5, 12.9, NULL},
    {"coordinate__a_tab_may", "103.5\t12.9", 103.5, 12.9, NULL},
    {"coordinate__west_and_south_are_negative", "-71.98 -13.5", -71.98, -13.5, NULL},
    {"coordinate__a_plus_is_fine", "+103.5 +12.9", 103.5, 12.9, NULL},
    {"coordinate__the_minus_sign_of_word_processors",
     "\xE2\x88\x92"
     "71.98 12.9",
     -71.98, 12.9, NULL},
    {"coordinate__without_a_leading_zero", ".5 -.25", 0.5, -0.25, NULL},
    {"coordinate__many_digits", "103.502111111111111111 12.954333333333333333",
     103.502111111111111, 12.954333333333333, NULL},
    {"coordinate__the_ends_of_the_earth", "-180 90", -180, 90, NULL},

    {"coordinate__letters_behind_say_which_is_which", "12.9N 103.5E", 103.5, 12.9, NULL},
    {"coordinate__letters_before", "N12.9 E103.5", 103.5, 12.9, NULL},
    {"coordinate__letters_with_longitude_first", "103.5 E, 12.9 N", 103.5, 12.9, NULL},
    {"coordinate__south_and_west", "13.5 S 71.98 W", -71.98, -13.5, NULL},
    {"coordinate__small_letters", "13.5s 71.98w", -71.98, -13.5, NULL},
    {"coordinate__degree_signs",
     "12.9\xC2\xB0N 103.5\xC2\xB0"
     "E",
     103.5, 12.9, NULL},
    {"coordinate__minutes_and_seconds",
     "12\xC2\xB0"
     "57'15.6\"N 103\xC2\xB0"
     "30'7.6\"E",
     LON, LAT, NULL},
    {"coordinate__minutes_and_seconds_with_primes",
     "12\xC2\xB0"
     "57\xE2\x80\xB2"
     "15.6\xE2\x80\xB3"
     "N, 103\xC2\xB0"
     "30\xE2\x80\xB2"
     "7.6\xE2\x80\xB3"
     "E",
     LON, LAT, NULL},
    {"coordinate__minutes_and_seconds_with_spaces", "12 57 15.6 N 103 30 7.6 E", LON, LAT,
     NULL},
    {"coordinate__minutes_with_decimals",
     "N 12\xC2\xB0"
     "57.260 E 103\xC2\xB0"
     "30.127",
     103 + 30.127 / 60, 12 + 57.260 / 60, NULL},
    {"coordinate__marks_without_letters_are_longitude_first",
     "103\xC2\xB0"
     "30'7.6\" 12\xC2\xB0"
     "57'15.6\"",
     LON, LAT, NULL},
    {"coordinate__two_apostrophes_are_seconds",
     "12\xC2\xB0"
     "57'15.6''N 103\xC2\xB0"
     "30'7.6''E",
     LON, LAT, NULL},
    {"coordinate__negative_with_minutes",
     "-71\xC2\xB0"
     "30' -13\xC2\xB0"
     "15'",
     -71.5, -13.25, NULL},

    {"coordinate__colons", "12:57:15.6N 103:30:7.6E", LON, LAT, NULL},
    {"coordinate__hyphens", "12-57-15.6N 103-30-7.6E", LON, LAT, NULL},
    {"coordinate__small_words", "12d57m15.6sN 103d30m7.6sE", LON, LAT, NULL},
    {"coordinate__words", "12 deg 57 min 15.6 sec N, 103 deg 30 min 7.6 sec E", LON, LAT,
     NULL},
    {"coordinate__winds_spelled", "12.9 North 103.5 East", 103.5, 12.9, NULL},
    {"coordinate__names_say_which_is_which", "Lat: 12.9 Long: 103.5", 103.5, 12.9, NULL},
    {"coordinate__names_and_marks",
     "Latitude 12\xC2\xB0"
     "57'15.6\" Longitude 103\xC2\xB0"
     "30'7.6\"",
     LON, LAT, NULL},
    {"coordinate__the_ring_above_for_a_degree_sign",
     "N12\xCB\x9A"
     "57'15.6\" E103\xCB\x9A"
     "30'7.6\"",
     LON, LAT, NULL},
    {"coordinate__on_two_lines", "12.9N\n103.5E", 103.5, 12.9, NULL},
    {"coordinate__decimal_commas_with_letters_behind", "12,9N 103,5E", 103.5, 12.9, NULL},
    {"coordinate__decimal_commas_with_letters_before", "N12,9 E103,5", 103.5, 12.9, NULL},
    {"coordinate__a_comma_between_letters_on_both_sides_is_refused",
     "N12 57 15,103 30 7E", 0, 0, "before one number and behind the other"},
    {"coordinate__a_name_against_a_letter", "Lat 12.9E Long 103.5N", 0, 0, "a letter of"},

    {"coordinate__a_decimal_comma_is_refused", "103,5 12,9", 0, 0,
     "written with a point"},
    {"coordinate__one_decimal_comma_is_refused", "103,51234", 0, 0,
     "written with a point"},
    {"coordinate__a_comma_that_may_be_a_decimal_one_is_refused", "103,12", 0, 0,
     "written with a point"},
    {"coordinate__decimal_commas_with_a_semicolon", "103,5;12,9", 0, 0,
     "written with a point"},
    {"coordinate__latitude_first_is_refused_where_it_shows", "12.9 103.5", 0, 0,
     "longitude comes first; is 103.5 12.9 meant?"},
    {"coordinate__longitude_beyond_180", "256.5 12.9", 0, 0, "it is -103.5"},
    {"coordinate__no_latitude_is_91", "12 91", 0, 0, "longitude comes first"},
    {"coordinate__no_latitude_is_200", "12 200", 0, 0, "no latitude is 200"},
    {"coordinate__easting_and_northing_are_refused", "338000 1433000", 0, 0,
     "grid of metres"},
    {"coordinate__easting_and_northing_with_comma", "338000,1433000", 0, 0,
     "grid of metres"},
    {"coordinate__one_number_is_no_point", "103.5", 0, 0, "one number is no point"},
    {"coordinate__one_angle_is_no_point", "12 57 15.6 N", 0, 0, "one number is no point"},
    {"coordinate__three_numbers_are_no_point", "103.5 12.9 44", 0, 0, "more than"},
    {"coordinate__two_latitudes", "12.9N 13.1N", 0, 0, "two latitudes"},
    {"coordinate__two_longitudes", "102.9E 103.1W", 0, 0, "two longitudes"},
    {"coordinate__one_letter", "12.9N 103.5", 0, 0,
     "has a letter and the other has none"},
    {"coordinate__a_sign_and_a_letter", "-12.9N 103.5E", 0, 0, "not both"},
    {"coordinate__60_minutes", "12 60 0 N 103 30 0 E", 0, 0, "below 60"},
    {"coordinate__decimal_degrees_with_minutes", "12.5 30 N 103 30 E", 0, 0, "below 60"},
    {"coordinate__seconds_before_minutes",
     "12\xC2\xB0"
     "57\"15'N 103\xC2\xB0"
     "E",
     0, 0, "in this order"},
    {"coordinate__words_are_no_point", "here there", 0, 0, "no longitude and latitude"},
    {"coordinate__an_exponent_is_no_degree", "1e2 13", 0, 0, ""},
    {"coordinate__nothing_is_no_point", "", 0, 0, "no point"},
    {"coordinate__infinity_is_no_point", "inf 13", 0, 0, "no longitude and latitude"},
    {"coordinate__nan_is_no_point", "nan nan", 0, 0, ""},
    {"coordinate__endless_numbers", "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
     0, 0, "more than"},
};

static void run_case(void **state)
{
    const coordinate_case *c = *state;
    lrel_coordinate point = {.lon_deg = 7};
    lrel_error err;
    bool is_read = lrel_coordinate_parse(c->text, strlen(c->text), LREL_ORDER_LON_LAT,
                                         &point, &err) == LREL_OK;

    if (is_read != !c->why)
        fail_msg("\"%s\" is %s: %s", c->text, is_read ? "read" : "refused",
                 is_read ? "" : err.message);
    if (!c->why) {
        assert_int_equal(point.kind, LREL_COORDINATE_DEGREES);
        assert_true(fabs(point.lon_deg - c->lon) < 1e-13 * 180);
        assert_true(fabs(point.lat_deg - c->lat) < 1e-13 * 180);
        return;
    }
    if (!strstr(err.message, c->why))
        fail_msg("\"%s\": \"%s\" does not say \"%s\"", c->text, err.message, c->why);
    assert_true(point.lon_deg == 7);
}

static lrel_status parse(const char *text, lrel_coordinate_order order,
                         lrel_coordinate *out, lrel_error *err)
{
    return lrel_coordinate_parse(text, strlen(text), order, out, err);
}

/* A number is rounded once: what strtod makes of it, bit by bit. */
static void coordinate__numbers_are_the_nearest_doubles(void **state)
{
    lrel_coordinate point;

    assert_int_equal(parse("103.502111 12.954333", LREL_ORDER_LON_LAT, &point, NULL),
                     LREL_OK);
    assert_true(point.lon_deg == 103.502111 && point.lat_deg == 12.954333);
}

static void coordinate__knows_how_finely_it_is_written(void **state)
{
    lrel_coordinate point;

    assert_int_equal(parse("103.50 12.9543", LREL_ORDER_LON_LAT, &point, NULL), LREL_OK);
    assert_true(point.lon_step_deg == 0.01 && point.lat_step_deg == 1e-4);
    assert_int_equal(parse("12 57 15.6 N 103 30.5 E", LREL_ORDER_LON_LAT, &point, NULL),
                     LREL_OK);
    assert_true(fabs(point.lat_step_deg - 0.1 / 3600) < 1e-12);
    assert_true(fabs(point.lon_step_deg - 0.1 / 60) < 1e-12);
}

static void coordinate__latitude_first_where_that_is_stated(void **state)
{
    lrel_coordinate point;
    lrel_error err;

    assert_int_equal(parse("12.9 33.5", LREL_ORDER_LAT_LON, &point, &err), LREL_OK);
    assert_true(point.lat_deg == 12.9 && point.lon_deg == 33.5);
    assert_int_equal(parse("103.5 12.9", LREL_ORDER_LAT_LON, &point, &err),
                     LREL_E_COORDINATE);
    assert_non_null(strstr(err.message, "latitude comes first; is 12.9 103.5 meant?"));
    assert_int_equal(parse("33.5E 12.9N", LREL_ORDER_LAT_LON, &point, &err), LREL_OK);
    assert_true(point.lat_deg == 12.9 && point.lon_deg == 33.5);
}

static void coordinate__an_order_not_stated_is_no_guess(void **state)
{
    lrel_coordinate point;
    lrel_error err;

    assert_int_equal(parse("12.9 33.5", LREL_ORDER_NOT_STATED, &point, &err),
                     LREL_E_COORDINATE);
    assert_non_null(strstr(err.message, "which of 12.9 and 33.5 is the latitude?"));
    assert_int_equal(parse("12.9 103.5", LREL_ORDER_NOT_STATED, &point, &err), LREL_OK);
    assert_true(point.lat_deg == 12.9 && point.lon_deg == 103.5);
    assert_int_equal(parse("103.5 12.9", LREL_ORDER_NOT_STATED, &point, &err), LREL_OK);
    assert_true(point.lat_deg == 12.9 && point.lon_deg == 103.5);
}

typedef struct grid_case {
    const char *name;
    const char *text;
    int zone;
    bool is_south;
    double easting, northing, step;
    const char *why; /* NULL: it is read */
} grid_case;

static const grid_case grid_cases[] = {
    {"utm__zone_and_hemisphere", "48N 312345 1421234", 48, false, 312345, 1421234, 0,
     NULL},
    {"utm__zone_and_band", "48P 312345.5 1421234.25", 48, false, 312345.5, 1421234.25, 0,
     NULL},
    {"utm__a_space_before_the_hemisphere", "48 n 312345 1421234", 48, false, 312345,
     1421234, 0, NULL},
    {"utm__its_name_in_front", "UTM 48N, 312345, 1421234", 48, false, 312345, 1421234, 0,
     NULL},
    {"utm__letters_before", "48P E312345 N1421234", 48, false, 312345, 1421234, 0, NULL},
    {"utm__letters_behind", "48P 312345mE 1421234mN", 48, false, 312345, 1421234, 0,
     NULL},
    {"utm__northing_first_with_letters", "48P N1421234 E312345", 48, false, 312345,
     1421234, 0, NULL},
    {"utm__of_the_south", "56H 334900 6250948", 56, true, 334900, 6250948, 0, NULL},
    {"utm__s_is_the_south_where_it_is_no_band", "36S 500000 8500000", 36, true, 500000,
     8500000, 0, NULL},
    {"utm__s_that_may_be_a_band_is_refused", "36S 500000 3700000", 0, false, 0, 0, 0,
     "may be the south"},
    {"utm__band_and_northing_that_differ_are_refused", "48Q 312345 1421234", 0, false, 0,
     0, 0, "not in the band"},
    {"utm__northing_first_is_refused", "48P 1421234 312345", 0, false, 0, 0, 0,
     "the easting comes first"},
    {"utm__zone_61_is_refused", "61N 312345 1421234", 0, false, 0, 0, 0, "from 1 to 60"},
    {"utm__one_number_is_refused", "48N 312345", 0, false, 0, 0, 0, "an easting and a"},
    {"utm__a_third_number_is_refused", "48N 312345 1421234 12", 0, false, 0, 0, 0,
     "an easting and a"},
    {"utm__two_eastings_are_refused", "48N 312345E 421234E", 0, false, 0, 0, 0,
     "and one the northing"},
    {"utm__an_easting_of_another_zone_is_refused", "48N 12345 1421234", 0, false, 0, 0, 0,
     "between 100,000 and 900,000"},

    {"mgrs__ten_digits", "48PTV9420048800", 48, false, 294200, 1448800, 1, NULL},
    {"mgrs__with_spaces", "48P TV 94200 48800", 48, false, 294200, 1448800, 1, NULL},
    {"mgrs__small_letters", "48ptv9420048800", 48, false, 294200, 1448800, 1, NULL},
    {"mgrs__six_digits_are_100_m", "48PTV942488", 48, false, 294200, 1448800, 100, NULL},
    {"mgrs__another_set_of_letters", "4QFJ1234567890", 4, false, 612345, 2367890, 1,
     NULL},
    {"mgrs__of_the_south", "56HLH3490050948", 56, true, 334900, 6250948, 1, NULL},
    {"mgrs__four_digits_are_no_point", "48PTV9448", 0, false, 0, 0, 0,
     "larger than 100 m"},
    {"mgrs__seven_digits_are_refused", "48PTV9420048", 0, false, 0, 0, 0,
     "as many digits for the east"},
    {"mgrs__twelve_digits_are_refused", "48PTV942000488000", 0, false, 0, 0, 0,
     "at most ten digits"},
    {"mgrs__no_such_column", "48PAV9420048800", 0, false, 0, 0, 0, "no square of 100 km"},
    {"mgrs__no_such_row", "48PTW9420048800", 0, false, 0, 0, 0, "no square of 100 km"},
    {"mgrs__no_such_band", "48ITV9420048800", 0, false, 0, 0, 0, "no band"},
};

static void run_grid_case(void **state)
{
    const grid_case *c = *state;
    lrel_coordinate point = {.zone = 7};
    lrel_error err;
    bool is_read = parse(c->text, LREL_ORDER_NOT_STATED, &point, &err) == LREL_OK;

    if (is_read != !c->why)
        fail_msg("\"%s\" is %s: %s", c->text, is_read ? "read" : "refused",
                 is_read ? "" : err.message);
    if (c->why) {
        if (!strstr(err.message, c->why))
            fail_msg("\"%s\": \"%s\" does not say \"%s\"", c->text, err.message, c->why);
        assert_int_equal(point.zone, 7);
        return;
    }
    assert_int_not_equal(point.kind, LREL_COORDINATE_DEGREES);
    assert_int_equal(point.zone, c->zone);
    assert_int_equal(point.is_south, c->is_south);
    assert_true(fabs(point.easting_m - c->easting) < 1e-6);
    assert_true(fabs(point.northing_m - c->northing) < 1e-6);
    assert_true(fabs(point.step_m - c->step) < 1e-9);
}

typedef struct angle_case {
    const char *name;
    const char *text;
    char axis; /* 'B': a bearing */
    double degrees;
    const char *why;
} angle_case;

static const angle_case angle_cases[] = {
    {"angle__decimal", "12.9", 'N', 12.9, NULL},
    {"angle__three_numbers_are_one_angle", "12 57 15.6", 'N', LAT, NULL},
    {"angle__negative_with_minutes", "-12 57 15.6", 'N', -LAT, NULL},
    {"angle__letter_behind", "103 30 7.6 E", 'E', LON, NULL},
    {"angle__decimal_comma_with_a_letter", "103,5E", 'E', 103.5, NULL},
    {"angle__decimal_comma_alone_is_refused", "103,5", 'E', 0, "is no longitude"},
    {"angle__a_latitude_is_no_longitude", "12.9N", 'E', 0, "a latitude where"},
    {"angle__60_minutes_are_refused", "12 60 00", 'N', 0, "below 60"},
    {"angle__60_seconds_are_refused", "12 59 60", 'N', 0, "below 60"},
    {"angle__two_angles_are_refused", "12.9 13.9", 'N', 0, "below 60"},
    {"angle__nothing_is_refused", " ", 'N', 0, "is no latitude"},
    {"bearing__decimal", "271.5", 'B', 271.5, NULL},
    {"bearing__decimal_comma", "271,5", 'B', 271.5, NULL},
    {"bearing__minutes",
     "271\xC2\xB0"
     "30'",
     'B', 271.5, NULL},
    {"bearing__quarter_north_east", "N 45 30 E", 'B', 45.5, NULL},
    {"bearing__quarter_north_west", "N45.5W", 'B', 314.5, NULL},
    {"bearing__quarter_south_east", "S45.5E", 'B', 134.5, NULL},
    {"bearing__quarter_south_west",
     "S 45\xC2\xB0"
     "30' W",
     'B', 225.5, NULL},
    {"bearing__east_of_east_is_none", "E45N", 'B', 0, "is no direction"},
    {"bearing__361_is_none", "361", 'B', 0, "0 to 360"},
    {"bearing__negative_is_none", "-5", 'B', 0, "0 to 360"},
    {"bearing__a_latitude_is_none", "45N", 'B', 0, "0 to 360"},
    {"bearing__a_word_is_none", "left", 'B', 0, "is no direction"},
};

static void run_angle_case(void **state)
{
    const angle_case *c = *state;
    lrel_text text = lrel_text_of(c->text);
    lrel_angle angle = {0};
    lrel_error err;
    lrel_status status = c->axis == 'B' ? lrel_angle__bearing(text, &angle.degrees, &err)
                                        : lrel_angle__parse(text, c->axis, &angle, &err);

    if ((status == LREL_OK) != !c->why)
        fail_msg("\"%s\" is %s: %s", c->text, status == LREL_OK ? "read" : "refused",
                 status == LREL_OK ? "" : err.message);
    if (c->why && !strstr(err.message, c->why))
        fail_msg("\"%s\": \"%s\" does not say \"%s\"", c->text, err.message, c->why);
    if (!c->why)
        assert_true(fabs(angle.degrees - c->degrees) < 1e-12);
}

#define CASES  (sizeof cases / sizeof *cases)
#define GRIDS  (sizeof grid_cases / sizeof *grid_cases)
#define ANGLES (sizeof angle_cases / sizeof *angle_cases)

int main(void)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(coordinate__numbers_are_the_nearest_doubles),
        cmocka_unit_test(coordinate__knows_how_finely_it_is_written),
        cmocka_unit_test(coordinate__latitude_first_where_that_is_stated),
        cmocka_unit_test(coordinate__an_order_not_stated_is_no_guess),
    };
    struct CMUnitTest tests[CASES + GRIDS + ANGLES + 4];
    size_t n = 0;

    for (size_t i = 0; i < CASES; i++)
        tests[n++] = (struct CMUnitTest){cases[i].name, run_case, NULL, NULL,
                                         (void *)(uintptr_t)&cases[i]};
    for (size_t i = 0; i < GRIDS; i++)
        tests[n++] = (struct CMUnitTest){grid_cases[i].name, run_grid_case, NULL, NULL,
                                         (void *)(uintptr_t)&grid_cases[i]};
    for (size_t i = 0; i < ANGLES; i++)
        tests[n++] = (struct CMUnitTest){angle_cases[i].name, run_angle_case, NULL, NULL,
                                         (void *)(uintptr_t)&angle_cases[i]};
    for (size_t i = 0; i < 4; i++)
        tests[n++] = others[i];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
