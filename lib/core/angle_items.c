/* SPDX-License-Identifier: Apache-2.0 */
/* angle_items.c: text to items, in UTF-8 and whatever the locale. */
#include "core/angle_items.h"

/* Digits beyond these are less than a micrometre on the ground. */
#define DIGITS_MAX 15

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static lrel_text rest_of(lrel_text text, size_t used)
{
    return (lrel_text){text.at + used, text.length - used};
}

static bool starts_with(lrel_text text, lrel_text start)
{
    return text.length >= start.length && memcmp(text.at, start.at, start.length) == 0;
}

/* Marks as keyboards, receivers and word processors have them, in UTF-8. */
static const struct {
    lrel_text text;
    lrel_angle_item_kind kind;
} marks[] = {
    {{"\xC2\xB0", 2}, LREL_ITEM_DEGREE},     /* degree sign */
    {{"\xC2\xBA", 2}, LREL_ITEM_DEGREE},     /* masculine ordinal, taken for it */
    {{"\xCB\x9A", 2}, LREL_ITEM_DEGREE},     /* ring above, likewise */
    {{"*", 1}, LREL_ITEM_DEGREE},            /* of old receivers and DOS tables */
    {{"\xE2\x80\xB2", 3}, LREL_ITEM_MINUTE}, /* prime */
    {{"\xE2\x80\x99", 3}, LREL_ITEM_MINUTE}, /* right single quotation mark */
    {{"\xE2\x80\x98", 3}, LREL_ITEM_MINUTE}, /* left one */
    {{"\xCA\xB9", 2}, LREL_ITEM_MINUTE},     /* modifier letter prime */
    {{"\xC2\xB4", 2}, LREL_ITEM_MINUTE},     /* acute accent */
    {{"''", 2}, LREL_ITEM_SECOND},           /* two apostrophes, before one */
    {{"'", 1}, LREL_ITEM_MINUTE},
    {{"`", 1}, LREL_ITEM_MINUTE},
    {{"\xE2\x80\xB3", 3}, LREL_ITEM_SECOND}, /* double prime */
    {{"\xE2\x80\x9D", 3}, LREL_ITEM_SECOND}, /* right double quotation mark */
    {{"\xE2\x80\x9C", 3}, LREL_ITEM_SECOND}, /* left one */
    {{"\xCA\xBA", 2}, LREL_ITEM_SECOND},     /* modifier letter double prime */
    {{"\"", 1}, LREL_ITEM_SECOND},
};

/* The same spelled. `s` alone is the south, but behind minutes. */
static const struct {
    const char *text;
    lrel_angle_item_kind kind;
    char letter;
} words[] = {
    {"d", LREL_ITEM_DEGREE, 0},       {"deg", LREL_ITEM_DEGREE, 0},
    {"degree", LREL_ITEM_DEGREE, 0},  {"degrees", LREL_ITEM_DEGREE, 0},
    {"m", LREL_ITEM_MINUTE, 'm'},     {"min", LREL_ITEM_MINUTE, 'm'},
    {"sec", LREL_ITEM_SECOND, 0},     {"lat", LREL_ITEM_LAT, 0},
    {"latitude", LREL_ITEM_LAT, 0},   {"lon", LREL_ITEM_LON, 0},
    {"long", LREL_ITEM_LON, 0},       {"lng", LREL_ITEM_LON, 0},
    {"longitude", LREL_ITEM_LON, 0},  {"north", LREL_ITEM_LETTER, 'N'},
    {"south", LREL_ITEM_LETTER, 'S'}, {"east", LREL_ITEM_LETTER, 'E'},
    {"west", LREL_ITEM_LETTER, 'W'},
};

/* Digits over a power of ten, both of which a double holds: so it is rounded once. */
size_t lrel_angle_items__number(lrel_text text, bool is_comma_decimal,
                                lrel_angle_item *out)
{
    double digits = 0, scale = 1;
    int kept = 0;
    bool has_digits = false;
    size_t at = 0;

    *out = (lrel_angle_item){.kind = LREL_ITEM_NUMBER, .step = 1};
    if (starts_with(text, LREL_TEXT("\xE2\x88\x92"))) { /* minus sign */
        out->is_negative = true;
        at = 3;
    } else if (text.length > 0 && (text.at[0] == '-' || text.at[0] == '+')) {
        out->is_negative = text.at[at++] == '-';
    }
    for (; at < text.length; at++) {
        char c = text.at[at];
        bool is_comma = c == ',' && is_comma_decimal && has_digits &&
                        at + 1 < text.length && is_digit(text.at[at + 1]);

        if ((c == '.' || is_comma) && !out->has_point) {
            out->has_point = true;
            continue;
        }
        if (!is_digit(c))
            break;
        has_digits = true;
        if (kept >= DIGITS_MAX && out->has_point)
            continue;
        digits = digits * 10 + (c - '0');
        kept += digits > 0;
        if (out->has_point)
            scale *= 10;
    }
    out->value = digits / scale;
    out->step = 1 / scale;
    return has_digits ? at : 0;
}

static size_t space_length(lrel_text text)
{
    if (text.at[0] == ' ' || text.at[0] == '\t' || text.at[0] == '\n' ||
        text.at[0] == '\r')
        return 1;
    return starts_with(text, LREL_TEXT("\xC2\xA0")) ? 2 : 0; /* no-break space */
}

/* The kind of the item @p back items before the one that is being read. */
static lrel_angle_item_kind kind_before(const lrel_angle_items *items, int back)
{
    return items->count >= back ? items->at[items->count - back].kind : LREL_ITEM_END;
}

/* The s of 12d57m15.6s, with or without a letter of a wind behind it. */
static bool is_seconds(lrel_text text, const lrel_angle_items *items)
{
    return text.at[0] == 's' && kind_before(items, 1) == LREL_ITEM_NUMBER &&
           kind_before(items, 2) == LREL_ITEM_MINUTE &&
           items->at[items->count - 2].letter == 'm' &&
           (text.length == 1 || !is_letter(text.at[1]) || strchr("NSEW", text.at[1]));
}

static size_t scan_word(lrel_text text, const lrel_angle_items *items,
                        lrel_angle_item *out)
{
    static const char letters[] = "NSEWnsew";
    size_t length = 0;
    const char *letter;
    lrel_text word;

    while (length < text.length && is_letter(text.at[length]))
        length++;
    word = (lrel_text){text.at, length};
    if (is_seconds(text, items)) {
        *out = (lrel_angle_item){.kind = LREL_ITEM_SECOND};
        return 1;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lrel_text_is_equal_nocase(word, lrel_text_of(words[i].text))) {
            bool is_name =
                words[i].kind == LREL_ITEM_LAT || words[i].kind == LREL_ITEM_LON;
            bool has_colon = is_name && length < text.length &&
                             (text.at[length] == ':' || text.at[length] == '=' ||
                              text.at[length] == '.');

            *out = (lrel_angle_item){.kind = words[i].kind, .letter = words[i].letter};
            return length + has_colon;
        }
    letter = length > 0 ? strchr(letters, text.at[0]) : NULL;
    if (!letter)
        return 0;
    *out = (lrel_angle_item){.kind = LREL_ITEM_LETTER,
                             .letter = letters[(letter - letters) % 4]};
    return 1;
}

/* Between the parts of an angle, as in 12:57:15.6 and 12-57-15.6. */
static bool is_divider(lrel_text text, const lrel_angle_items *items, bool is_after_digit)
{
    return (text.at[0] == ':' || text.at[0] == '-') && is_after_digit &&
           kind_before(items, 1) == LREL_ITEM_NUMBER &&
           !items->at[items->count - 1].has_point && text.length > 1 &&
           is_digit(text.at[1]);
}

static size_t scan_sign(lrel_text text, const lrel_angle_items *items,
                        bool is_after_digit, lrel_angle_item *out)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (starts_with(text, marks[i].text)) {
            *out = (lrel_angle_item){.kind = marks[i].kind};
            return marks[i].text.length;
        }
    if (text.at[0] == ',' || text.at[0] == ';') {
        *out = (lrel_angle_item){.kind = LREL_ITEM_COMMA,
                                 .is_tight = text.at[0] == ',' && is_after_digit &&
                                             text.length > 1 && is_digit(text.at[1])};
        return 1;
    }
    return scan_word(text, items, out);
}

static size_t scan_item(lrel_text text, const lrel_angle_items *items,
                        bool is_after_digit, bool is_comma_decimal, lrel_angle_item *out)
{
    size_t length;

    if (is_divider(text, items, is_after_digit)) {
        *out = (lrel_angle_item){.kind = LREL_ITEM_COLON};
        return 1;
    }
    length = lrel_angle_items__number(text, is_comma_decimal, out);
    return length > 0 ? length : scan_sign(text, items, is_after_digit, out);
}

lrel_angle_answer lrel_angle_items__scan(lrel_text text, bool is_comma_decimal,
                                         lrel_angle_items *out)
{
    size_t at = 0;

    out->count = 0;
    while (at < text.length) {
        lrel_text rest = rest_of(text, at);
        size_t length = space_length(rest);

        if (length > 0) {
            at += length;
            continue;
        }
        if (out->count == LREL_ANGLE_ITEMS_MAX)
            return LREL_ANGLES_TOO_MANY;
        length = scan_item(rest, out, at > 0 && is_digit(text.at[at - 1]),
                           is_comma_decimal, &out->at[out->count]);
        if (length == 0)
            return LREL_ANGLES_NOT_KNOWN;
        at += length;
        out->count++;
    }
    out->at[out->count] = (lrel_angle_item){.kind = LREL_ITEM_END};
    return LREL_ANGLES_READ;
}
