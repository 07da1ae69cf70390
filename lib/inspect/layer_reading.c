/* SPDX-License-Identifier: Apache-2.0 */
/* layer_reading.c: one layer, from the file to the guess. A table is read twice where
 * its columns hold the shapes: once to find them, once with them. */
#include <stdio.h>
#include <stdlib.h>

#include "core/fail.h"
#include "inspect/inspection.h"
#include "inspect/landing.h"

/* What stays open while a layer is looked at. */
typedef struct opened {
    const lrel_inspection *inspection;
    const char *path;
    lrel_read_options options;
    lrel_issues *issues;
    lrel_table *table;
    lrel_folder folder;
    double *areas_m2;
} opened;

/* An answer that is refused is nothing of the layer's. */
static bool ends_all(lrel_status status)
{
    return status == LREL_E_MEMORY || status == LREL_E_CANCELLED ||
           status == LREL_E_REFUSED;
}

static lrel_status read_table(opened *o, lrel_error *err)
{
    lrel_issues *issues = lrel_issues_new(o->inspection->context);
    lrel_table *table = NULL;
    lrel_status status;

    if (!issues)
        return lrel__fail_memory(err);
    status = lrel_table_read(o->inspection->context, o->path, &o->options, issues, &table,
                             err);
    if (status != LREL_OK) {
        lrel_issues_free(issues);
        return status;
    }
    lrel_table_free(o->table);
    lrel_issues_free(o->issues);
    o->table = table;
    o->issues = issues;
    return LREL_OK;
}

static void clear_fields(const lrel_context *context, lrel_layer_look *layer)
{
    for (size_t f = 0; layer->fields && f < layer->field_count; f++)
        lrel_value_set__clear(&layer->fields[f].values);
    lrel__free(context, layer->fields);
    layer->fields = NULL;
    layer->field_count = 0;
}

static lrel_status tally_fields(opened *o, lrel_layer_look *layer, lrel_error *err)
{
    const lrel_context *context = o->inspection->context;
    lrel_status status;

    clear_fields(context, layer);
    layer->fields =
        lrel__calloc(context, o->table->column_count + 1, sizeof *layer->fields);
    if (!layer->fields)
        return lrel__fail_memory(err);
    for (size_t f = 0; f < o->table->column_count; f++) {
        layer->field_count = f + 1;
        status = lrel_field__tally(context, o->table, (int)f, &o->folder,
                                   &layer->fields[f], err);
        if (status == LREL_OK)
            status = lrel_code_words__shares(&o->folder, &layer->fields[f], err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* @return LREL_OK also where the shapes cannot be read: the layer is then shown without
 */
static lrel_status read_shape_columns(opened *o, lrel_layer_look *layer, lrel_error *err)
{
    lrel_table *first = o->table;
    lrel_error local;
    lrel_status status;

    if ((status = lrel_layer__guess_geometry(&o->folder, layer, err)) != LREL_OK)
        return status;
    if (layer->wkt_field < 0 && layer->lon_field < 0)
        return LREL_OK;
    if (layer->wkt_field >= 0)
        o->options.wkt_column = layer->fields[layer->wkt_field].name;
    if (layer->lon_field >= 0) {
        o->options.lon_column = layer->fields[layer->lon_field].name;
        o->options.lat_column = layer->fields[layer->lat_field].name;
    }
    o->table = NULL; /* the options name its columns */
    lrel_error_init(&local);
    status = read_table(o, &local);
    if (status == LREL_OK) {
        lrel_table_free(first);
        return tally_fields(o, layer, err);
    }
    o->table = first;
    layer->wkt_field = layer->lon_field = layer->lat_field = -1;
    layer->bearing_field = layer->distance_field = layer->number_field = -1;
    layer->from_field = -1;
    memset(layer->series, 0, sizeof layer->series);
    snprintf(layer->reason, sizeof layer->reason, "its shapes: %.480s", local.message);
    return ends_all(status) ? lrel__fail(err, status, "%s", local.message) : LREL_OK;
}

static int compare_issues(const void *left, const void *right)
{
    const lrel_issue_count *a = left, *b = right;
    lrel_severity x = lrel_issue_info_of(a->kind)->severity;
    lrel_severity y = lrel_issue_info_of(b->kind)->severity;

    if (x != y)
        return x > y ? -1 : 1;
    if (a->kind != b->kind)
        return strcmp(lrel_issue_info_of(a->kind)->code,
                      lrel_issue_info_of(b->kind)->code);
    return lrel_text_compare(a->field, b->field);
}

/* Per kind and column; which rows they are, `check` says. */
static lrel_status count_issues(opened *o, lrel_layer_look *layer, lrel_error *err)
{
    size_t count = lrel_issues_count(o->issues);

    layer->issues =
        lrel__calloc(o->inspection->context, count + 1, sizeof *layer->issues);
    if (!layer->issues)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const lrel_issue *issue = lrel_issues_at(o->issues, i);
        size_t k = 0;

        while (k < layer->issue_count &&
               (layer->issues[k].kind != issue->kind ||
                !lrel_text_is_equal(layer->issues[k].field, issue->field)))
            k++;
        if (k == layer->issue_count)
            layer->issues[layer->issue_count++] =
                (lrel_issue_count){issue->kind, issue->field, 0};
        layer->issues[k].count += issue->count;
    }
    if (layer->issue_count > 1)
        qsort(layer->issues, layer->issue_count, sizeof *layer->issues, compare_issues);
    return LREL_OK;
}

static lrel_status keep(lrel_arena *arena, lrel_text *text, lrel_error *err)
{
    char *copy = lrel_arena_text(arena, text->at ? text->at : "", text->length);

    if (!copy)
        return lrel__fail_memory(err);
    text->at = copy;
    return LREL_OK;
}

/* All that points into the table or the issues comes to lie in the arena. */
static lrel_status keep_texts(opened *o, lrel_layer_look *layer, lrel_error *err)
{
    lrel_arena *arena = o->inspection->arena;
    lrel_status status;

    if ((status = keep(arena, &layer->encoding, err)) ||
        (status = keep(arena, &layer->encoding_why, err)) ||
        (status = keep(arena, &layer->header, err)) ||
        (status = keep(arena, &layer->header_why, err)) ||
        (status = keep(arena, &layer->crs.text, err)) ||
        (status = keep(arena, &layer->crs.why, err)))
        return status;
    for (size_t f = 0; f < layer->field_count; f++)
        if ((status = lrel_field__keep(&layer->fields[f], arena, err)) != LREL_OK)
            return status;
    for (size_t i = 0; i < layer->issue_count; i++)
        if ((status = keep(arena, &layer->issues[i].field, err)) != LREL_OK)
            return status;
    return LREL_OK;
}

/* Shapes of tables without any of their own. */
static bool has_shape_columns(lrel_format format)
{
    return format == LREL_FORMAT_CSV || format == LREL_FORMAT_XLSX ||
           format == LREL_FORMAT_ODS;
}

static void take_samples(const lrel_table *table, lrel_layer_look *layer)
{
    for (size_t f = 0; f < layer->field_count; f++)
        for (size_t row = 0; row < table->row_count && row < LREL_SAMPLES_MAX; row++)
            layer->fields[f].samples[row] = lrel_table_cell(table, row, (int)f);
}

static lrel_status look(opened *o, const lrel_file_look *file, lrel_layer_look *layer,
                        lrel_error *err)
{
    const lrel_context *context = o->inspection->context;
    lrel_status status;

    if ((status = tally_fields(o, layer, err)) ||
        (status = lrel_layer__take_answers(o->inspection, file, layer, err)))
        return status;
    if (has_shape_columns(file->format.format) &&
        (status = read_shape_columns(o, layer, err)) != LREL_OK)
        return status;
    layer->rows = (int64_t)o->table->row_count;
    for (size_t row = 0; row < o->table->row_count; row++)
        layer->ragged += o->table->is_ragged[row];
    layer->encoding = o->table->encoding;
    layer->encoding_why = o->table->encoding_why;
    layer->header = o->table->header;
    layer->header_why = o->table->header_why;
    take_samples(o->table, layer);
    if ((status = lrel_layer__shapes(o->inspection, o->table, layer, &o->areas_m2, err)))
        return status;
    for (size_t f = 0; f < layer->field_count; f++)
        lrel_field__compare_areas(o->table, (int)f, o->areas_m2, &layer->fields[f]);
    if ((status =
             lrel_layer__match_ready(&o->inspection->ready, &o->folder, layer, err)) ||
        (status = lrel_layer__guess_role(context, file->path, layer, err)) ||
        (status = lrel_layer__answer_role(layer, err)) ||
        (status = lrel_layer__guess_keys(context, layer, layer->roles[0].role, err)) ||
        (status = count_issues(o, layer, err)))
        return status;
    if (layer->roles[0].role == LREL_GUESS_BOUNDARY &&
        (status = lrel_layer__keep_outlines(o->inspection, o->table, layer, err)))
        return status;
    return keep_texts(o, layer, err);
}

lrel_status lrel_layer__look(const lrel_inspection *inspection,
                             const lrel_file_look *file, lrel_text name, bool is_only,
                             lrel_layer_look *out, lrel_error *err)
{
    opened o = {.inspection = inspection,
                .path = file->path,
                .options = {.layer = name,
                            .encoding = inspection->encoding,
                            .encoding_word = "--encoding",
                            .source = -1},
                .folder = {.context = inspection->context}};
    lrel_error local;
    lrel_status status;

    lrel_error_init(&local);
    *out = (lrel_layer_look){.name = name,
                             .is_only = is_only,
                             .wkt_field = -1,
                             .lon_field = -1,
                             .lat_field = -1,
                             .bearing_field = -1,
                             .distance_field = -1,
                             .number_field = -1,
                             .from_field = -1};
    status = read_table(&o, &local);
    if (status == LREL_OK)
        status = look(&o, file, out, &local);
    out->status = status;
    if (status != LREL_OK) {
        snprintf(out->reason, sizeof out->reason, "%s", local.message);
        lrel_layer__clear(inspection->context, out); /* its texts go with the table */
    }

    lrel_table_free(o.table);
    lrel_issues_free(o.issues);
    lrel__free(inspection->context, o.areas_m2);
    lrel_folder_clear(&o.folder);
    return ends_all(status) ? lrel__fail(err, status, "%s", local.message) : LREL_OK;
}

void lrel_layer__clear(const lrel_context *context, lrel_layer_look *layer)
{
    clear_fields(context, layer);
    lrel__free(context, layer->issues);
    lrel__free(context, layer->crs.candidates);
    lrel__free(context, layer->sites.at);
    lrel__free(context, layer->sites.lonlat);
    lrel__free(context, layer->outlines.points);
    lrel__free(context, layer->outlines.ends);
    layer->sites = (lrel_sites){0};
    layer->outlines = (lrel_outlines){0};
    layer->issues = NULL;
    layer->issue_count = 0;
    layer->crs.candidates = NULL;
    layer->crs.candidate_count = 0;
}
