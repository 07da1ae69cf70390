/* SPDX-License-Identifier: Apache-2.0 */
/* work.c: a field is the sites of one province that wait for work, in order. A site that
 * was begun is gone on with; dense belts wait longest, as they did (less than 3 % of what
 * was released in 2024, 19 % of what is left: CTM25). */
#include "work.h"

#include <stdlib.h>
#include <string.h>

#include "calendar.h"
#include "provinces.h"

/* The mean size of one release. With these, the published amounts make some 3,000. */
static const double mean_m2[PRODUCT_COUNT] = {0.78 * KM2, 0.62 * KM2, 0.48 * KM2};
#define REST_M2       (0.10 * KM2) /* less than this is not left for another year */
#define SETTLING_DAYS 150          /* from a record to the first release on its land */
#define PENDING_COUNT 45           /* completed at the end, not accepted yet */

typedef struct field {
    int *waiting; /* sites, in order of work */
    int count;
    double budget_m2; /* what is still to be released here, of all years */
} field;

typedef struct work {
    landscape *land;
    records *r;
    random_stream random;
    field *fields;
    int field_count;
    bool are_mines;
    int numbers[AGENCY_COUNT];
} work;

typedef struct turn {
    const site *site;
    double key;
} turn;

static int by_key(const void *a, const void *b)
{
    const turn *x = a, *y = b;

    return (x->key > y->key) - (x->key < y->key);
}

static bool belongs(const work *w, const site *s, int province)
{
    return s->province == province && s->story != SPLIT &&
           (w->are_mines ? site_has_mines(s) : s->threat == STRIKES);
}

static bool field_fill(work *w, field *f, int province)
{
    turn *turns = malloc((size_t)(w->land->count + 1) * sizeof *turns);

    f->waiting = malloc((size_t)(w->land->count + 1) * sizeof *f->waiting);
    if (!turns || !f->waiting) {
        free(turns);
        return false;
    }
    for (int i = 0; i < w->land->count; i++) {
        const site *s = &w->land->sites[i];
        bool is_dense = strcmp(s->grade, "A1") == 0;

        if (belongs(w, s, province))
            turns[f->count++] = (turn){s, random_unit(&w->random) + (is_dense ? 0.8 : 0)};
    }
    qsort(turns, (size_t)f->count, sizeof *turns, by_key);
    for (int i = 0; i < f->count; i++)
        f->waiting[i] = (int)(turns[i].site - w->land->sites);
    free(turns);
    return true;
}

static field *some_field(work *w)
{
    double total = 0, roll;

    for (int i = 0; i < w->field_count; i++)
        total += w->fields[i].budget_m2 > 0 ? w->fields[i].budget_m2 : 0;
    roll = random_unit(&w->random) * total;
    for (int i = 0; i < w->field_count; i++) {
        field *f = &w->fields[i];

        if (f->budget_m2 > 0 && (roll -= f->budget_m2) < 0)
            return f;
    }
    return NULL;
}

static bool is_ready(const site *s, int day)
{
    return !s->closed && s->settled + SETTLING_DAYS <= day && s->free_from <= day;
}

/* A site that was begun, else the next in order. */
static site *next_site(work *w, const field *f, int day)
{
    site *fresh = NULL;

    for (int i = 0; i < f->count; i++) {
        site *s = &w->land->sites[f->waiting[i]];

        if (!is_ready(s, day))
            continue;
        if (s->released > 0 && random_chance(&w->random, 2, 3))
            return s;
        if (!fresh)
            fresh = s;
    }
    return fresh;
}

static activity activity_for(const work *w, release_product p)
{
    if (p == CLEARED)
        return w->are_mines ? CLEARANCE : BATTLE_AREA;
    return p == REDUCED ? TECHNICAL_SURVEY : SURVEY;
}

/* Outlines of releases differ from those of hazards by what teams do: some start on land
 * that was done before, some go beyond what was recorded, some leave a metre or four. */
static ring outline(work *w, const site *s, double from, double to)
{
    int roll = random_between(&w->random, 0, 99);
    double back = from > 60 ? 60 : 0;

    if (roll < 7)
        return strip_ring(&s->land, from, to, 15);
    if (roll < 14)
        return strip_ring(&s->land, from - back, to, 0);
    return strip_ring(&s->land, from, to, roll < 22 ? -3 : 0);
}

static void date_release(work *w, release_row *row, const site *s, int accepted)
{
    int earliest = s->settled + 20;

    row->accepted = accepted;
    row->completed = accepted - random_between(&w->random, 15, 75);
    row->started = row->completed - random_between(&w->random, 10, 200);
    if (row->started < earliest)
        row->started = earliest;
    row->state = random_chance(&w->random, 1, 2) ? PASSED : HANDED_OVER;
}

static release_row release_of(work *w, const site *s, release_product p, int accepted)
{
    release_row row = {.agency = s->agency,
                       .province = s->province,
                       .product = p,
                       .activity = activity_for(w, p),
                       .for_mines = site_has_mines(s),
                       .for_strikes = site_has_strikes(s),
                       .grade = s->grade,
                       .note = ""};

    release_id(s->agency, ++w->numbers[s->agency], row.id);
    site_id(s, row.hazards);
    date_release(w, &row, s, accepted);
    if (p == CLEARED)
        row.depth_cm = 20 + 5 * random_between(&w->random, 0, 2);
    return row;
}

/* Takes the next piece of @p s, or all of a small rest. @p taken: its area. */
static bool release_piece(work *w, site *s, release_product p, int accepted,
                          double wanted_m2, double *taken)
{
    release_row row = release_of(w, s, p, accepted);
    double from = s->released, to = strip_reach(&s->land, from, wanted_m2);

    if (to > s->end || strip_area(&s->land, to, s->end) < REST_M2)
        to = s->end;
    strip_add_station(&s->land, to);
    row.shape = outline(w, s, from, to);
    /* As the team's own instrument had it: a per cent or so off. */
    row.stated_m2 = ring_area(&row.shape) * (1 + 0.008 * random_normal(&w->random));
    s->released = to;
    if (to >= s->end)
        s->closed = row.accepted;
    *taken = strip_area(&s->land, from, to);
    return records_add_release(w->r, &row);
}

static bool work_year(work *w, int year, release_product p, double target_m2)
{
    int tries = 0;

    while (target_m2 > 0.02 * KM2 && tries < 2000) {
        int accepted = day_of(year, 1, 8) + random_between(&w->random, 0, 356);
        double wanted = mean_m2[p] * (0.3 + 1.4 * random_unit(&w->random)), taken;
        field *f = some_field(w);
        site *s = f ? next_site(w, f, accepted) : NULL;

        tries++;
        if (!s)
            continue;
        if (!release_piece(w, s, p, accepted, wanted < target_m2 ? wanted : target_m2,
                           &taken))
            return false;
        s->free_from = accepted + 1; /* pieces are accepted in their order */
        target_m2 -= taken;
        f->budget_m2 -= taken;
    }
    return true;
}

static bool add_pending(work *w)
{
    for (int i = 0; i < PENDING_COUNT; i++) {
        field *f = &w->fields[random_below(&w->random, (uint32_t)w->field_count)];
        site *s = next_site(w, f, day_of(AS_OF_YEAR, 9, 1));
        release_row row;

        if (!s)
            continue;
        row = release_of(w, s, CLEARED, day_of(AS_OF_YEAR, 12, 28));
        row.accepted = NO_DAY;
        row.state = PENDING;
        row.shape = strip_ring(&s->land, s->released,
                               strip_reach(&s->land, s->released, 0.2 * KM2), 0);
        row.stated_m2 = ring_area(&row.shape);
        s->free_from = day_of(AS_OF_YEAR + 1, 1, 1);
        if (!records_add_release(w->r, &row))
            return false;
    }
    return true;
}

static bool all_years(work *w)
{
    for (int y = 0; y < YEAR_COUNT; y++) {
        const released_year *amounts = &released_years[y];

        for (int p = 0; p < PRODUCT_COUNT; p++)
            if (!work_year(w, FIRST_YEAR + y, (release_product)p,
                           (w->are_mines ? amounts->mines_km2 : amounts->strikes_km2)[p] *
                               KM2))
                return false;
    }
    return !w->are_mines || add_pending(w);
}

static bool work_fields(work *w, bool are_mines, int province_of[], double share[],
                        int count)
{
    field fields[16] = {{0}};
    bool done = true;

    w->fields = fields;
    w->field_count = count;
    w->are_mines = are_mines;
    for (int i = 0; i < count && done; i++) {
        fields[i].budget_m2 = share[i] * figures_released_km2(are_mines) * KM2;
        done = field_fill(w, &fields[i], province_of[i]);
    }
    done = done && all_years(w);
    for (int i = 0; i < count; i++)
        free(fields[i].waiting);
    return done;
}

bool work_all_years(landscape *land, records *r)
{
    work w = {.land = land, .r = r, .random = random_from(5)};
    int province[16];
    double share[16];

    for (int i = 0; i < mined_province_count; i++) {
        province[i] = province_find(mined_provinces[i].code);
        share[i] = mined_provinces[i].released_share;
    }
    if (!work_fields(&w, true, province, share, mined_province_count))
        return false;
    for (int i = 0; i < strike_province_count; i++) {
        province[i] = province_find(strike_provinces[i].code);
        share[i] = strike_provinces[i].share;
    }
    return work_fields(&w, false, province, share, strike_province_count);
}
