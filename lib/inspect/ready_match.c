/* SPDX-License-Identifier: Apache-2.0 */
/* ready_match.c: which ready mapping a layer fits. Of 100 points 70 are for the columns
 * of the mapping that the layer has, and 30 for the cells of its columns of codes that it
 * knows (all 30 where it has none of these). Equal points fall to the mapping with more
 * columns, then to the name that comes first. A layer fits that has three columns at
 * least, and three of four. */
#include <stdlib.h>

#include "core/fail.h"
#include "inspect/inspection.h"

#define COLUMN_POINTS 70
#define VALUE_POINTS  30

/* The field that is this column: its whole name, or the beginning that a shapefile left
 * of it, in any spelling. */
static int field_of(const lrel_layer_look *layer, const lrel_plain_name *name)
{
    const lrel_text words = {name->words, name->length};
    int found = -1;

    for (int f = 0; f < (int)layer->field_count; f++) {
        lrel_name_fit fit = lrel_plain_name__fit(&layer->fields[f].plain, words);

        if (fit == LREL_FIT_WHOLE)
            return f;
        if (fit == LREL_FIT_CUT && found < 0)
            found = f;
    }
    return found;
}

/* How many of the cells of @p field the mapping knows, and how many there are. */
static lrel_status count_known(lrel_folder *folder, const lrel_field *field,
                               const lrel_ready_column *column, int64_t *known,
                               int64_t *all, lrel_error *err)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(column->target, &room);

    if (!info || !info->vocabulary)
        return LREL_OK;
    for (size_t i = 0; i < field->values.count; i++) {
        const lrel_value_count *value = &field->values.at[i];
        int code = lrel_ready__code(column, info->vocabulary, value->text);
        lrel_status status = LREL_OK;

        if (code < 0)
            status =
                lrel_code_word__find(folder, info->vocabulary, value->text, &code, err);
        if (status != LREL_OK)
            return status;
        *all += value->count;
        *known += code >= 0 ? value->count : 0;
    }
    return LREL_OK;
}

/* Fields of the columns of @p ready; -1 where the layer has none. */
static lrel_status find_fields(lrel_folder *folder, const lrel_layer_look *layer,
                               const lrel_ready *ready, int fields[], size_t *found,
                               lrel_error *err)
{
    *found = 0;
    for (size_t c = 0; c < ready->column_count; c++) {
        lrel_plain_name name;
        lrel_status status =
            lrel_plain_name__make(folder, ready->columns[c].name, &name, err);

        if (status != LREL_OK)
            return status;
        fields[c] = field_of(layer, &name);
        *found += fields[c] >= 0;
    }
    return LREL_OK;
}

static lrel_status score(lrel_folder *folder, const lrel_layer_look *layer,
                         const lrel_ready *ready, lrel_ready_match *out, lrel_error *err)
{
    int64_t known = 0, all = 0;
    size_t found;
    lrel_status status = find_fields(folder, layer, ready, out->fields, &found, err);

    for (size_t c = 0; c < ready->column_count && status == LREL_OK; c++)
        if (out->fields[c] >= 0)
            status = count_known(folder, &layer->fields[out->fields[c]],
                                 &ready->columns[c], &known, &all, err);
    if (status != LREL_OK)
        return status;
    out->ready = ready;
    out->found = found;
    out->score =
        (int)(COLUMN_POINTS * found / ready->column_count +
              (all > 0 ? VALUE_POINTS * (size_t)known / (size_t)all : VALUE_POINTS));
    if (found < LREL_READY_COLUMNS_LEAST || 4 * found < 3 * ready->column_count ||
        out->score < LREL_READY_SCORE_LEAST)
        out->ready = NULL;
    return LREL_OK;
}

static bool is_better(const lrel_ready_match *a, const lrel_ready_match *b)
{
    if (!a->ready || !b->ready)
        return a->ready && !b->ready;
    if (a->score != b->score)
        return a->score > b->score;
    if (a->found != b->found)
        return a->found > b->found;
    return strcmp(a->ready->name, b->ready->name) < 0;
}

lrel_status lrel_layer__match_ready(const lrel_ready_list *list, lrel_folder *folder,
                                    lrel_layer_look *layer, lrel_error *err)
{
    lrel_status status = LREL_OK;

    layer->ready = (lrel_ready_match){.ready = NULL};
    for (size_t i = 0; i < list->count && status == LREL_OK; i++) {
        lrel_ready_match match = {.ready = NULL};

        status = score(folder, layer, &list->at[i], &match, err);
        if (status == LREL_OK && is_better(&match, &layer->ready))
            layer->ready = match;
    }
    if (status != LREL_OK || !layer->ready.ready)
        return status;
    for (size_t c = 0; c < layer->ready.ready->column_count; c++)
        if (layer->ready.fields[c] >= 0)
            layer->fields[layer->ready.fields[c]].ready = &layer->ready.ready->columns[c];
    return LREL_OK;
}
