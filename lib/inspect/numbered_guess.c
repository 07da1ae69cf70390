/* SPDX-License-Identifier: Apache-2.0 */
/* numbered_guess.c: columns that are told apart by a number, as X1, Y1, X2, Y2, are the
 * points of a row. What their name says without the number decides what they are. */
#include <limits.h>
#include <string.h>

#include "draw/numbered.h"
#include "inspect/inspection.h"

/* Fewer points enclose nothing; fewer legs than two make none with a first point. */
#define POINTS_LEAST 3
#define LEGS_LEAST   2
/* What the name of a point says besides: "TP1_X". */
#define POINT_WORDS "tp|pt|p|point|punto|vertex|corner|turning point"

static const int targets[LREL_SERIES_COUNT] = {LREL_TARGET_LON, LREL_TARGET_LAT,
                                               LREL_TARGET_BEARING, LREL_TARGET_DISTANCE};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "X#" of "X12" for the digits that begin at @p at, or false where it is too long. */
static bool make_name(lrel_text column, size_t at, char out[LREL_SERIES_NAME])
{
    size_t end = at;

    while (end < column.length && is_digit(column.at[end]))
        end++;
    if (column.length - (end - at) + 2 > LREL_SERIES_NAME)
        return false;
    memcpy(out, column.at, at);
    out[at] = '#';
    memcpy(out + at + 1, column.at + end, column.length - end);
    out[at + 1 + column.length - end] = '\0';
    return true;
}

/* What the name says of itself, without number and point. */
static lrel_status plain_of(lrel_folder *folder, const char *name, lrel_plain_name *out,
                            lrel_error *err)
{
    char text[LREL_SERIES_NAME];
    lrel_text word = LREL_TEXT(""), rest;
    lrel_status status;

    for (size_t i = 0; i < LREL_SERIES_NAME; i++)
        text[i] = name[i] == '#' ? ' ' : name[i];
    status = lrel_plain_name__make(folder, lrel_text_of(text), out, err);
    if (status != LREL_OK || !lrel_plain_name__has_word(out, POINT_WORDS, &word) ||
        word.length >= out->length || memcmp(out->words, word.at, word.length) != 0 ||
        out->words[word.length] != ' ')
        return status;
    rest = (lrel_text){out->words + word.length, out->length - word.length};
    memcpy(text, rest.at, rest.length);
    return lrel_plain_name__make(folder, (lrel_text){text, rest.length}, out, err);
}

/* Another answer for one of its columns takes a series away. */
static bool is_contradicted(const lrel_layer_look *layer, const lrel_field *field,
                            int target)
{
    const lrel_answer *answer = lrel_answers__find(
        &layer->answers, LREL_ASKS_COLUMN, LREL_NO_TEXT, field->name, LREL_NO_TEXT);

    return answer && !lrel_text_is_equal_nocase(answer->text,
                                                lrel_text_of(lrel_target__name(target)));
}

/* Counts the columns of @p name that may be @p target, and finds the first. */
static void count(const lrel_layer_look *layer, int target, lrel_series *series)
{
    int least = INT_MAX;

    series->count = 0;
    for (size_t f = 0; f < layer->field_count; f++) {
        const lrel_field *field = &layer->fields[f];
        int number = lrel_numbered__number(lrel_text_of(series->name), field->name);

        if (number < 0)
            continue;
        if (is_contradicted(layer, field, target)) {
            series->count = 0;
            return;
        }
        series->count++;
        if (number < least) {
            least = number;
            series->first_field = (int)f;
        }
    }
    series->first = least;
}

static bool is_better(const lrel_series *a, const lrel_series *b)
{
    if (a->placing.score != b->placing.score)
        return a->placing.score > b->placing.score;
    if (a->count != b->count)
        return a->count > b->count;
    return strcmp(a->name, b->name) < 0;
}

/* @p name, as one of its first columns has it. */
static lrel_status try_name(lrel_folder *folder, const lrel_layer_look *layer,
                            lrel_series_kind kind, const char *name, lrel_series *best,
                            lrel_error *err)
{
    lrel_series series = {.placing.target = targets[kind]};
    lrel_field stem;
    lrel_status status;

    memcpy(series.name, name, LREL_SERIES_NAME);
    count(layer, targets[kind], &series);
    if (series.count < (kind < LREL_SERIES_BEARING ? POINTS_LEAST : LEGS_LEAST))
        return LREL_OK;
    stem = layer->fields[series.first_field];
    if ((status = plain_of(folder, name, &stem.plain, err)) != LREL_OK)
        return status;
    series.placing.score =
        lrel_target__score(&stem, targets[kind], LREL_GUESS_HAZARD, &series.placing.why);
    if (series.placing.score >= LREL_SCORE_PLACED &&
        (best->count == 0 || is_better(&series, best)))
        *best = series;
    return LREL_OK;
}

/* Points begin with 0 or 1; no leg need lead to the first. */
static int first_most(lrel_series_kind kind)
{
    return kind < LREL_SERIES_BEARING ? 1 : 2;
}

static bool begins_series(lrel_series_kind kind, const char *name, lrel_text column)
{
    int number = lrel_numbered__number(lrel_text_of(name), column);

    return number >= 0 && number <= first_most(kind);
}

static lrel_status find(lrel_folder *folder, lrel_layer_look *layer,
                        lrel_series_kind kind, lrel_error *err)
{
    lrel_series *best = &layer->series[kind];
    lrel_status status = LREL_OK;

    *best = (lrel_series){.count = 0};
    for (size_t f = 0; f < layer->field_count && status == LREL_OK; f++) {
        const lrel_field *field = &layer->fields[f];
        lrel_text column = field->name;
        char name[LREL_SERIES_NAME] = "";

        for (size_t i = 0; i < column.length && status == LREL_OK; i++)
            if (is_digit(column.at[i]) && (i == 0 || !is_digit(column.at[i - 1])) &&
                make_name(column, i, name) && begins_series(kind, name, column))
                status = try_name(folder, layer, kind, name, best, err);
    }
    return status;
}

/* A person who says that another column has the coordinates is believed. */
static bool is_answered_otherwise(const lrel_layer_look *layer, lrel_series_kind kind)
{
    int answered = lrel_layer__answered_field(layer, targets[kind]);

    return answered >= 0 && lrel_numbered__number(lrel_text_of(layer->series[kind].name),
                                                  layer->fields[answered].name) < 0;
}

static void keep_pairs(lrel_layer_look *layer, lrel_series_kind kind)
{
    lrel_series *a = &layer->series[kind], *b = &layer->series[kind + 1];

    if (a->count > 0 && a->count == b->count && a->first == b->first &&
        a->first_field != b->first_field && !is_answered_otherwise(layer, kind) &&
        !is_answered_otherwise(layer, (lrel_series_kind)(kind + 1)))
        return;
    *a = *b = (lrel_series){.count = 0};
}

lrel_status lrel_layer__find_series(lrel_folder *folder, lrel_layer_look *layer,
                                    lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (int kind = 0; kind < LREL_SERIES_COUNT && status == LREL_OK; kind++)
        status = find(folder, layer, (lrel_series_kind)kind, err);
    if (status != LREL_OK)
        return status;
    keep_pairs(layer, LREL_SERIES_LON);
    keep_pairs(layer, LREL_SERIES_BEARING);
    /* Behind one point of the row itself, leg 1 leads to the next. */
    if (layer->series[LREL_SERIES_LON].count == 0 &&
        layer->series[LREL_SERIES_BEARING].first > 1)
        layer->series[LREL_SERIES_BEARING].count =
            layer->series[LREL_SERIES_DISTANCE].count = 0;
    return LREL_OK;
}

const lrel_series *lrel_layer__series_of(const lrel_layer_look *layer, lrel_text column)
{
    for (int kind = 0; kind < LREL_SERIES_COUNT; kind++)
        if (layer->series[kind].count > 0 &&
            lrel_numbered__number(lrel_text_of(layer->series[kind].name), column) >= 0)
            return &layer->series[kind];
    return NULL;
}
