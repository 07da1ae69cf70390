/* SPDX-License-Identifier: Apache-2.0 */
/* test_usage.c: the table of commands as JSON, read by a reader of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "commands.h"
#include "json_out.h"
#include "programme/programme.h"
#include "read/json_pull.h"
#include "usage.h"

/* Reads all of @p text, which must be one JSON value. @return strings called @p name */
static int count_of(const char *text, const char *name)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_arena *arena = lrel_arena_new(context);
    lrel_json_token token = LREL_JSON_NULL;
    lrel_json json;
    lrel_error err;
    int count = 0;

    lrel_error_init(&err);
    assert_int_equal(lrel_json__begin(&json, context, lrel_text_of(text), arena, &err),
                     0);
    while (token != LREL_JSON_END) {
        if (lrel_json__next(&json, &token, &err) != LREL_OK)
            fail_msg("no JSON: %s", err.message);
        count += token == LREL_JSON_STRING &&
                 lrel_text_is_equal(json.text, lrel_text_of(name));
    }
    lrel_json__clear(&json);
    lrel_arena_free(arena);
    lrel_context_free(context);
    return count;
}

static char *usage_of(const char *name)
{
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);

    usage_json(file, name);
    fclose(file);
    return text;
}

static void usage__json_has_every_command_and_option(void **state)
{
    char *text = usage_of(NULL), name[64];
    const command *c;
    const option *o;

    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        char *own = usage_of(c->name);

        assert_true(count_of(text, c->name) >= 1);
        for (size_t k = 0; (o = options_at(c->syntax, k)) != NULL; k++) {
            snprintf(name, sizeof name, "%s%s", o->kind == OPTION_OPERAND ? "" : "--",
                     o->name);
            assert_true(count_of(own, name) >= 1);
        }
        free(own);
    }
    free(text);
}

static void usage__json_of_a_command_has_no_other(void **state)
{
    char *text = usage_of("version");

    assert_int_equal(count_of(text, "version"), 1);
    assert_int_equal(count_of(text, "ledger"), 0);
    free(text);
}

/* A text as json_out writes it, and the one that a reader gets. */
typedef struct spelling {
    const char *name;
    const char *text;
    const char *read;
} spelling;

static const spelling spellings[] = {
    {"json_out__plain", "a b", "a b"},
    {"json_out__quotes_and_backslashes", "\"a\\b\"", "\"a\\b\""},
    {"json_out__controls", "a\n\t\x01\x1b\x7f", "a\n\t\x01\x1b\x7f"},
    {"json_out__khmer", "\xE1\x9E\x80", "\xE1\x9E\x80"},
    {"json_out__beyond_the_first_plane", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
    {"json_out__a_byte_alone",
     "a\xFF"
     "b",
     "a\xEF\xBF\xBD"
     "b"},
    {"json_out__cut_off", "\xE1\x9E", "\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"json_out__overlong", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"json_out__a_surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"json_out__empty", "", ""},
};

static void is_read_as(void **state)
{
    const spelling *s = *state;
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    json_out json;

    json_begin(&json, file);
    json_array(&json, true);
    json_string(&json, s->text);
    json_end(&json);
    json_finish(&json);
    fclose(file);
    assert_int_equal(count_of(text, s->read), 1);
    free(text);
}

/* The program offers what the library takes: no group less, none more. */
static void usage__words_of_by_are_the_groups(void **state)
{
    const option *by = NULL, *o;
    int count = 0;

    (void)state;
    for (size_t i = 0; (o = options_at(&ledger_syntax, i)) != NULL; i++)
        if (strcmp(o->name, "by") == 0)
            by = o;
    assert_non_null(by);
    for (; by->words[count]; count++)
        assert_string_equal(by->words[count], lrel_by_name((lrel_by)count));
    assert_int_equal(count, LREL_BY_COUNT);
}

int main(void)
{
    enum { SPELLINGS = sizeof spellings / sizeof *spellings };
    struct CMUnitTest tests[SPELLINGS + 3] = {
        cmocka_unit_test(usage__json_has_every_command_and_option),
        cmocka_unit_test(usage__json_of_a_command_has_no_other),
        cmocka_unit_test(usage__words_of_by_are_the_groups),
    };

    for (size_t i = 0; i < SPELLINGS; i++)
        tests[3 + i] =
            (struct CMUnitTest){.name = spellings[i].name,
                                .test_func = is_read_as,
                                .initial_state = (void *)(uintptr_t)&spellings[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
