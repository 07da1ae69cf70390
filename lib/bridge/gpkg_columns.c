/* SPDX-License-Identifier: Apache-2.0 */
/* gpkg_columns.c: columns of a table whose types are all among those of the format (OGC
 * 12-128r18, table 1), and coordinate systems that PROJ has had under one number for
 * ever. What else there is GDAL knows: other names of types, systems by their definition,
 * and numbers in whose place EPSG has put another one. */
#include <stdio.h>
#include <string.h>

#include "bridge/gpkg_parts.h"

static const struct {
    const char *name;
    lrel_vector_value value;
} types[] = {
    {"BOOLEAN", LREL_VALUE_BOOLEAN},
    {"TINYINT", LREL_VALUE_WHOLE_32},
    {"SMALLINT", LREL_VALUE_WHOLE_32},
    {"MEDIUMINT", LREL_VALUE_WHOLE_32},
    {"INT", LREL_VALUE_WHOLE},
    {"INTEGER", LREL_VALUE_WHOLE},
    {"FLOAT", LREL_VALUE_REAL_32},
    {"DOUBLE", LREL_VALUE_REAL},
    {"REAL", LREL_VALUE_REAL},
    {"TEXT", LREL_VALUE_TEXT},
    {"BLOB", LREL_VALUE_OTHER},
    {"DATE", LREL_VALUE_DAY},
    {"DATETIME", LREL_VALUE_DAY_AND_TIME},
};

static const char *const shape_types[] = {
    "GEOMETRY",   "POINT",           "LINESTRING",   "POLYGON",
    "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool is_shape_type(const char *type)
{
    for (size_t i = 0; i < COUNT(shape_types); i++)
        if (sqlite3_stricmp(type, shape_types[i]) == 0)
            return true;
    return false;
}

/* "TEXT(12)": the most characters, which GDAL does not hold a text to. */
static bool is_text_of_length(const char *type)
{
    const char *at = type + 5;

    if (sqlite3_strnicmp(type, "TEXT(", 5) != 0 || *at < '1' || *at > '9')
        return false;
    while (*at >= '0' && *at <= '9')
        at++;
    return strcmp(at, ")") == 0 && at - type <= 14;
}

static bool find_type(const char *type, lrel_vector_value *out)
{
    for (size_t i = 0; i < COUNT(types); i++)
        if (sqlite3_stricmp(type, types[i].name) == 0) {
            *out = types[i].value;
            return true;
        }
    *out = LREL_VALUE_TEXT;
    return is_text_of_length(type);
}

typedef struct columns {
    const char *id;
    bool has_shape;
} columns;

/* The column of a row of PRAGMA table_xinfo: what it is, or that it is not ordinary. */
static lrel_status add_column(lrel_vector *vector, sqlite3_stmt *query, columns *all,
                              bool *is_ordinary, lrel_error *err)
{
    enum { NAME = 1, TYPE = 2, KEY = 5, HIDDEN = 6 };
    const char *name = lrel_gpkg__text(query, NAME), *type = lrel_gpkg__text(query, TYPE);
    const char *shape = vector->layers.at[vector->index].shape;
    lrel_vector_field *fresh,
        field = {.name = lrel_arena_text(vector->arena, name, strlen(name)),
                 .type_name = ""};

    if (!field.name)
        return lrel__fail_memory(err);
    *is_ordinary = sqlite3_column_int(query, HIDDEN) == 0;
    if (sqlite3_column_int(query, KEY) > 0) {
        *is_ordinary = *is_ordinary && !all->id && sqlite3_stricmp(type, "INTEGER") == 0;
        all->id = field.name;
        return LREL_OK;
    }
    if (*shape && strcmp(name, shape) == 0) {
        *is_ordinary = *is_ordinary && is_shape_type(type);
        all->has_shape = true;
        return LREL_OK;
    }
    *is_ordinary = *is_ordinary && find_type(type, &field.value);
    if (!*is_ordinary)
        return LREL_OK;
    field.type = lrel_vector_type_of(field.value);
    if (field.value == LREL_VALUE_OTHER)
        field.type_name = "Binary";
    fresh = LREL__PUSH(vector->context, &vector->fields);
    if (!fresh)
        return lrel__fail_memory(err);
    *fresh = field;
    return LREL_OK;
}

static lrel_status read_columns(lrel_vector *vector, columns *all, bool *is_ordinary,
                                lrel_error *err)
{
    sqlite3_stmt *query = lrel_gpkg__ask(vector, "PRAGMA table_xinfo('%q')",
                                         vector->layers.at[vector->index].name);
    lrel_status status = LREL_OK;
    int answer = SQLITE_ERROR;

    *is_ordinary = query != NULL;
    while (*is_ordinary && status == LREL_OK &&
           (answer = sqlite3_step(query)) == SQLITE_ROW)
        status = add_column(vector, query, all, is_ordinary, err);
    *is_ordinary = *is_ordinary && answer == SQLITE_DONE && all->id;
    sqlite3_finalize(query);
    return status;
}

/* WGS 84 in degrees and in its UTM zones. */
static bool is_common_code(int code)
{
    return code == 4326 || (code >= 32601 && code <= 32660) ||
           (code >= 32701 && code <= 32760);
}

/* Whether number @p id of the file's systems is that of EPSG. */
static bool is_of_epsg(const lrel_vector *vector, int id)
{
    char number[16];
    sqlite3_stmt *query;
    bool is_so;

    snprintf(number, sizeof number, "%d", id);
    query = lrel_gpkg__ask(vector,
                           "SELECT organization, organization_coordsys_id FROM "
                           "gpkg_spatial_ref_sys WHERE srs_id = %s",
                           number);
    is_so = query && sqlite3_step(query) == SQLITE_ROW &&
            sqlite3_stricmp(lrel_gpkg__text(query, 0), "EPSG") == 0 &&
            sqlite3_column_type(query, 1) == SQLITE_INTEGER &&
            sqlite3_column_int64(query, 1) == id && sqlite3_step(query) == SQLITE_DONE;
    sqlite3_finalize(query);
    return is_so;
}

lrel_status lrel_gpkg__describe(lrel_vector *vector, bool *is_ordinary, lrel_error *err)
{
    const lrel_gpkg_layer *layer = &vector->layers.at[vector->index];
    columns all = {NULL, false};
    bool has_shape = *layer->shape;
    lrel_status status;

    *is_ordinary = !has_shape ||
                   (is_common_code(layer->srs_id) && is_of_epsg(vector, layer->srs_id));
    if (!*is_ordinary)
        return LREL_OK;
    if ((status = read_columns(vector, &all, is_ordinary, err)) != LREL_OK ||
        !*is_ordinary)
        return status;
    *is_ordinary = all.has_shape == has_shape;
    if (has_shape)
        snprintf(vector->crs, sizeof vector->crs, "EPSG:%d", layer->srs_id);
    vector->table = (lrel_vector_table){.fields = vector->fields.at,
                                        .field_count = vector->fields.count,
                                        .id_name = all.id,
                                        .shape_name = layer->shape,
                                        .crs = vector->crs,
                                        .crs_why = has_shape ? LREL_VECTOR_CRS_OF_LAYER
                                                             : LREL_VECTOR_CRS_NOT_SAID};
    return status;
}
