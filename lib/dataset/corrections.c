/* SPDX-License-Identifier: Apache-2.0 */
/* corrections.c: the rows of a file of corrections: a table of them, or the workbook of
 * data issues that people have filled in. */
#include "dataset/corrections.h"

#include <stdlib.h>

#include "core/fail.h"
#include "dataset/correction_sheets.h"

enum { SOURCE, ID, FIELD, OLD_VALUE, NEW_VALUE, REASON, WHO, WHEN, COLUMN_COUNT };

static const char *const column_names[COLUMN_COUNT] = {
    "source", "id", "field", "old_value", "new_value", "reason", "who", "when"};

/* In check/issues.xlsx (lib/report/issues_book.c). */
static const char *const sheet_column_names[COLUMN_COUNT] = {
    "source", "id", "field", "in the file", "corrected value", "reason", "who", "when"};

/* What people write where a cell should be empty: nothing is what they leave. */
#define EMPTY LREL_TEXT("(empty)")

static lrel_status find_columns(const lrel_correction_sheet *sheet,
                                int columns[COLUMN_COUNT], lrel_error *err)
{
    const char *const *names = sheet->is_of_issues ? sheet_column_names : column_names;

    for (int c = 0; c < COLUMN_COUNT; c++) {
        columns[c] = lrel_table_column(sheet->table, lrel_text_of(names[c]));
        if (columns[c] >= 0)
            continue;
        if (sheet->is_of_issues)
            return lrel__fail(err, LREL_E_FORMAT,
                              "the sheet %.*s has no column `%s`; leave the headings as "
                              "`check` wrote them",
                              LREL_TEXT_ARGS(sheet->table->sheet), names[c]);
        return lrel__fail(err, LREL_E_FORMAT,
                          "has no column `%s`; corrections have source, id, field, "
                          "old_value, new_value, reason, who and when",
                          names[c]);
    }
    return LREL_OK;
}

static int32_t find_source(const lrel_programme *programme, lrel_text name)
{
    for (size_t i = 0; i < programme->source_count; i++)
        if (lrel_text_is_equal(programme->sources[i].name, name))
            return (int32_t)i;
    return -1;
}

static int compare(const void *left, const void *right)
{
    const lrel_correction *a = left, *b = right;
    int by_id;

    if (a->of != b->of)
        return a->of < b->of ? -1 : 1;
    by_id = lrel_text_compare(a->id, b->id);
    if (by_id)
        return by_id;
    if (a->sheet_number != b->sheet_number)
        return a->sheet_number < b->sheet_number ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* ---- rows ---- */

/* What a row says, be it a correction or not. */
static lrel_correction read_row(const lrel_programme *programme,
                                const lrel_correction_sheet *sheet, size_t number,
                                const int columns[COLUMN_COUNT], size_t row)
{
    const lrel_table *table = sheet->table;
    lrel_text cells[COLUMN_COUNT];

    for (int i = 0; i < COLUMN_COUNT; i++)
        cells[i] = lrel_text_trim(lrel_table_cell(table, row, columns[i]));
    return (lrel_correction){
        .source = cells[SOURCE],
        .id = cells[ID],
        .field = cells[FIELD],
        .old_value = cells[OLD_VALUE],
        .new_value = cells[NEW_VALUE],
        .reason = cells[REASON],
        .who = cells[WHO],
        .when = cells[WHEN],
        .row = table->rows ? table->rows[row] : (int64_t)row + 1,
        .sheet = sheet->is_of_issues ? table->sheet : LREL_TEXT(""),
        .sheet_number = number,
        .file = programme->correction_count > 1 ? programme->corrections[sheet->file].said
                                                : LREL_TEXT(""),
        .of = find_source(programme, cells[SOURCE]),
    };
}

static lrel_status keep(lrel_corrections *c, const lrel_correction *row, lrel_error *err)
{
    lrel_correction *place = LREL__PUSH(c->context, c);

    if (!place)
        return lrel__fail_memory(err);
    *place = *row;
    return LREL_OK;
}

/* Somebody wrote something down, and it must not be passed over. */
static lrel_status report_unsaid(const lrel_correction *row, lrel_issues *issues,
                                 lrel_error *err)
{
    char where[LREL_CORRECTION_ROW_SIZE];
    lrel_text said = row->reason.length ? row->reason
                     : row->who.length  ? row->who
                                        : row->when;
    const lrel_issue issue = {.kind = LREL_ISSUE_CORRECTION_UNSAID,
                              .source = row->of,
                              .row = -1,
                              .id = row->id,
                              .field = row->field,
                              .value = said,
                              .expected = lrel_correction_format_row(row, where),
                              .area2 = -1,
                              .count = 1};

    return said.length ? lrel_issues_add(issues, &issue, err) : LREL_OK;
}

static lrel_status take_row(lrel_corrections *c, lrel_correction *row,
                            lrel_issues *issues, lrel_error *err)
{
    if (row->sheet.length == 0)
        return keep(c, row, err);
    if (row->new_value.length == 0)
        return report_unsaid(row, issues, err);
    if (lrel_text_is_equal_nocase(row->new_value, EMPTY))
        row->new_value = LREL_TEXT("");
    return keep(c, row, err);
}

/* @param first  sheet of the file that was read last */
static lrel_status take_rows(lrel_corrections *c, const lrel_programme *programme,
                             size_t first, lrel_issues *issues, lrel_error *err)
{
    lrel_status status = LREL_OK;
    int columns[COLUMN_COUNT];

    for (size_t s = first; s < c->sheets.count && status == LREL_OK; s++) {
        const lrel_correction_sheet *sheet = &c->sheets.at[s];

        status = find_columns(sheet, columns, err);
        for (size_t row = 0; row < sheet->table->row_count && status == LREL_OK; row++) {
            lrel_correction said = read_row(programme, sheet, s, columns, row);

            status = take_row(c, &said, issues, err);
        }
    }
    return status;
}

/* ---- one cell in several sheets ---- */

static int compare_content(const void *left, const void *right)
{
    const lrel_correction *a = left, *b = right;
    const lrel_text texts[][2] = {{a->source, b->source},
                                  {a->id, b->id},
                                  {a->field, b->field},
                                  {a->old_value, b->old_value},
                                  {a->new_value, b->new_value}};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int order = lrel_text_compare(texts[i][0], texts[i][1]);

        if (order)
            return order;
    }
    return 0;
}

static int compare_content_then_place(const void *left, const void *right)
{
    int order = compare_content(left, right);

    return order ? order : compare(left, right);
}

/* A cell that is wrong in two ways has two rows in the workbook: whoever fills in both
 * says it once, and the first stays. */
static void drop_repeated(lrel_corrections *c)
{
    size_t kept = 0;

    qsort(c->at, c->count, sizeof *c->at, compare_content_then_place);
    for (size_t i = 0; i < c->count; i++)
        if (kept == 0 || c->at[i].sheet.length == 0 ||
            compare_content(&c->at[kept - 1], &c->at[i]) != 0)
            c->at[kept++] = c->at[i];
    c->count = kept;
}

static lrel_status read_file(lrel_corrections *c, const lrel_programme *programme,
                             size_t file, lrel_issues *issues, lrel_error *err)
{
    size_t first = c->sheets.count;
    lrel_status status = lrel_correction_sheets_read(
        c->context, programme->corrections[file].path, &c->sheets, issues, err);

    for (size_t s = first; s < c->sheets.count; s++)
        c->sheets.at[s].file = file;
    return status == LREL_OK ? take_rows(c, programme, first, issues, err) : status;
}

lrel_status lrel_corrections_read(const lrel_context *context,
                                  const lrel_programme *programme, lrel_corrections *out,
                                  lrel_issues *issues, size_t *failed, lrel_error *err)
{
    lrel_status status = LREL_OK;

    *out = (lrel_corrections){.context = context};
    for (size_t i = 0; i < programme->correction_count && status == LREL_OK; i++) {
        *failed = i;
        status = read_file(out, programme, i, issues, err);
    }
    if (status == LREL_OK && out->count > 0) {
        drop_repeated(out);
        qsort(out->at, out->count, sizeof *out->at, compare);
    }
    return status;
}

void lrel_corrections_clear(lrel_corrections *corrections)
{
    lrel_correction_sheets_clear(corrections->context, &corrections->sheets);
    lrel__free(corrections->context, corrections->at);
    corrections->at = NULL;
    corrections->count = corrections->capacity = 0;
}
