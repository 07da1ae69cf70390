/* SPDX-License-Identifier: Apache-2.0 */
/* gpkg_rows.c: one SELECT, whose values have types of their own. SQLite keeps what it is
 * given, also text in a column of numbers and 47.61 in one of whole numbers (GeoServer
 * writes that), and GDAL then reads `12,5` as 12, `none` as 0 and 47.61 as 47; `soon` in
 * a column of dates it drops. Such values are taken as they stand. */
#include <stdio.h>
#include <string.h>

#include "bridge/gpkg_parts.h"
#include "core/number.h"

/* Values of the query: the id, then the geometry, then the fields that are read. */
enum { VALUE_ID, VALUE_SHAPE, VALUE_FIRST };
#define NOT_READ (-1)

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

static fit fit_of_time(sqlite3_value *value, lrel_vector_value as)
{
    const char *text;
    bool is_whole;

    if (sqlite3_value_type(value) != SQLITE_TEXT)
        return FIT_ODD;
    text = (const char *)sqlite3_value_text(value);
    if (!text || !begins_with_day(text))
        return FIT_ODD;
    is_whole = as == LREL_VALUE_DAY ? text[10] == '\0' : is_time_of_day(text + 10);
    return is_whole ? FIT_PLAIN : FIT_GDAL;
}

static fit fit_of_whole(sqlite3_value *value, lrel_vector_value as)
{
    int64_t number;

    if (sqlite3_value_type(value) != SQLITE_INTEGER)
        return FIT_ODD;
    number = sqlite3_value_int64(value);
    /* Of a column of 32 bits and less GDAL reads no more than these. */
    return as == LREL_VALUE_WHOLE || (number >= INT32_MIN && number <= INT32_MAX)
               ? FIT_PLAIN
               : FIT_GDAL;
}

/* NULL: it is not read. */
static sqlite3_value *value_of(const lrel_vector *vector, size_t field)
{
    int place = vector->rows.places[field];

    return place == NOT_READ ? NULL : vector->rows.values[place];
}

static fit fit_of(const lrel_vector *vector, size_t field)
{
    lrel_vector_value as = vector->table.fields[field].value;
    sqlite3_value *value = value_of(vector, field);
    int type = value ? sqlite3_value_type(value) : SQLITE_NULL;

    if (type == SQLITE_NULL)
        return FIT_PLAIN;
    switch (as) {
    case LREL_VALUE_WHOLE:
    case LREL_VALUE_WHOLE_32:
    case LREL_VALUE_BOOLEAN:
        return fit_of_whole(value, as);
    case LREL_VALUE_REAL:
    case LREL_VALUE_REAL_32:
        return type == SQLITE_FLOAT || type == SQLITE_INTEGER ? FIT_PLAIN : FIT_ODD;
    case LREL_VALUE_DAY:
    case LREL_VALUE_DAY_AND_TIME:
        return fit_of_time(value, as);
    default:
        return type == SQLITE_TEXT ? FIT_PLAIN : FIT_GDAL;
    }
}

static const char *text_of(sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);

    return text ? text : "";
}

static const char *write_real(lrel_vector *vector, sqlite3_value *value, bool is_single)
{
    lrel_number_format(sqlite3_value_double(value), is_single, vector->cell,
                       sizeof vector->cell);
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
    lrel_vector_value as = vector->table.fields[field].value;
    sqlite3_value *value = value_of(vector, field);

    if (!value || sqlite3_value_type(value) == SQLITE_NULL)
        return "";
    switch (as) {
    case LREL_VALUE_WHOLE:
    case LREL_VALUE_WHOLE_32:
        return lrel_integer_format(sqlite3_value_int64(value), vector->cell);
    case LREL_VALUE_BOOLEAN:
        return sqlite3_value_int64(value) ? "true" : "false";
    case LREL_VALUE_REAL:
    case LREL_VALUE_REAL_32:
        return write_real(vector, value, as == LREL_VALUE_REAL_32);
    case LREL_VALUE_DAY_AND_TIME:
        return write_time(vector, text_of(value));
    default:
        return text_of(value);
    }
}

const char *lrel_gpkg__odd_cell(lrel_vector *vector, size_t field)
{
    sqlite3_value *value;

    if (fit_of(vector, field) != FIT_ODD)
        return NULL;
    value = value_of(vector, field);
    return sqlite3_value_type(value) == SQLITE_FLOAT ? write_real(vector, value, false)
                                                     : text_of(value);
}

/* ---- rows ---- */

static bool has_plain_shape(sqlite3_value *shape)
{
    const void *bytes;

    if (sqlite3_value_type(shape) == SQLITE_NULL)
        return true;
    if (sqlite3_value_type(shape) != SQLITE_BLOB)
        return false;
    bytes = sqlite3_value_blob(shape);
    return bytes && lrel_gpkg__is_plain_shape(bytes, (size_t)sqlite3_value_bytes(shape));
}

bool lrel_gpkg__is_plain(const lrel_vector *vector)
{
    for (size_t i = 0; i < vector->table.field_count; i++)
        if (fit_of(vector, i) != FIT_PLAIN)
            return false;
    return has_plain_shape(vector->rows.values[VALUE_SHAPE]);
}

void lrel_gpkg__shape(const lrel_gpkg_rows *rows, const lrel_vector_sink *sink)
{
    sqlite3_value *shape = rows->values[VALUE_SHAPE];
    const void *bytes = sqlite3_value_blob(shape);

    if (bytes)
        lrel_gpkg__put_shape(bytes, (size_t)sqlite3_value_bytes(shape), sink);
}

int64_t lrel_gpkg__id(const lrel_gpkg_rows *rows)
{
    return sqlite3_value_int64(rows->values[VALUE_ID]);
}

/* Asked once for each row: a value knows its type and bytes without the query. */
static void take_values(lrel_gpkg_rows *rows)
{
    for (int i = 0; i < rows->value_count; i++)
        rows->values[i] = sqlite3_column_value(rows->query, i);
}

lrel_status lrel_gpkg__next(lrel_vector *vector, int64_t count, bool *has_row,
                            lrel_error *err)
{
    int answer;

    /* A text for which there was no memory looked like none. */
    if (sqlite3_errcode(vector->file) == SQLITE_NOMEM)
        return lrel__fail_memory(err);
    answer = sqlite3_step(vector->rows.query);
    *has_row = answer == SQLITE_ROW;
    if (answer == SQLITE_ROW)
        take_values(&vector->rows);
    if (answer == SQLITE_ROW || answer == SQLITE_DONE)
        return LREL_OK;
    if (answer == SQLITE_NOMEM)
        return lrel__fail_memory(err);
    return lrel__fail(err, LREL_E_FORMAT, "cannot be read behind row %lld: %s",
                      (long long)count, sqlite3_errmsg(vector->file));
}

/* ---- the query ---- */

/* Not by an index that happens to have all columns: in the order of the ids. */
static char *write_query(lrel_vector *vector, const char *name)
{
    const lrel_vector_table *table = &vector->table;
    sqlite3_str *sql = sqlite3_str_new(vector->file);
    int next = VALUE_FIRST;

    sqlite3_str_appendf(sql, "SELECT \"%w\",", table->id_name);
    if (*table->shape_name)
        sqlite3_str_appendf(sql, "\"%w\"", table->shape_name);
    else
        sqlite3_str_appendf(sql, "NULL");
    for (size_t i = 0; i < table->field_count; i++) {
        bool is_read = table->fields[i].value != LREL_VALUE_OTHER;

        vector->rows.places[i] = is_read ? next++ : NOT_READ;
        if (is_read)
            sqlite3_str_appendf(sql, ",\"%w\"", table->fields[i].name);
    }
    sqlite3_str_appendf(sql, " FROM \"%w\" NOT INDEXED", name);
    vector->rows.value_count = next;
    return sqlite3_str_finish(sql);
}

static lrel_status fail(const lrel_vector *vector, lrel_error *err)
{
    if (!vector->file || sqlite3_errcode(vector->file) == SQLITE_NOMEM)
        return lrel__fail_memory(err);
    return lrel__fail(err, LREL_E_FORMAT, "cannot be read as GeoPackage: %s",
                      sqlite3_errmsg(vector->file));
}

lrel_status lrel_gpkg__begin(lrel_vector *vector, const char *name, lrel_error *err)
{
    lrel_gpkg_rows *rows = &vector->rows;
    size_t fields = vector->table.field_count;
    char *sql;
    int answer;

    if (vector->opened != SQLITE_OK)
        return fail(vector, err);
    rows->places = lrel_arena_alloc(vector->arena, (fields + 1) * sizeof *rows->places);
    rows->values =
        lrel_arena_alloc(vector->arena, (fields + VALUE_FIRST) * sizeof *rows->values);
    if (!rows->places || !rows->values)
        return lrel__fail_memory(err);
    sql = write_query(vector, name);
    answer = sql ? sqlite3_prepare_v2(vector->file, sql, -1, &rows->query, NULL)
                 : SQLITE_NOMEM;
    sqlite3_free(sql);
    if (answer == SQLITE_NOMEM)
        return lrel__fail_memory(err);
    return answer == SQLITE_OK ? LREL_OK : fail(vector, err);
}
