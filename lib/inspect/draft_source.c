/* SPDX-License-Identifier: Apache-2.0 */
/* draft_source.c: an entry of `sources:` or `boundaries:`. Where a release does not say
 * its product, it names a column that holds none: every record is then set aside until a
 * person has answered, and nothing is released by a guess. */
#include <inttypes.h>
#include <stdio.h>

#include "core/fail.h"
#include "inspect/draft.h"

/* What a source should say, and what it means that no column does. */
typedef struct wanted {
    lrel_guess_role role;
    int key;
    const char *example;
    const char *without;
} wanted;

static const wanted wanteds[] = {
    {LREL_GUESS_HAZARD, LREL_KEY_ID, "id: COLUMN",
     "versions and releases find it by its id"},
    {LREL_GUESS_HAZARD, LREL_KEY_CLASS, "class: {const: sha}",
     "sha or cha? Without it they are of class unknown, and counted"},
    {LREL_GUESS_HAZARD, LREL_KEY_CONTAMINATION, "contamination: {const: ap}",
     "of what? Without it they stand in the account unknown"},
    {LREL_GUESS_HAZARD, LREL_KEY_FROM, "from: COLUMN",
     "since when? Without it they stand from before the first period"},
    {LREL_GUESS_HAZARD, LREL_KEY_OPERATOR, "operator: {const: NAME}", "whose survey?"},
    {LREL_GUESS_RELEASE, LREL_KEY_ID, "id: COLUMN", "so that it can be named"},
    {LREL_GUESS_RELEASE, LREL_KEY_CONTAMINATION, "contamination: {const: ap}",
     "released of what? Without it, as the hazards it names"},
    {LREL_GUESS_RELEASE, LREL_KEY_OPERATOR, "operator: {const: NAME}", "who did it?"},
};

/* Without these the programme refuses the source: lib/programme/roles.c. A release
 * without a product is an entry all the same, see below. */
static const wanted needed[] = {
    {LREL_GUESS_COVERAGE, LREL_KEY_COVERAGE_STATUS, "status: {const: surveyed}",
     "how far has survey been there?"},
    {LREL_GUESS_DECLARATION, LREL_KEY_DECLARED_STATUS, "status: COLUMN",
     "what was declared?"},
    {LREL_GUESS_DECLARATION, LREL_KEY_PLACE, "place: COLUMN", "of which unit?"},
    {LREL_GUESS_SERIES, LREL_KEY_MEASURE, "measure: {const: stock}", "figures of what?"},
    {LREL_GUESS_SERIES, LREL_KEY_VALUE, "value: {column: COLUMN, unit: km2}",
     "which column has the figure, in which unit?"},
};

static const wanted *missing_need(const lrel_layer_look *layer)
{
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (needed[i].role == layer->roles[0].role &&
            !lrel_draft__field_of(layer, needed[i].key))
            return &needed[i];
    return NULL;
}

/* A figure without its unit is no figure. */
static bool lacks_unit(const lrel_layer_look *layer)
{
    const lrel_field *value = lrel_draft__field_of(layer, LREL_KEY_VALUE);

    return layer->roles[0].role == LREL_GUESS_SERIES && value &&
           !lrel_draft__field_of(layer, LREL_KEY_UNIT) &&
           !lrel_field__unit_of_name(value);
}

bool lrel_draft__is_boundary(const lrel_layer_look *layer)
{
    return layer->status == LREL_OK && layer->roles[0].score >= LREL_ROLE_LEAST &&
           layer->roles[0].role == LREL_GUESS_BOUNDARY;
}

bool lrel_draft__is_entry(const lrel_layer_look *layer)
{
    if (layer->status != LREL_OK || layer->roles[0].score < LREL_ROLE_LEAST ||
        layer->field_count == 0)
        return false;
    if (lrel_draft__is_boundary(layer))
        return lrel_draft__field_of(layer, LREL_TARGET_UNIT_CODE) != NULL;
    return lrel_role_infos[layer->roles[0].role].role >= 0 && !missing_need(layer) &&
           !lacks_unit(layer);
}

/* --- what all entries begin with --- */

static void write_about(lrel_draft *draft, const lrel_file_look *file,
                        const lrel_layer_look *layer)
{
    lrel_sheet *sheet = &draft->sheet;

    lrel_sheet__text(sheet, "\n  # ");
    lrel_sheet__shown(sheet, lrel_text_of(file->path), 80);
    lrel_sheet__text(sheet, "\n  # ");
    lrel_sheet__format(sheet, "%s; ", file->format);
    lrel_wording__counts(sheet, layer);
    lrel_sheet__text(sheet, "\n");
    for (int i = 0; i < 2 && layer->roles[i].score >= LREL_ROLE_LEAST; i++) {
        if (i == 1 && layer->is_role_sure)
            break;
        lrel_sheet__text(sheet, layer->is_role_sure ? "  # looks like "
                                : i == 0            ? "  # ? looks like "
                                                    : "  # ? or like ");
        lrel_wording__role(sheet, &layer->roles[i], LREL_DRAFT_WIDTH, "  #   ");
        lrel_sheet__text(sheet, "\n");
    }
}

static void write_path(lrel_draft *draft, const lrel_file_look *file,
                       const lrel_layer_look *layer)
{
    const lrel_context *context = draft->inspection->context;
    char *path = lrel_draft__relative(context, draft->from_folder, file->path);

    if (!path) {
        draft->status = lrel__fail_memory(draft->err);
        return;
    }
    lrel_sheet__text(&draft->sheet, "  - path: ");
    lrel_sheet__scalar(&draft->sheet, lrel_text_of(path));
    lrel_sheet__text(&draft->sheet, "\n");
    lrel__free(context, path);
    if (file->layer_count > 1 || draft->inspection->layer.length > 0) {
        lrel_sheet__text(&draft->sheet, "    layer: ");
        lrel_sheet__scalar(&draft->sheet, layer->name);
        lrel_sheet__text(&draft->sheet, "\n");
    }
}

static void write_role(lrel_draft *draft, const lrel_layer_look *layer)
{
    lrel_sheet *sheet = &draft->sheet;

    if (layer->roles[0].score >= LREL_ROLE_LEAST) {
        lrel_sheet__format(sheet, "    role: %s\n",
                           lrel_role_infos[layer->roles[0].role].name);
        return;
    }
    lrel_sheet__text(sheet, "    role:");
    lrel_draft__comment(draft);
    lrel_sheet__text(sheet, "? one of");
    for (int role = 0; role < LREL_GUESS_BOUNDARY; role++)
        lrel_sheet__format(sheet, "%s %s", role ? "," : "", lrel_role_infos[role].name);
    lrel_sheet__text(sheet, "\n");
}

static void write_encoding(lrel_draft *draft)
{
    lrel_text encoding = draft->inspection->encoding;

    if (encoding.length == 0)
        return;
    lrel_sheet__text(&draft->sheet, "    encoding: ");
    lrel_sheet__scalar(&draft->sheet, encoding);
    lrel_sheet__text(&draft->sheet, "\n");
}

/* --- sources --- */

static void write_geometry(lrel_draft *draft, const lrel_layer_look *layer)
{
    lrel_sheet *sheet = &draft->sheet;

    if (layer->wkt_field >= 0) {
        lrel_sheet__text(sheet, "    geometry: {wkt: ");
        lrel_sheet__scalar(sheet, layer->fields[layer->wkt_field].name);
        lrel_sheet__text(sheet, "}\n");
    } else if (layer->lon_field >= 0) {
        lrel_sheet__text(sheet, "    geometry: {lon: ");
        lrel_sheet__scalar(sheet, layer->fields[layer->lon_field].name);
        lrel_sheet__text(sheet, ", lat: ");
        lrel_sheet__scalar(sheet, layer->fields[layer->lat_field].name);
        lrel_sheet__text(sheet, "}\n");
    }
}

static void write_keys(lrel_draft *draft, const lrel_layer_look *layer)
{
    for (int key = 0; draft->status == LREL_OK && key < LREL_KEY_COUNT; key++) {
        const lrel_field *field = lrel_draft__field_of(layer, key);

        if (field)
            lrel_draft__key(draft, layer, field);
    }
}

static void write_items(lrel_draft *draft, const lrel_layer_look *layer)
{
    lrel_sheet *sheet = &draft->sheet;
    bool is_first = true;

    for (int i = 0; i < LREL_ITEM_MAX; i++) {
        const lrel_field *field = lrel_draft__field_of(layer, LREL_TARGET_ITEMS + i);

        if (!field || !lrel_draft__can_say(field->name))
            continue;
        lrel_sheet__text(sheet, is_first ? "    items:\n" : "");
        is_first = false;
        lrel_sheet__format(sheet,
                           "      %s: ", lrel_vocabulary_name(&lrel_vocabulary_item, i));
        lrel_sheet__scalar(sheet, field->name);
        lrel_draft__comment(draft);
        lrel_wording__values(sheet, field, lrel_draft__room(draft));
        lrel_sheet__text(sheet, "\n");
    }
}

static void ask_for(lrel_draft *draft, const lrel_layer_look *layer, const wanted *list,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const wanted *w = &list[i];

        if (w->role != layer->roles[0].role || lrel_draft__field_of(layer, w->key))
            continue;
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
        if (lrel_draft__field_of(layer, dates[i]))
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
    const lrel_field *id = lrel_draft__field_of(layer, LREL_KEY_ID);
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
    lrel_sheet *sheet = &draft->sheet;

    if (layer->roles[0].role != LREL_GUESS_RELEASE ||
        lrel_draft__field_of(layer, LREL_KEY_PRODUCT))
        return;
    lrel_draft__question(draft);
    lrel_sheet__text(sheet, "product: {const: cleared}");
    lrel_draft__comment(draft);
    lrel_sheet__text(sheet, "cancelled, reduced or cleared? No column says it\n");
    lrel_draft__question(draft);
    lrel_sheet__text(sheet, "until it is said, every record is set aside by this:\n");
    lrel_sheet__text(sheet, "    product: {column: ");
    lrel_sheet__scalar(sheet, column ? column->name : layer->fields[0].name);
    lrel_sheet__text(sheet, ", values: {}}\n");
}

/* Columns that were not placed, so that nobody has to look for them. */
static void list_rest(lrel_draft *draft, const lrel_layer_look *layer)
{
    lrel_sheet *sheet = &draft->sheet;
    bool is_first = true;

    for (size_t f = 0; f < layer->field_count; f++) {
        const lrel_field *field = &layer->fields[f];

        if (field->placed.target != LREL_TARGET_NONE)
            continue;
        lrel_sheet__text(sheet, is_first ? "    # not placed:\n" : "");
        is_first = false;
        lrel_sheet__text(sheet, "    #   ");
        lrel_sheet__shown(sheet, field->name, 30);
        lrel_sheet__pad(sheet, 30);
        lrel_wording__kind(sheet, field, 20);
        if (field->perhaps[0].target != LREL_TARGET_NONE)
            lrel_sheet__format(sheet, ", perhaps %s",
                               lrel_target__name(field->perhaps[0].target));
        lrel_sheet__text(sheet, field->filled > 0 ? ": " : "");
        lrel_wording__values(sheet, field, lrel_draft__room(draft));
        lrel_sheet__text(sheet, "\n");
    }
}

static const char *why_no_entry(const lrel_layer_look *layer)
{
    if (layer->roles[0].score < LREL_ROLE_LEAST)
        return "nothing tells what its rows are: say its role";
    if (layer->field_count == 0)
        return "it has no columns";
    if (lrel_draft__is_boundary(layer))
        return "no column was found for `code`, which is needed";
    if (lacks_unit(layer))
        return "the unit of its figures is not known";
    return "something is missing that its role needs; see the questions";
}

/* What is no entry stands there as a comment, complete. */
static void begin_entry(lrel_draft *draft, const lrel_file_look *file,
                        const lrel_layer_look *layer)
{
    write_about(draft, file, layer);
    if (lrel_draft__is_entry(layer))
        return;
    lrel_sheet__format(&draft->sheet, "  # ? left out: %s\n", why_no_entry(layer));
    draft->sheet.prefix = "#";
}

void lrel_draft__source(lrel_draft *draft, const lrel_file_look *file,
                        const lrel_layer_look *layer)
{
    lrel_sheet *sheet = &draft->sheet;

    begin_entry(draft, file, layer);
    write_path(draft, file, layer);
    write_role(draft, layer);
    if (file->layer_count > 1) {
        lrel_sheet__text(sheet, "    name: ");
        lrel_sheet__scalar(sheet, layer->name);
        lrel_sheet__text(sheet, "\n");
    }
    write_encoding(draft);
    write_geometry(draft, layer);
    lrel_draft__crs(draft, layer);
    write_keys(draft, layer);
    write_items(draft, layer);
    ask_for_product(draft, layer);
    ask_for_date(draft, layer);
    ask_for(draft, layer, needed, sizeof needed / sizeof *needed);
    ask_for(draft, layer, wanteds, sizeof wanteds / sizeof *wanteds);
    ask_for_kind(draft, layer);
    list_rest(draft, layer);
    sheet->prefix = NULL;
}

/* --- boundaries --- */

/* NULL: no word says it. */
static const char *level_of(lrel_draft *draft, const lrel_layer_look *layer)
{
    lrel_plain_name name;
    lrel_text word;

    draft->status = lrel_plain_name__make(&draft->folder, layer->name, &name, draft->err);
    if (draft->status != LREL_OK)
        return NULL;
    for (const lrel_level_words *l = lrel_level_words_table; l->level; l++) {
        if (lrel_plain_name__has_word(&name, l->words, &word))
            return l->level;
        for (size_t f = 0; f < layer->field_count; f++)
            if (layer->fields[f].placed.target == LREL_TARGET_UNIT_CODE &&
                lrel_plain_name__has_word(&layer->fields[f].plain, l->words, &word))
                return l->level;
    }
    return NULL;
}

static void write_column(lrel_draft *draft, const lrel_layer_look *layer, int target,
                         const char *key)
{
    const lrel_field *field = lrel_draft__field_of(layer, target);

    if (!field || !lrel_draft__can_say(field->name))
        return;
    lrel_sheet__format(&draft->sheet, "    %s: ", key);
    lrel_sheet__scalar(&draft->sheet, field->name);
    lrel_draft__comment(draft);
    lrel_wording__values(&draft->sheet, field, lrel_draft__room(draft));
    lrel_sheet__text(&draft->sheet, "\n");
}

void lrel_draft__boundary(lrel_draft *draft, const lrel_file_look *file,
                          const lrel_layer_look *layer)
{
    const char *level = level_of(draft, layer);

    begin_entry(draft, file, layer);
    write_path(draft, file, layer);
    lrel_sheet__format(&draft->sheet, "    level: %s", level ? level : "admin1");
    lrel_draft__comment(draft);
    lrel_sheet__text(&draft->sheet,
                     level ? "a word of its name\n" : "? which level is it?\n");
    write_encoding(draft);
    lrel_draft__crs(draft, layer);
    write_column(draft, layer, LREL_TARGET_UNIT_CODE, "code");
    write_column(draft, layer, LREL_TARGET_UNIT_NAME, "name");
    list_rest(draft, layer);
    draft->sheet.prefix = NULL;
}
