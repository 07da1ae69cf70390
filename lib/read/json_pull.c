/* SPDX-License-Identifier: Apache-2.0 */
/* json_pull.c: one pass over the bytes, a stack of levels in place of recursion. The keys
 * of open objects are kept on a stack too, and looked through when an object closes. */
#include "read/json_pull.h"

#include <stdlib.h>

#include "core/number.h"
#include "read/encoding.h"
#include "read/json_string.h"

/* Objects with fewer keys are compared each with each; larger ones are sorted first. */
#define KEYS_TO_SORT 16

static inline void skip_blanks(lrel_json *json)
{
    while (json->at < json->end && (*json->at == ' ' || *json->at == '\n' ||
                                    *json->at == '\r' || *json->at == '\t'))
        json->at++;
}

lrel_status lrel_json__fail(const lrel_json *json, const char *at, const char *reason,
                            lrel_error *err)
{
    size_t line = 1;

    if (!json->is_sequence)
        return lrel__fail(err, LREL_E_FORMAT, "%s at byte %zu", reason,
                          (size_t)(at - json->start));
    for (const char *c = json->start; c < at; c++)
        line += *c == '\n';
    return lrel__fail(err, LREL_E_FORMAT, "%s at byte %zu, in line %zu", reason,
                      (size_t)(at - json->start), line);
}

static lrel_status fail_at_end(const lrel_json *json, lrel_error *err)
{
    return lrel_json__fail(json, json->at,
                           json->is_sequence ? "the record ends inside the JSON"
                                             : "the file ends inside the JSON",
                           err);
}

lrel_status lrel_json__begin(lrel_json *json, const lrel_context *context, lrel_text text,
                             lrel_arena *arena, lrel_error *err)
{
    *json = (lrel_json){.context = context, .arena = arena};
    json->start = json->at = text.at;
    json->end = text.at + text.length;
    json->state = LREL_JSON_WANTS_VALUE;
    if (text.length >= 2 &&
        (memcmp(text.at, "\xFF\xFE", 2) == 0 || memcmp(text.at, "\xFE\xFF", 2) == 0))
        return lrel__fail(err, LREL_E_FORMAT, "UTF-16, where JSON must be UTF-8");
    if (!lrel_encoding__is_ascii(text) && !lrel_text_is_utf8(text))
        return lrel_json__fail(json, text.at + lrel_encoding__utf8_length(text),
                               "not UTF-8, as JSON must be,", err);
    if (text.length >= 3 && memcmp(text.at, "\xEF\xBB\xBF", 3) == 0)
        json->at += 3;
    return LREL_OK;
}

void lrel_json__clear(lrel_json *json)
{
    lrel__free(json->context, json->keys.at);
    json->keys = (lrel_json_keys){NULL, 0, 0};
}

lrel_json_mark lrel_json__mark(const lrel_json *json)
{
    return (lrel_json_mark){json->at, json->state, json->depth, json->keys.count};
}

void lrel_json__return(lrel_json *json, lrel_json_mark mark)
{
    json->at = mark.at;
    json->state = mark.state;
    json->depth = mark.depth;
    json->keys.count = mark.key_count;
}

/* The state behind a whole value. */
static inline void end_value(lrel_json *json)
{
    json->state =
        json->depth > 0 ? LREL_JSON_WANTS_COMMA_OR_END : LREL_JSON_WANTS_NOTHING;
}

static lrel_status push_level(lrel_json *json, bool is_object, lrel_error *err)
{
    if (json->depth == LREL_JSON_DEPTH_MAX)
        return lrel_json__fail(json, json->at, "more than 512 levels of nesting", err);
    json->is_object[json->depth] = is_object;
    json->first_key[json->depth] = json->keys.count;
    json->depth++;
    json->state = is_object ? LREL_JSON_WANTS_KEY_OR_END : LREL_JSON_WANTS_VALUE_OR_END;
    json->at++;
    return LREL_OK;
}

static int compare_keys(const void *a, const void *b)
{
    const lrel_json_key *one = a, *other = b;

    if (one->hash != other->hash)
        return one->hash < other->hash ? -1 : 1;
    return one->at < other->at ? -1 : one->at > other->at;
}

/* The second of two equal keys among @p count, or NULL. Sorts them when they are many. */
static const lrel_json_key *repeated_key(lrel_json_key *keys, size_t count)
{
    bool is_sorted = count >= KEYS_TO_SORT;

    if (is_sorted)
        qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            if (keys[i].hash == keys[k].hash &&
                lrel_text_is_equal(keys[i].name, keys[k].name))
                return &keys[k];
            if (is_sorted && keys[i].hash != keys[k].hash)
                break;
        }
    return NULL;
}

static lrel_status pop_level(lrel_json *json, lrel_error *err)
{
    size_t first = json->first_key[json->depth - 1];
    size_t count = json->keys.count - first;
    const lrel_json_key *repeated =
        count > 0 ? repeated_key(json->keys.at + first, count) : NULL;

    if (repeated)
        return lrel__fail(err, LREL_E_FORMAT,
                          "the key \"%.*s\" a second time at byte %zu",
                          (int)(repeated->name.length < 80 ? repeated->name.length : 80),
                          repeated->name.at, (size_t)(repeated->at - json->start));
    json->keys.count = first;
    json->depth--;
    json->at++;
    end_value(json);
    return LREL_OK;
}

static lrel_status read_key(lrel_json *json, lrel_error *err)
{
    lrel_json_key *key;
    lrel_status status = lrel_json__string(json, err);

    if (status != LREL_OK)
        return status;
    key = LREL__PUSH(json->context, &json->keys);
    if (!key)
        return lrel__fail_memory(err);
    *key = (lrel_json_key){json->text, lrel_text_hash(json->text), json->token_at};
    skip_blanks(json);
    if (json->at == json->end || *json->at != ':')
        return lrel_json__fail(json, json->at, "a colon expected", err);
    json->at++;
    json->state = LREL_JSON_WANTS_VALUE;
    return LREL_OK;
}

static inline bool is_digit(const char *at, const char *end)
{
    return at < end && (unsigned char)(*at - '0') <= 9;
}

/* The end of the number at @p at, or NULL where the grammar has none. */
static inline const char *number_end(const char *at, const char *end)
{
    if (at < end && *at == '-')
        at++;
    if (!is_digit(at, end))
        return NULL;
    if (*at == '0')
        at++;
    else
        while (is_digit(at, end))
            at++;
    if (at < end && *at == '.') {
        if (!is_digit(++at, end))
            return NULL;
        while (is_digit(at, end))
            at++;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        if (at < end && (*at == '+' || *at == '-'))
            at++;
        if (!is_digit(at, end))
            return NULL;
        while (is_digit(at, end))
            at++;
    }
    return at;
}

static lrel_status read_number(lrel_json *json, lrel_error *err)
{
    const char *stop = number_end(json->at, json->end);

    if (!stop)
        return lrel_json__fail(json, json->at, "no number as JSON writes them", err);
    json->text = (lrel_text){json->at, (size_t)(stop - json->at)};
    json->at = stop;
    end_value(json);
    return LREL_OK;
}

static lrel_status read_word(lrel_json *json, lrel_json_token *token, lrel_error *err)
{
    static const struct {
        lrel_text word;
        lrel_json_token token;
    } words[] = {
        {{"true", 4}, LREL_JSON_TRUE},
        {{"false", 5}, LREL_JSON_FALSE},
        {{"null", 4}, LREL_JSON_NULL},
    };

    for (size_t i = 0; i < 3; i++)
        if ((size_t)(json->end - json->at) >= words[i].word.length &&
            memcmp(json->at, words[i].word.at, words[i].word.length) == 0) {
            json->text = (lrel_text){json->at, words[i].word.length};
            json->at += words[i].word.length;
            *token = words[i].token;
            end_value(json);
            return LREL_OK;
        }
    return lrel_json__fail(json, json->at, "a value expected", err);
}

static lrel_status read_value(lrel_json *json, lrel_json_token *token, lrel_error *err)
{
    lrel_status status;

    if (json->at == json->end)
        return fail_at_end(json, err);
    switch (*json->at) {
    case '{':
        *token = LREL_JSON_OBJECT;
        return push_level(json, true, err);
    case '[':
        *token = LREL_JSON_ARRAY;
        return push_level(json, false, err);
    case '"':
        *token = LREL_JSON_STRING;
        if ((status = lrel_json__string(json, err)) == LREL_OK)
            end_value(json);
        return status;
    default:
        if (*json->at == '-' || is_digit(json->at, json->end)) {
            *token = LREL_JSON_NUMBER;
            return read_number(json, err);
        }
        return read_word(json, token, err);
    }
}

/* Past a comma, to what must follow it; or the end of the level. */
static lrel_status read_comma_or_end(lrel_json *json, lrel_json_token *token,
                                     lrel_error *err)
{
    bool is_object = json->is_object[json->depth - 1];

    if (json->at < json->end && *json->at == (is_object ? '}' : ']')) {
        *token = is_object ? LREL_JSON_OBJECT_END : LREL_JSON_ARRAY_END;
        return pop_level(json, err);
    }
    if (json->at == json->end)
        return fail_at_end(json, err);
    if (*json->at != ',')
        return lrel_json__fail(
            json, json->at, is_object ? "a comma or } expected" : "a comma or ] expected",
            err);
    json->at++;
    json->state = is_object ? LREL_JSON_WANTS_KEY : LREL_JSON_WANTS_VALUE;
    return lrel_json__next(json, token, err);
}

static bool is_next(const lrel_json *json, char c)
{
    return json->at < json->end && *json->at == c;
}

lrel_status lrel_json__next(lrel_json *json, lrel_json_token *token, lrel_error *err)
{
    skip_blanks(json);
    json->token_at = json->at;
    switch (json->state) {
    case LREL_JSON_WANTS_NOTHING:
        if (json->at < json->end)
            return lrel_json__fail(json, json->at, "something behind the end of the JSON",
                                   err);
        *token = LREL_JSON_END;
        return LREL_OK;
    case LREL_JSON_WANTS_COMMA_OR_END:
        return read_comma_or_end(json, token, err);
    case LREL_JSON_WANTS_KEY_OR_END:
        if (is_next(json, '}')) {
            *token = LREL_JSON_OBJECT_END;
            return pop_level(json, err);
        }
        break;
    case LREL_JSON_WANTS_VALUE_OR_END:
        if (is_next(json, ']')) {
            *token = LREL_JSON_ARRAY_END;
            return pop_level(json, err);
        }
        return read_value(json, token, err);
    case LREL_JSON_WANTS_VALUE:
        return read_value(json, token, err);
    case LREL_JSON_WANTS_KEY:
        break;
    }
    if (!is_next(json, '"'))
        return lrel_json__fail(json, json->at, "a key in quotes expected", err);
    *token = LREL_JSON_KEY;
    return read_key(json, err);
}

lrel_status lrel_json__skip(lrel_json *json, lrel_json_token first, lrel_error *err)
{
    int outside = json->depth - 1;
    lrel_json_token token;
    lrel_status status = LREL_OK;

    if (first != LREL_JSON_OBJECT && first != LREL_JSON_ARRAY)
        return LREL_OK;
    while (status == LREL_OK && json->depth > outside)
        status = lrel_json__next(json, &token, err);
    return status;
}

lrel_status lrel_json__skip_next(lrel_json *json, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = lrel_json__next(json, &token, err);

    return status == LREL_OK ? lrel_json__skip(json, token, err) : status;
}

lrel_status lrel_json__numbers(lrel_json *json, lrel_json_numbers *out, lrel_error *err)
{
    *out = (lrel_json_numbers){.is_finite = true, .is_numbers = true};
    for (;;) {
        const char *stop;
        double value;

        skip_blanks(json);
        if (json->at == json->end || (*json->at != '-' && !is_digit(json->at, json->end)))
            break;
        if (!(stop = number_end(json->at, json->end)))
            return lrel_json__fail(json, json->at, "no number as JSON writes them", err);
        if (lrel_number_scan(json->at, (size_t)(stop - json->at), &value) == 0)
            out->is_finite = false;
        else if (out->count < 3)
            out->at[out->count] = value;
        out->count++;
        json->at = stop;
        skip_blanks(json);
        json->state = LREL_JSON_WANTS_COMMA_OR_END;
        if (is_next(json, ']'))
            return pop_level(json, err);
        if (!is_next(json, ','))
            break;
        json->at++;
        json->state = LREL_JSON_WANTS_VALUE;
    }
    if (json->state == LREL_JSON_WANTS_VALUE_OR_END && is_next(json, ']'))
        return pop_level(json, err);
    out->is_numbers = false;
    return LREL_OK;
}
