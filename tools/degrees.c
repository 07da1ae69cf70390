/* SPDX-License-Identifier: Apache-2.0 */
/* degrees.c: items to two angles, and which of them is which. */
#include "degrees.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "degrees_items.h"

typedef struct angle {
    double degrees;
    double step;
    char letter; /* 0: none */
} angle;

typedef struct reading {
    item items[DEGREES_ITEMS_MAX + 1];
    int count;
    int next;
    char *why;
    size_t why_size;
} reading;

#define FAIL(r, ...) (snprintf((r)->why, (r)->why_size, __VA_ARGS__), false)

bool degrees_number(const char *text, double *out)
{
    item number;
    size_t length = degrees_items_number(text, &number);

    if (length == 0 || text[length] != '\0')
        return false;
    *out = number.is_negative ? -number.value : number.value;
    return true;
}

static bool scan_items(reading *r, const char *text)
{
    switch (degrees_items_scan(text, r->items, &r->count)) {
    case ITEMS_READ:
        return true;
    case ITEMS_TOO_MANY:
        return FAIL(r, "more than a longitude and a latitude");
    case ITEMS_NOT_KNOWN:
        break;
    }
    return FAIL(r, "\"%.40s\" is no longitude and latitude in degrees", text);
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
        return FAIL(r, "two %s",
                    is_of_latitude(first->letter) ? "latitudes" : "longitudes");
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
        return FAIL(&r,
                    "\"%.40s\" is on a grid of metres (UTM, MGRS or a national one), "
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
