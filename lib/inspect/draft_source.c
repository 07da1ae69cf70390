/* SPDX-License-Identifier: Apache-2.0 */
/* draft_source.c: an entry of `sources:` or `boundaries:`. */
#include <stdio.h>

#include "core/fail.h"
#include "inspect/draft.h"
#include "inspect/missing.h"
#include "read/format.h"

bool lrel_draft__is_boundary(const lrel_layer_look *layer)
{
    return layer->status == LREL_OK && layer->roles[0].score >= LREL_ROLE_LEAST &&
           layer->roles[0].role == LREL_GUESS_BOUNDARY;
}

bool lrel_draft__is_entry(const lrel_layer_look *layer)
{
    return lrel_draft__why_no_entry(layer) == NULL;
}

/* --- what all entries begin with --- */

static void write_about(lrel_draft *draft, const lrel_file_look *file,
                        const lrel_layer_look *layer)
{
    lrel_sheet *sheet = &draft->sheet;

    lrel_sheet__text(sheet, "\n  # ");
    lrel_sheet__shown(sheet, lrel_text_of(file->path), 80);
    lrel_sheet__text(sheet, "\n  # ");
    lrel_sheet__format(sheet, "%s; ", file->format.name);
    lrel_wording__counts(sheet, layer);
    lrel_sheet__text(sheet, "\n");
    for (int i = 0; i < 2 && layer->roles[i].score >= LREL_ROLE_LEAST; i++) {
        if (i == 1 && layer->is_role_sure)
            break;
        lrel_sheet__text(sheet, layer->is_role_sure ? "  # looks like "
                                : i == 0            ? "  # ! looks like "
                                                    : "  # ! or like ");
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
    lrel_sheet__text(sheet, "one of");
    for (int role = 0; role < LREL_GUESS_BOUNDARY; role++)
        lrel_sheet__format(sheet, "%s %s", role ? "," : "", lrel_role_infos[role].name);
    lrel_sheet__text(sheet, "\n");
}

/* Layers of one file would else go by one name. */
static void write_name(lrel_draft *draft, const lrel_file_look *file,
                       const lrel_layer_look *layer)
{
    lrel_text stem = lrel_format__stem(file->path);
    char name[300];

    if (file->layer_count < 2)
        return;
    snprintf(name, sizeof name, "%.*s %.*s", stem.length < 140 ? (int)stem.length : 140,
             stem.at, layer->name.length < 140 ? (int)layer->name.length : 140,
             layer->name.at);
    lrel_sheet__text(&draft->sheet, "    name: ");
    lrel_sheet__scalar(&draft->sheet, lrel_text_of(name));
    lrel_sheet__text(&draft->sheet, "\n");
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

/* Only what makes the account has a perimeter. */
static bool may_have_perimeters(const lrel_layer_look *layer)
{
    int role = lrel_role_infos[layer->roles[0].role].role;

    return role < 0 || role == LREL_ROLE_HAZARD || role == LREL_ROLE_RELEASE;
}

/* Of columns with the numbers of points, the name with a # in place of the number. */
static void write_geometry_key(lrel_draft *draft, const lrel_layer_look *layer,
                               const char *key, int field)
{
    const lrel_series *series;

    if (field < 0)
        return;
    series = may_have_perimeters(layer)
                 ? lrel_layer__series_of(layer, layer->fields[field].name)
                 : NULL;
    lrel_sheet__text(&draft->sheet, key);
    lrel_sheet__scalar(&draft->sheet,
                       series ? lrel_text_of(series->name) : layer->fields[field].name);
}

/* Bearings without their north are no perimeter: the source is then left out. */
static void write_traverse(lrel_draft *draft, const lrel_layer_look *layer)
{
    const lrel_answer *north = lrel_layer__north(layer);
    lrel_sheet *sheet = &draft->sheet;

    lrel_sheet__text(sheet, "\n      traverse: {");
    write_geometry_key(draft, layer, "bearing: ", layer->bearing_field);
    write_geometry_key(draft, layer, ", distance: ", layer->distance_field);
    write_geometry_key(draft, layer, ", point: ", layer->number_field);
    write_geometry_key(draft, layer, ", from_point: ", layer->from_field);
    lrel_sheet__text(sheet, ", north: ");
    lrel_sheet__scalar(sheet, north ? north->text : LREL_TEXT("magnetic"));
    lrel_sheet__text(sheet, "}");
    if (north) {
        lrel_draft__say_answered(draft, north);
        return;
    }
    lrel_draft__comment(draft);
    lrel_sheet__text(sheet, "from which north are the bearings: true, grid, magnetic?\n");
}

static void write_geometry(lrel_draft *draft, const lrel_layer_look *layer)
{
    lrel_sheet *sheet = &draft->sheet;

    if (layer->wkt_field >= 0) {
        write_geometry_key(draft, layer, "    geometry: {wkt: ", layer->wkt_field);
        lrel_sheet__text(sheet, "}\n");
    } else if (layer->lon_field >= 0 && layer->bearing_field >= 0) {
        write_geometry_key(draft, layer, "    geometry:\n      lon: ", layer->lon_field);
        write_geometry_key(draft, layer, "\n      lat: ", layer->lat_field);
        write_traverse(draft, layer);
    } else if (layer->lon_field >= 0) {
        write_geometry_key(draft, layer, "    geometry: {lon: ", layer->lon_field);
        write_geometry_key(draft, layer, ", lat: ", layer->lat_field);
        lrel_sheet__text(sheet, "}\n");
    }
}

static void write_keys(lrel_draft *draft, const lrel_layer_look *layer)
{
    for (int key = 0; draft->status == LREL_OK && key < LREL_KEY_COUNT; key++) {
        const lrel_field *field = lrel_layer__field_of(layer, key);

        if (field)
            lrel_draft__key(draft, layer, field);
    }
}

static void write_items(lrel_draft *draft, const lrel_layer_look *layer)
{
    lrel_sheet *sheet = &draft->sheet;
    bool is_first = true;

    for (int i = 0; i < LREL_ITEM_MAX; i++) {
        const lrel_field *field = lrel_layer__field_of(layer, LREL_TARGET_ITEMS + i);

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

/* What is no entry stands there as a comment, complete. */
static void begin_entry(lrel_draft *draft, const lrel_file_look *file,
                        const lrel_layer_look *layer)
{
    write_about(draft, file, layer);
    if (lrel_draft__is_entry(layer))
        return;
    lrel_sheet__format(&draft->sheet, "  # ! left out: %s\n",
                       lrel_draft__why_no_entry(layer));
    draft->sheet.prefix = "#";
}

void lrel_draft__source(lrel_draft *draft, const lrel_file_look *file,
                        const lrel_layer_look *layer)
{
    lrel_sheet *sheet = &draft->sheet;

    begin_entry(draft, file, layer);
    write_path(draft, file, layer);
    write_role(draft, layer);
    write_name(draft, file, layer);
    write_encoding(draft);
    write_geometry(draft, layer);
    lrel_draft__crs(draft, layer);
    write_keys(draft, layer);
    write_items(draft, layer);
    lrel_draft__ask(draft, layer);
    list_rest(draft, layer);
    sheet->prefix = NULL;
}

/* --- boundaries --- */

/* NULL: no word says it. */
static const char *level_of(lrel_draft *draft, const lrel_layer_look *layer)
{
    lrel_plain_name name;
    lrel_text word;
    const lrel_answer *answer =
        lrel_answers__find(&layer->answers, LREL_ASKS_EVERY_ROW, LREL_TEXT("level"),
                           LREL_NO_TEXT, LREL_NO_TEXT);

    if (answer)
        return answer->text.at;
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
    const lrel_field *field = lrel_layer__field_of(layer, target);

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
    lrel_sheet__text(&draft->sheet, level ? "a word of its name\n"
                                          : "which level is it? No word says it\n");
    write_encoding(draft);
    lrel_draft__crs(draft, layer);
    write_column(draft, layer, LREL_TARGET_UNIT_CODE, "code");
    write_column(draft, layer, LREL_TARGET_UNIT_NAME, "name");
    list_rest(draft, layer);
    draft->sheet.prefix = NULL;
}
