/* SPDX-License-Identifier: Apache-2.0 */
/* test_text.c: slices of text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/text.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct utf8_case {
    const char *why;
    lrel_text text;
    size_t good; /* bytes at the start that are well-formed */
} utf8_case;

static const utf8_case utf8_cases[] = {
    {"nothing", {NULL, 0}, 0},
    {"ASCII of every length around a word", LREL_TEXT("abcdefghijklmnopq"), 17},
    {"two bytes", LREL_TEXT("M\xC3\xB3stoles"), 9},
    {"Khmer", LREL_TEXT("\xE1\x9E\x80\xE1\x9E\x98"), 6},
    {"four bytes", LREL_TEXT("\xF0\x9F\x92\xA3"), 4},
    {"the last character", LREL_TEXT("\xF4\x8F\xBF\xBF"), 4},
    {"beyond the last", LREL_TEXT("ok\xF4\x90\x80\x80"), 2},
    {"a surrogate", LREL_TEXT("ok\xED\xA0\x80"), 2},
    {"just before the surrogates", LREL_TEXT("\xED\x9F\xBF"), 3},
    {"two bytes, overlong", LREL_TEXT("\xC0\xAF"), 0},
    {"three bytes, overlong", LREL_TEXT("\xE0\x9F\xBF"), 0},
    {"four bytes, overlong", LREL_TEXT("\xF0\x8F\xBF\xBF"), 0},
    {"cut in the middle", LREL_TEXT("12345678\xE1\x9E"), 8},
    {"a continuation alone", LREL_TEXT("12345678a\x80"), 9},
    {"Latin-1 behind eight good bytes", LREL_TEXT("12345678\xE9t\xE9"), 8},
    {"a bad third byte", LREL_TEXT("\xE1\x9E\x41"), 0},
};

static void text_utf8_prefix__ends_at_the_first_bad_byte(void **state)
{
    for (size_t i = 0; i < COUNT(utf8_cases); i++) {
        const utf8_case *row = &utf8_cases[i];

        print_message("  %s\n", row->why);
        assert_int_equal(lrel_text_utf8_prefix(row->text), row->good);
        assert_int_equal(lrel_text_is_utf8(row->text), row->good == row->text.length);
    }
}

static void text_compare__goes_by_bytes_then_by_length(void **state)
{
    assert_true(lrel_text_compare(LREL_TEXT("a"), LREL_TEXT("b")) < 0);
    assert_true(lrel_text_compare(LREL_TEXT("a"), LREL_TEXT("ab")) < 0);
    assert_true(lrel_text_compare(LREL_TEXT("ab"), LREL_TEXT("a")) > 0);
    assert_true(lrel_text_compare(LREL_TEXT("z"), LREL_TEXT("\xC3\xA9")) < 0);
    assert_true(lrel_text_compare(LREL_TEXT("a"), LREL_TEXT("B")) > 0);
    assert_int_equal(lrel_text_compare((lrel_text){NULL, 0}, LREL_TEXT("")), 0);
}

static void text_is_equal__null_is_the_empty_text(void **state)
{
    assert_true(lrel_text_is_equal(lrel_text_of(NULL), LREL_TEXT("")));
    assert_true(lrel_text_is_equal(LREL_TEXT("007"), lrel_text_of("007")));
    assert_false(lrel_text_is_equal(LREL_TEXT("007"), LREL_TEXT("07")));
    assert_false(lrel_text_is_equal(LREL_TEXT("a"), LREL_TEXT("A")));
}

static void text_is_equal_nocase__folds_ascii_letters_only(void **state)
{
    assert_true(lrel_text_is_equal_nocase(LREL_TEXT("Sha"), LREL_TEXT("sHA")));
    assert_false(lrel_text_is_equal_nocase(LREL_TEXT("[a"), LREL_TEXT("{a")));
    assert_false(lrel_text_is_equal_nocase(LREL_TEXT("\xC3\xA9"), LREL_TEXT("\xC3\x89")));
    assert_false(lrel_text_is_equal_nocase(LREL_TEXT("sha"), LREL_TEXT("sh")));
}

static void text_trim__takes_white_space_at_both_ends(void **state)
{
    lrel_text trimmed = lrel_text_trim(LREL_TEXT(" \t\r\n\v\fa b \n"));

    assert_int_equal(trimmed.length, 3);
    assert_memory_equal(trimmed.at, "a b", 3);
    assert_int_equal(lrel_text_trim(LREL_TEXT(" \t ")).length, 0);
    assert_int_equal(lrel_text_trim((lrel_text){NULL, 0}).length, 0);
    /* A no-break space is not ASCII and stays. */
    assert_int_equal(lrel_text_trim(LREL_TEXT("\xC2\xA0")).length, 2);
}

static void text_hash__is_the_same_on_every_machine(void **state)
{
    assert_int_equal(lrel_text_hash((lrel_text){NULL, 0}), lrel_text_hash(LREL_TEXT("")));
    assert_true(lrel_text_hash(LREL_TEXT("")) == UINT64_C(0xefd01f60ba992926));
    assert_true(lrel_text_hash(LREL_TEXT("a")) == UINT64_C(0x82a2a958a9bece5b));
}

typedef struct distance_case {
    const char *a, *b;
    size_t edits;
} distance_case;

static const distance_case distance_cases[] = {
    {"", "", 0},
    {"", "abc", 3},
    {"product", "product", 0},
    {"Product", "pRODUCT", 0},
    {"prodct", "product", 1},
    {"productt", "product", 1},
    {"prodict", "product", 1},
    {"porduct", "product", 1},
    {"ca", "abc", 3},
    {"hazard", "release", 6},
};

static void text_distance__counts_the_edits_both_ways(void **state)
{
    for (size_t i = 0; i < COUNT(distance_cases); i++) {
        lrel_text a = lrel_text_of(distance_cases[i].a);
        lrel_text b = lrel_text_of(distance_cases[i].b);

        print_message("  \"%.*s\" \"%.*s\"\n", LREL_TEXT_ARGS(a), LREL_TEXT_ARGS(b));
        assert_int_equal(lrel_text_distance(a, b), distance_cases[i].edits);
        assert_int_equal(lrel_text_distance(b, a), distance_cases[i].edits);
    }
}

static void text_distance__long_texts_are_nothing_alike(void **state)
{
    char a[65], b[64];

    memset(a, 'a', sizeof a);
    memset(b, 'a', sizeof b);
    assert_int_equal(lrel_text_distance((lrel_text){a, 65}, (lrel_text){b, 64}), 65);
    assert_int_equal(lrel_text_distance((lrel_text){a, 64}, (lrel_text){b, 63}), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_utf8_prefix__ends_at_the_first_bad_byte),
        cmocka_unit_test(text_compare__goes_by_bytes_then_by_length),
        cmocka_unit_test(text_is_equal__null_is_the_empty_text),
        cmocka_unit_test(text_is_equal_nocase__folds_ascii_letters_only),
        cmocka_unit_test(text_trim__takes_white_space_at_both_ends),
        cmocka_unit_test(text_hash__is_the_same_on_every_machine),
        cmocka_unit_test(text_distance__counts_the_edits_both_ways),
        cmocka_unit_test(text_distance__long_texts_are_nothing_alike),
    };
    return cmocka_run_group_tests_name("core/text", tests, NULL, NULL);
}
