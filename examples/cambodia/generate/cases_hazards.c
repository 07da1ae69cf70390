/* SPDX-License-Identifier: Apache-2.0 */
/* cases_hazards.c: hazards whose records are at fault, or have a history. */
#include <string.h>

#include "calendar.h"
#include "cases_parts.h"
#include "plane.h"
#include "provinces.h"

void cases_of_shapes(cases *c)
{
    hazard_row row;
    point middle;

    case_clear_ground(c, "02", 0.3 * KM2);
    row = case_hazard(c, ROMDUOL, 9001, 0, 1, 2014, "the outline crosses itself");
    row.shape = case_bow_tie(&row.shape);
    case_put(c, row);

    row = case_hazard(c, ROMDUOL, 9002, 0, 1, 2016, "the shape is lost");
    row.shape.count = 0;
    row.stated_m2 = 250000;
    case_put(c, row);

    case_clear_ground(c, "02", 0.3 * KM2);
    row = case_hazard(c, LOTUS, 9014, 0, 1, 2016, "the outline runs twice round");
    for (int i = 0; i < row.shape.count; i++)
        row.shape.at[row.shape.count + i] = row.shape.at[i];
    row.shape.count *= 2;
    case_put(c, row);

    case_clear_ground(c, "01", 0.2 * KM2);
    row = case_hazard(c, LOTUS, 9008, 0, 1, 2017, "easting and northing are swapped");
    for (int i = 0; i < row.shape.count; i++)
        row.shape.at[i] = (point){row.shape.at[i].y, row.shape.at[i].x};
    case_put(c, row);

    case_clear_ground(c, "24", 0.1 * KM2);
    row = case_hazard(c, LOTUS, 9009, 0, 1, 2018, "a point where a polygon is needed");
    row.shape.count = 1;
    case_put(c, row);

    case_clear_ground(c, "02", 0.3 * KM2);
    row = case_hazard(c, LOTUS, 9010, 0, 1, 2018, "a circle: nobody walked this");
    middle = strip_point(&c->at, strip_length(&c->at) / 2, 0.5);
    row.shape.count = 32;
    row.stated_m2 = 100000;
    for (int i = 0; i < 32; i++) {
        /* Turned by 1/32 of a circle each time: (cos, sin) of 11.25 degrees. */
        static const double cosine = 0.98078528040323044, sine = 0.19509032201612827;
        point from = i ? row.shape.at[i - 1] : (point){middle.x + 178.5, middle.y};
        double x = from.x - middle.x, y = from.y - middle.y;

        row.shape.at[i] = i ? (point){middle.x + x * cosine - y * sine,
                                      middle.y + x * sine + y * cosine}
                            : from;
    }
    case_put(c, row);
}

void cases_of_dates_and_words(cases *c)
{
    hazard_row row;

    case_clear_ground(c, "15", 0.2 * KM2);
    row = case_hazard(c, ROMDUOL, 9003, 0, 1, 2015, "no date of survey");
    row.recorded = NO_DAY;
    case_put(c, row);

    case_clear_ground(c, "22", 0.2 * KM2);
    row = case_hazard(c, ROMDUOL, 9004, 0, 1, 2014, "closed; no release is on file");
    row.standing = CLOSED;
    row.closed = day_of(2019, 9, 12);
    case_put(c, row);

    case_clear_ground(c, "02", 0.25 * KM2);
    row =
        case_hazard(c, LOTUS, 9002, 0, 1, 2016, "square metres in a column of hectares");
    row.stated_m2 *= 1e4;
    case_put(c, row);

    case_clear_ground(c, "01", 0.15 * KM2);
    row = case_hazard(c, LOTUS, 9003, 0, 1, 2016, "a day that no calendar has");
    row.odd.date = "31/02/2016";
    case_put(c, row);

    case_clear_ground(c, "17", 0.15 * KM2);
    row = case_hazard(c, LOTUS, 9004, 0, 1, 2019, "a class that is in no list");
    row.odd.word = "To be verified";
    case_put(c, row);
}

void cases_of_versions(cases *c)
{
    hazard_row row;

    case_clear_ground(c, "02", 0.4 * KM2);
    case_put(c, case_hazard(c, LOTUS, 9005, 0, 1, 2015, "suspected, confirmed in 2019"));
    row = case_hazard(c, LOTUS, 9005, 0, 1, 2019, "suspected, confirmed in 2019");
    row.version = 2;
    row.is_confirmed = true;
    case_put(c, row);

    case_clear_ground(c, "24", 0.4 * KM2);
    case_put(c, case_hazard(c, LOTUS, 9006, 0, 1, 2015, "drawn smaller in 2018"));
    row = case_hazard(c, LOTUS, 9006, 0, 0.6, 2018, "drawn smaller in 2018");
    row.version = 2;
    case_put(c, row);

    case_clear_ground(c, "13", 0.6 * KM2);
    for (int half = 0; half < 2; half++) {
        row = case_hazard(c, ROMDUOL, 9007 + half, half ? 0.55 : 0, half ? 1 : 0.45, 2014,
                          "merged into RM-9009");
        row.standing = CLOSED;
        row.closed = day_of(2020, 3, 15);
        case_put(c, row);
    }
    row = case_hazard(c, ROMDUOL, 9009, 0, 1, 2020,
                      "merged of RM-9007 and RM-9008 and the land between");
    strcpy(row.replaces, "RM-9007;RM-9008");
    case_put(c, row);
}

/* Across the border of Banteay Meanchey and Battambang, wherever that is free. */
void cases_across_a_border(cases *c)
{
    point a = plane_from_degrees((point){102.95, 13.35});
    point b = plane_from_degrees((point){103.35, 13.35});
    site s = {.other_agency = -1, .grade = ""};
    bool is_free = false;

    c->at = strip_patch(&c->random, 0.5 * KM2);
    c->province = province_find("01");
    while (!is_free) {
        double t = random_unit(&c->random);

        strip_lay(&c->at, (point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}, 0, 1);
        is_free = true;
        for (int i = 0; i < c->land->count && is_free; i++)
            is_free = !strip_touches(&c->land->sites[i].land, &c->at, 40);
    }
    s.land = c->at;
    c->failed |= !landscape_add(c->land, &s);
    case_put(c, case_hazard(c, ROMDUOL, 9006, 0, 1, 2016,
                            "on both sides of a province border"));
}
