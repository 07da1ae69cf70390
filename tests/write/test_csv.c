/* SPDX-License-Identifier: Apache-2.0 */
/* test_csv.c: cells as bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "sandbox.h"
#include "write/csv.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct cell_case {
    const char *name;
    lrel_text text;
    const char *bytes;
} cell_case;

static const cell_case cases[] = {
    {"csv_text__plain", LREL_TEXT("HA-12"), "HA-12"},
    {"csv_text__nothing", LREL_TEXT(""), ""},
    {"csv_text__zeros_stay", LREL_TEXT("007"), "007"},
    {"csv_text__spaces_stay", LREL_TEXT(" a "), " a "},
    {"csv_text__comma_is_quoted", LREL_TEXT("a,b"), "\"a,b\""},
    {"csv_text__quotes_are_doubled", LREL_TEXT("a\"b\"\""), "\"a\"\"b\"\"\"\"\""},
    {"csv_text__line_feed_is_quoted", LREL_TEXT("a\nb"), "\"a\nb\""},
    {"csv_text__a_carriage_return_ends_a_line", LREL_TEXT("a\rb"), "\"a\nb\""},
    {"csv_text__a_line_end_of_two_is_one", LREL_TEXT("a\r\nb"), "\"a\nb\""},
    {"csv_text__a_tab_stays", LREL_TEXT("a\tb"), "a\tb"},
    {"csv_text__controls_are_replaced", LREL_TEXT("a\033[2Jb\x7F"),
     "a\xEF\xBF\xBD[2Jb\xEF\xBF\xBD"},
    {"csv_text__c1_controls_are_replaced",
     LREL_TEXT("a\xC2\x9B"
               "2J"),
     "a\xEF\xBF\xBD"
     "2J"},
    {"csv_text__what_follows_c1_stays", LREL_TEXT("\xC2\xA0"), "\xC2\xA0"},
    {"csv_text__bidi_controls_are_left_out",
     LREL_TEXT("a\xE2\x80\xAE"
               "b\xE2\x80\x8F"
               "c\xE2\x81\xA6"
               "d\xD8\x9C"
               "e"),
     "abcde"},
    {"csv_text__joiners_stay", LREL_TEXT("\xE2\x80\x8B\xE2\x80\x8C\xE2\x80\x8D"),
     "\xE2\x80\x8B\xE2\x80\x8C\xE2\x80\x8D"},
    {"csv_text__a_formula_behind_a_bidi_control", LREL_TEXT("\xE2\x80\xAE=1+1"),
     "\"\t=1+1\""},
    {"csv_text__a_control_that_is_cut_off", LREL_TEXT("a\xE2\x80"),
     "a\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"csv_text__khmer_stays", LREL_TEXT("\xE1\x9E\x80"), "\xE1\x9E\x80"},
    {"csv_text__bad_bytes_are_replaced", LREL_TEXT("caf\xE9"), "caf\xEF\xBF\xBD"},
    {"csv_text__bad_bytes_in_quotes", LREL_TEXT("\xE9,\""), "\"\xEF\xBF\xBD,\"\"\""},
    {"csv_text__formula", LREL_TEXT("=1+1"), "\"\t=1+1\""},
    {"csv_text__formula_with_quotes", LREL_TEXT("=cmd|\"x\""), "\"\t=cmd|\"\"x\"\"\""},
    {"csv_text__plus", LREL_TEXT("+855 12"), "\"\t+855 12\""},
    {"csv_text__minus", LREL_TEXT("-2+3"), "\"\t-2+3\""},
    {"csv_text__minus_alone", LREL_TEXT("-"), "\"\t-\""},
    {"csv_text__at", LREL_TEXT("@SUM(A1)"), "\"\t@SUM(A1)\""},
    {"csv_text__tab_in_front", LREL_TEXT("\t=1"), "\"\t\t=1\""},
    {"csv_text__carriage_return_in_front", LREL_TEXT("\r=1"), "\"\t\n=1\""},
    {"csv_text__a_negative_number_is_no_formula", LREL_TEXT("-5"), "-5"},
    {"csv_text__a_signed_number_is_no_formula", LREL_TEXT("+5.25"), "+5.25"},
    {"csv_text__equals_inside_is_no_formula", LREL_TEXT("a=b"), "a=b"},
};

/* Between two others, so that nothing leaks into its neighbours. */
static void cell_is_written(void **state)
{
    static const char *const names[] = {"a", "b,c", "d"};
    const cell_case *row = *state;
    char expected[128];
    lrel_csv csv;
    void *box;

    assert_int_equal(sandbox_setup(&box), 0);
    lrel_csv_begin(&csv, sandbox_stream(box), names, 3);
    lrel_csv_integer(&csv, 1);
    lrel_csv_text(&csv, row->text);
    lrel_csv_string(&csv, "z");
    lrel_csv_end_row(&csv);
    strcpy(expected, "a,\"b,c\",d\n1,");
    strcat(strcat(expected, row->bytes), ",z\n");
    sandbox_expect_stream(box, csv.stream, expected);
    sandbox_teardown(&box);
}

static void csv__numbers_are_never_quoted(void **state)
{
    static const char *const names[] = {"n",    "x",    "area_m2", "day",
                                        "none", "open", "lon"};
    lrel_date leap_day;
    lrel_csv csv;

    assert_int_equal(lrel_date_from_calendar(2024, 2, 29, &leap_day), LREL_OK);
    lrel_csv_begin(&csv, sandbox_stream(*state), names, COUNT(names));
    lrel_csv_integer(&csv, -5);
    lrel_csv_double(&csv, -0.25);
    lrel_csv_area_m2(&csv, -25000000, 1000);
    lrel_csv_date(&csv, leap_day);
    lrel_csv_empty(&csv);
    lrel_csv_date(&csv, (lrel_date){LREL_DAY_OPEN});
    lrel_csv_degrees(&csv, -1030000001);
    lrel_csv_end_row(&csv);
    sandbox_expect_stream(*state, csv.stream,
                          "n,x,area_m2,day,none,open,lon\n"
                          "-5,-0.25,-12.5,2024-02-29,,,-103.0000001\n");
}

static void csv__an_empty_cell_alone_is_not_an_empty_line(void **state)
{
    static const char *const names[] = {"id"};
    lrel_csv csv;

    lrel_csv_begin(&csv, sandbox_stream(*state), names, 1);
    lrel_csv_empty(&csv);
    lrel_csv_end_row(&csv);
    lrel_csv_string(&csv, "a");
    lrel_csv_end_row(&csv);
    sandbox_expect_stream(*state, csv.stream, "id\n\"\"\na\n");
}

static void csv__a_draft_says_so_in_a_last_column(void **state)
{
    static const char *const names[] = {"id", "n"};
    static const lrel_mark mark = {NULL, 0};
    lrel_stream *stream = sandbox_stream(*state);
    lrel_csv csv;

    lrel_stream_mark(stream, &mark);
    lrel_csv_begin(&csv, stream, names, COUNT(names));
    lrel_csv_string(&csv, "a,b");
    lrel_csv_integer(&csv, 1);
    lrel_csv_end_row(&csv);
    sandbox_expect_stream(*state, stream, "id,n,draft\n\"a,b\",1,DRAFT\n");
}

static void csv__a_draft_without_rows_has_the_column(void **state)
{
    static const char *const names[] = {"id"};
    static const lrel_mark mark = {NULL, 0};
    lrel_stream *stream = sandbox_stream(*state);
    lrel_csv csv;

    lrel_stream_mark(stream, &mark);
    lrel_csv_begin(&csv, stream, names, 1);
    sandbox_expect_stream(*state, stream, "id,draft\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sandbox_setup, sandbox_teardown)

int main(void)
{
    struct CMUnitTest rows[COUNT(cases)] = {{0}};
    const struct CMUnitTest tests[] = {
        TEST(csv__numbers_are_never_quoted),
        TEST(csv__an_empty_cell_alone_is_not_an_empty_line),
        TEST(csv__a_draft_says_so_in_a_last_column),
        TEST(csv__a_draft_without_rows_has_the_column),
    };

    for (size_t i = 0; i < COUNT(cases); i++)
        rows[i] = (struct CMUnitTest){.name = cases[i].name,
                                      .test_func = cell_is_written,
                                      .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests_name("write/csv cells", rows, NULL, NULL) +
           cmocka_run_group_tests_name("write/csv", tests, NULL, NULL);
}
