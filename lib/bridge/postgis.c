/* SPDX-License-Identifier: Apache-2.0 */
/* postgis.c: the session of one table, and its rows. */
#include "bridge/postgis.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/ewkb.h"
#include "bridge/postgis_parts.h"
#include "landrelease/version.h"

/* ---- the session ---- */

static lrel_status connect_to(lrel_vector *vector, lrel_vector *beside, lrel_error *err)
{
    const lrel_module_head *head;
    const char *snapshot = NULL;
    lrel_status status = lrel_module_open(LREL_MODULE_POSTGRES, &head, err);

    if (status != LREL_OK)
        return status;
    vector->module = (const lrel_database_functions *)head;
    if (beside &&
        (status = vector->module->snapshot(beside->database, &snapshot, err)) != LREL_OK)
        return status;
    return vector->module->open(vector->context, vector->place->service, snapshot,
                                &vector->database, err);
}

void lrel_postgis_close(lrel_vector *vector)
{
    if (!vector)
        return;
    if (vector->module)
        vector->module->close(vector->database);
    lrel__free(vector->context, vector->columns.at);
    lrel__free(vector->context, vector->row.at);
    lrel_checksum_sum_free(vector->sum);
    lrel_arena_free(vector->arena);
    lrel__free(vector->context, vector);
}

lrel_status lrel_postgis_open(const lrel_context *context,
                              const lrel_postgis_place *place, lrel_vector *beside,
                              lrel_vector **out, lrel_error *err)
{
    lrel_vector *vector = lrel__calloc(context, 1, sizeof *vector);
    lrel_status status;

    if (!vector)
        return lrel__fail_memory(err);
    vector->context = context;
    vector->place = place;
    vector->arena = lrel_arena_new(context);
    vector->sum = lrel_checksum_sum_new(context);
    status = vector->arena && vector->sum ? connect_to(vector, beside, err)
                                          : lrel__fail_memory(err);
    if (status == LREL_OK)
        *out = vector;
    else
        lrel_postgis_close(vector);
    return status;
}

lrel_checksum lrel_postgis_checksum(lrel_vector *vector)
{
    return lrel_checksum_sum_end(vector->sum);
}

/* ---- the table ---- */

static size_t layer_count(const lrel_vector *vector)
{
    (void)vector;
    return 1;
}

static lrel_vector_layer layer_at(lrel_vector *vector, size_t index)
{
    (void)index;
    return (lrel_vector_layer){vector->place->table, -1};
}

static lrel_status begin(lrel_vector *vector, size_t index, lrel_vector_table *out,
                         lrel_error *err)
{
    lrel_status status = lrel_postgis__describe(vector, err);

    (void)index;
    if (status == LREL_OK)
        *out = vector->table;
    return status;
}

/* ---- rows ---- */

typedef struct reading {
    lrel_vector *vector;
    lrel_vector_row_fn take;
    void *user;
} reading;

/* The key of the row, or its position. */
static lrel_status number_of(const lrel_vector *vector, int64_t *out, lrel_error *err)
{
    const char *cell = NULL;

    *out = vector->row_count;
    if (!vector->key)
        return LREL_OK;
    for (size_t i = 0; i < vector->table.field_count; i++)
        if (vector->fields[i].name == vector->key->name)
            cell = vector->row.at[vector->places[i]];
    errno = 0;
    *out = cell ? strtoll(cell, NULL, 10) : 0;
    return *out >= 1 && errno == 0
               ? LREL_OK
               : lrel__fail(err, LREL_E_READ, "the server sends a row without its key");
}

static lrel_status take_line(char *line, size_t length, void *user, lrel_error *err)
{
    reading *r = user;
    lrel_vector *vector = r->vector;
    lrel_vector_row row = {0, "", ""};
    lrel_status status;

    lrel_checksum_sum_add(vector->sum, line, length);
    lrel_checksum_sum_add(vector->sum, "\n", 1);
    vector->row_count++;
    if ((status = lrel_postgis__cut(vector->context, line, length, &vector->row, err)) !=
        LREL_OK)
        return status;
    if (vector->row.count != vector->asked + 2)
        return lrel__fail(err, LREL_E_READ, "the server sends half a row");
    if ((status = number_of(vector, &row.id, err)) != LREL_OK)
        return status;
    return r->take(vector, &row, r->user, err);
}

static lrel_status read_all(lrel_vector *vector, lrel_vector_row_fn take, void *user,
                            lrel_error *err)
{
    reading r = {vector, take, user};
    lrel_postgis_text text = {NULL, 0, 0, false};
    lrel_status status;

    lrel_postgis__rows(vector, &text);
    status = text.has_failed
                 ? lrel__fail_memory(err)
                 : vector->module->copy(vector->database, text.at, take_line, &r, err);
    lrel__free(vector->context, text.at);
    return status;
}

/* "2020-02-29 13:14:15.5+00" as "2020-02-29T13:14:15.5Z". What is longer than any day of
 * ours, or no day ("infinity"), stays as it is. */
static const char *moment(lrel_vector *vector, const char *text, bool is_zoned)
{
    size_t length = strlen(text);

    if (length >= sizeof vector->cell || length < 19 || text[10] != ' ')
        return text;
    memcpy(vector->cell, text, length + 1);
    vector->cell[10] = 'T';
    if (is_zoned && strcmp(vector->cell + length - 3, "+00") == 0)
        strcpy(vector->cell + length - 3, "Z");
    return vector->cell;
}

static const char *cell(lrel_vector *vector, size_t field)
{
    int place = vector->places[field];
    const char *text = place < 0 ? NULL : vector->row.at[place];

    if (!text)
        return "";
    return vector->fields[field].value == LREL_VALUE_DAY_AND_TIME
               ? moment(vector, text, vector->is_zoned[field])
               : text;
}

static void shape(lrel_vector *vector, const lrel_vector_sink *sink)
{
    char *own = vector->row.at[vector->asked],
         *chords = vector->row.at[vector->asked + 1];
    char *hex = chords ? chords : own;
    size_t bytes;

    if (!hex)
        return;
    if (chords)
        sink->curve(sink->user);
    if ((bytes = lrel_postgis__unhex(hex)) == 0)
        sink->fault(sink->user, "a whole geometry");
    else
        lrel_ewkb_give((const unsigned char *)hex, bytes, sink);
}

/* ---- versions ---- */

static void library_version(char *out, size_t capacity)
{
    snprintf(out, capacity, "landrelease " LREL_VERSION);
}

static void library(const lrel_vector *vector, char *out, size_t capacity)
{
    snprintf(out, capacity, "%s", vector->versions);
}

const lrel_vector_functions lrel_postgis = {
    .head = {LREL_MODULE_ABI, LREL_VERSION, library_version},
    .library = library,
    .layer_count = layer_count,
    .layer = layer_at,
    .begin = begin,
    .read = read_all,
    .cell = cell,
    .shape = shape,
};
