/* SPDX-License-Identifier: Apache-2.0 */
/* test_shown.c: what people see of text from anybody's files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shown.h"

static void shown_disarm__controls_become_question_marks(void **state)
{
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"plain", "plain"},
        {"", ""},
        {"\033[2J\r\n\t\x7F", "?[2J????"},
        {"a\xC2\x9B"
         "b",
         "a?b"},
        {"\xC2\xA0", "\xC2\xA0"},
        {"a\xE2\x80\xAE"
         "b\xE2\x80\x8E"
         "c\xE2\x81\xA9"
         "d\xD8\x9C",
         "a?b?c?d?"},
        {"\xE2\x80\x8B\xE2\x80\x8D\xE2\x80\xAF", "\xE2\x80\x8B\xE2\x80\x8D\xE2\x80\xAF"},
        {"\xE1\x9E\x80", "\xE1\x9E\x80"},
        {"cut \xE2\x80", "cut \xE2\x80"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[64];

        strcpy(text, cases[i].text);
        shown_disarm(text);
        assert_string_equal(text, cases[i].shown);
    }
}

static void shown_print__lines_stay_lines(void **state)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);

    assert_non_null(file);
    shown_print(file, "%s: %d\n", "a\033\xE2\x80\xAE", 5);
    fclose(file);
    assert_string_equal(text, "a??: 5\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shown_disarm__controls_become_question_marks),
        cmocka_unit_test(shown_print__lines_stay_lines),
    };
    return cmocka_run_group_tests_name("cli/shown", tests, NULL, NULL);
}
