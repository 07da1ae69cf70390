/* SPDX-License-Identifier: Apache-2.0 */
/* test_sheet.c: cells on their way to a terminal and into YAML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "inspect/sheet.h"

typedef struct sheet_case {
    const char *test;
    bool is_scalar; /* else shown, in 20 columns */
    const char *cell;
    size_t length; /* 0: all of it */
    const char *out;
} sheet_case;

static sheet_case cases[] = {
    {"shown__plain_text_is_itself", false, "Zone rouge: #1", 0, "Zone rouge: #1"},
    {"shown__line_ends_are_written", false, "a\nb\r\tc", 0, "a\\nb\\r\\tc"},
    {"shown__escape_sequences_are_written", false, "\x1b[31mred", 0, "\\x1b[31mred"},
    {"shown__a_deleting_character_is_written", false, "a\x7f", 0, "a\\x7f"},
    {"shown__c1_controls_are_written", false, "a\xC2\x9B", 0, "a\\x9b"},
    {"shown__turned_directions_are_written", false,
     "a\xE2\x80\xAE"
     "b",
     0, "a\\u202eb"},
    {"shown__line_separators_are_written", false,
     "a\xE2\x80\xA8"
     "b",
     0, "a\\u2028b"},
    {"shown__what_is_not_utf8_is_marked", false,
     "a\xFF"
     "b",
     0,
     "a\xEF\xBF\xBD"
     "b"},
    {"shown__a_nul_is_written", false, "a\0b", 3, "a\\x00b"},
    {"shown__word_marks_of_khmer_are_left_out", false,
     "\xE1\x9E\x80\xE2\x80\x8B\xE1\x9E\x81", 0, "\xE1\x9E\x80\xE1\x9E\x81"},
    {"shown__too_wide_ends_with_an_ellipsis", false, "abcdefghijklmnopqrstuvwxyz", 0,
     "abcdefghijklmnopqrs\xE2\x80\xA6"},
    {"shown__just_wide_enough_is_whole", false, "abcdefghijklmnopqrst", 0,
     "abcdefghijklmnopqrst"},
    {"shown__wide_characters_take_two", false,
     "\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8"
     "\xAD"
     "\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD",
     0,
     "\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8"
     "\xAD"
     "\xE4\xB8\xAD\xE4\xB8\xAD\xE2\x80\xA6"},
    {"scalar__a_word_is_plain", true, "HAZ_ID", 0, "HAZ_ID"},
    {"scalar__words_are_plain", true, "not known", 0, "not known"},
    {"scalar__nothing_is_quoted", true, "", 0, "\"\""},
    {"scalar__a_colon_is_quoted", true, "a: b", 0, "\"a: b\""},
    {"scalar__a_comment_is_quoted", true, "a #b", 0, "\"a #b\""},
    {"scalar__a_list_is_quoted", true, "- a", 0, "\"- a\""},
    {"scalar__a_line_end_is_escaped", true, "a\nb: c", 0, "\"a\\u000Ab: c\""},
    {"scalar__quotes_and_backslashes_are_escaped", true, "a\"b\\", 0, "\"a\\\"b\\\\\""},
    {"scalar__spaces_at_its_ends_are_kept", true, " a ", 0, "\" a \""},
    {"scalar__turned_directions_are_escaped", true, "\xE2\x80\xAE", 0, "\"\\u202E\""},
    {"scalar__letters_of_all_scripts_are_legible", true, "A\xC3\x91O", 0,
     "\"A\xC3\x91O\""},
    {"scalar__null_is_a_text", true, "null", 0, "\"null\""},
    {"scalar__a_tilde_is_a_text", true, "~", 0, "\"~\""},
    {"scalar__private_characters_are_escaped", true, "\xF3\xB0\x80\x80", 0,
     "\"\\U000F0000\""},
};

static void check_sheet(void **state)
{
    const sheet_case *c = *state;
    lrel_text cell = {c->cell, c->length ? c->length : strlen(c->cell)};
    lrel_context *context = lrel_context_new(NULL);
    lrel_sheet sheet = {0};
    FILE *file = tmpfile();
    char out[400] = "";

    assert_non_null(file);
    assert_int_equal(
        lrel_stream_attach(context, fileno(file), "a test", &sheet.stream, NULL),
        LREL_OK);
    if (c->is_scalar)
        lrel_sheet__scalar(&sheet, cell);
    else
        lrel_sheet__shown(&sheet, cell, 20);
    assert_int_equal(lrel_stream_close(sheet.stream, NULL), LREL_OK);
    rewind(file);
    out[fread(out, 1, sizeof out - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(out, c->out);
    lrel_context_free(context);
}

int main(void)
{
    struct CMUnitTest tests[sizeof cases / sizeof *cases];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].test, .test_func = check_sheet, .initial_state = &cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
