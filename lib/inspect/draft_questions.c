/* SPDX-License-Identifier: Apache-2.0 */
/* draft_questions.c: what a source should say and no column says. Where a release does
 * not say its product, it names a column that holds none: every record is then set aside
 * until a person has answered, and nothing is released by a guess. */
#include "inspect/draft.h"
#include "inspect/missing.h"

/* A figure without its unit is no figure. */
static bool lacks_unit(const lrel_layer_look *layer)
{
    const lrel_field *value = lrel_layer__field_of(layer, LREL_KEY_VALUE);

    return layer->roles[0].role == LREL_GUESS_SERIES && value &&
           !lrel_layer__field_of(layer, LREL_KEY_UNIT) &&
           !lrel_field__answered_unit(layer, value) && !lrel_field__unit_of_name(value);
}

/* class: {const: sha}          # as answered in questions.xlsx, sheet "1 x", row 4 */
static void write_every_row(lrel_draft *draft, int key, const lrel_answer *answer)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(key, &room);
    int code = -1;

    if (info->vocabulary) {
        draft->status = lrel_answer__code(answer, info->vocabulary, &code, draft->err);
        if (draft->status != LREL_OK)
            return;
    }
    lrel_sheet__format(&draft->sheet, "    %s: {const: ", info->name);
    if (info->vocabulary)
        lrel_sheet__text(&draft->sheet, lrel_vocabulary_name(info->vocabulary, code));
    else
        lrel_sheet__scalar(&draft->sheet, answer->text);
    lrel_sheet__text(&draft->sheet, "}");
    lrel_draft__say_answered(draft, answer);
}

static void ask_for(lrel_draft *draft, const lrel_layer_look *layer, const lrel_wanted *w)
{
    lrel_draft__question(draft);
    lrel_sheet__text(&draft->sheet, w->example);
    lrel_draft__comment(draft);
    lrel_sheet__format(&draft->sheet, "no column says it: %s", w->without);
    if (w->key == LREL_KEY_OPERATOR) {
        lrel_sheet__text(&draft->sheet, " The file is called ");
        lrel_sheet__shown(&draft->sheet, layer->name, 40);
    }
    lrel_sheet__text(&draft->sheet, "\n");
}

static void ask_for_wanted(lrel_draft *draft, const lrel_layer_look *layer)
{
    for (const lrel_wanted *w = lrel_wanteds; w->example && draft->status == LREL_OK;
         w++) {
        const lrel_answer *answer;

        if (!lrel_layer__lacks(layer, w))
            continue;
        answer = w->is_of_every_row ? lrel_layer__every_row(layer, w->key) : NULL;
        if (answer)
            write_every_row(draft, w->key, answer);
        else
            ask_for(draft, layer, w);
    }
}

/* Exports put accidents, items and hazards into one file. */
static void ask_for_kind(lrel_draft *draft, const lrel_layer_look *layer)
{
    const lrel_field *found = NULL;
    const char *list = lrel_kind_columns;
    lrel_text known;

    while (!found && lrel_plain_name__next(&list, &known))
        for (size_t f = 0; f < layer->field_count; f++)
            if (lrel_plain_name__fit(&layer->fields[f].plain, known) >= LREL_FIT_CUT &&
                layer->fields[f].placed.target == LREL_TARGET_NONE &&
                layer->fields[f].values.count > 1)
                found = &layer->fields[f];
    if (!found || !lrel_draft__can_say(found->name))
        return;
    lrel_draft__question(draft);
    lrel_sheet__text(&draft->sheet, "where: {column: ");
    lrel_sheet__scalar(&draft->sheet, found->name);
    lrel_sheet__text(&draft->sheet, ", values: [...]}");
    lrel_draft__comment(draft);
    lrel_sheet__text(&draft->sheet, "are all rows of one kind? ");
    lrel_wording__values(&draft->sheet, found, lrel_draft__room(draft));
    lrel_sheet__text(&draft->sheet, "\n");
}

static void ask_for_date(lrel_draft *draft, const lrel_layer_look *layer)
{
    static const int dates[] = {LREL_KEY_ACCEPTED, LREL_KEY_TO, LREL_KEY_HANDED_OVER};

    if (layer->roles[0].role != LREL_GUESS_RELEASE)
        return;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (lrel_layer__field_of(layer, dates[i]))
            return;
    lrel_draft__question(draft);
    lrel_sheet__text(&draft->sheet, "accepted: COLUMN");
    lrel_draft__comment(draft);
    lrel_sheet__text(&draft->sheet,
                     "when was it accepted, or completed (to)? Without a date every "
                     "record is set aside\n");
}

/* A column in which no cell is a product: the id, or whatever there is. */
static const lrel_field *column_without_products(const lrel_layer_look *layer)
{
    const lrel_field *id = lrel_layer__field_of(layer, LREL_KEY_ID);
    const lrel_field *best = NULL;

    if (id && lrel_draft__can_say(id->name))
        return id;
    for (size_t f = 0; f < layer->field_count; f++) {
        const lrel_field *field = &layer->fields[f];

        if (lrel_draft__can_say(field->name) &&
            lrel_code_words__share(field, &lrel_vocabulary_product) == 0 &&
            (!best || lrel_text_compare(field->name, best->name) < 0))
            best = field;
    }
    return best;
}

static void ask_for_product(lrel_draft *draft, const lrel_layer_look *layer)
{
    const lrel_field *column = column_without_products(layer);
    const lrel_answer *answer = lrel_layer__every_row(layer, LREL_KEY_PRODUCT);
    lrel_sheet *sheet = &draft->sheet;

    if (layer->roles[0].role != LREL_GUESS_RELEASE ||
        lrel_layer__field_of(layer, LREL_KEY_PRODUCT))
        return;
    if (answer) {
        write_every_row(draft, LREL_KEY_PRODUCT, answer);
        return;
    }
    lrel_draft__remark(draft);
    lrel_sheet__text(sheet, "cancelled, reduced or cleared? No column says it. Put "
                            "{const: cleared} or another column in place of\n");
    lrel_draft__remark(draft);
    lrel_sheet__text(sheet, "this one, in which no cell is a product: until then every "
                            "record is set aside\n");
    lrel_sheet__text(sheet, "    product: {column: ");
    lrel_sheet__scalar(sheet, column ? column->name : layer->fields[0].name);
    lrel_sheet__text(sheet, ", values: {}}\n");
}

void lrel_draft__ask(lrel_draft *draft, const lrel_layer_look *layer)
{
    ask_for_product(draft, layer);
    ask_for_date(draft, layer);
    ask_for_wanted(draft, layer);
    ask_for_kind(draft, layer);
}

const char *lrel_draft__why_no_entry(const lrel_layer_look *layer)
{
    if (layer->status != LREL_OK)
        return "it was not read";
    if (layer->is_left_out)
        return "as answered";
    if (layer->roles[0].score < LREL_ROLE_LEAST)
        return "nothing tells what its rows are: say its role";
    if (layer->field_count == 0)
        return "it has no columns";
    if (lrel_draft__is_boundary(layer))
        return lrel_layer__field_of(layer, LREL_TARGET_UNIT_CODE)
                   ? NULL
                   : "no column was found for `code`, which is needed";
    if (lrel_role_infos[layer->roles[0].role].role < 0)
        return "this version does not read this role";
    if (lrel_layer__lacks_north(layer))
        return "the north of its bearings is not known: say it in `traverse`";
    if (lrel_layer__need(layer))
        return "something is missing that its role needs; see the questions";
    return lacks_unit(layer) ? "the unit of its figures is not known" : NULL;
}
