/* SPDX-License-Identifier: Apache-2.0 */
/* sources.c: which files a run was made from, as its provenance says. */
#include <stdlib.h>

#include "compare/compare.h"
#include "core/path.h"
#include "read/json_pull.h"
#include "read/mapped.h"

/* The checksums of a run's sources, in order of bytes, so that neither names nor the
 * order in the programme matter. */
typedef struct checksums {
    lrel_text *at;
    size_t count, capacity;
    bool is_draft;
} checksums;

typedef struct reading {
    const lrel_context *context;
    lrel_json json;
    checksums *out;
    lrel_error *err;
} reading;

static lrel_status fail(reading *r)
{
    return lrel__fail(r->err, LREL_E_FORMAT, "not as runs write it");
}

/* An object of `sources`, whose beginning was read. */
static lrel_status read_source(reading *r)
{
    lrel_json_token token;
    lrel_status status;

    while ((status = lrel_json__next(&r->json, &token, r->err)) == LREL_OK &&
           token == LREL_JSON_KEY) {
        bool is_checksum = lrel_text_is_equal(r->json.text, LREL_TEXT("sha256"));
        lrel_text *place;

        if ((status = lrel_json__next(&r->json, &token, r->err)) != LREL_OK)
            return status;
        if (!is_checksum || token != LREL_JSON_STRING) {
            if ((status = lrel_json__skip(&r->json, token, r->err)) != LREL_OK)
                return status;
            continue;
        }
        if (!(place = LREL__PUSH(r->context, r->out)))
            return lrel__fail_memory(r->err);
        *place = r->json.text;
    }
    return status;
}

static lrel_status read_sources(reading *r)
{
    lrel_json_token token;
    lrel_status status = lrel_json__next(&r->json, &token, r->err);

    if (status == LREL_OK && token != LREL_JSON_ARRAY)
        return fail(r);
    while (status == LREL_OK &&
           (status = lrel_json__next(&r->json, &token, r->err)) == LREL_OK &&
           token == LREL_JSON_OBJECT)
        status = read_source(r);
    return status;
}

static lrel_status read_members(reading *r)
{
    lrel_json_token token;
    lrel_status status = lrel_json__next(&r->json, &token, r->err);

    if (status == LREL_OK && token != LREL_JSON_OBJECT)
        return fail(r);
    while (status == LREL_OK &&
           (status = lrel_json__next(&r->json, &token, r->err)) == LREL_OK &&
           token == LREL_JSON_KEY) {
        if (lrel_text_is_equal(r->json.text, LREL_TEXT("sources"))) {
            status = read_sources(r);
            continue;
        }
        if (lrel_text_is_equal(r->json.text, LREL_TEXT("draft"))) {
            status = lrel_json__next(&r->json, &token, r->err);
            r->out->is_draft = token == LREL_JSON_TRUE;
            continue;
        }
        status = lrel_json__skip_next(&r->json, r->err);
    }
    return status;
}

static int compare_texts(const void *left, const void *right)
{
    return lrel_text_compare(*(const lrel_text *)left, *(const lrel_text *)right);
}

/* Texts come to lie in @p arena or in @p bytes. */
static lrel_status read_checksums(const lrel_context *context, const char *folder,
                                  lrel_arena *arena, lrel_mapped *bytes, checksums *out,
                                  lrel_error *err)
{
    char *path = lrel__path_in(context, folder, "data/provenance.json");
    reading r = {.context = context, .out = out, .err = err};
    lrel_status status;

    if (!path)
        return lrel__fail_memory(err);
    status = lrel_mapped__open(path, bytes, err);
    if (status == LREL_OK)
        status = lrel_json__begin(&r.json, context, (lrel_text){bytes->at, bytes->length},
                                  arena, err);
    if (status == LREL_OK) {
        status = read_members(&r);
        lrel_json__clear(&r.json);
    }
    if (out->count > 1)
        qsort(out->at, out->count, sizeof *out->at, compare_texts);
    lrel__free(context, path);
    return status == LREL_OK ? status : lrel__fail_at(err, status, folder, -1);
}

static bool is_same(const checksums *a, const checksums *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!lrel_text_is_equal(a->at[i], b->at[i]))
            return false;
    return true;
}

lrel_status lrel_compare_is_other_delivery(const lrel_context *context,
                                           const char *before, const char *after,
                                           bool *out, lrel_error *err)
{
    lrel_arena *arena = lrel_arena_new(context);
    lrel_mapped old_bytes = {NULL, 0}, new_bytes = {NULL, 0};
    checksums old_sums = {0}, new_sums = {0};
    lrel_status status = arena ? LREL_OK : lrel__fail_memory(err);

    if (status == LREL_OK)
        status = read_checksums(context, before, arena, &old_bytes, &old_sums, err);
    if (status == LREL_OK)
        status = read_checksums(context, after, arena, &new_bytes, &new_sums, err);
    if (status == LREL_OK)
        *out = !old_sums.is_draft && !is_same(&old_sums, &new_sums);
    lrel__free(context, old_sums.at);
    lrel__free(context, new_sums.at);
    lrel_mapped__close(&old_bytes);
    lrel_mapped__close(&new_bytes);
    lrel_arena_free(arena);
    return status;
}
