/* SPDX-License-Identifier: Apache-2.0 */
/* key_guess.c: which column is which key. Each pair of column and key gets points for the
 * name and points for the values; the best pair is placed first, then the best of what is
 * left. Equal points fall to the name that comes first as bytes, so that the order of
 * columns does not matter. */
#include <stdio.h>
#include <stdlib.h>

#include "core/fail.h"
#include "inspect/inspection.h"

/* Names: a whole one is enough to be placed unless the values contradict it. */
static const int fit_points[LREL_FIT_COUNT] = {
    [LREL_FIT_NONE] = 0, [LREL_FIT_TYPO] = 28,  [LREL_FIT_WORDS] = 38,
    [LREL_FIT_CUT] = 50, [LREL_FIT_WHOLE] = 60,
};
/* Names of many meanings count half, and the second of a name a little less. */
#define WEAK_SHARE       0.5
#define REPEATED_PENALTY 4
/* A column of more different values holds no list of words. */
#define WORDS_MOST 30
/* A contradiction: never placed. */
#define VETO (-1000)

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

const lrel_key_info *lrel_target__info(int target, lrel_key_info *room)
{
    if (target >= 0 && target < LREL_KEY_COUNT)
        return lrel_key_info_of((lrel_key)target);
    if (target >= LREL_TARGET_ITEMS && target < LREL_TARGET_WKT) {
        *room = lrel_item_key_info(target - LREL_TARGET_ITEMS);
        return room;
    }
    return NULL;
}

/* Behind the keys; a test holds the items to their vocabulary. */
static const char *const other_targets[LREL_TARGET_COUNT - LREL_KEY_COUNT] = {
    "items.ap_mine",     "items.av_mine",   "items.improvised_mine",
    "items.submunition", "items.other_uxo", "items.ied",
    "items.fuze",        "items.saa",       "geometry.wkt",
    "geometry.lon",      "geometry.lat",    "boundary.code",
    "boundary.name",
};

const char *lrel_target__name(int target)
{
    if (target < 0)
        return "";
    if (target < LREL_KEY_COUNT)
        return lrel_key_info_of((lrel_key)target)->name;
    return other_targets[target - LREL_KEY_COUNT];
}

static bool is_target_of(int target, lrel_guess_role role)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(target, &room);
    int real = lrel_role_infos[role].role;

    if (target >= LREL_TARGET_UNIT_CODE)
        return role == LREL_GUESS_BOUNDARY;
    if (target >= LREL_TARGET_WKT)
        return false; /* settled when the layer was read */
    return real >= 0 && (info->roles >> real & 1) && info->name[0] != '\0';
}

static bool is_mostly(int64_t part, const lrel_field *field, int percent)
{
    return field->filled > 0 && 100 * part >= percent * field->filled;
}

static bool is_numeric(const lrel_field *field)
{
    return field->kind == LREL_FIELD_INTEGER || field->kind == LREL_FIELD_NUMBER ||
           field->kind == LREL_FIELD_DECIMAL_COMMA || field->kind == LREL_FIELD_YEAR;
}

static bool is_unique(const lrel_field *field)
{
    return field->filled > 0 && field->values.count > 0 && field->values.at[0].count == 1;
}

/* --- what the values say, from VETO to 60 --- */

static int points_of_codes(const lrel_field *field, const lrel_vocabulary *vocabulary,
                           lrel_placing_reason *why)
{
    int share = lrel_code_words__share(field, vocabulary);

    why->understood = share;
    if (field->kind == LREL_FIELD_DATE || field->kind == LREL_FIELD_NUMBER)
        return VETO;
    if (share >= 90)
        return 45;
    if (share >= 40)
        return 30;
    if (share > 0)
        return 10;
    return field->values.count <= WORDS_MOST ? -5 : -20;
}

static int points_of_date(const lrel_field *field, lrel_placing_reason *why)
{
    why->is_of_kind = true;
    if (field->kind == LREL_FIELD_DATE)
        return 30;
    if (field->kind == LREL_FIELD_YEAR)
        return 15;
    why->is_of_kind = false;
    /* Day numbers of a spreadsheet, other calendars: a question, but of this column. */
    return field->kind == LREL_FIELD_INTEGER && field->low >= 2400 ? -5 : VETO;
}

static int points_of_area(const lrel_field *field, lrel_placing_reason *why)
{
    if (!is_numeric(field) || field->kind == LREL_FIELD_YEAR || field->low < 0)
        return VETO;
    why->is_of_kind = true;
    why->is_drawn_area = field->area.unit != NULL;
    return field->area.unit ? 50 : lrel_field__unit_of_name(field) ? 20 : 10;
}

static int points_of_number(const lrel_field *field, lrel_placing_reason *why)
{
    if (!is_numeric(field) || field->low < 0)
        return VETO;
    why->is_of_kind = true;
    return 15;
}

static int points_of_id(const lrel_field *field, lrel_placing_reason *why)
{
    if (field->kind == LREL_FIELD_DATE ||
        !is_mostly(field->filled - field->outlines, field, 50))
        return VETO;
    why->is_unique = is_unique(field) && field->empty == 0;
    if (why->is_unique)
        return 25;
    return 2 * (int64_t)field->values.count >= field->filled ? 12 : -15;
}

static int points_of_text(const lrel_field *field)
{
    if (field->kind == LREL_FIELD_DATE || field->outlines > 0)
        return VETO;
    return field->longest > 120 ? -30 : 5;
}

static int points_of_lonlat(const lrel_field *field, lrel_placing_reason *why)
{
    if (field->kind != LREL_FIELD_INTEGER && field->kind != LREL_FIELD_NUMBER)
        return VETO;
    why->is_of_kind = true;
    return field->kind == LREL_FIELD_NUMBER ? 20 : 5;
}

static int points_of_wkt(const lrel_field *field, lrel_placing_reason *why)
{
    if (!is_mostly(field->outlines, field, 50))
        return VETO;
    why->is_of_kind = true;
    return 60;
}

static int points_of_unit_name(const lrel_field *field)
{
    return field->kind == LREL_FIELD_TEXT && is_unique(field) ? 15 : -10;
}

static int points_of_values(const lrel_field *field, int target, lrel_placing_reason *why)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(target, &room);

    if (target == LREL_TARGET_WKT)
        return points_of_wkt(field, why);
    if (target == LREL_TARGET_LON || target == LREL_TARGET_LAT)
        return points_of_lonlat(field, why);
    if (target == LREL_KEY_ID || target == LREL_TARGET_UNIT_CODE)
        return points_of_id(field, why);
    if (target == LREL_TARGET_UNIT_NAME)
        return points_of_unit_name(field);
    switch (info->type) {
    case LREL_VALUE_CODE:
    case LREL_VALUE_CODES:
        return info->vocabulary ? points_of_codes(field, info->vocabulary, why)
                                : points_of_text(field);
    case LREL_VALUE_DATE:
        return points_of_date(field, why);
    case LREL_VALUE_AREA:
        return points_of_area(field, why);
    case LREL_VALUE_NUMBER:
    case LREL_VALUE_DEPTH:
    case LREL_VALUE_AMOUNT:
        return points_of_number(field, why);
    default:
        return points_of_text(field);
    }
}

/* --- what the name says --- */

static int points_of_name(const lrel_field *field, const char *target,
                          lrel_guess_role role, lrel_placing_reason *why)
{
    int best = 0;

    for (const lrel_alias *alias = lrel_aliases; alias->target; alias++) {
        const char *list = alias->names;
        lrel_text known;

        if (!(alias->roles >> role & 1) || strcmp(alias->target, target) != 0)
            continue;
        while (lrel_plain_name__next(&list, &known)) {
            lrel_name_fit fit = lrel_plain_name__fit(&field->plain, known);
            int points = (int)(fit_points[fit] * (alias->is_weak ? WEAK_SHARE : 1.0));

            if (points <= best)
                continue;
            best = points;
            why->fit = fit;
            why->is_weak = alias->is_weak;
        }
    }
    return best > 0 && field->plain.is_repeated ? best - REPEATED_PENALTY : best;
}

static bool speaks_alone(const lrel_field *field, int target,
                         const lrel_placing_reason *why)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(target, &room);

    if (target == LREL_TARGET_WKT)
        return true;
    if (target == LREL_KEY_AREA)
        return why->is_drawn_area;
    for (size_t i = 0; info && lrel_speaking_vocabularies[i]; i++)
        if (info->vocabulary == lrel_speaking_vocabularies[i])
            return why->understood >= 90 && field->values.count > 1;
    return false;
}

/* Values may speak for themselves where there is a list of words, or a drawn area. */
static int score_of(const lrel_field *field, int target, lrel_guess_role role,
                    lrel_placing_reason *why)
{
    int name, values;

    *why = (lrel_placing_reason){.understood = -1};
    if (field->kind == LREL_FIELD_EMPTY)
        return 0;
    name = points_of_name(field, lrel_target__name(target), role, why);
    values = points_of_values(field, target, why);
    if (values == VETO)
        return 0;
    if (name == 0 && !speaks_alone(field, target, why))
        return 0;
    if (name + values <= 0)
        return 0;
    return name + values < 100 ? name + values : 100;
}

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

            if (!is_target_of(target, role))
                continue;
            placing.score = score_of(&layer->fields[f], target, role, &placing.why);
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

static void place(lrel_layer_look *layer, const pairs *all)
{
    bool is_taken[LREL_TARGET_COUNT] = {false};

    for (size_t i = 0; i < all->count; i++) {
        const pair *p = &all->at[i];
        lrel_field *field = &layer->fields[p->field];

        if (p->placing.score >= LREL_SCORE_PLACED && !is_taken[p->placing.target] &&
            field->placed.target == LREL_TARGET_NONE) {
            field->placed = p->placing;
            is_taken[p->placing.target] = true;
        } else {
            note_perhaps(field, &p->placing);
        }
    }
}

static void forget(lrel_layer_look *layer)
{
    for (size_t f = 0; f < layer->field_count; f++) {
        layer->fields[f].placed = (lrel_placing){.target = LREL_TARGET_NONE};
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
                   {layer->lat_field, LREL_TARGET_LAT}};

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        lrel_placing placing = {.target = columns[i].target};

        if (columns[i].field < 0)
            continue;
        placing.score = score_of(&layer->fields[columns[i].field], placing.target,
                                 LREL_GUESS_HAZARD, &placing.why);
        layer->fields[columns[i].field].placed = placing;
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
        place(layer, &all);
    }
    lrel__free(context, all.at);
    return status;
}

/* The best column for @p target; -1 where none is good enough. */
static int best_field(const lrel_layer_look *layer, int target, int *score)
{
    int best = -1;

    *score = 0;
    for (int f = 0; f < (int)layer->field_count; f++) {
        lrel_placing_reason why;
        int points = score_of(&layer->fields[f], target, LREL_GUESS_HAZARD, &why);

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

void lrel_layer__guess_geometry(lrel_layer_look *layer)
{
    int score;

    layer->wkt_field = best_field(layer, LREL_TARGET_WKT, &score);
    layer->lon_field = layer->lat_field = -1;
    if (layer->wkt_field >= 0)
        return;
    layer->lon_field = best_field(layer, LREL_TARGET_LON, &score);
    layer->lat_field = best_field(layer, LREL_TARGET_LAT, &score);
    if (layer->lon_field < 0 || layer->lat_field < 0 ||
        !is_pair(layer, layer->lon_field, layer->lat_field))
        layer->lon_field = layer->lat_field = -1;
}
