/* SPDX-License-Identifier: Apache-2.0 */
/* query.c: reading what is asked of a map, and asking it of land. */
#include "map/query.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void lrel_map_query_init(lrel_map_query *query, const lrel_dataset *data,
                         bool is_released)
{
    *query = (lrel_map_query){.is_released = is_released,
                              .from = {LREL_DAY_BEGINNING},
                              .at = data->programme->as_of,
                              .account = LREL_ACCOUNT_EVERY,
                              .by_count = 2,
                              .drawing = {.zoom = -1}};
    query->by[0] = is_released ? (int)LREL_BY_PRODUCT : (int)LREL_BY_CLASS;
    query->by[1] = is_released ? (int)MAP_BY_YEAR : (int)LREL_BY_CONTAMINATION;
}

/* Web maps: 256 pixels are the equator at zoom 0, half of it at zoom 1, ... */
#define EQUATOR_M   (2 * 3.14159265358979323846 * 6378137.0)
#define TILE_PIXELS 256

double lrel_map_zoom_m(const lrel_dataset *data, int zoom)
{
    double lat = lrel_grid_centre(data->grid).y * 3.14159265358979323846 / 180;
    double metres = EQUATOR_M / TILE_PIXELS * cos(lat);

    for (int i = 0; i < zoom; i++)
        metres /= 2;
    return floor(metres * 1000 + 0.5) /
           1000; /* the last bit of cos() is no one's promise */
}

/* A name is near when no more letters than this are different. */
#define NEAR_EDITS     2
#define NAME_MAX_BYTES 64

static lrel_status fail_by(const lrel_map_query *query, const lrel_programme *programme,
                           lrel_text name, lrel_error *err)
{
    const char *nearest = NULL;
    size_t fewest = NEAR_EDITS + 1;
    char list[320] = "account";

    name.length = name.length < NAME_MAX_BYTES ? name.length : NAME_MAX_BYTES;
    name.length = lrel_text_utf8_prefix(name);
    for (int by = 0; by < MAP_BY_COUNT; by++) {
        const char *known = lrel_map_by_name(by);
        size_t edits = lrel_text_distance(name, lrel_text_of(known));

        if (!lrel_map_has_by(programme, query->is_released, by))
            continue;
        snprintf(list + strlen(list), sizeof list - strlen(list), ", %s", known);
        if (edits < fewest) {
            fewest = edits;
            nearest = known;
        }
    }
    return lrel__fail(err, LREL_E_ARGUMENT, "%s land has no \"%.*s\"; there are %s%s%s%s",
                      query->is_released ? "released" : "recorded", LREL_TEXT_ARGS(name),
                      list, nearest ? "; did you mean " : "", nearest ? nearest : "",
                      nearest ? "?" : "");
}

static lrel_status find_by(const lrel_map_query *query, const lrel_programme *programme,
                           lrel_text name, int *out, lrel_error *err)
{
    for (int by = 0; by < MAP_BY_COUNT; by++) {
        if (!lrel_text_is_equal(name, lrel_text_of(lrel_map_by_name(by))))
            continue;
        *out = by;
        if (lrel_map_has_by(programme, query->is_released, by))
            return LREL_OK;
        if (by >= LREL_BY_ADMIN1 && by < MAP_BY_YEAR)
            return lrel__fail(err, LREL_E_ARGUMENT, "%s",
                              lrel_programme_no_level(programme, (lrel_by)by).text);
    }
    return fail_by(query, programme, name, err);
}

/* Takes what stands before the next @p end off @p rest; a backslash covers one. */
static lrel_text take(lrel_text *rest, char end)
{
    lrel_text taken = *rest;
    size_t i = 0;

    while (i < rest->length && rest->at[i] != end)
        i += rest->at[i] == '\\' && i + 1 < rest->length ? 2 : 1;
    taken.length = i;
    i += i < rest->length;
    rest->at += i;
    rest->length -= i;
    return taken;
}

lrel_status lrel_map_query_by(lrel_map_query *query, const lrel_programme *programme,
                              lrel_text list, lrel_error *err)
{
    query->by_count = 0;
    while (list.length) {
        lrel_text name = lrel_text_trim(take(&list, ','));
        bool is_new = true;
        int by;
        lrel_status status;

        if (lrel_text_is_equal(name, LREL_TEXT("account")))
            continue;
        if ((status = find_by(query, programme, name, &by, err)) != LREL_OK)
            return status;
        for (size_t i = 0; i < query->by_count; i++)
            is_new &= query->by[i] != by;
        if (is_new)
            query->by[query->by_count++] = by;
    }
    return LREL_OK;
}

/* @p text without the backslashes that cover something, in the dataset's arena. */
static lrel_status uncover(const lrel_dataset *data, lrel_text text, lrel_text *out,
                           lrel_error *err)
{
    char *plain = lrel_arena_alloc(data->arena, text.length + 1);

    if (!plain)
        return lrel__fail_memory(err);
    *out = (lrel_text){plain, 0};
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '\\' && i + 1 < text.length)
            i++;
        plain[out->length++] = text.at[i];
    }
    return LREL_OK;
}

static lrel_status read_condition(lrel_map_query *query, const lrel_dataset *data,
                                  lrel_text text, lrel_error *err)
{
    map_condition *c = &query->where[query->where_count];
    lrel_text rest = text, name = take(&rest, '=');
    lrel_status status;

    if (name.length == text.length)
        return lrel__fail(err, LREL_E_ARGUMENT,
                          "\"%.*s\" is no condition; it is written as in class=cha",
                          LREL_TEXT_ARGS(text));
    if (query->where_count == MAP_CONDITIONS_MAX)
        return lrel__fail(err, LREL_E_ARGUMENT, "more than %d conditions",
                          MAP_CONDITIONS_MAX);
    if ((status = find_by(query, data->programme, lrel_text_trim(name), &c->by, err)) !=
            LREL_OK ||
        (status = uncover(data, lrel_text_trim(rest), &c->value, err)) != LREL_OK)
        return status;
    query->where_count++;
    return LREL_OK;
}

lrel_status lrel_map_query_where(lrel_map_query *query, const lrel_dataset *data,
                                 lrel_text list, lrel_error *err)
{
    lrel_status status = LREL_OK;

    query->where_text = list;
    query->where_count = 0;
    while (list.length && status == LREL_OK)
        status = read_condition(query, data, take(&list, ','), err);
    return status;
}

/* The land of all accounts would lie over the others. */
bool lrel_map__is_of_account(const lrel_map_query *query, const lrel_dataset *data,
                             uint32_t account)
{
    return query->account == LREL_ACCOUNT_EVERY
               ? account != data->programme->account_count
               : account == query->account;
}

lrel_status lrel_map_query__resolve(lrel_map_query *query, map_attributes *attributes,
                                    lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < query->by_count && status == LREL_OK; i++)
        status = lrel_map_attributes__prepare(attributes, query->by[i], err);
    for (size_t i = 0; i < query->where_count && status == LREL_OK; i++) {
        map_condition *c = &query->where[i];

        if ((status = lrel_map_attributes__prepare(attributes, c->by, err)) == LREL_OK)
            status =
                lrel_map_attributes__find(attributes, c->by, c->value, &c->number, err);
    }
    return status;
}

bool lrel_map_query__wants(const lrel_map_query *query, const map_attributes *attributes,
                           const map_subject *subject)
{
    for (size_t i = 0; i < query->where_count; i++) {
        int by = query->where[i].by;
        uint32_t number = lrel_map_attributes__number(attributes, by, subject);
        bool is_wanted = false;

        for (size_t k = 0; k < query->where_count; k++)
            is_wanted |= query->where[k].by == by &&
                         lrel_map_attributes__is(by, number, query->where[k].number);
        if (!is_wanted)
            return false;
    }
    return true;
}
