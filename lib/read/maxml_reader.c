/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_reader.c: a first pass lists the kinds of objects, a second one reads one of
 * them. What is taken for granted of the format stands in docs/decisions/0019. */
#include "read/maxml_reader.h"

#include "read/encoding.h"
#include "read/maxml_crs.h"
#include "read/maxml_rows.h"

static bool is_or_empty(lrel_text column, const char *name)
{
    return column.length == 0 || lrel_text_is_equal(column, lrel_text_of(name));
}

/* Shapes are the file's own; `geometry:` may name the columns that they are from. */
static lrel_status check_geometry(const lrel_read_options *options, lrel_maxml_part part,
                                  lrel_error *err)
{
    bool is_said = options->wkt_column.length > 0 || options->lon_column.length > 0;

    if (is_said && part == LREL_MAXML_OBJECTS)
        return lrel__fail(
            err, LREL_E_FORMAT,
            "has shapes of its own; `geometry` is for its layers of points");
    if (options->wkt_column.length == 0 &&
        is_or_empty(options->lon_column, LREL_MAXML_LONGITUDE_COLUMN) &&
        is_or_empty(options->lat_column, LREL_MAXML_LATITUDE_COLUMN))
        return LREL_OK;
    return lrel__fail(err, LREL_E_FORMAT,
                      "its points are in `lon: " LREL_MAXML_LONGITUDE_COLUMN
                      "` and `lat: " LREL_MAXML_LATITUDE_COLUMN "`");
}

lrel_status lrel_maxml_read(lrel_reader *reader, lrel_error *err)
{
    lrel_table *table = reader->table;
    const lrel_text bytes = {table->bytes, table->byte_count};
    lrel_maxml_kinds kinds = {.context = reader->context, .arena = table->arena};
    size_t kind = 0;
    lrel_maxml_part part = LREL_MAXML_OBJECTS;
    lrel_status status = lrel_encoding__note(reader, "UTF-8", "the format's own", err);

    lrel_maxml__begin_crs(table);
    if (status == LREL_OK)
        status = lrel_maxml_kinds__list(&kinds, bytes, err);
    if (status == LREL_OK)
        status =
            lrel_maxml_kinds__choose(&kinds, reader->options->layer, &kind, &part, err);
    if (status == LREL_OK)
        status = check_geometry(reader->options, part, err);
    if (status == LREL_OK)
        status = lrel_maxml__read_rows(reader, bytes, &kinds, kind, part, err);
    lrel_maxml_kinds__clear(&kinds);
    lrel_table__free_bytes(table);
    return status;
}

lrel_status lrel_maxml_layers(const lrel_context *context, lrel_text bytes,
                              lrel_arena *arena, lrel_layer **out, size_t *count,
                              lrel_error *err)
{
    lrel_maxml_kinds kinds = {.context = context, .arena = arena};
    lrel_status status = lrel_maxml_kinds__list(&kinds, bytes, err);

    if (status == LREL_OK)
        status = lrel_maxml_kinds__layers(&kinds, out, count, err);
    lrel_maxml_kinds__clear(&kinds);
    return status;
}
