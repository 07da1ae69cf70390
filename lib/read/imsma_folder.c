/* SPDX-License-Identifier: Apache-2.0 */
/* imsma_folder.c: files of a folder by the names of tables. */
#include "read/imsma_folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/fail.h"
#include "core/path.h"
#include "read/format.h"
#include "read/imsma_tables.h"
#include "read/reader.h"

#define LINKS "_has_geospatialinfo"

static bool is_table(const char *name)
{
    lrel_format_look look;

    lrel_format__look(name, LREL_TEXT(""), &look);
    return name[0] != '.' && name[0] != '~' &&
           (look.format == LREL_FORMAT_CSV || look.format == LREL_FORMAT_XLSX ||
            look.format == LREL_FORMAT_ODS);
}

lrel_status lrel_imsma__find(const lrel_context *context, const char *folder,
                             lrel_text name, char **out, lrel_error *err)
{
    DIR *open = opendir(folder);
    const struct dirent *entry;
    lrel_status status = LREL_OK;

    *out = NULL;
    while (open && status == LREL_OK && (entry = readdir(open))) {
        if (!is_table(entry->d_name) ||
            !lrel_text_is_equal_nocase(lrel_format__stem(entry->d_name), name))
            continue;
        if (*out)
            status = lrel__fail(err, LREL_E_FORMAT,
                                "has two files with the table %.*s; leave one",
                                LREL_TEXT_ARGS(name));
        else if (!(*out = lrel__path_in(context, folder, entry->d_name)))
            status = lrel__fail_memory(err);
    }
    if (open)
        (void)closedir(open);
    if (status != LREL_OK) {
        lrel__free(context, *out);
        *out = NULL;
    }
    return status;
}

bool lrel_imsma__is_folder(const char *path)
{
    static const char *const needed[] = {"geospatialinfo", "geopoint"};
    DIR *open = opendir(path);
    const struct dirent *entry;
    bool has[2] = {false, false};

    while (open && (entry = readdir(open)))
        for (int i = 0; i < 2; i++)
            has[i] |= is_table(entry->d_name) &&
                      lrel_text_is_equal_nocase(lrel_format__stem(entry->d_name),
                                                lrel_text_of(needed[i]));
    if (open)
        (void)closedir(open);
    return has[0] && has[1];
}

/* --- layers --- */

static int compare_layers(const void *left, const void *right)
{
    return lrel_text_compare(((const lrel_layer *)left)->name,
                             ((const lrel_layer *)right)->name);
}

/* "hazard" of "hazard_has_geospatialinfo.csv"; nothing of another name. */
static lrel_text object_of(const char *name)
{
    lrel_text stem = lrel_format__stem(name);
    size_t end = sizeof LINKS - 1;

    if (!is_table(name) || stem.length <= end ||
        !lrel_text_is_equal_nocase((lrel_text){stem.at + stem.length - end, end},
                                   LREL_TEXT(LINKS)))
        return (lrel_text){"", 0};
    return (lrel_text){stem.at, stem.length - end};
}

static lrel_status add_layer(lrel_arena *arena, lrel_text name, lrel_layer *out,
                             lrel_error *err)
{
    char *copy = lrel_arena_text(arena, name.at, name.length);

    if (!copy)
        return lrel__fail_memory(err);
    *out = (lrel_layer){{copy, name.length}, -1};
    return LREL_OK;
}

#define LAYERS_MAX 64

lrel_status lrel_imsma_layers(const lrel_context *context, const char *path,
                              lrel_arena *arena, lrel_layer **out, size_t *count,
                              lrel_error *err)
{
    lrel_layer *layers = lrel_arena_alloc(arena, LAYERS_MAX * sizeof *layers);
    DIR *open = opendir(path);
    const struct dirent *entry;
    lrel_status status = layers ? LREL_OK : lrel__fail_memory(err);
    size_t n = 0;

    while (open && status == LREL_OK && n < LAYERS_MAX && (entry = readdir(open))) {
        lrel_text object = object_of(entry->d_name);
        char *table = NULL;

        if (object.length == 0)
            continue;
        status = lrel_imsma__find(context, path, object, &table, err);
        if (table)
            status = add_layer(arena, lrel_format__stem(table), &layers[n++], err);
        lrel__free(context, table);
    }
    if (open)
        (void)closedir(open);
    if (status == LREL_OK && n == 0)
        return lrel__fail(err, LREL_E_FORMAT,
                          "has geospatialinfo and geopoint, but no object that a table "
                          "like hazard" LINKS " links to them");
    if (status == LREL_OK && n > 1)
        qsort(layers, n, sizeof *layers, compare_layers);
    *out = layers;
    *count = n;
    return status;
}

/* --- cells --- */

lrel_text lrel_imsma__cell(const lrel_table *table, size_t row, int column)
{
    return column < 0 ? (lrel_text){"", 0}
                      : lrel_text_trim(lrel_table_cell(table, row, column));
}

int lrel_imsma__column(const lrel_table *table, const char *const *names)
{
    int column = -1;

    for (; *names && column < 0; names++)
        column = lrel_table_column(table, lrel_text_of(*names));
    return column;
}
