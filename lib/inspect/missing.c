/* SPDX-License-Identifier: Apache-2.0 */
/* missing.c: what a source should say, and whether a column or an answer says it. */
#include "inspect/missing.h"

const lrel_wanted lrel_wanteds[] = {
    {LREL_GUESS_COVERAGE, LREL_KEY_COVERAGE_STATUS, true, true,
     "status: {const: surveyed}", "how far has survey been there?"},
    {LREL_GUESS_DECLARATION, LREL_KEY_DECLARED_STATUS, true, true, "status: COLUMN",
     "what was declared?"},
    {LREL_GUESS_DECLARATION, LREL_KEY_PLACE, true, false, "place: COLUMN",
     "of which unit?"},
    {LREL_GUESS_SERIES, LREL_KEY_MEASURE, true, true, "measure: {const: stock}",
     "figures of what?"},
    {LREL_GUESS_SERIES, LREL_KEY_VALUE, true, false, "value: {column: COLUMN, unit: km2}",
     "which column has the figure, in which unit?"},
    {LREL_GUESS_HAZARD, LREL_KEY_ID, false, false, "id: COLUMN",
     "versions and releases find it by its id"},
    {LREL_GUESS_HAZARD, LREL_KEY_CLASS, false, true, "class: {const: sha}",
     "sha or cha? Without it they are of class unknown, and counted"},
    {LREL_GUESS_HAZARD, LREL_KEY_CONTAMINATION, false, true, "contamination: {const: ap}",
     "of what? Without it they stand in the account unknown"},
    {LREL_GUESS_HAZARD, LREL_KEY_FROM, false, false, "from: COLUMN",
     "since when? Without it they stand from before the first period"},
    {LREL_GUESS_HAZARD, LREL_KEY_TO, false, false, "to: COLUMN",
     "when was it closed? Without it, one that is closed leaves on the as-of day"},
    {LREL_GUESS_HAZARD, LREL_KEY_OPERATOR, false, true, "operator: {const: NAME}",
     "whose survey?"},
    {LREL_GUESS_RELEASE, LREL_KEY_ID, false, false, "id: COLUMN",
     "so that it can be named"},
    {LREL_GUESS_RELEASE, LREL_KEY_CONTAMINATION, false, true,
     "contamination: {const: ap}",
     "released of what? Without it, as the hazards it names"},
    {LREL_GUESS_RELEASE, LREL_KEY_OPERATOR, false, true, "operator: {const: NAME}",
     "who did it?"},
    {0},
};

const lrel_field *lrel_layer__field_of(const lrel_layer_look *layer, int target)
{
    for (size_t f = 0; f < layer->field_count; f++)
        if (layer->fields[f].placed.target == target)
            return &layer->fields[f];
    return NULL;
}

const lrel_answer *lrel_layer__every_row(const lrel_layer_look *layer, int key)
{
    return lrel_answers__find(&layer->answers, LREL_ASKS_EVERY_ROW,
                              lrel_text_of(lrel_target__name(key)), LREL_NO_TEXT,
                              LREL_NO_TEXT);
}

const lrel_answer *lrel_layer__north(const lrel_layer_look *layer)
{
    return lrel_answers__find(&layer->answers, LREL_ASKS_EVERY_ROW, LREL_TEXT("north"),
                              LREL_NO_TEXT, LREL_NO_TEXT);
}

bool lrel_layer__lacks_north(const lrel_layer_look *layer)
{
    return layer->lon_field >= 0 && layer->bearing_field >= 0 &&
           !lrel_layer__north(layer);
}

bool lrel_layer__lacks(const lrel_layer_look *layer, const lrel_wanted *wanted)
{
    return wanted->role == layer->roles[0].role &&
           !lrel_layer__field_of(layer, wanted->key);
}

const lrel_wanted *lrel_layer__need(const lrel_layer_look *layer)
{
    for (const lrel_wanted *w = lrel_wanteds; w->example; w++)
        if (w->is_needed && lrel_layer__lacks(layer, w) &&
            !(w->is_of_every_row && lrel_layer__every_row(layer, w->key)))
            return w;
    return NULL;
}
