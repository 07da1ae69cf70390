/* SPDX-License-Identifier: Apache-2.0 */
/* start_text.c: what `start` found, agency by agency. */
#include "start_text.h"

#include <stdio.h>
#include <string.h>

#include "shown.h"

/* The name of @p path below the folder. */
static const char *below(const char *folder, const char *path)
{
    size_t length = strlen(folder);

    return strncmp(path, folder, length) == 0 && path[length] == '/' ? path + length + 1
                                                                     : path;
}

/* The folder of the first level that @p path is in, without a slash; "": in none. */
static size_t agency_of(const char *path)
{
    const char *slash = strchr(path, '/');

    return slash ? (size_t)(slash - path) : 0;
}

static void print_agency(const char *path, const char *before)
{
    size_t length = agency_of(path);

    if (before && length == agency_of(before) && strncmp(path, before, length) == 0)
        return;
    if (length)
        shown_print(stdout, "%s%.*s\n", before ? "\n" : "", (int)length, path);
    else
        printf("%sin no folder of an agency\n", before ? "\n" : "");
}

static size_t count_placed(const lrel_inspection *inspection, size_t file, size_t layer,
                           size_t count)
{
    size_t placed = 0;

    for (size_t i = 0; i < count; i++)
        placed += lrel_inspection_field_at(inspection, file, layer, i).key[0] != '\0';
    return placed;
}

static bool has_shapes(const lrel_inspected_layer *layer)
{
    return layer->polygon_count + layer->point_count + layer->line_count > 0;
}

/* "  hazards.shp: hazard, 120 rows; 9 of 14 columns placed; asks for a datum shift" */
static void print_layer(const lrel_inspection *inspection, size_t file, size_t number,
                        const char *name)
{
    lrel_inspected_layer layer = lrel_inspection_layer_at(inspection, file, number);

    shown_print(stdout, "  %s", name);
    if (lrel_inspection_file_at(inspection, file).layer_count > 1)
        shown_print(stdout, ", %s", layer.name);
    if (layer.status != LREL_OK) {
        shown_print(stdout, ": not read: %s\n", layer.reason);
        return;
    }
    printf(": %s%s, %lld row%s; %zu of %zu columns placed",
           layer.role[0] ? layer.role : "unknown",
           layer.role[0] && !layer.is_role_sure ? "?" : "", (long long)layer.row_count,
           shown_plural((size_t)layer.row_count),
           count_placed(inspection, file, number, layer.field_count), layer.field_count);
    if (has_shapes(&layer) && !layer.crs_name[0])
        printf("; asks for a coordinate system");
    if (layer.needs_operation)
        printf("; asks for a datum shift");
    printf("\n");
}

static void print_files(const lrel_inspection *inspection, const char *folder)
{
    const char *before = NULL;

    for (size_t i = 0; i < lrel_inspection_file_count(inspection); i++) {
        lrel_inspected_file file = lrel_inspection_file_at(inspection, i);
        const char *name = below(folder, file.path);

        print_agency(name, before);
        before = name;
        if (file.status != LREL_OK)
            shown_print(stdout, "  %s: not read: %s\n", name, file.reason);
        for (size_t k = 0; file.status == LREL_OK && k < file.layer_count; k++)
            print_layer(inspection, i, k, name);
    }
}

void start_text_print(const lrel_inspection *inspection, const char *folder,
                      const lrel_open_questions *open)
{
    print_files(inspection, folder);
    if (open->count == 0) {
        printf("\nNo question is open.\n");
        return;
    }
    printf("\n%zu question%s open. ", open->count, open->count == 1 ? " is" : "s are");
    shown_print(stdout, "Settles most (%lld row%s): %s\n", (long long)open->most_rows,
                shown_plural((size_t)open->most_rows), open->most);
}
