/* SPDX-License-Identifier: Apache-2.0 */
/* issues_book.c: data issues as a workbook for whoever knows the records: a sheet for
 * each kind, the most serious first, with columns to write down what a cell should say.
 * Filled in, it is a file of corrections (docs/corrections.md). */
#include <stdio.h>

#include "report/report.h"
#include "write/workbook.h"

static const lrel_sheet_column columns[] = {
    {"source", 22, LREL_COLUMN_SHOWN},      {"row", 7, LREL_COLUMN_SHOWN},
    {"cell", 16, LREL_COLUMN_SHOWN},        {"id", 16, LREL_COLUMN_SHOWN},
    {"field", 16, LREL_COLUMN_SHOWN},       {"value", 24, LREL_COLUMN_SHOWN},
    {"expected", 36, LREL_COLUMN_SHOWN},    {"hint", 48, LREL_COLUMN_SHOWN},
    {"in the file", 24, LREL_COLUMN_SHOWN}, {"corrected value", 24, LREL_COLUMN_FOR_TEXT},
    {"reason", 30, LREL_COLUMN_FOR_TEXT},   {"who", 16, LREL_COLUMN_FOR_TEXT},
    {"when", 12, LREL_COLUMN_FOR_A_DATE},
};

static const lrel_sheet_column kind_columns[] = {
    {"severity", 10, LREL_COLUMN_SHOWN},
    {"code", 12, LREL_COLUMN_SHOWN},
    {"what", 48, LREL_COLUMN_SHOWN},
    {"issues", 8, LREL_COLUMN_SHOWN},
    {"what should hold", 60, LREL_COLUMN_SHOWN},
    {"hint", 60, LREL_COLUMN_SHOWN},
};

static const char *const advice[] = {
    "Each kind of data issue has a sheet of its own; the sheet \"Kinds\" says what they "
    "are about.",
    "A row says where to look: the source, the row in its file, and in spreadsheets the "
    "cell to open.",
    "Where you know what a cell should say, fill in the four yellow columns of its row: "
    "the corrected value, the reason, who answers for it, and the day.",
    "Write a corrected value in the form that the file has: its unit, its form of dates, "
    "its words.",
    "Leave all other columns as they are. Rows without a corrected value change "
    "nothing; write (empty) for a cell that should be empty.",
    "Save the workbook under another name, since the next check writes this one anew, "
    "and give it to whoever runs landrelease: `corrections:` in the programme names it.",
};

static const lrel_issue *issue_at(const lrel_dataset *data, size_t index)
{
    return lrel_issues_at(data->issues, index);
}

/* Issues are sorted, so that one kind stands together. */
static size_t end_of_kind(const lrel_dataset *data, size_t first)
{
    size_t end = first, count = lrel_issues_count(data->issues);

    while (end < count && issue_at(data, end)->kind == issue_at(data, first)->kind)
        end++;
    return end;
}

static void write_advice(const lrel_dataset *data, lrel_workbook *book)
{
    char heading[200], day[16];
    const lrel_sheet_column column = {heading, 120, LREL_COLUMN_SHOWN};

    lrel_date_format(data->programme->as_of, day);
    snprintf(heading, sizeof heading, "Data issues, as of %s", day);
    lrel_workbook_sheet(book, "Read me", &column, 1);
    lrel_workbook_text(book, data->programme->title);
    lrel_workbook_end_row(book);
    for (size_t i = 0; i < sizeof advice / sizeof *advice; i++) {
        lrel_workbook_string(book, advice[i]);
        lrel_workbook_end_row(book);
    }
}

static void write_kinds(const lrel_dataset *data, lrel_workbook *book)
{
    lrel_workbook_sheet(book, "Kinds", kind_columns,
                        sizeof kind_columns / sizeof *kind_columns);
    for (size_t i = 0, end; i < lrel_issues_count(data->issues); i = end) {
        const lrel_issue_info *info = lrel_issue_info_of(issue_at(data, i)->kind);

        end = end_of_kind(data, i);
        lrel_workbook_string(book, lrel_severity_name(info->severity));
        lrel_workbook_string(book, info->code);
        lrel_workbook_string(book, info->title);
        lrel_workbook_integer(book, (int64_t)(end - i));
        lrel_workbook_string(book, info->rule);
        lrel_workbook_string(book, info->hint);
        lrel_workbook_end_row(book);
    }
}

static void write_row(const lrel_dataset *data, const lrel_issue *issue,
                      lrel_workbook *book)
{
    lrel_workbook_text(book, issue->source < 0 ? LREL_TEXT("")
                                               : lrel_dataset_source_name(
                                                     data, (uint32_t)issue->source));
    if (issue->row < 0)
        lrel_workbook_empty(book);
    else
        lrel_workbook_integer(book, issue->row);
    lrel_workbook_string(book, lrel_dataset_issue_cell(data, issue).text);
    lrel_workbook_text(book, issue->id);
    lrel_workbook_text(book, issue->field);
    lrel_workbook_text(book, issue->value);
    lrel_workbook_text(book, issue->expected);
    lrel_workbook_string(book, lrel_issue_info_of(issue->kind)->hint);
    lrel_workbook_text(book, lrel_dataset_issue_text(data, issue));
    lrel_workbook_end_row(book);
}

/* A kind with more rows than a sheet goes on in a second one, "LREL-G001 (2)". */
static void write_kind(const lrel_dataset *data, size_t first, size_t end,
                       lrel_workbook *book)
{
    const char *code = lrel_issue_info_of(issue_at(data, first)->kind)->code;
    char name[32];
    int part = 1;

    snprintf(name, sizeof name, "%s", code);
    lrel_workbook_sheet(book, name, columns, sizeof columns / sizeof *columns);
    for (size_t i = first; i < end; i++) {
        if (lrel_workbook_is_full(book)) {
            snprintf(name, sizeof name, "%s (%d)", code, ++part);
            lrel_workbook_sheet(book, name, columns, sizeof columns / sizeof *columns);
        }
        write_row(data, issue_at(data, i), book);
    }
}

lrel_status lrel_report_issues_book(const lrel_dataset *data, lrel_stream *stream,
                                    lrel_error *err)
{
    lrel_workbook *book = NULL;
    lrel_status status =
        lrel_workbook_begin(data->context, stream, data->programme->as_of, &book, err);

    if (status != LREL_OK)
        return status;
    write_advice(data, book);
    write_kinds(data, book);
    for (size_t i = 0, end; i < lrel_issues_count(data->issues); i = end) {
        end = end_of_kind(data, i);
        write_kind(data, i, end, book);
    }
    return lrel_workbook_finish(book, err);
}
