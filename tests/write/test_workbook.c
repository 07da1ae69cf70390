/* SPDX-License-Identifier: Apache-2.0 */
/* test_workbook.c: what becomes of texts in a workbook, and how much a sheet holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "read/table.h"
#include "write/sandbox.h"
#include "write/workbook.h"

static const lrel_sheet_column columns[] = {{"id", 10, LREL_COLUMN_SHOWN},
                                            {"text", 20, LREL_COLUMN_SHOWN}};

/* A workbook of one sheet, whose only row has @p text; gives its table. */
static lrel_table *write_and_read(const sandbox *box, lrel_text text)
{
    lrel_stream *stream = NULL;
    lrel_workbook *book = NULL;
    lrel_issues *issues = lrel_issues_new(box->context);
    lrel_table *table = NULL;
    lrel_error err;

    assert_int_equal(
        lrel_stream_create(box->context, sandbox_path(box, "book.xlsx"), &stream, &err),
        LREL_OK);
    if (lrel_workbook_begin(box->context, stream, (lrel_date){0}, &book, &err) != LREL_OK)
        fail_msg("%s", err.message);
    lrel_workbook_sheet(book, "One", columns, 2);
    lrel_workbook_integer(book, 1);
    lrel_workbook_text(book, text);
    lrel_workbook_end_row(book);
    if (lrel_workbook_finish(book, &err) != LREL_OK)
        fail_msg("%s", err.message);
    assert_int_equal(lrel_stream_close(stream, &err), LREL_OK);
    if (lrel_table_read(box->context, sandbox_path(box, "book.xlsx"),
                        &(lrel_read_options){.source = -1}, issues, &table,
                        &err) != LREL_OK)
        fail_msg("%s", err.message);
    assert_int_equal(lrel_issues_count(issues), 0);
    lrel_issues_free(issues);
    return table;
}

typedef struct text_case {
    const char *name;
    lrel_text given;
    lrel_text shown;
} text_case;

#define CASE(name, given, shown)                                                         \
    {                                                                                    \
        name, {given, sizeof given - 1},                                                 \
        {                                                                                \
            shown, sizeof shown - 1                                                      \
        }                                                                                \
    }

static const text_case cases[] = {
    CASE("text__that_looks_like_a_formula_stays_text", "=1+1", "=1+1"),
    CASE("text__that_looks_like_a_number_keeps_its_zeros", "007", "007"),
    CASE("text__that_looks_like_xml", "<c r=\"A1\"> & ]]>", "<c r=\"A1\"> & ]]>"),
    CASE("text__that_looks_like_an_escape_of_excel", "_x0041_", "_x0041_"),
    CASE("text__in_khmer", "\xe1\x9e\x81\xe1\x9f\x92\xe1\x9e\x98\xe1\x9f\x82\xe1\x9e\x9a",
         "\xe1\x9e\x81\xe1\x9f\x92\xe1\x9e\x98\xe1\x9f\x82\xe1\x9e\x9a"),
    CASE("text__with_two_lines", "one\ntwo", "one\ntwo"),
    CASE("control__is_made_visible", "a\033[2Jb", "a\xEF\xBF\xBD[2Jb"),
    CASE("control__of_direction_is_left_out",
         "a\xE2\x80\xAE"
         "b",
         "ab"),
    CASE("bytes__that_are_not_utf8_are_made_visible", "a\xFFz", "a\xEF\xBF\xBDz"),
};

static void run_case(void **state)
{
    /* cmocka hands the row in as the first state; the sandbox is made here. */
    const text_case *c = *state;
    void *of_box = NULL;
    lrel_table *table;
    lrel_text cell;

    assert_int_equal(sandbox_setup(&of_box), 0);
    table = write_and_read(of_box, c->given);
    assert_int_equal(table->row_count, 1);
    cell = lrel_table_cell(table, 0, 1);
    if (!lrel_text_is_equal(cell, c->shown))
        fail_msg("\"%.*s\" is not \"%.*s\"", LREL_TEXT_ARGS(cell),
                 LREL_TEXT_ARGS(c->shown));
    lrel_table_free(table);
    assert_int_equal(sandbox_teardown(&of_box), 0);
}

/* Of 4 bytes and two units of UTF-16 each. */
static void text__longer_than_a_cell_is_cut_between_characters(void **state)
{
    enum { COUNT = 20000 };
    char *text = malloc((size_t)COUNT * 4);
    lrel_table *table;

    assert_non_null(text);
    for (size_t i = 0; i < COUNT; i++)
        memcpy(text + 4 * i, "\xF0\x9F\x98\x80", 4);
    table = write_and_read(*state, (lrel_text){text, (size_t)COUNT * 4});
    assert_int_equal(lrel_table_cell(table, 0, 1).length,
                     LREL_WORKBOOK_CELL_UNITS / 2 * 4);
    lrel_table_free(table);
    free(text);
}

static void sheet__is_full_where_excel_ends(void **state)
{
    lrel_stream *stream = sandbox_stream(*state);
    const sandbox *box = *state;
    lrel_workbook *book = NULL;
    uint32_t rows = 1; /* the headings */

    assert_int_equal(
        lrel_workbook_begin(box->context, stream, (lrel_date){0}, &book, NULL), LREL_OK);
    lrel_workbook_sheet(book, "One", columns, 2);
    for (; !lrel_workbook_is_full(book); rows++)
        lrel_workbook_end_row(book);
    assert_int_equal(rows, LREL_WORKBOOK_ROWS);
    lrel_workbook_abandon(book);
    lrel_stream_abandon(stream);
}

int main(void)
{
    enum { COUNT = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[COUNT + 2] = {
        cmocka_unit_test_setup_teardown(
            text__longer_than_a_cell_is_cut_between_characters, sandbox_setup,
            sandbox_teardown),
        cmocka_unit_test_setup_teardown(sheet__is_full_where_excel_ends, sandbox_setup,
                                        sandbox_teardown),
    };

    for (size_t i = 0; i < COUNT; i++)
        tests[2 + i] = (struct CMUnitTest){cases[i].name, run_case, NULL, NULL,
                                           (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
