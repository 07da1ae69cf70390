/* SPDX-License-Identifier: Apache-2.0 */
/* test_corrections_book.c: the way of a data issue to the people who know the record and
 * back: a check writes the workbook, somebody fills it in, the next run has it right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"
#include "read/table.h"
#include "write/workbook.h"

/* What somebody types into the row of @ref id in the sheet @ref code. */
typedef struct answer {
    const char *code, *id;
    const char *typed[4]; /* corrected value, reason, who, when */
} answer;

static const char *const to_fill[] = {"corrected value", "reason", "who", "when"};

#define COLUMNS_MAX 20

static lrel_table *read_sheet(const job_scratch *s, lrel_text name)
{
    char path[JOB_PATH_MAX];
    const lrel_read_options options = {.layer = name, .source = -1};
    lrel_issues *issues = lrel_issues_new(s->context);
    lrel_table *table = NULL;
    lrel_error err;

    job_path(s, "checked/check/issues.xlsx", path);
    if (lrel_table_read(s->context, path, &options, issues, &table, &err) != LREL_OK)
        fail_msg("%s", err.message);
    lrel_issues_free(issues);
    return table;
}

/* The cell as it is, or as one of the answers has it. */
static lrel_text fill(const lrel_table *table, size_t row, size_t column,
                      const answer *answers, size_t count)
{
    int of_id = lrel_table_column(table, LREL_TEXT("id"));
    lrel_text id = of_id < 0 ? LREL_TEXT("") : lrel_table_cell(table, row, of_id);

    for (size_t i = 0; i < count; i++)
        for (int c = 0; c < 4; c++)
            if (lrel_text_is_equal(table->sheet, lrel_text_of(answers[i].code)) &&
                lrel_text_is_equal(id, lrel_text_of(answers[i].id)) &&
                lrel_text_is_equal(table->columns[column], lrel_text_of(to_fill[c])))
                return lrel_text_of(answers[i].typed[c]);
    return lrel_table_cell(table, row, (int)column);
}

static void copy_sheet(const lrel_table *table, lrel_workbook *book,
                       const answer *answers, size_t count)
{
    lrel_sheet_column columns[COLUMNS_MAX];
    char names[COLUMNS_MAX][32], sheet[40];

    assert_true(table->column_count <= COLUMNS_MAX);
    for (size_t c = 0; c < table->column_count; c++) {
        snprintf(names[c], sizeof *names, "%.*s", LREL_TEXT_ARGS(table->columns[c]));
        columns[c] = (lrel_sheet_column){names[c], 20, LREL_COLUMN_SHOWN};
    }
    snprintf(sheet, sizeof sheet, "%.*s", LREL_TEXT_ARGS(table->sheet));
    lrel_workbook_sheet(book, sheet, columns, table->column_count);
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t c = 0; c < table->column_count; c++)
            lrel_workbook_text(book, fill(table, row, c, answers, count));
        lrel_workbook_end_row(book);
    }
}

/* checked/check/issues.xlsx with the answers, as c.xlsx. */
static void fill_in(const job_scratch *s, const answer *answers, size_t count)
{
    char path[JOB_PATH_MAX], out[JOB_PATH_MAX];
    lrel_arena *arena = lrel_arena_new(s->context);
    lrel_layer *layers;
    lrel_stream *stream;
    lrel_workbook *book;
    size_t layer_count;

    job_path(s, "checked/check/issues.xlsx", path);
    job_path(s, "c.xlsx", out);
    assert_int_equal(
        lrel_table_layers(s->context, path, arena, &layers, &layer_count, NULL), LREL_OK);
    assert_int_equal(lrel_stream_create(s->context, out, &stream, NULL), LREL_OK);
    assert_int_equal(lrel_workbook_begin(s->context, stream, (lrel_date){0}, &book, NULL),
                     LREL_OK);
    for (size_t i = 0; i < layer_count; i++) {
        lrel_table *table = read_sheet(s, layers[i].name);

        copy_sheet(table, book, answers, count);
        lrel_table_free(table);
    }
    assert_int_equal(lrel_workbook_finish(book, NULL), LREL_OK);
    assert_int_equal(lrel_stream_close(stream, NULL), LREL_OK);
    lrel_arena_free(arena);
}

/* Checks the first example, fills the workbook in, and names it in the programme. */
static void answer_with(job_scratch *s, const answer *answers, size_t count)
{
    char path[JOB_PATH_MAX];

    job_copy_first(s);
    job_open(s);
    job_path(s, "checked", path);
    if (lrel_job_write_check(s->job, path, false, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
    fill_in(s, answers, count);
    job_replace(s, "p.yaml", "sources:\n", "corrections: c.xlsx\nsources:\n");
}

/* A mark that tells Arabic where to begin, which our tables leave out. */
static void old_value__with_invisible_characters_matches(void **state)
{
    static const answer answers[] = {
        {"LREL-D001", "A-16", {"2020-02-29", "survey form", "N. N.", "2024-12-31"}}};
    job_scratch *s = *state;
    csv_table issues;
    size_t first;

    answer_with(s, answers, 1);
    job_replace(s, "alfa_hazards.geojson", "2020-02-30", "2020-02\xE2\x80\x8F-30");
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-K002", &first), 0);
    assert_int_equal(check_count(&issues, "LREL-K001", &first), 1);
    csv_free(&issues);
}

static void answer__of_a_cell_is_in_the_account(void **state)
{
    static const answer answers[] = {
        {"LREL-D001", "A-16", {"2020-02-29", "survey form", "N. N.", "2024-12-31"}}};
    job_scratch *s = *state;
    csv_table issues;
    size_t first;
    char *provenance;

    answer_with(s, answers, 1);
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-D001", &first), 0);
    assert_int_equal(check_count(&issues, "LREL-K002", &first), 0);
    assert_int_equal(check_count(&issues, "LREL-K001", &first), 1);
    assert_string_equal(csv_cell(&issues, first, "id"), "A-16");
    assert_string_equal(csv_cell(&issues, first, "value"), "2020-02-30");
    assert_string_equal(csv_cell(&issues, first, "expected"), "2020-02-29");
    csv_free(&issues);
    provenance = job_get(s, "out/data/provenance.json");
    assert_non_null(strstr(provenance, "\"sheet\":\"LREL-D001\",\"cells\":1"));
    free(provenance);
}

static void workbook__that_nobody_filled_in_changes_nothing(void **state)
{
    job_scratch *s = *state;
    csv_table issues;
    size_t first;

    answer_with(s, NULL, 0);
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-K001", &first), 0);
    assert_int_equal(check_count(&issues, "LREL-K002", &first), 0);
    assert_int_equal(check_count(&issues, "LREL-K003", &first), 0);
    assert_int_equal(check_count(&issues, "LREL-D001", &first), 1);
    csv_free(&issues);
}

static void answer__to_a_delivery_that_has_changed_is_refused(void **state)
{
    static const answer answers[] = {
        {"LREL-D001", "A-16", {"2020-02-29", "survey form", "N. N.", "2024-12-31"}}};
    job_scratch *s = *state;
    csv_table issues;
    size_t first;

    answer_with(s, answers, 1);
    job_replace(s, "alfa_hazards.geojson", "2020-02-30", "2020-03-01");
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-K001", &first), 0);
    assert_int_equal(check_count(&issues, "LREL-K002", &first), 1);
    assert_string_equal(csv_cell(&issues, first, "expected"),
                        "row 2 of the sheet LREL-D001 of the corrections: the old value "
                        "no longer matches");
    csv_free(&issues);
}

static void answer__without_a_value_is_named(void **state)
{
    static const answer answers[] = {{"LREL-D001", "A-16", {"", "it is right", "", ""}},
                                     {"LREL-D002", "A-07", {"", "", "", "2024-12-31"}}};
    job_scratch *s = *state;
    csv_table issues;
    size_t first;

    answer_with(s, answers, 2);
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-K003", &first), 2);
    assert_string_equal(csv_cell(&issues, first + 1, "id"), "A-16");
    assert_string_equal(csv_cell(&issues, first + 1, "value"), "it is right");
    csv_free(&issues);
}

static void answer__empty_empties_the_cell(void **state)
{
    static const answer answers[] = {
        {"LREL-D001", "A-16", {"(Empty)", "not known", "N. N.", "2024-12-31"}}};
    job_scratch *s = *state;
    csv_table issues;
    size_t first;

    answer_with(s, answers, 1);
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-K001", &first), 1);
    assert_string_equal(csv_cell(&issues, first, "expected"), "");
    assert_int_equal(check_count(&issues, "LREL-D001", &first), 0);
    assert_int_equal(check_count(&issues, "LREL-D002", &first), 2);
    csv_free(&issues);
}

static void answer__that_nobody_answers_for_is_refused(void **state)
{
    static const answer answers[] = {
        {"LREL-D001", "A-16", {"2020-02-29", "survey form", "", "2024-12-31"}}};
    job_scratch *s = *state;
    csv_table issues;
    size_t first;

    answer_with(s, answers, 1);
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-K002", &first), 1);
    csv_free(&issues);
}

static void headings__that_were_changed_are_an_error(void **state)
{
    job_scratch *s = *state;
    lrel_stream *stream;
    lrel_workbook *book;
    const lrel_sheet_column columns[] = {{"source", 20, LREL_COLUMN_SHOWN},
                                         {"id", 20, LREL_COLUMN_SHOWN}};
    char out[JOB_PATH_MAX];
    lrel_context *context = lrel_context_new(NULL);

    job_copy_first(s);
    job_replace(s, "p.yaml", "sources:\n", "corrections: c.xlsx\nsources:\n");
    job_path(s, "c.xlsx", out);
    assert_int_equal(lrel_stream_create(context, out, &stream, NULL), LREL_OK);
    assert_int_equal(lrel_workbook_begin(context, stream, (lrel_date){0}, &book, NULL),
                     LREL_OK);
    lrel_workbook_sheet(book, "LREL-D001", columns, 2);
    assert_int_equal(lrel_workbook_finish(book, NULL), LREL_OK);
    assert_int_equal(lrel_stream_close(stream, NULL), LREL_OK);
    lrel_context_free(context);
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(
        strstr(s->messages, "c.xlsx: the sheet LREL-D001 has no column `field`"));
}

/* A check has nowhere to put its own workbook where the programme names that one. */
static void workbook__that_people_filled_in_is_not_written_over(void **state)
{
    job_scratch *s = *state;
    char path[JOB_PATH_MAX];

    answer_with(s, NULL, 0);
    job_replace(s, "p.yaml", "corrections: c.xlsx",
                "corrections: checked/check/issues.xlsx");
    job_open(s);
    job_path(s, "checked", path);
    assert_int_equal(lrel_job_write_check(s->job, path, true, &s->err), LREL_E_EXISTS);
}

#define BOOK_TEST(test)                                                                  \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOOK_TEST(answer__of_a_cell_is_in_the_account),
        BOOK_TEST(workbook__that_nobody_filled_in_changes_nothing),
        BOOK_TEST(answer__to_a_delivery_that_has_changed_is_refused),
        BOOK_TEST(old_value__with_invisible_characters_matches),
        BOOK_TEST(answer__without_a_value_is_named),
        BOOK_TEST(answer__empty_empties_the_cell),
        BOOK_TEST(answer__that_nobody_answers_for_is_refused),
        BOOK_TEST(headings__that_were_changed_are_an_error),
        BOOK_TEST(workbook__that_people_filled_in_is_not_written_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
