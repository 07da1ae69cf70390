/* SPDX-License-Identifier: Apache-2.0 */
/* cases.c: one function a case, or a family of them. The notes go into the files. */
#include "cases.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "calendar.h"
#include "plane.h"
#include "provinces.h"

typedef struct cases {
    landscape *land;
    records *r;
    random_stream random;
    int province; /* of the latest land */
    strip at;     /* the latest land */
    bool failed;  /* memory is out */
} cases;

/* New land of @p area_m2 where nothing else is. */
static void clear_ground(cases *c, const char *province, double area_m2)
{
    site s = {.other_agency = -1, .grade = ""};

    c->province = s.province = province_find(province);
    c->at = strip_patch(&c->random, area_m2);
    if (!landscape_find_room(c->land, s.province, &c->random, &c->at))
        c->failed = true;
    s.land = c->at;
    c->failed |= !landscape_add(c->land, &s); /* so that the next keeps away */
}

static ring part(const cases *c, double from, double to)
{
    double length = strip_length(&c->at);

    return strip_ring(&c->at, from * length, to * length, 0);
}

/* A hazard on the part of the latest land between two shares of its length. */
static hazard_row hazard(const cases *c, agency a, int number, double from, double to,
                         int year, const char *note)
{
    hazard_row row = {.agency = a,
                      .province = c->province,
                      .version = 1,
                      .threat = MINES,
                      .grade = "A4",
                      .recorded = day_of(year, 3, 15),
                      .shape = part(c, from, to),
                      .note = note};

    hazard_id(a, number, row.id);
    row.stated_m2 = ring_area(&row.shape);
    return row;
}

static release_row release(const cases *c, agency a, int number, const char *hazards,
                           double from, double to, int year, const char *note)
{
    release_row row = {.agency = a,
                       .province = c->province,
                       .product = CLEARED,
                       .activity = CLEARANCE,
                       .for_mines = true,
                       .started = day_of(year, 2, 1),
                       .completed = day_of(year, 5, 20),
                       .accepted = day_of(year, 6, 30),
                       .depth_cm = 20,
                       .shape = part(c, from, to),
                       .grade = "",
                       .note = note};

    release_id(a, number, row.id);
    snprintf(row.hazards, IDS_TEXT, "%s", hazards);
    row.stated_m2 = ring_area(&row.shape);
    return row;
}

static void put(cases *c, hazard_row row)
{
    c->failed |= !records_add_hazard(c->r, &row);
}

static void put_release(cases *c, release_row row)
{
    c->failed |= !records_add_release(c->r, &row);
}

/* Four corners of @p r, in the order of a bow tie. */
static ring bow_tie(const ring *r)
{
    int n = r->count / 4;

    return (ring){4, {r->at[0], r->at[2 * n], r->at[n], r->at[3 * n]}};
}

static void shapes(cases *c)
{
    hazard_row row;
    point middle;

    clear_ground(c, "02", 0.3 * KM2);
    row = hazard(c, ROMDUOL, 9001, 0, 1, 2014, "the outline crosses itself");
    row.shape = bow_tie(&row.shape);
    put(c, row);

    row = hazard(c, ROMDUOL, 9002, 0, 1, 2016, "the shape is lost");
    row.shape.count = 0;
    row.stated_m2 = 250000;
    put(c, row);

    clear_ground(c, "02", 0.3 * KM2);
    row = hazard(c, LOTUS, 9014, 0, 1, 2016, "the outline runs twice round");
    for (int i = 0; i < row.shape.count; i++)
        row.shape.at[row.shape.count + i] = row.shape.at[i];
    row.shape.count *= 2;
    put(c, row);

    clear_ground(c, "01", 0.2 * KM2);
    row = hazard(c, LOTUS, 9008, 0, 1, 2017, "easting and northing are swapped");
    for (int i = 0; i < row.shape.count; i++)
        row.shape.at[i] = (point){row.shape.at[i].y, row.shape.at[i].x};
    put(c, row);

    clear_ground(c, "24", 0.1 * KM2);
    row = hazard(c, LOTUS, 9009, 0, 1, 2018, "a point where a polygon is needed");
    row.shape.count = 1;
    put(c, row);

    clear_ground(c, "02", 0.3 * KM2);
    row = hazard(c, LOTUS, 9010, 0, 1, 2018, "a circle: nobody walked this");
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
    put(c, row);
}

static void dates_and_words(cases *c)
{
    hazard_row row;

    clear_ground(c, "15", 0.2 * KM2);
    row = hazard(c, ROMDUOL, 9003, 0, 1, 2015, "no date of survey");
    row.recorded = NO_DAY;
    put(c, row);

    clear_ground(c, "22", 0.2 * KM2);
    row = hazard(c, ROMDUOL, 9004, 0, 1, 2014, "closed; no release is on file");
    row.standing = CLOSED;
    row.closed = day_of(2019, 9, 12);
    put(c, row);

    clear_ground(c, "02", 0.25 * KM2);
    row = hazard(c, LOTUS, 9002, 0, 1, 2016, "square metres in a column of hectares");
    row.stated_m2 *= 1e4;
    put(c, row);

    clear_ground(c, "01", 0.15 * KM2);
    row = hazard(c, LOTUS, 9003, 0, 1, 2016, "a day that no calendar has");
    row.odd.date = "31/02/2016";
    put(c, row);

    clear_ground(c, "17", 0.15 * KM2);
    row = hazard(c, LOTUS, 9004, 0, 1, 2019, "a class that is in no list");
    row.odd.word = "To be verified";
    put(c, row);
}

static void versions(cases *c)
{
    hazard_row row;

    clear_ground(c, "02", 0.4 * KM2);
    put(c, hazard(c, LOTUS, 9005, 0, 1, 2015, "suspected, confirmed in 2019"));
    row = hazard(c, LOTUS, 9005, 0, 1, 2019, "suspected, confirmed in 2019");
    row.version = 2;
    row.is_confirmed = true;
    put(c, row);

    clear_ground(c, "24", 0.4 * KM2);
    put(c, hazard(c, LOTUS, 9006, 0, 1, 2015, "drawn smaller in 2018"));
    row = hazard(c, LOTUS, 9006, 0, 0.6, 2018, "drawn smaller in 2018");
    row.version = 2;
    put(c, row);

    clear_ground(c, "13", 0.6 * KM2);
    for (int half = 0; half < 2; half++) {
        row = hazard(c, ROMDUOL, 9007 + half, half ? 0.55 : 0, half ? 1 : 0.45, 2014,
                     "merged into RM-9009");
        row.standing = CLOSED;
        row.closed = day_of(2020, 3, 15);
        put(c, row);
    }
    row = hazard(c, ROMDUOL, 9009, 0, 1, 2020,
                 "merged of RM-9007 and RM-9008 and the land between");
    strcpy(row.replaces, "RM-9007;RM-9008");
    put(c, row);
}

/* Across the border of Banteay Meanchey and Battambang, wherever that is free. */
static void across_a_border(cases *c)
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
    put(c, hazard(c, ROMDUOL, 9006, 0, 1, 2016, "on both sides of a province border"));
}

static void two_agencies(cases *c)
{
    hazard_row row;
    ring indian;

    clear_ground(c, "02", 0.5 * KM2);
    put(c, hazard(c, ROMDUOL, 9005, 0, 1, 2014, "LT-9001 is the same minefield"));
    row = hazard(c, LOTUS, 9001, 0, 1, 2015, "RM-9005 is the same minefield");
    row.shape = strip_ring(&c->at, 8, strip_length(&c->at) - 20, 5);
    row.stated_m2 = ring_area(&row.shape);
    put(c, row);
    put_release(c, release(c, ROMDUOL, 9002, "RM-9005", 0, 0.5, 2017,
                           "LC-9001 releases some of this again"));
    put_release(c, release(c, LOTUS, 9001, "LT-9001", 0.25, 0.5, 2018,
                           "RC-9002 had released this before"));

    clear_ground(c, "22", 0.4 * KM2);
    put(c, hazard(c, ROMDUOL, 9010, 0, 1, 2014,
                  "LT-9011 is the same, half a kilometre off"));
    row =
        hazard(c, LOTUS, 9011, 0, 1, 2016,
               "metres on Indian 1960 in a file on WGS 84: half a kilometre off RM-9010");
    indian = row.shape;
    for (int i = 0; i < indian.count; i++)
        row.shape.at[i] = plane_to_indian(indian.at[i]);
    put(c, row);
}

static void mines_and_strikes(cases *c)
{
    hazard_row row;
    release_row done;

    clear_ground(c, "13", 0.8 * KM2);
    put(c, hazard(c, ROMDUOL, 9011, 0, 1, 2014, "SA-9001 lies on a part of it"));
    row = hazard(c, SARUS, 9001, 0.3, 1, 2016, "strike on a part of minefield RM-9011");
    row.threat = STRIKES;
    row.grade = "B1";
    row.is_confirmed = true;
    put(c, row);
    put_release(c, release(c, ROMDUOL, 9008, "RM-9011", 0, 0.6, 2018,
                           "for mines alone: the submunitions of SA-9001 stay"));
    done = release(c, SARUS, 9001, "SA-9001", 0.3, 0.5, 2020,
                   "battle area clearance after RC-9008");
    done.activity = BATTLE_AREA;
    done.for_mines = false;
    done.submunitions = 23;
    put_release(c, done);
}

static void without_shape(cases *c)
{
    hazard_row row;
    release_row done;

    clear_ground(c, "15", 0.3 * KM2);
    put(c, hazard(c, ROMDUOL, 9012, 0, 1, 2015, "RC-9003 names it, open as it is"));
    done =
        release(c, ROMDUOL, 9003, "RM-9012", 0, 0.5, 2019, "no shape, of an open hazard");
    done.shape.count = 0;
    put_release(c, done);

    clear_ground(c, "15", 0.3 * KM2);
    row = hazard(c, ROMDUOL, 9013, 0, 1, 2015, "closed; RC-9004 explains it");
    row.standing = CLOSED;
    row.closed = day_of(2021, 8, 2);
    put(c, row);
    done =
        release(c, ROMDUOL, 9004, "RM-9013", 0, 1, 2021, "no shape, of a closed hazard");
    done.shape.count = 0;
    put_release(c, done);
}

static void not_counted(cases *c)
{
    release_row done;

    clear_ground(c, "01", 0.9 * KM2);
    put(c, hazard(c, LOTUS, 9012, 0, 1, 2015,
                  "what is released here, mostly does not count"));

    done =
        release(c, LOTUS, 9002, "LT-9012", 0, 0.1, 2024, "completed, not accepted yet");
    done.accepted = NO_DAY;
    done.state = PENDING;
    put_release(c, done);

    done =
        release(c, LOTUS, 9003, "LT-9012", 0.1, 0.2, 2023, "rejected by quality control");
    done.state = REJECTED;
    put_release(c, done);

    done = release(c, LOTUS, 9005, "LT-9012", 0.2, 0.3, 2022,
                   "a mine destroyed, no land released");
    done.activity = SPOT_TASK;
    done.shape.count = 1;
    done.stated_m2 = 0;
    done.mines = 1;
    put_release(c, done);

    done = release(c, LOTUS, 9006, "LT-9012", 0.3, 0.4, 2023,
                   "an outcome that is in no list");
    done.odd.word = "Verified";
    put_release(c, done);

    done = release(c, LOTUS, 9007, "LT-9012", 0.4, 0.5, 2023,
                   "5 cm deep where 20 are required");
    done.depth_cm = 5;
    put_release(c, done);

    done =
        release(c, LOTUS, 9008, "LT-9012", 0.6, 0.9, 2023, "the outline crosses itself");
    done.shape = bow_tie(&done.shape);
    put_release(c, done);

    clear_ground(c, "02", 0.3 * KM2);
    put(c, hazard(c, ROMDUOL, 9014, 0, 1, 2019, "RC-9005 was there two years before"));
    put_release(c, release(c, ROMDUOL, 9005, "RM-9014", 0, 0.4, 2017,
                           "two years before its hazard was recorded"));
    put_release(c, release(c, ROMDUOL, 9006, "RM-9014", 0.5, 0.8, 2025,
                           "accepted after the last day of the account"));
}

static void beyond(cases *c)
{
    release_row done;

    clear_ground(c, "22", 0.15 * KM2);
    put_release(
        c, release(c, ROMDUOL, 9001, "", 0, 1, 2018, "no hazard was ever recorded here"));

    clear_ground(c, "15", 0.6 * KM2);
    put(c, hazard(c, ROMDUOL, 9015, 0, 0.4, 2014, "RC-9007 goes on to RM-9016"));
    put(c, hazard(c, ROMDUOL, 9016, 0.6, 1, 2014, "RC-9007 comes from RM-9015"));
    put_release(c, release(c, ROMDUOL, 9007, "RM-9015;RM-9016", 0.2, 0.8, 2019,
                           "parts of two hazards and the land between"));

    clear_ground(c, "09", 0.3 * KM2);
    put(c, hazard(c, LOTUS, 9013, 0, 1, 2015, "LC-9004 lies here and names another"));
    put_release(c, release(c, LOTUS, 9004, "LT-9999", 0, 0.5, 2020,
                           "names a hazard that no file has"));

    clear_ground(c, "24", 0.3 * KM2);
    put(c, hazard(c, LOTUS, 9015, 0, 1, 2015, "mines; LC-9009 looked for submunitions"));
    done = release(c, LOTUS, 9009, "LT-9015", 0, 0.5, 2021,
                   "for submunitions, where mines are recorded");
    done.activity = BATTLE_AREA;
    done.for_mines = false;
    done.for_strikes = true;
    put_release(c, done);

    clear_ground(c, "16", 0.3 * KM2);
    put(c, hazard(c, SARUS, 9002, 0, 1, 2015, "SC-9002 lies here and names nothing"));
    put_release(c, release(c, SARUS, 9002, "", 0, 0.5, 2021,
                           "says neither which hazard nor what it looked for"));
}

static void recorded_again(cases *c)
{
    hazard_row row;

    clear_ground(c, "01", 0.4 * KM2);
    row = hazard(c, ROMDUOL, 9017, 0, 1, 2014, "cleared in 2016");
    row.standing = CLOSED;
    row.closed = day_of(2016, 6, 30);
    put(c, row);
    put_release(c, release(c, ROMDUOL, 9009, "RM-9017", 0, 1, 2016,
                           "LT-9007 is recorded here later"));
    put(c,
        hazard(c, LOTUS, 9007, 0.2, 0.5, 2022, "recorded on land that RC-9009 cleared"));
}

bool cases_add(landscape *land, records *r)
{
    cases c = {.land = land, .r = r, .random = random_from(8)};

    shapes(&c);
    dates_and_words(&c);
    versions(&c);
    across_a_border(&c);
    two_agencies(&c);
    mines_and_strikes(&c);
    without_shape(&c);
    not_counted(&c);
    beyond(&c);
    recorded_again(&c);
    return !c.failed;
}
