/* SPDX-License-Identifier: Apache-2.0 */
/* csv_reader.c: header, rows and shapes of a CSV file. Rows are numbered as a spreadsheet
 * shows them, less the header: blank lines count, line feeds inside cells do not. */
#include "read/csv_reader.h"

#include <stdio.h>

#include "core/angle.h"
#include "core/number.h"
#include "core/threads.h"
#include "read/csv_record.h"
#include "read/encoding.h"
#include "read/shaper.h"
#include "read/wkt_reader.h"

/* How often the caller is asked whether to stop. */
#define ROWS_BETWEEN_QUESTIONS 1024

typedef struct csv_job {
    lrel_reader *reader;
    lrel_csv csv;
    int wkt, lon, lat; /* columns, -1: none */
    int64_t srid;      /* of the rows so far, 0: none */
    int64_t srid_row;  /* the first row with a shape, 0: none yet */
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

/* Excel writes and reads a first line `sep=;`. */
static void take_separator_line(lrel_csv *csv)
{
    size_t left = (size_t)(csv->end - csv->at);

    csv->separator = lrel_csv__sniff(csv);
    if (left < 6 || memcmp(csv->at, "sep=", 4) != 0 ||
        (csv->at[5] != '\n' && csv->at[5] != '\r'))
        return;
    csv->separator = csv->at[4];
    csv->at += csv->at[5] == '\r' && left > 6 && csv->at[6] == '\n' ? 7 : 6;
}

static lrel_status read_header(csv_job *job, lrel_error *err)
{
    lrel_csv *csv = &job->csv;
    const char *start = csv->at;
    lrel_table *table = job->reader->table;
    lrel_status status;
    size_t count;

    if ((status = lrel_csv__next(csv, NULL, 0, &count, err)) != LREL_OK)
        return status == LREL_DONE
                   ? lrel__fail(err, LREL_E_FORMAT, "no line of column names")
                   : status;
    if (count == 0)
        return lrel__fail(err, LREL_E_FORMAT,
                          "its first line is blank; it must hold the column names");
    if ((status = lrel_reader__set_columns(job->reader, count, err)) != LREL_OK)
        return status;
    csv->at = start;
    if ((status = lrel_csv__next(csv, table->columns, count, &count, err)) != LREL_OK)
        return status;
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i] = lrel_text_trim(table->columns[i]);
    return lrel_reader__check_columns(job->reader, err);
}

static lrel_status find_shape_columns(csv_job *job, lrel_error *err)
{
    const lrel_read_options *options = job->reader->options;
    lrel_status status = LREL_OK;

    job->wkt = job->lon = job->lat = -1;
    if (options->wkt_column.length > 0)
        status =
            lrel_reader__find_column(job->reader, options->wkt_column, &job->wkt, err);
    if (status == LREL_OK && options->lon_column.length > 0)
        status =
            lrel_reader__find_column(job->reader, options->lon_column, &job->lon, err);
    if (status == LREL_OK && options->lat_column.length > 0)
        status =
            lrel_reader__find_column(job->reader, options->lat_column, &job->lat, err);
    if (status == LREL_OK && (job->lon < 0) != (job->lat < 0))
        return lrel__fail(
            err, LREL_E_ARGUMENT,
            "a longitude and a latitude column are needed, not one of them");
    return status;
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

/* The number of the coordinate system in front of shapes must be one for all rows. A
 * ragged row may have another cell there: it decides nothing. */
static lrel_status follow_srid(csv_job *job, lrel_shaper *shaper, int64_t srid,
                               int64_t row, lrel_error *err)
{
    const lrel_table *table = job->reader->table;
    bool is_first = job->srid_row == 0;

    if (shaper->fault || shaper->kind == LREL_SHAPE_ABSENT)
        return LREL_OK;
    if (table->is_ragged[table->row_count - 1]) {
        if (srid != job->srid)
            lrel_shaper__fault(shaper, LREL_ISSUE_SHAPE_UNREADABLE, LREL_TEXT("SRID"),
                               "the SRID of the other rows");
        return LREL_OK;
    }
    if (!is_first && srid != job->srid)
        return lrel__fail(err, LREL_E_FORMAT,
                          "two coordinate systems in one column: SRID=%lld in row %lld, "
                          "SRID=%lld in row %lld (0: none)",
                          (long long)job->srid, (long long)job->srid_row, (long long)srid,
                          (long long)row);
    if (is_first)
        job->srid_row = row;
    job->srid = srid;
    return LREL_OK;
}

static lrel_status read_wkt(csv_job *job, int64_t row, lrel_error *err)
{
    lrel_reader *reader = job->reader;
    lrel_text text = lrel_reader__last_cells(reader)[job->wkt];
    int64_t srid = lrel_wkt__take_srid(&text);
    lrel_shaper shaper;
    lrel_status status;

    lrel_shaper__begin(&shaper, reader, reader->table->columns[job->wkt], err);
    lrel_wkt__read(&shaper, text);
    if ((status = follow_srid(job, &shaper, srid, row, err)) != LREL_OK)
        return status;
    return lrel_shaper__end(&shaper);
}

#define NUMBER_EXPECTED "a number with a decimal point, or degrees, minutes and seconds"

/* A plain number is whatever the coordinate system counts in; minutes and letters are
 * degrees. */
static bool parse_number(csv_job *job, lrel_text cell, char axis, double *out)
{
    lrel_angle angle;

    if (lrel_number_parse(cell, out))
        return true;
    if (lrel_angle__parse(cell, axis, &angle, NULL) != LREL_OK)
        return false;
    job->reader->table->is_in_degrees = true;
    *out = angle.degrees;
    return true;
}

static lrel_status read_point(csv_job *job, lrel_error *err)
{
    lrel_reader *reader = job->reader;
    lrel_table *table = reader->table;
    lrel_text lon = lrel_text_trim(lrel_reader__last_cells(reader)[job->lon]);
    lrel_text lat = lrel_text_trim(lrel_reader__last_cells(reader)[job->lat]);
    lrel_shaper shaper;
    lrel_xy xy = {0, 0};

    if (lon.length == 0 && lat.length == 0)
        return LREL_OK;
    lrel_shaper__begin(&shaper, reader, table->columns[job->lon], err);
    if (!parse_number(job, lon, 'E', &xy.x)) {
        lrel_shaper__fault(&shaper, LREL_ISSUE_COORDINATE_INVALID, lon, NUMBER_EXPECTED);
    } else if (!parse_number(job, lat, 'N', &xy.y)) {
        shaper.field = table->columns[job->lat];
        lrel_shaper__fault(&shaper, LREL_ISSUE_COORDINATE_INVALID, lat, NUMBER_EXPECTED);
    } else if (lrel_shaper__reserve(&shaper, 1)) {
        table->points[table->point_count++] = xy;
        lrel_shaper__ring(&shaper, LREL_SHAPE_POINT, table->point_count - 1);
    }
    return lrel_shaper__end(&shaper);
}

static lrel_status check_cells(csv_job *job, int64_t row, lrel_error *err)
{
    const lrel_table *table = job->reader->table;
    const lrel_text *cells = lrel_reader__last_cells(job->reader);

    for (size_t i = 0; i < table->column_count; i++)
        if ((int)i != job->wkt && cells[i].length > LREL_CELL_BYTES_MAX)
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

/* A row whose cells are in place. */
static lrel_status finish_row(csv_job *job, int64_t row, size_t count, size_t bytes,
                              lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (bytes > LREL_CELL_BYTES_MAX && (status = check_cells(job, row, err)) != LREL_OK)
        return status;
    if (count != job->reader->table->column_count &&
        (status = report_ragged(job, row, count, err)) != LREL_OK)
        return status;
    if (job->wkt >= 0)
        return read_wkt(job, row, err);
    if (job->lon >= 0)
        return read_point(job, err);
    return LREL_OK;
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
    char name[32];

    if (job->srid > 0) {
        snprintf(name, sizeof name, "EPSG:%lld", (long long)job->srid);
        job->reader->table->crs_why = LREL_TEXT("from the SRID in front of its shapes");
        if (lrel_reader__keep(job->reader, lrel_text_of(name), &job->reader->table->crs,
                              err) != LREL_OK)
            return LREL_E_MEMORY;
    }
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
    take_separator_line(&job.csv);
    if ((status = read_header(&job, err)) != LREL_OK)
        return status;
    if ((status = find_shape_columns(&job, err)) != LREL_OK)
        return status;
    if ((status = read_rows(&job, err)) != LREL_OK)
        return status;
    return finish(&job, err);
}
