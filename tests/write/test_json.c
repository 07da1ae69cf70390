/* SPDX-License-Identifier: Apache-2.0 */
/* test_json.c: JSON as bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "sandbox.h"
#include "write/json.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void json_text__is_escaped_and_always_utf8(void **state)
{
    static const struct {
        lrel_text text;
        const char *bytes;
    } cases[] = {
        {{NULL, 0}, "\"\"\n"},
        {LREL_TEXT("plain </script>"), "\"plain </script>\"\n"},
        {LREL_TEXT("a\"b\\c/"), "\"a\\\"b\\\\c/\"\n"},
        {LREL_TEXT("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"\n"},
        {LREL_TEXT("\x01\x1F\x7F"), "\"\\u0001\\u001f\\u007f\"\n"},
        {LREL_TEXT("a\0b"), "\"a\\u0000b\"\n"},
        {LREL_TEXT("a\xE2\x80\xAE"
                   "b\xD8\x9C"
                   "c\xC2\x9B"
                   "d"),
         "\"a\\u202eb\\u061cc\\u009bd\"\n"},
        {LREL_TEXT("\xE2\x80\x8B\xE2\x80\x8D"), "\"\xE2\x80\x8B\xE2\x80\x8D\"\n"},
        {LREL_TEXT("\xE1\x9E\x80"), "\"\xE1\x9E\x80\"\n"},
        {LREL_TEXT("caf\xE9\n\xED\xA0\x80"),
         "\"caf\xEF\xBF\xBD\\n\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"\n"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        lrel_json json;

        lrel_json_begin(&json, sandbox_stream(*state));
        lrel_json_text(&json, cases[i].text);
        lrel_json_finish(&json);
        sandbox_expect_stream(*state, json.stream, cases[i].bytes);
    }
}

static void json__levels_are_indented(void **state)
{
    lrel_json json;

    lrel_json_begin(&json, sandbox_stream(*state));
    lrel_json_object(&json, false);
    lrel_json_key(&json, "name \"x\"");
    lrel_json_string(&json, "Example");
    lrel_json_key(&json, "list");
    lrel_json_array(&json, false);
    lrel_json_integer(&json, 1);
    lrel_json_object(&json, false);
    lrel_json_key(&json, "a");
    lrel_json_null(&json);
    lrel_json_object_end(&json);
    lrel_json_array_end(&json);
    lrel_json_key(&json, "empty");
    lrel_json_object(&json, false);
    lrel_json_object_end(&json);
    lrel_json_key(&json, "none");
    lrel_json_array(&json, true);
    lrel_json_array_end(&json);
    lrel_json_object_end(&json);
    lrel_json_finish(&json);
    sandbox_expect_stream(*state, json.stream,
                          "{\n"
                          "  \"name \\\"x\\\"\": \"Example\",\n"
                          "  \"list\": [\n"
                          "    1,\n"
                          "    {\n"
                          "      \"a\": null\n"
                          "    }\n"
                          "  ],\n"
                          "  \"empty\": {},\n"
                          "  \"none\": []\n"
                          "}\n");
}

/* Compact is passed down: nothing in a compact level breaks the line. */
static void json__compact_levels_stay_on_one_line(void **state)
{
    lrel_json json;

    lrel_json_begin(&json, sandbox_stream(*state));
    lrel_json_array(&json, false);
    lrel_json_object(&json, true);
    lrel_json_key(&json, "a");
    lrel_json_array(&json, false);
    lrel_json_integer(&json, 1);
    lrel_json_integer(&json, 2);
    lrel_json_array_end(&json);
    lrel_json_key(&json, "b");
    lrel_json_boolean(&json, true);
    lrel_json_object_end(&json);
    lrel_json_boolean(&json, false);
    lrel_json_array_end(&json);
    lrel_json_finish(&json);
    sandbox_expect_stream(*state, json.stream,
                          "[\n  {\"a\":[1,2],\"b\":true},\n  false\n]\n");
}

static void json__values_keep_their_kind(void **state)
{
    lrel_date leap_day;
    lrel_json json;

    assert_int_equal(lrel_date_from_calendar(2024, 2, 29, &leap_day), LREL_OK);
    lrel_json_begin(&json, sandbox_stream(*state));
    lrel_json_array(&json, true);
    lrel_json_integer(&json, INT64_MIN);
    lrel_json_double(&json, 0.5);
    lrel_json_double(&json, NAN); /* JSON has none */
    lrel_json_area_m2(&json, 25000000, 1000);
    lrel_json_date(&json, leap_day);
    lrel_json_date(&json, (lrel_date){LREL_DAY_BEGINNING});
    lrel_json_value(&json);
    lrel_stream_text(json.stream, "{}");
    lrel_json_array_end(&json);
    lrel_json_finish(&json);
    sandbox_expect_stream(
        *state, json.stream,
        "[-9223372036854775808,0.5,null,12.5,\"2024-02-29\",null,{}]\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sandbox_setup, sandbox_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(json_text__is_escaped_and_always_utf8),
        TEST(json__levels_are_indented),
        TEST(json__compact_levels_stay_on_one_line),
        TEST(json__values_keep_their_kind),
    };
    return cmocka_run_group_tests_name("write/json", tests, NULL, NULL);
}
