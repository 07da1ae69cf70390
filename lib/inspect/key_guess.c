/* SPDX-License-Identifier: Apache-2.0 */
/* key_guess.c: which column is which key. The pair of column and key with most points is
 * placed first, then the best of what is left. Equal points fall to the name that comes
 * first as bytes, so that the order of columns does not matter. */
#include <stdio.h>
#include <stdlib.h>

#include "core/fail.h"
#include "inspect/inspection.h"

/* One pair. */
typedef struct pair {
    int field;
    lrel_placing placing;
} pair;

typedef struct pairs {
    pair *at;
    size_t count;
    size_t capacity;
} pairs;

/* Best first; never by place in the file. */
typedef struct ordering {
    const lrel_field *fields;
} ordering;

static int compare_pairs(const void *left, const void *right, void *user)
{
    const pair *a = left, *b = right;
    const lrel_field *fields = ((const ordering *)user)->fields;
    int order;

    if (a->placing.score != b->placing.score)
        return a->placing.score > b->placing.score ? -1 : 1;
    if (a->placing.target != b->placing.target)
        return a->placing.target < b->placing.target ? -1 : 1;
    order = lrel_text_compare(fields[a->field].name, fields[b->field].name);
    return order;
}

static lrel_status collect(const lrel_context *context, const lrel_layer_look *layer,
                           lrel_guess_role role, pairs *all, lrel_error *err)
{
    for (int f = 0; f < (int)layer->field_count; f++)
        for (int target = 0; target < LREL_TARGET_COUNT; target++) {
            lrel_placing placing = {.target = target};
            pair *added;

            if (!lrel_target__is_of(target, role))
                continue;
            placing.score =
                lrel_target__score(&layer->fields[f], target, role, &placing.why);
            if (placing.score < LREL_SCORE_PERHAPS)
                continue;
            added = LREL__PUSH(context, all);
            if (!added)
                return lrel__fail_memory(err);
            *added = (pair){f, placing};
        }
    return LREL_OK;
}

static void note_perhaps(lrel_field *field, const lrel_placing *placing)
{
    for (size_t i = 0; i < sizeof field->perhaps / sizeof *field->perhaps; i++)
        if (field->perhaps[i].target == LREL_TARGET_NONE) {
            field->perhaps[i] = *placing;
            return;
        }
}

/* What a ready mapping says needs no points. Shapes were read before. */
static void place_ready(lrel_layer_look *layer, lrel_guess_role role, bool is_taken[])
{
    for (size_t f = 0; f < layer->field_count; f++) {
        lrel_field *field = &layer->fields[f];
        lrel_placing placing = {.score = 100};

        if (!field->ready || field->is_answered ||
            !lrel_target__is_of(field->ready->target, role) ||
            field->placed.target != LREL_TARGET_NONE)
            continue;
        placing.target = field->ready->target;
        (void)lrel_target__score(field, placing.target, role, &placing.why);
        placing.why.is_ready = true;
        field->placed = placing;
        is_taken[placing.target] = true;
    }
}

static lrel_status place(lrel_layer_look *layer, lrel_guess_role role, const pairs *all,
                         lrel_error *err)
{
    bool is_taken[LREL_TARGET_COUNT] = {false};
    lrel_status status = lrel_layer__place_answered(layer, role, is_taken, err);

    if (status != LREL_OK)
        return status;
    place_ready(layer, role, is_taken);
    for (size_t i = 0; i < all->count; i++) {
        const pair *p = &all->at[i];
        lrel_field *field = &layer->fields[p->field];

        if (p->placing.score >= LREL_SCORE_PLACED && !is_taken[p->placing.target] &&
            field->placed.target == LREL_TARGET_NONE && !field->is_answered) {
            field->placed = p->placing;
            is_taken[p->placing.target] = true;
        } else {
            note_perhaps(field, &p->placing);
        }
    }
    return LREL_OK;
}

static lrel_field *field_at(lrel_layer_look *layer, int target)
{
    for (size_t f = 0; f < layer->field_count; f++)
        if (layer->fields[f].placed.target == target)
            return &layer->fields[f];
    return NULL;
}

/* A task that comes once is the record's id where it has no other; rows that are points
 * of a traverse have their task in common. */
static void place_task_as_id(lrel_layer_look *layer)
{
    lrel_field *task = field_at(layer, LREL_KEY_TASK);

    if (!task || task->is_answered || field_at(layer, LREL_KEY_ID) || task->empty > 0 ||
        task->values.count == 0 ||
        (task->values.at[0].count > 1 && layer->bearing_field < 0))
        return;
    task->placed.target = LREL_KEY_ID;
    task->placed.why.is_unique = task->values.at[0].count == 1;
}

static void forget(lrel_layer_look *layer)
{
    for (size_t f = 0; f < layer->field_count; f++) {
        layer->fields[f].placed = (lrel_placing){.target = LREL_TARGET_NONE};
        layer->fields[f].is_answered = false;
        for (size_t i = 0; i < 3; i++)
            layer->fields[f].perhaps[i].target = LREL_TARGET_NONE;
    }
}

/* The columns that the shapes were read from. */
static void place_geometry(lrel_layer_look *layer)
{
    const struct {
        int field, target;
    } columns[] = {{layer->wkt_field, LREL_TARGET_WKT},
                   {layer->lon_field, LREL_TARGET_LON},
                   {layer->lat_field, LREL_TARGET_LAT},
                   {layer->bearing_field, LREL_TARGET_BEARING},
                   {layer->distance_field, LREL_TARGET_DISTANCE},
                   {layer->number_field, LREL_TARGET_POINT_NUMBER},
                   {layer->from_field, LREL_TARGET_FROM_POINT}};

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        lrel_placing placing = {.target = columns[i].target};

        if (columns[i].field < 0)
            continue;
        placing.score =
            lrel_target__score(&layer->fields[columns[i].field], placing.target,
                               LREL_GUESS_HAZARD, &placing.why);
        layer->fields[columns[i].field].placed = placing;
    }
    for (size_t f = 0; f < layer->field_count; f++) {
        const lrel_series *series = lrel_layer__series_of(layer, layer->fields[f].name);

        if (series)
            layer->fields[f].placed = series->placing;
    }
}

lrel_status lrel_layer__guess_keys(const lrel_context *context, lrel_layer_look *layer,
                                   lrel_guess_role role, lrel_error *err)
{
    pairs all = {0};
    ordering order = {layer->fields};
    lrel_status status = collect(context, layer, role, &all, err);

    if (status == LREL_OK) {
        if (all.count > 1)
            qsort_r(all.at, all.count, sizeof *all.at, compare_pairs, &order);
        forget(layer);
        place_geometry(layer);
        status = place(layer, role, &all, err);
        place_task_as_id(layer);
    }
    lrel__free(context, all.at);
    return status;
}

/* The best column for @p target; -1 where none is good enough. */
static int best_field(const lrel_layer_look *layer, int target, int *score)
{
    int best = -1;

    *score = 0;
    if ((best = lrel_layer__answered_field(layer, target)) >= 0)
        return best;
    for (int f = 0; f < (int)layer->field_count; f++) {
        lrel_placing_reason why;
        int points =
            lrel_target__score(&layer->fields[f], target, LREL_GUESS_HAZARD, &why);

        if (points < LREL_SCORE_PLACED || points < *score ||
            (points == *score && best >= 0 &&
             lrel_text_compare(layer->fields[f].name, layer->fields[best].name) > 0))
            continue;
        best = f;
        *score = points;
    }
    return best;
}

/* Degrees and metres may both be there ("POINT_X", "Eastings"): of equals, those whose
 * partner is of the same range. */
static bool is_pair(const lrel_layer_look *layer, int lon, int lat)
{
    const lrel_field *x = &layer->fields[lon], *y = &layer->fields[lat];
    bool is_x_degrees = x->low >= -180 && x->high <= 180;
    bool is_y_degrees = y->low >= -180 && y->high <= 180;

    return lon != lat && is_x_degrees == is_y_degrees;
}

/* Bearings and distances make a traverse together; neither is one alone. */
static void guess_traverse(lrel_layer_look *layer)
{
    int score;

    layer->bearing_field = best_field(layer, LREL_TARGET_BEARING, &score);
    layer->distance_field = best_field(layer, LREL_TARGET_DISTANCE, &score);
    layer->number_field = best_field(layer, LREL_TARGET_POINT_NUMBER, &score);
    layer->from_field = best_field(layer, LREL_TARGET_FROM_POINT, &score);
    if (layer->wkt_field >= 0 || layer->bearing_field < 0 || layer->distance_field < 0 ||
        layer->bearing_field == layer->distance_field)
        layer->bearing_field = layer->distance_field = layer->number_field = -1;
    if (layer->number_field == layer->bearing_field ||
        layer->number_field == layer->distance_field)
        layer->number_field = -1;
    if (layer->number_field < 0 || layer->from_field == layer->number_field)
        layer->from_field = -1;
}

/* All points of a row stand in it: no other row is of them. */
static void take_series(lrel_layer_look *layer)
{
    const lrel_series *series = layer->series;

    if (series[LREL_SERIES_LON].count > 0) {
        layer->lon_field = series[LREL_SERIES_LON].first_field;
        layer->lat_field = series[LREL_SERIES_LAT].first_field;
        layer->bearing_field = layer->distance_field = -1;
    }
    if (series[LREL_SERIES_BEARING].count > 0) {
        layer->bearing_field = series[LREL_SERIES_BEARING].first_field;
        layer->distance_field = series[LREL_SERIES_DISTANCE].first_field;
    }
    if (series[LREL_SERIES_LON].count > 0 || series[LREL_SERIES_BEARING].count > 0)
        layer->number_field = layer->from_field = -1;
}

lrel_status lrel_layer__guess_geometry(lrel_folder *folder, lrel_layer_look *layer,
                                       lrel_error *err)
{
    lrel_status status;
    int score;

    layer->wkt_field = best_field(layer, LREL_TARGET_WKT, &score);
    layer->lon_field = layer->lat_field = -1;
    guess_traverse(layer);
    if (layer->wkt_field >= 0)
        return LREL_OK;
    layer->lon_field = best_field(layer, LREL_TARGET_LON, &score);
    layer->lat_field = best_field(layer, LREL_TARGET_LAT, &score);
    if (layer->lon_field < 0 || layer->lat_field < 0 ||
        !is_pair(layer, layer->lon_field, layer->lat_field))
        layer->lon_field = layer->lat_field = -1;
    if ((status = lrel_layer__find_series(folder, layer, err)) != LREL_OK)
        return status;
    take_series(layer);
    return LREL_OK;
}
