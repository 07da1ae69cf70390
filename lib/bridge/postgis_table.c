/* SPDX-License-Identifier: Apache-2.0 */
/* postgis_table.c: what the catalogue of the database says of a table, and its shapes of
 * their coordinate system. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/postgis_parts.h"
#include "core/text.h"

#define CRS_OF_SRID "from the SRID of its shapes"

static const char *keep(lrel_vector *vector, const char *text)
{
    return lrel_arena_text(vector->arena, text, strlen(text));
}

static bool is_same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static bool is_true(const char *value)
{
    return is_same(value, "t");
}

/* Up to the first blank: what comes behind a version is about packages. */
static int version_width(const char *version)
{
    size_t width = strcspn(version, " ");

    return width < 16 ? (int)width : 16;
}

/* ---- PostGIS ---- */

static lrel_status take_extension(const char *const *values, void *user, lrel_error *err)
{
    lrel_vector *vector = user;
    char library[24];

    vector->module->head.library_version(library, sizeof library);
    snprintf(vector->versions, sizeof vector->versions,
             "PostGIS %.*s, PostgreSQL %.*s, %s", version_width(values[1]), values[1],
             version_width(values[2]), values[2], library);
    vector->extension = keep(vector, values[0]);
    return vector->extension ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status find_extension(lrel_vector *vector, lrel_error *err)
{
    static const char sql[] =
        "SELECT n.nspname, e.extversion, current_setting('server_version') "
        "FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
        "WHERE e.extname = 'postgis'";
    static const lrel_question question = {sql, NULL, 0, 3};
    lrel_status status =
        vector->module->ask(vector->database, &question, take_extension, vector, err);

    if (status == LREL_OK && !vector->extension)
        return lrel__fail(err, LREL_E_FORMAT,
                          "the database has no PostGIS (CREATE EXTENSION postgis)");
    return status;
}

/* ---- the table ---- */

/* Kinds of relations: tables (ordinary and of parts), views (with stored rows or
 * without). */
#define KINDS "c.relkind IN ('r', 'p', 'v', 'm')"

typedef struct list {
    char text[300];
    bool is_cut;
} list;

static lrel_status take_name(const char *const *values, void *user, lrel_error *err)
{
    list *names = user;
    size_t used = strlen(names->text);

    (void)err;
    if (used + strlen(values[0]) + 8 > sizeof names->text)
        names->is_cut = true;
    else
        snprintf(names->text + used, sizeof names->text - used, "%s%s", used ? ", " : "",
                 values[0]);
    return LREL_OK;
}

static lrel_status refuse_table(lrel_vector *vector, lrel_error *err)
{
    static const char sql[] =
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = $1::text AND " KINDS " AND has_schema_privilege(n.oid, "
        "'USAGE') AND has_table_privilege(c.oid, 'SELECT') "
        "ORDER BY c.relname COLLATE \"C\" LIMIT 200";
    const lrel_postgis_place *place = vector->place;
    const lrel_question question = {sql, &place->schema, 1, 1};
    list names = {"", false};
    lrel_status status =
        vector->module->ask(vector->database, &question, take_name, &names, err);

    if (status != LREL_OK)
        return status;
    if (!*names.text)
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "no table or view \"%.63s\", and none in schema \"%.63s\" that "
                          "its user may read",
                          place->table, place->schema);
    return lrel__fail(err, LREL_E_NOT_FOUND,
                      "no table or view \"%.63s\"; those in schema \"%.63s\" are: %s%s",
                      place->table, place->schema, names.text,
                      names.is_cut ? ", ..." : "");
}

typedef struct relation {
    bool is_found;
    bool has_heirs; /* whose rows count as its own, and may have its keys again */
} relation;

static lrel_status take_relation(const char *const *values, void *user, lrel_error *err)
{
    relation *found = user;

    (void)err;
    found->is_found = true;
    found->has_heirs = is_same(values[0], "r") && is_true(values[1]);
    return LREL_OK;
}

static lrel_status find_relation(lrel_vector *vector, relation *found, lrel_error *err)
{
    static const char sql[] =
        "SELECT c.relkind, c.relhassubclass FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = $1::text AND c.relname = $2::text AND " KINDS;
    const char *const names[] = {vector->place->schema, vector->place->table};
    const lrel_question question = {sql, names, 2, 2};
    lrel_status status =
        vector->module->ask(vector->database, &question, take_relation, found, err);

    return status == LREL_OK && !found->is_found ? refuse_table(vector, err) : status;
}

/* ---- columns ---- */

/* Types of PostgreSQL's own; what is not here is read as the text that the database makes
 * of it, as an enumeration, a uuid and JSON are. */
static const struct {
    const char *name;
    lrel_vector_value value;
} types[] = {
    {"int2", LREL_VALUE_WHOLE_32}, {"int4", LREL_VALUE_WHOLE_32},
    {"int8", LREL_VALUE_WHOLE},    {"float4", LREL_VALUE_REAL_32},
    {"float8", LREL_VALUE_REAL},   {"numeric", LREL_VALUE_REAL},
    {"bool", LREL_VALUE_BOOLEAN},  {"date", LREL_VALUE_DAY},
    {"time", LREL_VALUE_TIME},     {"timestamp", LREL_VALUE_DAY_AND_TIME},
    {"bytea", LREL_VALUE_OTHER},   {"timestamptz", LREL_VALUE_DAY_AND_TIME},
};

/* @p category is the catalogue's: lists, rows in rows, ranges and types that are none. */
static lrel_vector_value value_of(const char *name, const char *category)
{
    if (strchr("ACRP", *category))
        return LREL_VALUE_OTHER;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (is_same(types[i].name, name))
            return types[i].value;
    return LREL_VALUE_TEXT;
}

static lrel_status take_column(const char *const *values, void *user, lrel_error *err)
{
    lrel_vector *vector = user;
    lrel_postgis_column *column = LREL__PUSH(vector->context, &vector->columns);
    bool is_postgis = is_same(values[3], vector->extension) && *values[4] == 'U';

    if (!column)
        return lrel__fail_memory(err);
    *column =
        (lrel_postgis_column){.name = keep(vector, values[0]),
                              .type = keep(vector, values[1]),
                              .is_shape = is_postgis && (is_same(values[2], "geometry") ||
                                                         is_same(values[2], "geography")),
                              .is_zoned = is_same(values[2], "timestamptz"),
                              .is_key = is_true(values[5])};
    column->value = column->is_shape || is_same(values[2], "raster")
                        ? LREL_VALUE_OTHER
                        : value_of(values[2], values[4]);
    return column->name && column->type ? LREL_OK : lrel__fail_memory(err);
}

/* A column of a domain has the type that the domain is made of. */
static lrel_status find_columns(lrel_vector *vector, lrel_error *err)
{
    static const char sql[] =
        "WITH RECURSIVE b AS ("
        "SELECT c.oid AS relation, a.attnum AS number, a.attname AS name, "
        "format_type(a.atttypid, a.atttypmod) AS said, a.atttypid AS type "
        "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = $1::text AND c.relname = $2::text AND a.attnum > 0 "
        "AND NOT a.attisdropped "
        "UNION ALL "
        "SELECT b.relation, b.number, b.name, b.said, t.typbasetype "
        "FROM b JOIN pg_type t ON t.oid = b.type WHERE t.typtype = 'd') "
        "SELECT b.name, b.said, t.typname, tn.nspname, t.typcategory, "
        "EXISTS (SELECT FROM pg_index i WHERE i.indrelid = b.relation "
        "AND i.indisprimary AND b.number = ANY (i.indkey)) "
        "FROM b JOIN pg_type t ON t.oid = b.type "
        "JOIN pg_namespace tn ON tn.oid = t.typnamespace "
        "WHERE t.typtype <> 'd' ORDER BY b.number";
    const char *const names[] = {vector->place->schema, vector->place->table};
    const lrel_question question = {sql, names, 2, 6};

    return vector->module->ask(vector->database, &question, take_column, vector, err);
}

/* ---- the column of shapes ---- */

static void list_shapes(const lrel_vector *vector, list *out)
{
    for (size_t i = 0; i < vector->columns.count; i++)
        if (vector->columns.at[i].is_shape)
            (void)take_name(&vector->columns.at[i].name, out, NULL);
}

static lrel_status choose_shape(lrel_vector *vector, lrel_error *err)
{
    const char *wanted = vector->place->shape;
    list names = {"", false};
    size_t fitting = 0;

    for (size_t i = 0; i < vector->columns.count; i++) {
        const lrel_postgis_column *column = &vector->columns.at[i];

        if (!column->is_shape || (*wanted && !is_same(column->name, wanted)))
            continue;
        vector->shape = column;
        fitting++;
    }
    if (fitting == 1 || (fitting == 0 && !*wanted))
        return LREL_OK;
    list_shapes(vector, &names);
    if (fitting == 0)
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "no column of shapes \"%.63s\"; its columns of shapes: %s",
                          wanted, *names.text ? names.text : "none");
    return lrel__fail(err, LREL_E_NOT_FOUND,
                      "has several columns of shapes; say which with `shape:`: %s",
                      names.text);
}

/* ---- the coordinate system ---- */

typedef struct srids {
    char first[24];
    list all;
    size_t count;
} srids;

static lrel_status take_srid(const char *const *values, void *user, lrel_error *err)
{
    srids *found = user;

    if (found->count++ == 0)
        snprintf(found->first, sizeof found->first, "%s", values[0]);
    return take_name(values, &found->all, err);
}

static lrel_status take_crs(const char *const *values, void *user, lrel_error *err)
{
    lrel_vector *vector = user;
    const char *authority = values[0], *code = values[1], *definition = values[2];
    char named[64];

    if (is_same(authority, "EPSG") || is_same(authority, "ESRI")) {
        snprintf(named, sizeof named, "%s:%.40s", authority, code);
        definition = named;
    }
    if (!*definition)
        return LREL_OK;
    vector->table.crs = keep(vector, definition);
    vector->table.crs_why = CRS_OF_SRID;
    return vector->table.crs ? LREL_OK : lrel__fail_memory(err);
}

/* `crs:` of the programme can only say one for all. */
static lrel_status refuse_srids(const srids *found, lrel_error *err)
{
    return lrel__fail(err, LREL_E_FORMAT,
                      "its shapes are in several coordinate systems (SRID %s); make a "
                      "view of each, or one with ST_Transform",
                      found->all.text);
}

static lrel_status read_srids(lrel_vector *vector, srids *found, lrel_error *err)
{
    lrel_postgis_text text = {NULL, 0, 0, false};

    lrel_postgis__say(vector, &text, "SELECT ");
    lrel_postgis__name(vector, &text, vector->extension);
    lrel_postgis__say(vector, &text, ".st_srid(");
    lrel_postgis__shape(vector, &text);
    lrel_postgis__say(vector, &text, ") FROM ");
    lrel_postgis__table(vector, &text);
    lrel_postgis__say(vector, &text, " WHERE NOT ");
    lrel_postgis__name(vector, &text, vector->extension);
    lrel_postgis__say(vector, &text, ".st_isempty(");
    lrel_postgis__shape(vector, &text);
    lrel_postgis__say(vector, &text, ") GROUP BY 1 ORDER BY 1 LIMIT 20");
    return lrel_postgis__ask(vector, &text, NULL, 1, take_srid, found, err);
}

static lrel_status find_crs(lrel_vector *vector, lrel_error *err)
{
    lrel_postgis_text text = {NULL, 0, 0, false};
    srids found = {"", {"", false}, 0};
    lrel_status status;

    vector->table.crs = "";
    vector->table.crs_why = "it has no shapes";
    if (!vector->shape)
        return LREL_OK;
    if ((status = read_srids(vector, &found, err)) != LREL_OK || found.count == 0)
        return status;
    if (found.count > 1)
        return refuse_srids(&found, err);
    vector->table.crs_why = "its shapes have no SRID";
    if (is_same(found.first, "0"))
        return LREL_OK;
    vector->table.crs_why = "the database says nothing of the SRID of its shapes";
    lrel_postgis__say(vector, &text, "SELECT r.auth_name, r.auth_srid, r.srtext FROM ");
    lrel_postgis__name(vector, &text, vector->extension);
    lrel_postgis__say(vector, &text, ".spatial_ref_sys AS r WHERE r.srid = $1::integer");
    return lrel_postgis__ask(vector, &text, found.first, 3, take_crs, vector, err);
}

/* ---- numbers of rows ---- */

static lrel_status take_least(const char *const *values, void *user, lrel_error *err)
{
    lrel_vector *vector = user;

    (void)err;
    if (strtoll(values[0], NULL, 10) < 1) /* or there are no rows */
        vector->key = NULL;
    return LREL_OK;
}

/* A key that is one whole number names rows as people know them. Rows below 1 no other
 * format has. */
static lrel_status find_key(lrel_vector *vector, lrel_error *err)
{
    const lrel_postgis_column *key = NULL;
    lrel_postgis_text text = {NULL, 0, 0, false};
    size_t keys = 0;

    for (size_t i = 0; i < vector->columns.count; i++)
        if (vector->columns.at[i].is_key) {
            key = &vector->columns.at[i];
            keys++;
        }
    vector->has_keys = vector->has_keys && keys > 0;
    if (!vector->has_keys || keys > 1 ||
        (key->value != LREL_VALUE_WHOLE && key->value != LREL_VALUE_WHOLE_32))
        return LREL_OK;
    vector->key = key;
    lrel_postgis__say(vector, &text, "SELECT min(t.");
    lrel_postgis__name(vector, &text, key->name);
    lrel_postgis__say(vector, &text, ") FROM ");
    lrel_postgis__table(vector, &text);
    return lrel_postgis__ask(vector, &text, NULL, 1, take_least, vector, err);
}

/* ---- fields ---- */

static lrel_status make_fields(lrel_vector *vector, lrel_error *err)
{
    size_t room = vector->columns.count + 1, count = 0;

    vector->fields = lrel_arena_alloc(vector->arena, room * sizeof *vector->fields);
    vector->places = lrel_arena_alloc(vector->arena, room * sizeof *vector->places);
    vector->is_zoned = lrel_arena_alloc(vector->arena, room * sizeof *vector->is_zoned);
    if (!vector->fields || !vector->places || !vector->is_zoned)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < vector->columns.count; i++) {
        const lrel_postgis_column *column = &vector->columns.at[i];
        bool is_read = column->value != LREL_VALUE_OTHER;

        if (column == vector->shape)
            continue;
        vector->places[count] = is_read ? (int)vector->asked++ : -1;
        vector->is_zoned[count] = column->is_zoned;
        vector->fields[count++] =
            (lrel_vector_field){column->name, column->value,
                                lrel_vector_type_of(column->value), column->type};
    }
    vector->table.fields = vector->fields;
    vector->table.field_count = count;
    vector->table.id_name = "";
    vector->table.shape_name = vector->shape ? vector->shape->name : "";
    return LREL_OK;
}

lrel_status lrel_postgis__describe(lrel_vector *vector, lrel_error *err)
{
    relation found = {false, false};
    lrel_status status;

    if ((status = find_extension(vector, err)) != LREL_OK ||
        (status = find_relation(vector, &found, err)) != LREL_OK ||
        (status = find_columns(vector, err)) != LREL_OK ||
        (status = choose_shape(vector, err)) != LREL_OK)
        return status;
    vector->has_keys = !found.has_heirs;
    if ((status = find_crs(vector, err)) != LREL_OK ||
        (status = find_key(vector, err)) != LREL_OK)
        return status;
    return make_fields(vector, err);
}
