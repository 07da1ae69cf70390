/* SPDX-License-Identifier: Apache-2.0 */
/* test_csv.c: what is kept, what is flagged and what is refused of CSV files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "read/delivery.h"

typedef struct csv_case {
    const char *name;
    lrel_text text;
    const char *expected;
    const char *encoding;
} csv_case;

#define CSV(text)                                                                        \
    {                                                                                    \
        text, sizeof text - 1                                                            \
    }

static const csv_case cases[] = {
    {"csv__commas", CSV("a,b\n1,2\n"), "a|b\n1: 1|2\n", NULL},
    {"csv__text_stays_text", CSV("a,b\n007,1E5\n"), "a|b\n1: 007|1E5\n", NULL},
    {"csv__formulas_stay_text", CSV("a,b\n=1+1,@x\n"), "a|b\n1: =1+1|@x\n", NULL},
    {"csv__no_line_end_at_the_end", CSV("a,b\n1,2"), "a|b\n1: 1|2\n", NULL},
    {"csv__crlf", CSV("a,b\r\n1,2\r\n3,4\r\n"), "a|b\n1: 1|2\n2: 3|4\n", NULL},
    {"csv__cr", CSV("a,b\r1,2\r3,4"), "a|b\n1: 1|2\n2: 3|4\n", NULL},
    {"csv__semicolons", CSV("a;b\n1,5;2\n"), "a|b\n1: 1,5|2\n", NULL},
    {"csv__tabs", CSV("a\tb\n1;2\t3\n"), "a|b\n1: 1;2|3\n", NULL},
    {"csv__separators_in_quotes_do_not_count", CSV("\"a;b;c\",d\n1,2\n"),
     "a;b;c|d\n1: 1|2\n", NULL},
    {"csv__excel_separator_line", CSV("sep=;\r\na;b,c\r\n1;2\r\n"), "a|b,c\n1: 1|2\n",
     NULL},
    {"csv__one_column", CSV("a\n1\n\n2\n"), "a\n1: 1\n3: 2\n", NULL},
    {"bad_input_76_csv_header_only", CSV("a,b\n"), "a|b\n", NULL},
    {"csv__names_are_trimmed", CSV("a , b\n1, 2\n"), "a|b\n1: 1| 2\n", NULL},
    {"csv__quotes", CSV("a,b\n\"1,2\",\"\"\n"), "a|b\n1: 1,2|\n", NULL},
    {"csv__doubled_quotes", CSV("a,b\n\"say \"\"x\"\"\",\"\"\"\"\n"),
     "a|b\n1: say \"x\"|\"\n", NULL},
    {"csv__quote_inside_a_plain_cell", CSV("a,b\n5\" pipe,x\n"), "a|b\n1: 5\" pipe|x\n",
     NULL},
    {"csv__blanks_behind_a_closing_quote", CSV("a,b\n\"1\" ,2\n"), "a|b\n1: 1|2\n", NULL},
    {"csv__line_feeds_in_quotes_are_one_row", CSV("a,b\n\"1\n2\",x\n3,y\n"),
     "a|b\n1: 1\n2|x\n2: 3|y\n", NULL},
    {"csv__blank_lines_count_as_a_spreadsheet_counts", CSV("a,b\n1,2\n\n3,4\n\n"),
     "a|b\n1: 1|2\n3: 3|4\n", NULL},
    {"csv__rows_of_empty_cells_are_said", CSV("a,b\n1,2\n,\n3,4\n,\n"),
     "a|b\n1: 1|2\n3: 3|4\n! LREL-R008 -1  [] [] x2\n", NULL},
    {"bad_input_45_csv_too_few_cells", CSV("a,b,c\n1,2\n"),
     "a|b|c\n1~: 1|2|\n! LREL-R005 1  [2 cells] [3 cells] x1\n", NULL},
    {"bad_input_45_csv_too_many_cells", CSV("a,b\n1,2,3\n4,5\n"),
     "a|b\n1~: 1|2\n2: 4|5\n! LREL-R005 1  [3 cells] [2 cells] x1\n", NULL},
    {"bad_input_44_csv_unclosed_quote_is_refused_with_its_line",
     CSV("a,b\n1,2\n3,\"4\n5,6\n7,8\n"),
     "refused: a quote opened in line 3 is never closed; it swallows the 2 lines", NULL},
    {"csv__quote_closed_too_early_is_refused", CSV("a,b\n\"1\n2\"x,3\n"),
     "refused: line 3 has text behind the closing quote of a cell that began in line 2, "
     "and "
     "swallowed 1 lines",
     NULL},
    {"csv__names_twice_are_refused", CSV("a,b,a,c,b\n"),
     "refused: columns with one name: a, b; give each its own", NULL},
    {"csv__names_missing_are_refused", CSV("a,,c,\n"),
     "refused: columns without a name: 2, 4; name them in the first line", NULL},
    {"csv__empty_is_refused", CSV(""), "refused: an empty file", NULL},
    {"csv__blank_is_refused", CSV(" \n\n"), "refused: an empty file", NULL},
    {"bad_input_47_blank_lines_above_the_header", CSV("\n\na,b\n1,2\n"), "a|b\n1: 1|2\n",
     NULL},
    {"csv__json_is_refused", CSV("{\"a\": 1}"), "refused: holds JSON", NULL},
    {"bad_input_61_csv_vrt_is_refused", CSV("<OGRVRTDataSource></OGRVRTDataSource>"),
     "refused: holds XML or HTML", NULL},
    {"bad_input_66_csv_nul_is_refused", CSV("a,b\n1,\0\n"), "refused: holds NUL bytes",
     NULL},
    {"csv__mark_of_utf8",
     CSV("\xEF\xBB\xBF"
         "a,b\n\xC3\xA9,2\n"),
     "a|b\n1: \xC3\xA9|2\n", NULL},
    {"csv__mark_of_utf16_le",
     CSV("\xFF\xFE"
         "a\0,\0b\0\n\0\xE9\0,\0002\0"),
     "a|b\n1: \xC3\xA9|2\n", NULL},
    {"csv__mark_of_utf16_be",
     CSV("\xFE\xFF"
         "\0a\0,\0b\0\n\0\xE9\0,\0002"),
     "a|b\n1: \xC3\xA9|2\n", NULL},
    {"csv__other_bytes_are_refused_with_the_hint", CSV("a,b\n1,2\n\xE9,2\n"),
     "refused: byte 0xE9 in line 3 is not UTF-8; say which encoding it is with "
     "`encoding:`",
     NULL},
    {"csv__declared_encoding", CSV("a,b\n\xE9,2\n"), "a|b\n1: \xC3\xA9|2\n", "cp1252"},
    {"csv__declared_thai", CSV("a\n\xA1\n"), "a\n1: \xE0\xB8\x81\n", "TIS-620"},
    {"bad_input_39_utf16_le_by_its_bytes",
     CSV("i\0d\0,\0n\0\n\0H\0\061\0,\0\xE9\0\n\0H\0\062\0,\0a\0b\0\n\0"),
     "id|n\n1: H1|\xC3\xA9\n2: H2|ab\n! LREL-R001 -1 encoding [UTF-16LE] [a zero byte "
     "beside each letter of ASCII] x1\n",
     NULL},
    {"bad_input_39_utf16_be_by_its_bytes",
     CSV("\0i\0d\0,\0n\0\n\0H\0\061\0,\x17\x80\0\n\0H\0\062\0,\0a\0b\0\n"),
     "id|n\n1: H1|\xE1\x9E\x80\n2: H2|ab\n! LREL-R001 -1 encoding [UTF-16BE] [a zero "
     "byte beside each letter of ASCII] x1\n",
     NULL},
    {"bad_input_39_latin_1_is_refused_unless_declared", CSV("a\ncaf\xE9\n"),
     "refused: byte 0xE9 in line 2 is not UTF-8; say which encoding it is", NULL},
    {"bad_input_39_latin_1_declared", CSV("a\ncaf\xE9\n"), "a\n1: caf\xC3\xA9\n",
     "ISO-8859-1"},
    {"csv__declared_utf16_without_a_mark", CSV("a\0\n\0b\0"), "a\n1: b\n", "utf-16le"},
    {"csv__declared_encoding_against_the_bytes_is_said", CSV("a\n\xC3\xA9\n"),
     "a\n1: \xC3\x83\xC2\xA9\n! LREL-R006 -1 encoding [1252] [UTF-8, by its bytes; the "
     "declared "
     "one was used] x1\n",
     "1252"},
    {"csv__mark_against_the_declaration_is_said",
     CSV("\xEF\xBB\xBF"
         "a\n\xC3\xA9\n"),
     "a\n1: \xC3\xA9\n! LREL-R006 -1 encoding [1252] [UTF-8] x1\n", "1252"},
    {"csv__declared_utf8_with_other_bytes_is_said", CSV("a\nx\xE9y\n"),
     "a\n1: x\xEF\xBF\xBDy\n! LREL-R004 -1 encoding [UTF-8] [U+FFFD stands for each byte "
     "that "
     "does not fit] x1\n",
     "UTF-8"},
    {"csv__unknown_encoding_is_refused", CSV("a\n\xE9\n"),
     "refused: nobody knows the encoding \"KLINGON\"", "klingon"},
};

static void csv_is_read(void **state)
{
    const csv_case *row = *state;
    delivery d = delivery_begin();
    lrel_read_options options = {.encoding = lrel_text_of(row->encoding)};

    delivery_write(&d, "t.csv", row->text);
    delivery_expect(&d, "t.csv", &options, row->expected);
    delivery_end(&d);
}

static void csv__a_cell_beyond_the_limit_is_refused_with_its_row(void **state)
{
    const size_t length = (size_t)17 << 20;
    char *text = malloc(length);
    delivery d = delivery_begin();
    lrel_read_options options = {0};

    assert_non_null(text);
    memset(text, 'x', length);
    memcpy(text, "a,b\n1,2\n", 8);
    memcpy(text + length - 2, ",2", 2);
    delivery_write(&d, "t.csv", (lrel_text){text, length});
    delivery_expect(&d, "t.csv", &options, "refused: in row 2, column \"a\"");
    assert_int_equal(d.status, LREL_E_LIMIT);
    free(text);
    delivery_end(&d);
}

static void csv__cells_at_every_distance_from_the_end_are_whole(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    const char *tail = "0123456789abcdefghij";

    for (size_t length = 0; length <= strlen(tail); length++) {
        char text[64], expected[64];

        snprintf(text, sizeof text, "a,b\n1,%.*s", (int)length, tail);
        snprintf(expected, sizeof expected, "a|b\n1: 1|%.*s\n", (int)length, tail);
        delivery_write(&d, "t.csv", lrel_text_of(text));
        delivery_expect(&d, "t.csv", &options, expected);
    }
    delivery_end(&d);
}

static void csv__no_column_of_that_name_lists_those_that_there_are(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {.wkt_column = LREL_TEXT("geom")};

    delivery_write(&d, "t.csv", LREL_TEXT("id,the_geom\n"));
    delivery_expect(&d, "t.csv", &options,
                    "refused: no column \"geom\"; the columns are: id, the_geom");
    assert_int_equal(d.status, LREL_E_NOT_FOUND);
    delivery_end(&d);
}

static void csv__half_a_place_is_refused(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {.lon_column = LREL_TEXT("x")};

    delivery_write(&d, "t.csv", LREL_TEXT("x,y\n1,2\n"));
    delivery_expect(&d, "t.csv", &options, "refused: a longitude and a latitude column");
    delivery_end(&d);
}

static void csv__cells_of_the_file_are_not_copied(void **state)
{
    delivery d = delivery_begin();
    lrel_read_options options = {0};
    lrel_text cell;

    delivery_write(&d, "t.csv", LREL_TEXT("a,b\nplain,\"quoted\"\n"));
    delivery_read(&d, "t.csv", &options);
    for (int i = 0; i < 2; i++) {
        cell = lrel_table_cell(d.table, 0, i);
        assert_true(cell.at > (char *)d.table->bytes);
        assert_true(cell.at < (char *)d.table->bytes + d.table->byte_count);
    }
    delivery_end(&d);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(csv__a_cell_beyond_the_limit_is_refused_with_its_row),
        cmocka_unit_test(csv__cells_at_every_distance_from_the_end_are_whole),
        cmocka_unit_test(csv__no_column_of_that_name_lists_those_that_there_are),
        cmocka_unit_test(csv__half_a_place_is_refused),
        cmocka_unit_test(csv__cells_of_the_file_are_not_copied),
    };
    struct CMUnitTest tests[CASES];

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, csv_is_read, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(others, NULL, NULL);
}
