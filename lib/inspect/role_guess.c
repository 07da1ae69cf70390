/* SPDX-License-Identifier: Apache-2.0 */
/* role_guess.c: what the rows are. Evidence is added up by a table, at most so much of
 * each kind; a role that leads by little is a question. */
#include <stdio.h>
#include <stdlib.h>

#include "core/fail.h"
#include "inspect/inspection.h"
#include "read/format.h"

/* Less than this, or a smaller lead, is not sure. */
#define SURE_SCORE 50
#define SURE_LEAD  15
/* A vocabulary is spoken if this percent of a column's cells are codes of it. */
#define SPOKEN_SHARE 80

/* Columns that say less are counted and not named. */
#define TELLING_POINTS 10
/* What is shown of a long name. */
#define SHOWN_BYTES 60

/* What is looked at, for one layer. */
typedef struct looking {
    lrel_plain_name file, layer;
    const lrel_layer_look *look;
    const char *shapes; /* what most rows have */
} looking;

/* Columns that may speak for one role; by then it is sure anyway. */
#define COLUMNS_HEARD 32

/* What was found for one role. */
typedef struct finding {
    int points[LREL_EVIDENCE_KIND_COUNT];
    const lrel_field *heard[COLUMNS_HEARD]; /* each speaks once */
    size_t heard_count;
    lrel_role_guess guess;
} finding;

static void add_reason(lrel_role_guess *guess, const char *before, lrel_text text,
                       const char *after)
{
    size_t used = strlen(guess->why), room = sizeof guess->why - used;
    lrel_text shown = {text.at, text.length < SHOWN_BYTES ? text.length : SHOWN_BYTES};
    char one[SHOWN_BYTES + 40];

    shown.length = lrel_text_utf8_prefix(shown);
    snprintf(one, sizeof one, "%s%.*s%s", before, LREL_TEXT_ARGS(shown), after);
    if (strlen(one) + 3 < room)
        snprintf(guess->why + used, room, "%s%s", used ? "; " : "", one);
}

static bool found_in_file(const looking *at, const lrel_evidence *e,
                          lrel_role_guess *guess)
{
    lrel_text word;

    if (!lrel_plain_name__has_word(&at->layer, e->words, &word) &&
        !lrel_plain_name__has_word(&at->file, e->words, &word))
        return false;
    add_reason(guess, "its name says \"", word, "\"");
    return true;
}

/* One of the names in @p list that some column fits well. The first as bytes, of those.
 */
static const lrel_field *column_of(const looking *at, lrel_text known)
{
    const lrel_field *found = NULL;

    for (size_t f = 0; f < at->look->field_count; f++) {
        const lrel_field *field = &at->look->fields[f];

        if (lrel_plain_name__fit(&field->plain, known) >= LREL_FIT_CUT &&
            (!found || lrel_text_compare(field->name, found->name) < 0))
            found = field;
    }
    return found;
}

/* False where it was heard before, or enough have been. */
static bool hear(finding *f, const lrel_field *field)
{
    for (size_t i = 0; i < f->heard_count; i++)
        if (f->heard[i] == field)
            return false;
    if (f->heard_count == COLUMNS_HEARD)
        return false;
    f->heard[f->heard_count++] = field;
    return true;
}

static void find_in_columns(const looking *at, const lrel_evidence *e, finding *f)
{
    const char *list = e->words;
    lrel_text known;

    while (lrel_plain_name__next(&list, &known)) {
        const lrel_field *field = column_of(at, known);

        if (!field || !hear(f, field))
            continue;
        if (f->points[LREL_EVIDENCE_COLUMN] < lrel_evidence_most[LREL_EVIDENCE_COLUMN] &&
            e->points >= TELLING_POINTS)
            add_reason(&f->guess, "column ", field->name, "");
        f->points[LREL_EVIDENCE_COLUMN] += e->points;
    }
}

static const lrel_field *speaking_column(const looking *at,
                                         const lrel_vocabulary *vocabulary)
{
    const lrel_field *found = NULL;

    for (size_t f = 0; f < at->look->field_count; f++) {
        const lrel_field *field = &at->look->fields[f];

        if (lrel_code_words__share(field, vocabulary) >= SPOKEN_SHARE &&
            (!found || lrel_text_compare(field->name, found->name) < 0))
            found = field;
    }
    return found;
}

static void find_in_values(const looking *at, const lrel_evidence *e, finding *f)
{
    for (size_t i = 0; i < LREL_CODE_VOCABULARY_COUNT; i++) {
        const lrel_vocabulary *v = lrel_code_vocabularies[i];
        const char *list = e->words;
        const lrel_field *field;
        lrel_text name;

        while (lrel_plain_name__next(&list, &name)) {
            if (!lrel_text_is_equal(name, lrel_text_of(v->name)) ||
                !(field = speaking_column(at, v)))
                continue;
            add_reason(&f->guess, "the values of ", field->name, "");
            f->points[LREL_EVIDENCE_VALUES] += e->points;
        }
    }
}

static void weigh(const looking *at, const lrel_evidence *e, finding *f)
{
    switch (e->kind) {
    case LREL_EVIDENCE_FILE:
        if (found_in_file(at, e, &f->guess))
            f->points[e->kind] += e->points;
        break;
    case LREL_EVIDENCE_COLUMN:
        find_in_columns(at, e, f);
        break;
    case LREL_EVIDENCE_VALUES:
        find_in_values(at, e, f);
        break;
    case LREL_EVIDENCE_SHAPES:
        if (at->shapes && strcmp(at->shapes, e->words) == 0)
            f->points[e->kind] += e->points;
        break;
    case LREL_EVIDENCE_KIND_COUNT:
        break;
    }
}

static const char *most_shapes(const lrel_layer_look *look)
{
    static const char *const names[] = {[LREL_SHAPE_ABSENT] = "none",
                                        [LREL_SHAPE_POLYGON] = "polygons",
                                        [LREL_SHAPE_POINT] = "points",
                                        [LREL_SHAPE_LINE] = "lines"};

    for (int kind = 0; kind <= LREL_SHAPE_LINE; kind++)
        if (2 * look->shapes[kind] > look->rows)
            return names[kind];
    return NULL;
}

static lrel_role_guess guess_role(const looking *at, lrel_guess_role role)
{
    finding f = {.guess = {.role = role}};

    for (const lrel_evidence *e = lrel_evidences; e->words; e++)
        if (e->role == role)
            weigh(at, e, &f);
    for (int kind = 0; kind < LREL_EVIDENCE_KIND_COUNT; kind++)
        f.guess.score += f.points[kind] < lrel_evidence_most[kind]
                             ? f.points[kind]
                             : lrel_evidence_most[kind];
    /* A shape alone says nothing: every file has one or none. */
    if (f.guess.score <= f.points[LREL_EVIDENCE_SHAPES])
        f.guess.score = 0;
    if (f.guess.score > 100)
        f.guess.score = 100;
    return f.guess;
}

static int compare_guesses(const void *left, const void *right)
{
    const lrel_role_guess *a = left, *b = right;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (int)a->role - (int)b->role;
}

static void hear_ready(const lrel_ready_match *match, lrel_role_guess *guess)
{
    if (match->score > guess->score)
        guess->score = match->score;
    add_reason(guess, "the ready mapping ", lrel_text_of(match->ready->name), "");
}

lrel_status lrel_layer__guess_role(const lrel_context *context, const char *path,
                                   lrel_layer_look *layer, lrel_error *err)
{
    lrel_folder folder = {.context = context};
    looking at = {.look = layer, .shapes = most_shapes(layer)};
    lrel_status status;

    if ((status =
             lrel_plain_name__make(&folder, lrel_format__stem(path), &at.file, err)) ||
        (status = lrel_plain_name__make(&folder, layer->name, &at.layer, err)))
        goto done;
    for (int role = 0; role < LREL_GUESS_ROLE_COUNT; role++)
        layer->roles[role] = guess_role(&at, (lrel_guess_role)role);
    if (layer->ready.ready)
        hear_ready(&layer->ready, &layer->roles[layer->ready.ready->role]);
    qsort(layer->roles, LREL_GUESS_ROLE_COUNT, sizeof *layer->roles, compare_guesses);
    layer->is_role_sure = layer->roles[0].score >= SURE_SCORE &&
                          layer->roles[0].score >= layer->roles[1].score + SURE_LEAD;

done:
    lrel_folder_clear(&folder);
    return status;
}
