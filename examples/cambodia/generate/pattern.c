/* SPDX-License-Identifier: Apache-2.0 */
/* pattern.c: weights first, then each year's published sum is shared out by them. */
#include "pattern.h"

#include <stdio.h>
#include <string.h>

#include "calendar.h"

static point middle_of(const site *s)
{
    return strip_point(&s->land, strip_length(&s->land) / 2, 0.5);
}

static bool is_hot(const pattern *p, point at)
{
    for (int i = 0; i < HOT_COUNT; i++) {
        double x = at.x - p->hot[i].x, y = at.y - p->hot[i].y;

        if (x * x + y * y < (double)HOT_RADIUS_M * HOT_RADIUS_M)
            return true;
    }
    return false;
}

/* Around dense belts and, for four of them, around strikes. */
static void place_hot(pattern *p, const landscape *l, random_stream *random)
{
    for (int i = 0; i < HOT_COUNT;) {
        const site *s = &l->sites[random_below(random, (uint32_t)l->count)];
        bool wanted = i < 4 ? s->threat == STRIKES : strcmp(s->grade, "A1") == 0;

        if (wanted)
            p->hot[i++] = middle_of(s);
    }
}

static point centre(const ring *r)
{
    point sum = {0, 0};

    for (int i = 0; i < r->count; i++)
        sum = (point){sum.x + r->at[i].x, sum.y + r->at[i].y};
    return (point){sum.x / r->count, sum.y / r->count};
}

static double class_weight(const char *grade)
{
    return strcmp(grade, "A1") == 0   ? DENSE_WEIGHT
           : strcmp(grade, "A2") == 0 ? MIXED_WEIGHT
                                      : SCATTERED_WEIGHT;
}

static double weight_of(const pattern *p, const release_row *row, random_stream *random)
{
    bool hot = is_hot(p, centre(&row->shape));
    double weight = class_weight(row->grade) * ring_area(&row->shape) / KM2;

    if (row->product == CANCELLED || row->accepted == NO_DAY)
        return 0;
    if (random_chance(random, hot ? 5 : BARE_OF_100, 100))
        return 0;
    return weight * (hot ? HOT_WEIGHT : 1) *
           (row->product == REDUCED ? REDUCED_WEIGHT : 1) *
           (0.4 + 1.2 * random_unit(random));
}

/* Shares @p sum out in proportion: each gets what has come together so far, less what was
 * given, so that nothing is lost in rounding. */
typedef struct dole {
    double total, so_far;
    int sum, given;
} dole;

static int dole_next(dole *d, double weight)
{
    int upto, share;

    d->so_far += weight;
    upto = d->total > 0 ? (int)(d->so_far / d->total * d->sum + 0.5) : 0;
    share = upto - d->given;
    d->given = upto;
    return share;
}

static void give_items(const pattern *p, records *r, int year, random_stream *random)
{
    const released_year *sums = &released_years[year - FIRST_YEAR];
    dole mines = {.sum = sums->mines - sums->mines_in_spot_tasks};
    dole strikes = {.sum = sums->submunitions};

    for (int i = 0; i < r->release_count; i++) {
        release_row *row = &r->releases[i];

        if (year_of(row->accepted) != year)
            continue;
        row->finds = weight_of(p, row, random);
        mines.total += row->for_mines ? row->finds : 0;
        strikes.total += row->for_strikes ? row->finds : 0;
    }
    for (int i = 0; i < r->release_count; i++) {
        release_row *row = &r->releases[i];

        if (year_of(row->accepted) != year)
            continue;
        row->mines = row->for_mines ? dole_next(&mines, row->finds) : 0;
        row->submunitions = row->for_strikes ? dole_next(&strikes, row->finds) : 0;
        row->other_uxo = row->product == CLEARED ? random_between(random, 0, 9) : 0;
        if (row->mines > 3 && random_chance(random, 1, 4))
            row->vehicle_mines = random_between(random, 1, 3);
    }
}

static point near(point middle, double spread_m, random_stream *random)
{
    return (point){middle.x + spread_m * random_normal(random),
                   middle.y + spread_m * random_normal(random)};
}

static const site *some_site(const landscape *l, random_stream *random, bool with_strikes)
{
    const site *s;

    do
        s = &l->sites[random_below(random, (uint32_t)l->count)];
    while (with_strikes != (s->threat == STRIKES));
    return s;
}

/* What people reported: near recorded land as a rule. */
static void make_spot_tasks(pattern *p, const landscape *l, random_stream *random)
{
    for (int i = 0; i < SPOT_TASKS; i++) {
        int year = FIRST_YEAR + i / SPOT_TASKS_A_YEAR, of_year = i % SPOT_TASKS_A_YEAR;
        const released_year *sums = &released_years[year - FIRST_YEAR];
        bool is_strike = of_year % 6 == 5;
        const site *s = some_site(l, random, is_strike);
        spot_task *t = &p->spots[i];

        *t = (spot_task){.agency = s->agency, .province = s->province};
        snprintf(t->id, ID_TEXT, "EOD-%02d-%03d", year % 100, of_year + 1);
        t->place = near(middle_of(s), 1500, random);
        t->day = day_of(year, 1, 4) + 6 * of_year + random_between(random, 0, 4);
        t->submunitions = is_strike ? random_between(random, 1, 30) : 0;
        t->other_uxo = random_between(random, 0, 5);
        /* 50 of 60 tasks share the year's mines evenly, the last takes the rest. */
        if (!is_strike)
            t->mines =
                sums->mines_in_spot_tasks * (of_year + 1 - (of_year + 1) / 6) / 50 -
                sums->mines_in_spot_tasks * (of_year - of_year / 6) / 50;
    }
}

static void make_accidents(pattern *p, const landscape *l, random_stream *random)
{
    for (int i = 0; i < ACCIDENTS; i++) {
        int year = FIRST_YEAR + i / ACCIDENTS_A_YEAR, of_year = i % ACCIDENTS_A_YEAR;
        const site *s = some_site(l, random, of_year % 5 == 4);
        accident *a = &p->accidents[i];

        *a = (accident){.province = s->province, .by_submunition = s->threat == STRIKES};
        snprintf(a->id, ID_TEXT, "ACC-%02d-%02d", year % 100, of_year + 1);
        a->place = of_year % 2 ? near(middle_of(s), 4000, random)
                               : strip_point(&s->land,
                                             strip_length(&s->land) * random_unit(random),
                                             random_unit(random));
        if (of_year % 3 == 0)
            a->place =
                near(p->hot[random_below(random, HOT_COUNT)], HOT_RADIUS_M / 2.0, random);
        a->day = day_of(year, 1, 3) + 26 * of_year + random_between(random, 0, 20);
        a->while_clearing = of_year == 7;
        a->killed = random_chance(random, 1, 4);
        a->injured = random_between(random, a->killed ? 0 : 1, 3);
    }
}

void pattern_make(pattern *out, const landscape *l, records *r)
{
    random_stream random = random_from(6), elsewhere = random_from(7);

    place_hot(out, l, &random);
    for (int year = FIRST_YEAR; year <= AS_OF_YEAR; year++)
        give_items(out, r, year, &random);
    make_spot_tasks(out, l, &elsewhere);
    make_accidents(out, l, &elsewhere);
}
