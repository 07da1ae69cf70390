/* SPDX-License-Identifier: Apache-2.0 */
/* wording.c: facts in words. */
#include "inspect/wording.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

/* Values of one column that are worth showing. */
#define VALUES_SHOWN 12

void lrel_wording__many(lrel_sheet *sheet, int64_t count, const char *one,
                        const char *many)
{
    lrel_sheet__format(sheet, "%" PRId64 " %s", count, count == 1 ? one : many);
}

void lrel_wording__counts(lrel_sheet *sheet, const lrel_layer_look *layer)
{
    static const struct {
        lrel_shape_kind kind;
        const char *one, *many;
    } kinds[] = {{LREL_SHAPE_POLYGON, "polygon", "polygons"},
                 {LREL_SHAPE_POINT, "point", "points"},
                 {LREL_SHAPE_LINE, "line", "lines"},
                 {LREL_SHAPE_ABSENT, "without shape", "without shape"},
                 {LREL_SHAPE_UNREADABLE, "shape unreadable", "shapes unreadable"}};

    lrel_wording__many(sheet, layer->rows, "row", "rows");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (layer->shapes[kinds[i].kind] == 0)
            continue;
        lrel_sheet__text(sheet, ", ");
        lrel_wording__many(sheet, layer->shapes[kinds[i].kind], kinds[i].one,
                           kinds[i].many);
    }
}

void lrel_wording__role(lrel_sheet *sheet, const lrel_role_guess *guess, int width,
                        const char *indent)
{
    const char *rest = guess->why;

    lrel_sheet__format(sheet, "%s (%d of 100)", lrel_role_infos[guess->role].name,
                       guess->score);
    lrel_sheet__text(sheet, rest[0] ? ":" : "");
    while (rest[0]) {
        const char *end = strstr(rest, "; ");
        lrel_text reason = {rest, end ? (size_t)(end - rest) + 1 : strlen(rest)};

        if (sheet->column + (int)reason.length >= width) {
            lrel_sheet__text(sheet, "\n");
            lrel_sheet__text(sheet, indent);
        } else {
            lrel_sheet__text(sheet, " ");
        }
        lrel_sheet__shown(sheet, reason, width);
        rest = end ? end + 2 : rest + reason.length;
    }
}

const char *lrel_wording__form(int form)
{
    return lrel_known_forms[form].form[0] ? lrel_known_forms[form].form : "ISO 8601";
}

static const char *words_of(char field)
{
    switch (field) {
    case 'd':
        return "dd";
    case 'm':
    case 'M':
        return "mm";
    case 'b':
        return "mmm";
    case 'B':
        return "mmmm";
    case 'y':
        return "yy";
    case 'Y':
        return "yyyy";
    case 'H':
        return "hh";
    default:
        return "ss";
    }
}

const char *lrel_wording__form_words(int form, char out[LREL_FORM_WORDS_SIZE])
{
    const char *at = lrel_known_forms[form].form;
    size_t n = 0;

    for (at = at[0] ? at : "%Y-%m-%d"; *at && n + 5 < LREL_FORM_WORDS_SIZE; at++) {
        const char *words = *at == '%' ? words_of(*++at) : NULL;

        n += (size_t)snprintf(out + n, LREL_FORM_WORDS_SIZE - n, "%.*s", words ? 4 : 1,
                              words ? words : at);
    }
    return out;
}

void lrel_wording__kind(lrel_sheet *sheet, const lrel_field *field, int columns)
{
    char words[80];
    const char *form = lrel_known_forms[field->dates.form].form;

    if (field->kind == LREL_FIELD_DATE && !field->is_date_column &&
        field->dates.state == LREL_DATES_AMBIGUOUS)
        snprintf(words, sizeof words, "date d/m or m/d");
    else if (field->kind == LREL_FIELD_DATE && !field->is_date_column &&
             field->dates.state == LREL_DATES_MIXED)
        snprintf(words, sizeof words, "dates, mixed");
    else if (field->kind == LREL_FIELD_DATE && form[0])
        snprintf(words, sizeof words, "date %s", form);
    else
        snprintf(words, sizeof words, "%s", lrel_field__kind_name(field->kind));
    lrel_sheet__shown(sheet, lrel_text_of(words), columns);
}

static void add(char *out, size_t room, lrel_text text)
{
    size_t used = strlen(out),
           length = text.length < room - used - 1 ? text.length : room - used - 1;

    length = lrel_text_utf8_prefix((lrel_text){text.at, length});
    memcpy(out + used, text.at, length);
    out[used + length] = '\0';
}

/* "SHA (12), CHA (3)"; counts where a value comes more than once. */
static void list_values(const lrel_field *field, char *out, size_t room)
{
    char count[40];

    for (size_t i = 0; i < field->values.count && i < VALUES_SHOWN; i++) {
        const lrel_value_count *v = &field->values.at[i];

        add(out, room, lrel_text_of(i ? ", " : ""));
        add(out, room, v->text);
        snprintf(count, sizeof count, " (%" PRId64 ")", v->count);
        if (v->count > 1)
            add(out, room, lrel_text_of(count));
    }
}

static void write_range(const lrel_field *field, char *out, size_t room)
{
    char first[16], last[16];

    if (field->kind != LREL_FIELD_DATE) {
        add(out, room, field->low_text);
        add(out, room, LREL_TEXT(" to "));
        add(out, room, field->high_text);
        return;
    }
    lrel_date_format(field->dates.first, first);
    lrel_date_format(field->dates.last, last);
    snprintf(out, room, "%s to %s", first, last);
}

/* Few numbers may be codes, and are worth counting. */
static bool has_range(const lrel_field *field)
{
    if (field->kind == LREL_FIELD_DATE)
        return field->dates.state == LREL_DATES_READ;
    return (field->kind == LREL_FIELD_INTEGER || field->kind == LREL_FIELD_NUMBER ||
            field->kind == LREL_FIELD_YEAR) &&
           field->values.count > 1 &&
           (field->values.count > VALUES_SHOWN ||
            field->values.count * 2 > (size_t)field->filled);
}

void lrel_wording__values(lrel_sheet *sheet, const lrel_field *field, int columns)
{
    char line[900] = "";

    if (field->outlines > 0 && field->values.count == 0)
        snprintf(line, sizeof line, "outlines as WKT");
    else if (has_range(field))
        write_range(field, line, sizeof line);
    else
        list_values(field, line, sizeof line);
    lrel_sheet__shown(sheet, lrel_text_of(line), columns);
}

static const char *fit_words(const lrel_placing_reason *why)
{
    switch (why->fit) {
    case LREL_FIT_WHOLE:
        return why->is_weak ? "its name, which may mean other things" : "its name";
    case LREL_FIT_CUT:
        return "its name, cut at ten letters";
    case LREL_FIT_WORDS:
        return "words of its name";
    case LREL_FIT_SHORT:
        return "its name, letters left out";
    case LREL_FIT_TYPO:
        return "its name, one letter apart";
    default:
        return NULL;
    }
}

static void join(char *out, size_t size, const char *text)
{
    if (out[0])
        add(out, size, LREL_TEXT("; "));
    add(out, size, lrel_text_of(text));
}

void lrel_wording__why_text(const lrel_field *field, char *out, size_t size)
{
    const lrel_placing_reason *why = &field->placed.why;
    const char *name = fit_words(why);
    char text[120];

    out[0] = '\0';
    if (why->is_answered)
        join(out, size, "as answered");
    if (name)
        join(out, size, name);
    if (why->is_ready)
        join(out, size, "the ready mapping");
    if (why->understood > 0) {
        snprintf(text, sizeof text, "%d %% of its cells are codes", why->understood);
        join(out, size, text);
    }
    if (why->is_unique)
        join(out, size, "no value comes twice");
    if (why->is_drawn_area) {
        snprintf(text, sizeof text,
                 "%" PRId64 " of %" PRId64 " near the drawn area in %s",
                 field->area.near_unit, field->area.compared, field->area.unit);
        join(out, size, text);
    }
}

void lrel_wording__why(lrel_sheet *sheet, const lrel_field *field)
{
    char why[400];

    lrel_wording__why_text(field, why, sizeof why);
    lrel_sheet__text(sheet, why);
}

void lrel_wording__candidate(lrel_sheet *sheet, const lrel_layer_crs *crs, size_t i)
{
    const lrel_candidate *c = &crs->candidates[i];

    if (c->accuracy_m >= 0)
        lrel_sheet__format(sheet, "accuracy %ld m", lround(c->accuracy_m));
    else
        lrel_sheet__text(sheet, "accuracy not known");
    if (i > 0 && c->spread_m >= 0)
        lrel_sheet__format(sheet, "; %ld m difference from the first",
                           lround(c->spread_m));
    if (c->missing[0])
        lrel_sheet__format(sheet, "; needs a file that is not installed: %s", c->missing);
}

void lrel_wording__contradiction(lrel_sheet *sheet, const lrel_layer_crs *crs)
{
    lrel_sheet__format(sheet, "%s, but the numbers look like %s",
                       crs->look->is_degrees ? "this is a map projection"
                                             : "this is in degrees",
                       crs->look->what);
}
