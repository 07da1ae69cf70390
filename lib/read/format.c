/* SPDX-License-Identifier: Apache-2.0 */
/* format.c: a table of endings, a table of first bytes, and where they must agree. */
#include "read/format.h"

#include <stdio.h>

#include "read/reader.h"
#include "read/shapefile.h"

#define SUPPORTED                                                                        \
    "shapefiles (.shp), GeoJSON (.geojson, .geojsonl, .json), GeoPackage (.gpkg), "      \
    "KML (.kml, .kmz), GPX (.gpx), maXML (.xml), FlatGeobuf (.fgb), File Geodatabase "   \
    "(.gdb), spreadsheets (.xlsx, .ods), CSV (.csv, .tsv, .txt), and these in a zip "    \
    "(.zip)"

/* The file's name without its folder. */
static lrel_text name_of(const char *path)
{
    lrel_text name = lrel_text_of(path);
    size_t first;

    while (name.length > 1 && path[name.length - 1] == '/')
        name.length--;
    for (first = name.length; first > 0 && path[first - 1] != '/';)
        first--;
    return (lrel_text){path + first, name.length - first};
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

bool lrel_format__is_gdb_name(const char *path)
{
    return lrel_text_is_equal_nocase(ending_of(path), LREL_TEXT("gdb"));
}

static bool is_part_of_shapefile(lrel_text ending)
{
    static const char *const parts[] = {"dbf", "shx", "prj", "cpg", "sbn", "sbx"};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (lrel_text_is_equal_nocase(ending, lrel_text_of(parts[i])))
            return true;
    return false;
}

static bool begins_with(lrel_text bytes, lrel_text start)
{
    return bytes.length >= start.length && memcmp(bytes.at, start.at, start.length) == 0;
}

/* Other formats by their first bytes, so that the refusal can say what was given. */
static const char *foreign_format(lrel_text bytes)
{
    static const struct {
        lrel_text start;
        const char *name;
    } formats[] = {
        {{"PK\003\004", 4}, "a zip file"},
        {{"\xD0\xCF\x11\xE0", 4}, "an old Excel or Access file, or one with a password"},
        {{"%PDF", 4}, "a PDF"},
        {{"\x1F\x8B", 2}, "a gzip file"},
    };

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (begins_with(bytes, formats[i].start))
            return formats[i].name;
    return NULL;
}

#define SQLITE_ID_AT 68

static bool is_sqlite(lrel_text bytes)
{
    return begins_with(bytes, (lrel_text){"SQLite format 3\0", 16});
}

/* GeoPackage 1.0, 1.1, and 1.2 and later, by the application id (OGC 12-128, 1.1.1.1.1).
 */
static bool is_geopackage(lrel_text bytes)
{
    static const char *const ids[] = {"GPKG", "GP11", "GP10"};

    if (!is_sqlite(bytes) || bytes.length < 100)
        return false;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (memcmp(bytes.at + SQLITE_ID_AT, ids[i], 4) == 0)
            return true;
    return false;
}

static bool is_flatgeobuf(lrel_text bytes)
{
    return begins_with(bytes, (lrel_text){"fgb\003fgb", 7});
}

static bool is_zip(lrel_text bytes)
{
    return begins_with(bytes, (lrel_text){"PK\003\004", 4});
}

/* A file's name and what it promises. */
typedef struct known_ending {
    const char *ending;
    lrel_format format;                /* LREL_FORMAT_NONE: known, not read */
    const char *name;                  /* for people */
    bool (*is_start)(lrel_text bytes); /* NULL: nothing certain stands at its start */
    const char *start_name;
} known_ending;

#define SEQUENCE LREL_FORMAT_GEOJSON_SEQUENCE, "GeoJSON, a feature a line", NULL, NULL

static const known_ending endings[] = {
    {"csv", LREL_FORMAT_CSV, "CSV", NULL, NULL},
    {"tsv", LREL_FORMAT_CSV, "CSV", NULL, NULL},
    {"tab", LREL_FORMAT_CSV, "CSV", NULL, NULL},
    {"txt", LREL_FORMAT_CSV, "CSV", NULL, NULL},
    {"geojson", LREL_FORMAT_GEOJSON, "GeoJSON", NULL, NULL},
    {"json", LREL_FORMAT_GEOJSON, "GeoJSON", NULL, NULL},
    {"geojsonl", SEQUENCE},
    {"geojsons", SEQUENCE},
    {"ndjson", SEQUENCE},
    {"shp", LREL_FORMAT_SHP, "shapefile", lrel_shapefile_is_one, "file code 9994"},
    {"gpkg", LREL_FORMAT_GPKG, "GeoPackage", is_geopackage, "its application id"},
    {"kml", LREL_FORMAT_KML, "KML", NULL, NULL},
    {"kmz", LREL_FORMAT_KMZ, "KMZ", is_zip, "zip's first bytes"},
    {"gpx", LREL_FORMAT_GPX, "GPX", NULL, NULL},
    {"xml", LREL_FORMAT_MAXML, "maXML", NULL, NULL},
    {"zip", LREL_FORMAT_ZIP, "zip file", is_zip, "its first bytes"},
    {"fgb", LREL_FORMAT_FGB, "FlatGeobuf", is_flatgeobuf, "\"fgb\""},
    {"xlsx", LREL_FORMAT_XLSX, "Excel workbook", is_zip, "zip's first bytes"},
    {"xlsm", LREL_FORMAT_XLSX, "Excel workbook", is_zip, "zip's first bytes"},
    {"ods", LREL_FORMAT_ODS, "OpenDocument spreadsheet", is_zip, "zip's first bytes"},
    {"gdb", LREL_FORMAT_GDB, "File Geodatabase", NULL, NULL},
};

/* NULL: not known. */
static const known_ending *find_ending(lrel_text ending)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (lrel_text_is_equal_nocase(ending, lrel_text_of(endings[i].ending)))
            return &endings[i];
    return NULL;
}

static lrel_format format_by_ending(lrel_text ending)
{
    const known_ending *known = find_ending(ending);

    return known ? known->format : LREL_FORMAT_NONE;
}

/* '\0': nothing but white space. */
static char first_character(lrel_text bytes)
{
    lrel_text start = lrel_text_trim(lrel_reader__excerpt(bytes, 64));

    return start.length > 0 ? *start.at : '\0';
}

void lrel_format__look(const char *path, lrel_text start, lrel_format_look *out)
{
    const known_ending *known = find_ending(ending_of(path));

    *out = (lrel_format_look){LREL_FORMAT_NONE, "", ""};
    if (known) {
        bool is_shown = known->is_start && known->is_start(start);

        out->format = known->format;
        out->name = known->name;
        snprintf(out->why, sizeof out->why, "by its ending .%s%s%s", known->ending,
                 is_shown ? " and " : "", is_shown ? known->start_name : "");
    } else if (first_character(start) == '{') {
        out->format = LREL_FORMAT_GEOJSON;
        out->name = "GeoJSON";
        snprintf(out->why, sizeof out->why, "by its first character {");
    }
}

size_t lrel_format__bytes_needed(const char *path)
{
    lrel_format format = format_by_ending(ending_of(path));

    return format == LREL_FORMAT_GPKG || format == LREL_FORMAT_FGB ? 4096 : SIZE_MAX;
}

static bool is_spreadsheet(lrel_format format)
{
    return format == LREL_FORMAT_XLSX || format == LREL_FORMAT_ODS;
}

static bool is_kind_of_zip(lrel_format format)
{
    return is_spreadsheet(format) || format == LREL_FORMAT_KMZ ||
           format == LREL_FORMAT_ZIP;
}

/* Bytes that can only be one format, under the name of another. */
static lrel_status check_bytes(lrel_text bytes, lrel_format format, lrel_error *err)
{
    const char *foreign = foreign_format(bytes);

    if (foreign && !(is_zip(bytes) && is_kind_of_zip(format)))
        return lrel__fail(err, LREL_E_FORMAT,
                          "%s; unzip or save it first: what is read are " SUPPORTED,
                          foreign);
    if (lrel_shapefile_is_one(bytes) && format != LREL_FORMAT_SHP)
        return lrel__fail(err, LREL_E_FORMAT,
                          "begins as a shapefile; name it .shp, with its .dbf beside it");
    if (is_geopackage(bytes) && format != LREL_FORMAT_GPKG)
        return lrel__fail(err, LREL_E_FORMAT, "begins as a GeoPackage; name it .gpkg");
    if (is_flatgeobuf(bytes) && format != LREL_FORMAT_FGB)
        return lrel__fail(err, LREL_E_FORMAT, "begins as a FlatGeobuf; name it .fgb");
    if (is_sqlite(bytes) && !is_geopackage(bytes))
        return lrel__fail(err, LREL_E_FORMAT,
                          "an SQLite database that is no GeoPackage (its application id "
                          "is another); save its layers as GeoPackage");
    return LREL_OK;
}

/* A name that its bytes must earn. What CSV, JSON, KML, maXML and shapefiles begin with,
 * their own readers judge. */
static lrel_status check_name(lrel_text bytes, lrel_format format, lrel_error *err)
{
    if (format == LREL_FORMAT_GDB)
        return lrel__fail(err, LREL_E_FORMAT,
                          "named .gdb, but a file; a File Geodatabase is a folder");
    if (format != LREL_FORMAT_CSV && bytes.length == 0)
        return lrel__fail(err, LREL_E_FORMAT, "an empty file");
    if (is_spreadsheet(format) && !is_zip(bytes))
        return lrel__fail(err, LREL_E_FORMAT,
                          "named as a spreadsheet, but does not begin as one (as a zip "
                          "file)");
    if (is_kind_of_zip(format) && !is_zip(bytes))
        return lrel__fail(err, LREL_E_FORMAT,
                          "named .%s, but does not begin as a zip file",
                          format == LREL_FORMAT_KMZ ? "kmz" : "zip");
    if (format == LREL_FORMAT_GPKG && !is_geopackage(bytes))
        return lrel__fail(err, LREL_E_FORMAT,
                          "named .gpkg, but does not begin as a GeoPackage");
    if (format == LREL_FORMAT_FGB && !is_flatgeobuf(bytes))
        return lrel__fail(err, LREL_E_FORMAT,
                          "named .fgb, but does not begin as a FlatGeobuf");
    return LREL_OK;
}

lrel_status lrel_format__decide(const char *path, lrel_text bytes, lrel_format *out,
                                lrel_error *err)
{
    lrel_text ending = ending_of(path);
    lrel_format format = format_by_ending(ending);
    lrel_status status;

    if (is_part_of_shapefile(ending))
        return lrel__fail(err, LREL_E_FORMAT,
                          "a part of a shapefile; name the .shp beside it");
    if ((status = check_bytes(bytes, format, err)) != LREL_OK)
        return status;
    if (format == LREL_FORMAT_NONE && first_character(bytes) == '{')
        format = LREL_FORMAT_GEOJSON;
    if (format == LREL_FORMAT_NONE && first_character(bytes) == '<')
        return lrel__fail(err, LREL_E_FORMAT,
                          "begins as XML; of that KML, GPX and field reports of IMSMA "
                          "(maXML) are read, "
                          "named .kml, .gpx and .xml");
    if (format == LREL_FORMAT_NONE)
        return lrel__fail(err, LREL_E_FORMAT,
                          "a file of unknown kind; what is read are " SUPPORTED);
    if ((status = check_name(bytes, format, err)) != LREL_OK)
        return status;
    *out = format;
    return LREL_OK;
}
