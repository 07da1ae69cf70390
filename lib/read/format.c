/* SPDX-License-Identifier: Apache-2.0 */
/* format.c: a table of endings, a table of first bytes, and where they must agree. */
#include "read/format.h"

#include "read/reader.h"
#include "read/shapefile.h"

static const struct {
    const char *ending;
    lrel_format format;
} endings[] = {
    {"csv", LREL_FORMAT_CSV},         {"tsv", LREL_FORMAT_CSV},
    {"tab", LREL_FORMAT_CSV},         {"txt", LREL_FORMAT_CSV},
    {"geojson", LREL_FORMAT_GEOJSON}, {"json", LREL_FORMAT_GEOJSON},
    {"shp", LREL_FORMAT_SHP},
};

#define SUPPORTED                                                                        \
    "shapefiles (.shp), GeoJSON (.geojson, .json) and CSV (.csv, .tsv, .txt)"

/* The file's name without its folder. */
static lrel_text name_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return lrel_text_of(slash ? slash + 1 : path);
}

/* Behind the last dot of the name; "" where there is none. */
static lrel_text ending_of(const char *path)
{
    lrel_text name = name_of(path);
    size_t first = name.length;

    while (first > 0 && name.at[first - 1] != '.')
        first--;
    if (first == 0)
        return (lrel_text){"", 0};
    return (lrel_text){name.at + first, name.length - first};
}

lrel_text lrel_format__stem(const char *path)
{
    lrel_text name = name_of(path), ending = ending_of(path);

    if (ending.length > 0)
        name.length -= ending.length + 1;
    return name;
}

static bool is_part_of_shapefile(lrel_text ending)
{
    static const char *const parts[] = {"dbf", "shx", "prj", "cpg", "sbn", "sbx"};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (lrel_text_is_equal_nocase(ending, lrel_text_of(parts[i])))
            return true;
    return false;
}

/* Other formats by their first bytes, so that the refusal can say what was given. */
static const char *foreign_format(lrel_text bytes)
{
    static const struct {
        lrel_text start;
        const char *name;
    } formats[] = {
        {{"PK\003\004", 4}, "a zip file (.xlsx, .kmz, .gdb.zip or the like)"},
        {{"SQLite format 3", 15}, "an SQLite database or GeoPackage"},
        {{"\xD0\xCF\x11\xE0", 4}, "an old Excel or Access file"},
        {{"%PDF", 4}, "a PDF"},
        {{"\x1F\x8B", 2}, "a gzip file"},
    };

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (bytes.length >= formats[i].start.length &&
            memcmp(bytes.at, formats[i].start.at, formats[i].start.length) == 0)
            return formats[i].name;
    return NULL;
}

static lrel_format format_by_ending(lrel_text ending)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (lrel_text_is_equal_nocase(ending, lrel_text_of(endings[i].ending)))
            return endings[i].format;
    return LREL_FORMAT_NONE;
}

lrel_status lrel_format__decide(const char *path, lrel_text bytes, lrel_format *out,
                                lrel_error *err)
{
    lrel_text ending = ending_of(path);
    lrel_format format = format_by_ending(ending);
    const char *foreign = foreign_format(bytes);

    if (is_part_of_shapefile(ending))
        return lrel__fail(err, LREL_E_FORMAT,
                          "a part of a shapefile; name the .shp beside it");
    if (foreign)
        return lrel__fail(err, LREL_E_FORMAT, "%s; what is read are " SUPPORTED, foreign);
    if (lrel_shapefile_is_one(bytes) && format != LREL_FORMAT_SHP)
        return lrel__fail(err, LREL_E_FORMAT,
                          "begins as a shapefile; name it .shp, with its .dbf beside it");
    if (format == LREL_FORMAT_NONE && bytes.length > 0 &&
        lrel_text_trim(lrel_reader__excerpt(bytes, 64)).length > 0 &&
        *lrel_text_trim(lrel_reader__excerpt(bytes, 64)).at == '{')
        format = LREL_FORMAT_GEOJSON;
    if (format == LREL_FORMAT_NONE)
        return lrel__fail(err, LREL_E_FORMAT,
                          "a file of unknown kind; what is read are " SUPPORTED);
    if (format != LREL_FORMAT_CSV && bytes.length == 0)
        return lrel__fail(err, LREL_E_FORMAT, "an empty file");
    *out = format;
    return LREL_OK;
}
