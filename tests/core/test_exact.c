/* SPDX-License-Identifier: Apache-2.0 */
/* test_exact.c: decimals in and out, rounding, and products of more than 128 bits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/exact.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static lrel_exact value_of(const char *text)
{
    lrel_exact value = 0;
    int places;

    assert_true(lrel_exact_parse(lrel_text_of(text), &value, &places));
    return value;
}

static void exact__is_written_as_it_was_read(void **state)
{
    static const struct {
        const char *in, *out;
        int places;
    } cases[] = {
        {"0", "0", 0},
        {"-49.26", "-49.26", 2},
        {"3058873", "3,058,873", 0},
        {"1234567.50", "1,234,567.50", 2},
        {"99999999999999999", "99,999,999,999,999,999", 0},
        {"0.000000000001", "0.000000000001", 12},
        {"-0.5", "-0.5", 1},
        {"1000", "1,000", 0},
        {"000123", "123", 0},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        char out[LREL_EXACT_BYTES];
        lrel_exact value;
        int places;

        assert_true(lrel_exact_parse(lrel_text_of(cases[i].in), &value, &places));
        assert_int_equal(places, cases[i].places);
        lrel_exact_format(value, places, out);
        assert_string_equal(out, cases[i].out);
    }
}

static void exact__of_anything_else_is_refused(void **state)
{
    static const char *const cases[] = {"",
                                        "-",
                                        ".",
                                        "1,000",
                                        "1e3",
                                        "1.2.3",
                                        " 1",
                                        "100000000000000000",
                                        "0.0000000000001",
                                        "x"};

    for (size_t i = 0; i < COUNT(cases); i++) {
        lrel_exact value = 7;
        int places;

        assert_false(lrel_exact_parse(lrel_text_of(cases[i]), &value, &places));
        assert_true(value == 7);
    }
}

static void exact__rounds_half_away_from_zero(void **state)
{
    assert_true(lrel_exact_round(value_of("0.125"), 2) == value_of("0.13"));
    assert_true(lrel_exact_round(value_of("-0.125"), 2) == value_of("-0.13"));
    assert_true(lrel_exact_round(value_of("15.436036"), 2) == value_of("15.44"));
    assert_true(lrel_exact_round(value_of("2.4999"), 0) == value_of("2"));
}

static void exact__scale_takes_more_than_128_bits(void **state)
{
    lrel_exact out;

    /* 10^17 * 10^17 / 10^17, in units of 10^-12: a product of 58 digits. */
    assert_true(lrel_exact_scale(value_of("99999999999999999"),
                                 value_of("99999999999999999"),
                                 value_of("99999999999999999"), &out));
    assert_true(out == value_of("99999999999999999"));
    assert_true(lrel_exact_scale(value_of("1"), value_of("2"), value_of("-3"), &out));
    assert_true(out == value_of("-0.666666666667"));
    /* 80,444,642 of 130,357,876: 61.7 %, by hand. */
    assert_true(lrel_exact_scale(value_of("80444642"), value_of("100"),
                                 value_of("130357876"), &out));
    assert_true(lrel_exact_round(out, 1) == value_of("61.7"));
    assert_false(lrel_exact_scale(value_of("1"), value_of("1"), 0, &out));
    assert_false(lrel_exact_scale(value_of("99999999999999999"),
                                  value_of("99999999999999999"), 1, &out));
}

static void exact__sums_of_a_million_fit(void **state)
{
    lrel_exact one = value_of("99999999999999999.999999999999"), sum = 0;

    for (int i = 0; i < 1000; i++)
        assert_true(lrel_exact_add(sum, one, &sum));
    assert_true(sum == one * 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact__is_written_as_it_was_read),
        cmocka_unit_test(exact__of_anything_else_is_refused),
        cmocka_unit_test(exact__rounds_half_away_from_zero),
        cmocka_unit_test(exact__scale_takes_more_than_128_bits),
        cmocka_unit_test(exact__sums_of_a_million_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
