/* SPDX-License-Identifier: Apache-2.0 */
/* attributes.c: codes and years are numbers already; texts become their rank. */
#include "map/attributes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "write/json_members.h"

typedef enum attribute_kind {
    KIND_CODE,
    KIND_SET,
    KIND_TEXT,  /* of a record */
    KIND_PLACE, /* a unit's code, of a face in the hands of a hazard */
    KIND_SOURCE,
    KIND_PRODUCT, /* the column of the account that the land left by */
    KIND_YEAR
} attribute_kind;

static attribute_kind kind_of(int by)
{
    switch (by) {
    case LREL_BY_PRODUCT:
        return KIND_PRODUCT;
    case LREL_BY_CLASS:
    case LREL_BY_ACTIVITY:
        return KIND_CODE;
    case LREL_BY_CONTAMINATION:
    case LREL_BY_ASSET:
        return KIND_SET;
    case LREL_BY_SOURCE:
        return KIND_SOURCE;
    case MAP_BY_YEAR:
        return KIND_YEAR;
    default:
        return by >= LREL_BY_ADMIN1 ? KIND_PLACE : KIND_TEXT;
    }
}

static const lrel_vocabulary *vocabulary_of(int by)
{
    switch (by) {
    case LREL_BY_PRODUCT:
        return &lrel_vocabulary_product;
    case LREL_BY_CLASS:
        return &lrel_vocabulary_class;
    case LREL_BY_ACTIVITY:
        return &lrel_vocabulary_activity;
    case LREL_BY_CONTAMINATION:
        return &lrel_vocabulary_contamination;
    case LREL_BY_ASSET:
        return &lrel_vocabulary_asset;
    default:
        return NULL;
    }
}

const char *lrel_map_by_name(int by)
{
    return by == MAP_BY_YEAR ? "year" : lrel_by_name((lrel_by)by);
}

bool lrel_map_has_by(const lrel_programme *programme, bool is_released, int by)
{
    if (by == MAP_BY_YEAR)
        return is_released;
    if (by >= LREL_BY_ADMIN1)
        return lrel_programme_has_group(programme, (lrel_by)by);
    return is_released ? lrel_by_is_of_records((lrel_by)by)
                       : lrel_by_is_of_land((lrel_by)by);
}

static lrel_text text_of_record(const lrel_record *r, int by)
{
    switch (by) {
    case LREL_BY_OPERATOR:
        return r->operator_name;
    case LREL_BY_PARTNER:
        return lrel_record_details_of(r)->partner;
    case LREL_BY_DONOR:
        return lrel_record_details_of(r)->donor;
    default:
        return lrel_record_details_of(r)->national_class;
    }
}

/* The code of the unit of @p level that @p face lies in; of several the lowest, as in
 * tables; of none "". */
static lrel_text code_of_face(const lrel_face *face, const lrel_unit *const *unit_of,
                              int level)
{
    lrel_text code = LREL_TEXT("");
    bool has_code = false;

    for (uint32_t i = 0; i < face->owner_count; i++) {
        const lrel_unit *unit = unit_of[face->owners[i]];

        if (!unit || unit->level != level)
            continue;
        if (!has_code || lrel_text_compare(unit->code, code) < 0)
            code = unit->code;
        has_code = true;
    }
    return code;
}

static int compare_ranked(const void *a, const void *b, void *user)
{
    const lrel_text *list = user;

    return lrel_text_compare(list[*(const uint32_t *)a], list[*(const uint32_t *)b]);
}

/* Sorts @p list, of @p count texts, in place into distinct ones; gives each its number.
 */
static lrel_status rank_texts(map_texts *texts, const lrel_context *context,
                              const lrel_text *list, size_t count, lrel_error *err)
{
    uint32_t *order = lrel__alloc(context, count, sizeof *order);

    texts->at = lrel__alloc(context, count, sizeof *texts->at);
    texts->number = lrel__alloc(context, count, sizeof *texts->number);
    if (!order || !texts->at || !texts->number) {
        lrel__free(context, order);
        return lrel__fail_memory(err);
    }
    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)i;
    if (count)
        qsort_r(order, count, sizeof *order, compare_ranked, (void *)(uintptr_t)list);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || lrel_text_compare(list[order[i - 1]], list[order[i]]) != 0)
            texts->at[texts->count++] = list[order[i]];
        texts->number[order[i]] = (uint32_t)texts->count - 1;
    }
    lrel__free(context, order);
    return LREL_OK;
}

static lrel_status prepare_records(map_attributes *a, int by, lrel_error *err)
{
    const lrel_records *records = &a->data->records;
    lrel_text *list = lrel__alloc(a->data->context, records->count, sizeof *list);
    lrel_status status;

    if (!list)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < records->count; i++)
        list[i] = text_of_record(&records->at[i], by);
    status = rank_texts(&a->texts[by], a->data->context, list, records->count, err);
    lrel__free(a->data->context, list);
    return status;
}

static lrel_status prepare_places(map_attributes *a, int by, lrel_error *err)
{
    const lrel_dataset *data = a->data;
    size_t faces = lrel_mosaic_face_count(data->mosaic);
    size_t count = faces + data->elsewhere.count;
    int level = by - LREL_BY_ADMIN1 + 1;
    lrel_text *list = lrel__alloc(data->context, count, sizeof *list);
    const lrel_unit **unit_of =
        lrel__calloc(data->context, data->owner_count, sizeof *unit_of);
    lrel_status status = LREL_E_MEMORY;

    for (size_t u = 0; unit_of && u < data->unit_count; u++)
        if (data->units[u].owner != LREL_OWNER_NONE)
            unit_of[data->units[u].owner] = &data->units[u];
    for (size_t f = 0; list && unit_of && f < faces; f++) {
        lrel_face face = lrel_mosaic_face_at(data->mosaic, f);

        list[f] = code_of_face(&face, unit_of, level);
    }
    for (size_t i = 0; list && unit_of && i < data->elsewhere.count; i++)
        list[faces + i] =
            lrel_dataset_code_elsewhere(data, i, level, list[data->elsewhere.at[i].face]);
    status = list && unit_of ? rank_texts(&a->texts[by], data->context, list, count, err)
                             : lrel__fail_memory(err);
    lrel__free(data->context, list);
    lrel__free(data->context, (void *)unit_of);
    return status;
}

lrel_status lrel_map_attributes__prepare(map_attributes *a, int by, lrel_error *err)
{
    if (a->texts[by].at)
        return LREL_OK;
    if (kind_of(by) == KIND_TEXT)
        return prepare_records(a, by, err);
    return kind_of(by) == KIND_PLACE ? prepare_places(a, by, err) : LREL_OK;
}

void lrel_map_attributes__clear(map_attributes *a)
{
    for (int by = 0; by < MAP_BY_COUNT; by++) {
        lrel__free(a->data->context, a->texts[by].at);
        lrel__free(a->data->context, a->texts[by].number);
    }
    memset(a->texts, 0, sizeof a->texts);
}

/* Of the land of @p subject among those whose places are listed. */
static size_t number_of_land(const lrel_dataset *data, const map_subject *subject)
{
    size_t at = lrel_dataset_elsewhere(data, subject->face, subject->holder);

    return at < data->elsewhere.count ? lrel_mosaic_face_count(data->mosaic) + at
                                      : subject->face;
}

uint32_t lrel_map_attributes__number(const map_attributes *a, int by,
                                     const map_subject *subject)
{
    const lrel_record *r = &a->data->records.at[subject->record];

    switch (kind_of(by)) {
    case KIND_CODE:
        return (uint32_t)(by == LREL_BY_CLASS ? r->hazard_class : r->activity);
    case KIND_SET:
        return by == LREL_BY_CONTAMINATION ? r->contamination
                                           : lrel_record_details_of(r)->assets;
    case KIND_TEXT:
        return a->texts[by].number[subject->record];
    case KIND_PLACE:
        return a->texts[by].number[number_of_land(a->data, subject)];
    case KIND_SOURCE:
        return r->source;
    case KIND_PRODUCT:
        return subject->left_by;
    case KIND_YEAR:
        break;
    }
    return subject->year;
}

static lrel_status find_code(int by, lrel_text value, uint32_t *out, lrel_error *err)
{
    const lrel_vocabulary *words = vocabulary_of(by);
    int code = lrel_vocabulary_find(words, value);
    char list[256] = "";

    if (code >= 0) {
        *out = (uint32_t)code + (by == LREL_BY_PRODUCT ? LREL_COLUMN_CANCELLED : 0);
        return LREL_OK;
    }
    for (int i = 0; i < lrel_vocabulary_count(words); i++)
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "",
                 words->codes[i]);
    return lrel__fail(err, LREL_E_ARGUMENT, "no %s \"%.*s\"; there are %s",
                      lrel_map_by_name(by), LREL_TEXT_ARGS(value), list);
}

static lrel_status find_source(const map_attributes *a, lrel_text value, uint32_t *out,
                               lrel_error *err)
{
    for (uint32_t s = 0; s < a->data->programme->source_count; s++)
        if (lrel_text_is_equal(value, lrel_dataset_source_name(a->data, s))) {
            *out = s;
            return LREL_OK;
        }
    return lrel__fail(err, LREL_E_ARGUMENT, "no source is called \"%.*s\"",
                      LREL_TEXT_ARGS(value));
}

#define SHOWN_BYTES 32

/* A value that no land has is a slip of the finger more often than a question, and an
 * empty map would look like an answer. */
static lrel_status fail_text(const map_texts *texts, int by, lrel_text value,
                             lrel_error *err)
{
    char list[160] = "";

    for (size_t i = 0; i < texts->count && strlen(list) < sizeof list / 2; i++) {
        lrel_text shown = texts->at[i];

        shown.length = shown.length < SHOWN_BYTES ? shown.length : SHOWN_BYTES;
        shown.length = lrel_text_utf8_prefix(shown);
        if (shown.length)
            snprintf(list + strlen(list), sizeof list - strlen(list), "%s\"%.*s\"",
                     *list ? ", " : "", LREL_TEXT_ARGS(shown));
    }
    return lrel__fail(err, LREL_E_ARGUMENT, "no land has the %s \"%.*s\"; there are %s",
                      lrel_map_by_name(by), LREL_TEXT_ARGS(value), list);
}

static lrel_status find_text(const map_texts *texts, int by, lrel_text value,
                             uint32_t *out, lrel_error *err)
{
    for (uint32_t i = 0; i < texts->count; i++)
        if (lrel_text_is_equal(value, texts->at[i])) {
            *out = i;
            return LREL_OK;
        }
    return fail_text(texts, by, value, err);
}

static lrel_status find_year(lrel_text value, uint32_t *out, lrel_error *err)
{
    *out = 0;
    for (size_t i = 0; i < value.length && value.length == 4; i++) {
        if (value.at[i] < '0' || value.at[i] > '9')
            break;
        *out = 10 * *out + (uint32_t)(value.at[i] - '0');
    }
    return *out >= 1900 ? LREL_OK
                        : lrel__fail(err, LREL_E_ARGUMENT, "\"%.*s\" is no year",
                                     LREL_TEXT_ARGS(value));
}

lrel_status lrel_map_attributes__find(const map_attributes *a, int by, lrel_text value,
                                      uint32_t *out, lrel_error *err)
{
    switch (kind_of(by)) {
    case KIND_CODE:
    case KIND_SET:
    case KIND_PRODUCT:
        return find_code(by, value, out, err);
    case KIND_SOURCE:
        return find_source(a, value, out, err);
    case KIND_YEAR:
        return find_year(value, out, err);
    default:
        return find_text(&a->texts[by], by, value, out, err);
    }
}

/* A hazard that states no contamination has the unknown one. */
static bool set_has(int by, uint32_t set, uint32_t code)
{
    return set >> code & 1 || (set == 0 && by == LREL_BY_CONTAMINATION &&
                               code == LREL_CONTAMINATION_UNKNOWN);
}

bool lrel_map_attributes__is(int by, uint32_t number, uint32_t wanted)
{
    return kind_of(by) == KIND_SET ? set_has(by, number, wanted) : number == wanted;
}

static void write_set(int by, uint32_t set, lrel_json *json)
{
    const lrel_vocabulary *words = vocabulary_of(by);

    lrel_json_array(json, true);
    for (int code = 0; code < lrel_vocabulary_count(words); code++)
        if (set_has(by, set, (uint32_t)code))
            lrel_json_string(json, lrel_vocabulary_name(words, code));
    lrel_json_array_end(json);
}

void lrel_map_attributes__write(const map_attributes *a, int by, uint32_t number,
                                lrel_json *json)
{
    lrel_json_key(json, lrel_map_by_name(by));
    switch (kind_of(by)) {
    case KIND_CODE:
        lrel_json_string(json, lrel_vocabulary_name(vocabulary_of(by), (int)number));
        break;
    case KIND_SET:
        write_set(by, number, json);
        break;
    case KIND_TEXT:
    case KIND_PLACE:
        lrel_json_text(json, a->texts[by].at[number]);
        break;
    case KIND_SOURCE:
        lrel_json_text(json, lrel_dataset_source_name(a->data, number));
        break;
    case KIND_PRODUCT:
        lrel_json_string(json, lrel_ledger_column_name((lrel_ledger_column)number));
        break;
    case KIND_YEAR:
        lrel_json_integer(json, number);
        break;
    }
}
