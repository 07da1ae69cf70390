/* SPDX-License-Identifier: Apache-2.0 */
/* heading.c: which rows are the header, and what each column is called. Where a printed
 * header was broken into lines that became rows, they are put together again. */
#include <stdio.h>

#include "audit/years.h"
#include "bridge/unicode.h"
#include "read/header_finder.h"
#include "read/reader.h"

/* Lines that a heading is broken into. */
#define WRAPPED_ROWS 3

static lrel_status make_view(lrel_audit *audit, const audit_table *table,
                             lrel_header_view *view, lrel_error *err)
{
    const lrel_table *grid = table->grid;
    size_t rows = grid->row_count < LREL_HEADER_ROWS ? grid->row_count : LREL_HEADER_ROWS;

    if (!lrel_header_view__begin(view, audit->context, rows, grid->column_count))
        return lrel__fail_memory(err);
    view->is_sheet = true; /* a heading is one line, in CSV too */
    view->merged = grid->merged;
    view->merged_count = grid->merged_count;
    for (size_t r = 0; r < rows; r++) {
        view->rows[r].number = grid->rows[r];
        for (size_t c = 0; c < grid->column_count; c++) {
            lrel_text cell = lrel_table_cell(grid, r, (int)c);

            if (lrel_text_trim(cell).length > 0)
                lrel_header_view__put(view, r, c, cell,
                                      lrel_table_is_number(grid, r, (int)c) &&
                                          !lrel_audit__is_year(lrel_text_trim(cell)));
        }
    }
    return LREL_OK;
}

/* A plain one: "2024 (km2)" is a heading, "12 (a)" may be. */
static bool is_figure(const audit_table *table, size_t row, size_t column)
{
    lrel_text text = lrel_audit__trim(lrel_table_cell(table->grid, row, (int)column));
    printed_cell cell = lrel_audit__read_cell(text, false, LREL_DECIMAL_UNSAID);

    return cell.kind == CELL_FIGURE && !cell.mended && cell.unit == UNIT_NONE &&
           !lrel_audit__is_year(text) &&
           !lrel_table_is_date(table->grid, row, (int)column);
}

static bool has_figures(const audit_table *table, size_t row)
{
    for (size_t c = 0; c < table->grid->column_count; c++)
        if (is_figure(table, row, c))
            return true;
    return false;
}

/* A row of words below the header whose first column is empty: the lines of broken
 * headings. */
static bool is_wrapped(const audit_table *table, size_t row)
{
    const lrel_table *grid = table->grid;
    size_t first = 0, filled = 0;

    if (row >= grid->row_count || grid->rows[row] != grid->rows[row - 1] + 1)
        return false;
    while (first < grid->column_count && table->columns[first].heading.length == 0)
        first++;
    for (size_t c = 0; c < grid->column_count; c++) {
        printed_cell cell = lrel_audit__read_cell(lrel_table_cell(grid, row, (int)c),
                                                  false, LREL_DECIMAL_UNSAID);

        if (cell.kind == CELL_EMPTY)
            continue;
        if (cell.kind != CELL_WORDS || c <= first)
            return false;
        filled++;
    }
    return filled > 0;
}

static lrel_status append(lrel_audit *audit, audit_column *column, lrel_text more,
                          lrel_error *err)
{
    const char *joined;
    lrel_status status;

    more = lrel_audit__trim(more);
    if (more.length == 0)
        return LREL_OK;
    if (column->heading.length == 0) {
        column->heading = more;
        return LREL_OK;
    }
    status = lrel_audit__text(audit, &joined, err, "%.*s %.*s",
                              LREL_TEXT_ARGS(lrel_reader__excerpt(column->heading, 400)),
                              LREL_TEXT_ARGS(lrel_reader__excerpt(more, 400)));
    if (status == LREL_OK)
        column->heading = lrel_text_of(joined);
    return status;
}

static lrel_status join_wrapped(lrel_audit *audit, audit_table *table, lrel_error *err)
{
    size_t wrapped = 0;
    audit_finding *finding;
    lrel_status status;

    while (wrapped < WRAPPED_ROWS && is_wrapped(table, table->first_row)) {
        for (size_t c = 0; c < table->grid->column_count; c++)
            if ((status = append(audit, &table->columns[c],
                                 lrel_table_cell(table->grid, table->first_row, (int)c),
                                 err)) != LREL_OK)
                return status;
        table->first_row++;
        table->header_count++;
        wrapped++;
    }
    if (wrapped == 0)
        return LREL_OK;
    return lrel_audit__find(
        audit, FINDING_HEADER, table, (int64_t)table->first_header, -1, &finding, err,
        "headings broken over %zu rows were put together", table->header_count);
}

/* Folded, without what stands in brackets, units and notes' marks. */
static lrel_status make_key(lrel_audit *audit, lrel_folder *folder, audit_column *column,
                            lrel_error *err)
{
    char words[400];
    size_t used = 0;
    int depth = 0;
    lrel_text folded;
    char *key;
    lrel_status status;

    for (size_t i = 0; i < column->heading.length && used < sizeof words; i++) {
        char c = column->heading.at[i];

        depth += c == '(' || c == '[';
        if (depth == 0)
            words[used++] = c;
        if ((c == ')' || c == ']') && depth > 0)
            depth--;
    }
    if (lrel_audit__trim((lrel_text){words, used}).length == 0) {
        used =
            column->heading.length < sizeof words ? column->heading.length : sizeof words;
        if (used > 0)
            memcpy(words, column->heading.at, used);
    }
    status = lrel_unicode_fold_plain(folder, (lrel_text){words, used}, &folded, err);
    if (status != LREL_OK)
        return status;
    if (!(key = lrel_arena_text(audit->arena, folded.at, folded.length)))
        return lrel__fail_memory(err);
    column->key = (lrel_text){key, folded.length};
    return LREL_OK;
}

static lrel_status finish_columns(lrel_audit *audit, audit_table *table, lrel_error *err)
{
    lrel_folder folder = {.context = audit->context};
    lrel_status status = LREL_OK;

    for (size_t c = 0; c < table->grid->column_count && status == LREL_OK; c++) {
        audit_column *column = &table->columns[c];

        column->unit = (uint8_t)lrel_audit__unit_of_heading(column->heading);
        column->years = lrel_audit__years_in(column->heading);
        status = make_key(audit, &folder, column, err);
    }
    lrel_folder_clear(&folder);
    return status;
}

static lrel_status name_columns(lrel_audit *audit, const lrel_header_view *view,
                                const lrel_header *header, audit_table *table,
                                lrel_error *err)
{
    table->first_header = header->first;
    table->header_count = has_figures(table, header->first) ? 0 : header->count;
    table->first_row =
        table->header_count ? header->first + header->count : header->first;
    for (size_t c = 0; c < view->column_count && table->header_count; c++)
        if (!lrel_header__name(view, header, c, audit->arena, &table->columns[c].heading))
            return lrel__fail_memory(err);
    return LREL_OK;
}

/* The first words above the header. */
static void take_title(audit_table *table)
{
    for (size_t r = 0; r < table->first_header; r++)
        for (size_t c = 0; c < table->grid->column_count; c++) {
            lrel_text cell = lrel_audit__trim(lrel_table_cell(table->grid, r, (int)c));

            if (cell.length > 0 && table->title.length == 0)
                table->title = cell;
            if (table->title_years.first == 0)
                table->title_years = lrel_audit__years_in(cell);
        }
}

lrel_status lrel_audit__find_header(lrel_audit *audit, audit_table *table,
                                    lrel_error *err)
{
    static const lrel_read_options found = {.header_row = 0};
    lrel_header_view view = {.cells = NULL};
    lrel_header header = {.count = 1};
    lrel_status status = LREL_OK;

    if (table->grid->row_count == 0 || table->grid->column_count == 0)
        return lrel__fail(err, LREL_E_FORMAT, "a table without any cell that is filled");
    if ((status = make_view(audit, table, &view, err)) == LREL_OK &&
        (status = lrel_header__find(&view, &found, &header, err)) == LREL_OK)
        status = name_columns(audit, &view, &header, table, err);
    lrel__free(audit->context, view.cells);
    if (status == LREL_OK && table->header_count)
        status = join_wrapped(audit, table, err);
    if (status != LREL_OK)
        return status;
    take_title(table);
    return finish_columns(audit, table, err);
}
