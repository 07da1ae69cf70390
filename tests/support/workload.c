/* SPDX-License-Identifier: Apache-2.0 */
/* Records stand in clusters like villages and minefields do. Releases follow hazards as
 * real clearance does: a piece of one, its outline measured again, its very outline, or
 * land beside it. Only operations that IEEE 754 rounds alike everywhere are used: no
 * sine, no power, no logarithm. */
#include "support/workload.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SIZE_M(m)        ((double)(m)*WORKLOAD_UNITS_PER_M)
#define VERTEX_MIN       5
#define HAZARDS_A_CENTRE 20
#define CLUSTER_SIGMA_M  1500.0
/* Square kilometres of country per cluster: sets how often neighbours touch. */
#define CLUSTER_KM2 10.0
/* Most hazards are small, few are large: the radius grows with the square of chance. */
#define RADIUS_LEAST_M 40.0
#define RADIUS_MORE_M  235.0
#define NOISE_LEAST    0.84
#define FIRST_YEAR     2000
#define YEARS          25

/* An outline is remembered by its seed: a copy is made by drawing it again. */
typedef struct shape {
    double x, y, radius;
    uint64_t seed;
} shape;

typedef struct maker {
    workload *w;
    const workload_options *options;
    random_stream random;
    size_t centre_count;
    double *centres; /* x, y */
    shape *shapes;   /* of the hazards */
    size_t ring;
} maker;

workload_options workload_default(void)
{
    return (workload_options){
        .hazards = 10000, .releases = 14000, .accounts = 4, .seed = 20241231};
}

/* ---- outlines ---- */

/* By the rational parametrisation of a quarter. */
void workload_direction(double u, double *x, double *y)
{
    int quarter = (int)u;
    double t = u - quarter;
    double c = (1 - t * t) / (1 + t * t), s = 2 * t / (1 + t * t);
    *x = quarter == 0 ? c : quarter == 1 ? -s : quarter == 2 ? -c : s;
    *y = quarter == 0 ? s : quarter == 1 ? c : quarter == 2 ? -s : -c;
}

/* As workload_star(), each vertex then moved in or out by up to @p again of its distance:
 * the same place measured a second time. */
static void outline(const shape *s, double least, double again, size_t count,
                    lrel_grid_point *out)
{
    random_stream first = random_from(s->seed);
    random_stream second = random_from(s->seed + 1);
    for (size_t i = 0; i < count; i++) {
        double u = 4 * ((double)i + 0.8 * random_unit(&first)) / (double)count;
        double r = s->radius * (least + (1 - least) * random_unit(&first));
        double x, y;
        r *= 1 + again * (2 * random_unit(&second) - 1);
        workload_direction(u, &x, &y);
        out[i].x = (int32_t)floor(s->x + r * x + 0.5);
        out[i].y = (int32_t)floor(s->y + r * y + 0.5);
    }
}

void workload_star(random_stream *random, double x, double y, double radius, double least,
                   size_t count, lrel_grid_point *out)
{
    shape s = {x, y, radius, random_next(random)};
    outline(&s, least, 0, count, out);
}

/* 5 to 60, 29 in the mean: one outline in four was drawn with a coarse pen. */
static size_t vertex_count(uint64_t seed)
{
    random_stream random = random_from(seed + 2);
    bool coarse = random_chance(&random, 1, 4);
    return (size_t)random_between(&random, VERTEX_MIN, coarse ? 32 : WORKLOAD_VERTEX_MAX);
}

static void add_ring(maker *m, const shape *s, double again)
{
    workload *w = m->w;
    lrel_mosaic_ring *ring = &w->rings[m->ring];
    ring->owner = (uint32_t)m->ring++;
    ring->count = (uint32_t)vertex_count(s->seed);
    ring->first = w->point_count;
    outline(s, NOISE_LEAST, again, ring->count, &w->points[w->point_count]);
    w->point_count += ring->count;
}

/* ---- places ---- */

static double spread(maker *m, double sigma_m)
{
    return SIZE_M(sigma_m) * random_normal(&m->random);
}

static bool make_centres(maker *m)
{
    double side;
    m->centre_count =
        m->options->one_cluster_m > 0 ? 1 : 1 + m->options->hazards / HAZARDS_A_CENTRE;
    m->centres = calloc(m->centre_count, 2 * sizeof *m->centres);
    if (m->centres == NULL)
        return false;
    side = SIZE_M(1000) * sqrt(CLUSTER_KM2 * (double)m->centre_count);
    for (size_t i = 0; i < 2 * m->centre_count; i++)
        m->centres[i] = SIZE_M(50000) + side * random_unit(&m->random);
    return true;
}

static shape hazard_shape(maker *m)
{
    const double *centre =
        &m->centres[2 * random_below(&m->random, (uint32_t)m->centre_count)];
    double sigma =
        m->options->one_cluster_m > 0 ? m->options->one_cluster_m : CLUSTER_SIGMA_M;
    double chance = random_unit(&m->random);
    shape s;
    s.x = centre[0] + spread(m, sigma);
    s.y = centre[1] + spread(m, sigma);
    s.radius = SIZE_M(RADIUS_LEAST_M + RADIUS_MORE_M * chance * chance);
    s.seed = random_next(&m->random);
    return s;
}

/* Where the work on a hazard went. */
static void add_release_ring(maker *m, const shape *hazard)
{
    shape s = *hazard;
    uint32_t kind = random_below(&m->random, 20);
    if (kind < 2) { /* the outline as it is in the register */
        add_ring(m, &s, 0);
    } else if (kind < 3) { /* the outline, measured again */
        add_ring(m, &s, 0.02);
    } else { /* a piece, most of it inside, or land beside it */
        double away = (kind < 15 ? 0.3 : 1.2) * s.radius;
        s.x += away * (2 * random_unit(&m->random) - 1);
        s.y += away * (2 * random_unit(&m->random) - 1);
        s.radius *= 0.4 + 0.4 * random_unit(&m->random);
        s.seed = random_next(&m->random);
        add_ring(m, &s, 0);
    }
}

/* ---- records ---- */

/* The number of accounts must not change the land: the main stream gives one number. */
static uint32_t some_accounts(maker *m, uint32_t hazard)
{
    uint32_t every = (1u << m->options->accounts) - 1;
    uint32_t chance = random_below(&m->random, 20);
    uint32_t mask = chance < 14 ? 1u : chance < 17 ? 2u : chance < 18 ? 3u : 4u;
    if (m->options->accounts > WORKLOAD_ACCOUNTS) {
        random_stream own = random_from(m->options->seed + hazard);
        return 1 + random_below(&own, every);
    }
    mask &= every;
    return mask == 0 ? 1u : mask;
}

static void add_hazard(maker *m, uint32_t i)
{
    lrel_ledger_hazard *h = &m->w->hazards[i];
    int32_t first = m->w->period_starts[0].days, last = m->w->period_starts[YEARS].days;
    h->owner = h->hazard = h->counted_as = h->tie = i;
    h->class_rank = random_below(&m->random, 3);
    h->group = 8 * h->class_rank + random_below(&m->random, 8);
    h->accounts = some_accounts(m, i);
    h->from.days = random_chance(&m->random, 1, 20)
                       ? LREL_DAY_BEGINNING
                       : random_between(&m->random, first, last - 1);
    h->to.days = LREL_DAY_OPEN;
    m->shapes[i] = hazard_shape(m);
    add_ring(m, &m->shapes[i], 0);
}

/* Mostly some years after the hazard was recorded, at times before. */
static int32_t release_day(maker *m, const lrel_ledger_hazard *h)
{
    int32_t first = m->w->period_starts[0].days, last = m->w->period_starts[YEARS].days;
    int32_t from = h->from.days == LREL_DAY_BEGINNING ? first : h->from.days;
    int32_t day = from + random_between(&m->random, -200, 3650);
    return day < first || day >= last ? random_between(&m->random, first, last - 1) : day;
}

static void add_release(maker *m, uint32_t i)
{
    lrel_ledger_release *r = &m->w->releases[i];
    uint32_t hazard = random_below(&m->random, (uint32_t)m->options->hazards);
    uint32_t unknown = m->options->accounts == WORKLOAD_ACCOUNTS ? 8u : 0;
    r->owner = r->tie = (uint32_t)m->options->hazards + i;
    r->accounts = m->w->hazards[hazard].accounts | unknown;
    r->product = random_below(&m->random, 3);
    r->day.days = release_day(m, &m->w->hazards[hazard]);
    add_release_ring(m, &m->shapes[hazard]);
}

/* ---- the whole ---- */

static bool make_years(workload *w)
{
    for (int i = 0; i <= YEARS; i++)
        if (lrel_date_from_calendar(FIRST_YEAR + i, 1, 1, &w->period_starts[i]) !=
            LREL_OK)
            return false;
    return true;
}

static bool allocate(workload *w, size_t hazards, size_t releases, size_t points)
{
    w->points = calloc(points, sizeof *w->points);
    w->rings = calloc(hazards + releases, sizeof *w->rings);
    w->readings = calloc(hazards + releases, sizeof *w->readings);
    w->hazards = calloc(hazards, sizeof *w->hazards);
    w->releases = calloc(releases, sizeof *w->releases);
    return w->points != NULL && w->rings != NULL && w->readings != NULL &&
           w->hazards != NULL && w->releases != NULL;
}

static void connect(workload *w, size_t hazards, size_t releases, uint32_t accounts)
{
    memset(w->readings + hazards, LREL_READING_SMALLER, releases);
    w->mosaic = (lrel_mosaic_input){.points = w->points,
                                    .rings = w->rings,
                                    .ring_count = hazards + releases,
                                    .readings = w->readings,
                                    .owner_count = (uint32_t)(hazards + releases)};
    w->ledger = (lrel_ledger_input){.hazards = w->hazards,
                                    .hazard_count = hazards,
                                    .releases = w->releases,
                                    .release_count = releases,
                                    .account_count = accounts,
                                    .as_of = {w->period_starts[YEARS].days - 1},
                                    .period_starts = w->period_starts,
                                    .period_count = YEARS};
}

workload *workload_room(size_t hazards, size_t releases, size_t points, uint32_t accounts)
{
    workload *w = calloc(1, sizeof *w);
    if (w == NULL || !make_years(w) || !allocate(w, hazards, releases, points)) {
        workload_free(w);
        return NULL;
    }
    connect(w, hazards, releases, accounts);
    return w;
}

workload *workload_new(const workload_options *options)
{
    maker m = {.options = options, .random = random_from(options->seed)};
    size_t records = options->hazards + options->releases;
    m.w = workload_room(options->hazards, options->releases,
                        records * WORKLOAD_VERTEX_MAX, options->accounts);
    m.shapes = calloc(options->hazards, sizeof *m.shapes);
    if (m.w == NULL || m.shapes == NULL || !make_centres(&m)) {
        workload_free(m.w);
        m.w = NULL;
    }
    for (uint32_t i = 0; m.w != NULL && i < options->hazards; i++)
        add_hazard(&m, i);
    for (uint32_t i = 0; m.w != NULL && i < options->releases; i++)
        add_release(&m, i);
    free(m.centres);
    free(m.shapes);
    return m.w;
}

void workload_free(workload *w)
{
    if (w == NULL)
        return;
    free(w->points);
    free(w->rings);
    free(w->readings);
    free(w->hazards);
    free(w->releases);
    free(w);
}
