/* SPDX-License-Identifier: Apache-2.0 */
/* cases.c: see cases_parts.h. */
#include "cases_parts.h"

#include <stdio.h>

#include "calendar.h"
#include "provinces.h"

void case_clear_ground(cases *c, const char *province, double area_m2)
{
    site s = {.other_agency = -1, .grade = ""};

    c->province = s.province = province_find(province);
    c->at = strip_patch(&c->random, area_m2);
    if (!landscape_find_room(c->land, s.province, &c->random, &c->at))
        c->failed = true;
    s.land = c->at;
    c->failed |= !landscape_add(c->land, &s); /* so that the next keeps away */
}

ring case_part(const cases *c, double from, double to)
{
    double length = strip_length(&c->at);

    return strip_ring(&c->at, from * length, to * length, 0);
}

hazard_row case_hazard(const cases *c, agency a, int number, double from, double to,
                       int year, const char *note)
{
    hazard_row row = {.agency = a,
                      .province = c->province,
                      .version = 1,
                      .threat = MINES,
                      .grade = "A4",
                      .recorded = day_of(year, 3, 15),
                      .shape = case_part(c, from, to),
                      .note = note};

    hazard_id(a, number, row.id);
    row.stated_m2 = ring_area(&row.shape);
    return row;
}

release_row case_release(const cases *c, agency a, int number, const char *hazards,
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
                       .shape = case_part(c, from, to),
                       .grade = "",
                       .note = note};

    release_id(a, number, row.id);
    snprintf(row.hazards, IDS_TEXT, "%s", hazards);
    row.stated_m2 = ring_area(&row.shape);
    return row;
}

void case_put(cases *c, hazard_row row)
{
    c->failed |= !records_add_hazard(c->r, &row);
}

void case_put_release(cases *c, release_row row)
{
    c->failed |= !records_add_release(c->r, &row);
}

ring case_bow_tie(const ring *r)
{
    int n = r->count / 4;

    return (ring){4, {r->at[0], r->at[2 * n], r->at[n], r->at[3 * n]}};
}

bool cases_add(landscape *land, records *r)
{
    cases c = {.land = land, .r = r, .random = random_from(8)};

    cases_of_shapes(&c);
    cases_of_dates_and_words(&c);
    cases_of_versions(&c);
    cases_across_a_border(&c);
    cases_of_two_agencies(&c);
    cases_of_mines_and_strikes(&c);
    cases_without_shape(&c);
    cases_not_counted(&c);
    cases_beyond(&c);
    cases_recorded_again(&c);
    return !c.failed;
}
