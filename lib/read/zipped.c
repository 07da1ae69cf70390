/* SPDX-License-Identifier: Apache-2.0 */
/* zipped.c: one file is unpacked and read as any other; of several, one must be named. */
#include "read/zipped.h"

#include <stdio.h>

#include "read/format.h"
#include "read/unpacked.h"

/* ---- which files ---- */

/* Up to the end of the folder "x.gdb"; nothing where it is in none. */
static lrel_text geodatabase_of(lrel_text name)
{
    for (size_t i = 4; i < name.length; i++)
        if (name.at[i] == '/' &&
            lrel_text_is_equal_nocase((lrel_text){name.at + i - 4, 4}, LREL_TEXT(".gdb")))
            return (lrel_text){name.at, i};
    return (lrel_text){name.at, 0};
}

/* What operating systems put beside files: "__MACOSX/", "._x.shp". */
static bool is_hidden(lrel_text name)
{
    for (size_t i = 0; i < name.length; i++)
        if ((i == 0 || name.at[i - 1] == '/') &&
            (name.at[i] == '.' ||
             (name.length - i > 2 && name.at[i] == '_' && name.at[i + 1] == '_')))
            return true;
    return false;
}

/* A text beside a shapefile says what its columns mean; no table is called so. */
static lrel_text wanted(lrel_text name)
{
    static const char *const endings[] = {
        ".shp", ".csv", ".tsv",  ".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson",
        ".kml", ".kmz", ".gpkg", ".fgb",     ".xlsx", ".xlsm",     ".ods"};
    lrel_text geodatabase = geodatabase_of(name);

    if (is_hidden(name))
        return (lrel_text){name.at, 0};
    if (geodatabase.length > 0)
        return geodatabase;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (lrel_text_has_ending(name, endings[i]))
            return name;
    return (lrel_text){name.at, 0};
}

/* XML beside tables describes them (`x.shp.xml`); where it is alone, it may be maXML. */
static lrel_text wanted_xml(lrel_text name)
{
    return !is_hidden(name) && lrel_text_has_ending(name, ".xml")
               ? name
               : (lrel_text){name.at, 0};
}

/* ---- reading ---- */

/* "hazards.shp: its .dbf is missing": the file in the zip, not where it lay for a moment.
 */
static lrel_status name_member(const lrel_archive *archive, size_t member,
                               lrel_status status, lrel_error *err)
{
    char reason[sizeof err->message];
    int64_t record;

    if (status == LREL_OK || !err)
        return status;
    record = err->record;
    snprintf(reason, sizeof reason, "%s", err->message);
    lrel_error_init(err);
    (void)lrel__fail(
        err, status, "%.*s: %.300s",
        LREL_TEXT_ARGS(lrel_reader__excerpt(archive->members.at[member], 80)), reason);
    err->record = record;
    return status;
}

static lrel_status open_archive(const lrel_context *context, lrel_text bytes,
                                lrel_arena *arena, lrel_archive *out, lrel_error *err)
{
    lrel_status status = lrel_archive__open(context, bytes, wanted, arena, out, err);

    if (status == LREL_OK && out->members.count == 0) {
        lrel_archive__close(out);
        status = lrel_archive__open(context, bytes, wanted_xml, arena, out, err);
    }
    if (status == LREL_OK && out->members.count == 0)
        return lrel__fail(err, LREL_E_FORMAT, "holds no file that is read");
    return status;
}

static lrel_status read_member(const lrel_archive *archive, size_t member,
                               const lrel_read_options *options, lrel_issues *issues,
                               lrel_table **out, lrel_error *err)
{
    lrel_unpacked unpacked;
    lrel_status status = lrel_unpacked__make(archive, member, &unpacked, err);

    if (status == LREL_OK)
        status = name_member(
            archive, member,
            lrel_table_read(archive->context, unpacked.path, options, issues, out, err),
            err);
    lrel_unpacked__remove(&unpacked);
    return status;
}

lrel_status lrel_zipped_read(const lrel_context *context, lrel_text bytes,
                             const lrel_read_options *options, lrel_issues *issues,
                             lrel_table **out, lrel_error *err)
{
    lrel_arena *arena = lrel_arena_new(context);
    lrel_archive archive = {.context = NULL};
    lrel_read_options inner = *options;
    lrel_status status;
    size_t member;

    if (!arena)
        return lrel__fail_memory(err);
    if ((status = open_archive(context, bytes, arena, &archive, err)) == LREL_OK &&
        (status = lrel_archive__choose(&archive, options->layer, "files", &member,
                                       &inner.layer, err)) == LREL_OK)
        status = read_member(&archive, member, &inner, issues, out, err);
    lrel_archive__close(&archive);
    lrel_arena_free(arena);
    return status;
}

/* ---- layers ---- */

/* The file alone says which layer, where it has one. */
static lrel_status add_layers(const lrel_archive *archive, size_t member,
                              const char *path, lrel_arena *arena, lrel_layer_list *list,
                              lrel_error *err)
{
    lrel_layer *layers = NULL;
    size_t count = 0, first = list->count;
    lrel_status status =
        lrel_table_layers(archive->context, path, arena, &layers, &count, err);

    if (status != LREL_OK)
        return name_member(archive, member, status, err);
    status = lrel_archive__add_layers(archive, member, layers, count, arena, list, err);
    if (status == LREL_OK && count == 1 && archive->members.count > 1)
        list->at[first].name = archive->members.at[member];
    return status;
}

static lrel_status list_all(const lrel_archive *archive, lrel_arena *arena,
                            lrel_layer_list *list, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < archive->members.count && status == LREL_OK; i++) {
        lrel_unpacked unpacked;

        status = lrel_unpacked__make(archive, i, &unpacked, err);
        if (status == LREL_OK)
            status = add_layers(archive, i, unpacked.path, arena, list, err);
        lrel_unpacked__remove(&unpacked);
    }
    return status;
}

lrel_status lrel_zipped_layers(const lrel_context *context, lrel_text bytes,
                               lrel_arena *arena, lrel_layer **out, size_t *count,
                               lrel_error *err)
{
    lrel_archive archive;
    lrel_layer_list list = {.at = NULL};
    lrel_status status = open_archive(context, bytes, arena, &archive, err);

    if (status == LREL_OK)
        status = list_all(&archive, arena, &list, err);
    lrel_archive__close(&archive);
    return lrel_archive__give_layers(context, status, &list, arena, out, count, err);
}
