/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_crs.c: named systems of the GeoJSON specification of 2008, clause 3. */
#include "read/geojson_crs.h"

#include <stdio.h>

/* Where @p part begins in @p text without regard to case, or NULL. */
static const char *find(lrel_text text, const char *part)
{
    size_t length = strlen(part);

    for (size_t i = 0; i + length <= text.length; i++)
        if (lrel_text_is_equal_nocase((lrel_text){text.at + i, length},
                                      (lrel_text){part, length}))
            return text.at + i;
    return NULL;
}

/* The digits at the end of @p text. */
static lrel_text trailing_digits(lrel_text text)
{
    size_t first = text.length;

    while (first > 0 && (unsigned char)(text.at[first - 1] - '0') <= 9)
        first--;
    return (lrel_text){text.at + first, text.length - first};
}

void lrel_geojson__crs_code(lrel_text name, char out[32])
{
    lrel_text trimmed = lrel_text_trim(name);
    lrel_text digits = trailing_digits(trimmed);
    const char *before = digits.at ? digits.at - 1 : NULL;

    out[0] = '\0';
    if (find(trimmed, "CRS84"))
        snprintf(out, 32, "OGC:CRS84");
    else if (find(trimmed, "EPSG") && digits.length > 0 && digits.length < 10 &&
             digits.length < trimmed.length && (*before == ':' || *before == '/'))
        snprintf(out, 32, "EPSG:%.*s", LREL_TEXT_ARGS(digits));
}

static lrel_status take_name(lrel_reader *reader, lrel_text name, lrel_error *err)
{
    char code[32];

    lrel_geojson__crs_code(name, code);
    reader->table->crs_why = LREL_TEXT("from its crs member");
    return lrel_reader__keep(reader, *code ? lrel_text_of(code) : name,
                             &reader->table->crs, err);
}

/* The rest of the object `properties` of a crs: its name. */
static lrel_status read_name(lrel_reader *reader, lrel_json *json, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status;

    while ((status = lrel_json__next(json, &token, err)) == LREL_OK &&
           token == LREL_JSON_KEY) {
        bool is_name = lrel_text_is_equal(json->text, LREL_TEXT("name"));

        if ((status = lrel_json__next(json, &token, err)) != LREL_OK)
            return status;
        if (is_name && token == LREL_JSON_STRING)
            status = take_name(reader, json->text, err);
        else
            status = lrel_json__skip(json, token, err);
        if (status != LREL_OK)
            return status;
    }
    return status;
}

lrel_status lrel_geojson__crs(lrel_reader *reader, lrel_json *json, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = lrel_json__next(json, &token, err);

    reader->table->crs = LREL_TEXT("");
    reader->table->crs_why = LREL_TEXT("its crs member names no coordinate system");
    if (status != LREL_OK)
        return status;
    if (token != LREL_JSON_OBJECT)
        return lrel_json__skip(json, token, err);
    while ((status = lrel_json__next(json, &token, err)) == LREL_OK &&
           token == LREL_JSON_KEY) {
        bool is_properties = lrel_text_is_equal(json->text, LREL_TEXT("properties"));

        if ((status = lrel_json__next(json, &token, err)) != LREL_OK)
            return status;
        if (is_properties && token == LREL_JSON_OBJECT)
            status = read_name(reader, json, err);
        else
            status = lrel_json__skip(json, token, err);
        if (status != LREL_OK)
            return status;
    }
    return status;
}
