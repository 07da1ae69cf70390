/* SPDX-License-Identifier: Apache-2.0 */
/* crs.c: text becomes a coordinate system, where it is of a kind that we accept. */
#include "normalise/crs.h"

#include <stdio.h>
#include <string.h>

#include "normalise/esri_wkt.h"
#include "normalise/placing.h"

/* The longest WKT in EPSG's database has 12 kB; beyond this it is no coordinate system.
 */
#define CRS_TEXT_MAX 262144

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_code_char(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/* Copies @p from, which must be of code characters only and fit. */
static bool take_word(lrel_text from, char *to, size_t size)
{
    if (from.length == 0 || from.length >= size)
        return false;
    for (size_t i = 0; i < from.length; i++) {
        if (!is_code_char(from.at[i]))
            return false;
        to[i] = from.at[i];
    }
    to[from.length] = '\0';
    return true;
}

/* The text before the next colon; @p rest loses it and the colon. */
static lrel_text next_field(lrel_text *rest)
{
    const char *colon = rest->length > 0 ? memchr(rest->at, ':', rest->length) : NULL;
    size_t length = colon ? (size_t)(colon - rest->at) : rest->length;
    size_t used = colon ? length + 1 : length;
    lrel_text field = {rest->at, length};

    rest->at += used;
    rest->length -= used;
    return field;
}

bool lrel_authority_code_parse(lrel_text text, lrel_authority_code *out)
{
    lrel_authority_code found;
    lrel_text rest = lrel_text_trim(text);
    lrel_text authority = next_field(&rest);

    if (lrel_text_is_equal_nocase(authority, LREL_TEXT("urn"))) {
        (void)next_field(&rest); /* ogc */
        (void)next_field(&rest); /* def */
        (void)next_field(&rest); /* crs, or coordinateOperation */
        authority = next_field(&rest);
        (void)next_field(&rest); /* the version, mostly empty */
    }
    if (!take_word(authority, found.authority, sizeof found.authority) ||
        !take_word(rest, found.code, sizeof found.code))
        return false;
    for (char *c = found.authority; *c; c++)
        if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
    *out = found;
    return true;
}

bool lrel_authority_code_is_lonlat(const lrel_authority_code *code)
{
    return (strcmp(code->authority, "EPSG") == 0 && strcmp(code->code, "4326") == 0) ||
           (strcmp(code->authority, "OGC") == 0 && strcmp(code->code, "CRS84") == 0);
}

/* The zone of EPSG:326zz (north) or EPSG:327zz (south), else 0. */
static int utm_zone(const lrel_authority_code *code)
{
    const char *digits = code->code;
    int zone;

    if (strcmp(code->authority, "EPSG") != 0 || strlen(digits) != 5 ||
        strspn(digits, "0123456789") != 5 ||
        (strncmp(digits, "326", 3) != 0 && strncmp(digits, "327", 3) != 0))
        return 0;
    zone = (digits[3] - '0') * 10 + (digits[4] - '0');
    return zone <= 60 ? zone : 0;
}

bool lrel_crs__is_plain_wgs84(lrel_text text, lrel_proj_crs_info *info,
                              char definition[LREL_CRS_DEFINITION_SIZE])
{
    lrel_authority_code code;
    bool is_lonlat;
    bool is_south;
    char found[16];
    int zone;

    if (lrel_esri_wkt__code(text, found))
        text = lrel_text_of(found);
    if (!lrel_authority_code_parse(text, &code))
        return false;
    is_lonlat = lrel_authority_code_is_lonlat(&code);
    zone = utm_zone(&code);
    if (!is_lonlat && zone == 0)
        return false;
    is_south = code.code[2] == '7';
    memset(info, 0, sizeof *info);
    info->is_wgs84 = true;
    info->is_geographic = is_lonlat;
    info->degrees_per_unit = is_lonlat ? 1 : 0;
    snprintf(info->code, sizeof info->code, "%s:%s", code.authority, code.code);
    if (is_lonlat) {
        snprintf(info->name, sizeof info->name, "WGS 84%s",
                 strcmp(code.authority, "OGC") == 0 ? " (CRS84)" : "");
        snprintf(definition, LREL_CRS_DEFINITION_SIZE, "+proj=noop");
        return true;
    }
    snprintf(info->name, sizeof info->name, "WGS 84 / UTM zone %d%c", zone,
             is_south ? 'S' : 'N');
    snprintf(definition, LREL_CRS_DEFINITION_SIZE,
             "+proj=pipeline +step +inv +proj=utm +zone=%d%s +ellps=WGS84 +step "
             "+proj=unitconvert +xy_in=rad +xy_out=deg",
             zone, is_south ? " +south" : "");
    return true;
}

char *lrel_crs__terminated(const lrel_context *context, lrel_text text,
                           const char *suffix)
{
    size_t extra = strlen(suffix) + 1;
    char *copy = lrel__alloc(context, text.length + extra, 1);

    if (!copy)
        return NULL;
    if (text.length > 0)
        memcpy(copy, text.at, text.length);
    memcpy(copy + text.length, suffix, extra);
    return copy;
}

static bool starts_with(lrel_text text, const char *start)
{
    size_t length = strlen(start);

    return text.length >= length && memcmp(text.at, start, length) == 0;
}

/* A keyword and a bracket: PROJCS[...], or the older PROJCS(...). */
static bool is_wkt(lrel_text text)
{
    size_t i = 0;

    while (i < text.length && (is_letter(text.at[i]) || text.at[i] == '_'))
        i++;
    if (i == 0)
        return false;
    while (i < text.length && (text.at[i] == ' ' || text.at[i] == '\t'))
        i++;
    return i < text.length && (text.at[i] == '[' || text.at[i] == '(');
}

static bool contains(const char *text, const char *part)
{
    return strstr(text, part) != NULL;
}

static lrel_status read_definition(const lrel_context *context, lrel_proj *proj,
                                   lrel_text text, lrel_proj_crs **out, lrel_error *err)
{
    lrel_status status;
    bool is_proj_text = starts_with(text, "+proj=");
    char *definition =
        lrel_crs__terminated(context, text, is_proj_text ? " +type=crs" : "");

    if (!definition)
        return lrel__fail_memory(err);
    /* +init= reads a file of definitions; it has no place in a "+proj=" text anyway. */
    if (is_proj_text && contains(definition, "init="))
        status = lrel__fail(err, LREL_E_CRS_UNKNOWN,
                            "\"%.80s\" reads a file; say the code instead", definition);
    else
        status = lrel_proj_crs_from_text(proj, definition, out, err);
    lrel__free(context, definition);
    return status;
}

static lrel_status refuse(lrel_text text, lrel_error *err)
{
    int shown = text.length < 80 ? (int)text.length : 80;
    size_t digits = 0;

    while (digits < text.length && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    if (digits == text.length && digits <= 6)
        return lrel__fail(err, LREL_E_CRS_UNKNOWN,
                          "\"%.*s\" is no coordinate system; did you mean EPSG:%.*s?",
                          shown, text.at, shown, text.at);
    return lrel__fail(err, LREL_E_CRS_UNKNOWN,
                      "\"%.*s\" is no coordinate system; say a code like EPSG:32648, or "
                      "WKT",
                      shown, text.at);
}

lrel_status lrel_crs__read(const lrel_context *context, lrel_proj *proj, lrel_text text,
                           lrel_proj_crs **out, lrel_error *err)
{
    lrel_authority_code code;

    text = lrel_text_trim(text);
    if (text.length == 0)
        return lrel__fail(err, LREL_E_CRS_MISSING,
                          "has no coordinate system; say it with \"crs:\"");
    if (lrel_authority_code_parse(text, &code))
        return lrel_proj_crs_from_code(proj, code.authority, code.code, out, err);
    if (text.length > CRS_TEXT_MAX || memchr(text.at, '\0', text.length) != NULL)
        return lrel__fail(err, LREL_E_CRS_UNKNOWN,
                          "a text of %zu bytes is no coordinate system", text.length);
    if (text.at[0] == '{' || starts_with(text, "+proj=") || is_wkt(text))
        return read_definition(context, proj, text, out, err);
    return refuse(text, err);
}

bool lrel_crs_is_same(const lrel_context *context, lrel_text a, lrel_text b)
{
    lrel_proj *proj = NULL;
    lrel_proj_crs *crs_a = NULL;
    lrel_proj_crs *crs_b = NULL;
    lrel_proj_crs_info plain_a, plain_b;
    char definition[LREL_CRS_DEFINITION_SIZE];
    bool same = false;

    if (lrel_text_is_equal(lrel_text_trim(a), lrel_text_trim(b)))
        return true;
    /* So common that opening PROJ's database for it would show. */
    if (lrel_crs__is_plain_wgs84(a, &plain_a, definition) &&
        lrel_crs__is_plain_wgs84(b, &plain_b, definition))
        return (plain_a.is_geographic && plain_b.is_geographic) ||
               strcmp(plain_a.code, plain_b.code) == 0;
    if (lrel_proj_new(context, &proj, NULL) != LREL_OK)
        return false;
    if (lrel_crs__read(context, proj, a, &crs_a, NULL) == LREL_OK &&
        lrel_crs__read(context, proj, b, &crs_b, NULL) == LREL_OK)
        same = lrel_proj_crs_is_same(crs_a, crs_b);
    lrel_proj_crs_free(crs_a);
    lrel_proj_crs_free(crs_b);
    lrel_proj_free(proj);
    return same;
}
