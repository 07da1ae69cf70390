/* SPDX-License-Identifier: Apache-2.0 */
/* audit_book.c: the table as a workbook, row for row and column for column, so that an
 * address means the same cell; what was found is marked there, with a comment, and listed
 * on sheets of its own. Figures are numbers as they were read. */
#include <stdio.h>
#include <stdlib.h>

#include "audit/audit_views.h"
#include "core/number.h"
#include "write/workbook.h"

/* No day is told: the same table gives the same bytes. */
static const lrel_date no_day = {0};

/* A table that Excel has room for. */
#define WIDTH_MAX 16384

#define LABEL_WIDTH  26.0
#define FIGURE_WIDTH 15.0

/* A double holds so many digits. */
#define DIGITS_OF_DOUBLE 15

/* Findings of one table by place. */
typedef struct placed {
    const audit_finding **at;
    size_t count, next;
} placed;

static int compare_places(const void *left, const void *right)
{
    const audit_finding *a = *(const audit_finding *const *)left;
    const audit_finding *b = *(const audit_finding *const *)right;

    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* Findings of a row stand at its first cell, those of a column at its heading. */
static bool place(const lrel_audit *audit, const audit_table *table, placed *out)
{
    out->at = lrel__alloc(audit->context, audit->findings.count + 1, sizeof(void *));
    out->count = out->next = 0;
    for (size_t i = 0; i < audit->findings.count && out->at; i++)
        if (audit->findings.at[i].table == table->number &&
            audit->findings.at[i].row >= 0 && audit->findings.at[i].column >= 0)
            out->at[out->count++] = &audit->findings.at[i];
    if (out->at && out->count > 1)
        qsort(out->at, out->count, sizeof(void *), compare_places);
    return out->at != NULL;
}

static lrel_cell_mark mark_of(const audit_finding *f)
{
    static const lrel_cell_mark marks[] = {LREL_MARK_NOTE, LREL_MARK_WARNING,
                                           LREL_MARK_ERROR};

    return marks[lrel_audit__kind_level(f->kind)];
}

static bool fits_double(const audit_figure *f)
{
    char text[LREL_EXACT_BYTES];
    size_t digits = 0;

    lrel_exact_format_plain(f->value, f->places, text);
    for (const char *c = text; *c; c++)
        digits += *c >= '0' && *c <= '9' && (digits > 0 || *c != '0');
    return digits <= DIGITS_OF_DOUBLE;
}

static void put_cell(const audit_table *table, size_t row, size_t column,
                     lrel_cell_mark mark, lrel_workbook *book)
{
    const audit_figure *f = lrel_audit__figure(table, row, column);
    char text[LREL_EXACT_BYTES];
    double value;

    lrel_exact_format_plain(f->value, f->places, text);
    if (table->columns[column].use == COLUMN_FIGURES && f->kind == CELL_FIGURE &&
        fits_double(f) && f->unit == UNIT_NONE &&
        lrel_number_parse(lrel_text_of(text), &value))
        lrel_workbook_marked_number(book, value, f->places, mark);
    else
        lrel_workbook_marked_text(book, lrel_table_cell(table->grid, row, (int)column),
                                  mark);
}

/* All that is said of a cell, in one comment. */
static void put_comment(const placed *list, size_t from, size_t to, lrel_workbook *book)
{
    char text[4000];
    size_t used = 0;

    for (size_t i = from; i < to && used + 1 < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s%s%s%s",
                                 i > from ? "\n" : "", *list->at[i]->printed ? "\"" : "",
                                 list->at[i]->printed,
                                 *list->at[i]->printed ? "\": " : "", list->at[i]->text);
    lrel_workbook_comment(book, text);
}

static void put_row(const audit_table *table, size_t row, placed *list,
                    lrel_workbook *book)
{
    bool is_header = table->rows[row].role == ROW_HEADER;

    for (size_t c = 0; c < table->grid->column_count; c++) {
        lrel_cell_mark mark = is_header ? LREL_MARK_HEADING : LREL_MARK_NONE;
        size_t from = list->next;

        while (list->next < list->count && list->at[list->next]->row == (int64_t)row &&
               list->at[list->next]->column == (int)c) {
            lrel_cell_mark found = mark_of(list->at[list->next++]);

            mark = found > mark ? found : mark;
        }
        put_cell(table, row, c, mark, book);
        if (list->next > from)
            put_comment(list, from, list->next, book);
    }
}

static lrel_status put_table(const lrel_audit *audit, const audit_table *table,
                             const char *name, lrel_workbook *book, lrel_error *err)
{
    size_t columns = table->grid->column_count;
    double *widths = lrel__alloc(audit->context, columns + 1, sizeof *widths);
    placed list;

    if (!widths || !place(audit, table, &list)) {
        lrel__free(audit->context, widths);
        return lrel__fail_memory(err);
    }
    for (size_t c = 0; c < columns; c++)
        widths[c] = table->columns[c].use == COLUMN_FIGURES ? FIGURE_WIDTH : LABEL_WIDTH;
    lrel_workbook_copy(book, name, widths, columns);
    for (size_t r = 0; r < table->grid->row_count; r++) {
        if (table->grid->rows[r] > LREL_WORKBOOK_ROWS)
            break;
        lrel_workbook_go_to(book, (uint32_t)(table->grid->rows[r] - 1));
        put_row(table, r, &list, book);
    }
    lrel_workbook_go_to(book, LREL_WORKBOOK_ROWS - 1);
    lrel__free(audit->context, list.at);
    lrel__free(audit->context, widths);
    return LREL_OK;
}

/* ---- lists ---- */

static void put_summary(const lrel_audit *audit, lrel_workbook *book)
{
    static const double widths[] = {110.0};
    static const struct {
        const char *text;
        lrel_cell_mark mark;
    } lines[] = {
        {"In the copy of the table these colours mark what was found; a comment at the "
         "cell says what.",
         LREL_MARK_NONE},
        {"an error: it does not add up, or cannot be reproduced", LREL_MARK_ERROR},
        {"a warning: a person should look", LREL_MARK_WARNING},
        {"a note: how a cell was read, or what rounding explains", LREL_MARK_NOTE},
    };

    lrel_workbook_copy(book, "Summary", widths, 1);
    lrel_workbook_marked_text(book, lrel_text_of(audit->paragraph), LREL_MARK_NONE);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        lrel_workbook_go_to(book, (uint32_t)i + 2);
        lrel_workbook_marked_text(book, lrel_text_of(lines[i].text), lines[i].mark);
    }
    lrel_workbook_go_to(book, LREL_WORKBOOK_ROWS - 1);
}

static void put_findings(const lrel_audit *audit, lrel_workbook *book)
{
    static const lrel_sheet_column columns[] = {
        {"severity", 10, LREL_COLUMN_SHOWN},   {"code", 20, LREL_COLUMN_SHOWN},
        {"table", 24, LREL_COLUMN_SHOWN},      {"cell", 12, LREL_COLUMN_SHOWN},
        {"row", 26, LREL_COLUMN_SHOWN},        {"column", 26, LREL_COLUMN_SHOWN},
        {"printed", 16, LREL_COLUMN_SHOWN},    {"recomputed", 16, LREL_COLUMN_SHOWN},
        {"difference", 14, LREL_COLUMN_SHOWN}, {"what", 100, LREL_COLUMN_SHOWN}};
    static const char *const levels[] = {"note", "warning", "error"};

    lrel_workbook_sheet(book, "Findings", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < lrel_audit_finding_count(audit); i++) {
        lrel_audit_finding f = lrel_audit_finding_at(audit, i);

        if (lrel_workbook_is_full(book))
            return;
        lrel_workbook_string(book, levels[f.level]);
        lrel_workbook_string(book, f.code);
        lrel_workbook_string(book, f.table == 1   ? audit->table.name
                                   : f.table == 2 ? audit->other.name
                                                  : "");
        lrel_workbook_string(book, f.cell);
        lrel_workbook_string(book, f.label);
        lrel_workbook_string(book, f.column);
        lrel_workbook_string(book, f.printed);
        lrel_workbook_string(book, f.recomputed);
        lrel_workbook_string(book, f.difference);
        lrel_workbook_string(book, f.text);
        lrel_workbook_end_row(book);
    }
}

static void put_claims(const lrel_audit *audit, lrel_workbook *book)
{
    static const lrel_sheet_column columns[] = {
        {"answer", 18, LREL_COLUMN_SHOWN},     {"claim", 60, LREL_COLUMN_SHOWN},
        {"formula", 50, LREL_COLUMN_SHOWN},    {"printed", 24, LREL_COLUMN_SHOWN},
        {"recomputed", 18, LREL_COLUMN_SHOWN}, {"why", 50, LREL_COLUMN_SHOWN}};
    static const char *const words[] = {"holds", "does not hold", "cannot be computed"};

    lrel_workbook_sheet(book, "Claims", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < audit->claims.count; i++) {
        const lrel_audit_claim *c = &audit->claims.at[i];

        if (lrel_workbook_is_full(book))
            return;
        lrel_workbook_string(book, words[c->answer]);
        lrel_workbook_string(book, c->claim);
        lrel_workbook_string(book, c->formula);
        lrel_workbook_string(book, c->printed);
        lrel_workbook_string(book, c->recomputed);
        lrel_workbook_string(book, c->why);
        lrel_workbook_end_row(book);
    }
}

lrel_status lrel_audit__view_book(const lrel_audit *audit, lrel_stream *stream,
                                  lrel_error *err)
{
    lrel_workbook *book = NULL;
    lrel_status status;

    if (audit->table.grid->column_count > WIDTH_MAX ||
        (audit->has_other && audit->other.grid->column_count > WIDTH_MAX))
        return lrel__fail(err, LREL_E_LIMIT,
                          "a table wider than a workbook has room for");
    status = lrel_workbook_begin(audit->context, stream, no_day, &book, err);
    if (status != LREL_OK)
        return status;
    put_summary(audit, book);
    status = put_table(audit, &audit->table, "Table", book, err);
    if (status == LREL_OK && audit->has_other)
        status = put_table(audit, &audit->other, "Other table", book, err);
    if (status == LREL_OK) {
        put_findings(audit, book);
        if (audit->claims.count > 0)
            put_claims(audit, book);
        return lrel_workbook_finish(book, err);
    }
    lrel_workbook_abandon(book);
    return status;
}
