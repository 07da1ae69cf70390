/* SPDX-License-Identifier: Apache-2.0 */
/* guarded.c: vector.h over a channel: each call is a message, each row of the reader's
 * looked at as a whole before it is anybody's. */
#include "bridge/guarded.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>

#include "bridge/guard_channel.h"
#include "bridge/guard_message.h"
#include "core/fail.h"
#include "landrelease/version.h"

struct lrel_vector {
    lrel_arena *arena; /* names */
    lrel_channel channel;
    lrel_wire_out out;
    const char *library;
    lrel_vector_layer *layers;
    size_t layer_count;

    size_t field_count; /* of the layer that was begun, and of it: */
    const char **cells; /* of the row that is being read */
    lrel_wire_in shape;
};

/* Sends what was put and waits for the answer.
 * @return LREL_OK with a frame of kind @p expected or @p other, or what the reader could
 *         not do */
static lrel_status receive(lrel_vector *vector, uint32_t expected, uint32_t other,
                           uint32_t *kind, lrel_wire_in *values, lrel_error *err)
{
    lrel_status status = lrel_channel__receive(&vector->channel, kind, values, err);

    if (status != LREL_OK || *kind == expected || *kind == other)
        return status;
    if (*kind == LREL_MESSAGE_FAILED)
        return lrel_message_take_failed(*values, err);
    return lrel__fail(err, LREL_E_FORMAT, "its reader answers what was not asked");
}

static lrel_status ask(lrel_vector *vector, uint32_t expected, lrel_wire_in *values,
                       lrel_error *err)
{
    lrel_status status = lrel_channel__send(&vector->channel, &vector->out, err);
    uint32_t kind;

    if (status != LREL_OK)
        return status;
    return receive(vector, expected, expected, &kind, values, err);
}

/* ---- opening ---- */

static void close_vector(lrel_vector *vector)
{
    const lrel_context *context;

    if (!vector)
        return;
    context = vector->channel.context;
    lrel_channel__close(&vector->channel);
    lrel__free(context, vector->out.at);
    lrel_arena_free(vector->arena);
    lrel__free(context, vector);
}

/* What rows of a file may come to: as much as parts of a zip may, and for the same reason
 * (lib/bridge/zip.c). Views repeat rows, and geodatabases pack them. */
#define ROWS_PER_FILE  200
#define ROWS_OF_LITTLE ((uint64_t)64 << 20)

static uint64_t bytes_of_folder(const char *path)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    uint64_t bytes = 0;

    while (folder && (entry = readdir(folder))) {
        struct stat about;

        if (fstatat(dirfd(folder), entry->d_name, &about, 0) == 0 &&
            S_ISREG(about.st_mode))
            bytes += (uint64_t)about.st_size;
    }
    if (folder)
        (void)closedir(folder);
    return bytes;
}

static uint64_t most_of(const char *path)
{
    struct stat about;
    uint64_t bytes = 0;

    if (stat(path, &about) == 0)
        bytes = S_ISDIR(about.st_mode) ? bytes_of_folder(path) : (uint64_t)about.st_size;
    if (bytes > UINT64_MAX / ROWS_PER_FILE)
        return UINT64_MAX;
    bytes *= ROWS_PER_FILE;
    return bytes > ROWS_OF_LITTLE ? bytes : ROWS_OF_LITTLE;
}

static lrel_status open_vector(lrel_vector *vector, const char *path,
                               lrel_vector_driver driver, lrel_error *err)
{
    const lrel_guard *guard = lrel__guard(vector->channel.context);
    const lrel_open_request request = {
        LREL_READER_ABI,    LREL_VERSION, guard->memory_bytes,
        guard->cpu_seconds, driver,       path,
    };
    lrel_wire_in values;
    lrel_status status;

    vector->arena = lrel_arena_new(vector->channel.context);
    if (!vector->arena)
        return lrel__fail_memory(err);
    vector->channel.most = most_of(path);
    if ((status = lrel_channel__open(&vector->channel, err)) != LREL_OK)
        return status;
    lrel_message_put_open(&vector->out, &request);
    if ((status = ask(vector, LREL_MESSAGE_OPENED, &values, err)) != LREL_OK)
        return status;
    return lrel_message_take_opened(values, vector->arena, &vector->library,
                                    &vector->layers, &vector->layer_count, err);
}

static lrel_status open_path(const lrel_context *context, const char *path,
                             lrel_vector_driver driver, lrel_vector **out,
                             lrel_error *err)
{
    lrel_vector *vector = lrel__calloc(context, 1, sizeof *vector);
    lrel_status status;

    if (!vector)
        return lrel__fail_memory(err);
    vector->channel.context = context;
    vector->out.context = context;
    status = open_vector(vector, path, driver, err);
    if (status == LREL_OK)
        *out = vector;
    else
        close_vector(vector);
    return status;
}

/* ---- layers ---- */

static size_t layer_count(const lrel_vector *vector)
{
    return vector->layer_count;
}

static lrel_vector_layer layer_at(lrel_vector *vector, size_t index)
{
    return vector->layers[index];
}

static lrel_status begin(lrel_vector *vector, size_t index, lrel_vector_table *out,
                         lrel_error *err)
{
    lrel_wire_in values;
    lrel_status status;

    lrel_message_put_number(&vector->out, LREL_MESSAGE_BEGIN, (int64_t)index);
    if ((status = ask(vector, LREL_MESSAGE_TABLE, &values, err)) != LREL_OK ||
        (status = lrel_message_take_table(values, vector->arena, out, err)) != LREL_OK)
        return status;
    vector->field_count = out->field_count;
    vector->cells =
        lrel_arena_alloc(vector->arena, out->field_count * sizeof *vector->cells);
    return vector->cells ? LREL_OK : lrel__fail_memory(err);
}

/* ---- rows ---- */

/* Rows until there are no more. @p count of them at most: more are none of what was asked
 * for. */
static lrel_status take_rows(lrel_vector *vector, int64_t most, lrel_vector_row_fn take,
                             void *user, lrel_error *err)
{
    lrel_status status = lrel_channel__send(&vector->channel, &vector->out, err);
    lrel_vector_row row;
    lrel_wire_in values;
    uint32_t kind;

    for (int64_t count = 0; status == LREL_OK; count++) {
        status = receive(vector, LREL_MESSAGE_ROW, LREL_MESSAGE_END, &kind, &values, err);
        if (status != LREL_OK || kind == LREL_MESSAGE_END)
            return status;
        if (count == most)
            return lrel__fail(err, LREL_E_FORMAT,
                              "its reader answers what was not asked");
        status = lrel_message_take_row(values, vector->field_count, vector->cells,
                                       &vector->shape, &row, err);
        if (status == LREL_OK)
            status = take(vector, &row, user, err);
    }
    return status;
}

static lrel_status read_rows(lrel_vector *vector, lrel_vector_row_fn row, void *user,
                             lrel_error *err)
{
    lrel_message_put_bare(&vector->out, LREL_MESSAGE_READ);
    return take_rows(vector, INT64_MAX, row, user, err);
}

static lrel_status find_row(lrel_vector *vector, int64_t id, lrel_vector_row_fn row,
                            void *user, lrel_error *err)
{
    lrel_message_put_number(&vector->out, LREL_MESSAGE_FIND, id);
    return take_rows(vector, 1, row, user, err);
}

static const char *cell(lrel_vector *vector, size_t field)
{
    return vector->cells[field];
}

static void shape(lrel_vector *vector, const lrel_vector_sink *sink)
{
    lrel_message_give_shape(vector->shape, sink);
}

/* ---- versions ---- */

static void library_version(char *out, size_t capacity)
{
    snprintf(out, capacity, "GDAL"); /* which, the reader says of a file */
}

static void library(const lrel_vector *vector, char *out, size_t capacity)
{
    snprintf(out, capacity, "%s", vector->library);
}

static const lrel_vector_functions guarded = {
    .head = {LREL_MODULE_ABI, LREL_VERSION, library_version},
    .library = library,
    .open = open_path,
    .close = close_vector,
    .layer_count = layer_count,
    .layer = layer_at,
    .begin = begin,
    .read = read_rows,
    .find = find_row,
    .cell = cell,
    .shape = shape,
};

lrel_status lrel_gdal_functions(const lrel_context *context,
                                const lrel_vector_functions **out, lrel_error *err)
{
    const lrel_module_head *head;
    lrel_status status;

    if (lrel__guard(context)) {
        *out = &guarded;
        return LREL_OK;
    }
    status = lrel_module_open(LREL_MODULE_GDAL, &head, err);
    if (status == LREL_OK)
        *out = (const lrel_vector_functions *)head;
    return status;
}
