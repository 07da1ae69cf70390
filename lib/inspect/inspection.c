/* SPDX-License-Identifier: Apache-2.0 */
/* inspection.c: the files of an inspection, one after the other, and what may be asked of
 * them. */
#include "inspect/inspection.h"

#include <stdio.h>

#include "core/fail.h"
#include "write/single.h"
#include "write/spare.h"

void lrel_inspect_options_init(lrel_inspect_options *options)
{
    *options = (lrel_inspect_options){.size = sizeof *options};
}

static lrel_status keep(lrel_inspection *inspection, const char *text, lrel_text *out,
                        lrel_error *err)
{
    size_t length = text ? strlen(text) : 0;
    char *copy = lrel_arena_text(inspection->arena, text ? text : "", length);

    if (!copy)
        return lrel__fail_memory(err);
    *out = (lrel_text){copy, length};
    return LREL_OK;
}

lrel_status lrel_inspection_new(const lrel_context *context,
                                const lrel_inspect_options *options,
                                lrel_inspection **out, lrel_error *err)
{
    lrel_inspection *inspection = lrel__calloc(context, 1, sizeof *inspection);
    lrel_inspect_options defaults;
    lrel_status status;

    if (!inspection)
        return lrel__fail_memory(err);
    lrel_inspect_options_init(&defaults);
    if (!options)
        options = &defaults;
    inspection->context = context;
    inspection->arena = lrel_arena_new(context);
    if (!inspection->arena) {
        status = lrel__fail_memory(err);
        goto done;
    }
    if ((status = keep(inspection, options->layer, &inspection->layer, err)) ||
        (status = keep(inspection, options->encoding, &inspection->encoding, err)) ||
        (status = keep(inspection, options->crs, &inspection->crs, err)) ||
        (status = keep(inspection, options->folder, &inspection->folder, err)))
        goto done;
    if ((status = lrel_ready__read(context, inspection->arena, &inspection->ready, err)))
        goto done;
    *out = inspection;
    inspection = NULL; /* now the caller's */

done:
    lrel_inspection_free(inspection);
    return status;
}

static void clear_file(const lrel_context *context, lrel_file_look *file)
{
    for (size_t i = 0; i < file->layer_count; i++)
        lrel_layer__clear(context, &file->layers[i]);
    lrel__free(context, file->layers);
    *file = (lrel_file_look){0};
}

void lrel_inspection_free(lrel_inspection *inspection)
{
    if (!inspection)
        return;
    for (size_t i = 0; i < inspection->files.count; i++)
        clear_file(inspection->context, &inspection->files.at[i]);
    lrel__free(inspection->context, inspection->files.at);
    lrel__free(inspection->context, inspection->answers.at);
    lrel__free(inspection->context, inspection->taken.at);
    lrel_arena_free(inspection->arena);
    lrel__free(inspection->context, inspection);
}

static bool is_wanted(const lrel_inspection *inspection, lrel_text layer)
{
    return inspection->layer.length == 0 || lrel_text_is_equal(inspection->layer, layer);
}

/* "it has: hazards, releases" */
static lrel_status fail_no_layer(const lrel_inspection *inspection,
                                 const lrel_layer *layers, size_t count, lrel_error *err)
{
    char list[300] = "";

    if (count == 0)
        return lrel__fail(err, LREL_E_NOT_FOUND, "has no layer with rows or columns");
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(list);

        snprintf(list + used, sizeof list - used, "%s%.*s", i ? ", " : "",
                 layers[i].name.length < 60 ? (int)layers[i].name.length : 60,
                 layers[i].name.at);
    }
    return lrel__fail(err, LREL_E_NOT_FOUND, "no layer \"%.*s\"; it has: %s",
                      inspection->layer.length < 60 ? (int)inspection->layer.length : 60,
                      inspection->layer.at, list);
}

/* The first reason why something could not be read becomes the file's. */
static lrel_status look_at_layers(lrel_inspection *inspection, lrel_file_look *file,
                                  const lrel_layer *layers, size_t count, lrel_error *err)
{
    lrel_status status;

    file->layers = lrel__calloc(inspection->context, count + 1, sizeof *file->layers);
    if (!file->layers)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        lrel_layer_look *layer = &file->layers[file->layer_count];
        lrel_text name = layers[i].name;

        if (!is_wanted(inspection, name))
            continue;
        name.at = lrel_arena_text(inspection->arena, name.at, name.length);
        if (!name.at)
            return lrel__fail_memory(err);
        if ((status = lrel_layer__look(inspection, file, name, count == 1, layer, err)) !=
            LREL_OK)
            return status;
        file->layer_count++;
        if (layer->status != LREL_OK && file->status == LREL_OK) {
            file->status = layer->status;
            snprintf(file->reason, sizeof file->reason, "%s", layer->reason);
        }
    }
    if (file->layer_count == 0)
        return fail_no_layer(inspection, layers, count, err);
    return LREL_OK;
}

static lrel_status look_at_file(lrel_inspection *inspection, lrel_file_look *file,
                                lrel_error *err)
{
    lrel_layer *layers = NULL;
    size_t count = 0;
    lrel_status status;

    lrel_file__note_format(file);
    status = lrel_table_layers(inspection->context, file->path, inspection->arena,
                               &layers, &count, err);
    return status == LREL_OK ? look_at_layers(inspection, file, layers, count, err)
                             : status;
}

lrel_status lrel_inspection_take_answers(lrel_inspection *inspection, const char *path,
                                         lrel_error *err)
{
    char **place;

    if (inspection->files.count > 0)
        return lrel__fail(err, LREL_E_ARGUMENT, "answers come before files");
    place = LREL__PUSH(inspection->context, &inspection->taken);
    if (!place || !(*place = lrel_arena_text(inspection->arena, path, strlen(path))))
        return lrel__fail_memory(err);
    return lrel_answers__read(inspection->context, inspection->arena, path,
                              &inspection->answers, err);
}

lrel_status lrel_inspection_add(lrel_inspection *inspection, const char *path,
                                lrel_error *err)
{
    lrel_file_look file = {0}, *added;
    lrel_error local;
    lrel_status status;

    lrel_error_init(&local);
    file.path = lrel_arena_text(inspection->arena, path, strlen(path));
    if (!file.path)
        return lrel__fail_memory(err);
    status = look_at_file(inspection, &file, &local);
    if (status == LREL_E_MEMORY || status == LREL_E_CANCELLED ||
        status == LREL_E_REFUSED) {
        clear_file(inspection->context, &file);
        return lrel__fail(err, status, "%s", local.message);
    }
    if (status != LREL_OK) {
        file.status = status;
        snprintf(file.reason, sizeof file.reason, "%s", local.message);
    }
    added = LREL__PUSH(inspection->context, &inspection->files);
    if (!added) {
        clear_file(inspection->context, &file);
        return lrel__fail_memory(err);
    }
    *added = file;
    if (file.status == LREL_OK)
        return LREL_OK;
    lrel__fail(err, file.status, "%s", file.reason);
    return lrel__fail_at(err, file.status, path, -1);
}

size_t lrel_inspection_file_count(const lrel_inspection *inspection)
{
    return inspection->files.count;
}

lrel_inspected_file lrel_inspection_file_at(const lrel_inspection *inspection,
                                            size_t file)
{
    const lrel_file_look *look = &inspection->files.at[file];

    return (lrel_inspected_file){.path = look->path,
                                 .format = look->format.name,
                                 .format_why = look->format.why,
                                 .size_bytes = look->bytes,
                                 .status = look->status,
                                 .reason = look->reason,
                                 .layer_count = look->layer_count};
}

lrel_inspected_layer lrel_inspection_layer_at(const lrel_inspection *inspection,
                                              size_t file, size_t layer)
{
    const lrel_layer_look *look = &inspection->files.at[file].layers[layer];
    const lrel_role_guess *best = &look->roles[0];

    return (lrel_inspected_layer){
        .name = look->name.at,
        .status = look->status,
        .reason = look->reason,
        .row_count = look->rows,
        .polygon_count = look->shapes[LREL_SHAPE_POLYGON],
        .point_count = look->shapes[LREL_SHAPE_POINT],
        .line_count = look->shapes[LREL_SHAPE_LINE],
        .no_shape_count = look->shapes[LREL_SHAPE_ABSENT],
        .unreadable_count = look->shapes[LREL_SHAPE_UNREADABLE],
        .crs_name = look->crs.name,
        .crs_code = look->crs.code,
        .needs_operation = look->crs.status == LREL_E_OPERATION,
        .operation_count = look->crs.candidate_count,
        .role = best->score >= LREL_ROLE_LEAST ? lrel_role_infos[best->role].name : "",
        .role_score = best->score,
        .is_role_sure = look->is_role_sure,
        .field_count = look->field_count};
}

lrel_inspected_field lrel_inspection_field_at(const lrel_inspection *inspection,
                                              size_t file, size_t layer, size_t field)
{
    const lrel_field *f = &inspection->files.at[file].layers[layer].fields[field];

    return (lrel_inspected_field){
        .name = f->name.at,
        .kind = lrel_field__kind_name(f->kind),
        .filled_count = f->filled,
        .empty_count = f->empty,
        .distinct_count = (int64_t)f->values.count,
        .is_distinct_a_minimum = lrel_value_set__is_capped(&f->values),
        .key = lrel_target__name(f->placed.target),
        .key_score = f->placed.target == LREL_TARGET_NONE ? 0 : f->placed.score};
}

/* With its slash; "./" for a name without one. */
static char *folder_of(const lrel_context *context, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) + 1 : 0;
    char *folder = lrel__alloc(context, length + 3, 1);

    if (!folder)
        return NULL;
    memcpy(folder, slash ? path : "./", slash ? length : 2);
    folder[slash ? length : 2] = '\0';
    return folder;
}

static lrel_status write_form(const lrel_inspection *inspection,
                              lrel_inspection_form form, const char *folder,
                              lrel_stream *stream, lrel_error *err)
{
    switch (form) {
    case LREL_INSPECTION_TEXT:
        lrel_inspection__write_text(inspection, stream);
        return LREL_OK;
    case LREL_INSPECTION_JSON:
        lrel_inspection__write_json(inspection, stream);
        return LREL_OK;
    case LREL_INSPECTION_MAPPING:
    case LREL_INSPECTION_PROGRAMME:
        return lrel_inspection__write_draft(
            inspection, folder, form == LREL_INSPECTION_PROGRAMME, stream, err);
    case LREL_INSPECTION_QUESTIONS:
        return lrel_inspection__write_questions(inspection, stream, err);
    case LREL_INSPECTION_ANSWERS:
        lrel_inspection__write_answers(inspection, stream);
        return LREL_OK;
    }
    return lrel__fail(err, LREL_E_ARGUMENT, "no such form");
}

/* A draft beside the files that it is of shall not become one of them. */
static lrel_status spare_files(const lrel_inspection *inspection, const char *path,
                               lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < inspection->files.count && status == LREL_OK; i++) {
        const char *file = inspection->files.at[i].path;

        status = lrel_spare_file(path, &file, 1, err);
    }
    return status;
}

lrel_status lrel_inspection_write(const lrel_inspection *inspection,
                                  lrel_inspection_form form, const char *path,
                                  bool overwrite, lrel_error *err)
{
    const lrel_context *context = inspection->context;
    bool is_file = strcmp(path, "-") != 0;
    lrel_single *single = NULL;
    char *folder = NULL;
    lrel_status status;

    if ((status = spare_files(inspection, path, err)) != LREL_OK)
        return status;
    if (is_file && !(folder = folder_of(context, path)))
        return lrel__fail_memory(err);
    if ((status = lrel_single_open(context, path, overwrite, &single, err)) != LREL_OK)
        goto done;
    if ((status = write_form(inspection, form, folder, lrel_single_stream(single), err)))
        goto done;
    status = lrel_single_commit(single, err);
    single = NULL; /* gone, whatever happened */

done:
    lrel_single_abandon(single);
    lrel__free(context, folder);
    return status;
}
