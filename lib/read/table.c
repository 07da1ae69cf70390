/* SPDX-License-Identifier: Apache-2.0 */
/* table.c: which reader a file gets. The name says what it should be, the first bytes
 * must agree: a file of another kind under a familiar name is refused and not tried out.
 */
#include "read/table.h"

#include "read/csv_reader.h"
#include "read/geojson_reader.h"
#include "read/mapped.h"
#include "read/reader.h"
#include "read/shapefile.h"

typedef enum file_format {
    FORMAT_NONE,
    FORMAT_CSV,
    FORMAT_GEOJSON,
    FORMAT_SHP
} file_format;

static const struct {
    const char *ending;
    file_format format;
} endings[] = {
    {"csv", FORMAT_CSV}, {"tsv", FORMAT_CSV},         {"tab", FORMAT_CSV},
    {"txt", FORMAT_CSV}, {"geojson", FORMAT_GEOJSON}, {"json", FORMAT_GEOJSON},
    {"shp", FORMAT_SHP},
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

static lrel_text stem_of(const char *path)
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

static file_format format_by_ending(lrel_text ending)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (lrel_text_is_equal_nocase(ending, lrel_text_of(endings[i].ending)))
            return endings[i].format;
    return FORMAT_NONE;
}

static lrel_status choose(const char *path, lrel_text bytes, file_format *out,
                          lrel_error *err)
{
    lrel_text ending = ending_of(path);
    file_format format = format_by_ending(ending);
    const char *foreign = foreign_format(bytes);

    if (is_part_of_shapefile(ending))
        return lrel__fail(err, LREL_E_FORMAT,
                          "a part of a shapefile; name the .shp beside it");
    if (foreign)
        return lrel__fail(err, LREL_E_FORMAT, "%s; what is read are " SUPPORTED, foreign);
    if (lrel_shapefile_is_one(bytes) && format != FORMAT_SHP)
        return lrel__fail(err, LREL_E_FORMAT,
                          "begins as a shapefile; name it .shp, with its .dbf beside it");
    if (format == FORMAT_NONE && bytes.length > 0 &&
        lrel_text_trim(lrel_reader__excerpt(bytes, 64)).length > 0 &&
        *lrel_text_trim(lrel_reader__excerpt(bytes, 64)).at == '{')
        format = FORMAT_GEOJSON;
    if (format == FORMAT_NONE)
        return lrel__fail(err, LREL_E_FORMAT,
                          "a file of unknown kind; what is read are " SUPPORTED);
    if (format != FORMAT_CSV && bytes.length == 0)
        return lrel__fail(err, LREL_E_FORMAT, "an empty file");
    *out = format;
    return LREL_OK;
}

/* None of these formats has more than one layer, which goes by the file's name. */
static lrel_status check_layer(const lrel_read_options *options, const char *path,
                               lrel_error *err)
{
    lrel_text only = stem_of(path);

    if (options->layer.length == 0 || lrel_text_is_equal(options->layer, only))
        return LREL_OK;
    return lrel__fail(err, LREL_E_NOT_FOUND,
                      "no layer \"%.*s\"; its only layer is \"%.*s\"",
                      LREL_TEXT_ARGS(lrel_reader__excerpt(options->layer, 60)),
                      LREL_TEXT_ARGS(lrel_reader__excerpt(only, 100)));
}

static lrel_status read_format(lrel_reader *reader, const char *path, file_format format,
                               lrel_error *err)
{
    switch (format) {
    case FORMAT_CSV:
        return lrel_csv_read(reader, err);
    case FORMAT_GEOJSON:
        return lrel_geojson_read(reader, err);
    case FORMAT_SHP:
        return lrel_shapefile_read(reader, path, err);
    case FORMAT_NONE:
        break;
    }
    return lrel__fail(err, LREL_E_INTERNAL, "no reader for this format");
}

lrel_status lrel_table_read(const lrel_context *context, const char *path,
                            const lrel_read_options *options, lrel_issues *issues,
                            lrel_table **out, lrel_error *err)
{
    lrel_reader reader = {context, options, issues, NULL};
    lrel_mapped mapped = {NULL, 0};
    file_format format = FORMAT_NONE;
    lrel_status status;

    if ((status = lrel_mapped__open(path, &mapped, err)) != LREL_OK)
        goto done;
    if ((status = choose(path, (lrel_text){mapped.at, mapped.length}, &format, err)) !=
        LREL_OK)
        goto done;
    if ((status = check_layer(options, path, err)) != LREL_OK)
        goto done;
    reader.table = lrel_table__new(context);
    if (!reader.table) {
        status = lrel__fail_memory(err);
        goto done;
    }
    reader.table->bytes = mapped.at;
    reader.table->byte_count = mapped.length;
    reader.table->is_mapped = mapped.at != NULL;
    mapped = (lrel_mapped){NULL, 0}; /* now the table's */
    if ((status = read_format(&reader, path, format, err)) != LREL_OK)
        goto done;
    *out = reader.table;
    reader.table = NULL; /* now the caller's */

done:
    lrel_table_free(reader.table);
    lrel_mapped__close(&mapped);
    return status == LREL_OK ? status : lrel__fail_at(err, status, path, -1);
}

void lrel_table_free(lrel_table *table)
{
    const lrel_context *context;

    if (!table)
        return;
    context = table->context;
    lrel_table__free_bytes(table);
    lrel_arena_free(table->arena);
    lrel__free(context, table->columns);
    lrel__free(context, table->is_date_column);
    lrel__free(context, table->cells);
    lrel__free(context, table->rows);
    lrel__free(context, table->is_ragged);
    lrel__free(context, table->shapes);
    lrel__free(context, table->rings);
    lrel__free(context, table->points);
    lrel__free(context, table);
}

int lrel_table_column(const lrel_table *table, lrel_text name)
{
    int found = -1, matches = 0;

    for (size_t i = 0; i < table->column_count; i++)
        if (lrel_text_is_equal(table->columns[i], name))
            return (int)i;
    for (size_t i = 0; i < table->column_count; i++)
        if (lrel_text_is_equal_nocase(table->columns[i], name)) {
            found = (int)i;
            matches++;
        }
    return matches == 1 ? found : -1;
}
