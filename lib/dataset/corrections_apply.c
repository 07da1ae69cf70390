/* SPDX-License-Identifier: Apache-2.0 */
/* corrections_apply.c: corrections meet the cells of a source.
 *
 * A correction is an edit that somebody answers for, so it holds only where the file
 * still says what that person saw: after the next delivery it either fits or is refused.
 */
#include <stdio.h>
#include <string.h>

#include "core/fail.h"
#include "dataset/corrections.h"
#include "landrelease/date.h"
#include "write/shown.h"

/* A correction that is being applied. */
typedef struct attempt {
    lrel_correction *what;
    int column;      /* of the table; -1: it cannot be applied at all */
    const char *why; /* not */
    int64_t row;     /* that has the id and says something else; -1: none */
    lrel_text seen;  /* there */
} attempt;

/* Those of one source, in order of id. */
typedef struct work {
    const lrel_source *source;
    lrel_table *table;
    lrel_issues *issues;
    attempt *at;
    size_t count;
} work;

static lrel_status add_issue(lrel_issues *issues, const lrel_correction *c,
                             lrel_issue_kind kind, int64_t row, lrel_text value,
                             lrel_text expected, lrel_error *err)
{
    const lrel_issue issue = {.kind = kind,
                              .source = c->of,
                              .row = row,
                              .id = c->id,
                              .field = c->field,
                              .value = value,
                              .expected = expected,
                              .area2 = -1,
                              .count = 1};

    return lrel_issues_add(issues, &issue, err);
}

#define NAME_BYTES 100

lrel_text lrel_correction_format_row(const lrel_correction *correction,
                                     char out[LREL_CORRECTION_ROW_SIZE])
{
    lrel_text sheet = correction->sheet, file = correction->file;

    file.length = lrel_text_utf8_prefix(
        (lrel_text){file.at, file.length < NAME_BYTES ? file.length : NAME_BYTES});
    snprintf(out, LREL_CORRECTION_ROW_SIZE, "row %lld of the %s%.*s%scorrections%s%.*s",
             (long long)correction->row, sheet.length ? "sheet " : "",
             LREL_TEXT_ARGS(sheet), sheet.length ? " of the " : "",
             file.length ? " " : "", LREL_TEXT_ARGS(file));
    return lrel_text_of(out);
}

/* @p value is what was met instead. */
static lrel_status refuse(lrel_issues *issues, const lrel_correction *c, int64_t row,
                          lrel_text value, const char *why, lrel_error *err)
{
    char where[LREL_CORRECTION_ROW_SIZE], expected[400];

    snprintf(expected, sizeof expected, "%.*s: %s",
             LREL_TEXT_ARGS(lrel_correction_format_row(c, where)), why);
    return add_issue(issues, c, LREL_ISSUE_CORRECTION_REFUSED, row, value,
                     lrel_text_of(expected), err);
}

/* ---- what may be corrected ---- */

static bool is_day(lrel_text text)
{
    char copy[16];
    lrel_date day;

    if (text.length == 0 || text.length >= sizeof copy)
        return false;
    memcpy(copy, text.at, text.length);
    copy[text.length] = '\0';
    return lrel_date_parse(copy, &day, NULL) == LREL_OK;
}

/* What it lacks to be answered for, or NULL. */
static const char *find_fault(const lrel_correction *c)
{
    if (c->id.length == 0)
        return "it names no id";
    if (c->reason.length == 0)
        return "it gives no reason";
    if (c->who.length == 0)
        return "nobody answers for it";
    return is_day(c->when) ? NULL : "`when` is a day, as in 2024-12-31";
}

/* A correction that lacks something is refused for that, wherever it points. */
static void find_column(const work *w, attempt *a)
{
    a->column = -1;
    if ((a->why = find_fault(a->what)) == NULL)
        a->column =
            lrel_corrections__column(w->source, w->table, a->what->field, &a->why);
}

/* ---- the rows ---- */

/* The first attempt whose id is not before @p id. */
static size_t first_of(const work *w, lrel_text id)
{
    size_t low = 0, high = w->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lrel_text_compare(w->at[middle].what->id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What is left of an old value while a cell is held against it, piece by piece. */
typedef struct comparison {
    lrel_text rest;
    bool differs;
} comparison;

static void compare_piece(void *user, lrel_text piece)
{
    comparison *c = user;

    c->differs = c->differs || piece.length > c->rest.length ||
                 memcmp(piece.at, c->rest.at, piece.length) != 0;
    if (c->differs)
        return;
    c->rest.at += piece.length;
    c->rest.length -= piece.length;
}

/* A cell is as good as what our own tables show of it: whoever copies the old value from
 * one cannot know which invisible characters (write/shown.h) are left out there. */
static bool says(lrel_text cell, lrel_text old_value)
{
    comparison c = {old_value, false};

    if (lrel_text_is_equal(cell, old_value))
        return true;
    lrel_shown_pieces(cell, compare_piece, &c);
    return !c.differs && c.rest.length == 0;
}

static lrel_status try_cell(const work *w, attempt *a, size_t row, lrel_error *err)
{
    lrel_table *table = w->table;
    lrel_text *cell;
    int64_t number = table->rows ? table->rows[row] : (int64_t)row + 1;

    if (a->column < 0)
        return LREL_OK;
    cell = &table->cells[row * table->column_count + (size_t)a->column];
    if (!says(lrel_text_trim(*cell), a->what->old_value)) {
        a->row = number;
        a->seen = *cell;
        return LREL_OK;
    }
    *cell = a->what->new_value;
    if (table->is_number_cell) /* a person typed it */
        table->is_number_cell[cell - table->cells] = false;
    a->what->cells_n++;
    return add_issue(w->issues, a->what, LREL_ISSUE_CORRECTED, number, a->what->old_value,
                     a->what->new_value, err);
}

/* Every row with its attempts. An id may itself be corrected: it was looked up before. */
static lrel_status try_rows(const work *w, int id_column, lrel_error *err)
{
    for (size_t row = 0; row < w->table->row_count; row++) {
        lrel_text id = lrel_text_trim(lrel_table_cell(w->table, row, id_column));

        for (size_t i = first_of(w, id);
             i < w->count && lrel_text_is_equal(w->at[i].what->id, id); i++) {
            lrel_status status = try_cell(w, &w->at[i], row, err);

            if (status != LREL_OK)
                return status;
        }
    }
    return LREL_OK;
}

static lrel_status report_refused(const work *w, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < w->count && status == LREL_OK; i++) {
        const attempt *a = &w->at[i];

        if (a->what->cells_n > 0)
            continue;
        if (a->why)
            status = refuse(w->issues, a->what, -1, LREL_TEXT(""), a->why, err);
        else if (a->row < 0)
            status = refuse(w->issues, a->what, -1, LREL_TEXT(""),
                            "the source has no such id", err);
        else
            status = refuse(w->issues, a->what, a->row, a->seen,
                            "the old value no longer matches", err);
    }
    return status;
}

static lrel_status correct(work *w, lrel_error *err)
{
    const lrel_mapping *id = &w->source->keys[LREL_KEY_ID];
    int id_column =
        id->is_set && !id->has_constant ? lrel_table_column(w->table, id->column) : -1;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < w->count; i++)
        find_column(w, &w->at[i]);
    if (id_column >= 0)
        status = try_rows(w, id_column, err);
    return status == LREL_OK ? report_refused(w, err) : status;
}

lrel_status lrel_corrections_apply(lrel_corrections *corrections,
                                   const lrel_source *source, int32_t number,
                                   lrel_table *table, lrel_issues *issues,
                                   lrel_error *err)
{
    work w = {source, table, issues, NULL, 0};
    size_t first = 0;
    lrel_status status;

    while (first < corrections->count && corrections->at[first].of < number)
        first++;
    while (first + w.count < corrections->count &&
           corrections->at[first + w.count].of == number)
        w.count++;
    if (w.count == 0)
        return LREL_OK;
    w.at = lrel__alloc(corrections->context, w.count, sizeof *w.at);
    if (!w.at)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < w.count; i++)
        w.at[i] = (attempt){.what = &corrections->at[first + i], .row = -1};
    status = correct(&w, err);
    lrel__free(corrections->context, w.at);
    return status;
}

lrel_status lrel_corrections_report_strays(const lrel_corrections *corrections,
                                           lrel_issues *issues, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0;
         i < corrections->count && corrections->at[i].of < 0 && status == LREL_OK; i++)
        status = refuse(issues, &corrections->at[i], -1, corrections->at[i].source,
                        "the programme has no source of that name", err);
    return status;
}
