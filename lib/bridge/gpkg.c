/* SPDX-License-Identifier: Apache-2.0 */
/* gpkg.c: which of the two reads what. SQLite has the rows, and of ordinary files the
 * lists of layers and columns as well; GDAL has what is out of the ordinary. */
#include "bridge/gpkg.h"

#include <stdio.h>
#include <string.h>

#include "bridge/gpkg_parts.h"
#include "bridge/guarded.h"
#include "landrelease/version.h"

/* The least that they take in a file: two doubles; an id, a header and a cell. */
#define POINT_BYTES 16
#define ROW_BYTES   8

/* ---- opening ---- */

/* The name as a URI, which SQLite then takes for the same name again. */
static char *write_uri(const char *path)
{
    sqlite3_str *uri = sqlite3_str_new(NULL);

    sqlite3_str_appendall(uri, "file:");
    for (const char *c = path; *c; c++)
        if (strchr("%?#", *c))
            sqlite3_str_appendf(uri, "%%%02x", *c);
        else
            sqlite3_str_appendchar(uri, 1, *c);
    sqlite3_str_appendall(uri, "?immutable=1");
    return sqlite3_str_finish(uri);
}

/* Immutable: no locks are taken and nothing is left beside the file. What a schema could
 * bring along besides tables is not there, and a name that is none is no text either.
 * Read in place, as our own readers do, and not page by page into a cache. */
static void open_file(lrel_vector *vector)
{
    static const int off[] = {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_VIEW,
                              SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_DQS_DML};
    char *uri = write_uri(vector->path);

    vector->opened = SQLITE_NOMEM;
    if (uri)
        vector->opened = sqlite3_open_v2(
            uri, &vector->file,
            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    sqlite3_free(uri);
    if (vector->opened != SQLITE_OK)
        return;
    for (size_t i = 0; i < sizeof off / sizeof *off; i++)
        sqlite3_db_config(vector->file, off[i], 0, NULL);
    sqlite3_exec(vector->file, "PRAGMA mmap_size=1073741824", NULL, NULL, NULL);
}

/* By its name a second time: it must still be the same. */
static lrel_status check_unchanged(const lrel_vector *vector, lrel_error *err)
{
    const struct stat *was = &vector->about;
    struct stat is;

    if (stat(vector->path, &is) == 0 && is.st_dev == was->st_dev &&
        is.st_ino == was->st_ino && is.st_size == was->st_size &&
        is.st_mtim.tv_sec == was->st_mtim.tv_sec &&
        is.st_mtim.tv_nsec == was->st_mtim.tv_nsec)
        return LREL_OK;
    return lrel__fail(err, LREL_E_READ, "was changed while it was read; read it again");
}

static lrel_status open_gdal(lrel_vector *vector, lrel_error *err)
{
    const lrel_vector_functions *module;
    lrel_status status;

    if (vector->gdal.module)
        return LREL_OK;
    if ((status = check_unchanged(vector, err)) != LREL_OK ||
        (status = lrel_gdal_functions(vector->context, &module, err)) != LREL_OK)
        return status;
    status = module->open(vector->context, vector->path, LREL_VECTOR_GPKG,
                          &vector->gdal.vector, err);
    if (status == LREL_OK)
        vector->gdal.module = module;
    return status;
}

static void close_vector(lrel_vector *vector)
{
    if (!vector)
        return;
    if (vector->gdal.module)
        vector->gdal.module->close(vector->gdal.vector);
    sqlite3_finalize(vector->rows.query);
    sqlite3_close(vector->file);
    lrel__free(vector->context, vector->layers.at);
    lrel__free(vector->context, vector->fields.at);
    lrel_arena_free(vector->arena);
    lrel__free(vector->context, vector);
}

static lrel_status open_vector(lrel_vector *vector, const char *path, lrel_error *err)
{
    lrel_status status = LREL_OK;

    vector->arena = lrel_arena_new(vector->context);
    if (vector->arena)
        vector->path = lrel_arena_text(vector->arena, path, strlen(path));
    if (!vector->path)
        return lrel__fail_memory(err);
    if (stat(path, &vector->about) != 0)
        return lrel__fail(err, LREL_E_READ, "cannot be opened");
    open_file(vector);
    vector->is_stored = vector->opened == SQLITE_OK && lrel_gpkg__is_stored(vector);
    if (vector->is_stored)
        status = lrel_gpkg__list(vector, err);
    if (status == LREL_OK && !vector->is_ordinary)
        status = open_gdal(vector, err);
    return status;
}

static lrel_status open_path(const lrel_context *context, const char *path,
                             lrel_vector_driver driver, lrel_vector **out,
                             lrel_error *err)
{
    lrel_vector *vector = lrel__calloc(context, 1, sizeof *vector);
    lrel_status status;

    if (!vector)
        return lrel__fail_memory(err);
    vector->context = context;
    status = open_vector(vector, path, err);
    if (status == LREL_OK)
        *out = vector;
    else
        close_vector(vector);
    return status;
}

/* ---- layers ---- */

static size_t layer_count(const lrel_vector *vector)
{
    if (vector->is_ordinary)
        return vector->layers.count;
    return vector->gdal.module->layer_count(vector->gdal.vector);
}

static lrel_vector_layer layer_at(lrel_vector *vector, size_t index)
{
    if (!vector->is_ordinary)
        return vector->gdal.module->layer(vector->gdal.vector, index);
    return (lrel_vector_layer){vector->layers.at[index].name,
                               vector->layers.at[index].row_count};
}

/* GDAL's number of the layer that was begun. */
static size_t index_of(const lrel_vector *vector)
{
    const lrel_gpkg_gdal *gdal = &vector->gdal;
    size_t count = gdal->module->layer_count(gdal->vector), i = 0;

    if (!vector->is_ordinary)
        return vector->index;
    while (i < count && strcmp(gdal->module->layer(gdal->vector, i).name,
                               vector->layers.at[vector->index].name) != 0)
        i++;
    return i;
}

static bool has_same_columns(const lrel_vector_table *a, const lrel_vector_table *b)
{
    if (a->field_count != b->field_count || strcmp(a->id_name, b->id_name) != 0)
        return false;
    for (size_t i = 0; i < a->field_count; i++)
        if (a->fields[i].value != b->fields[i].value ||
            strcmp(a->fields[i].name, b->fields[i].name) != 0)
            return false;
    return true;
}

static lrel_status begin_gdal(lrel_vector *vector, lrel_vector_table *out,
                              lrel_error *err)
{
    lrel_status status = open_gdal(vector, err);

    if (status == LREL_OK)
        status =
            vector->gdal.module->begin(vector->gdal.vector, index_of(vector), out, err);
    vector->gdal.has_begun = status == LREL_OK;
    return status;
}

/* Says how many rows and points there may be. */
static void expect(lrel_vector *vector)
{
    int64_t rows = layer_at(vector, vector->index).row_count;
    size_t bytes = (size_t)vector->about.st_size;

    if (rows < 0)
        return;
    vector->table.points_expected = bytes / POINT_BYTES;
    vector->table.rows_expected =
        (uint64_t)rows < bytes / ROW_BYTES ? (size_t)rows : bytes / ROW_BYTES;
}

static lrel_status begin(lrel_vector *vector, size_t index, lrel_vector_table *out,
                         lrel_error *err)
{
    bool is_described = false;
    lrel_status status = LREL_OK;

    vector->index = index;
    if (vector->is_ordinary)
        status = lrel_gpkg__describe(vector, &is_described, err);
    if (status == LREL_OK && !is_described)
        status = begin_gdal(vector, &vector->table, err);
    if (status == LREL_OK && *vector->table.id_name && vector->is_stored) {
        status = lrel_gpkg__begin(vector, layer_at(vector, index).name, err);
        expect(vector);
    }
    if (status == LREL_OK)
        *out = vector->table;
    return status;
}

/* ---- rows ---- */

typedef struct relay {
    lrel_vector *vector;
    lrel_vector_row_fn take;
    void *user;
} relay;

/* A row of the module's, to who asked us for it. */
static lrel_status take_gdals(lrel_vector *theirs, const lrel_vector_row *row, void *user,
                              lrel_error *err)
{
    const relay *to = user;
    lrel_status status;

    to->vector->is_gdals_row = true;
    status = to->take(to->vector, row, to->user, err);
    to->vector->is_gdals_row = false;
    return status;
}

/* By the module, which for the first such row sees the file for the first time. */
static lrel_status find_row(lrel_vector *vector, int64_t id, lrel_vector_row_fn take,
                            void *user, lrel_error *err)
{
    relay to = {vector, take, user};
    lrel_vector_table theirs;
    lrel_status status;

    if (!vector->gdal.has_begun) {
        if ((status = begin_gdal(vector, &theirs, err)) != LREL_OK)
            return status;
        if (!has_same_columns(&vector->table, &theirs))
            return lrel__fail(err, LREL_E_FORMAT,
                              "cannot be read as GeoPackage: GDAL sees other columns in "
                              "it than SQLite");
    }
    return vector->gdal.module->find(vector->gdal.vector, id, take_gdals, &to, err);
}

static lrel_status read_row(lrel_vector *vector, lrel_vector_row_fn take, void *user,
                            lrel_error *err)
{
    lrel_vector_row row = {lrel_gpkg__id(&vector->rows), "", ""};

    return lrel_gpkg__is_plain(vector) ? take(vector, &row, user, err)
                                       : find_row(vector, row.id, take, user, err);
}

static lrel_status read_all(lrel_vector *vector, lrel_vector_row_fn take, void *user,
                            lrel_error *err)
{
    relay to = {vector, take, user};
    lrel_status status;
    bool has_row;

    if (!vector->rows.query)
        return vector->gdal.module->read(vector->gdal.vector, take_gdals, &to, err);
    for (int64_t count = 0;; count++)
        if ((status = lrel_gpkg__next(vector, count, &has_row, err)) != LREL_OK ||
            !has_row || (status = read_row(vector, take, user, err)) != LREL_OK)
            return status;
}

static const char *cell(lrel_vector *vector, size_t field)
{
    const char *odd = NULL;

    if (!vector->is_gdals_row)
        return lrel_gpkg__cell(vector, field);
    if (vector->rows.query)
        odd = lrel_gpkg__odd_cell(vector, field);
    return odd ? odd : vector->gdal.module->cell(vector->gdal.vector, field);
}

static void shape(lrel_vector *vector, const lrel_vector_sink *sink)
{
    if (vector->is_gdals_row)
        vector->gdal.module->shape(vector->gdal.vector, sink);
    else
        lrel_gpkg__shape(&vector->rows, sink);
}

/* ---- versions ---- */

const char *lrel_gpkg_sqlite_version(void)
{
    return sqlite3_libversion();
}

static void library_version(char *out, size_t capacity)
{
    snprintf(out, capacity, "SQLite %s", sqlite3_libversion());
}

static void library(const lrel_vector *vector, char *out, size_t capacity)
{
    if (vector->gdal.module)
        vector->gdal.module->library(vector->gdal.vector, out, capacity);
    else
        library_version(out, capacity);
}

const lrel_vector_functions lrel_gpkg = {
    .head = {LREL_MODULE_ABI, LREL_VERSION, library_version},
    .library = library,
    .open = open_path,
    .close = close_vector,
    .layer_count = layer_count,
    .layer = layer_at,
    .begin = begin,
    .read = read_all,
    .find = find_row,
    .cell = cell,
    .shape = shape,
};
