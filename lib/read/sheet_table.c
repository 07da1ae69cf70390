/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_table.c: the columns that hold something, the rows that do, and cells as text.
 * What is wrong with many cells of a column is one data issue with its count. */
#include "read/sheet_table.h"

#include <stdio.h>

#include "core/threads.h"
#include "read/header_finder.h"
#include "read/shape_columns.h"
#include "read/totals.h"

#define ROWS_BETWEEN_QUESTIONS 1024

/* Of a table that is mostly empty, how many cells it has for each that is filled: more
 * than any that a person keeps. */
#define CELLS_PER_CELL 2

#define NOT_A_COLUMN UINT32_MAX

/* Cells of one kind in a column. */
typedef struct happening {
    int64_t first_row;
    lrel_text value;
    int64_t count;
} happening;

typedef struct column_tally {
    int64_t filled, dates, numbers;
    happening errors, formulas, long_numbers;
} column_tally;

typedef struct table_job {
    const lrel_sheet_cells *sheet;
    lrel_reader *reader;
    lrel_header_view view;
    lrel_header header;
    size_t first_row;    /* of records, into the sheet's rows */
    uint32_t *column_of; /* by column of the sheet: the table's, or NOT_A_COLUMN */
    column_tally *tallies;
    uint8_t *kinds; /* lrel_cell_kind of each cell of the table */
    lrel_shape_columns shapes;
    happening hidden;
} table_job;

static void happen(happening *what, int64_t row, lrel_text value)
{
    if (what->count++ == 0) {
        what->first_row = row;
        what->value = value;
    }
}

/* ---- header ---- */

static lrel_status make_view(table_job *job, lrel_error *err)
{
    const lrel_sheet_cells *sheet = job->sheet;
    size_t rows =
        sheet->rows.count < LREL_HEADER_ROWS ? sheet->rows.count : LREL_HEADER_ROWS;
    size_t cells = sheet->rows.at[rows - 1].first + sheet->rows.at[rows - 1].count;
    uint32_t columns = 0;

    for (size_t i = 0; i < cells; i++)
        if (sheet->cells.at[i].column >= columns)
            columns = sheet->cells.at[i].column + 1;
    if (!lrel_header_view__begin(&job->view, job->reader->context, rows, columns))
        return lrel__fail_memory(err);
    job->view.is_sheet = true;
    job->view.merged = sheet->merged.at;
    job->view.merged_count = sheet->merged.count;
    for (size_t row = 0; row < rows; row++) {
        const lrel_sheet_row *in = &sheet->rows.at[row];

        job->view.rows[row].number = in->number;
        for (uint32_t i = 0; i < in->count; i++) {
            const lrel_sheet_cell *cell = &sheet->cells.at[in->first + i];

            lrel_header_view__put(&job->view, row, cell->column, cell->text,
                                  cell->kind != LREL_CELL_TEXT);
        }
    }
    return LREL_OK;
}

static lrel_status find_header(table_job *job, lrel_error *err)
{
    lrel_status status;

    if ((status = make_view(job, err)) != LREL_OK ||
        (status = lrel_header__find(&job->view, job->reader->options, &job->header,
                                    err)) != LREL_OK)
        return status;
    if (!job->header.why[0])
        strcpy(job->header.why, "its first row");
    job->first_row = job->header.first + job->header.count;
    return lrel_header__report(job->reader, &job->view, &job->header, err);
}

/* ---- columns ---- */

/* Columns that hold something, in their order. */
static lrel_status find_columns(table_job *job, size_t *count, lrel_error *err)
{
    const lrel_sheet_cells *sheet = job->sheet;
    lrel_table *table = job->reader->table;
    uint32_t columns = 0;

    job->column_of =
        lrel__alloc(job->reader->context, LREL_SHEET_COLUMNS, sizeof *job->column_of);
    if (!job->column_of)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < LREL_SHEET_COLUMNS; i++)
        job->column_of[i] = NOT_A_COLUMN;
    for (size_t i = sheet->rows.at[job->header.first].first; i < sheet->cells.count; i++)
        job->column_of[sheet->cells.at[i].column] = 0;
    for (size_t i = 0; i < LREL_SHEET_COLUMNS; i++)
        if (job->column_of[i] == 0)
            job->column_of[i] = columns++;
    table->sheet_columns =
        lrel__alloc(job->reader->context, columns, sizeof *table->sheet_columns);
    if (!table->sheet_columns)
        return lrel__fail_memory(err);
    for (uint32_t i = 0; i < LREL_SHEET_COLUMNS; i++)
        if (job->column_of[i] != NOT_A_COLUMN)
            table->sheet_columns[job->column_of[i]] = i;
    *count = columns;
    return LREL_OK;
}

static lrel_status name_columns(table_job *job, lrel_error *err)
{
    lrel_table *table = job->reader->table;
    size_t count = 0;
    lrel_status status;

    if ((status = find_header(job, err)) != LREL_OK ||
        (status = find_columns(job, &count, err)) != LREL_OK ||
        (status = lrel_reader__set_columns(job->reader, count, err)) != LREL_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        if (table->sheet_columns[i] < job->view.column_count &&
            !lrel_header__name(&job->view, &job->header, table->sheet_columns[i],
                               table->arena, &table->columns[i]))
            return lrel__fail_memory(err);
    return lrel_reader__check_columns(job->reader, err);
}

static lrel_status make_tallies(table_job *job, lrel_error *err)
{
    const lrel_context *context = job->reader->context;
    size_t columns = job->reader->table->column_count;
    size_t rows = job->sheet->rows.count - job->first_row;

    if (rows > job->sheet->cell_limit * CELLS_PER_CELL / columns)
        return lrel__fail(
            err, LREL_E_LIMIT,
            "sheet \"%.*s\" has %zu rows of %zu columns, nearly all of them "
            "empty",
            LREL_TEXT_ARGS(lrel_reader__excerpt(job->sheet->name, 60)), rows, columns);
    job->tallies = lrel__calloc(context, columns, sizeof *job->tallies);
    job->kinds = lrel__alloc(context, rows * columns, sizeof *job->kinds);
    if (!job->tallies || !job->kinds || !lrel_reader__expect_rows(job->reader, rows))
        return lrel__fail_memory(err);
    return LREL_OK;
}

/* ---- rows ---- */

static void tally_cell(column_tally *tally, int64_t row, const lrel_sheet_cell *cell)
{
    tally->filled += cell->kind != LREL_CELL_ERROR;
    switch (cell->kind) {
    case LREL_CELL_DATE:
        tally->dates++;
        break;
    case LREL_CELL_NUMBER:
        tally->numbers++;
        break;
    case LREL_CELL_LONG_NUMBER:
        tally->numbers++;
        happen(&tally->long_numbers, row, cell->text);
        break;
    case LREL_CELL_ERROR:
        happen(&tally->errors, row, cell->text);
        break;
    case LREL_CELL_FORMULA:
        happen(&tally->formulas, row, cell->text);
        break;
    default:
        break;
    }
}

/* Cells of the last row, and their kinds. */
static void place_cells(table_job *job, const lrel_sheet_row *row)
{
    const lrel_sheet_cell *cells = job->sheet->cells.at + row->first;
    const lrel_table *table = job->reader->table;
    lrel_text *out = lrel_reader__last_cells(job->reader);
    uint8_t *kinds = job->kinds + (table->row_count - 1) * table->column_count;

    memset(kinds, LREL_CELL_TEXT, table->column_count);
    for (uint32_t i = 0; i < row->count; i++) {
        uint32_t column = job->column_of[cells[i].column];

        kinds[column] = cells[i].kind;
        if (cells[i].kind != LREL_CELL_ERROR)
            out[column] = cells[i].text;
    }
}

/* A total has no place of its own. */
static bool is_total(const table_job *job)
{
    const lrel_text *cells = lrel_reader__last_cells(job->reader);

    return lrel_totals__is_labelled(job->reader) &&
           (job->shapes.lon < 0 || cells[job->shapes.lon].length == 0);
}

static lrel_status add_row(table_job *job, const lrel_sheet_row *row, lrel_error *err)
{
    const lrel_sheet_cell *cells = job->sheet->cells.at + row->first;
    lrel_status status = lrel_reader__add_row(job->reader, row->number, err);

    if (status != LREL_OK)
        return status;
    place_cells(job, row);
    if (is_total(job))
        return lrel_totals__leave_out(job->reader, err);
    for (uint32_t i = 0; i < row->count; i++)
        tally_cell(&job->tallies[job->column_of[cells[i].column]], row->number,
                   &cells[i]);
    if (row->is_hidden)
        happen(&job->hidden, row->number, LREL_TEXT("rows"));
    return lrel_shape_columns__read(&job->shapes, row->number, err);
}

static lrel_status add_rows(table_job *job, lrel_error *err)
{
    lrel_status status;

    for (size_t i = job->first_row; i < job->sheet->rows.count; i++) {
        if (i % ROWS_BETWEEN_QUESTIONS == 0 && lrel__is_cancelled(job->reader->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
        if ((status = add_row(job, &job->sheet->rows.at[i], err)) != LREL_OK)
            return status;
    }
    if (lrel_totals__is_sum(job->reader) &&
        (status = lrel_totals__leave_out(job->reader, err)) != LREL_OK)
        return status;
    return lrel_shape_columns__finish(&job->shapes, err);
}

/* ---- types ---- */

/* One flag for each cell, where cells of a column are not of one type. */
static lrel_status flag_cells(const table_job *job, bool is_date, bool **out,
                              lrel_error *err)
{
    const lrel_table *table = job->reader->table;
    size_t count = table->row_count * table->column_count;
    bool *flags = lrel__alloc(job->reader->context, count, sizeof *flags);

    if (!flags)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        uint8_t kind = table->cells[i].length ? job->kinds[i] : LREL_CELL_TEXT;

        flags[i] = is_date ? kind == LREL_CELL_DATE
                           : kind == LREL_CELL_NUMBER || kind == LREL_CELL_LONG_NUMBER;
    }
    *out = flags;
    return LREL_OK;
}

static lrel_status note_types(table_job *job, lrel_error *err)
{
    lrel_table *table = job->reader->table;
    bool has_dates = false, has_numbers = false;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < table->column_count; i++) {
        const column_tally *tally = &job->tallies[i];

        table->is_date_column[i] = tally->dates > 0 && tally->dates == tally->filled;
        table->is_number_column[i] =
            tally->numbers > 0 && tally->numbers == tally->filled;
        has_dates |= tally->dates > 0 && tally->dates < tally->filled;
        has_numbers |= tally->numbers > 0 && tally->numbers < tally->filled;
    }
    if (has_dates)
        status = flag_cells(job, true, &table->is_date_cell, err);
    if (has_numbers && status == LREL_OK)
        status = flag_cells(job, false, &table->is_number_cell, err);
    return status;
}

/* ---- data issues ---- */

static lrel_status report(const table_job *job, lrel_issue_kind kind,
                          const happening *what, lrel_text field, const char *expected,
                          lrel_error *err)
{
    if (what->count == 0)
        return LREL_OK;
    return lrel_reader__issue(job->reader, kind, what->first_row, field, what->value,
                              lrel_text_of(expected), what->count, err);
}

static lrel_status report_column(const table_job *job, size_t column, lrel_error *err)
{
    const column_tally *tally = &job->tallies[column];
    lrel_text name = job->reader->table->columns[column];
    lrel_status status;

    if ((status = report(job, LREL_ISSUE_FORMULA_WITHOUT_RESULT, &tally->formulas, name,
                         "a stored result", err)) != LREL_OK ||
        (status = report(job, LREL_ISSUE_CELL_ERROR, &tally->errors, name, "a value",
                         err)) != LREL_OK)
        return status;
    return report(job, LREL_ISSUE_DIGITS_LOST, &tally->long_numbers, name,
                  "text, or at most 15 digits", err);
}

static lrel_status report_hidden(table_job *job, lrel_error *err)
{
    const lrel_table *table = job->reader->table;
    lrel_status status =
        report(job, LREL_ISSUE_HIDDEN, &job->hidden, LREL_TEXT(""), "", err);

    for (size_t i = 0; i < table->column_count && status == LREL_OK; i++)
        if (lrel_sheet_cells__is_hidden(job->sheet, table->sheet_columns[i]))
            status =
                lrel_reader__issue(job->reader, LREL_ISSUE_HIDDEN, -1, table->columns[i],
                                   LREL_TEXT("a column"), LREL_TEXT(""), 1, err);
    return status;
}

/* Of merged cells only the first holds anything, though all seem to. */
static lrel_status report_merged(const table_job *job, lrel_error *err)
{
    const lrel_sheet_range *first = NULL;
    int64_t header = job->view.rows[job->first_row - 1].number;
    char from[8], to[8], value[48];
    int64_t count = 0;

    for (size_t i = 0; i < job->sheet->merged.count; i++) {
        const lrel_sheet_range *range = &job->sheet->merged.at[i];

        if (range->first_row <= header)
            continue;
        if (!first || range->first_row < first->first_row)
            first = range;
        count++;
    }
    if (!first)
        return LREL_OK;
    lrel_sheet__letters(first->first_column, from);
    lrel_sheet__letters(first->last_column, to);
    snprintf(value, sizeof value, "%s%u:%s%u", from, (unsigned)first->first_row, to,
             (unsigned)first->last_row);
    return lrel_reader__issue(job->reader, LREL_ISSUE_CELLS_MERGED, first->first_row,
                              LREL_TEXT(""), lrel_text_of(value), LREL_TEXT(""), count,
                              err);
}

static lrel_status report_all(table_job *job, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < job->reader->table->column_count && status == LREL_OK; i++)
        status = report_column(job, i, err);
    if (status == LREL_OK)
        status = report_hidden(job, err);
    return status == LREL_OK ? report_merged(job, err) : status;
}

static lrel_status fill(table_job *job, lrel_error *err)
{
    lrel_status status;

    if ((status = name_columns(job, err)) != LREL_OK ||
        (status = make_tallies(job, err)) != LREL_OK ||
        (status = lrel_shape_columns__find(&job->shapes, job->reader, err)) != LREL_OK ||
        (status = add_rows(job, err)) != LREL_OK ||
        (status = note_types(job, err)) != LREL_OK)
        return status;
    return report_all(job, err);
}

lrel_status lrel_sheet_table__fill(const lrel_sheet_cells *sheet, lrel_error *err)
{
    table_job job = {.sheet = sheet, .reader = sheet->reader};
    lrel_status status;

    if (sheet->rows.count == 0)
        return lrel__fail(err, LREL_E_FORMAT, "sheet \"%.*s\" is empty",
                          LREL_TEXT_ARGS(lrel_reader__excerpt(sheet->name, 60)));
    job.reader->table->sheet = sheet->name;
    job.reader->table->has_addresses = true;
    status = fill(&job, err);
    lrel__free(sheet->reader->context, job.view.cells);
    lrel__free(sheet->reader->context, job.column_of);
    lrel__free(sheet->reader->context, job.tallies);
    lrel__free(sheet->reader->context, job.kinds);
    return status;
}
