/* SPDX-License-Identifier: Apache-2.0 */
/* questions_book.c: questions as a workbook: a sheet for each source, one for where on
 * Earth they lie, and one that says which to begin with. */
#include <math.h>
#include <stdio.h>

#include "core/fail.h"
#include "inspect/answer_columns.h"
#include "inspect/landing.h"
#include "inspect/questions.h"
#include "write/workbook.h"

static const lrel_sheet_column source_columns[] = {
    {"please", 8, LREL_COLUMN_SHOWN},     {"question", 15, LREL_COLUMN_SHOWN},
    {"key", 15, LREL_COLUMN_SHOWN},       {"column", 22, LREL_COLUMN_SHOWN},
    {"value", 26, LREL_COLUMN_SHOWN},     {"rows", 7, LREL_COLUMN_SHOWN},
    {"first row", 16, LREL_COLUMN_SHOWN}, {"second row", 16, LREL_COLUMN_SHOWN},
    {"third row", 16, LREL_COLUMN_SHOWN}, {"guess", 16, LREL_COLUMN_SHOWN},
    {"why", 44, LREL_COLUMN_SHOWN},       {"answer", 22, LREL_COLUMN_FOR_TEXT},
    {"source", 24, LREL_COLUMN_SHOWN},    {"layer", 14, LREL_COLUMN_SHOWN},
    {"columns", 18, LREL_COLUMN_SHOWN},
};

static const lrel_sheet_column coordinate_columns[] = {
    {"please", 8, LREL_COLUMN_SHOWN},
    {"source", 28, LREL_COLUMN_SHOWN},
    {"question", 18, LREL_COLUMN_SHOWN},
    {"value", 14, LREL_COLUMN_SHOWN},
    {"what it is", 44, LREL_COLUMN_SHOWN},
    {"accuracy (m)", 12, LREL_COLUMN_SHOWN},
    {"from the first (m)", 16, LREL_COLUMN_SHOWN},
    {"sites tried", 11, LREL_COLUMN_SHOWN},
    {"to sites of other files (m)", 24, LREL_COLUMN_SHOWN},
    {"inside the boundaries", 20, LREL_COLUMN_SHOWN},
    {"farthest outside (m)", 19, LREL_COLUMN_SHOWN},
    {"answer", 16, LREL_COLUMN_FOR_TEXT},
    {"layer", 14, LREL_COLUMN_SHOWN},
    {"columns", 18, LREL_COLUMN_SHOWN},
    {"key", 5, LREL_COLUMN_SHOWN},
    {"column", 8, LREL_COLUMN_SHOWN},
};

static const lrel_sheet_column list_columns[] = {
    {"sheet", 30, LREL_COLUMN_SHOWN},      {"source", 50, LREL_COLUMN_SHOWN},
    {"layer", 24, LREL_COLUMN_SHOWN},      {"rows", 8, LREL_COLUMN_SHOWN},
    {"looks like", 14, LREL_COLUMN_SHOWN}, {"to be answered", 15, LREL_COLUMN_SHOWN},
};
#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const advice[] = {
    "Each layer of each file has a sheet; the sheet \"Sources\" lists them. Begin where "
    "many rows wait and many questions are to be answered.",
    "Answer in the yellow column: most cells have a list to choose from. Rows with "
    "\"answer\" in their first column are those that only a person can settle; in the "
    "others the guess stands unless you say something else.",
    "role: what the rows of the file are; \"left out\" for a file without records.",
    "every row: what no column says and is the same in all rows.",
    "column: what a column means, as a key of the programme; \"not used\" for one that "
    "means nothing here. Three rows of the file stand beside it. Every key is explained "
    "in docs/programme.md.",
    "value: which code a word in that column stands for.",
    "The sheet \"Coordinates\" shows where each file lands by each datum shift that may "
    "be right. Ask whoever made the file; then put \"yes\" beside one.",
    "Leave all other columns as they are. Save the workbook and give it to whoever runs "
    "landrelease: `landrelease start FOLDER --answers FILE` takes it, and remembers.",
};

/* What is written. */
typedef struct booking {
    const lrel_inspection *inspection;
    lrel_workbook *book;
    lrel_asking asking;
    lrel_error *err;
} booking;

static const char *const yes_list[] = {LREL_ANSWER_YES};

static void write_answer(lrel_workbook *book, const lrel_answer *answer,
                         const lrel_choices *choices)
{
    lrel_text text = answer ? answer->text : LREL_NO_TEXT;

    if (choices->count > 0)
        lrel_workbook_choice(book, text, choices->heading, choices->texts,
                             choices->count);
    else
        lrel_workbook_text(book, text);
}

/* --- a source --- */

static void write_asked(lrel_workbook *book, const lrel_layer_look *layer,
                        const lrel_asked *asked)
{
    lrel_workbook_string(book, asked->is_open ? "answer" : "");
    lrel_workbook_string(book, lrel_question__name(asked->question));
    lrel_workbook_text(book, asked->key);
    lrel_workbook_text(book, asked->column);
    lrel_workbook_text(book, asked->value);
    lrel_workbook_integer(book, asked->rows);
    for (int i = 0; i < LREL_SAMPLES_MAX; i++)
        lrel_workbook_text(book, asked->field ? asked->field->samples[i] : LREL_NO_TEXT);
    lrel_workbook_text(book, asked->guess);
    lrel_workbook_text(book, asked->why);
    write_answer(book, asked->answer, &asked->choices);
    lrel_workbook_text(book, layer->source);
    lrel_workbook_text(book, layer->said_name);
    lrel_workbook_string(book, layer->columns.text);
    lrel_workbook_end_row(book);
}

/* "3 hazards 2024": what Excel takes, and no other sheet has. */
static void name_sheet(size_t number, const lrel_file_look *file,
                       const lrel_layer_look *layer, char out[32])
{
    lrel_text name = layer->is_only ? lrel_format__stem(file->path) : layer->name;
    size_t n = (size_t)snprintf(out, 32, "%zu ", number);

    for (size_t i = 0; i < name.length && n < 31; i++) {
        char c = name.at[i];
        bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                        (c >= 'A' && c <= 'Z') || c == '-' || c == '(' || c == ')';

        if (is_plain || out[n - 1] != ' ')
            out[n++] = is_plain ? c : ' ';
    }
    while (out[n - 1] == ' ')
        n--;
    out[n] = '\0';
}

typedef lrel_status (*layer_writer)(booking *b, size_t number, const lrel_file_look *file,
                                    const lrel_layer_look *layer);

static lrel_status each_layer(booking *b, layer_writer write)
{
    lrel_status status = LREL_OK;
    size_t number = 0;

    for (size_t i = 0; i < b->inspection->files.count; i++)
        for (size_t k = 0; k < b->inspection->files.at[i].layer_count; k++) {
            const lrel_file_look *file = &b->inspection->files.at[i];

            if (file->layers[k].status == LREL_OK && status == LREL_OK)
                status = write(b, ++number, file, &file->layers[k]);
        }
    return status;
}

static lrel_status write_source(booking *b, size_t number, const lrel_file_look *file,
                                const lrel_layer_look *layer)
{
    lrel_asked_list asked = {0};
    char name[32];
    lrel_status status = lrel_asking__layer(&b->asking, layer, &asked, b->err);

    name_sheet(number, file, layer, name);
    lrel_workbook_sheet(b->book, name, source_columns, COUNT_OF(source_columns));
    for (size_t i = 0; i < asked.count && status == LREL_OK; i++)
        write_asked(b->book, layer, &asked.at[i]);
    lrel__free(b->inspection->context, asked.at);
    return status;
}

/* --- the list of them --- */

static lrel_status list_source(booking *b, size_t number, const lrel_file_look *file,
                               const lrel_layer_look *layer)
{
    lrel_asked_list asked = {0};
    int64_t open = 0;
    char name[32];
    lrel_status status = lrel_asking__layer(&b->asking, layer, &asked, b->err);

    for (size_t i = 0; i < asked.count; i++)
        open += asked.at[i].is_open;
    lrel__free(b->inspection->context, asked.at);
    name_sheet(number, file, layer, name);
    lrel_workbook_string(b->book, name);
    lrel_workbook_text(b->book, layer->source);
    lrel_workbook_text(b->book, layer->said_name);
    lrel_workbook_integer(b->book, layer->rows);
    lrel_workbook_string(b->book, layer->is_left_out ? LREL_ANSWER_LEFT_OUT
                                  : layer->roles[0].score >= LREL_ROLE_LEAST
                                      ? lrel_role_infos[layer->roles[0].role].name
                                      : "");
    lrel_workbook_integer(b->book, open);
    lrel_workbook_end_row(b->book);
    return status;
}

static void write_advice(lrel_workbook *book)
{
    const lrel_sheet_column column = {"Questions about files", 120, LREL_COLUMN_SHOWN};

    lrel_workbook_sheet(book, "Read me", &column, 1);
    for (size_t i = 0; i < COUNT_OF(advice); i++) {
        lrel_workbook_string(book, advice[i]);
        lrel_workbook_end_row(book);
    }
}

/* --- coordinates --- */

static void write_metres(lrel_workbook *book, bool is_known, double metres)
{
    if (is_known && isfinite(metres) && metres >= 0)
        lrel_workbook_integer(book, llround(metres));
    else
        lrel_workbook_empty(book);
}

/* A row: where a layer lands by @p crs and @p operation. */
typedef struct candidate_row {
    lrel_question question;
    lrel_text crs, operation;
    lrel_text what;
    double accuracy_m, spread_m; /* < 0: not known */
    const lrel_answer *answer;
    bool is_open;
} candidate_row;

static lrel_status write_candidate(booking *b, const lrel_layer_look *layer,
                                   const candidate_row *row)
{
    static const lrel_choices yes = {"the right one", yes_list, 1};
    static const lrel_choices any = {NULL, NULL, 0};
    lrel_landing landing = {0};
    lrel_status status = LREL_OK;

    if (row->crs.length > 0)
        status = lrel_layer__landing(b->inspection, layer, row->crs, row->operation,
                                     &landing, b->err);
    lrel_workbook_string(b->book, row->is_open ? "answer" : "");
    lrel_workbook_text(b->book, layer->source);
    lrel_workbook_string(b->book, lrel_question__name(row->question));
    lrel_workbook_text(b->book, row->operation);
    lrel_workbook_text(b->book, row->what);
    write_metres(b->book, row->accuracy_m >= 0, row->accuracy_m);
    write_metres(b->book, row->spread_m >= 0, row->spread_m);
    lrel_workbook_integer(b->book, (int64_t)landing.sites);
    write_metres(b->book, landing.has_others, landing.nearest_m);
    if (landing.has_outlines)
        lrel_workbook_integer(b->book, (int64_t)landing.inside);
    else
        lrel_workbook_empty(b->book);
    write_metres(b->book, landing.has_outlines, landing.farthest_m);
    write_answer(b->book, row->answer,
                 row->question == LREL_ASKS_OPERATION ? &yes : &any);
    lrel_workbook_text(b->book, layer->said_name);
    lrel_workbook_string(b->book, layer->columns.text);
    lrel_workbook_end_row(b->book);
    return status;
}

/* The coordinate system that a layer says, or looks like, and where that puts it. */
static lrel_status write_system(booking *b, const lrel_layer_look *layer)
{
    const lrel_layer_crs *crs = &layer->crs;
    bool is_known = crs->status == LREL_OK || crs->status == LREL_E_OPERATION;
    candidate_row row = {.question = LREL_ASKS_CRS,
                         .crs = is_known ? crs->text : LREL_NO_TEXT,
                         .accuracy_m = -1,
                         .spread_m = -1,
                         .answer = crs->answer,
                         .is_open =
                             (!is_known || crs->is_contradicted || crs->perhaps[0]) &&
                             !crs->answer};
    char what[300];

    if (is_known) {
        snprintf(what, sizeof what, "%s%s%s%s%s", crs->code, crs->code[0] ? " " : "",
                 crs->name, crs->perhaps[0] ? "; no known datum, but near " : "",
                 crs->perhaps);
    } else {
        snprintf(what, sizeof what, "not said; its numbers look like %s",
                 crs->look ? crs->look->what : "nothing that is known");
        if (crs->look && crs->look->crs)
            row.crs = lrel_text_of(crs->look->crs);
    }
    row.what = lrel_text_of(what);
    return write_candidate(b, layer, &row);
}

static lrel_status write_operation(booking *b, const lrel_layer_look *layer,
                                   const lrel_candidate *c)
{
    const lrel_layer_crs *crs = &layer->crs;
    char what[500];
    candidate_row row = {.question = LREL_ASKS_OPERATION,
                         .crs = crs->perhaps[0] ? lrel_text_of(crs->perhaps) : crs->text,
                         .operation = lrel_text_of(c->code),
                         .accuracy_m = c->accuracy_m,
                         .spread_m = c->spread_m,
                         .is_open = true};

    snprintf(what, sizeof what, "%s; %s%s%s", c->name, c->area_of_use,
             c->missing[0] ? "; needs a file that is not installed: " : "", c->missing);
    row.what = lrel_text_of(what);
    return write_candidate(b, layer, &row);
}

static lrel_status write_answered_operation(booking *b, const lrel_layer_look *layer)
{
    const lrel_answer *answer = layer->crs.operation_answer;
    const candidate_row row = {.question = LREL_ASKS_OPERATION,
                               .crs = layer->crs.text,
                               .operation = answer->value,
                               .what = LREL_TEXT("as answered"),
                               .accuracy_m = -1,
                               .spread_m = -1,
                               .answer = answer};

    return write_candidate(b, layer, &row);
}

static lrel_status write_layer_coordinates(booking *b, size_t number,
                                           const lrel_file_look *file,
                                           const lrel_layer_look *layer)
{
    const lrel_layer_crs *crs = &layer->crs;
    lrel_status status;

    (void)number;
    (void)file;
    if (!layer->extent.is_known || layer->is_left_out)
        return LREL_OK;
    status = write_system(b, layer);
    for (size_t i = 0; i < crs->candidate_count && status == LREL_OK; i++)
        status = write_operation(b, layer, &crs->candidates[i]);
    if (status == LREL_OK && crs->operation_answer)
        status = write_answered_operation(b, layer);
    return status;
}

/* --- the whole --- */

static lrel_status write_sheets(booking *b)
{
    lrel_status status;

    write_advice(b->book);
    lrel_workbook_sheet(b->book, "Sources", list_columns, COUNT_OF(list_columns));
    if ((status = each_layer(b, list_source)) != LREL_OK)
        return status;
    lrel_workbook_sheet(b->book, "Coordinates", coordinate_columns,
                        COUNT_OF(coordinate_columns));
    if ((status = each_layer(b, write_layer_coordinates)) != LREL_OK)
        return status;
    return each_layer(b, write_source);
}

lrel_status lrel_inspection__write_questions(const lrel_inspection *inspection,
                                             lrel_stream *stream, lrel_error *err)
{
    booking b = {.inspection = inspection, .err = err};
    lrel_status status = lrel_asking__begin(inspection, &b.asking, err);

    if (status == LREL_OK)
        status = lrel_workbook_begin(inspection->context, stream, (lrel_date){0}, &b.book,
                                     err);
    if (status == LREL_OK)
        status = write_sheets(&b);
    if (status == LREL_OK)
        status = lrel_workbook_finish(b.book, err);
    else
        lrel_workbook_abandon(b.book);
    lrel_asking__end(&b.asking);
    return status;
}
