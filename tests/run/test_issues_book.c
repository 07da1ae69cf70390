/* SPDX-License-Identifier: Apache-2.0 */
/* test_issues_book.c: data issues as a workbook: all of them, the same bytes for the same
 * input, and nothing lost where no workbook can be made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/table.h"
#include "run/csv_table.h"
#include "run/scenes.h"
#include "support/module_folder.h"

#define BOOK "out/check/issues.xlsx"

/* Opens `p.yaml` and writes a check into the folder @p out. */
static void check_into(job_scratch *s, const char *out)
{
    char path[JOB_PATH_MAX];

    job_open(s);
    job_path(s, out, path);
    if (lrel_job_write_check(s->job, path, s->overwrite, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
}

/* A sheet of the workbook, read by our own reader; to be freed, before the context. */
static lrel_table *read_sheet(const job_scratch *s, const char *name)
{
    char path[JOB_PATH_MAX];
    const lrel_read_options options = {.layer = lrel_text_of(name), .source = -1};
    lrel_issues *issues = lrel_issues_new(s->context);
    lrel_table *table = NULL;
    lrel_error err;

    job_path(s, BOOK, path);
    if (lrel_table_read(s->context, path, &options, issues, &table, &err) != LREL_OK)
        fail_msg("%s: %s", name, err.message);
    assert_int_equal(lrel_issues_count(issues), 0);
    lrel_issues_free(issues);
    return table;
}

static void expect_cell(const lrel_table *table, size_t row, const char *column,
                        const char *expected)
{
    int number = lrel_table_column(table, lrel_text_of(column));
    lrel_text cell;

    if (number < 0)
        fail_msg("there is no column %s", column);
    cell = lrel_table_cell(table, row, number);
    if (!lrel_text_is_equal(cell, lrel_text_of(expected)))
        fail_msg("row %zu, %s: \"%.*s\" is not \"%s\"", row, column, LREL_TEXT_ARGS(cell),
                 expected);
}

static void book__has_every_data_issue_in_the_sheet_of_its_kind(void **state)
{
    static const char *const same[] = {"source", "row",   "cell",     "id",
                                       "field",  "value", "expected", "hint"};
    job_scratch *s = *state;
    csv_table csv;
    lrel_table *sheet = NULL;
    const char *code = "";
    size_t row = 0;

    check_into(s, "out");
    csv = csv_read(s, "out/check/issues.csv");
    assert_true(csv.rows > 20);
    for (size_t i = 0; i < csv.rows; i++) {
        if (strcmp(csv_cell(&csv, i, "code"), code) != 0) {
            assert_true(!sheet || row == sheet->row_count);
            lrel_table_free(sheet);
            code = csv_cell(&csv, i, "code");
            sheet = read_sheet(s, code);
            row = 0;
        }
        for (size_t c = 0; c < sizeof same / sizeof *same; c++)
            expect_cell(sheet, row, same[c], csv_cell(&csv, i, same[c]));
        row++;
    }
    lrel_table_free(sheet);
    csv_free(&csv);
}

static void book__lists_the_kinds_the_most_serious_first(void **state)
{
    job_scratch *s = *state;
    lrel_table *kinds;

    check_into(s, "out");
    kinds = read_sheet(s, "Kinds");
    assert_int_equal(kinds->row_count, lrel_job_issue_kind_count(s->job));
    for (size_t i = 0; i < kinds->row_count; i++) {
        lrel_issue_summary kind = lrel_job_issue_kind_at(s->job, i);
        char count[24];

        snprintf(count, sizeof count, "%zu", kind.count);
        expect_cell(kinds, i, "code", kind.code);
        expect_cell(kinds, i, "issues", count);
    }
    lrel_table_free(kinds);
}

static void book__says_what_the_cell_says_and_leaves_room_for_what_it_should(void **state)
{
    static const char *const to_fill[] = {"corrected value", "reason", "who", "when"};
    job_scratch *s = *state;
    lrel_table *sheet;

    check_into(s, "out");
    sheet = read_sheet(s, "LREL-D001");
    expect_cell(sheet, 0, "id", "A-16");
    expect_cell(sheet, 0, "field", "from");
    expect_cell(sheet, 0, "in the file", "2020-02-30");
    for (size_t i = 0; i < 4; i++)
        expect_cell(sheet, 0, to_fill[i], "");
    lrel_table_free(sheet);
}

static void book__of_a_draft_says_so_in_every_row(void **state)
{
    job_scratch *s = *state;
    lrel_table *kinds;

    job_replace(s, "p.yaml", "alfa_hazards.geojson", "no_such_file.geojson");
    s->draft = true;
    check_into(s, "out");
    kinds = read_sheet(s, "Kinds");
    assert_true(kinds->row_count > 0);
    for (size_t i = 0; i < kinds->row_count; i++)
        expect_cell(kinds, i, "draft", "DRAFT");
    lrel_table_free(kinds);
}

/* ---- bytes ---- */

typedef struct file_bytes {
    char at[1 << 17];
    size_t count;
} file_bytes;

static void get_bytes(const job_scratch *s, const char *name, file_bytes *out)
{
    char path[JOB_PATH_MAX];
    FILE *file;

    job_path(s, name, path);
    file = fopen(path, "rb");
    assert_non_null(file);
    out->count = fread(out->at, 1, sizeof out->at, file);
    assert_true(out->count > 0 && out->count < sizeof out->at);
    (void)fclose(file);
}

static void expect_same_book(const job_scratch *s, const char *one, const char *other)
{
    static file_bytes a, b;

    get_bytes(s, one, &a);
    get_bytes(s, other, &b);
    assert_int_equal(a.count, b.count);
    assert_memory_equal(a.at, b.at, a.count);
}

static void bytes__are_the_same_a_second_later(void **state)
{
    job_scratch *s = *state;

    check_into(s, "one");
    sleep(1);
    check_into(s, "two");
    expect_same_book(s, "one/check/issues.xlsx", "two/check/issues.xlsx");
}

/* A locale that writes 1,5; where the machine has none, C. */
static void bytes__are_the_same_in_any_locale_and_time_zone(void **state)
{
    static const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8", "C"};
    const char *set = NULL;
    job_scratch *s = *state;

    s->threads = 1;
    check_into(s, "one");
    for (size_t i = 0; i < 4 && !set; i++)
        set = setlocale(LC_ALL, locales[i]);
    assert_int_equal(setenv("TZ", "Pacific/Kiritimati", 1), 0);
    s->threads = 8;
    check_into(s, "two");
    assert_non_null(setlocale(LC_ALL, "C"));
    assert_int_equal(unsetenv("TZ"), 0);
    expect_same_book(s, "one/check/issues.xlsx", "two/check/issues.xlsx");
}

/* ---- without the module ---- */

static void module__that_is_missing_costs_the_workbook_alone_and_is_said(void **state)
{
    job_scratch *s = *state;

    job_open(s);
    module_folder_set(s->root);
    check_into(s, "out");
    module_folder_set(NULL);
    assert_false(job_has(s, BOOK));
    assert_true(job_has(s, "out/check/issues.csv"));
    assert_true(job_has(s, "out/check/issues.html"));
    assert_true(job_has(s, "out/check/provenance.json"));
    if (!strstr(s->messages, "check/issues.xlsx is not written: needs the module "
                             "landrelease_xlsx, which is not installed"))
        fail_msg("%s", s->messages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(book__has_every_data_issue_in_the_sheet_of_its_kind),
        SCENE_TESTS(book__lists_the_kinds_the_most_serious_first),
        cmocka_unit_test_setup_teardown(
            book__says_what_the_cell_says_and_leaves_room_for_what_it_should,
            scene_first_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(book__of_a_draft_says_so_in_every_row,
                                        scene_first_setup, job_scratch_teardown),
        SCENE_TESTS(bytes__are_the_same_a_second_later),
        SCENE_TESTS(bytes__are_the_same_in_any_locale_and_time_zone),
        cmocka_unit_test_setup_teardown(
            module__that_is_missing_costs_the_workbook_alone_and_is_said,
            scene_first_setup, job_scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
