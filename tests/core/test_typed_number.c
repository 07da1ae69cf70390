/* SPDX-License-Identifier: Apache-2.0 */
/* test_typed_number.c: what people type and print, cell by cell, and what it may mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "core/number.h"
#include "core/typed_number.h"
#include "support/random.h"

#define ANY LREL_TYPED_MAX

/* States in one letter: nothing, as said, clear, mended, doubtful. */
static const char letters[] = "-scm?";

typedef struct typed_case {
    const char *name;
    const char *text;
    size_t fraction_max;
    /* For `decimal` unsaid, point, comma: a letter and the readings. */
    const char *wanted[3];
    const char *rest;
} typed_case;

static const typed_case cases[] = {
    {"typed_number__plain", "1234", ANY, {"s1234", "s1234", "s1234"}, ""},
    {"typed_number__a_single_point_is_decimal_unless_the_comma_is",
     "1.234",
     ANY,
     {"s1.234", "s1.234", "s1234"},
     ""},
    {"typed_number__point_that_cannot_group_is_none_beside_a_decimal_comma",
     "12.5",
     ANY,
     {"s12.5", "s12.5", "-"},
     ""},
    {"typed_number__spaces_group", "904 698", ANY, {"c904698", "s904698", "s904698"}, ""},
    {"typed_number__no_break_space_groups",
     "904\xC2\xA0"
     "698",
     ANY,
     {"c904698", "s904698", "s904698"},
     ""},
    {"typed_number__narrow_no_break_space_groups",
     "12\xE2\x80\xAF"
     "904\xE2\x80\xAF"
     "698",
     ANY,
     {"c12904698", "s12904698", "s12904698"},
     ""},
    {"typed_number__thin_space_groups",
     "904\xE2\x80\x89"
     "698",
     ANY,
     {"c904698", "s904698", "s904698"},
     ""},
    {"typed_number__spaces_at_both_ends_are_nothing",
     "\xC2\xA0 7 ",
     ANY,
     {"s7", "s7", "s7"},
     ""},
    {"typed_number__spaces_out_of_place_are_two_numbers",
     "12 34",
     ANY,
     {"-", "-", "-"},
     ""},
    {"typed_number__apostrophes_group",
     "1'234'567",
     ANY,
     {"c1234567", "s1234567", "s1234567"},
     ""},
    {"typed_number__typographic_apostrophe_groups",
     "1\xE2\x80\x99"
     "234",
     ANY,
     {"c1234", "s1234", "s1234"},
     ""},
    {"typed_number__one_comma_before_three_digits_is_in_doubt",
     "1,234",
     ANY,
     {"?1234 1.234", "s1234", "s1.234"},
     ""},
    {"typed_number__whole_numbers_have_no_such_doubt",
     "1,234",
     0,
     {"c1234", "s1234", "-"},
     ""},
    {"typed_number__no_group_begins_with_zero_and_a_point",
     "0.125",
     0,
     {"-", "-", "-"},
     ""},
    {"typed_number__money_has_no_thousandths", "1,234", 2, {"c1234", "s1234", "-"}, ""},
    {"typed_number__money_has_hundredths", "1,23", 2, {"?1.23", "-", "s1.23"}, ""},
    {"typed_number__two_commas_group",
     "1,234,567",
     ANY,
     {"c1234567", "s1234567", "-"},
     ""},
    {"typed_number__comma_before_point_groups",
     "1,234.5",
     ANY,
     {"c1234.5", "s1234.5", "-"},
     ""},
    {"typed_number__two_points_group",
     "1.234.567",
     ANY,
     {"c1234567", "-", "s1234567"},
     ""},
    {"typed_number__decimal_comma_must_be_said",
     "12,5",
     ANY,
     {"?12.5", "-", "s12.5"},
     ""},
    {"typed_number__decimal_comma_behind_points_must_be_said",
     "1.234,5",
     ANY,
     {"?1234.5", "-", "s1234.5"},
     ""},
    {"typed_number__decimal_comma_behind_spaces_must_be_said",
     "1 234,5",
     ANY,
     {"?1234.5", "-", "s1234.5"},
     ""},
    {"typed_number__missing_separator_of_a_printed_table",
     "40,562455",
     ANY,
     {"?40562455 40.562455", "m40562455", "s40.562455"},
     ""},
    {"typed_number__missing_separator_in_a_whole_number",
     "40,562455",
     0,
     {"m40562455", "m40562455", "-"},
     ""},
    {"typed_number__footnote_mark_fused_to_it_is_no_number",
     "465,5912",
     0,
     {"-", "-", "-"},
     ""},
    {"typed_number__broken_in_print",
     "1,117,8 48",
     ANY,
     {"m1117848", "m1117848", "-"},
     ""},
    {"typed_number__broken_in_print_twice",
     "11,08 4,354",
     ANY,
     {"m11084354", "m11084354", "-"},
     ""},
    {"typed_number__broken_behind_the_comma",
     "904, 698",
     ANY,
     {"m904698", "m904698", "-"},
     ""},
    {"typed_number__lakh", "1,00,000", ANY, {"c100000", "s100000", "-"}, ""},
    {"typed_number__first_group_too_long", "1234,567,890", ANY, {"-", "-", "-"}, ""},
    {"typed_number__empty_group", "1,,234", ANY, {"-", "-", "-"}, ""},
    {"typed_number__separator_at_the_end", "1,234,", ANY, {"-", "-", "-"}, ""},
    {"typed_number__khmer_digits",
     "\xE1\x9F\xA1\xE1\x9F\xA2\xE1\x9F\xA3.\xE1\x9F\xA5",
     ANY,
     {"c123.5", "c123.5", "-"},
     ""},
    {"typed_number__arabic_digits", "\xD9\xA1\xD9\xA2", ANY, {"c12", "c12", "c12"}, ""},
    {"typed_number__minus_sign",
     "\xE2\x88\x92"
     "49.26",
     ANY,
     {"c-49.26", "c-49.26", "-"},
     ""},
    {"typed_number__sign_and_groups",
     "-1,234,567",
     ANY,
     {"c-1234567", "s-1234567", "-"},
     ""},
    {"typed_number__unit_behind", "12 ha", ANY, {"s12", "s12", "s12"}, "ha"},
    {"typed_number__spaces_behind_a_unit_are_nothing",
     "12\xC2\xA0ha\xE2\x80\xAF\xC2\xA0",
     ANY,
     {"s12", "s12", "s12"},
     "ha"},
    {"typed_number__unit_glued_on", "1500m2", ANY, {"s1500", "s1500", "s1500"}, "m2"},
    {"typed_number__decimal_comma_and_unit",
     "1.234,5 m2",
     ANY,
     {"?1234.5", "-", "s1234.5"},
     "m2"},
    {"typed_number__range_is_not_read_as_its_first_number",
     "5-10",
     ANY,
     {"s5", "s5", "s5"},
     "-10"},
    {"typed_number__words_are_none", "shallow", ANY, {"-", "-", "-"}, "shallow"},
    {"typed_number__nothing_is_none", "", ANY, {"-", "-", "-"}, ""},
    {"typed_number__marks_alone_are_none", ".,", ANY, {"-", "-", "-"}, ""},
    {"typed_number__no_break_space_outside_utf8_is_no_space",
     "1\xA0"
     "234",
     ANY,
     {"s1", "s1", "s1"},
     "\xA0"
     "234"},
    {"typed_number__cut_sequence_is_no_digit",
     "7\xE1\x9F",
     ANY,
     {"s7", "s7", "s7"},
     "\xE1\x9F"},
    {"typed_number__longer_than_any",
     "1 111 111 111 111 111 111 111 111 111 111 111 111 111",
     ANY,
     {"-", "-", "-"},
     ""},
};

static void describe(const lrel_typed_number *number, char out[128])
{
    int length = snprintf(out, 128, "%c", letters[number->state]);

    for (int i = 0; i < number->count; i++)
        length += snprintf(out + length, 128 - (size_t)length, "%s%.*s", i ? " " : "",
                           (int)number->reading[i].length, number->reading[i].text);
}

static void typed_case_holds(void **state)
{
    const typed_case *one = *state;
    char found[128];

    for (int decimal = 0; decimal < 3; decimal++) {
        lrel_typed_number number = lrel_typed_number_read(
            lrel_text_of(one->text), (lrel_decimal)decimal, one->fraction_max);

        describe(&number, found);
        assert_string_equal(found, one->wanted[decimal]);
        assert_int_equal(number.count == 0, number.state == LREL_TYPED_NONE);
        assert_true(number.state == LREL_TYPED_NONE ||
                    lrel_text_is_equal(number.rest, lrel_text_of(one->rest)));
    }
}

/* Whatever the decimal mark is said to be, digits are digits; and where it is the point,
 * or nobody said, a plain number is what it always was. */
static void typed_number__plain_numbers_are_read_as_before(void **state)
{
    random_stream stream = random_from(20241231);
    char text[40];

    for (int i = 0; i < 100000; i++) {
        int whole = (int)random_below(&stream, 2000000000);
        int fraction = (int)random_below(&stream, 1000000);
        bool has_point = random_chance(&stream, 1, 2);

        if (has_point)
            snprintf(text, sizeof text, "%d.%d", whole, fraction);
        else
            snprintf(text, sizeof text, "%d", whole);
        for (int decimal = 0; decimal < (has_point ? 2 : 3); decimal++) {
            lrel_typed_number number =
                lrel_typed_number_read(lrel_text_of(text), (lrel_decimal)decimal, ANY);

            assert_int_equal(number.state, LREL_TYPED_AS_SAID);
            assert_int_equal(number.count, 1);
            assert_true(lrel_text_is_equal(
                lrel_text_of(text),
                (lrel_text){number.reading[0].text, number.reading[0].length}));
        }
    }
}

/* Any bytes at all: what comes out is a number of the C kind. */
static void typed_number__readings_are_plain_numbers(void **state)
{
    static const char alphabet[] =
        "0123456789..,,' -+*eE\xC2\xA0\xE2\x80\xAF\xE1\x9F\xA0m";
    random_stream stream = random_from(7);
    char text[64];
    size_t read = 0;

    for (int i = 0; i < 200000; i++) {
        size_t length = random_below(&stream, 24);
        lrel_typed_number number;

        for (size_t k = 0; k < length; k++)
            text[k] = alphabet[random_below(&stream, sizeof alphabet - 1)];
        number = lrel_typed_number_read((lrel_text){text, length},
                                        (lrel_decimal)random_below(&stream, 3), ANY);
        for (int k = 0; k < number.count; k++) {
            double value;

            assert_true(lrel_number_parse(
                (lrel_text){number.reading[k].text, number.reading[k].length}, &value));
            read++;
        }
        assert_true(number.rest.length <= length);
    }
    assert_true(read > 10000);
}

#define CASE_COUNT (sizeof cases / sizeof *cases)

int main(void)
{
    struct CMUnitTest tests[CASE_COUNT + 2];

    for (size_t i = 0; i < CASE_COUNT; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, typed_case_holds, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    tests[CASE_COUNT] = (struct CMUnitTest)cmocka_unit_test(
        typed_number__plain_numbers_are_read_as_before);
    tests[CASE_COUNT + 1] =
        (struct CMUnitTest)cmocka_unit_test(typed_number__readings_are_plain_numbers);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
