/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_types.c: SQLite keeps what it is given, also text in a column of numbers and 47.61
 * in one of whole numbers (GeoServer writes that), and GDAL then reads `12,5` as 12,
 * `none` as 0 and 47.61 as 47; `soon` in a column of dates it drops. Values of another
 * type than their column's are asked for in a query of their own, which runs beside the
 * rows in the order of their ids. */
#include "bridge/gdal/gdal_file.h"

#include <stdio.h>
#include <string.h>

#include "core/fail.h"

/* Three quoted names and the words around them. */
#define SQL_BYTES  2400
#define NAME_BYTES 400
/* Columns that one question is about: SQLite takes expressions to a depth of 1,000. */
#define TOGETHER_MAX 200
/* Of one column in it: its name seven times, and the words around. */
#define TERM_BYTES (7 * NAME_BYTES + 400)

/* Columns of the query. */
enum { ODD_ID, ODD_TEXT, ODD_REAL, ODD_IS_REAL };

/* Writes @p name in double quotes; false where it does not fit. */
static bool quote(const char *name, char out[NAME_BYTES])
{
    size_t used = 0;

    out[used++] = '"';
    for (; *name; name++) {
        if (used + 4 > NAME_BYTES)
            return false;
        if (*name == '"')
            out[used++] = '"';
        out[used++] = *name;
    }
    out[used++] = '"';
    out[used] = '\0';
    return true;
}

/* What GDAL reads otherwise than it stands there, a value @ of a column; or NULL. Spelled
 * for speed, since every row is asked: IN builds a table, substr() copies. */
static const char *condition_of(OGRFieldType type)
{
    switch (type) {
    case OFTInteger:
    case OFTInteger64:
        return "@ IS NOT NULL AND typeof(@)<>'integer'";
    case OFTReal:
        return "@ IS NOT NULL AND typeof(@)<>'real' AND typeof(@)<>'integer'";
    case OFTDate:
    case OFTDateTime:
        return "@ IS NOT NULL AND (typeof(@)<>'text' OR "
               "@ NOT GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*' OR "
               "@ GLOB '?????00*' OR @ GLOB '?????1[3-9]*' OR " /* months */
               "@ GLOB '????????00*' OR @ GLOB '????????3[2-9]*')";
    default:
        return NULL;
    }
}

/* Writes @p condition with @p value for its @; it has room. */
static char *put_condition(const char *condition, const char *value, char *out)
{
    for (; *condition; condition++) {
        if (*condition != '@') {
            *out++ = *condition;
            continue;
        }
        strcpy(out, value);
        out += strlen(value);
    }
    *out = '\0';
    return out;
}

/* Whether a row has a value of another type in any of the columns from @p from to before
 * @p to: one pass over the table for all of them, and mostly the only one.
 * @return what find_odd() is asked about then; true where it cannot be said */
static bool may_be_odd(lrel_vector *vector, size_t from, size_t to)
{
    char *sql = lrel__alloc(vector->context, to - from + 1, TERM_BYTES);
    char name[NAME_BYTES], *at = sql;
    bool has_terms = false, is_odd = true;
    OGRLayerH result;
    OGRFeatureH row;

    if (!sql || !quote(OGR_L_GetName(vector->layer), name))
        goto done;
    at += snprintf(at, TERM_BYTES, "SELECT 1 FROM %s WHERE ", name);
    for (size_t i = from; i < to; i++) {
        const char *condition = condition_of(vector->columns[i].type);

        if (!condition)
            continue;
        if (!quote(vector->fields[i].name, name))
            goto done;
        at = stpcpy(at, has_terms ? " OR (" : "(");
        at = stpcpy(put_condition(condition, name, at), ")");
        has_terms = true;
    }
    is_odd = false;
    if (!has_terms)
        goto done;
    strcpy(at, " LIMIT 1");
    result = GDALDatasetExecuteSQL(vector->dataset, sql, NULL, NULL);
    row = result ? OGR_L_GetNextFeature(result) : NULL;
    is_odd = row || vector->log.failure[0]; /* the column to blame is then looked for */
    if (row)
        OGR_F_Destroy(row);
    if (result)
        GDALDatasetReleaseResultSet(vector->dataset, result);
    vector->log.failure[0] = '\0';

done:
    lrel__free(vector->context, sql);
    return is_odd;
}

static bool write_query(const lrel_vector *vector, const char *column,
                        const char *condition, char sql[SQL_BYTES])
{
    char table[NAME_BYTES], name[NAME_BYTES], id[NAME_BYTES], test[NAME_BYTES];

    if (!quote(OGR_L_GetName(vector->layer), table) || !quote(column, name) ||
        !quote(OGR_L_GetFIDColumn(vector->layer), id))
        return false;
    put_condition(condition, "v", test);
    /* The id plus 0: a bare one would be hidden as the id of the result. */
    snprintf(sql, SQL_BYTES,
             "SELECT i+0 AS a, CAST(v AS TEXT) AS b, CAST(v AS REAL) AS c, "
             "typeof(v)='real' AS d FROM (SELECT %s AS i, %s AS v FROM %s) WHERE %s "
             "ORDER BY i",
             id, name, table, test);
    return true;
}

static void next_odd(lrel_gdal_odd *odd)
{
    if (odd->row)
        OGR_F_Destroy(odd->row);
    odd->row = OGR_L_GetNextFeature(odd->result);
}

static lrel_status find_odd(lrel_vector *vector, size_t field, const char *condition,
                            lrel_error *err)
{
    const char *column = vector->fields[field].name;
    lrel_gdal_odd *odd = &vector->odd[field];
    char sql[SQL_BYTES];

    if (!write_query(vector, column, condition, sql))
        return lrel__fail(err, LREL_E_LIMIT, "a name of more than 390 bytes");
    odd->result = GDALDatasetExecuteSQL(vector->dataset, sql, NULL, NULL);
    if (odd->result)
        next_odd(odd);
    if (vector->log.failure[0])
        return lrel__fail(err, LREL_E_FORMAT, "the column \"%.100s\" cannot be read: %s",
                          column, vector->log.failure);
    return LREL_OK;
}

static lrel_status find_odd_between(lrel_vector *vector, size_t from, size_t to,
                                    lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (!may_be_odd(vector, from, to))
        return LREL_OK;
    for (size_t i = from; i < to && status == LREL_OK; i++) {
        const char *condition = condition_of(vector->columns[i].type);

        if (condition)
            status = find_odd(vector, i, condition, err);
    }
    return status;
}

lrel_status lrel_gdal__find_odd(lrel_vector *vector, lrel_error *err)
{
    size_t count = vector->field_count;
    lrel_status status = LREL_OK;

    /* Without an id there is nothing to bring the two together by. */
    if (vector->driver != LREL_VECTOR_GPKG || !OGR_L_GetFIDColumn(vector->layer)[0])
        return LREL_OK;
    vector->odd = lrel__calloc(vector->context, count, sizeof *vector->odd);
    if (!vector->odd)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count && status == LREL_OK; i += TOGETHER_MAX)
        status = find_odd_between(
            vector, i, count - i > TOGETHER_MAX ? i + TOGETHER_MAX : count, err);
    return status;
}

const char *lrel_gdal__odd_cell(lrel_vector *vector, size_t field)
{
    lrel_gdal_odd *odd = vector->odd ? &vector->odd[field] : NULL;
    GIntBig id;

    if (!odd || !odd->row)
        return NULL;
    id = OGR_F_GetFID(vector->feature);
    while (odd->row && OGR_F_GetFieldAsInteger64(odd->row, ODD_ID) < id)
        next_odd(odd);
    if (!odd->row || OGR_F_GetFieldAsInteger64(odd->row, ODD_ID) != id)
        return NULL;
    if (!OGR_F_GetFieldAsInteger(odd->row, ODD_IS_REAL))
        return OGR_F_GetFieldAsString(odd->row, ODD_TEXT);
    lrel_gdal__write_real(OGR_F_GetFieldAsDouble(odd->row, ODD_REAL), false, vector->cell,
                          sizeof vector->cell);
    return vector->cell;
}

void lrel_gdal__clear_odd(lrel_vector *vector)
{
    for (size_t i = 0; vector->odd && i < vector->field_count; i++) {
        if (vector->odd[i].row)
            OGR_F_Destroy(vector->odd[i].row);
        if (vector->odd[i].result)
            GDALDatasetReleaseResultSet(vector->dataset, vector->odd[i].result);
    }
    lrel__free(vector->context, vector->odd);
}
