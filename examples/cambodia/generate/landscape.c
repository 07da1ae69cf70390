/* SPDX-License-Identifier: Apache-2.0 */
/* landscape.c: amounts come from figures.h, places from the provinces, sizes from a
 * log-normal distribution, as areas of surveyed land have. */
#include "landscape.h"

#include <math.h>
#include <stdlib.h>

#include "histories.h"
#include "plane.h"
#include "provinces.h"

/* About 1,550 sites hold what 3,917 hold in truth (CTM25): each is larger by as much. */
#define MINES_MEDIAN_M2   (0.95 * KM2)
#define STRIKES_MEDIAN_M2 (1.45 * KM2)
#define SIGMA             0.80
#define SMALLEST_M2       (0.05 * KM2)
#define LARGEST_M2        (6.0 * KM2)
#define APART_M           40 /* between sites: clear of the edge allowance */

/* The lines along which belts lie, through corners of provinces.c. */
typedef struct front {
    const char *province;
    point from, to; /* degrees */
} front;

static const front fronts[] = {
    {"01", {102.40, 13.60}, {102.65, 13.75}}, {"01", {102.65, 13.75}, {102.80, 13.95}},
    {"01", {102.80, 13.95}, {102.95, 14.15}}, {"02", {102.75, 12.40}, {102.55, 12.65}},
    {"02", {102.50, 12.95}, {102.40, 13.25}}, {"02", {102.40, 13.25}, {102.40, 13.60}},
    {"02", {102.85, 12.70}, {102.80, 12.95}}, {"09", {102.90, 11.65}, {102.75, 12.05}},
    {"22", {102.95, 14.15}, {103.25, 14.35}}, {"22", {103.25, 14.35}, {103.70, 14.40}},
    {"22", {103.70, 14.40}, {104.45, 14.35}}, {"24", {102.55, 12.65}, {102.50, 12.95}},
    {"13", {104.45, 14.35}, {104.70, 14.35}}, {"13", {104.70, 14.35}, {105.20, 14.30}},
    {"15", {102.75, 12.05}, {102.75, 12.40}}, {"17", {103.35, 14.00}, {104.40, 13.95}},
    {"06", {104.40, 13.55}, {105.55, 13.40}}, {"16", {106.75, 14.35}, {107.15, 14.40}},
};
#define FRONT_COUNT ((int)(sizeof fronts / sizeof *fronts))

bool site_has_mines(const site *s)
{
    return s->threat == MINES || s->threat == MINES_MIXED ||
           s->threat == MINES_AND_STRIKES;
}

bool site_has_strikes(const site *s)
{
    return s->threat == STRIKES || s->threat == MINES_AND_STRIKES;
}

/* e^x by its series, so that no library's last digit is in it. */
static double power_of_e(double x)
{
    double part = x / 64, term = 1, sum = 1;

    for (int i = 1; i < 12; i++) {
        term *= part / i;
        sum += term;
    }
    for (int i = 0; i < 6; i++)
        sum *= sum;
    return sum;
}

static double some_area(random_stream *random, double median_m2)
{
    double area = median_m2 * power_of_e(SIGMA * random_normal(random));

    return area < SMALLEST_M2 ? SMALLEST_M2 : area > LARGEST_M2 ? LARGEST_M2 : area;
}

bool landscape_add(landscape *l, const site *s)
{
    if (l->count == l->room) {
        int room = l->room ? 2 * l->room : 512;
        site *larger = realloc(l->sites, (size_t)room * sizeof *larger);

        if (!larger)
            return false;
        l->sites = larger;
        l->room = room;
    }
    l->sites[l->count++] = *s;
    return true;
}

void landscape_free(landscape *l)
{
    free(l->sites);
    *l = (landscape){0};
}

static bool is_inside(const strip *land, int province)
{
    for (int i = 0; i <= 4; i++)
        for (int across = 0; across <= 1; across++)
            if (!province_has(province,
                              strip_point(land, strip_length(land) * i / 4, across)))
                return false;
    return true;
}

static bool is_taken(const landscape *l, const strip *land)
{
    for (int i = 0; i < l->count; i++)
        if (strip_touches(&l->sites[i].land, land, APART_M))
            return true;
    return false;
}

bool landscape_find_room(const landscape *l, int province, random_stream *random,
                         strip *land)
{
    for (int attempt = 0; attempt < 200; attempt++) {
        strip_lay(land, province_somewhere(province, random), random_unit(random) + 0.01,
                  random_unit(random) - 0.5);
        if (is_inside(land, province) && !is_taken(l, land))
            return true;
    }
    return false;
}

static const front *some_front(const char *province, random_stream *random)
{
    const front *found = NULL;
    uint32_t seen = 0;

    for (int i = 0; i < FRONT_COUNT; i++)
        if (province_find(fronts[i].province) == province_find(province) &&
            random_chance(random, 1, ++seen))
            found = &fronts[i];
    return found;
}

/* Along a front, at most @p reach_m from it for two thirds of the tries; which side is
 * inside shows of itself. */
static bool lay_along(const landscape *l, const char *province, random_stream *random,
                      double reach_m, bool is_parallel, strip *land)
{
    for (int attempt = 0; attempt < 400; attempt++) {
        const front *f = some_front(province, random);
        point a = plane_from_degrees(f->from), b = plane_from_degrees(f->to);
        double x = b.x - a.x, y = b.y - a.y, length = sqrt(x * x + y * y);
        double t = random_unit(random), off = 300 + reach_m * random_normal(random);
        double turn =
            is_parallel ? 0.12 * random_normal(random) : 2 * random_unit(random) - 1;

        strip_lay(land,
                  (point){a.x + t * x - off * y / length, a.y + t * y + off * x / length},
                  x - turn * y, y + turn * x);
        if (is_inside(land, province_find(province)) && !is_taken(l, land))
            return true;
        reach_m *= 1.005; /* where it is full, farther inland */
    }
    return false;
}

static agency some_agency(const mined_province *p, random_stream *random)
{
    int roll = random_between(random, 0, 99);

    for (int a = 0; a < AGENCY_COUNT; a++)
        if ((roll -= p->share[a]) < 0)
            return (agency)a;
    return ROMDUOL;
}

/* Dense belts are a fifth of what is left, scattered mines most of it. */
static void grade_mines(site *s, bool is_belt, random_stream *random)
{
    int roll = random_between(random, 0, 99);

    s->threat = MINES;
    s->grade = "A4";
    if (roll < (is_belt ? 10 : 2)) {
        s->grade = "A1";
    } else if (roll < (is_belt ? 30 : 12)) {
        s->grade = "A2";
        s->threat = MINES_MIXED;
    } else if (roll >= 96 && s->agency != LOTUS) {
        s->threat = MINES_AND_STRIKES;
    }
}

static bool add_mines(landscape *l, const mined_province *p, random_stream *random,
                      double largest_m2)
{
    site s = {.province = province_find(p->code), .other_agency = -1};
    bool is_belt = random_chance(random, 55, 100);
    double area = some_area(random, MINES_MEDIAN_M2);

    if (area > largest_m2)
        area = largest_m2 > SMALLEST_M2 ? largest_m2 : SMALLEST_M2;
    s.land = is_belt ? strip_belt(random, area) : strip_patch(random, area);
    if (!lay_along(l, p->code, random, is_belt ? 4500 : 9000, is_belt, &s.land))
        return true; /* no room: the next will have some */
    s.agency = some_agency(p, random);
    grade_mines(&s, is_belt, random);
    history_choose(&s, random);
    return landscape_add(l, &s);
}

static double area_since(const landscape *l, int first)
{
    double area = 0;

    for (int i = first; i < l->count; i++)
        area += strip_area(&l->sites[i].land, 0, l->sites[i].end);
    return area;
}

static bool mine_province(landscape *l, const mined_province *p, random_stream *random)
{
    double wanted = (p->stock_km2 + p->released_share * figures_released_km2(true)) * KM2;
    int first = l->count;

    for (;;) {
        double left = wanted - area_since(l, first);

        if (left < SMALLEST_M2)
            return true;
        if (!add_mines(l, p, random, left))
            return false;
    }
}

/* Strikes lie in clusters, along one line of flight each. */
static bool strike_province_with(landscape *l, const strike_province *p,
                                 random_stream *random)
{
    double wanted = p->share * (STRIKES_STOCK_KM2 + figures_released_km2(false)) * KM2;
    int province = province_find(p->code), first = l->count;

    while (area_since(l, first) < wanted) {
        point target = province_somewhere(province, random);
        double east = random_normal(random), north = random_normal(random) + 0.01;

        for (int bomb = random_between(random, 3, 9); bomb > 0; bomb--) {
            site s = {.province = province,
                      .threat = STRIKES,
                      .grade = "B1",
                      .other_agency = -1};

            s.agency = random_chance(random, 3, 4) ? SARUS : ROMDUOL;
            s.land = strip_strike(random, some_area(random, STRIKES_MEDIAN_M2));
            strip_lay(&s.land,
                      (point){target.x + 4500 * random_normal(random),
                              target.y + 4500 * random_normal(random)},
                      east, north);
            history_choose(&s, random);
            if (is_inside(&s.land, province) && !is_taken(l, &s.land) &&
                !landscape_add(l, &s))
                return false;
        }
    }
    return true;
}

/* A few of everything else: mines against vehicles, residual land that is no stock. */
static bool add_others(landscape *l, random_stream *random)
{
    for (int i = 0; i < 60; i++) {
        const mined_province *p =
            &mined_provinces[random_below(random, (uint32_t)mined_province_count)];
        site s = {.province = province_find(p->code), .other_agency = -1};

        s.agency = some_agency(p, random);
        s.threat = i < 25 ? VEHICLE_MINES : RESIDUE;
        s.grade = i < 25 ? "A3" : "B2";
        s.land = strip_patch(random, some_area(random, 0.3 * KM2));
        s.end = strip_length(&s.land);
        s.ids = 1;
        if (landscape_find_room(l, s.province, random, &s.land) && !landscape_add(l, &s))
            return false;
    }
    return true;
}

bool landscape_make(landscape *out)
{
    random_stream mines = random_from(1), strikes = random_from(2),
                  others = random_from(3);

    for (int i = 0; i < mined_province_count; i++)
        if (!mine_province(out, &mined_provinces[i], &mines))
            return false;
    for (int i = 0; i < strike_province_count; i++)
        if (!strike_province_with(out, &strike_provinces[i], &strikes))
            return false;
    if (!add_others(out, &others))
        return false;
    histories_make(out);
    return true;
}
