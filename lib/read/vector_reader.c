/* SPDX-License-Identifier: Apache-2.0 */
/* vector_reader.c: columns, rows and cells of a layer. What is wrong with many cells of a
 * column, or said of many rows, is one data issue with its count. */
#include "read/vector_reader.h"

#include <stdio.h>

#include "core/number.h"
#include "core/threads.h"
#include "bridge/postgis.h"
#include "read/encoding.h"
#include "read/shape_columns.h"

#define ROWS_BETWEEN_QUESTIONS 1024
/* A file that is larger may be so for its other layers. */
#define RESERVED_BYTES ((size_t)64 << 20)

/* Something that happened in several rows. */
typedef struct happening {
    int64_t first_row;
    size_t count;
    lrel_text value; /* in the first of them */
} happening;

typedef struct layer_job {
    lrel_reader *reader;
    lrel_vector_file file;
    lrel_vector_table layer;
    size_t first_field; /* column of field 0: 1 where ids have a column, else 0 */
    lrel_iconv_buffer work;
    happening *bad_text; /* by field */
    happening warning;
    happening curve;
    bool has_shape_columns; /* shapes are cells of these: */
    lrel_shape_columns shape_columns;
} layer_job;

static lrel_status happen(layer_job *job, happening *what, lrel_text value,
                          lrel_error *err)
{
    const lrel_table *table = job->reader->table;

    if (what->count++ > 0)
        return LREL_OK;
    what->first_row = table->rows[table->row_count - 1];
    return lrel_reader__keep(job->reader, lrel_reader__excerpt(value, 200), &what->value,
                             err);
}

/* A copy of @p text, in UTF-8. */
static lrel_status keep(layer_job *job, lrel_text text, lrel_text *out, size_t *bad,
                        lrel_error *err)
{
    lrel_status status = lrel_reader__keep(job->reader, text, out, err);

    if (status != LREL_OK)
        return status;
    return lrel_encoding__cell(job->reader, NULL, &job->work, out, bad, err);
}

static bool has_field(const layer_job *job, const char *name)
{
    for (size_t i = 0; i < job->layer.field_count; i++)
        if (lrel_text_is_equal_nocase(lrel_text_of(job->layer.fields[i].name),
                                      lrel_text_of(name)))
            return true;
    return false;
}

static lrel_status make_columns(layer_job *job, lrel_error *err)
{
    lrel_table *table = job->reader->table;
    const lrel_vector_table *layer = &job->layer;
    bool has_ids = layer->id_name[0] && !has_field(job, layer->id_name);
    lrel_status status;
    size_t bad = 0;

    job->first_field = has_ids ? 1 : 0;
    if ((status = lrel_reader__set_columns(
             job->reader, layer->field_count + job->first_field, err)) != LREL_OK)
        return status;
    if (has_ids && (status = keep(job, lrel_text_of(layer->id_name), &table->columns[0],
                                  &bad, err)) != LREL_OK)
        return status;
    for (size_t i = 0; i < layer->field_count; i++) {
        size_t column = i + job->first_field;

        if ((status = keep(job, lrel_text_of(layer->fields[i].name),
                           &table->columns[column], &bad, err)) != LREL_OK)
            return status;
        table->is_date_column[column] = layer->fields[i].type == LREL_VECTOR_DATE;
        table->is_number_column[column] = layer->fields[i].type == LREL_VECTOR_NUMBER;
    }
    return lrel_reader__check_columns(job->reader, err);
}

static lrel_status read_cell(layer_job *job, size_t field, lrel_text *cell,
                             lrel_error *err)
{
    lrel_text text;
    size_t bad = 0;
    lrel_status status;

    text = lrel_text_of(job->file.module->cell(job->file.vector, field));
    if (text.length == 0)
        return LREL_OK;
    if (text.length > LREL_CELL_BYTES_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "a cell of %zu bytes; at most %zu are read",
                          text.length, LREL_CELL_BYTES_MAX);
    if ((status = keep(job, text, cell, &bad, err)) != LREL_OK || bad == 0)
        return status;
    return happen(job, &job->bad_text[field], *cell, err);
}

static lrel_status keep_id(layer_job *job, int64_t id, lrel_text *cell, lrel_error *err)
{
    char room[LREL_INTEGER_BYTES];

    return lrel_reader__keep(job->reader, lrel_text_of(lrel_integer_format(id, room)),
                             cell, err);
}

static lrel_status read_cells(layer_job *job, int64_t id, lrel_error *err)
{
    lrel_text *cells = lrel_reader__last_cells(job->reader);
    lrel_status status = LREL_OK;

    if (job->first_field > 0)
        status = keep_id(job, id, &cells[0], err);
    for (size_t i = 0; i < job->layer.field_count && status == LREL_OK; i++)
        status = read_cell(job, i, &cells[i + job->first_field], err);
    return status;
}

/* Rows are told apart by their number: in every record, every message. */
static lrel_status check_id(const layer_job *job, int64_t id, lrel_error *err)
{
    const lrel_table *table = job->reader->table;

    if (table->row_count == 0 || table->rows[table->row_count - 1] < id)
        return LREL_OK;
    return lrel__fail(err, LREL_E_FORMAT,
                      "its feature ids do not rise (%lld behind %lld); save the layer "
                      "as a new file",
                      (long long)id, (long long)table->rows[table->row_count - 1]);
}

static lrel_status read_shape(layer_job *job, const lrel_vector_row *row, lrel_error *err)
{
    bool has_curve;
    lrel_status status;

    if (job->has_shape_columns)
        return lrel_shape_columns__read(&job->shape_columns, row->id, err);
    status =
        lrel_vector__read_shape(job->reader, &job->file, row->failure, &has_curve, err);
    return status == LREL_OK && has_curve ? happen(job, &job->curve, LREL_TEXT(""), err)
                                          : status;
}

static lrel_status on_row(lrel_vector *vector, const lrel_vector_row *row, void *user,
                          lrel_error *err)
{
    layer_job *job = user;
    lrel_status status;

    if (job->reader->table->row_count % ROWS_BETWEEN_QUESTIONS == 0 &&
        lrel__is_cancelled(job->reader->context))
        return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
    if ((status = check_id(job, row->id, err)) != LREL_OK ||
        (status = lrel_reader__add_row(job->reader, row->id, err)) != LREL_OK ||
        (status = read_cells(job, row->id, err)) != LREL_OK ||
        (status = read_shape(job, row, err)) != LREL_OK)
        return lrel__fail_at(err, status, "", row->id);
    if (*row->warning)
        status = happen(job, &job->warning, lrel_text_of(row->warning), err);
    return status;
}

static lrel_status report(layer_job *job, lrel_issue_kind kind, const happening *what,
                          lrel_text field, const char *expected, lrel_error *err)
{
    if (what->count == 0)
        return LREL_OK;
    return lrel_reader__issue(job->reader, kind, what->first_row, field, what->value,
                              lrel_text_of(expected), (int64_t)what->count, err);
}

static lrel_status report_field(layer_job *job, size_t field, lrel_error *err)
{
    const lrel_vector_field *f = &job->layer.fields[field];
    const lrel_table *table = job->reader->table;
    lrel_text name = table->columns[field + job->first_field];
    lrel_status status =
        report(job, LREL_ISSUE_TEXT_NOT_UTF8, &job->bad_text[field], name, "UTF-8", err);

    if (status != LREL_OK || f->type != LREL_VECTOR_UNREADABLE)
        return status;
    return lrel_reader__issue(
        job->reader, LREL_ISSUE_COLUMN_UNREADABLE, -1, name, lrel_text_of(f->type_name),
        LREL_TEXT("text, a number, a date or a time"), (int64_t)table->row_count, err);
}

static lrel_status report_all(layer_job *job, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < job->layer.field_count && status == LREL_OK; i++)
        status = report_field(job, i, err);
    if (status == LREL_OK)
        status = report(job, LREL_ISSUE_CURVE_IN_CHORDS, &job->curve,
                        LREL_TEXT("geometry"), "straight lines", err);
    if (status == LREL_OK)
        status =
            report(job, LREL_ISSUE_READER_WARNING, &job->warning, LREL_TEXT(""), "", err);
    return status;
}

static size_t at_most(size_t expected, size_t bytes_each)
{
    return expected < RESERVED_BYTES / bytes_each ? expected
                                                  : RESERVED_BYTES / bytes_each;
}

/* Room that is taken once need not be moved while it grows; where there is none, it grows
 * as it does for other formats. */
static void reserve(layer_job *job)
{
    lrel_table *table = job->reader->table;
    const lrel_context *context = job->reader->context;
    size_t row_bytes = table->column_count * sizeof *table->cells + sizeof *table->shapes;
    size_t rows = at_most(job->layer.rows_expected, row_bytes);

    if (lrel_reader__expect_rows(job->reader, rows) &&
        lrel__grow(context, &table->rings, &table->ring_capacity, rows,
                   sizeof *table->rings))
        (void)lrel__grow(context, &table->points, &table->point_capacity,
                         at_most(job->layer.points_expected, sizeof *table->points),
                         sizeof *table->points);
}

static lrel_status read_layer(layer_job *job, size_t index, lrel_error *err)
{
    lrel_reader *reader = job->reader;
    lrel_table *table = reader->table;
    lrel_status status;

    if ((status = job->file.module->begin(job->file.vector, index, &job->layer, err)) !=
            LREL_OK ||
        (status = make_columns(job, err)) != LREL_OK)
        return status;
    reserve(job);
    job->bad_text =
        lrel__calloc(reader->context, job->layer.field_count, sizeof *job->bad_text);
    if (!job->bad_text)
        return lrel__fail_memory(err);
    if (job->has_shape_columns) {
        /* The layer's is that of its own shapes. */
        job->layer.crs = "";
        job->layer.crs_why = "its shapes are cells, which name none";
    }
    if (job->has_shape_columns &&
        (status = lrel_shape_columns__find(&job->shape_columns, reader, err)) != LREL_OK)
        return status;
    if ((status = lrel_reader__keep(reader, lrel_text_of(job->layer.crs), &table->crs,
                                    err)) != LREL_OK ||
        (status = lrel_reader__keep(reader, lrel_text_of(job->layer.crs_why),
                                    &table->crs_why, err)) != LREL_OK ||
        (status = job->file.module->read(job->file.vector, on_row, job, err)) !=
            LREL_OK ||
        (status = report_all(job, err)) != LREL_OK)
        return status;
    lrel_vector__cut_midnights(table, job->layer.fields, job->layer.field_count,
                               job->first_field);
    return LREL_OK;
}

/* Another version may read the same bytes otherwise. */
static lrel_status note_library(layer_job *job, lrel_error *err)
{
    char version[64];

    job->file.module->library(job->file.vector, version, sizeof version);
    return lrel_reader__keep(job->reader, lrel_text_of(version),
                             &job->reader->table->library, err);
}

static lrel_status read_open(layer_job *job, const char *encoding_why, lrel_error *err)
{
    lrel_reader *reader = job->reader;
    lrel_status status;
    size_t index;

    if ((status = lrel_encoding__note(reader, "UTF-8", encoding_why, err)) == LREL_OK &&
        (status = lrel_vector__find_layer(&job->file, reader->table->arena,
                                          reader->options->layer, &index, err)) ==
            LREL_OK &&
        (status = read_layer(job, index, err)) == LREL_OK)
        status = note_library(job, err);
    lrel__free(reader->context, job->work.at);
    lrel__free(reader->context, job->bad_text);
    return status;
}

lrel_status lrel_vector_read(lrel_reader *reader, const char *path, lrel_format format,
                             lrel_error *err)
{
    layer_job job = {.reader = reader};
    lrel_status status = lrel_vector__open(reader->context, path, format, &job.file, err);

    lrel_table__free_bytes(reader->table);
    if (status != LREL_OK)
        return status;
    status = read_open(&job, "the format's own", err);
    lrel_vector__close(&job.file);
    return status;
}

/* What was read, for who wants to see it again: a database has no file. */
static lrel_status note_rows(lrel_reader *reader, lrel_vector *session, lrel_error *err)
{
    lrel_checksum sum = lrel_postgis_checksum(session);

    reader->table->database_rows = (int64_t)reader->table->row_count;
    return lrel_reader__keep(reader, lrel_text_of(sum.hex), &reader->table->sha256, err);
}

lrel_status lrel_postgis_read(lrel_reader *reader, lrel_vector *session, lrel_error *err)
{
    const lrel_read_options *options = reader->options;
    layer_job job = {.reader = reader,
                     .file = {&lrel_postgis, session},
                     .has_shape_columns = options->wkt_column.length > 0 ||
                                          options->lon_column.length > 0};
    lrel_status status = read_open(&job, "as the database was asked for it", err);

    if (status == LREL_OK && job.has_shape_columns)
        status = lrel_shape_columns__finish(&job.shape_columns, err);
    return status == LREL_OK ? note_rows(reader, session, err) : status;
}
