/* SPDX-License-Identifier: Apache-2.0 */
/* kml_reader.c: a first pass lists the folders, a second one reads those that are meant.
 */
#include "read/kml_reader.h"

#include "read/encoding.h"
#include "read/kml_placemark.h"

/* The system of all KML (OGC 07-147r2, 6.2). */
static void note_crs(lrel_table *table)
{
    table->crs = LREL_TEXT("OGC:CRS84");
    table->crs_why = LREL_TEXT("KML is WGS 84");
}

static lrel_status report_links(lrel_reader *reader, const lrel_kml_folders *folders,
                                lrel_error *err)
{
    if (folders->link_count == 0)
        return LREL_OK;
    return lrel_reader__issue(reader, LREL_ISSUE_KML_LINK, -1, LREL_TEXT(""),
                              LREL_TEXT("NetworkLink"), LREL_TEXT(""),
                              (int64_t)folders->link_count, err);
}

static lrel_status read_file(lrel_reader *reader, lrel_kml_file *file, lrel_error *err)
{
    lrel_kml_folders folders = {.at = NULL};
    lrel_arena *arena = reader->table->arena;
    lrel_text layer = reader->options->layer;
    size_t part = 0;
    lrel_status status = LREL_OK;

    if (file->archive.zip)
        status = lrel_archive__choose(&file->archive, reader->options->layer, "KML files",
                                      &part, &layer, err);
    if (status != LREL_OK)
        return status;
    if ((status = lrel_kml_folders__list(file, part, arena, &folders, err)) == LREL_OK &&
        (status = lrel_kml_folders__choose(reader->context, &folders, arena, layer,
                                           err)) == LREL_OK &&
        (status = lrel_kml__read_placemarks(reader, file, part, &folders, err)) ==
            LREL_OK)
        status = report_links(reader, &folders, err);
    lrel__free(reader->context, folders.at);
    return status;
}

lrel_status lrel_kml_read(lrel_reader *reader, const char *path, lrel_format format,
                          lrel_error *err)
{
    lrel_table *table = reader->table;
    lrel_kml_file file;
    lrel_status status = lrel_kml_file__open(reader->context, path, format,
                                             (lrel_text){table->bytes, table->byte_count},
                                             table->arena, &file, err);

    if (status == LREL_OK)
        status = lrel_encoding__note(reader, "UTF-8", "the format's own", err);
    if (status == LREL_OK)
        status = read_file(reader, &file, err);
    lrel_kml_file__close(&file);
    lrel_table__free_bytes(table);
    note_crs(table);
    return status;
}

/* ---- layers ---- */

static lrel_status add_layers(lrel_kml_file *file, size_t part, lrel_arena *arena,
                              lrel_layer_list *list, lrel_error *err)
{
    lrel_kml_folders folders = {.at = NULL};
    lrel_layer *layers = NULL;
    size_t count = 0;
    lrel_status status = lrel_kml_folders__list(file, part, arena, &folders, err);

    if (status == LREL_OK)
        status = lrel_kml_folders__layers(file->context, &folders, arena, &layers, &count,
                                          err);
    lrel__free(file->context, folders.at);
    return status == LREL_OK ? lrel_archive__add_layers(&file->archive, part, layers,
                                                        count, arena, list, err)
                             : status;
}

lrel_status lrel_kml_layers(const lrel_context *context, const char *path,
                            lrel_format format, lrel_text bytes, lrel_arena *arena,
                            lrel_layer **out, size_t *count, lrel_error *err)
{
    lrel_layer_list list = {.at = NULL};
    lrel_kml_file file;
    lrel_status status =
        lrel_kml_file__open(context, path, format, bytes, arena, &file, err);

    for (size_t i = 0; i < lrel_kml_file__parts(&file) && status == LREL_OK; i++)
        status = add_layers(&file, i, arena, &list, err);
    lrel_kml_file__close(&file);
    return lrel_archive__give_layers(context, status, &list, arena, out, count, err);
}
