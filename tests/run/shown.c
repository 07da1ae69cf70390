/* SPDX-License-Identifier: Apache-2.0 */
/* shown.c: reads with the library's strict JSON reader, and keeps what tests ask for. */
#include "run/shown.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/json_pull.h"
#include "run/csv_table.h"

typedef struct reading {
    shown_map *map;
    lrel_context *context;
    lrel_arena *arena;
    lrel_json json;
} reading;

#define PUSH(array, count, room)                                                         \
    ((count) == (room)                                                                   \
         ? (void)(array = realloc(array, ((room) = 2 * (room) + 64) * sizeof *(array)))  \
         : (void)0,                                                                      \
     &(array)[(count)++])

static lrel_json_token next(reading *r)
{
    lrel_json_token token;
    lrel_error err;

    if (lrel_json__next(&r->json, &token, &err) != LREL_OK)
        fail_msg("%s", err.message);
    return token;
}

static void expect(reading *r, lrel_json_token token)
{
    assert_int_equal(next(r), token);
}

static bool is_key(const reading *r, const char *name)
{
    return lrel_text_is_equal(r->json.text, lrel_text_of(name));
}

/* A string, or "" for null. */
static void take_string(reading *r, char *out, size_t size)
{
    lrel_json_token token = next(r);

    assert_true(token == LREL_JSON_STRING || token == LREL_JSON_NULL);
    snprintf(out, size, "%.*s", token == LREL_JSON_STRING ? (int)r->json.text.length : 0,
             r->json.text.at);
}
#define TAKE(r, array) take_string(r, array, sizeof(array))

/* A number of at most seven decimals, exactly. */
static int64_t take_units(reading *r)
{
    char number[40];

    expect(r, LREL_JSON_NUMBER);
    snprintf(number, sizeof number, "%.*s", (int)r->json.text.length, r->json.text.at);
    return csv_units(number);
}

static void skip_value(reading *r)
{
    assert_int_equal(lrel_json__skip(&r->json, next(r), NULL), LREL_OK);
}

static void take_properties(reading *r, shown_feature *f)
{
    expect(r, LREL_JSON_OBJECT);
    while (next(r) == LREL_JSON_KEY) {
        if (is_key(r, "account"))
            TAKE(r, f->account);
        else if (is_key(r, "from"))
            TAKE(r, f->from);
        else if (is_key(r, "to"))
            TAKE(r, f->to);
        else if (is_key(r, "left_by"))
            TAKE(r, f->left_by);
        else if (is_key(r, "product"))
            TAKE(r, f->product);
        else if (is_key(r, "year"))
            f->year = take_units(r) / 10000000;
        else if (is_key(r, "area_m2"))
            f->area = take_units(r);
        else if (is_key(r, "edge"))
            f->is_edge = next(r) == LREL_JSON_TRUE;
        else
            skip_value(r);
    }
}

static void take_ring(reading *r, uint32_t polygon, bool is_shell)
{
    shown_map *map = r->map;
    shown_ring *ring = PUSH(map->rings, map->ring_count, map->ring_room);

    *ring = (shown_ring){polygon, is_shell, map->position_count, 0};
    while (next(r) == LREL_JSON_ARRAY) {
        shown_position *p = PUSH(map->positions, map->position_count, map->position_room);

        p->lon = take_units(r);
        p->lat = take_units(r);
        expect(r, LREL_JSON_ARRAY_END); /* no heights */
        ring->count++;
    }
}

static void take_polygon(reading *r, uint32_t polygon)
{
    for (bool is_shell = true; next(r) == LREL_JSON_ARRAY; is_shell = false)
        take_ring(r, polygon, is_shell);
}

/* `type` comes before `coordinates` in what we write. */
static void take_geometry(reading *r, shown_feature *f)
{
    char type[24] = "";

    if (next(r) == LREL_JSON_NULL)
        return;
    while (next(r) == LREL_JSON_KEY) {
        if (is_key(r, "type")) {
            TAKE(r, type);
        } else if (strcmp(type, "Polygon") == 0) {
            expect(r, LREL_JSON_ARRAY);
            take_polygon(r, 0);
        } else if (strcmp(type, "Point") == 0) {
            expect(r, LREL_JSON_ARRAY);
            f->is_point = true;
            f->point.lon = take_units(r);
            f->point.lat = take_units(r);
            expect(r, LREL_JSON_ARRAY_END);
        } else {
            assert_string_equal(type, "MultiPolygon");
            expect(r, LREL_JSON_ARRAY);
            for (uint32_t polygon = 0; next(r) == LREL_JSON_ARRAY; polygon++)
                take_polygon(r, polygon);
        }
    }
}

static void take_feature(reading *r)
{
    shown_map *map = r->map;
    shown_feature *f = PUSH(map->features, map->feature_count, map->feature_room);
    char type[24];

    memset(f, 0, sizeof *f);
    f->first_ring = map->ring_count;
    while (next(r) == LREL_JSON_KEY) {
        if (is_key(r, "properties")) {
            take_properties(r, f);
        } else if (is_key(r, "geometry")) {
            take_geometry(r, f);
        } else {
            assert_true(is_key(r, "type"));
            TAKE(r, type);
            assert_string_equal(type, "Feature");
        }
    }
    f->ring_count = map->ring_count - f->first_ring;
}

static void take_member(reading *r)
{
    shown_map *map = r->map;
    size_t length = strlen(map->members);

    snprintf(map->members + length, sizeof map->members - length, "%.*s|",
             (int)r->json.text.length, r->json.text.at);
    if (is_key(r, "statement")) {
        TAKE(r, map->statement);
    } else if (is_key(r, "boundary_note")) {
        TAKE(r, map->boundary_note);
    } else if (is_key(r, "as_of")) {
        TAKE(r, map->as_of);
    } else if (is_key(r, "bbox")) {
        expect(r, LREL_JSON_ARRAY);
        for (int i = 0; i < 4; i++)
            map->bbox[i] = take_units(r);
        expect(r, LREL_JSON_ARRAY_END);
    } else if (is_key(r, "features")) {
        expect(r, LREL_JSON_ARRAY);
        while (next(r) == LREL_JSON_OBJECT)
            take_feature(r);
    } else {
        skip_value(r);
    }
}

shown_map shown_read(const job_scratch *s, const char *name)
{
    shown_map map = {.text = job_get(s, name), .members = "|"};
    reading r = {.map = &map, .context = lrel_context_new(NULL)};

    assert_non_null(r.context);
    r.arena = lrel_arena_new(r.context);
    assert_non_null(r.arena);
    assert_int_equal(
        lrel_json__begin(&r.json, r.context, lrel_text_of(map.text), r.arena, NULL),
        LREL_OK);
    expect(&r, LREL_JSON_OBJECT);
    while (next(&r) == LREL_JSON_KEY)
        take_member(&r);
    expect(&r, LREL_JSON_END);
    lrel_json__clear(&r.json);
    lrel_arena_free(r.arena);
    lrel_context_free(r.context);
    return map;
}

void shown_free(shown_map *map)
{
    free(map->text);
    free(map->features);
    free(map->rings);
    free(map->positions);
    memset(map, 0, sizeof *map);
}

/* `from` is included, `to` is not; "" is without end. */
static bool is_standing(const shown_feature *f, const char *day)
{
    return (!*f->from || strcmp(f->from, day) <= 0) &&
           (!*f->to || strcmp(f->to, day) > 0);
}

int64_t shown_area(const shown_map *map, const char *account, const char *day)
{
    int64_t sum = 0;

    for (size_t i = 0; i < map->feature_count; i++)
        if (strcmp(map->features[i].account, account) == 0 &&
            (!day || is_standing(&map->features[i], day)))
            sum += map->features[i].area;
    return sum;
}
