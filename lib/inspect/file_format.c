/* SPDX-License-Identifier: Apache-2.0 */
/* file_format.c: what a person calls the format, and what shows it. Which reader a file
 * gets is decided in lib/read; this is for the eye. */
#include <stdio.h>
#include <strings.h>

#include "bridge/file.h"
#include "inspect/inspection.h"

typedef struct format_name {
    const char *ending;
    const char *name;
    const char *start; /* first bytes that agree with it; NULL: none are needed */
    const char *start_name;
} format_name;

static const format_name formats[] = {
    {"csv", "CSV", NULL, NULL},
    {"tsv", "CSV", NULL, NULL},
    {"tab", "CSV", NULL, NULL},
    {"txt", "CSV", NULL, NULL},
    {"geojson", "GeoJSON", NULL, NULL},
    {"json", "GeoJSON", NULL, NULL},
    {"geojsonl", "GeoJSON, a feature a line", NULL, NULL},
    {"geojsons", "GeoJSON, a feature a line", NULL, NULL},
    {"ndjson", "GeoJSON, a feature a line", NULL, NULL},
    {"shp", "shapefile", "\0\0\x27\x0a", "file code 9994"},
    {"gpkg", "GeoPackage", "SQLi", "\"SQLite\""},
    {"kml", "KML", NULL, NULL},
    {"kmz", "KMZ", "PK\003\004", "zip's first bytes"},
    {"fgb", "FlatGeobuf", "fgb", "\"fgb\""},
    {"gdb", "File Geodatabase", NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const char *ending_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');

    return dot ? dot + 1 : "";
}

static size_t read_start(const char *path, char *start, size_t room, int64_t *bytes)
{
    uint64_t size = 0;
    size_t got = 0;
    int file;

    *bytes = -1;
    if (lrel_file__open(path, &file, &size, NULL) != LREL_OK)
        return 0;
    *bytes = (int64_t)size;
    if (!lrel_file__read(file, start, room, &got))
        got = 0;
    lrel_file__close(file);
    return got;
}

static bool begins_with(const char *start, size_t got, const format_name *f)
{
    size_t length = f->start[0] ? strlen(f->start) : 4;

    return got >= length && memcmp(start, f->start, length) == 0;
}

void lrel_file__note_format(lrel_file_look *file)
{
    char start[16];
    size_t got = read_start(file->path, start, sizeof start, &file->bytes);
    const char *ending = ending_of(file->path);

    file->format = "";
    for (const format_name *f = formats; f->ending; f++) {
        if (strcasecmp(f->ending, ending) != 0)
            continue;
        file->format = f->name;
        if (f->start && begins_with(start, got, f))
            snprintf(file->format_why, sizeof file->format_why,
                     "by its ending .%s and %s", f->ending, f->start_name);
        else
            snprintf(file->format_why, sizeof file->format_why, "by its ending .%s",
                     f->ending);
        return;
    }
    if (got > 0 && start[0] == '{') {
        file->format = "GeoJSON";
        snprintf(file->format_why, sizeof file->format_why, "by its first character {");
    }
}
