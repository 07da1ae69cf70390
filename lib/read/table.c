/* SPDX-License-Identifier: Apache-2.0 */
/* table.c: gives a file to the reader of its format. */
#include "read/table.h"

#include "read/csv_reader.h"
#include "read/format.h"
#include "read/geojson_reader.h"
#include "read/mapped.h"
#include "read/reader.h"
#include "read/shapefile.h"

/* None of these formats has more than one layer, which goes by the file's name. */
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
        return lrel_geojson_read(reader, err);
    case LREL_FORMAT_SHP:
        return lrel_shapefile_read(reader, path, err);
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
    lrel_mapped mapped = {NULL, 0};
    lrel_format format = LREL_FORMAT_NONE;
    lrel_status status;

    if ((status = lrel_mapped__open(path, &mapped, err)) != LREL_OK)
        goto done;
    if ((status = lrel_format__decide(path, (lrel_text){mapped.at, mapped.length},
                                      &format, err)) != LREL_OK)
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

lrel_status lrel_table_layers(const lrel_context *context, const char *path,
                              lrel_arena *arena, lrel_layer **out, size_t *count,
                              lrel_error *err)
{
    lrel_mapped mapped = {NULL, 0};
    lrel_format format;
    lrel_status status;

    if ((status = lrel_mapped__open(path, &mapped, err)) == LREL_OK &&
        (status = lrel_format__decide(path, (lrel_text){mapped.at, mapped.length},
                                      &format, err)) == LREL_OK)
        status = single_layer(path, arena, out, count, err);
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
