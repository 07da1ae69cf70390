/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_module.c: what the module exports: opening, layers, rows. */
#include "bridge/gdal/gdal_module.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bridge/gdal/gdal_file.h"
#include "core/fail.h"
#include "landrelease/version.h"

/* Immutable: SQLite then takes no locks and leaves no -wal, -shm or -journal file;
 * whether there is one with changes in it, the caller has looked. Only tables that the
 * file itself lists are layers. */
static const char *const gpkg_options[] = {"IMMUTABLE=YES", "LIST_ALL_TABLES=NO", NULL};
/* Offsets inside the file are checked before they are followed. */
static const char *const fgb_options[] = {"VERIFY_BUFFERS=YES", NULL};

static const char *const *options_of(lrel_vector_driver driver)
{
    switch (driver) {
    case LREL_VECTOR_GPKG:
        return gpkg_options;
    case LREL_VECTOR_FGB:
        return fgb_options;
    default:
        return NULL;
    }
}

static lrel_status fail(const lrel_vector *vector, lrel_error *err)
{
    if (vector->descriptor >= 0)
        return lrel__fail(err, LREL_E_FORMAT,
                          "cannot be read as %s: %s (a name without %%, ? and # may "
                          "help)",
                          lrel_gdal__format(vector->driver),
                          vector->log.failure[0] ? vector->log.failure
                                                 : "no reason given");
    /* What GDAL says of a file in which its one driver sees nothing to read. */
    if (strstr(vector->log.failure, "not recognized as a supported file format"))
        return lrel__fail(err, LREL_E_FORMAT,
                          "no layer of rows or shapes can be found in it as %s",
                          lrel_gdal__format(vector->driver));
    return lrel__fail(err, LREL_E_FORMAT, "cannot be read as %s: %s",
                      lrel_gdal__format(vector->driver),
                      vector->log.failure[0] ? vector->log.failure : "no reason given");
}

static lrel_status open_dataset(lrel_vector *vector, const char *path, lrel_error *err)
{
    const char *driver = lrel_gdal__register(vector->driver);
    const char *const only[] = {driver, NULL};
    char room[LREL_GDAL_NAME_BYTES];
    const char *name;

    if (!driver)
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "%s is not among the formats of the GDAL on this machine",
                          lrel_gdal__format(vector->driver));
    name = lrel_gdal__name(vector, path, room);
    if (!name)
        return lrel__fail(err, LREL_E_READ, "cannot be opened");
    vector->log.path = name;
    vector->dataset =
        GDALOpenEx(name, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, only,
                   options_of(vector->driver), NULL);
    vector->log.path = NULL; /* not ours */
    return vector->dataset ? LREL_OK : fail(vector, err);
}

static void close_file(lrel_vector *vector)
{
    lrel_gdal_guard guard;

    if (!vector)
        return;
    guard = lrel_gdal__enter(vector->driver, &vector->log);
    if (vector->dataset)
        GDALClose(vector->dataset);
    if (vector->descriptor >= 0)
        (void)close(vector->descriptor);
    CPLFree(vector->crs);
    lrel_gdal__leave(&guard);
    lrel__free(vector->context, vector->fields);
    lrel__free(vector->context, vector->places);
    lrel__free(vector->context, vector);
}

static lrel_status open_file(const lrel_context *context, const char *path,
                             lrel_vector_driver driver, lrel_vector **out,
                             lrel_error *err)
{
    lrel_vector *vector = lrel__calloc(context, 1, sizeof *vector);
    lrel_gdal_guard guard;
    lrel_status status;

    if (!vector)
        return lrel__fail_memory(err);
    vector->context = context;
    vector->driver = driver;
    vector->descriptor = -1;
    guard = lrel_gdal__enter(driver, &vector->log);
    status = open_dataset(vector, path, err);
    lrel_gdal__leave(&guard);
    if (status == LREL_OK)
        *out = vector;
    else
        close_file(vector);
    return status;
}

static size_t layer_count(const lrel_vector *vector)
{
    int count = GDALDatasetGetLayerCount(vector->dataset);

    return count > 0 ? (size_t)count : 0;
}

static lrel_vector_layer layer_at(lrel_vector *vector, size_t index)
{
    lrel_gdal_guard guard = lrel_gdal__enter(vector->driver, &vector->log);
    OGRLayerH layer = GDALDatasetGetLayer(vector->dataset, (int)index);
    lrel_vector_layer out = {OGR_L_GetName(layer), -1};

    /* To count the rows of a query would be to run it; to count where it is not known, to
     * read. */
    if (lrel_gdal__is_stored(vector, layer))
        out.row_count = OGR_L_GetFeatureCount(layer, 0);
    lrel_gdal__leave(&guard);
    if (out.row_count < 0)
        out.row_count = -1;
    return out;
}

static lrel_status begin(lrel_vector *vector, size_t index, lrel_vector_table *out,
                         lrel_error *err)
{
    lrel_gdal_guard guard = lrel_gdal__enter(vector->driver, &vector->log);
    lrel_status status = lrel_gdal__begin(vector, index, out, err);

    lrel_gdal__leave(&guard);
    return status;
}

/* Formats in which every row has a number of its own that other programs show. */
static bool has_ids(lrel_vector_driver driver)
{
    return driver == LREL_VECTOR_GPKG || driver == LREL_VECTOR_GDB;
}

static lrel_status read_row(lrel_vector *vector, int64_t position,
                            lrel_vector_row_fn take_row, void *user, lrel_error *err)
{
    lrel_gdal_log *log = &vector->log;
    lrel_vector_row row = {position, log->failure, log->warning};

    if (has_ids(vector->driver))
        row.id = OGR_F_GetFID(vector->feature);
    return take_row(vector, &row, user, err);
}

static void forget_row(lrel_vector *vector)
{
    if (vector->feature)
        OGR_F_Destroy(vector->feature);
    vector->feature = NULL;
}

static lrel_status read_rows(lrel_vector *vector, lrel_vector_row_fn take_row, void *user,
                             lrel_error *err)
{
    int64_t count = 0, promised = -1;
    lrel_status status;

    /* The header of a FlatGeobuf says how many there are: one that was cut off has fewer,
     * and nothing else would show it. */
    if (vector->driver == LREL_VECTOR_FGB)
        promised = OGR_L_GetFeatureCount(vector->layer, FALSE);
    OGR_L_ResetReading(vector->layer);
    for (;;) {
        vector->log = (lrel_gdal_log){NULL, "", ""};
        vector->feature = OGR_L_GetNextFeature(vector->layer);
        if (!vector->feature)
            break;
        count++;
        status = read_row(vector, count, take_row, user, err);
        forget_row(vector);
        if (status != LREL_OK)
            return status;
    }
    if (vector->log.failure[0])
        return lrel__fail(err, LREL_E_FORMAT, "cannot be read behind row %lld: %s",
                          (long long)count, vector->log.failure);
    if (promised >= 0 && promised != count)
        return lrel__fail(err, LREL_E_FORMAT,
                          "says that it has %lld rows, and has %lld; ask for it again",
                          (long long)promised, (long long)count);
    return LREL_OK;
}

static lrel_status read_layer(lrel_vector *vector, lrel_vector_row_fn row, void *user,
                              lrel_error *err)
{
    lrel_gdal_guard guard = lrel_gdal__enter(vector->driver, &vector->log);
    lrel_status status = read_rows(vector, row, user, err);

    lrel_gdal__leave(&guard);
    return status;
}

static lrel_status find_row(lrel_vector *vector, int64_t id, lrel_vector_row_fn take_row,
                            void *user, lrel_error *err)
{
    lrel_gdal_guard guard = lrel_gdal__enter(vector->driver, &vector->log);
    lrel_status status;

    vector->log = (lrel_gdal_log){NULL, "", ""};
    vector->feature = OGR_L_GetFeature(vector->layer, id);
    if (vector->feature)
        status = read_row(vector, id, take_row, user, err);
    else
        status = lrel__fail(
            err, LREL_E_FORMAT, "the row with the feature id %lld cannot be read: %s",
            (long long)id,
            vector->log.failure[0] ? vector->log.failure : "it is not found");
    forget_row(vector);
    lrel_gdal__leave(&guard);
    return status;
}

static void library_version(char *out, size_t capacity)
{
    snprintf(out, capacity, "GDAL %s", GDALVersionInfo("RELEASE_NAME"));
}

static void library(const lrel_vector *vector, char *out, size_t capacity)
{
    library_version(out, capacity);
}

const lrel_vector_functions lrel_module_gdal = {
    .head = {LREL_MODULE_ABI, LREL_VERSION, library_version},
    .library = library,
    .open = open_file,
    .close = close_file,
    .layer_count = layer_count,
    .layer = layer_at,
    .begin = begin,
    .read = read_layer,
    .find = find_row,
    .cell = lrel_gdal__cell,
    .shape = lrel_gdal__shape,
};
