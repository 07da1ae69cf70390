/* SPDX-License-Identifier: Apache-2.0 */
/* degrees.c: words to items (numbers, marks, letters), items to two angles. */
#include "degrees.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ITEMS_MAX 24
/* Digits beyond these are less than a micrometre on the ground. */
#define DIGITS_MAX 15

typedef enum item_kind {
    ITEM_NUMBER,
    ITEM_DEGREE, /* ° */
    ITEM_MINUTE, /* ' */
    ITEM_SECOND, /* " */
    ITEM_LETTER, /* N S E W */
    ITEM_COMMA,  /* , or ; */
    ITEM_END
} item_kind;

typedef struct item {
    item_kind kind;
    char letter;
    double value;
    double step; /* of the last decimal */
    bool is_negative;
    bool has_point;
    bool is_tight; /* of a comma: digits on both sides of it */
} item;

typedef struct angle {
    double degrees;
    double step;
    char letter; /* 0: none */
    bool has_parts; /* minutes */
} angle;

typedef struct reading {
    item items[ITEMS_MAX + 1];
    int count;
    int next;
    char *why;
    size_t why_size;
} reading;

#define FAIL(r, ...) (snprintf((r)->why, (r)->why_size, __VA_ARGS__), false)

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- items ---- */

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
static size_t scan_number(const char *text, item *out)
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

bool degrees_number(const char *text, double *out)
{
    item number;
    size_t length = scan_number(text, &number);

    if (length == 0 || text[length] != '\0')
        return false;
    *out = number.is_negative ? -number.value : number.value;
    return true;
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

static bool scan_items(reading *r, const char *text)
{
    const char *at = text;

    while (*at) {
        item *slot = &r->items[r->count];
        size_t length = space_length(at);

        if (length > 0) {
            at += length;
            continue;
        }
        if (r->count == ITEMS_MAX)
            return FAIL(r, "more than a longitude and a latitude");
        length = scan_number(at, slot);
        if (length == 0)
            length = scan_sign(at, at > text && is_digit(at[-1]), slot);
        if (length == 0)
            return FAIL(r, "\"%.40s\" is no longitude and latitude in degrees", text);
        at += length;
        r->count++;
    }
    r->items[r->count].kind = ITEM_END;
    return true;
}

/* ---- grid references ---- */

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* "48P", "48PWT": a zone of UTM or MGRS. */
static bool has_zone(const char *text)
{
    const char *at = text + strspn(text, " \t");
    size_t digits = strspn(at, "0123456789");

    return digits >= 1 && digits <= 2 && is_letter(at[digits]);
}

/* Other letters than those of the winds. "12N" may be a latitude; what stands behind it
 * tells. */
static bool is_grid_reference(const char *text)
{
    const char *c = text;

    while (*c && (!is_letter(*c) || strchr("NSEWnsew", *c)))
        c++;
    return has_zone(text) && *c;
}

/* Easting and northing, which no angle is. */
static bool has_metres(const reading *r)
{
    for (int i = 0; i < r->count; i++)
        if (r->items[i].kind == ITEM_NUMBER && r->items[i].value > 1000)
            return true;
    return false;
}

/* ---- angles ---- */

static bool has_kind(const reading *r, item_kind kind)
{
    for (int i = 0; i < r->count; i++)
        if (r->items[i].kind == kind)
            return true;
    return false;
}

/* Whether the next number goes on with the angle: as its minutes or seconds. */
static bool goes_on(const reading *r, int parts)
{
    const item *now = &r->items[r->next];

    if (parts == 3 || now->kind != ITEM_NUMBER || now[1].kind == ITEM_DEGREE)
        return false;
    return now[-1].kind == ITEM_DEGREE || now[-1].kind == ITEM_MINUTE ||
           now[1].kind == ITEM_MINUTE || now[1].kind == ITEM_SECOND ||
           has_kind(r, ITEM_LETTER);
}

/* Degrees, then minutes, then seconds: marks, where there are any, must say so too. */
static bool take_parts(reading *r, angle *out)
{
    static const item_kind own[] = {ITEM_DEGREE, ITEM_MINUTE, ITEM_SECOND};
    double unit = 1;
    int parts = 0;
    bool was_whole = true, is_negative = false;

    do {
        const item *number = &r->items[r->next];
        const item *mark = number + 1;

        if (number->kind != ITEM_NUMBER)
            return FAIL(r, "a number is missing");
        if (parts > 0 && (!was_whole || number->is_negative || number->value >= 60))
            return FAIL(r, "minutes and seconds are below 60 and stand behind whole "
                           "degrees and minutes");
        is_negative |= number->is_negative;
        was_whole = !number->has_point;
        out->degrees += number->value * unit;
        out->step = number->step * unit;
        unit /= 60;
        r->next++;
        if (mark->kind == ITEM_DEGREE || mark->kind == ITEM_MINUTE ||
            mark->kind == ITEM_SECOND) {
            if (mark->kind != own[parts])
                return FAIL(r, "degrees, minutes and seconds are not in this order");
            r->next++;
        }
        parts++;
    } while (goes_on(r, parts));
    out->has_parts = parts > 1;
    if (is_negative)
        out->degrees = -out->degrees;
    return true;
}

static bool take_angle(reading *r, angle *out)
{
    bool is_before = r->items[r->next].kind == ITEM_LETTER;

    *out = (angle){0};
    if (is_before)
        out->letter = r->items[r->next++].letter;
    if (!take_parts(r, out))
        return false;
    if (!is_before && r->items[r->next].kind == ITEM_LETTER)
        out->letter = r->items[r->next++].letter;
    if (out->letter && out->degrees < 0)
        return FAIL(r, "a sign and a letter: -12.5 or 12.5 S, not both");
    if (out->letter == 'S' || out->letter == 'W')
        out->degrees = -out->degrees;
    return true;
}

static bool is_of_latitude(char letter)
{
    return letter == 'N' || letter == 'S';
}

/* Which of the two is which. */
static bool settle(reading *r, const angle *first, const angle *second,
                   degrees_point *out)
{
    const angle *lon = first, *lat = second;

    if (!first->letter != !second->letter)
        return FAIL(r, "one number has a letter and the other has none");
    if (first->letter && is_of_latitude(first->letter) == is_of_latitude(second->letter))
        return FAIL(r, "two %s", is_of_latitude(first->letter) ? "latitudes"
                                                                : "longitudes");
    if (first->letter && is_of_latitude(first->letter)) {
        lon = second;
        lat = first;
    }
    *out = (degrees_point){lon->degrees, lat->degrees, lon->step, lat->step};
    return true;
}

static bool check_range(reading *r, const degrees_point *p, bool has_letters)
{
    if (fabs(p->lat) > 90 && fabs(p->lon) <= 90 && fabs(p->lat) <= 180 && !has_letters)
        return FAIL(r,
                    "no latitude is %.10g: longitude comes first; is %.10g %.10g meant?",
                    p->lat, p->lat, p->lon);
    if (fabs(p->lon) > 180 && fabs(p->lon) <= 360)
        return FAIL(r, "longitude %.10g is beyond 180; west of Greenwich it is %.10g",
                    p->lon, p->lon > 0 ? p->lon - 360 : p->lon + 360);
    if (fabs(p->lon) > 180)
        return FAIL(r, "no longitude is %.10g", p->lon);
    if (fabs(p->lat) > 90)
        return FAIL(r, "no latitude is %.10g", p->lat);
    return true;
}

/* "103,5": a decimal comma, or longitude 103 and latitude 5? */
static bool check_commas(reading *r)
{
    bool has_point = false, is_tight = false;
    int commas = 0;

    for (int i = 0; i < r->count; i++) {
        has_point |= r->items[i].has_point;
        is_tight |= r->items[i].is_tight;
        commas += r->items[i].kind == ITEM_COMMA;
    }
    if (commas > 1 || (is_tight && !has_point && r->items[0].value <= 360))
        return FAIL(r, "a decimal is written with a point, as in 103.5; a comma stands "
                       "between longitude and latitude");
    return true;
}

static bool read_items(reading *r, degrees_point *out)
{
    angle first, second;

    if (!take_angle(r, &first))
        return false;
    if (r->items[r->next].kind == ITEM_COMMA)
        r->next++;
    if (r->next == r->count)
        return FAIL(r, "one number is no point: longitude and latitude");
    if (!take_angle(r, &second))
        return false;
    if (r->next != r->count)
        return FAIL(r, "more than a longitude and a latitude; degrees, minutes and "
                       "seconds need their letters (N, S, E, W)");
    return settle(r, &first, &second, out) && check_range(r, out, first.letter != 0);
}

bool degrees_parse(const char *text, degrees_point *out, char *why, size_t why_size)
{
    reading r = {.why = why, .why_size = why_size};
    bool is_on_grid = is_grid_reference(text);
    degrees_point point;

    if (!is_on_grid && (!scan_items(&r, text) || !check_commas(&r)))
        return false;
    if (is_on_grid || has_metres(&r))
        return FAIL(&r, "\"%.40s\" is on a grid of metres (UTM, MGRS or a national one), "
                        "whose datum it does not say; set the receiver to degrees of "
                        "WGS 84",
                    text);
    if (r.count == 0)
        return FAIL(&r, "there is no point in \"%.40s\"", text);
    if (!read_items(&r, &point))
        return false;
    *out = point;
    return true;
}

/* Whether one word may hold both numbers. "12 57 24 N" holds one of them, in three, and
 * behind "103.5," the other is still to come. */
static bool is_whole_point(const char *word)
{
    const char *comma = strpbrk(word, ",;");
    degrees_point point;
    char why[200];

    return (comma && comma[1] != '\0') || is_grid_reference(word) ||
           degrees_parse(word, &point, why, sizeof why);
}

bool degrees_parse_words(char *const *words, int count, int *used, degrees_point *out,
                         char *why, size_t why_size)
{
    char pair[256];

    *used = count < 2 || is_whole_point(words[0]) ? 1 : 2;
    snprintf(pair, sizeof pair, "%s%s%s", words[0], *used == 2 ? " " : "",
             *used == 2 ? words[1] : "");
    return degrees_parse(pair, out, why, why_size);
}
