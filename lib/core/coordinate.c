/* SPDX-License-Identifier: Apache-2.0 */
/* coordinate.c: a text to a point, on a grid or by two angles, and which of these is
 * which. */
#include "landrelease/coordinate.h"

#include <math.h>
#include <stdio.h>

#include "core/angle.h"
#include "core/grid_reference.h"

/* Longer texts are no point; messages and memory stay small. */
#define TEXT_MAX 256

typedef struct reading {
    lrel_text text;
    lrel_coordinate_order order;
    lrel_angle_items items;
    bool has_decimal_commas;
    lrel_error *err;
} reading;

#define FAIL(r, ...) lrel__fail((r)->err, LREL_E_COORDINATE, __VA_ARGS__)
#define SHOWN(r)     (r)->text.length < 40 ? (int)(r)->text.length : 40, (r)->text.at

/* "103,5": a decimal comma, or longitude 103 and latitude 5? */
static bool has_doubtful_comma(const lrel_angle_items *items)
{
    bool has_point = false, is_tight = false;
    int commas = 0;

    for (int i = 0; i < items->count; i++) {
        has_point |= items->at[i].has_point;
        is_tight |= items->at[i].is_tight;
        commas += items->at[i].kind == LREL_ITEM_COMMA;
    }
    return commas > 1 || (is_tight && !has_point && items->at[0].value <= 360);
}

/* With letters, which of the two each number belongs to is said, and a comma between
 * digits can be a decimal one. */
static lrel_status scan(reading *r)
{
    switch (lrel_angle_items__scan(r->text, false, &r->items)) {
    case LREL_ANGLES_READ:
        break;
    case LREL_ANGLES_TOO_MANY:
        return FAIL(r, "more than a longitude and a latitude");
    case LREL_ANGLES_NOT_KNOWN:
        return FAIL(r, "\"%.*s\" is no longitude and latitude in degrees", SHOWN(r));
    }
    if (!has_doubtful_comma(&r->items))
        return LREL_OK;
    r->has_decimal_commas = true;
    if (!lrel_angle__has_letter(&r->items) ||
        lrel_angle_items__scan(r->text, true, &r->items) != LREL_ANGLES_READ ||
        has_doubtful_comma(&r->items))
        return FAIL(r, "a decimal is written with a point, as in 103.5; a comma stands "
                       "between longitude and latitude");
    return LREL_OK;
}

/* Easting and northing, which no angle is. */
static bool has_metres(const lrel_angle_items *items)
{
    for (int i = 0; i < items->count; i++)
        if (items->at[i].kind == LREL_ITEM_NUMBER && items->at[i].value > 1000)
            return true;
    return false;
}

/* Without letters: as stated, or as the numbers leave no other way. */
static lrel_status settle_order(reading *r, const lrel_angle *first,
                                const lrel_angle *second, bool *is_lon_first)
{
    bool first_fits = fabs(first->degrees) <= 90;
    bool second_fits = fabs(second->degrees) <= 90;

    *is_lon_first = r->order != LREL_ORDER_LAT_LON;
    if (r->order == LREL_ORDER_NOT_STATED && first_fits == second_fits && first_fits)
        return FAIL(r,
                    "which of %.10g and %.10g is the latitude? say it with letters or "
                    "`order:`",
                    first->degrees, second->degrees);
    if (r->order == LREL_ORDER_NOT_STATED)
        *is_lon_first = second_fits;
    return LREL_OK;
}

static lrel_status settle(reading *r, const lrel_angle *first, const lrel_angle *second,
                          lrel_coordinate *out)
{
    const lrel_angle *lon = first, *lat = second;
    bool is_lon_first = first->axis == 'E';
    lrel_status status;

    if (!first->axis != !second->axis)
        return FAIL(r, "one number has a letter and the other has none");
    if (first->axis && first->axis == second->axis)
        return FAIL(r, "two %s", first->axis == 'N' ? "latitudes" : "longitudes");
    if (r->has_decimal_commas && first->is_letter_before != second->is_letter_before)
        return FAIL(r, "the letters stand before one number and behind the other");
    if (!first->axis &&
        (status = settle_order(r, first, second, &is_lon_first)) != LREL_OK)
        return status;
    if (!is_lon_first) {
        lon = second;
        lat = first;
    }
    *out = (lrel_coordinate){.kind = LREL_COORDINATE_DEGREES,
                             .lon_deg = lon->degrees,
                             .lat_deg = lat->degrees,
                             .lon_step_deg = lon->step,
                             .lat_step_deg = lat->step};
    return LREL_OK;
}

static lrel_status check_range(reading *r, const lrel_coordinate *p, bool has_letters)
{
    double lon = p->lon_deg, lat = p->lat_deg;
    bool is_lat_first = r->order == LREL_ORDER_LAT_LON;

    if (fabs(lat) > 90 && fabs(lon) <= 90 && fabs(lat) <= 180 && !has_letters)
        return FAIL(r, "no latitude is %.10g: %s comes first; is %.10g %.10g meant?", lat,
                    is_lat_first ? "latitude" : "longitude", is_lat_first ? lon : lat,
                    is_lat_first ? lat : lon);
    if (fabs(lon) > 180 && fabs(lon) <= 360)
        return FAIL(r, "longitude %.10g is beyond 180; west of Greenwich it is %.10g",
                    lon, lon > 0 ? lon - 360 : lon + 360);
    if (fabs(lon) > 180)
        return FAIL(r, "no longitude is %.10g", lon);
    if (fabs(lat) > 90)
        return FAIL(r, "no latitude is %.10g", lat);
    return LREL_OK;
}

static lrel_status read_angles(reading *r, lrel_coordinate *out)
{
    const lrel_angle_items *items = &r->items;
    lrel_angle first, second;
    lrel_status status;
    int next = 0;

    if ((status = lrel_angle__take(items, &next, false, &first, r->err)) != LREL_OK)
        return status;
    if (items->at[next].kind == LREL_ITEM_COMMA)
        next++;
    if (next == items->count)
        return FAIL(r, "one number is no point: longitude and latitude");
    if ((status = lrel_angle__take(items, &next, false, &second, r->err)) != LREL_OK)
        return status;
    if (next != items->count)
        return FAIL(r, "more than a longitude and a latitude; degrees, minutes and "
                       "seconds need their letters (N, S, E, W)");
    if ((status = settle(r, &first, &second, out)) != LREL_OK)
        return status;
    return check_range(r, out, first.axis != 0);
}

lrel_status lrel_coordinate_parse(const char *text, size_t length,
                                  lrel_coordinate_order order, lrel_coordinate *out,
                                  lrel_error *err)
{
    reading r = {.order = order, .err = err};
    lrel_coordinate found;
    lrel_status status;

    r.text = lrel_text_trim((lrel_text){text, length});
    if (r.text.length > TEXT_MAX)
        return FAIL(&r, "\"%.*s...\" is too long for a point", SHOWN(&r));
    if (lrel_grid_reference__is(r.text))
        return lrel_grid_reference__parse(r.text, out, err);
    if ((status = scan(&r)) != LREL_OK)
        return status;
    if (has_metres(&r.items))
        return FAIL(&r,
                    "\"%.*s\" is on a grid of metres, whose zone and datum it does not "
                    "say",
                    SHOWN(&r));
    if (r.items.count == 0)
        return FAIL(&r, "there is no point in \"%.*s\"", SHOWN(&r));
    if ((status = read_angles(&r, &found)) != LREL_OK)
        return status;
    *out = found;
    return LREL_OK;
}
