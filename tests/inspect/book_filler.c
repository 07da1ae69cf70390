/* SPDX-License-Identifier: Apache-2.0 */
/* book_filler.c: see book_filler.h. */
#include "inspect/book_filler.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "read/table.h"
#include "write/single.h"
#include "write/workbook.h"

/* Called for each sheet. */
typedef void (*sheet_hearer)(const lrel_table *sheet, void *user);

static void each_sheet(const job_scratch *s, const char *name, sheet_hearer hear,
                       void *user)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_arena *arena = lrel_arena_new(context);
    lrel_layer *layers = NULL;
    char path[JOB_PATH_MAX];
    size_t count = 0;
    lrel_error err;

    job_path(s, name, path);
    if (lrel_table_layers(context, path, arena, &layers, &count, &err) != LREL_OK)
        fail_msg("%s: %s", path, err.message);
    for (size_t i = 0; i < count; i++) {
        const lrel_read_options options = {
            .layer = layers[i].name, .header_row = 1, .header_rows = 1, .source = -1};
        lrel_issues *issues = lrel_issues_new(context);
        lrel_table *table = NULL;

        if (lrel_table_read(context, path, &options, issues, &table, &err) != LREL_OK)
            fail_msg("%s: %s", path, err.message);
        hear(table, user);
        lrel_table_free(table);
        lrel_issues_free(issues);
    }
    lrel_arena_free(arena);
    lrel_context_free(context);
}

static bool has(const lrel_table *sheet, size_t row, const char *column, const char *text)
{
    int c = lrel_table_column(sheet, lrel_text_of(column));

    return c >= 0 &&
           lrel_text_is_equal(lrel_table_cell(sheet, row, c), lrel_text_of(text));
}

static bool is_row_of(const lrel_table *sheet, size_t row, const filled_answer *a)
{
    return has(sheet, row, "source", a->source) &&
           has(sheet, row, "question", a->question) && has(sheet, row, "key", a->key) &&
           has(sheet, row, "column", a->column) && has(sheet, row, "value", a->value);
}

/* --- filling in --- */

typedef struct filling {
    const filled_answer *answers;
    size_t *found; /* rows, by answer */
    lrel_workbook *book;
} filling;

static const char *answer_of(const filling *f, const lrel_table *sheet, size_t row)
{
    for (size_t i = 0; f->answers[i].source; i++)
        if (is_row_of(sheet, row, &f->answers[i])) {
            f->found[i]++;
            return f->answers[i].answer;
        }
    return NULL;
}

static void fill_sheet(const lrel_table *sheet, void *user)
{
    filling *f = user;
    lrel_sheet_column columns[40];
    int to_fill = lrel_table_column(sheet, LREL_TEXT("answer"));
    char name[40];

    assert_true(sheet->column_count <= 40);
    for (size_t c = 0; c < sheet->column_count; c++) {
        columns[c] = (lrel_sheet_column){
            strndup(sheet->columns[c].at, sheet->columns[c].length), 10,
            (int)c == to_fill ? LREL_COLUMN_FOR_TEXT : LREL_COLUMN_SHOWN};
        assert_non_null(columns[c].heading);
    }
    snprintf(name, sizeof name, "%.*s", LREL_TEXT_ARGS(sheet->sheet));
    lrel_workbook_sheet(f->book, name, columns, sheet->column_count);
    for (size_t row = 0; row < sheet->row_count; row++) {
        const char *answer = answer_of(f, sheet, row);

        for (size_t c = 0; c < sheet->column_count; c++)
            lrel_workbook_text(f->book, answer && (int)c == to_fill
                                            ? lrel_text_of(answer)
                                            : lrel_table_cell(sheet, row, (int)c));
        lrel_workbook_end_row(f->book);
    }
    for (size_t c = 0; c < sheet->column_count; c++)
        free((void *)(uintptr_t)columns[c].heading);
}

void book_fill(const job_scratch *s, const char *questions, const char *filled,
               const filled_answer *answers)
{
    lrel_context *context = lrel_context_new(NULL);
    size_t found[64] = {0};
    filling f = {.answers = answers, .found = found};
    lrel_single *single = NULL;
    char path[JOB_PATH_MAX];
    lrel_error err;

    job_path(s, filled, path);
    assert_int_equal(lrel_single_open(context, path, true, &single, &err), LREL_OK);
    assert_int_equal(lrel_workbook_begin(context, lrel_single_stream(single),
                                         (lrel_date){0}, &f.book, &err),
                     LREL_OK);
    each_sheet(s, questions, fill_sheet, &f);
    assert_int_equal(lrel_workbook_finish(f.book, &err), LREL_OK);
    assert_int_equal(lrel_single_commit(single, &err), LREL_OK);
    lrel_context_free(context);
    for (size_t i = 0; answers[i].source; i++)
        if (found[i] != 1)
            fail_msg("%zu rows ask %s of %s %s%s%s", found[i], answers[i].question,
                     answers[i].source, answers[i].key, answers[i].column,
                     answers[i].value);
}

/* --- looking --- */

typedef struct looking {
    const char *column, *text;
    const filled_answer *of;
    size_t count;
    char *cell;
} looking;

static void count_rows(const lrel_table *sheet, void *user)
{
    looking *l = user;

    for (size_t row = 0; row < sheet->row_count; row++)
        l->count += has(sheet, row, l->column, l->text);
}

size_t book_count(const job_scratch *s, const char *book, const char *column,
                  const char *text)
{
    looking l = {.column = column, .text = text};

    each_sheet(s, book, count_rows, &l);
    return l.count;
}

static void find_cell(const lrel_table *sheet, void *user)
{
    looking *l = user;
    int column = lrel_table_column(sheet, lrel_text_of(l->column));

    for (size_t row = 0; column >= 0 && row < sheet->row_count; row++)
        if (is_row_of(sheet, row, l->of) && !l->cell) {
            lrel_text cell = lrel_table_cell(sheet, row, column);

            l->cell = strndup(cell.at, cell.length);
        }
}

char *book_cell(const job_scratch *s, const char *book, const filled_answer *of,
                const char *column)
{
    looking l = {.column = column, .of = of};

    each_sheet(s, book, find_cell, &l);
    if (!l.cell)
        fail_msg("no row asks %s of %s", of->question, of->source);
    return l.cell;
}
