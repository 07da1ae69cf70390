/* SPDX-License-Identifier: Apache-2.0 */
/* angle.c: items to an angle. */
#include "core/angle.h"

#include <math.h>

#include "core/number.h"

static bool has_kind(const lrel_angle_items *items, lrel_angle_item_kind kind)
{
    for (int i = 0; i < items->count; i++)
        if (items->at[i].kind == kind)
            return true;
    return false;
}

bool lrel_angle__has_letter(const lrel_angle_items *items)
{
    return has_kind(items, LREL_ITEM_LETTER);
}

static bool is_mark(lrel_angle_item_kind kind)
{
    return kind == LREL_ITEM_DEGREE || kind == LREL_ITEM_MINUTE ||
           kind == LREL_ITEM_SECOND || kind == LREL_ITEM_COLON;
}

/* Whether the next number goes on with the angle: as its minutes or seconds. */
static bool goes_on(const lrel_angle_items *items, int next, int parts, bool is_alone)
{
    const lrel_angle_item *now = &items->at[next];

    if (parts == 3 || now->kind != LREL_ITEM_NUMBER || now[1].kind == LREL_ITEM_DEGREE)
        return false;
    if (now[-1].kind == LREL_ITEM_COLON)
        return true;
    /* 12:57 103:30 */
    if (has_kind(items, LREL_ITEM_COLON))
        return false;
    return is_alone || now[-1].kind == LREL_ITEM_DEGREE ||
           now[-1].kind == LREL_ITEM_MINUTE || now[1].kind == LREL_ITEM_MINUTE ||
           now[1].kind == LREL_ITEM_SECOND || has_kind(items, LREL_ITEM_LETTER);
}

/* Degrees, then minutes, then seconds: marks, where there are any, must say so too. */
static lrel_status take_parts(const lrel_angle_items *items, int *next, bool is_alone,
                              lrel_angle *out, lrel_error *err)
{
    static const lrel_angle_item_kind own[] = {LREL_ITEM_DEGREE, LREL_ITEM_MINUTE,
                                               LREL_ITEM_SECOND};
    double unit = 1;
    int parts = 0;
    bool was_whole = true, is_negative = false;

    do {
        const lrel_angle_item *number = &items->at[*next];
        const lrel_angle_item *mark = number + 1;

        if (number->kind != LREL_ITEM_NUMBER)
            return lrel__fail(err, LREL_E_COORDINATE, "a number is missing");
        if (parts > 0 && (!was_whole || number->is_negative || number->value >= 60))
            return lrel__fail(err, LREL_E_COORDINATE,
                              "minutes and seconds are below 60 and stand behind whole "
                              "degrees and minutes");
        is_negative |= number->is_negative;
        was_whole = !number->has_point;
        out->degrees += number->value * unit;
        out->step = number->step * unit;
        unit /= 60;
        ++*next;
        if (is_mark(mark->kind)) {
            if (mark->kind != own[parts] && mark->kind != LREL_ITEM_COLON)
                return lrel__fail(err, LREL_E_COORDINATE,
                                  "degrees, minutes and seconds are not in this order");
            ++*next;
        }
        parts++;
    } while (goes_on(items, *next, parts, is_alone));
    if (is_negative)
        out->degrees = -out->degrees;
    return LREL_OK;
}

static char axis_of(char letter)
{
    return letter == 'N' || letter == 'S' ? 'N' : 'E';
}

/* A name before it, as in "Lat 12.9". */
static void take_name(const lrel_angle_items *items, int *next, lrel_angle *out)
{
    lrel_angle_item_kind kind = items->at[*next].kind;

    if (kind != LREL_ITEM_LAT && kind != LREL_ITEM_LON)
        return;
    out->axis = kind == LREL_ITEM_LAT ? 'N' : 'E';
    ++*next;
}

lrel_status lrel_angle__take(const lrel_angle_items *items, int *next, bool is_alone,
                             lrel_angle *out, lrel_error *err)
{
    lrel_angle angle = {0};
    lrel_status status;

    take_name(items, next, &angle);
    angle.is_letter_before = items->at[*next].kind == LREL_ITEM_LETTER;
    if (angle.is_letter_before)
        angle.letter = items->at[(*next)++].letter;
    if ((status = take_parts(items, next, is_alone, &angle, err)) != LREL_OK)
        return status;
    if (!angle.is_letter_before && items->at[*next].kind == LREL_ITEM_LETTER)
        angle.letter = items->at[(*next)++].letter;
    if (angle.letter && angle.degrees < 0)
        return lrel__fail(err, LREL_E_COORDINATE,
                          "a sign and a letter: -12.5 or 12.5 S, not both");
    if (angle.letter && angle.axis && axis_of(angle.letter) != angle.axis)
        return lrel__fail(err, LREL_E_COORDINATE,
                          "a letter of a longitude at a latitude, or the other way");
    if (angle.letter)
        angle.axis = axis_of(angle.letter);
    if (angle.letter == 'S' || angle.letter == 'W')
        angle.degrees = -angle.degrees;
    *out = angle;
    return LREL_OK;
}

static lrel_status not_one(lrel_text text, const char *what, lrel_error *err)
{
    int shown = text.length < 40 ? (int)text.length : 40;

    return lrel__fail(err, LREL_E_COORDINATE, "\"%.*s\" is no %s", shown, text.at, what);
}

static const char *name_of(char axis)
{
    return axis == 'N' ? "latitude" : axis == 'E' ? "longitude" : "angle";
}

/* A comma in a single angle can be nothing but a decimal one, where letters or marks show
 * that it is an angle: "312,345" may be metres. */
static bool scan_one(lrel_text text, lrel_angle_items *items)
{
    return lrel_angle_items__scan(text, true, items) == LREL_ANGLES_READ &&
           items->count > 0 && (items->count > 1 || !memchr(text.at, ',', text.length));
}

lrel_status lrel_angle__parse(lrel_text text, char axis, lrel_angle *out, lrel_error *err)
{
    lrel_angle_items items;
    lrel_angle angle;
    lrel_status status;
    int next = 0;

    text = lrel_text_trim(text);
    if (text.length == 0 || !scan_one(text, &items))
        return not_one(text, name_of(axis), err);
    if ((status = lrel_angle__take(&items, &next, true, &angle, err)) != LREL_OK)
        return status;
    if (next != items.count)
        return not_one(text, name_of(axis), err);
    if (axis && angle.axis && angle.axis != axis)
        return lrel__fail(err, LREL_E_COORDINATE, "a %s where a %s belongs",
                          name_of(angle.axis), name_of(axis));
    *out = angle;
    return LREL_OK;
}

bool lrel_angle__coordinate(lrel_text text, char axis, double *out, bool *is_in_degrees)
{
    lrel_angle angle;

    if (lrel_number_parse(text, out))
        return true;
    if (lrel_angle__parse(text, axis, &angle, NULL) != LREL_OK)
        return false;
    *is_in_degrees = true;
    *out = angle.degrees;
    return true;
}

/* N 45 30 E: so many degrees from north or south, towards east or west. */
static lrel_status read_quarter(lrel_text text, lrel_angle_items *items, double *out_deg,
                                lrel_error *err)
{
    char from = items->at[0].letter;
    char towards = items->at[items->count - 1].letter;
    lrel_angle angle;
    lrel_status status;
    int next = 0;

    if ((from != 'N' && from != 'S') || (towards != 'E' && towards != 'W'))
        return not_one(text, "direction", err);
    items->at[--items->count] = (lrel_angle_item){.kind = LREL_ITEM_END};
    if ((status = lrel_angle__take(items, &next, true, &angle, err)) != LREL_OK)
        return status;
    if (next != items->count || fabs(angle.degrees) > 90)
        return not_one(text, "direction", err);
    angle.degrees = fabs(angle.degrees);
    if (from == 'N')
        *out_deg = towards == 'E' ? angle.degrees : 360 - angle.degrees;
    else
        *out_deg = towards == 'E' ? 180 - angle.degrees : 180 + angle.degrees;
    return LREL_OK;
}

lrel_status lrel_angle__bearing(lrel_text text, double *out_deg, lrel_error *err)
{
    lrel_angle_items items;
    lrel_angle angle;
    lrel_status status;
    int next = 0;

    text = lrel_text_trim(text);
    if (text.length == 0 ||
        lrel_angle_items__scan(text, true, &items) != LREL_ANGLES_READ)
        return not_one(text, "direction", err);
    if (items.count > 2 && items.at[0].kind == LREL_ITEM_LETTER &&
        items.at[items.count - 1].kind == LREL_ITEM_LETTER)
        return read_quarter(text, &items, out_deg, err);
    if ((status = lrel_angle__take(&items, &next, true, &angle, err)) != LREL_OK)
        return status;
    if (next != items.count)
        return not_one(text, "direction", err);
    if (angle.axis || angle.degrees < 0 || angle.degrees > 360)
        return lrel__fail(err, LREL_E_COORDINATE,
                          "a direction is 0 to 360 degrees from north by east");
    *out_deg = angle.degrees;
    return LREL_OK;
}
