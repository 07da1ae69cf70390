/* SPDX-License-Identifier: Apache-2.0 */
/* test_geojson_sequence.c: features one by one, by line and by record separator. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "read/delivery.h"

#define POINT "{\"type\":\"Point\",\"coordinates\":[1,2]}"
#define F(properties)                                                                    \
    "{\"type\":\"Feature\",\"properties\":" properties ",\"geometry\":" POINT "}"
#define P "  point (1 2)\n"

typedef struct sequence_case {
    const char *name;
    const char *file;
    const char *text;
    const char *expected;
} sequence_case;

static const sequence_case cases[] = {
    {"sequence__by_line", "t.geojsonl", F("{\"a\":1}") "\n" F("{\"b\":2}") "\n",
     "a|b\n1: 1|\n" P "2: |2\n" P},
    {"sequence__without_a_last_line_feed", "t.geojsonl", F("{\"a\":1}") "\n" F("null"),
     "a\n1: 1\n" P "2: \n" P},
    {"sequence__crlf_and_empty_lines", "t.ndjson",
     "\r\n" F("{\"a\":1}") "\r\n\r\n" F("{\"a\":2}") "\r\n", "a\n1: 1\n" P "2: 2\n" P},
    {"sequence__of_one", "t.geojsonl", F("{\"a\":1}") "\n", "a\n1: 1\n" P},
    {"sequence__of_none", "t.geojsonl", "\n", "\n"},
    {"sequence__with_a_byte_order_mark", "t.geojsonl",
     "\xEF\xBB\xBF" F("{\"a\":1}") "\n" F("{\"a\":2}"), "a\n1: 1\n" P "2: 2\n" P},
    {"sequence__by_record_separator", "t.geojsons",
     "\x1E" F("{\"a\":1}") "\n\x1E" F("{\"a\":2}") "\n", "a\n1: 1\n" P "2: 2\n" P},
    {"sequence__behind_separators_values_may_have_lines", "t.geojsons",
     "\x1E{\"type\":\"Feature\",\n\"properties\":{\"a\":1},\n\"geometry\":null}\n\x1E" F(
         "null") "\n",
     "a\n1: 1\n2: \n" P},
    {"sequence__a_geojson_whose_content_is_one", "t.geojson",
     F("{\"a\":1}") "\n" F("{\"a\":2}") "\n", "a\n1: 1\n" P "2: 2\n" P},
    {"sequence__a_json_with_separators", "t.json", "\x1E" F("{\"a\":1}") "\n",
     "a\n1: 1\n" P},
    {"sequence__type_may_come_last", "t.geojsonl",
     "{\"properties\":{\"a\":1},\"geometry\":null,\"type\":\"Feature\"}\n", "a\n1: 1\n"},
    {"sequence__of_bare_geometries", "t.geojsonl", POINT "\n" POINT "\n",
     "\n1: \n" P "2: \n" P},
    {"sequence__ids_are_a_column", "t.geojsonl",
     "{\"type\":\"Feature\",\"id\":12345678901234567890,\"properties\":null,"
     "\"geometry\":null}\n",
     "id\n1: 12345678901234567890\n"},
    {"sequence__a_broken_record_is_refused_with_its_line", "t.geojsonl",
     F("null") "\n{\"type\":\"Feature\"\n" F("null") "\n",
     "refused: the record ends inside the JSON at byte 102, in line 2"},
    {"sequence__what_is_no_json_is_refused_with_its_line", "t.geojsonl",
     F("null") "\n" F("null") "\n\nnull,\n",
     "refused: a record that is no object at byte 171, in line 4"},
    {"sequence__two_values_in_a_line_are_refused", "t.geojsonl", F("null") F("null") "\n",
     "refused: something behind the end of the JSON at byte 84, in line 1"},
    {"sequence__a_key_twice_is_refused", "t.geojsonl", F("{\"a\":1,\"a\":2}") "\n",
     "refused: the key \"a\" a second time"},
    {"sequence__a_collection_in_it_is_refused", "t.geojsonl",
     "{\"type\":\"FeatureCollection\",\"features\":[]}\n",
     "refused: a record of a sequence that is no feature at byte 0, in line 1"},
    {"sequence__two_documents_are_none", "t.geojson",
     "{\"type\":\"FeatureCollection\",\"features\":[]}\n"
     "{\"type\":\"FeatureCollection\",\"features\":[]}\n",
     "refused: a record of a sequence that is no feature"},
    {"sequence__a_crs_in_a_record_is_refused", "t.geojsonl",
     "{\"type\":\"Feature\",\"crs\":null,\"properties\":null,\"geometry\":null}\n",
     "refused: a coordinate system inside a sequence; name it with `crs:` at byte"},
    {"sequence__not_utf8_is_refused", "t.geojsonl", F("{\"a\":\"\xE9\"}") "\n",
     "refused: not UTF-8"},
};

static void sequence_is_read(void **state)
{
    const sequence_case *row = *state;
    delivery d = delivery_begin();
    lrel_read_options options = {0};

    delivery_write(&d, row->file, lrel_text_of(row->text));
    delivery_expect(&d, row->file, &options, row->expected);
    if (d.table)
        assert_true(lrel_text_is_equal(d.table->crs, LREL_TEXT("OGC:CRS84")));
    delivery_end(&d);
}

static void sequence__metres_are_no_degrees(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {0};

    delivery_write(&d, "t.geojsonl",
                   LREL_TEXT("{\"type\":\"Point\",\"coordinates\":[500000,1400000]}\n"));
    delivery_read(&d, "t.geojsonl", &options);
    assert_int_equal(d.status, LREL_OK);
    assert_int_equal(d.table->crs.length, 0);
    assert_non_null(strstr(d.table->crs_why.at, "no degrees"));
    delivery_end(&d);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(sequence__metres_are_no_degrees),
    };
    struct CMUnitTest tests[CASES];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, sequence_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
