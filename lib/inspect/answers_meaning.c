/* SPDX-License-Identifier: Apache-2.0 */
/* answers_meaning.c: what answers say of a layer: its role, its columns, their codes,
 * forms and units. An answer that cannot be understood is refused with its place, and
 * never passed over. */
#include <stdio.h>

#include "core/fail.h"
#include "inspect/inspection.h"
#include "inspect/wording.h"

lrel_status lrel_answer__refuse(const lrel_answer *answer, const char *why,
                                lrel_error *err)
{
    return lrel__fail(
        err, LREL_E_REFUSED, "%.*s: \"%.*s\" %s", LREL_TEXT_ARGS(answer->place),
        answer->text.length < 60 ? (int)answer->text.length : 60, answer->text.at, why);
}

lrel_status lrel_answer__code(const lrel_answer *answer,
                              const lrel_vocabulary *vocabulary, int *out,
                              lrel_error *err)
{
    char why[300] = "is none of";

    *out = lrel_vocabulary_find(vocabulary, answer->text);
    if (*out >= 0)
        return LREL_OK;
    for (int i = 0; vocabulary->codes[i]; i++) {
        size_t used = strlen(why);

        snprintf(why + used, sizeof why - used, "%s %s", i ? "," : "",
                 vocabulary->codes[i]);
    }
    return lrel_answer__refuse(answer, why, err);
}

/* --- the layer --- */

/* The path of @p file below the folder that answers are about. */
static lrel_text source_of(const lrel_inspection *inspection, const char *path)
{
    size_t length = inspection->folder.length;

    return length > 0 && strncmp(path, inspection->folder.at, length) == 0 &&
                   path[length] == '/'
               ? lrel_text_of(path + length + 1)
               : lrel_text_of(path);
}

lrel_status lrel_layer__take_answers(const lrel_inspection *inspection,
                                     const lrel_file_look *file, lrel_layer_look *layer,
                                     lrel_error *err)
{
    lrel_text *names =
        lrel__alloc(inspection->context, layer->field_count + 1, sizeof *names);
    lrel_status status;

    if (!names)
        return lrel__fail_memory(err);
    for (size_t f = 0; f < layer->field_count; f++)
        names[f] = layer->fields[f].name;
    status = lrel_answers__columns_of(inspection->context, names, layer->field_count,
                                      &layer->columns, err);
    lrel__free(inspection->context, names);
    if (status != LREL_OK)
        return status;
    layer->source = source_of(inspection, file->path);
    layer->said_name = layer->is_only ? LREL_NO_TEXT : layer->name;
    layer->answers =
        lrel_answers__of(&inspection->answers, layer->source, layer->said_name,
                         lrel_text_of(layer->columns.text));
    return LREL_OK;
}

/* --- the role --- */

static void put_first(lrel_layer_look *layer, int role)
{
    lrel_role_guess guess = {.role = (lrel_guess_role)role, .score = 100};
    size_t at = 0;

    while (layer->roles[at].role != guess.role)
        at++;
    memmove(&layer->roles[1], &layer->roles[0], at * sizeof *layer->roles);
    snprintf(guess.why, sizeof guess.why, "as answered");
    layer->roles[0] = guess;
    layer->is_role_sure = true;
}

lrel_status lrel_layer__answer_role(lrel_layer_look *layer, lrel_error *err)
{
    const lrel_answer *answer = lrel_answers__find(
        &layer->answers, LREL_ASKS_ROLE, LREL_NO_TEXT, LREL_NO_TEXT, LREL_NO_TEXT);

    if (!answer)
        return LREL_OK;
    layer->is_left_out =
        lrel_text_is_equal_nocase(answer->text, LREL_TEXT(LREL_ANSWER_LEFT_OUT));
    if (layer->is_left_out)
        return LREL_OK;
    for (int role = 0; role < LREL_GUESS_ROLE_COUNT; role++)
        if (lrel_text_is_equal_nocase(answer->text,
                                      lrel_text_of(lrel_role_infos[role].name))) {
            put_first(layer, role);
            return LREL_OK;
        }
    return lrel_answer__refuse(answer, "is no role", err);
}

/* --- columns --- */

static const lrel_answer *answer_of(const lrel_layer_look *layer, const lrel_field *field)
{
    return lrel_answers__find(&layer->answers, LREL_ASKS_COLUMN, LREL_NO_TEXT,
                              field->name, LREL_NO_TEXT);
}

int lrel_layer__answered_field(const lrel_layer_look *layer, int target)
{
    for (int f = 0; f < (int)layer->field_count; f++) {
        const lrel_answer *answer = answer_of(layer, &layer->fields[f]);

        if (answer &&
            lrel_text_is_equal(answer->text, lrel_text_of(lrel_target__name(target))))
            return f;
    }
    return -1;
}

/* Names of keys stand for several targets: the one of this role. */
static int target_of(lrel_guess_role role, lrel_text name)
{
    for (int target = 0; target < LREL_TARGET_COUNT; target++)
        if ((lrel_target__is_of(target, role) || lrel_target__is_geometry(target)) &&
            lrel_text_is_equal_nocase(name, lrel_text_of(lrel_target__name(target))))
            return target;
    return LREL_TARGET_NONE;
}

static lrel_status place(lrel_guess_role role, lrel_field *field,
                         const lrel_answer *answer, bool is_taken[], lrel_error *err)
{
    lrel_placing placing = {.target = target_of(role, answer->text), .score = 100};

    field->is_answered = true;
    if (lrel_text_is_equal_nocase(answer->text, LREL_TEXT(LREL_ANSWER_NOT_USED)))
        return LREL_OK;
    if (placing.target == LREL_TARGET_NONE)
        return lrel_answer__refuse(answer, "is no key of such a source", err);
    if (lrel_target__is_geometry(placing.target))
        return LREL_OK; /* heard when the shapes were read */
    if (is_taken[placing.target])
        return lrel_answer__refuse(answer, "is what another column is answered to be",
                                   err);
    (void)lrel_target__score(field, placing.target, role, &placing.why);
    placing.why.is_answered = true;
    field->placed = placing;
    is_taken[placing.target] = true;
    return LREL_OK;
}

lrel_status lrel_layer__place_answered(lrel_layer_look *layer, lrel_guess_role role,
                                       bool is_taken[], lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t f = 0; f < layer->field_count && status == LREL_OK; f++) {
        const lrel_answer *answer = answer_of(layer, &layer->fields[f]);

        if (answer)
            status = place(role, &layer->fields[f], answer, is_taken, err);
    }
    return status;
}

lrel_status lrel_field__answered_form(const lrel_layer_look *layer,
                                      const lrel_field *field, int *out, lrel_error *err)
{
    const lrel_answer *answer = lrel_answers__find(
        &layer->answers, LREL_ASKS_FORM, LREL_NO_TEXT, field->name, LREL_NO_TEXT);
    char words[LREL_FORM_WORDS_SIZE];

    *out = -1;
    if (!answer)
        return LREL_OK;
    for (int form = 0; form < LREL_KNOWN_FORM_COUNT; form++)
        if (lrel_text_is_equal_nocase(
                answer->text, lrel_text_of(lrel_wording__form_words(form, words)))) {
            *out = form;
            return LREL_OK;
        }
    return lrel_answer__refuse(answer, "is no form of dates that is known", err);
}

const char *lrel_field__answered_unit(const lrel_layer_look *layer,
                                      const lrel_field *field)
{
    const lrel_answer *answer = lrel_answers__find(
        &layer->answers, LREL_ASKS_UNIT, LREL_NO_TEXT, field->name, LREL_NO_TEXT);

    return answer ? answer->text.at
                  : NULL; /* which ends with NUL, as all that are kept */
}
