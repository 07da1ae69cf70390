/* SPDX-License-Identifier: Apache-2.0 */
/* ods_cell.c: OpenDocument 1.3, part 3, 9.1.4 and 19.385. White space of paragraphs is
 * that of text documents: runs of it are one space, others are elements (6.1.2). */
#include "read/ods_cell.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/number.h"
#include "read/cell_values.h"

/* Spaces that one element stands for; nobody types more. */
#define SPACES_MAX 1000

static lrel_ods_type type_of(const lrel_xml_element *element)
{
    static const struct {
        const char *name;
        lrel_ods_type type;
    } types[] = {{"string", LREL_ODS_TEXT},       {"float", LREL_ODS_NUMBER},
                 {"percentage", LREL_ODS_NUMBER}, {"currency", LREL_ODS_NUMBER},
                 {"date", LREL_ODS_DATE},         {"time", LREL_ODS_TIME},
                 {"boolean", LREL_ODS_BOOLEAN}};
    const char *type = lrel_xml_attribute_of(element, ":office:", "value-type");
    const char *more = lrel_xml_attribute_of(element, ":calcext:", "value-type");

    if (more && strcmp(more, "error") == 0)
        return LREL_ODS_ERROR;
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, type) == 0)
            return types[i].type;
    return LREL_ODS_UNTYPED;
}

static const char *value_name(lrel_ods_type type)
{
    switch (type) {
    case LREL_ODS_TEXT:
        return "string-value";
    case LREL_ODS_DATE:
        return "date-value";
    case LREL_ODS_TIME:
        return "time-value";
    case LREL_ODS_BOOLEAN:
        return "boolean-value";
    default:
        return "value";
    }
}

lrel_status lrel_ods_cell__begin(lrel_ods_cell *cell, const lrel_xml_element *element,
                                 lrel_error *err)
{
    const char *value, *formula;
    lrel_status status;

    cell->type = type_of(element);
    value = lrel_xml_attribute_of(element, ":office:", value_name(cell->type));
    formula = lrel_xml_attribute_of(element, ":table:", "formula");
    cell->has_value = value != NULL;
    cell->has_formula = formula != NULL;
    cell->is_in_paragraph = false;
    cell->paragraphs = 0;
    lrel_gathered__begin(&cell->value);
    lrel_gathered__begin(&cell->formula);
    lrel_gathered__begin(&cell->text);
    if ((status = lrel_gathered__add(&cell->value, lrel_text_of(value), err)) != LREL_OK)
        return status;
    return lrel_gathered__add(&cell->formula, lrel_text_of(formula), err);
}

static lrel_status add_spaces(lrel_ods_cell *cell, const char *count, lrel_error *err)
{
    long spaces = count ? strtol(count, NULL, 10) : 1;
    lrel_status status = LREL_OK;

    if (spaces > SPACES_MAX)
        spaces = SPACES_MAX;
    while (spaces-- > 0 && status == LREL_OK)
        status = lrel_gathered__add(&cell->text, LREL_TEXT(" "), err);
    return status;
}

static lrel_status begin_paragraph(lrel_ods_cell *cell, lrel_error *err)
{
    cell->is_in_paragraph = true;
    cell->ends_in_space = true; /* white space at its start is none */
    return cell->paragraphs++ > 0 ? lrel_gathered__add(&cell->text, LREL_TEXT("\n"), err)
                                  : LREL_OK;
}

bool lrel_ods_cell__start(lrel_ods_cell *cell, const lrel_xml_element *element,
                          lrel_status *status, lrel_error *err)
{
    const char *name = element->name;

    *status = LREL_OK;
    if (!lrel_xml_is_of(element, ":text:") || strcmp(name, "ruby-text") == 0 ||
        strcmp(name, "note") == 0)
        return false;
    if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0)
        *status = begin_paragraph(cell, err);
    else if (strcmp(name, "s") == 0)
        *status = add_spaces(cell, lrel_xml_attribute_of(element, ":text:", "c"), err);
    else if (strcmp(name, "tab") == 0)
        *status = lrel_gathered__add(&cell->text, LREL_TEXT("\t"), err);
    else if (strcmp(name, "line-break") == 0)
        *status = lrel_gathered__add(&cell->text, LREL_TEXT("\n"), err);
    return true;
}

void lrel_ods_cell__end(lrel_ods_cell *cell, const char *name)
{
    if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0)
        cell->is_in_paragraph = false;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

lrel_status lrel_ods_cell__add_text(lrel_ods_cell *cell, lrel_text text, lrel_error *err)
{
    size_t at = 0;

    if (!cell->is_in_paragraph)
        return LREL_OK;
    while (at < text.length) {
        size_t from = at;
        lrel_status status;

        while (at < text.length && !is_space(text.at[at]))
            at++;
        if (at > from) {
            cell->ends_in_space = false;
            status = lrel_gathered__add(&cell->text,
                                        (lrel_text){text.at + from, at - from}, err);
        } else {
            at++;
            status = cell->ends_in_space
                         ? LREL_OK
                         : lrel_gathered__add(&cell->text, LREL_TEXT(" "), err);
            cell->ends_in_space = true;
        }
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

static lrel_text gathered(const lrel_gathered *text)
{
    return (lrel_text){text->at ? text->at : "", text->count};
}

/* Old programs write errors as the number 0 that shows "#DIV/0!". */
static bool shows_error(lrel_text text)
{
    static const char *const starts[] = {"#N/A",   "#DIV/0!", "#REF!",  "#VALUE!",
                                         "#NAME?", "#NUM!",   "#NULL!", "Err:"};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (text.length >= strlen(starts[i]) &&
            memcmp(text.at, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

/* "0007" of the number 7. */
static bool is_shown_with_zeros(lrel_text text, double value)
{
    double shown;

    if (text.length < 2 || text.at[0] != '0')
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
    return lrel_number_parse(text, &shown) && shown == value;
}

static lrel_cell_kind number_value(const lrel_ods_cell *cell, char *room, size_t capacity,
                                   lrel_text *out)
{
    static const lrel_sheet_format plain = {.kind = LREL_FORMATTED_NUMBER};
    lrel_text shown = gathered(&cell->text);
    char number[LREL_NUMBER_TEXT_BYTES];
    lrel_cell_kind kind;
    double value;

    *out = shown;
    if (shows_error(shown))
        return LREL_CELL_ERROR;
    if (!lrel_number_parse(gathered(&cell->value), &value) ||
        is_shown_with_zeros(shown, value))
        return LREL_CELL_TEXT;
    kind = lrel_cell_value__number(value, &plain, false, number);
    snprintf(room, capacity, "%s", number);
    *out = lrel_text_of(room);
    return kind;
}

/* Without fractions of a second, and without midnight. */
static lrel_cell_kind date_value(const lrel_ods_cell *cell, lrel_text *out)
{
    lrel_text value = gathered(&cell->value);
    const char *point = value.length ? memchr(value.at, '.', value.length) : NULL;

    if (point)
        value.length = (size_t)(point - value.at);
    if (value.length == 19 && memcmp(value.at + 10, "T00:00:00", 9) == 0)
        value.length = 10;
    *out = value;
    return LREL_CELL_DATE;
}

/* "PT10H30M00S" as 10:30:00. */
static lrel_cell_kind time_value(const lrel_ods_cell *cell, char *room, size_t capacity,
                                 lrel_text *out)
{
    lrel_text value = gathered(&cell->value);
    char text[32];
    int hours, minutes, seconds;

    snprintf(text, sizeof text, "%.*s", value.length < 31 ? (int)value.length : 31,
             value.at);
    *out = value;
    if (sscanf(text, "PT%5dH%2dM%2d", &hours, &minutes, &seconds) != 3)
        return LREL_CELL_TEXT;
    snprintf(room, capacity, "%02d:%02d:%02d", hours, minutes, seconds);
    *out = lrel_text_of(room);
    return LREL_CELL_TEXT;
}

/* "of:=SUM([.A1:.A3])" without its namespace. */
static lrel_cell_kind formula_value(const lrel_ods_cell *cell, char *room,
                                    size_t capacity, lrel_text *out)
{
    lrel_text formula = gathered(&cell->formula);
    const char *sign = formula.length ? memchr(formula.at, '=', formula.length) : NULL;

    if (sign)
        formula = (lrel_text){sign + 1, formula.length - (size_t)(sign + 1 - formula.at)};
    snprintf(room, capacity, "=%.*s", LREL_TEXT_ARGS(lrel_reader__excerpt(formula, 200)));
    *out = lrel_text_of(room);
    return LREL_CELL_FORMULA;
}

lrel_cell_kind lrel_ods_cell__value(const lrel_ods_cell *cell, char *room,
                                    size_t capacity, lrel_text *out)
{
    lrel_text text = gathered(&cell->text), value = gathered(&cell->value);

    *out = text;
    switch (cell->type) {
    case LREL_ODS_NUMBER:
        return number_value(cell, room, capacity, out);
    case LREL_ODS_DATE:
        return date_value(cell, out);
    case LREL_ODS_TIME:
        return time_value(cell, room, capacity, out);
    case LREL_ODS_BOOLEAN:
        *out = value;
        return LREL_CELL_TEXT;
    case LREL_ODS_ERROR:
        *out = text.length ? text : LREL_TEXT("error");
        return LREL_CELL_ERROR;
    case LREL_ODS_TEXT:
        *out = cell->has_value && text.length == 0 ? value : text;
        return LREL_CELL_TEXT;
    default:
        return cell->has_formula && text.length == 0
                   ? formula_value(cell, room, capacity, out)
                   : LREL_CELL_TEXT;
    }
}
