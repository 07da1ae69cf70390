/* SPDX-License-Identifier: Apache-2.0 */
/* questions.c: the questions about one layer. */
#include "inspect/questions.h"

#include <stdio.h>

#include "core/fail.h"
#include "inspect/code_cells.h"
#include "inspect/draft.h"
#include "inspect/missing.h"
#include "inspect/wording.h"

#define WHY_SIZE 400

static const char *const area_units[] = {"m2", "ha", "km2", "acre"};
static const char *const depth_units[] = {"cm", "m", "mm"};
static const char *const norths[] = {"true", "grid", "magnetic"};
static const char *const levels[] = {"admin1", "admin2", "admin3"};
#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

/* --- lists --- */

static lrel_status make_roles(lrel_asking *a, lrel_error *err)
{
    const char **list =
        lrel_arena_alloc(a->arena, (LREL_GUESS_ROLE_COUNT + 1) * sizeof *list);

    if (!list)
        return lrel__fail_memory(err);
    for (int role = 0; role < LREL_GUESS_ROLE_COUNT; role++)
        list[role] = lrel_role_infos[role].name;
    list[LREL_GUESS_ROLE_COUNT] = LREL_ANSWER_LEFT_OUT;
    a->roles = list;
    return LREL_OK;
}

/* What a column of a layer of @p role may be. */
static lrel_status make_keys(lrel_asking *a, lrel_guess_role role, lrel_error *err)
{
    const char **list =
        lrel_arena_alloc(a->arena, (LREL_TARGET_COUNT + 1) * sizeof *list);
    size_t count = 0;

    if (!list)
        return lrel__fail_memory(err);
    list[count++] = LREL_ANSWER_NOT_USED;
    for (int target = 0; target < LREL_TARGET_COUNT; target++)
        if (lrel_target__is_of(target, role) ||
            (lrel_target__is_geometry(target) && role != LREL_GUESS_BOUNDARY))
            list[count++] = lrel_target__name(target);
    a->keys[role] = list;
    a->key_counts[role] = count;
    return LREL_OK;
}

static lrel_status make_forms(lrel_asking *a, lrel_error *err)
{
    const char **list = lrel_arena_alloc(a->arena, LREL_KNOWN_FORM_COUNT * sizeof *list);
    char words[LREL_FORM_WORDS_SIZE];

    if (!list)
        return lrel__fail_memory(err);
    for (int form = 0; form < LREL_KNOWN_FORM_COUNT; form++) {
        lrel_wording__form_words(form, words);
        if (!(list[form] = lrel_arena_text(a->arena, words, strlen(words))))
            return lrel__fail_memory(err);
    }
    a->forms = list;
    return LREL_OK;
}

lrel_status lrel_asking__begin(const lrel_inspection *inspection, lrel_asking *out,
                               lrel_error *err)
{
    lrel_status status;

    *out = (lrel_asking){.inspection = inspection,
                         .arena = lrel_arena_new(inspection->context),
                         .folder = {.context = inspection->context}};
    if (!out->arena)
        return lrel__fail_memory(err);
    if ((status = make_roles(out, err)) || (status = make_forms(out, err)))
        return status;
    for (int role = 0; role < LREL_GUESS_ROLE_COUNT && status == LREL_OK; role++)
        status = make_keys(out, (lrel_guess_role)role, err);
    return status;
}

void lrel_asking__end(lrel_asking *asking)
{
    lrel_folder_clear(&asking->folder);
    lrel_arena_free(asking->arena);
}

static lrel_choices codes_of(const lrel_vocabulary *vocabulary)
{
    return (lrel_choices){vocabulary->name, vocabulary->codes,
                          (size_t)lrel_vocabulary_count(vocabulary)};
}

/* --- asking --- */

typedef struct layer_asking {
    lrel_asking *all;
    const lrel_layer_look *layer;
    lrel_asked_list *out;
    lrel_error *err;
} layer_asking;

static bool is_choice(const lrel_choices *choices, lrel_text text)
{
    for (size_t i = 0; i < choices->count; i++)
        if (lrel_text_is_equal_nocase(text, lrel_text_of(choices->texts[i])))
            return true;
    return choices->count == 0;
}

static lrel_status ask(layer_asking *a, lrel_asked asked)
{
    lrel_asked *place = LREL__PUSH(a->all->inspection->context, a->out);

    if (!place)
        return lrel__fail_memory(a->err);
    asked.answer = lrel_answers__find(&a->layer->answers, asked.question, asked.key,
                                      asked.column, asked.value);
    asked.is_open = asked.is_open && !asked.answer;
    *place = asked;
    if (asked.answer && !is_choice(&asked.choices, asked.answer->text))
        return lrel_answer__refuse(asked.answer, "is not in the list of answers", a->err);
    return LREL_OK;
}

static lrel_status keep(layer_asking *a, const char *text, lrel_text *out)
{
    out->length = strlen(text);
    out->at = lrel_arena_text(a->all->arena, text, out->length);
    return out->at ? LREL_OK : lrel__fail_memory(a->err);
}

static lrel_status ask_for_role(layer_asking *a)
{
    const lrel_role_guess *best = &a->layer->roles[0];
    bool is_guess = best->score >= LREL_ROLE_LEAST;

    return ask(
        a, (lrel_asked){
               .question = LREL_ASKS_ROLE,
               .rows = a->layer->rows,
               .guess = lrel_text_of(is_guess ? lrel_role_infos[best->role].name : ""),
               .why = lrel_text_of(is_guess ? best->why : "nothing tells"),
               .choices = {"what its rows are", a->all->roles, LREL_GUESS_ROLE_COUNT + 1},
               .is_open = !a->layer->is_role_sure,
           });
}

/* --- the same in every row --- */

static lrel_status ask_every_row(layer_asking *a, const char *name, lrel_choices choices,
                                 const char *why, bool is_open)
{
    return ask(a, (lrel_asked){.question = LREL_ASKS_EVERY_ROW,
                               .key = lrel_text_of(name),
                               .rows = a->layer->rows,
                               .why = lrel_text_of(why),
                               .choices = choices,
                               .is_open = is_open});
}

static lrel_status ask_for_key(layer_asking *a, int key, const char *why, bool is_open)
{
    const lrel_key_info *info = lrel_key_info_of((lrel_key)key);

    return ask_every_row(
        a, info->name, info->vocabulary ? codes_of(info->vocabulary) : (lrel_choices){0},
        why, is_open);
}

static lrel_status ask_for_missing(layer_asking *a)
{
    lrel_status status = LREL_OK;

    if (a->layer->roles[0].role == LREL_GUESS_RELEASE &&
        !lrel_layer__field_of(a->layer, LREL_KEY_PRODUCT))
        status = ask_for_key(a, LREL_KEY_PRODUCT,
                             "no column says it: cancelled, reduced or cleared? Without "
                             "it every record is set aside",
                             true);
    for (const lrel_wanted *w = lrel_wanteds; w->example && status == LREL_OK; w++)
        if (w->is_of_every_row && lrel_layer__lacks(a->layer, w))
            status = ask_for_key(a, w->key, w->without, w->key != LREL_KEY_OPERATOR);
    if (status == LREL_OK && a->layer->bearing_field >= 0 && a->layer->lon_field >= 0)
        status =
            ask_every_row(a, "north", (lrel_choices){"north", norths, COUNT_OF(norths)},
                          "from which north are the bearings?", true);
    if (status == LREL_OK && lrel_draft__is_boundary(a->layer))
        status =
            ask_every_row(a, "level", (lrel_choices){"level", levels, COUNT_OF(levels)},
                          "of which level are the units?", false);
    return status;
}

/* --- columns --- */

static lrel_status ask_for_column(layer_asking *a, const lrel_field *field)
{
    lrel_guess_role role = a->layer->roles[0].role;
    lrel_asked asked = {.question = LREL_ASKS_COLUMN,
                        .column = field->name,
                        .field = field,
                        .rows = field->filled,
                        .guess = lrel_text_of(lrel_target__name(field->placed.target)),
                        .choices = {lrel_role_infos[role].name, a->all->keys[role],
                                    a->all->key_counts[role]}};
    char why[WHY_SIZE] = "";
    lrel_status status;

    if (field->placed.target != LREL_TARGET_NONE)
        lrel_wording__why_text(field, why, sizeof why);
    else if (field->perhaps[0].target != LREL_TARGET_NONE)
        snprintf(why, sizeof why, "perhaps %s",
                 lrel_target__name(field->perhaps[0].target));
    status = keep(a, why, &asked.why);
    return status == LREL_OK ? ask(a, asked) : status;
}

static lrel_status ask_for_form(layer_asking *a, const lrel_field *field)
{
    const lrel_date_finding *d = &field->dates;
    lrel_asked asked = {
        .question = LREL_ASKS_FORM,
        .column = field->name,
        .field = field,
        .rows = field->filled,
        .choices = {"form of dates", a->all->forms, LREL_KNOWN_FORM_COUNT},
        .is_open = true};
    char words[2][LREL_FORM_WORDS_SIZE], why[WHY_SIZE];
    lrel_status status;

    if (field->is_date_column || d->state == LREL_DATES_NONE ||
        (lrel_field__has_settled_dates(field) &&
         !lrel_answers__find(&a->layer->answers, LREL_ASKS_FORM, LREL_NO_TEXT,
                             field->name, LREL_NO_TEXT)))
        return LREL_OK;
    lrel_wording__form_words(d->form, words[0]);
    lrel_wording__form_words(d->other >= 0 ? d->other : d->form, words[1]);
    snprintf(why, sizeof why,
             d->state == LREL_DATES_AMBIGUOUS ? "%s or %s: no day above 12 says which"
                                              : "some cells are %s, others only %s",
             words[0], words[1]);
    if ((status = keep(a, words[0], &asked.guess)) || (status = keep(a, why, &asked.why)))
        return status;
    return ask(a, asked);
}

static lrel_status ask_for_unit(layer_asking *a, const lrel_field *field,
                                const lrel_key_info *info)
{
    const char *said = lrel_field__unit_of_name(field), *drawn = field->area.unit;
    lrel_asked asked = {.question = LREL_ASKS_UNIT,
                        .column = field->name,
                        .field = field,
                        .rows = field->filled,
                        .is_open = true};

    if (info->type == LREL_VALUE_AREA) {
        asked.is_open = drawn ? said && strcmp(said, drawn) != 0 : !said;
        asked.guess = lrel_text_of(drawn ? drawn : said ? said : "m2");
        asked.why = lrel_text_of(drawn  ? "the drawn areas"
                                 : said ? "its name"
                                        : "neither its name nor the drawn areas say it");
        asked.choices = (lrel_choices){"unit of area", area_units, COUNT_OF(area_units)};
    } else if (info->type == LREL_VALUE_DEPTH) {
        asked.why = LREL_TEXT("in which unit are depths?");
        asked.choices =
            (lrel_choices){"unit of depth", depth_units, COUNT_OF(depth_units)};
    } else if (info->type == LREL_VALUE_AMOUNT) {
        asked.is_open = !said && !lrel_layer__field_of(a->layer, LREL_KEY_UNIT);
        asked.guess = lrel_text_of(said ? said : "");
        asked.why = LREL_TEXT("in which unit are the figures?");
        asked.choices = codes_of(&lrel_vocabulary_figure_unit);
    } else {
        return LREL_OK;
    }
    return ask(a, asked);
}

static lrel_status ask_for_values(layer_asking *a, const lrel_field *field,
                                  const lrel_key_info *info)
{
    lrel_code_cells cells;
    lrel_status status =
        lrel_code_cells__of(&a->all->folder, a->layer, field, info, &cells, a->err);

    for (size_t i = 0; i < cells.count && status == LREL_OK; i++) {
        const lrel_code_cell *c = &cells.at[i];

        status = ask(a, (lrel_asked){.question = LREL_ASKS_VALUE,
                                     .key = lrel_text_of(info->name),
                                     .column = field->name,
                                     .value = c->text,
                                     .rows = c->count,
                                     .guess = lrel_text_of(
                                         lrel_vocabulary_name(info->vocabulary, c->code)),
                                     .choices = codes_of(info->vocabulary),
                                     .is_open = c->code < 0});
    }
    return status;
}

static lrel_status ask_about(layer_asking *a, const lrel_field *field)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(field->placed.target, &room);
    lrel_status status = ask_for_column(a, field);

    if (status != LREL_OK || !info)
        return status;
    if (info->vocabulary)
        return ask_for_values(a, field, info);
    return info->type == LREL_VALUE_DATE ? ask_for_form(a, field)
                                         : ask_for_unit(a, field, info);
}

lrel_status lrel_asking__layer(lrel_asking *asking, const lrel_layer_look *layer,
                               lrel_asked_list *out, lrel_error *err)
{
    layer_asking a = {asking, layer, out, err};
    lrel_status status = ask_for_role(&a);

    if (status != LREL_OK || layer->is_left_out)
        return status;
    status = ask_for_missing(&a);
    for (size_t f = 0; f < layer->field_count && status == LREL_OK; f++)
        status = ask_about(&a, &layer->fields[f]);
    return status;
}
