/* SPDX-License-Identifier: Apache-2.0 */
/* answers_read.c: answers from the workbook that people filled in, sheet by sheet, and
 * from the table that remembers them. Both have the same columns; a sheet without them
 * is none of questions. */
#include <stdio.h>

#include "core/fail.h"
#include "inspect/answers.h"
#include "inspect/answer_columns.h"
#include "read/format.h"
#include "read/table.h"

typedef struct reading {
    const lrel_context *context;
    lrel_arena *arena;
    const char *path;
    lrel_answers *answers;
    size_t sheets; /* of questions */
} reading;

static bool find_columns(const lrel_table *table, int columns[LREL_ANSWER_COLUMN_COUNT])
{
    for (int i = 0; i < LREL_ANSWER_COLUMN_COUNT; i++)
        if ((columns[i] =
                 lrel_table_column(table, lrel_text_of(lrel_answer_columns[i]))) < 0)
            return false;
    return true;
}

static lrel_status keep(reading *r, lrel_text *text, lrel_error *err)
{
    char *copy = lrel_arena_text(r->arena, text->at ? text->at : "", text->length);

    if (!copy)
        return lrel__fail_memory(err);
    text->at = copy;
    return LREL_OK;
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* "questions.xlsx, sheet "1 hazards", row 12" */
static lrel_status note_place(reading *r, const lrel_table *table, size_t row,
                              lrel_answer *answer, lrel_error *err)
{
    char place[400];
    int64_t number = table->rows[row] + (table->has_addresses ? table->rows_above : 0);

    if (table->sheet.length)
        snprintf(place, sizeof place, "%s, sheet \"%.*s\", row %lld", name_of(r->path),
                 table->sheet.length < 100 ? (int)table->sheet.length : 100,
                 table->sheet.at, (long long)number);
    else
        snprintf(place, sizeof place, "%s, row %lld", name_of(r->path),
                 (long long)number);
    answer->place = lrel_text_of(place);
    return keep(r, &answer->place, err);
}

static lrel_status take_row(reading *r, const lrel_table *table, size_t row,
                            const int columns[], lrel_error *err)
{
    lrel_answer answer = {0}, *place;
    lrel_text *const cells[LREL_ANSWER_COLUMN_COUNT] = {
        [LREL_ANSWER_SOURCE] = &answer.source,   [LREL_ANSWER_LAYER] = &answer.layer,
        [LREL_ANSWER_COLUMNS] = &answer.columns, [LREL_ANSWER_KEY] = &answer.key,
        [LREL_ANSWER_COLUMN] = &answer.column,   [LREL_ANSWER_VALUE] = &answer.value,
        [LREL_ANSWER_ANSWER] = &answer.text};
    lrel_text asked = lrel_table_cell(table, row, columns[LREL_ANSWER_QUESTION]);
    int question = lrel_question__find(lrel_text_trim(asked));
    lrel_status status;

    for (int i = 0; i < LREL_ANSWER_COLUMN_COUNT; i++) {
        if (!cells[i])
            continue;
        *cells[i] = lrel_text_trim(lrel_table_cell(table, row, columns[i]));
        if ((status = keep(r, cells[i], err)) != LREL_OK)
            return status;
    }
    if ((status = note_place(r, table, row, &answer, err)) != LREL_OK)
        return status;
    if (question < 0 && answer.text.length == 0)
        return LREL_OK; /* a heading, or a note of somebody */
    if (question < 0)
        return lrel__fail(err, LREL_E_FORMAT, "%.*s: an answer to no known question",
                          LREL_TEXT_ARGS(answer.place));
    answer.question = (lrel_question)question;
    if (!(place = LREL__PUSH(r->context, r->answers)))
        return lrel__fail_memory(err);
    *place = answer;
    return LREL_OK;
}

static lrel_status take_table(reading *r, lrel_text layer, lrel_error *err)
{
    const lrel_read_options options = {
        .layer = layer, .header_row = 1, .header_rows = 1, .source = -1};
    lrel_issues *issues = lrel_issues_new(r->context);
    int columns[LREL_ANSWER_COLUMN_COUNT];
    lrel_table *table = NULL;
    lrel_status status;

    if (!issues)
        return lrel__fail_memory(err);
    status = lrel_table_read(r->context, r->path, &options, issues, &table, err);
    if (status == LREL_OK && find_columns(table, columns)) {
        r->sheets++;
        for (size_t row = 0; row < table->row_count && status == LREL_OK; row++)
            status = take_row(r, table, row, columns, err);
    }
    lrel_table_free(table);
    lrel_issues_free(issues);
    return status;
}

lrel_status lrel_answers__read(const lrel_context *context, lrel_arena *arena,
                               const char *path, lrel_answers *answers, lrel_error *err)
{
    reading r = {context, arena, path, answers, 0};
    lrel_layer *layers = NULL;
    size_t count = 0;
    lrel_status status = lrel_table_layers(context, path, arena, &layers, &count, err);

    for (size_t i = 0; i < count && status == LREL_OK; i++)
        status = take_table(&r, count > 1 ? layers[i].name : LREL_NO_TEXT, err);
    if (status == LREL_OK && r.sheets == 0)
        status = lrel__fail(err, LREL_E_FORMAT,
                            "is no file of answers: the columns `question` to `answer` "
                            "that `start` wrote are not there");
    if (status != LREL_OK)
        return lrel__fail_at(err, status, path, -1);
    lrel_answers__settle(answers);
    return LREL_OK;
}
