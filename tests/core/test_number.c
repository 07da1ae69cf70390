/* SPDX-License-Identifier: Apache-2.0 */
/* test_number.c: numbers from text, compared bit by bit with what the C library reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/number.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static uint64_t bits(double value)
{
    uint64_t word;

    memcpy(&word, &value, sizeof word);
    return word;
}

static void assert_reads(const char *text, double expected)
{
    double value = -7;

    if (!lrel_number_parse(lrel_text_of(text), &value) || bits(value) != bits(expected))
        fail_msg("\"%.60s\" gives %a, not %a", text, value, expected);
}

static const char *const numbers[] = {
    "0",
    "-0",
    "+1",
    "007",
    "1.",
    ".5",
    "-.5",
    "1e0",
    "1E+5",
    "1e-5",
    "12345.678",
    "103.1512729",
    "13.1126181",
    "300000",
    "1450000",
    "0.1",
    "0.2",
    "0.3",
    /* the fast ways' limits */
    "9007199254740992",
    "9007199254740993",
    "9007199254740995",
    "9007199254740992.5",
    "9007199254740993.0000000000000000000000000001",
    "1e22",
    "1e23",
    "123456789e22",
    "1e-22",
    "1e-23",
    "9999999999999999999",
    "18446744073709551615",
    "18446744073709551616",
    "0.9999999999999999999",
    "103.15127290000001",
    "103.151272900000014",
    "0.0000000000000000000000000000000001234567890123456789",
    /* halfway cases and the ends of the range */
    "1.7976931348623157e308",
    "2.2250738585072014e-308",
    "2.2250738585072011e-308",
    "4.9406564584124654e-324",
    "2.4703282292062327e-324",
    "2.4703282292062328e-324",
    "1e-400",
    "0e999999999999999999999",
    "-1e-999999999999999999999",
    "6929495644600919.5",
    "3.0540412e5",
    "8511030020275656e-27",
    "5e-324",
    "0.500000000000000166533453693773481063544750213623046875",
    "1.00000000000000011102230246251565404236316680908203125",
    "1.00000000000000011102230246251565404236316680908203126",
    "1.00000000000000011102230246251565404236316680908203124",
};

static void number_parse__every_way_rounds_as_the_c_library(void **state)
{
    for (size_t i = 0; i < COUNT(numbers); i++)
        assert_reads(numbers[i], strtod(numbers[i], NULL));
}

static const char *const refused[] = {
    "",      " 1",       "1 ",       "+",      "-",
    ".",     "e5",       "-.e1",     "1e",     "1e+",
    "1.2.3", "--1",      "1,5",      "0x10",   "inf",
    "nan",   "Infinity", "1e309",    "-1e309", "1e99999999999999999999",
    "1_000", "1d5",      "\xD9\xA1", /* an Arabic-Indic digit */
};

static void number_parse__anything_else_is_refused(void **state)
{
    for (size_t i = 0; i < COUNT(refused); i++) {
        double value = -7;

        if (lrel_number_parse(lrel_text_of(refused[i]), &value))
            fail_msg("\"%s\" was read as %g", refused[i], value);
        assert_true(value == -7); /* untouched */
    }
    assert_false(lrel_number_parse((lrel_text){NULL, 0}, &(double){0}));
}

static void number_parse__random_doubles_come_back(void **state)
{
    uint64_t seed = UINT64_C(0x9E3779B97F4A7C15);

    for (int i = 0; i < 200000; i++) {
        static const char *const forms[] = {"%.17g", "%.16g", "%.18e", "%.20g"};
        char text[64];
        double value;

        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        memcpy(&value, &seed, sizeof value);
        if (!isfinite(value))
            continue;
        snprintf(text, sizeof text, forms[i % 4], value);
        assert_reads(text, strtod(text, NULL));
    }
}

static void number_parse__random_coordinates_come_back(void **state)
{
    uint64_t seed = 1;

    for (int i = 0; i < 200000; i++) {
        char text[64];

        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        snprintf(text, sizeof text, "%d.%0*" PRIu64, (int)(seed >> 55) - 256, i % 20 + 1,
                 (seed & UINT64_C(0xFFFFFFFFFFFF)));
        assert_reads(text, strtod(text, NULL));
    }
}

/* Beyond 768 digits only whether anything is left may count, but that must. */
static void number_parse__a_digit_at_the_far_end_breaks_a_tie(void **state)
{
    static char text[3001];

    memset(text, '0', sizeof text - 1);
    memcpy(text, "9007199254740993.", 17); /* halfway between two doubles */
    assert_reads(text, 9007199254740992.0);
    text[2999] = '1';
    assert_reads(text, 9007199254740994.0);
}

static void number_parse__zeros_at_the_front_do_not_count(void **state)
{
    static char text[2100];

    memset(text, '0', 2000);
    strcpy(text + 2000, "103.1512729");
    assert_reads(text, 103.1512729);
    text[1] = '.';
    strcpy(text + 2000, "125e1999");
    assert_reads(text, 1.25);
}

static void number_scan__stops_behind_the_longest_number(void **state)
{
    static const struct {
        const char *text;
        size_t used;
        double value;
    } cases[] = {
        {"103.1512729 13.1126181", 11, 103.1512729},
        {"1,2", 1, 1},
        {"1e,", 1, 1},
        {"1e+x", 1, 1},
        {"1.5.5", 3, 1.5},
        {"-12)", 3, -12},
        {"5.", 2, 5},
        {"12345678.12345678,", 17, 12345678.12345678},
        {"x", 0, -7},
        {"-", 0, -7},
        {"1e400 ", 0, -7},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        double value = -7;

        print_message("  \"%s\"\n", cases[i].text);
        assert_int_equal(lrel_number_scan(cases[i].text, strlen(cases[i].text), &value),
                         cases[i].used);
        assert_true(value == cases[i].value);
    }
}

/* In memory of exactly that length, so that the sanitizer sees a byte read beyond it. */
static void number_scan__reads_nothing_beyond_the_length(void **state)
{
    static const char text[] = "-1234567890.12345678e-12";

    for (size_t length = 1; length < sizeof text; length++) {
        char *copy = malloc(length);
        char ended[sizeof text] = "";
        double value = -7;

        memcpy(copy, text, length);
        memcpy(ended, text, length);
        if (lrel_number_scan(copy, length, &value) > 0)
            assert_true(value == strtod(ended, NULL));
        else
            assert_int_equal(length, 1); /* the sign alone */
        free(copy);
    }
}

static void assert_writes(double value, bool is_single, const char *expected)
{
    char text[40];

    lrel_number_format(value, is_single, text, sizeof text);
    assert_string_equal(text, expected);
}

static void number_format__is_the_shortest_that_is_read_back(void **state)
{
    static const struct {
        double value;
        bool is_single;
        const char *wanted;
    } cases[] = {
        {0, false, "0"},
        {-7, false, "-7"},
        {12345678901234, false, "12345678901234"},
        {0.1, false, "0.1"},
        {0.1f, true, "0.1"},
        {0.1f, false, "0.10000000149011612"},
        {0.1 + 0.2, false, "0.30000000000000004"},
        {1.0 / 3, false, "0.3333333333333333"},
        {16777217.5f, true, "16777218"},
        {-2.5e-300, false, "-2.5e-300"},
        {1e300, false, "1e+300"},
        {HUGE_VAL, false, "inf"},
        {0x1p-1074, false, "4.94065645841247e-324"},
    };

    for (size_t i = 0; i < COUNT(cases); i++)
        assert_writes(cases[i].value, cases[i].is_single, cases[i].wanted);
}

static void integer_format__writes_all_of_int64(void **state)
{
    static const struct {
        int64_t value;
        const char *wanted;
    } cases[] = {{0, "0"},
                 {-1, "-1"},
                 {INT64_MAX, "9223372036854775807"},
                 {INT64_MIN, "-9223372036854775808"}};
    char room[LREL_INTEGER_BYTES];

    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(lrel_integer_format(cases[i].value, room), cases[i].wanted);
}

static void number_parse__a_locale_with_commas_changes_nothing(void **state)
{
    if (!setlocale(LC_ALL, "de_DE.UTF-8") && !setlocale(LC_ALL, "de_DE.utf8") &&
        !setlocale(LC_ALL, "fr_FR.UTF-8")) {
        print_message("skipped: no locale with a decimal comma on this machine\n");
        skip();
    }
    assert_string_equal(localeconv()->decimal_point, ",");
    assert_reads("103.1512729", 1031512729.0 / 1e7);
    assert_reads("1.00000000000000011102230246251565404236316680908203126",
                 1.0 + 0x1p-52);
    assert_false(lrel_number_parse(LREL_TEXT("1,5"), &(double){0}));
    assert_writes(-103.1512729, false, "-103.1512729");
    setlocale(LC_ALL, "C");
}

static void number_scaled__is_exact_to_the_last_digit(void **state)
{
    static const struct {
        const char *text;
        int power;
        int64_t wanted;
    } cases[] = {
        {"0", 4, 0},
        {"0e999999999999999999", 4, 0},
        {"99999999999999", 4, INT64_C(999999999999990000)},
        {"149999999999999.1234", 4, INT64_C(1499999999999991234)},
        {"-12.5", 4, -125000},
        {"0.00005", 4, 1}, /* half away from zero */
        {"-0.00005", 4, -1},
        {"0.000049999999999999999999999999", 4, 0},
        {"1e-30", 4, 0},
        {"1.5e14", 4, INT64_C(1500000000000000000)},
        {"922337203685477.5807", 4, INT64_MAX},
        {"9223372036854775807", 0, INT64_MAX},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t found = 7;

        assert_true(
            lrel_number_scaled(lrel_text_of(cases[i].text), cases[i].power, &found));
        assert_int_equal(found, cases[i].wanted);
    }
}

static void number_scaled__what_does_not_fit_is_refused(void **state)
{
    static const char *const texts[] = {"",     "x",     "1x",  "922337203685477.5808",
                                        "1e16", "1e999", "9e30"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int64_t found = 7;

        assert_false(lrel_number_scaled(lrel_text_of(texts[i]), 4, &found));
        assert_int_equal(found, 7);
    }
}

static void integer_parse__reads_all_of_int64_and_no_more(void **state)
{
    static const struct {
        const char *text;
        bool is_integer;
        int64_t value;
    } cases[] = {
        {"0", true, 0},
        {"-0", true, 0},
        {"007", true, 7},
        {"+5", true, 5},
        {"-5", true, -5},
        {"9223372036854775807", true, INT64_MAX},
        {"9223372036854775808", false, -7},
        {"-9223372036854775808", true, INT64_MIN},
        {"-9223372036854775809", false, -7},
        {"99999999999999999999", false, -7},
        {"", false, -7},
        {"-", false, -7},
        {"+", false, -7},
        {"1.0", false, -7},
        {"1e3", false, -7},
        {" 1", false, -7},
        {"1 ", false, -7},
        {"0x1", false, -7},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t value = -7;

        print_message("  \"%s\"\n", cases[i].text);
        assert_int_equal(lrel_integer_parse(lrel_text_of(cases[i].text), &value),
                         cases[i].is_integer);
        assert_true(value == cases[i].value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number_parse__every_way_rounds_as_the_c_library),
        cmocka_unit_test(number_parse__anything_else_is_refused),
        cmocka_unit_test(number_parse__random_doubles_come_back),
        cmocka_unit_test(number_parse__random_coordinates_come_back),
        cmocka_unit_test(number_parse__a_digit_at_the_far_end_breaks_a_tie),
        cmocka_unit_test(number_parse__zeros_at_the_front_do_not_count),
        cmocka_unit_test(number_scan__stops_behind_the_longest_number),
        cmocka_unit_test(number_scan__reads_nothing_beyond_the_length),
        cmocka_unit_test(number_format__is_the_shortest_that_is_read_back),
        cmocka_unit_test(integer_format__writes_all_of_int64),
        cmocka_unit_test(number_parse__a_locale_with_commas_changes_nothing),
        cmocka_unit_test(number_scaled__is_exact_to_the_last_digit),
        cmocka_unit_test(number_scaled__what_does_not_fit_is_refused),
        cmocka_unit_test(integer_parse__reads_all_of_int64_and_no_more),
    };
    return cmocka_run_group_tests_name("core/number", tests, NULL, NULL);
}
