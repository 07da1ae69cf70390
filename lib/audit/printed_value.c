/* SPDX-License-Identifier: Apache-2.0 */
/* printed_value.c: words of sentences and what they leave open. "Nearly", "just over" and
 * "about" are taken for a tenth, unless the claim says how much: a text that calls 36 %
 * "a little more than a third" is right by that. */
#include "audit/printed_value.h"

#include <stdio.h>

/* A tenth. */
#define ABOUT_WITHIN (lrel_exact_unit(0) / 10)

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct {
    const char *words;
    printed_sense sense;
} senses[] = {
    {"no less than ", SENSE_AT_LEAST},
    {"no more than ", SENSE_AT_MOST},
    {"not more than ", SENSE_AT_MOST},
    {"at least ", SENSE_AT_LEAST},
    {"at most ", SENSE_AT_MOST},
    {"up to ", SENSE_AT_MOST},
    {">=", SENSE_AT_LEAST},
    {"<=", SENSE_AT_MOST},
    {"a little more than ", SENSE_JUST_OVER},
    {"little more than ", SENSE_JUST_OVER},
    {"slightly more than ", SENSE_JUST_OVER},
    {"a little over ", SENSE_JUST_OVER},
    {"just over ", SENSE_JUST_OVER},
    {"just above ", SENSE_JUST_OVER},
    {"a little less than ", SENSE_JUST_UNDER},
    {"slightly less than ", SENSE_JUST_UNDER},
    {"just under ", SENSE_JUST_UNDER},
    {"just below ", SENSE_JUST_UNDER},
    {"nearly ", SENSE_JUST_UNDER},
    {"almost ", SENSE_JUST_UNDER},
    {"more than ", SENSE_MORE},
    {"over ", SENSE_MORE},
    {"above ", SENSE_MORE},
    {">", SENSE_MORE},
    {"less than ", SENSE_LESS},
    {"fewer than ", SENSE_LESS},
    {"under ", SENSE_LESS},
    {"below ", SENSE_LESS},
    {"<", SENSE_LESS},
    {"approximately ", SENSE_ABOUT},
    {"about ", SENSE_ABOUT},
    {"around ", SENSE_ABOUT},
    {"roughly ", SENSE_ABOUT},
    {"some ", SENSE_ABOUT},
    {"only ", SENSE_ROUNDED},
    {"\xE2\x89\x88", SENSE_ABOUT},
    {"~", SENSE_ABOUT},
};

static const struct {
    const char *words;
    int above, below;
} fractions[] = {
    {"half", 1, 2},           {"a half", 1, 2},      {"one half", 1, 2},
    {"a third", 1, 3},        {"one third", 1, 3},   {"one-third", 1, 3},
    {"two thirds", 2, 3},     {"two-thirds", 2, 3},  {"a quarter", 1, 4},
    {"one quarter", 1, 4},    {"one-quarter", 1, 4}, {"three quarters", 3, 4},
    {"three-quarters", 3, 4}, {"a fifth", 1, 5},     {"one fifth", 1, 5},
    {"one-fifth", 1, 5},      {"two-fifths", 2, 5},  {"three-fifths", 3, 5},
    {"four-fifths", 4, 5},    {"a tenth", 1, 10},    {"one-tenth", 1, 10},
};

static bool begins(lrel_text text, const char *with)
{
    size_t length = strlen(with);

    return text.length >= length &&
           lrel_text_is_equal_nocase((lrel_text){text.at, length},
                                     (lrel_text){with, length});
}

static lrel_text behind(lrel_text text, size_t bytes)
{
    return lrel_audit__trim((lrel_text){text.at + bytes, text.length - bytes});
}

/* "within 2 %" at the end of @p text. @return false where it is no such thing */
static bool take_within(lrel_text *text, printed_value *out)
{
    static const lrel_text word = LREL_TEXT("within ");
    printed_cell cell;

    for (size_t i = 0; i + word.length < text->length; i++) {
        if (!begins((lrel_text){text->at + i, text->length - i}, word.at))
            continue;
        cell = lrel_audit__read_cell(behind(*text, i + word.length), false,
                                     LREL_DECIMAL_POINT);
        if (cell.kind != CELL_FIGURE || cell.unit != UNIT_PERCENT || cell.is.value < 0)
            return false;
        out->within = cell.is.value / 100;
        if (out->sense == SENSE_ROUNDED)
            out->sense = SENSE_ABOUT;
        if (out->sense == SENSE_LESS)
            out->sense = SENSE_JUST_UNDER;
        if (out->sense == SENSE_MORE)
            out->sense = SENSE_JUST_OVER;
        *text = lrel_audit__trim((lrel_text){text->at, i});
        return true;
    }
    return true;
}

static bool take_fraction(lrel_text text, printed_value *out)
{
    const lrel_exact one = lrel_exact_unit(0);
    const char *slash = text.length ? memchr(text.at, '/', text.length) : NULL;
    lrel_exact above, below;
    int places;

    out->is_fraction = true;
    for (size_t i = 0; i < COUNT(fractions); i++)
        if (lrel_text_is_equal_nocase(text, lrel_text_of(fractions[i].words)))
            return lrel_exact_scale(one, fractions[i].above, fractions[i].below,
                                    &out->value);
    if (slash &&
        lrel_exact_parse(
            lrel_audit__trim((lrel_text){text.at, (size_t)(slash - text.at)}), &above,
            &places) &&
        lrel_exact_parse(behind(text, (size_t)(slash - text.at) + 1), &below, &places) &&
        lrel_exact_scale(above, one, below, &out->value))
        return true;
    out->is_fraction = false;
    return false;
}

/* "5.8 million" is five million and eight hundred thousand, to a hundred thousand. */
static bool take_million(lrel_text *text, lrel_exact *times)
{
    static const lrel_text word = LREL_TEXT(" million");

    for (size_t i = 0; i + word.length <= text->length; i++)
        if (begins((lrel_text){text->at + i, text->length - i}, word.at)) {
            lrel_text unit = behind(*text, i + word.length);

            *times = 1000000;
            if (unit.length > 0)
                return false; /* put the unit first: no such claim was met */
            *text = lrel_audit__trim((lrel_text){text->at, i});
            return true;
        }
    return true;
}

bool lrel_audit__read_printed(lrel_text text, printed_value *out)
{
    lrel_exact times = 1;
    printed_cell cell;

    *out = (printed_value){.sense = SENSE_ROUNDED, .within = ABOUT_WITHIN};
    text = lrel_audit__trim(text);
    for (size_t i = 0; i < COUNT(senses); i++)
        if (begins(text, senses[i].words)) {
            out->sense = senses[i].sense;
            text = behind(text, strlen(senses[i].words));
            break;
        }
    if (!take_within(&text, out))
        return false;
    if (take_fraction(text, out))
        return true;
    if (!take_million(&text, &times))
        return false;
    cell = lrel_audit__read_cell(text, false, LREL_DECIMAL_POINT);
    if (cell.kind != CELL_FIGURE || cell.other_count > 0)
        return false;
    out->value = cell.is.value * times;
    out->places = times == 1 ? cell.is.places : cell.is.places - 6;
    out->unit = cell.unit;
    return true;
}

/* ---- holding a value against it ---- */

/* What one of the printed unit is in the value's own. @p over: to be divided by. */
static lrel_exact factor_of(const formula_value *value, const printed_value *printed,
                            lrel_exact *over)
{
    *over = 1;
    if (printed->unit == UNIT_PERCENT)
        *over = 100;
    else if (lrel_audit__is_area(printed->unit))
        return lrel_audit__m2_in(printed->unit);
    else if (value->kind == VALUE_AREA && lrel_audit__is_area(value->unit))
        return lrel_audit__m2_in(value->unit);
    return 1;
}

/* Half a unit of the last place that is printed. */
static lrel_exact half_unit(int places)
{
    lrel_exact unit = lrel_exact_unit(places > 0 ? places : 0);

    for (int i = places; i < 0; i++)
        unit *= 10;
    return unit / 2;
}

static bool is_between(lrel_exact value, lrel_exact low, lrel_exact high)
{
    return value >= low && value <= high;
}

bool lrel_audit__agrees(const formula_value *value, const printed_value *printed,
                        char shown[80], char why[120])
{
    lrel_exact over, times = factor_of(value, printed, &over), is, room, p;
    const char *unit = lrel_audit__unit_name(printed->unit);
    char figure[LREL_EXACT_BYTES], within[LREL_EXACT_BYTES];
    int places = (printed->places > 0 ? printed->places : 0) + 2;

    if (printed->unit == UNIT_NONE && value->kind == VALUE_AREA)
        unit = lrel_audit__unit_name(value->unit);
    if (!lrel_exact_scale(value->value, over, times, &is))
        is = value->value;
    if (printed->unit == UNIT_MONEY)
        unit = "";
    p = printed->value;
    if (places > LREL_EXACT_PLACES)
        places = LREL_EXACT_PLACES;
    if (printed->is_fraction)
        places = 4;
    lrel_exact_format(lrel_exact_round(is, places), 0, figure);
    snprintf(shown, 80, "%s%s%s", figure, *unit ? " " : "", unit);
    if (!lrel_exact_scale(lrel_exact_abs(p), printed->within, lrel_exact_unit(0), &room))
        room = 0;
    lrel_exact_format(printed->within * 100, 0, within);
    why[0] = '\0';
    switch (printed->sense) {
    case SENSE_ROUNDED:
        if (printed->is_fraction) {
            snprintf(why, 120, "should be exactly that");
            return is == p;
        }
        if (lrel_exact_abs(is - p) <= half_unit(printed->places))
            return true;
        snprintf(why, 120, "rounded as it is printed that is another figure");
        return false;
    case SENSE_ABOUT:
        snprintf(why, 120, "should be within %s %% of it", within);
        return is_between(is, p - room, p + room);
    case SENSE_JUST_UNDER:
        snprintf(why, 120, "should be less, by %s %% at most", within);
        return is_between(is, p - room, p - 1);
    case SENSE_JUST_OVER:
        snprintf(why, 120, "should be more, by %s %% at most", within);
        return is_between(is, p + 1, p + room);
    case SENSE_MORE:
        snprintf(why, 120, "should be more");
        return is > p;
    case SENSE_LESS:
        snprintf(why, 120, "should be less");
        return is < p;
    case SENSE_AT_LEAST:
        snprintf(why, 120, "should be that at least");
        return is >= p;
    case SENSE_AT_MOST:
        snprintf(why, 120, "should be that at most");
        return is <= p;
    }
    return false;
}
