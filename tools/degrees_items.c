/* SPDX-License-Identifier: Apache-2.0 */
/* degrees_items.c: text to items, in UTF-8 and whatever the locale. */
#include "degrees_items.h"

#include <string.h>

/* Digits beyond these are less than a micrometre on the ground. */
#define DIGITS_MAX 15

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Marks as keyboards, receivers and word processors have them, in UTF-8. */
static const struct {
    const char *text;
    item_kind kind;
} marks[] = {
    {"\xC2\xB0", ITEM_DEGREE},     /* degree sign */
    {"\xC2\xBA", ITEM_DEGREE},     /* masculine ordinal, taken for it */
    {"\xE2\x80\xB2", ITEM_MINUTE}, /* prime */
    {"\xE2\x80\x99", ITEM_MINUTE}, /* right single quotation mark */
    {"''", ITEM_SECOND},           /* two apostrophes, before one */
    {"'", ITEM_MINUTE},
    {"\xE2\x80\xB3", ITEM_SECOND}, /* double prime */
    {"\xE2\x80\x9D", ITEM_SECOND}, /* right double quotation mark */
    {"\"", ITEM_SECOND},
};

/* The longest number at @p text, as digits over a power of ten, both of which a double
 * holds: so it is rounded once. @return its bytes, 0 where there is none */
size_t degrees_items_number(const char *text, item *out)
{
    const char *at = text;
    double digits = 0, scale = 1;
    int kept = 0;
    bool has_digits = false;

    *out = (item){.kind = ITEM_NUMBER, .step = 1};
    if (strncmp(at, "\xE2\x88\x92", 3) == 0) { /* minus sign */
        out->is_negative = true;
        at += 3;
    } else if (*at == '-' || *at == '+') {
        out->is_negative = *at++ == '-';
    }
    for (; is_digit(*at) || (*at == '.' && !out->has_point); at++) {
        if (*at == '.') {
            out->has_point = true;
            continue;
        }
        has_digits = true;
        if (kept >= DIGITS_MAX && out->has_point)
            continue;
        digits = digits * 10 + (*at - '0');
        kept += digits > 0;
        if (out->has_point)
            scale *= 10;
    }
    out->value = digits / scale;
    out->step = 1 / scale;
    return has_digits ? (size_t)(at - text) : 0;
}

static size_t space_length(const char *text)
{
    if (*text == ' ' || *text == '\t')
        return 1;
    return strncmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0; /* no-break space */
}

static size_t scan_sign(const char *text, bool is_after_digit, item *out)
{
    static const char letters[] = "NSEWnsew";
    const char *letter = strchr(letters, *text);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i].text, strlen(marks[i].text)) == 0) {
            *out = (item){.kind = marks[i].kind};
            return strlen(marks[i].text);
        }
    if (*text == ',' || *text == ';') {
        *out = (item){.kind = ITEM_COMMA,
                      .is_tight = *text == ',' && is_after_digit && is_digit(text[1])};
        return 1;
    }
    if (*text && letter) {
        *out = (item){.kind = ITEM_LETTER, .letter = letters[(letter - letters) % 4]};
        return 1;
    }
    return 0;
}

items_answer degrees_items_scan(const char *text, item items[DEGREES_ITEMS_MAX + 1],
                                int *count)
{
    const char *at = text;

    *count = 0;
    while (*at) {
        item *slot = &items[*count];
        size_t length = space_length(at);

        if (length > 0) {
            at += length;
            continue;
        }
        if (*count == DEGREES_ITEMS_MAX)
            return ITEMS_TOO_MANY;
        length = degrees_items_number(at, slot);
        if (length == 0)
            length = scan_sign(at, at > text && is_digit(at[-1]), slot);
        if (length == 0)
            return ITEMS_NOT_KNOWN;
        at += length;
        ++*count;
    }
    items[*count].kind = ITEM_END;
    return ITEMS_READ;
}
