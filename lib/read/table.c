/* SPDX-License-Identifier: Apache-2.0 */
/* table.c: gives a file to the reader of its format. */
#include "read/table.h"

#include <sys/stat.h>

#include "read/csv_reader.h"
#include "read/format.h"
#include "read/geojson_reader.h"
#include "read/gpx_reader.h"
#include "read/imsma_tables.h"
#include "read/kml_reader.h"
#include "read/mapped.h"
#include "read/maxml_reader.h"
#include "read/reader.h"
#include "read/shapefile.h"
#include "read/spreadsheet.h"
#include "read/vector_reader.h"
#include "read/zipped.h"

/* A file of this machine that was looked at, not yet read. */
typedef struct input {
    lrel_mapped bytes; /* nothing where it is a folder */
    lrel_format format;
} input;

static bool is_folder(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static lrel_status open_input(const char *path, input *out, lrel_error *err)
{
    lrel_status status;

    *out = (input){{NULL, 0}, LREL_FORMAT_NONE};
    if (lrel_format__is_gdb_name(path) && is_folder(path)) {
        out->format = LREL_FORMAT_GDB;
        return lrel_vector__check_gdb(path, err);
    }
    if (is_folder(path) && lrel_imsma__is_folder(path)) {
        out->format = LREL_FORMAT_IMSMA;
        return LREL_OK;
    }
    if ((status = lrel_mapped__open_head(path, lrel_format__bytes_needed(path),
                                         &out->bytes, err)) != LREL_OK)
        return status;
    return lrel_format__decide(path, (lrel_text){out->bytes.at, out->bytes.length},
                               &out->format, err);
}

/* Text formats and shapefiles have one layer, which goes by the file's name. */
static bool has_one_layer(lrel_format format)
{
    return format == LREL_FORMAT_CSV || format == LREL_FORMAT_GEOJSON ||
           format == LREL_FORMAT_GEOJSON_SEQUENCE || format == LREL_FORMAT_SHP;
}

static bool has_header(lrel_format format)
{
    return format == LREL_FORMAT_CSV || format == LREL_FORMAT_XLSX ||
           format == LREL_FORMAT_ODS;
}

static lrel_status check_layer(const lrel_read_options *options, const char *path,
                               lrel_error *err)
{
    lrel_text only = lrel_format__stem(path);

    if (options->layer.length == 0 || lrel_text_is_equal(options->layer, only))
        return LREL_OK;
    return lrel__fail(err, LREL_E_NOT_FOUND,
                      "no layer \"%.*s\"; its only layer is \"%.*s\"",
                      LREL_TEXT_ARGS(lrel_reader__excerpt(options->layer, 60)),
                      LREL_TEXT_ARGS(lrel_reader__excerpt(only, 100)));
}

static lrel_status read_format(lrel_reader *reader, const char *path, lrel_format format,
                               lrel_error *err)
{
    switch (format) {
    case LREL_FORMAT_CSV:
        return lrel_csv_read(reader, err);
    case LREL_FORMAT_GEOJSON:
    case LREL_FORMAT_GEOJSON_SEQUENCE:
        return lrel_geojson_read(reader, format == LREL_FORMAT_GEOJSON_SEQUENCE, err);
    case LREL_FORMAT_SHP:
        return lrel_shapefile_read(reader, path, err);
    case LREL_FORMAT_XLSX:
    case LREL_FORMAT_ODS:
        return lrel_spreadsheet_read(reader, format, err);
    case LREL_FORMAT_KML:
    case LREL_FORMAT_KMZ:
        return lrel_kml_read(reader, path, format, err);
    case LREL_FORMAT_GPX:
        return lrel_gpx_read(reader, err);
    case LREL_FORMAT_MAXML:
        return lrel_maxml_read(reader, err);
    case LREL_FORMAT_GPKG:
    case LREL_FORMAT_FGB:
    case LREL_FORMAT_GDB:
        return lrel_vector_read(reader, path, format, err);
    case LREL_FORMAT_ZIP: /* their files were read as themselves */
    case LREL_FORMAT_IMSMA:
    case LREL_FORMAT_NONE:
        break;
    }
    return lrel__fail(err, LREL_E_INTERNAL, "no reader for this format");
}

lrel_status lrel_table_read(const lrel_context *context, const char *path,
                            const lrel_read_options *options, lrel_issues *issues,
                            lrel_table **out, lrel_error *err)
{
    lrel_reader reader = {context, options, issues, NULL};
    input in;
    lrel_status status;

    if ((status = open_input(path, &in, err)) != LREL_OK)
        goto done;
    if (options->is_grid && !has_header(in.format)) {
        status = lrel__fail(err, LREL_E_FORMAT,
                            "tables of figures are CSV, XLSX or ODS; this is none");
        goto done;
    }
    if (in.format == LREL_FORMAT_ZIP) {
        status = lrel_zipped_read(context, (lrel_text){in.bytes.at, in.bytes.length},
                                  options, issues, out, err);
        goto done;
    }
    if (in.format == LREL_FORMAT_IMSMA) {
        status = lrel_imsma_read(context, path, options, issues, out, err);
        goto done;
    }
    if (has_one_layer(in.format) && (status = check_layer(options, path, err)) != LREL_OK)
        goto done;
    if (options->header_row > 0 && !has_header(in.format)) {
        status = lrel__fail(err, LREL_E_FORMAT,
                            "`header:` is of CSV and spreadsheets; this file names its "
                            "columns itself");
        goto done;
    }
    reader.table = lrel_table__new(context);
    if (!reader.table) {
        status = lrel__fail_memory(err);
        goto done;
    }
    reader.table->bytes = in.bytes.at;
    reader.table->byte_count = in.bytes.length;
    reader.table->is_mapped = in.bytes.at != NULL;
    in.bytes = (lrel_mapped){NULL, 0}; /* now the table's */
    if ((status = read_format(&reader, path, in.format, err)) != LREL_OK)
        goto done;
    *out = reader.table;
    reader.table = NULL; /* now the caller's */

done:
    lrel_table_free(reader.table);
    lrel_mapped__close(&in.bytes);
    return status == LREL_OK ? status : lrel__fail_at(err, status, path, -1);
}

lrel_status lrel_table_read_postgis(const lrel_context *context,
                                    struct lrel_vector *session, const char *name,
                                    const lrel_read_options *options, lrel_issues *issues,
                                    lrel_table **out, lrel_error *err)
{
    lrel_reader reader = {context, options, issues, lrel_table__new(context)};
    lrel_status status =
        reader.table ? lrel_postgis_read(&reader, session, err) : lrel__fail_memory(err);

    if (status == LREL_OK)
        *out = reader.table; /* now the caller's */
    else
        lrel_table_free(reader.table);
    return status == LREL_OK ? status : lrel__fail_at(err, status, name, -1);
}

/* One layer, named after the file. */
static lrel_status single_layer(const char *path, lrel_arena *arena, lrel_layer **out,
                                size_t *count, lrel_error *err)
{
    lrel_text stem = lrel_format__stem(path);
    lrel_layer *layer = lrel_arena_alloc(arena, sizeof *layer);
    char *name = lrel_arena_text(arena, stem.at, stem.length);

    if (!layer || !name)
        return lrel__fail_memory(err);
    *layer = (lrel_layer){{name, stem.length}, -1};
    *out = layer;
    *count = 1;
    return LREL_OK;
}

static lrel_status layers_of(const lrel_context *context, const char *path,
                             const input *in, lrel_arena *arena, lrel_layer **out,
                             size_t *count, lrel_error *err)
{
    const lrel_text bytes = {in->bytes.at, in->bytes.length};
    lrel_vector_file file = {.module = NULL};
    lrel_status status;

    if (has_one_layer(in->format))
        return single_layer(path, arena, out, count, err);
    if (in->format == LREL_FORMAT_XLSX || in->format == LREL_FORMAT_ODS)
        return lrel_spreadsheet_layers(context, bytes, in->format, arena, out, count,
                                       err);
    if (in->format == LREL_FORMAT_ZIP)
        return lrel_zipped_layers(context, bytes, arena, out, count, err);
    if (in->format == LREL_FORMAT_KML || in->format == LREL_FORMAT_KMZ)
        return lrel_kml_layers(context, path, in->format, bytes, arena, out, count, err);
    if (in->format == LREL_FORMAT_IMSMA)
        return lrel_imsma_layers(context, path, arena, out, count, err);
    if (in->format == LREL_FORMAT_GPX)
        return lrel_gpx_layers(context, bytes, arena, out, count, err);
    if (in->format == LREL_FORMAT_MAXML)
        return lrel_maxml_layers(context, bytes, arena, out, count, err);
    status = lrel_vector__open(context, path, in->format, &file, err);
    if (status == LREL_OK)
        status = lrel_vector__layers(&file, arena, out, count, err);
    lrel_vector__close(&file);
    return status;
}

lrel_status lrel_table_layers(const lrel_context *context, const char *path,
                              lrel_arena *arena, lrel_layer **out, size_t *count,
                              lrel_error *err)
{
    input in;
    lrel_status status = open_input(path, &in, err);

    if (status == LREL_OK)
        status = layers_of(context, path, &in, arena, out, count, err);
    lrel_mapped__close(&in.bytes);
    return status == LREL_OK ? status : lrel__fail_at(err, status, path, -1);
}

void lrel_table_free(lrel_table *table)
{
    const lrel_context *context;

    if (!table)
        return;
    context = table->context;
    lrel_table__free_bytes(table);
    lrel_mapped__close(&(lrel_mapped){table->point_file, table->point_file_bytes});
    lrel_arena_free(table->arena);
    lrel__free(context, table->columns);
    lrel__free(context, table->is_date_column);
    lrel__free(context, table->is_number_column);
    lrel__free(context, table->is_number_cell);
    lrel__free(context, table->is_date_cell);
    lrel__free(context, table->sheet_columns);
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
