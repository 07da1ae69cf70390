/* SPDX-License-Identifier: Apache-2.0 */
/* csv_reader.c: header, rows and shapes of a CSV file. Rows are numbered as a spreadsheet
 * shows them, less the header: blank lines count, line feeds inside cells do not. */
#include "read/csv_reader.h"

#include <stdio.h>

#include "core/threads.h"
#include "read/csv_grid.h"
#include "read/csv_header.h"
#include "read/csv_record.h"
#include "read/encoding.h"
#include "read/shape_columns.h"
#include "read/totals.h"

/* How often the caller is asked whether to stop. */
#define ROWS_BETWEEN_QUESTIONS 1024

typedef struct csv_job {
    lrel_reader *reader;
    lrel_csv csv;
    lrel_shape_columns shapes;
    int64_t empty_rows;
} csv_job;

/* What is surely no CSV, whatever its name says. */
static lrel_status refuse_other_formats(const lrel_reader *reader, lrel_text text,
                                        lrel_error *err)
{
    lrel_text start = lrel_text_trim(lrel_reader__excerpt(text, 64));
    char second = start.length > 1 ? start.at[1] : '\0';

    if (start.length == 0 && lrel_text_trim(text).length == 0)
        return lrel__fail(err, LREL_E_FORMAT,
                          "an empty file, without a line of column names");
    if (start.length > 0 && start.at[0] == '{')
        return lrel__fail(
            err, LREL_E_FORMAT,
            "named as a table, but holds JSON; name it .geojson if it is GeoJSON");
    if (start.length > 0 && start.at[0] == '<' &&
        (second == '?' || second == '!' || (unsigned char)((second | 0x20) - 'a') < 26))
        return lrel__fail(err, LREL_E_FORMAT, "named as a table, but holds XML or HTML");
    if (memchr(text.at, '\0', text.length))
        return lrel__fail(
            err, LREL_E_FORMAT,
            "holds NUL bytes: no text, or UTF-16 without a mark, which can be "
            "said with `%s UTF-16LE`",
            lrel_encoding__word(reader));
    return LREL_OK;
}

static lrel_status report_ragged(csv_job *job, int64_t row, size_t count, lrel_error *err)
{
    size_t wanted = job->reader->table->column_count;
    char seen[48], expected[48];

    job->reader->table->is_ragged[job->reader->table->row_count - 1] = true;
    snprintf(seen, sizeof seen, "%zu cells", count);
    snprintf(expected, sizeof expected, "%zu cells", wanted);
    return lrel_reader__issue(job->reader, LREL_ISSUE_ROW_RAGGED, row, LREL_TEXT(""),
                              lrel_text_of(seen), lrel_text_of(expected), 1, err);
}

static lrel_status check_cells(csv_job *job, int64_t row, lrel_error *err)
{
    const lrel_table *table = job->reader->table;
    const lrel_text *cells = lrel_reader__last_cells(job->reader);

    for (size_t i = 0; i < table->column_count; i++)
        if ((int)i != job->shapes.wkt && cells[i].length > LREL_CELL_BYTES_MAX)
            return lrel__fail(
                err, LREL_E_LIMIT,
                "a cell of %zu bytes in row %lld, column \"%.*s\"; at most %zu "
                "are read",
                cells[i].length, (long long)row,
                LREL_TEXT_ARGS(lrel_reader__excerpt(table->columns[i], 60)),
                LREL_CELL_BYTES_MAX);
    return LREL_OK;
}

static bool is_empty_row(const csv_job *job, size_t count)
{
    const lrel_text *cells = lrel_reader__last_cells(job->reader);

    if (count != job->reader->table->column_count || cells[0].length > 0)
        return false;
    for (size_t i = 1; i < count; i++)
        if (cells[i].length > 0)
            return false;
    return true;
}

/* A total has no place of its own. */
static bool is_total(const csv_job *job, size_t count)
{
    const lrel_text *cells = lrel_reader__last_cells(job->reader);

    return count <= job->reader->table->column_count &&
           lrel_totals__is_labelled(job->reader) &&
           (job->shapes.lon < 0 || cells[job->shapes.lon].length == 0);
}

/* A row whose cells are in place. */
static lrel_status finish_row(csv_job *job, int64_t row, size_t count, size_t bytes,
                              lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (bytes > LREL_CELL_BYTES_MAX && (status = check_cells(job, row, err)) != LREL_OK)
        return status;
    if (is_total(job, count))
        return lrel_totals__leave_out(job->reader, err);
    if (count != job->reader->table->column_count &&
        (status = report_ragged(job, row, count, err)) != LREL_OK)
        return status;
    return lrel_shape_columns__read(&job->shapes, row, err);
}

static lrel_status read_row(csv_job *job, int64_t row, lrel_error *err)
{
    const char *start = job->csv.at;
    size_t count, columns = job->reader->table->column_count;
    lrel_status status = lrel_reader__add_row(job->reader, row, err);

    if (status != LREL_OK)
        return status;
    status = lrel_csv__next(&job->csv, lrel_reader__last_cells(job->reader), columns,
                            &count, err);
    if (status == LREL_OK && count > 0 && !is_empty_row(job, count))
        return finish_row(job, row, count, (size_t)(job->csv.at - start), err);
    lrel_reader__drop_row(job->reader);
    if (status == LREL_OK && count > 1)
        job->empty_rows++;
    return status;
}

static lrel_status read_rows(csv_job *job, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (int64_t row = 1; status == LREL_OK; row++) {
        status = read_row(job, row, err);
        if (row % ROWS_BETWEEN_QUESTIONS == 0 && lrel__is_cancelled(job->reader->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
    }
    return status == LREL_DONE ? LREL_OK : status;
}

static lrel_status finish(csv_job *job, lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (lrel_totals__is_sum(job->reader))
        status = lrel_totals__leave_out(job->reader, err);
    if (status == LREL_OK)
        status = lrel_shape_columns__finish(&job->shapes, err);
    if (status != LREL_OK)
        return status;
    if (job->empty_rows == 0)
        return LREL_OK;
    return lrel_reader__issue(job->reader, LREL_ISSUE_ROW_EMPTY, -1, LREL_TEXT(""),
                              LREL_TEXT(""), LREL_TEXT(""), job->empty_rows, err);
}

lrel_status lrel_csv_read(lrel_reader *reader, lrel_error *err)
{
    lrel_table *table = reader->table;
    lrel_text text = {table->bytes, table->byte_count};
    csv_job job = {.reader = reader};
    lrel_status status;

    if ((status = lrel_encoding__whole_file(reader, &text, err)) != LREL_OK)
        return status;
    if ((status = refuse_other_formats(reader, text, err)) != LREL_OK)
        return status;
    job.csv = (lrel_csv){text.at, text.at, text.at + text.length, ',', table->arena};
    lrel_csv_header__separator(&job.csv);
    if (reader->options->is_grid)
        return lrel_csv_grid__read(&job.csv, reader, err);
    if ((status = lrel_csv_header__read(&job.csv, reader, err)) != LREL_OK)
        return status;
    if ((status = lrel_shape_columns__find(&job.shapes, reader, err)) != LREL_OK)
        return status;
    if ((status = read_rows(&job, err)) != LREL_OK)
        return status;
    return finish(&job, err);
}
