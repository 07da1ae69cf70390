/* SPDX-License-Identifier: Apache-2.0 */
/* gpkg_rows.c: one SELECT, whose values have types of their own. SQLite keeps what it is
 * given, also text in a column of numbers and 47.61 in one of whole numbers (GeoServer
 * writes that), and GDAL then reads `12,5` as 12, `none` as 0 and 47.61 as 47; `soon` in
 * a column of dates it drops. Such values are taken as they stand. */
#include "bridge/gdal/gpkg_rows.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/fail.h"

/* Columns of the query: the id, then the geometry, then the fields that are read. */
enum { COLUMN_ID, COLUMN_SHAPE, COLUMN_FIRST };
#define NOT_READ (-1)

/* The least that they take in a file: two doubles; an id, a header and a cell. */
#define POINT_BYTES 16
#define ROW_BYTES   8

struct lrel_gpkg_rows {
    const lrel_context *context;
    sqlite3 *file;
    sqlite3_stmt *query;
    int *columns; /* by field: its column, or NOT_READ */
};

/* What a value is to its column. */
typedef enum fit {
    FIT_PLAIN, /* it, as it stands, is what GDAL reads */
    FIT_GDAL,  /* GDAL reads something else, or says something, and may be right */
    FIT_ODD    /* what GDAL reads is not what stands there */
} fit;

/* ---- values ---- */

static bool are_digits(const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return true;
}

static int two_digits(const char *text)
{
    return 10 * (text[0] - '0') + text[1] - '0';
}

/* "2020-02-29", whatever comes behind it. */
static bool begins_with_day(const char *text)
{
    return are_digits(text, 4) && text[4] == '-' && are_digits(text + 5, 2) &&
           text[7] == '-' && are_digits(text + 8, 2) && two_digits(text + 5) >= 1 &&
           two_digits(text + 5) <= 12 && two_digits(text + 8) >= 1 &&
           two_digits(text + 8) <= 31;
}

/* "T13:14:15.000Z", behind a day: of another form GDAL says so. */
static bool is_time_of_day(const char *text)
{
    return text[0] == 'T' && are_digits(text + 1, 2) && text[3] == ':' &&
           are_digits(text + 4, 2) && text[6] == ':' && are_digits(text + 7, 2) &&
           text[9] == '.' && are_digits(text + 10, 3) && strcmp(text + 13, "Z") == 0 &&
           two_digits(text + 1) < 24 && two_digits(text + 4) < 60 &&
           two_digits(text + 7) < 60;
}

static fit fit_of_time(sqlite3_stmt *query, int column, OGRFieldType type)
{
    const char *text;
    bool is_whole;

    if (sqlite3_column_type(query, column) != SQLITE_TEXT)
        return FIT_ODD;
    text = (const char *)sqlite3_column_text(query, column);
    if (!text || !begins_with_day(text))
        return FIT_ODD;
    is_whole = type == OFTDate ? text[10] == '\0' : is_time_of_day(text + 10);
    return is_whole ? FIT_PLAIN : FIT_GDAL;
}

/* Of a column of 32 bits and less GDAL reads no more than these. */
static bool is_in_range(int64_t value, OGRFieldType type)
{
    return type == OFTInteger64 || (value >= INT32_MIN && value <= INT32_MAX);
}

static fit fit_of(const lrel_vector *vector, size_t field)
{
    sqlite3_stmt *query = vector->rows->query;
    int column = vector->rows->columns[field];
    const lrel_gdal_column *as = &vector->columns[field];
    int type = column == NOT_READ ? SQLITE_NULL : sqlite3_column_type(query, column);

    if (type == SQLITE_NULL)
        return FIT_PLAIN;
    switch (as->type) {
    case OFTInteger:
    case OFTInteger64:
        if (type != SQLITE_INTEGER)
            return FIT_ODD;
        return is_in_range(sqlite3_column_int64(query, column), as->type) ? FIT_PLAIN
                                                                          : FIT_GDAL;
    case OFTReal:
        return type == SQLITE_FLOAT || type == SQLITE_INTEGER ? FIT_PLAIN : FIT_ODD;
    case OFTDate:
    case OFTDateTime:
        return fit_of_time(query, column, as->type);
    default:
        return type == SQLITE_TEXT ? FIT_PLAIN : FIT_GDAL;
    }
}

static const char *text_of(const lrel_gpkg_rows *rows, int column)
{
    const char *text = (const char *)sqlite3_column_text(rows->query, column);

    return text ? text : "";
}

static const char *write_number(lrel_vector *vector, double value, bool is_single)
{
    lrel_gdal__write_real(value, is_single, vector->cell, sizeof vector->cell);
    return vector->cell;
}

/* Thousandths of a second only where there are some. */
static const char *write_time(lrel_vector *vector, const char *text)
{
    const char *fraction = strstr(text, ".000Z");

    if (!fraction)
        return text;
    snprintf(vector->cell, sizeof vector->cell, "%.*sZ", (int)(fraction - text), text);
    return vector->cell;
}

const char *lrel_gpkg__cell(lrel_vector *vector, size_t field)
{
    const lrel_gpkg_rows *rows = vector->rows;
    const lrel_gdal_column *as = &vector->columns[field];
    int column = rows->columns[field];
    bool is_text = as->type == OFTString || as->type == OFTDate;

    if (column == NOT_READ)
        return "";
    if (is_text || sqlite3_column_type(rows->query, column) == SQLITE_NULL)
        return text_of(rows, column);
    switch (as->type) {
    case OFTInteger:
    case OFTInteger64:
        return lrel_gdal__whole_cell(vector, sqlite3_column_int64(rows->query, column),
                                     as->subtype == OFSTBoolean);
    case OFTReal:
        return write_number(vector, sqlite3_column_double(rows->query, column),
                            as->subtype == OFSTFloat32);
    case OFTDateTime:
        return write_time(vector, text_of(rows, column));
    default:
        return text_of(rows, column);
    }
}

const char *lrel_gpkg__odd_cell(lrel_vector *vector, size_t field)
{
    const lrel_gpkg_rows *rows = vector->rows;
    int column;

    if (!rows || fit_of(vector, field) != FIT_ODD)
        return NULL;
    column = rows->columns[field];
    return sqlite3_column_type(rows->query, column) == SQLITE_FLOAT
               ? write_number(vector, sqlite3_column_double(rows->query, column), false)
               : text_of(rows, column);
}

/* ---- rows ---- */

static bool has_plain_shape(const lrel_gpkg_rows *rows)
{
    const void *bytes;

    if (sqlite3_column_type(rows->query, COLUMN_SHAPE) == SQLITE_NULL)
        return true;
    if (sqlite3_column_type(rows->query, COLUMN_SHAPE) != SQLITE_BLOB)
        return false;
    bytes = sqlite3_column_blob(rows->query, COLUMN_SHAPE);
    return bytes && lrel_gpkg__is_plain_shape(
                        bytes, (size_t)sqlite3_column_bytes(rows->query, COLUMN_SHAPE));
}

bool lrel_gpkg__is_plain(const lrel_vector *vector)
{
    for (size_t i = 0; i < vector->field_count; i++)
        if (fit_of(vector, i) != FIT_PLAIN)
            return false;
    return has_plain_shape(vector->rows);
}

void lrel_gpkg__shape(const lrel_gpkg_rows *rows, const lrel_vector_sink *sink)
{
    const void *bytes = sqlite3_column_blob(rows->query, COLUMN_SHAPE);

    if (bytes)
        lrel_gpkg__put_shape(
            bytes, (size_t)sqlite3_column_bytes(rows->query, COLUMN_SHAPE), sink);
}

int64_t lrel_gpkg__id(const lrel_gpkg_rows *rows)
{
    return sqlite3_column_int64(rows->query, COLUMN_ID);
}

static lrel_status fail(const lrel_gpkg_rows *rows, lrel_error *err)
{
    if (!rows->file || sqlite3_errcode(rows->file) == SQLITE_NOMEM)
        return lrel__fail_memory(err);
    return lrel__fail(err, LREL_E_FORMAT, "cannot be read as GeoPackage: %s",
                      sqlite3_errmsg(rows->file));
}

lrel_status lrel_gpkg__next(lrel_gpkg_rows *rows, int64_t count, bool *has_row,
                            lrel_error *err)
{
    int answer;

    /* A text for which there was no memory looked like none. */
    if (sqlite3_errcode(rows->file) == SQLITE_NOMEM)
        return lrel__fail_memory(err);
    answer = sqlite3_step(rows->query);
    *has_row = answer == SQLITE_ROW;
    if (answer == SQLITE_ROW || answer == SQLITE_DONE)
        return LREL_OK;
    if (answer == SQLITE_NOMEM)
        return lrel__fail_memory(err);
    return lrel__fail(err, LREL_E_FORMAT, "cannot be read behind row %lld: %s",
                      (long long)count, sqlite3_errmsg(rows->file));
}

/* ---- opening ---- */

/* Immutable: no locks are taken and nothing is left beside the file. What a schema could
 * bring along besides tables is not there, and a name that is none is no text either. */
static lrel_status open_file(lrel_gpkg_rows *rows, const char *name, lrel_error *err)
{
    static const int off[] = {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_VIEW,
                              SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_DQS_DML};
    char *uri = sqlite3_mprintf("file:%s?immutable=1", name);
    int answer = SQLITE_NOMEM;

    if (uri)
        answer = sqlite3_open_v2(
            uri, &rows->file,
            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    sqlite3_free(uri);
    if (answer != SQLITE_OK)
        return fail(rows, err);
    for (size_t i = 0; i < sizeof off / sizeof *off; i++)
        sqlite3_db_config(rows->file, off[i], 0, NULL);
    return LREL_OK;
}

/* Whether cells of such a column are read: those of others are empty. */
static bool is_read(OGRFieldType type)
{
    return type == OFTInteger || type == OFTInteger64 || type == OFTReal ||
           type == OFTString || type == OFTDate || type == OFTDateTime || type == OFTTime;
}

/* Not by an index that happens to have all columns: in the order of the ids. */
static char *write_query(const lrel_vector *vector, lrel_gpkg_rows *rows)
{
    const char *shape = OGR_L_GetGeometryColumn(vector->layer);
    sqlite3_str *sql = sqlite3_str_new(rows->file);
    int next = COLUMN_FIRST;

    sqlite3_str_appendf(sql, "SELECT \"%w\",", OGR_L_GetFIDColumn(vector->layer));
    if (shape && *shape)
        sqlite3_str_appendf(sql, "\"%w\"", shape);
    else
        sqlite3_str_appendf(sql, "NULL");
    for (size_t i = 0; i < vector->field_count; i++) {
        rows->columns[i] = is_read(vector->columns[i].type) ? next++ : NOT_READ;
        if (rows->columns[i] != NOT_READ)
            sqlite3_str_appendf(sql, ",\"%w\"", vector->fields[i].name);
    }
    sqlite3_str_appendf(sql, " FROM \"%w\" NOT INDEXED", OGR_L_GetName(vector->layer));
    return sqlite3_str_finish(sql);
}

static lrel_status begin_query(const lrel_vector *vector, lrel_gpkg_rows *rows,
                               lrel_error *err)
{
    char *sql = write_query(vector, rows);
    int answer =
        sql ? sqlite3_prepare_v2(rows->file, sql, -1, &rows->query, NULL) : SQLITE_NOMEM;

    sqlite3_free(sql);
    return answer == SQLITE_OK ? LREL_OK : fail(rows, err);
}

lrel_status lrel_gpkg__begin(lrel_vector *vector, lrel_error *err)
{
    lrel_gpkg_rows *rows;
    lrel_status status;

    if (vector->driver != LREL_VECTOR_GPKG || !OGR_L_GetFIDColumn(vector->layer)[0])
        return LREL_OK;
    rows = lrel__calloc(vector->context, 1, sizeof *rows);
    if (!rows)
        return lrel__fail_memory(err);
    vector->rows = rows;
    rows->context = vector->context;
    rows->columns =
        lrel__alloc(vector->context, vector->field_count, sizeof *rows->columns);
    if (!rows->columns)
        return lrel__fail_memory(err);
    status = open_file(rows, GDALGetDescription(vector->dataset), err);
    return status == LREL_OK ? begin_query(vector, rows, err) : status;
}

void lrel_gpkg__expect(const lrel_vector *vector, lrel_vector_table *out)
{
    struct stat about;
    int64_t rows = OGR_L_GetFeatureCount(vector->layer, FALSE);
    size_t bytes;

    if (stat(GDALGetDescription(vector->dataset), &about) != 0 || rows < 0)
        return;
    bytes = (size_t)about.st_size;
    out->points_expected = bytes / POINT_BYTES;
    out->rows_expected =
        (uint64_t)rows < bytes / ROW_BYTES ? (size_t)rows : bytes / ROW_BYTES;
}

void lrel_gpkg__end(lrel_gpkg_rows *rows)
{
    if (!rows)
        return;
    sqlite3_finalize(rows->query);
    sqlite3_close(rows->file);
    lrel__free(rows->context, rows->columns);
    lrel__free(rows->context, rows);
}
