/* SPDX-License-Identifier: Apache-2.0 */
/* draft_key.c: a column as one key of a source. Where the column does not show how it is
 * to be read, the line is a question and the key is not said: nothing is read by a guess
 * that could have gone the other way. */
#include <inttypes.h>
#include <stdio.h>

#include "inspect/draft.h"
#include "inspect/missing.h"

/* Dates of a form that reads fewer of the cells are a question. */
#define MIXED_SHARE 0.8
/* A depth of nothing more than this is in metres, or of nothing at all. */
#define DEPTH_M_MAX 3.0

static void end_with_reason(lrel_draft *draft, const lrel_field *field)
{
    lrel_sheet *sheet = &draft->sheet;

    lrel_draft__comment(draft);
    lrel_wording__why(sheet, field);
    lrel_sheet__text(sheet, sheet->column > LREL_DRAFT_COMMENT + 2 ? "; " : "");
    lrel_wording__values(sheet, field, lrel_draft__room(draft));
    lrel_sheet__text(sheet, "\n");
}

static void begin_key(lrel_draft *draft, const char *name)
{
    lrel_sheet__format(&draft->sheet, "    %s: ", name);
}

/* {column: X, WORD: "value"} */
static void write_object(lrel_draft *draft, const lrel_field *field, const char *word,
                         const char *value)
{
    lrel_sheet__text(&draft->sheet, "{column: ");
    lrel_sheet__scalar(&draft->sheet, field->name);
    lrel_sheet__format(&draft->sheet, ", %s: ", word);
    lrel_sheet__scalar(&draft->sheet, lrel_text_of(value));
    lrel_sheet__text(&draft->sheet, "}");
}

static void write_plain(lrel_draft *draft, const lrel_field *field, const char *name)
{
    begin_key(draft, name);
    lrel_sheet__scalar(&draft->sheet, field->name);
    end_with_reason(draft, field);
}

static void write_texts(lrel_draft *draft, const lrel_field *field, const char *name)
{
    char mark[2] = {field->list_mark, '\0'};

    if (field->list_cells == 0) {
        write_plain(draft, field, name);
        return;
    }
    begin_key(draft, name);
    write_object(draft, field, "split", mark);
    end_with_reason(draft, field);
}

/* --- dates --- */

static void ask_for_form(lrel_draft *draft, const lrel_field *field, const char *name)
{
    const lrel_date_finding *d = &field->dates;
    lrel_sheet *sheet = &draft->sheet;

    lrel_draft__question(draft);
    lrel_sheet__format(sheet, "%s: ", name);
    write_object(draft, field, "form", lrel_known_forms[d->form].form);
    lrel_draft__comment(draft);
    if (d->state == LREL_DATES_AMBIGUOUS)
        lrel_sheet__format(sheet, "or %s: no day above 12 says which; ",
                           lrel_wording__form(d->other));
    else
        lrel_sheet__format(sheet, "%" PRId64 " so, %" PRId64 " only as %s; ", d->read,
                           d->read_other, lrel_wording__form(d->other));
    lrel_wording__values(sheet, field, lrel_draft__room(draft));
    lrel_sheet__text(sheet, "\n");
}

static void ask_what_numbers_are(lrel_draft *draft, const lrel_field *field,
                                 const char *name)
{
    lrel_sheet *sheet = &draft->sheet;

    lrel_draft__question(draft);
    lrel_sheet__format(sheet, "%s: ", name);
    lrel_sheet__scalar(sheet, field->name);
    lrel_draft__comment(draft);
    lrel_sheet__text(sheet, "numbers, no dates: days of a spreadsheet, or another "
                            "calendar? ");
    lrel_wording__values(sheet, field, lrel_draft__room(draft));
    lrel_sheet__text(sheet, "\n");
}

/* The form that the ready mapping says, where the cells can be read by it; -1: none. */
static int ready_form(const lrel_field *field)
{
    const lrel_date_finding *d = &field->dates;
    const int forms[] = {d->form, d->other};

    if (!field->placed.why.is_ready || d->state == LREL_DATES_NONE)
        return -1;
    for (int i = 0; i < 2; i++)
        if (forms[i] >= 0 &&
            lrel_text_is_equal(lrel_text_of(lrel_known_forms[forms[i]].form),
                               field->ready->form))
            return forms[i];
    return -1;
}

bool lrel_field__has_settled_dates(const lrel_field *field)
{
    const lrel_date_finding *d = &field->dates;

    if (field->is_date_column || d->state == LREL_DATES_READ)
        return true;
    return d->state == LREL_DATES_MIXED && lrel_known_forms[d->form].pair == 0 &&
           (double)d->read >= MIXED_SHARE * (double)field->filled;
}

static void note_unread(lrel_draft *draft, const lrel_field *field)
{
    const lrel_date_finding *d = &field->dates;

    if (field->is_date_column || (d->read == field->filled && d->impossible == 0))
        return;
    lrel_draft__remark(draft);
    lrel_sheet__format(&draft->sheet,
                       "%" PRId64 " of %" PRId64 " cells are no dates of this form",
                       field->filled - d->read, field->filled);
    if (d->impossible > 0)
        lrel_sheet__format(&draft->sheet,
                           "; %" PRId64 " are outside 1900-2100: another calendar?",
                           d->impossible);
    lrel_sheet__text(&draft->sheet, "\n");
}

static void write_date(lrel_draft *draft, const lrel_layer_look *layer,
                       const lrel_field *field, const char *name)
{
    int ready;
    const char *form;

    draft->status = lrel_field__answered_form(layer, field, &ready, draft->err);
    if (draft->status != LREL_OK)
        return;
    if (ready < 0)
        ready = ready_form(field);
    form = lrel_known_forms[ready >= 0 ? ready : field->dates.form].form;
    if (!field->is_date_column && field->dates.state == LREL_DATES_NONE) {
        ask_what_numbers_are(draft, field, name);
        return;
    }
    if (ready < 0 && !lrel_field__has_settled_dates(field)) {
        ask_for_form(draft, field, name);
        return;
    }
    begin_key(draft, name);
    if (field->is_date_column || form[0] == '\0')
        lrel_sheet__scalar(&draft->sheet, field->name);
    else
        write_object(draft, field, "form", form);
    end_with_reason(draft, field);
    note_unread(draft, field);
}

/* --- numbers --- */

/* A comma is decimal where some can be nothing else and no point is. */
static bool has_decimal_comma(const lrel_field *field)
{
    return field->commas > 0 && field->numbers == 0;
}

static void note_commas(lrel_draft *draft, const lrel_field *field)
{
    int64_t odd = field->commas + field->doubtful_commas;

    if (odd == 0 || has_decimal_comma(field))
        return;
    lrel_draft__remark(draft);
    lrel_sheet__format(&draft->sheet,
                       "decimal: comma? %" PRId64 " of %" PRId64
                       " cells have a comma in their number, %" PRId64 " a point\n",
                       odd, field->filled, field->numbers);
}

/* A number with its unit; NULL or "" where none need be said. */
static void write_number(lrel_draft *draft, const lrel_field *field, const char *name,
                         const char *unit)
{
    lrel_sheet *sheet = &draft->sheet;
    bool has_unit = unit && unit[0], has_comma = has_decimal_comma(field);

    begin_key(draft, name);
    lrel_sheet__text(sheet, has_unit || has_comma ? "{column: " : "");
    lrel_sheet__scalar(sheet, field->name);
    if (has_unit)
        lrel_sheet__format(sheet, ", unit: %s", unit);
    if (has_comma)
        lrel_sheet__text(sheet, ", decimal: comma");
    lrel_sheet__text(sheet, has_unit || has_comma ? "}" : "");
    end_with_reason(draft, field);
    note_commas(draft, field);
}

static void write_area(lrel_draft *draft, const lrel_layer_look *layer,
                       const lrel_field *field, const char *name)
{
    const char *answered = lrel_field__answered_unit(layer, field);
    const char *said = lrel_field__unit_of_name(field), *drawn = field->area.unit;
    const char *unit = drawn ? drawn : said;
    char ready[16] = "";

    if (!drawn && field->placed.why.is_ready && field->ready->unit.length > 0) {
        snprintf(ready, sizeof ready, "%.*s", LREL_TEXT_ARGS(field->ready->unit));
        unit = ready;
    }
    if (answered) {
        write_number(draft, field, name, strcmp(answered, "m2") != 0 ? answered : "");
        return;
    }
    write_number(draft, field, name, unit && strcmp(unit, "m2") != 0 ? unit : "");
    if (!unit) {
        lrel_draft__remark(draft);
        lrel_sheet__text(&draft->sheet,
                         "in which unit? Neither its name nor the drawn areas say it; "
                         "m2 was taken (m2, ha, km2, acre)\n");
    }
    if (said && drawn && strcmp(said, drawn) != 0) {
        lrel_draft__remark(draft);
        lrel_sheet__format(&draft->sheet,
                           "its name says %s, the drawn areas %s; %s was taken\n", said,
                           drawn, drawn);
    }
}

static void write_depth(lrel_draft *draft, const lrel_layer_look *layer,
                        const lrel_field *field, const char *name)
{
    const char *answered = lrel_field__answered_unit(layer, field);
    const char *unit = answered ? answered : field->high <= DEPTH_M_MAX ? "m" : "cm";

    write_number(draft, field, name, unit);
    if (answered)
        return;
    lrel_draft__remark(draft);
    lrel_sheet__format(&draft->sheet, "in which unit? %s was taken (cm, m, mm)\n", unit);
}

static void write_amount(lrel_draft *draft, const lrel_layer_look *layer,
                         const lrel_field *field, const char *name)
{
    const char *answered = lrel_field__answered_unit(layer, field);

    write_number(draft, field, name,
                 answered ? answered : lrel_field__unit_of_name(field));
}

/* Rows of one id are parts, versions or mistakes, and only a version is mapped. */
static void note_repeats(lrel_draft *draft, const lrel_field *field)
{
    const lrel_value_count *most = field->values.at;

    if (field->values.count == 0 || most->count < 2)
        return;
    lrel_draft__remark(draft);
    lrel_sheet__text(&draft->sheet, "an id on several rows, as ");
    lrel_sheet__shown(&draft->sheet, most->text, 30);
    lrel_sheet__format(&draft->sheet,
                       " on %" PRId64
                       ": parts, duplicates, or versions (say `version`)?\n",
                       most->count);
}

static void write_typed(lrel_draft *draft, const lrel_layer_look *layer,
                        const lrel_field *field, const lrel_key_info *info)
{
    switch (info->type) {
    case LREL_VALUE_CODE:
    case LREL_VALUE_CODES:
        lrel_draft__codes(draft, layer, field, info);
        break;
    case LREL_VALUE_DATE:
        write_date(draft, layer, field, info->name);
        break;
    case LREL_VALUE_AREA:
        write_area(draft, layer, field, info->name);
        break;
    case LREL_VALUE_DEPTH:
        write_depth(draft, layer, field, info->name);
        break;
    case LREL_VALUE_NUMBER:
    case LREL_VALUE_WIDTH:
        write_number(draft, field, info->name, "");
        break;
    case LREL_VALUE_AMOUNT:
        write_amount(draft, layer, field, info->name);
        break;
    case LREL_VALUE_TEXTS:
        write_texts(draft, field, info->name);
        break;
    default:
        write_plain(draft, field, info->name);
        break;
    }
}

void lrel_draft__key(lrel_draft *draft, const lrel_layer_look *layer,
                     const lrel_field *field)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(field->placed.target, &room);

    if (lrel_draft__can_say(field->name)) {
        write_typed(draft, layer, field, info);
        if (field->placed.target == LREL_KEY_ID &&
            !lrel_layer__field_of(layer, LREL_KEY_VERSION))
            note_repeats(draft, field);
        return;
    }
    lrel_draft__remark(draft);
    lrel_sheet__format(&draft->sheet,
                       "%s: a column whose name cannot be written here: ", info->name);
    lrel_sheet__shown(&draft->sheet, field->name, 40);
    lrel_sheet__text(&draft->sheet, "\n");
}
