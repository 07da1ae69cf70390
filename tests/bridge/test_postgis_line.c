/* SPDX-License-Identifier: Apache-2.0 */
/* test_postgis_line.c: rows as COPY writes them, and digits of bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/postgis_parts.h"
#include "support/rows.h"

typedef struct line_case {
    const char *name;
    const char *line;
    const char *expected; /* each field in brackets; null is NULL */
} line_case;

static const line_case lines[] = {
    {"line__of_one_field", "a", "[a]"},
    {"line__of_several_fields", "a\tb\tc", "[a][b][c]"},
    {"line__empty_text_is_no_null", "\t\\N\t", "[]NULL[]"},
    {"line__empty_line_is_an_empty_text", "", "[]"},
    {"line__control_characters_come_back", "a\\tb\\nc\\\\N\\r\\b\\f\\v",
     "[a\tb\nc\\N\r\b\f\v]"},
    {"line__null_is_the_whole_field", "\\\\N\tx\\N", "[\\N][xN]"},
    {"line__backslash_at_the_end_stays", "a\\", "[a\\]"},
};

static void line_is_cut(void **state)
{
    const line_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_postgis_fields fields = {NULL, 0, 0};
    char line[64], seen[128] = "";

    strcpy(line, row->line);
    assert_int_equal(lrel_postgis__cut(context, line, strlen(line), &fields, NULL),
                     LREL_OK);
    for (size_t i = 0; i < fields.count; i++) {
        if (!fields.at[i]) {
            strcat(seen, "NULL");
            continue;
        }
        strcat(seen, "[");
        strcat(seen, fields.at[i]);
        strcat(seen, "]");
    }
    assert_string_equal(seen, row->expected);
    lrel__free(context, fields.at);
    lrel_context_free(context);
}

static void line__with_a_nul_is_refused(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_postgis_fields fields = {NULL, 0, 0};
    char line[] = "a\0b";

    (void)state;
    assert_int_equal(lrel_postgis__cut(context, line, 3, &fields, NULL), LREL_E_READ);
    lrel__free(context, fields.at);
    lrel_context_free(context);
}

static void digits__are_bytes_or_nothing(void **state)
{
    static const char *const wrong[] = {"0", "0g", "00f", "0G", "AB", "\\x00", ""};
    char text[16] = "0100ff7e";

    (void)state;
    assert_int_equal(lrel_postgis__unhex(text), 4);
    assert_memory_equal(text, "\x01\x00\xff\x7e", 4);
    for (size_t i = 0; i < ROWS(wrong); i++) {
        strcpy(text, wrong[i]);
        assert_int_equal(lrel_postgis__unhex(text), 0);
    }
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(line__with_a_nul_is_refused),
        cmocka_unit_test(digits__are_bytes_or_nothing),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(lines)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, lines, line_is_cut);
    return cmocka_run_group_tests_name("postgis lines", tests, NULL, NULL);
}
