/* SPDX-License-Identifier: Apache-2.0 */
/* test_json.c: the JSON grammar to the letter, and where in a file it is broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "read/json_pull.h"

typedef struct json_case {
    const char *name;
    lrel_text text;
    const char *expected; /* tokens, or the message of the refusal */
} json_case;

#define JSON(text)                                                                       \
    {                                                                                    \
        text, sizeof text - 1                                                            \
    }

static const json_case cases[] = {
    {"json__empty_object", JSON("{}"), "{ } end"},
    {"json__empty_array", JSON(" [ ] \r\n\t"), "[ ] end"},
    {"json__words", JSON("[true,false,null]"), "[ t f 0 ] end"},
    {"json__numbers_as_written", JSON("[-0,1.50,1E+2,12345678901234567890]"),
     "[ #-0 #1.50 #1E+2 #12345678901234567890 ] end"},
    {"json__members", JSON("{\"a\":1,\"b\":{\"a\":[]}}"), "{ a: #1 b: { a: [ ] } } end"},
    {"json__a_lone_value", JSON("\"x\""), "'x' end"},
    {"json__a_mark_in_front", JSON("\xEF\xBB\xBF{}"), "{ } end"},
    {"json__escapes", JSON("[\"\\\"\\\\\\/\\u0041\\u00e9\\u17d2\"]"),
     "[ '\"\\/A\xC3\xA9\xE1\x9F\x92' ] end"},
    {"json__surrogate_pair", JSON("[\"\\uD83D\\uDE00\"]"), "[ '\xF0\x9F\x98\x80' ] end"},
    {"json__escaped_keys_are_compared", JSON("{\"a\":1,\"\\u0061\":2}"),
     "the key \"a\" a second time at byte 7"},
    {"bad_input_62_json_a_key_twice", JSON("{\"a\":1,\"b\":2,\"a\":3}"),
     "the key \"a\" a second time at byte 13"},
    {"json__a_key_in_two_objects", JSON("[{\"a\":1},{\"a\":1}]"),
     "[ { a: #1 } { a: #1 } ] end"},
    {"json__a_key_inside_itself", JSON("{\"a\":{\"a\":1}}"), "{ a: { a: #1 } } end"},
    {"bad_input_62_json_nan", JSON("[NaN]"), "a value expected at byte 1"},
    {"bad_input_62_json_comma_at_the_end_of_an_array", JSON("[1,]"),
     "a value expected at byte 3"},
    {"json__comma_at_the_end_of_an_object", JSON("{\"a\":1,}"),
     "a key in quotes expected at byte 7"},
    {"json__no_comma", JSON("[1 2]"), "a comma or ] expected at byte 3"},
    {"json__wrong_bracket", JSON("[1}"), "a comma or ] expected at byte 2"},
    {"json__no_colon", JSON("{\"a\" 1}"), "a colon expected at byte 5"},
    {"json__comment", JSON("[1/**/]"), "a comma or ] expected at byte 2"},
    {"json__two_documents", JSON("{} {}"),
     "something behind the end of the JSON at byte 3"},
    {"bad_input_62_json_cut_off", JSON("{\"a\":[1,2"),
     "the file ends inside the JSON at byte 9"},
    {"json__cut_off_before_a_value", JSON("{\"a\":"),
     "the file ends inside the JSON at byte 5"},
    {"json__cut_off_in_a_string", JSON("[\"abc"),
     "a string that is never closed at byte 1"},
    {"json__cut_off_behind_a_backslash", JSON("[\"abc\\"),
     "a string that is never closed at byte 1"},
    {"json__empty_text", JSON(""), "the file ends inside the JSON at byte 0"},
    {"json__leading_zero", JSON("[01]"), "a comma or ] expected at byte 2"},
    {"json__plus", JSON("[+1]"), "a value expected at byte 1"},
    {"json__no_digit_behind_the_point", JSON("[1.]"),
     "no number as JSON writes them at byte 1"},
    {"json__no_digit_in_the_exponent", JSON("[1e]"),
     "no number as JSON writes them at byte 1"},
    {"json__lone_minus", JSON("[-]"), "no number as JSON writes them at byte 1"},
    {"bad_input_66_json_lone_high_surrogate", JSON("[\"\\uD83D\"]"),
     "an escape that is no character at byte 2"},
    {"json__lone_low_surrogate", JSON("[\"x\\uDE00\"]"),
     "an escape that is no character at byte 3"},
    {"json__unknown_escape", JSON("[\"\\x41\"]"),
     "an escape that is no character at byte 2"},
    {"json__short_unicode_escape", JSON("[\"\\u00\"]"),
     "an escape that is no character at byte 2"},
    {"json__line_feed_in_a_string", JSON("[\"a\nb\"]"),
     "a control character inside a string at byte 3"},
    {"json__not_utf8", JSON("[\"a\xE9\"]"), "not UTF-8, as JSON must be, at byte 3"},
    {"json__utf16", JSON("\xFF\xFE{\0}\0"), "UTF-16, where JSON must be UTF-8"},
};

/* Writes what @p token is at the end of @p out. */
static void put(char *out, size_t room, const lrel_json *json, lrel_json_token token)
{
    static const char *const signs[] = {"end", "{", "}", "[", "]", "",
                                        "",    "",  "t", "f", "0"};
    size_t used = strlen(out);

    if (token == LREL_JSON_KEY)
        snprintf(out + used, room - used, "%.*s: ", LREL_TEXT_ARGS(json->text));
    else if (token == LREL_JSON_STRING)
        snprintf(out + used, room - used, "'%.*s' ", LREL_TEXT_ARGS(json->text));
    else if (token == LREL_JSON_NUMBER)
        snprintf(out + used, room - used, "#%.*s ", LREL_TEXT_ARGS(json->text));
    else
        snprintf(out + used, room - used, "%s%s", signs[token], token ? " " : "");
}

/* All tokens of @p text, or the message why it is refused. */
static void tokens_of(lrel_text text, char *out, size_t room)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_arena *arena = lrel_arena_new(context);
    lrel_json_token token = LREL_JSON_NULL;
    lrel_json json;
    lrel_error err;
    lrel_status status;

    *out = '\0';
    status = lrel_json__begin(&json, context, text, arena, &err);
    while (status == LREL_OK && token != LREL_JSON_END)
        if ((status = lrel_json__next(&json, &token, &err)) == LREL_OK)
            put(out, room, &json, token);
    if (status != LREL_OK)
        snprintf(out, room, "%s", err.message);
    lrel_json__clear(&json);
    lrel_arena_free(arena);
    lrel_context_free(context);
}

static void json_is_read(void **state)
{
    const json_case *row = *state;
    char got[400];

    tokens_of(row->text, got, sizeof got);
    assert_string_equal(got, row->expected);
}

static void read_nested(int depth, char *out, size_t room)
{
    char text[4096];

    memset(text, '[', (size_t)depth);
    memset(text + depth, ']', (size_t)depth);
    tokens_of((lrel_text){text, (size_t)depth * 2}, out, room);
}

static void json__512_levels_are_read_and_no_more(void **state)
{
    char got[4096];

    read_nested(512, got, sizeof got);
    assert_non_null(strstr(got, "end"));
    read_nested(513, got, sizeof got);
    assert_string_equal(got, "more than 512 levels of nesting at byte 512");
}

/* Many keys are sorted before they are compared. */
static void json__a_key_twice_among_many_is_found(void **state)
{
    char text[4096] = "{", got[8192];

    for (int i = 0; i < 100; i++)
        sprintf(text + strlen(text), "\"k%d\":%d,", i, i);
    strcpy(text + strlen(text), "\"k7\":0}");
    tokens_of(lrel_text_of(text), got, sizeof got);
    assert_non_null(strstr(got, "the key \"k7\" a second time"));
    text[strlen(text) - 5] = 'x'; /* k7 becomes kx */
    tokens_of(lrel_text_of(text), got, sizeof got);
    assert_non_null(strstr(got, "end"));
}

static void json__a_mark_reads_the_same_again(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_arena *arena = lrel_arena_new(context);
    lrel_json_token token;
    lrel_json_mark mark;
    lrel_json json;

    assert_int_equal(lrel_json__begin(&json, context,
                                      LREL_TEXT("{\"a\":{\"b\":[1,2]},\"c\":3}"), arena,
                                      NULL),
                     LREL_OK);
    assert_int_equal(lrel_json__next(&json, &token, NULL), LREL_OK);
    assert_int_equal(lrel_json__next(&json, &token, NULL), LREL_OK);
    mark = lrel_json__mark(&json);
    for (int pass = 0; pass < 2; pass++) {
        assert_int_equal(lrel_json__next(&json, &token, NULL), LREL_OK);
        assert_int_equal(token, LREL_JSON_OBJECT);
        assert_int_equal(lrel_json__skip(&json, token, NULL), LREL_OK);
        assert_int_equal(lrel_json__next(&json, &token, NULL), LREL_OK);
        assert_true(lrel_text_is_equal(json.text, LREL_TEXT("c")));
        lrel_json__return(&json, mark);
    }
    lrel_json__clear(&json);
    lrel_arena_free(arena);
    lrel_context_free(context);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(json__512_levels_are_read_and_no_more),
        cmocka_unit_test(json__a_key_twice_among_many_is_found),
        cmocka_unit_test(json__a_mark_reads_the_same_again),
    };
    struct CMUnitTest tests[CASES];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, json_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
