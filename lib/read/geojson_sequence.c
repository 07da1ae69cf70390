/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_sequence.c: sequences of features. Neither a line feed nor a record separator
 * can stand inside a value of JSON, so records are parted first and read one by one; each
 * error has the line of its record. */
#include "read/geojson_feature.h"
#include "read/geojson_shape.h"

#define RECORD_SEPARATOR '\x1E'

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && is_blank(*at))
        at++;
    return at;
}

/* A line that is an object by itself, and behind it another object: no document of JSON
 * goes on like that. */
static bool is_by_line(const char *at, const char *end)
{
    const char *first = skip_blanks(at, end), *stop, *behind;

    if (first == end || *first != '{')
        return false;
    stop = memchr(first, '\n', (size_t)(end - first));
    if (!stop)
        return false;
    behind = skip_blanks(stop, end);
    while (stop > first && is_blank(*stop))
        stop--;
    return *stop == '}' && behind < end && *behind == '{';
}

/* The type of the object that is next, which is read over and returned to. */
static lrel_status find_type(lrel_geojson *self, lrel_text *type, lrel_error *err)
{
    lrel_json *json = &self->json;
    lrel_json_mark start = lrel_json__mark(json);
    lrel_json_token token;
    lrel_status status = lrel_json__next(json, &token, err);

    if (status != LREL_OK)
        return status;
    if (token != LREL_JSON_OBJECT)
        return lrel_geojson__fail(self, "a record that is no object", err);
    while ((status = lrel_json__next(json, &token, err)) == LREL_OK &&
           token == LREL_JSON_KEY) {
        bool is_type = lrel_text_is_equal(json->text, LREL_TEXT("type"));

        if ((status = lrel_json__next(json, &token, err)) != LREL_OK)
            return status;
        if (is_type && token == LREL_JSON_STRING) {
            *type = json->text;
            break;
        }
        if ((status = lrel_json__skip(json, token, err)) != LREL_OK)
            return status;
    }
    if (status == LREL_OK)
        lrel_json__return(json, start);
    return status;
}

static lrel_status read_record(lrel_geojson *self, lrel_error *err)
{
    lrel_text type = {NULL, 0};
    const char *start = self->json.at;
    lrel_json_token token;
    lrel_status status;

    if ((status = find_type(self, &type, err)) != LREL_OK ||
        (status = lrel_json__next(&self->json, &token, err)) != LREL_OK)
        return status;
    if (lrel_text_is_equal(type, LREL_TEXT("Feature")))
        status = lrel_geojson__feature(self, err);
    else if (lrel_geojson__is_geometry(type))
        status = lrel_geojson__bare_geometry(self, err);
    else
        status = lrel_json__fail(&self->json, start,
                                 "a record of a sequence that is no feature", err);
    if (status != LREL_OK)
        return status;
    return lrel_json__next(&self->json, &token, err); /* nothing may follow */
}

static lrel_status read_records(lrel_geojson *self, char separator, lrel_error *err)
{
    lrel_json *json = &self->json;
    const char *end = json->end, *at = json->at;
    lrel_status status = LREL_OK;

    json->is_sequence = true;
    while (at < end && status == LREL_OK) {
        const char *stop = memchr(at, separator, (size_t)(end - at));

        json->end = stop ? stop : end;
        json->at = skip_blanks(at, json->end);
        json->state = LREL_JSON_WANTS_VALUE;
        if (json->at < json->end && (status = read_record(self, err)) == LREL_OK)
            status = lrel_geojson__go_on(self, err);
        at = json->end + 1;
    }
    return status;
}

lrel_status lrel_geojson__sequence(lrel_geojson *self, bool is_named_so,
                                   bool *is_sequence, lrel_error *err)
{
    const lrel_json *json = &self->json;
    const char *first = skip_blanks(json->at, json->end);
    bool has_separators = first < json->end && *first == RECORD_SEPARATOR;

    *is_sequence = has_separators || is_named_so || is_by_line(json->at, json->end);
    if (!*is_sequence)
        return LREL_OK;
    return read_records(self, has_separators ? RECORD_SEPARATOR : '\n', err);
}
