/* SPDX-License-Identifier: Apache-2.0 */
/* test_unicode.c: which spellings of a cell are one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/unicode.h"

typedef struct fold_case {
    const char *name;
    const char *text;
    const char *folded;
} fold_case;

static const fold_case cases[] = {
    {"unicode_fold__ascii_letters_lose_their_case", "Suspected Minefield",
     "suspected minefield"},
    {"unicode_fold__white_space_at_the_ends_goes", " \t a b \r\n", "a b"},
    {"unicode_fold__nothing_stays_nothing", "", ""},
    {"unicode_fold__white_space_alone_is_nothing", " \xC2\xA0 ", ""},
    {"unicode_fold__accents_are_composed", "Andre\xCC\x81", "andr\xC3\xA9"},
    {"unicode_fold__composed_accents_lose_their_case", "\xC3\x89t\xC3\xA9",
     "\xC3\xA9t\xC3\xA9"},
    {"unicode_fold__sharp_s_is_two",
     "STRA\xC3\x9F"
     "E",
     "strasse"},
    {"unicode_fold__cyrillic_loses_its_case", "\xD0\x9C\xD0\x98\xD0\x9D\xD0\x90",
     "\xD0\xBC\xD0\xB8\xD0\xBD\xD0\xB0"},
    {"unicode_fold__no_break_space_at_the_ends_goes", "\xC2\xA0x\xE3\x80\x80", "x"},
    {"unicode_fold__a_byte_order_mark_goes", "\xEF\xBB\xBFx", "x"},
    /* Khmer words need their zero-width spaces and joiners. */
    {"unicode_fold__khmer_stays",
     "\xE1\x9E\x98\xE1\x9E\xB8\xE1\x9E\x93\xE2\x80\x8B\xE1\x9E\x98",
     "\xE1\x9E\x98\xE1\x9E\xB8\xE1\x9E\x93\xE2\x80\x8B\xE1\x9E\x98"},
    {"unicode_fold__what_is_not_utf8_is_folded_as_ascii",
     " A\xFF"
     "B ",
     "a\xFF"
     "b"},
    {"unicode_fold__a_character_that_comes_apart_has_room", "\xE1\xBE\x82\xE1\xBE\x82",
     "\xE1\xBC\x82\xCE\xB9\xE1\xBC\x82\xCE\xB9"},
};

static void text_folds(void **state)
{
    const fold_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_folder folder = {.context = context};
    size_t length = strlen(row->text);
    char *exact = malloc(length + 1); /* no NUL behind it: nobody may read there */
    lrel_text folded;

    assert_non_null(exact);
    exact = realloc(exact, length ? length : 1);
    memcpy(exact, row->text, length);
    assert_int_equal(
        lrel_unicode_fold(&folder, (lrel_text){exact, length}, &folded, NULL), LREL_OK);
    assert_int_equal(folded.length, strlen(row->folded));
    assert_memory_equal(folded.at, row->folded, folded.length);
    free(exact);
    lrel_folder_clear(&folder);
    lrel_context_free(context);
}

static const struct {
    const char *text;
    int32_t point;
    size_t bytes;
    int width;
    bool is_visible;
} characters[] = {
    {"a", 'a', 1, 1, true},
    {"\xC3\x91", 0xD1, 2, 1, true},
    {"\xE4\xB8\xAD", 0x4E2D, 3, 2, true}, /* wide */
    {"\xE1\x9F\x92", 0x17D2, 3, 0, true}, /* below the letter before (Khmer) */
    {"\n", '\n', 1, 0, false},
    {"\xE2\x80\xAE", 0x202E, 3, 0, false},      /* turns the direction */
    {"\xE2\x80\xA8", 0x2028, 3, 0, false},      /* ends a line */
    {"\xF3\xB0\x80\x80", 0xF0000, 4, 1, false}, /* of private use */
};

static void characters__are_read_measured_and_judged(void **state)
{
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        int32_t point;

        assert_int_equal(lrel_unicode_next(lrel_text_of(characters[i].text), &point),
                         characters[i].bytes);
        assert_int_equal(point, characters[i].point);
        assert_int_equal(lrel_unicode_width(point), characters[i].width);
        assert_int_equal(lrel_unicode_is_visible(point), characters[i].is_visible);
    }
}

static void characters__a_byte_that_is_not_utf8_is_one_of_its_own(void **state)
{
    int32_t point;

    assert_int_equal(lrel_unicode_next(LREL_TEXT("\xFFz"), &point), 1);
    assert_int_equal(point, -1);
    assert_int_equal(lrel_unicode_next(LREL_TEXT("\xC3"), &point), 1);
    assert_int_equal(point, -1);
}

int main(void)
{
    enum { COUNT = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[COUNT + 2] = {
        [COUNT] = cmocka_unit_test(characters__are_read_measured_and_judged),
        [COUNT + 1] =
            cmocka_unit_test(characters__a_byte_that_is_not_utf8_is_one_of_its_own)};

    for (size_t i = 0; i < COUNT; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, text_folds, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
