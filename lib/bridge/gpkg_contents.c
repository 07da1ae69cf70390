/* SPDX-License-Identifier: Apache-2.0 */
/* gpkg_contents.c: the layers of an ordinary file, in GDAL's order. A file is ordinary
 * that has one of today's numbers of the format, and lists nothing but tables of its own,
 * once, each with the number of its rows, as every program writes it that uses GDAL. Then
 * there is nothing in the lists that GDAL could take otherwise (OGC 12-128r18, 1.1). */
#include <string.h>

#include "bridge/gpkg_parts.h"

/* "GPKG", and versions 1.2 to 1.4 as GeoPackages number them. */
#define APPLICATION_ID 0x47504B47
#define VERSION_FIRST  10200
#define VERSION_BEHIND 10500

/* More are no map; each is looked for among all tables. */
#define LAYERS_MAX 256

sqlite3_stmt *lrel_gpkg__ask(const lrel_vector *vector, const char *sql, const char *name)
{
    char *text = sqlite3_mprintf(sql, name);
    sqlite3_stmt *query = NULL;

    if (text)
        (void)sqlite3_prepare_v2(vector->file, text, -1, &query, NULL);
    sqlite3_free(text);
    return query;
}

const char *lrel_gpkg__text(sqlite3_stmt *query, int column)
{
    const char *text = (const char *)sqlite3_column_text(query, column);

    return text ? text : "";
}

/* The whole number that is all of the answer; false where the answer is another. */
static bool ask_number(const lrel_vector *vector, const char *sql, const char *name,
                       int64_t *out)
{
    sqlite3_stmt *query = lrel_gpkg__ask(vector, sql, name);
    bool is_number = query && sqlite3_step(query) == SQLITE_ROW &&
                     sqlite3_column_type(query, 0) == SQLITE_INTEGER;

    if (is_number) {
        *out = sqlite3_column_int64(query, 0);
        is_number = sqlite3_step(query) == SQLITE_DONE;
    }
    sqlite3_finalize(query);
    return is_number;
}

bool lrel_gpkg__is_stored(const lrel_vector *vector)
{
    int64_t count;

    return ask_number(vector,
                      "SELECT count(*) FROM sqlite_master AS t, "
                      "pragma_table_xinfo(t.name) AS c WHERE t.type = 'table' AND "
                      "t.rootpage > 0 AND c.hidden = 2",
                      NULL, &count) &&
           count == 0;
}

static bool has_known_version(const lrel_vector *vector)
{
    int64_t id, version;

    return ask_number(vector, "PRAGMA application_id", NULL, &id) &&
           id == APPLICATION_ID &&
           ask_number(vector, "PRAGMA user_version", NULL, &version) &&
           version >= VERSION_FIRST && version < VERSION_BEHIND;
}

/* How many things are listed: layers, each with one column of shapes at most. */
static bool count_contents(const lrel_vector *vector, int64_t *count)
{
    int64_t names, shapes, shape_names;

    return ask_number(vector, "SELECT count(*) FROM gpkg_contents", NULL, count) &&
           ask_number(vector,
                      "SELECT count(DISTINCT lower(table_name)) FROM "
                      "gpkg_contents",
                      NULL, &names) &&
           ask_number(vector, "SELECT count(*) FROM gpkg_geometry_columns", NULL,
                      &shapes) &&
           ask_number(vector,
                      "SELECT count(DISTINCT lower(table_name)) FROM "
                      "gpkg_geometry_columns",
                      NULL, &shape_names) &&
           *count <= LAYERS_MAX && names == *count && shape_names == shapes;
}

/* Views and virtual tables have no page of the file. */
static bool is_table(const lrel_vector *vector, const char *name)
{
    int64_t count;

    return ask_number(vector,
                      "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND "
                      "rootpage > 0 AND name = '%q'",
                      name, &count) &&
           count == 1;
}

/* As the file says; where it leaves that open, as GDAL does for a layer to which nothing
 * was added, they are counted. */
static bool count_rows(const lrel_vector *vector, const char *name, int64_t *count)
{
    enum { NOT_SAID = -1 };

    if (!ask_number(vector,
                    "SELECT CASE WHEN feature_count IS NULL THEN -1 WHEN "
                    "typeof(feature_count) = 'integer' AND feature_count >= 0 THEN "
                    "feature_count END FROM gpkg_ogr_contents WHERE lower(table_name) = "
                    "lower('%q')",
                    name, count))
        return false;
    return *count != NOT_SAID ||
           ask_number(vector, "SELECT count(*) FROM \"%w\"", name, count);
}

static lrel_status add_layer(lrel_vector *vector, sqlite3_stmt *query, bool *is_ordinary,
                             lrel_error *err)
{
    const char *name = lrel_gpkg__text(query, 0), *shape = lrel_gpkg__text(query, 1);
    bool has_shape = sqlite3_column_type(query, 1) != SQLITE_NULL;
    lrel_gpkg_layer *layer = LREL__PUSH(vector->context, &vector->layers);

    if (!layer)
        return lrel__fail_memory(err);
    *layer =
        (lrel_gpkg_layer){.name = lrel_arena_text(vector->arena, name, strlen(name)),
                          .shape = lrel_arena_text(vector->arena, shape, strlen(shape)),
                          .srs_id = sqlite3_column_int(query, 2)};
    if (!layer->name || !layer->shape)
        return lrel__fail_memory(err);
    *is_ordinary = *name && strcmp(name, "ogr_empty_table") != 0 &&
                   has_shape == (*shape != '\0') &&
                   (!has_shape || sqlite3_column_type(query, 2) == SQLITE_INTEGER) &&
                   is_table(vector, name) && count_rows(vector, name, &layer->row_count);
    return LREL_OK;
}

/* By the question that GDAL asks, so that layers come in its order. */
static lrel_status add_layers(lrel_vector *vector, bool *is_ordinary, lrel_error *err)
{
    sqlite3_stmt *query =
        lrel_gpkg__ask(vector,
                       "SELECT c.table_name, g.column_name, g.srs_id FROM "
                       "gpkg_geometry_columns g JOIN gpkg_contents c ON (g.table_name = "
                       "c.table_name) WHERE c.table_name IS NOT NULL AND c.data_type = "
                       "'features' UNION ALL SELECT table_name, NULL, NULL FROM "
                       "gpkg_contents WHERE table_name IS NOT NULL AND data_type IN "
                       "('aspatial', 'attributes')",
                       NULL);
    lrel_status status = LREL_OK;
    int answer = SQLITE_ERROR;

    *is_ordinary = query != NULL;
    while (*is_ordinary && status == LREL_OK &&
           (answer = sqlite3_step(query)) == SQLITE_ROW)
        status = add_layer(vector, query, is_ordinary, err);
    *is_ordinary = *is_ordinary && answer == SQLITE_DONE;
    sqlite3_finalize(query);
    return status;
}

lrel_status lrel_gpkg__list(lrel_vector *vector, lrel_error *err)
{
    int64_t count;
    bool is_ordinary;
    lrel_status status;

    if (!has_known_version(vector) || !count_contents(vector, &count))
        return LREL_OK;
    if ((status = add_layers(vector, &is_ordinary, err)) != LREL_OK)
        return status;
    vector->is_ordinary = is_ordinary && (int64_t)vector->layers.count == count;
    return LREL_OK;
}
