/* SPDX-License-Identifier: Apache-2.0 */
/* test_area.c: exact decimals of doubled areas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/area.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void area_format_m2__is_exact(void **state)
{
    static const struct {
        int64_t area2;
        int units_per_m;
        const char *text;
    } cases[] = {
        {0, 1000, "0"},
        {1, 1000, "0.0000005"},
        {-1, 1000, "-0.0000005"},
        {2, 1000, "0.000001"},
        {25000000, 1000, "12.5"},
        {2000000, 1000, "1"},
        {-80000000000, 1000, "-40000"},
        {1, 100, "0.00005"},
        {20000, 100, "1"},
        {-19999, 100, "-0.99995"},
        {INT64_MAX, 1000, "4611686018427.3879035"},
        {INT64_MIN, 1000, "-4611686018427.387904"},
        {INT64_MAX, 100, "461168601842738.79035"},
        {INT64_MIN, 100, "-461168601842738.7904"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[32];

        lrel_area_format_m2(cases[i].area2, cases[i].units_per_m, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void area_format_whole_m2__rounds_half_away_from_zero(void **state)
{
    static const struct {
        int64_t area2;
        int units_per_m;
        const char *text;
    } cases[] = {
        {0, 1000, "0"},
        {1000000, 1000, "1"},
        {999999, 1000, "0"},
        {-1000000, 1000, "-1"},
        {-999999, 1000, "0"},
        {2000000, 1000, "1"},
        {90411722500, 1000, "45206"},
        {10000, 100, "1"},
        {9999, 100, "0"},
        {INT64_MAX, 1000, "4611686018427"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[32];

        lrel_area_format_whole_m2(cases[i].area2, cases[i].units_per_m, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void area_format_km2__rounds_half_away_from_zero(void **state)
{
    const int64_t km2 = INT64_C(2000000000000);
    const struct {
        int64_t area2;
        int units_per_m;
        int decimals;
        const char *text;
    } cases[] = {
        {0, 1000, 2, "0.00"},
        {km2, 1000, 2, "1.00"},
        {km2, 1000, 0, "1"},
        {km2 / 200, 1000, 2, "0.01"}, /* 0.005 */
        {km2 / 200 - 1, 1000, 2, "0.00"},
        {-km2 / 200, 1000, 2, "-0.01"},
        {-km2 / 200 + 1, 1000, 2, "0.00"}, /* no sign before nothing */
        {km2 / 2, 1000, 0, "1"},
        {km2 / 2 - 1, 1000, 0, "0"},
        {km2 / 100 * 1999 / 2, 1000, 1, "10.0"},
        {1, 1000, 9, "0.000000000"},
        {1000, 1000, 9, "0.000000001"},
        {20000000000, 100, 2, "1.00"},
        {INT64_MIN, 100, 9, "-461168601.842738790"},
        {INT64_MAX, 1000, 2, "4611686.02"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[40];

        lrel_area_format_km2(cases[i].area2, cases[i].units_per_m, cases[i].decimals,
                             text);
        assert_string_equal(text, cases[i].text);
    }
}

static void area_to_m2__is_the_nearest_double(void **state)
{
    assert_true(lrel_area_to_m2(25000000, 1000) == 12.5);
    assert_true(lrel_area_to_m2(-1, 1000) == -0.0000005);
    assert_true(lrel_area_to_m2(1, 100) == 0.00005);
    /* Beyond 2^53, where the area itself is no double. */
    assert_true(lrel_area_to_m2(INT64_MAX, 1000) == 4611686018427.3879035);
    assert_true(lrel_area_to_m2(INT64_C(9007199254740993), 1000) == 4503599627.3704965);
    assert_true(lrel_area_to_m2(-INT64_C(9007199254740993), 100) == -450359962737.04965);
}

static void area_format_stated__a_sum_of_many_has_room(void **state)
{
    const lrel_stated_sum largest = INT64_C(1500000000000000000);
    char text[40];

    lrel_area_format_stated(0, text);
    assert_string_equal(text, "0");
    lrel_area_format_stated(1, text);
    assert_string_equal(text, "0.0001");
    lrel_area_format_stated(-125000, text);
    assert_string_equal(text, "-12.5");
    lrel_area_format_stated(largest - 1, text);
    assert_string_equal(text, "149999999999999.9999");
    lrel_area_format_stated(largest * 10000000000 + 1, text);
    assert_string_equal(text, "1500000000000000000000000.0001");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(area_format_m2__is_exact),
        cmocka_unit_test(area_format_whole_m2__rounds_half_away_from_zero),
        cmocka_unit_test(area_format_km2__rounds_half_away_from_zero),
        cmocka_unit_test(area_format_stated__a_sum_of_many_has_room),
        cmocka_unit_test(area_to_m2__is_the_nearest_double),
    };
    return cmocka_run_group_tests_name("core/area", tests, NULL, NULL);
}
