/* SPDX-License-Identifier: Apache-2.0 */
/* histories.c: dates follow what the published stocks leave to be newly recorded in each
 * year; stories are ours. */
#include "histories.h"

#include "calendar.h"

void history_choose(site *s, random_stream *random)
{
    int roll = random_between(random, 0, 99);
    double length = strip_length(&s->land);

    s->end = length;
    s->is_confirmed = random_chance(random, 45, 100);
    s->story = AS_SURVEYED;
    if (roll < 8) {
        s->story = CONFIRMED;
        s->is_confirmed = true;
    } else if (roll < 13) {
        s->story = RESURVEYED;
        s->end = length * (0.75 + 0.15 * random_unit(random));
    } else if (roll < 15) {
        s->story = MERGED;
    } else if (roll < 16) {
        s->story = SPLIT;
    }
    s->ids = s->story == MERGED || s->story == SPLIT ? 3 : 1;
}

/* The land whose year this is, of all that is recorded: baseline survey first. */
static int year_recorded(double part)
{
    double total = MINES_STOCK_KM2 + figures_released_km2(true), newly = 0, so_far;

    for (int y = 0; y < YEAR_COUNT; y++)
        newly += released_years[y].newly_recorded_km2;
    so_far = (total - newly) / total;
    if (part < so_far)
        return FIRST_YEAR - 3 + (int)(3 * part / so_far);
    for (int y = 0; y + 1 < YEAR_COUNT; y++) {
        so_far += released_years[y].newly_recorded_km2 / total;
        if (part < so_far)
            return FIRST_YEAR + y;
    }
    return AS_OF_YEAR;
}

static void date_sites(landscape *l, random_stream *random)
{
    for (int i = 0; i < l->count; i++) {
        site *s = &l->sites[i];
        int year = year_recorded(random_unit(random));

        s->recorded = day_of(year, 1, 5) + random_between(random, 0, 350);
        s->settled = s->recorded;
        if (s->story != AS_SURVEYED)
            s->settled += random_between(random, 60, 500);
        if (s->settled > day_of(AS_OF_YEAR, 12, 20)) {
            s->settled = s->recorded; /* its story has not happened yet */
            s->story = AS_SURVEYED;
            s->ids = 1;
            s->end = strip_length(&s->land);
        }
        if (s->ids == 1 && site_has_mines(s) && random_chance(random, 3, 100))
            s->other_agency = s->agency == ROMDUOL ? LOTUS : ROMDUOL;
    }
}

static void number_sites(landscape *l)
{
    int numbers[AGENCY_COUNT] = {0};

    for (int i = 0; i < l->count; i++) {
        site *s = &l->sites[i];

        s->number = numbers[s->agency] + 1;
        numbers[s->agency] += s->ids;
    }
    for (int i = 0; i < l->count; i++)
        if (l->sites[i].other_agency >= 0)
            l->sites[i].other_number = ++numbers[l->sites[i].other_agency];
}

void histories_make(landscape *l)
{
    random_stream dates = random_from(4);

    date_sites(l, &dates);
    number_sites(l);
}
