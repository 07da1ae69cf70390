/* SPDX-License-Identifier: Apache-2.0 */
/* The outline is a coast: between two points of known distance from the middle a third is
 * put at their mean, moved by a length that halves with each halving of the gap
 * (midpoint displacement; Fournier, Fussell and Carpenter 1982). Seen from the middle it
 * never folds back, so no part of it crosses another. */
#include <math.h>
#include <stdlib.h>

#include "bench/set.h"

#define VERTICES  ((size_t)1 << 20)
#define COARSE    ((size_t)16) /* points that are only random */
#define RELEASES  10000
#define RADIUS_M  20000.0
#define COAST_M   3000.0 /* how far those may be from the circle */
#define MIDDLE_M  100000.0
#define SHAPE_MIN 8
#define SHAPE_MAX 50

typedef struct giant {
    workload *w;
    random_stream random;
    double *radius; /* grid units, by vertex */
} giant;

static double metres(double m)
{
    return m * WORKLOAD_UNITS_PER_M;
}

static double either_way(giant *g, double most)
{
    return most * (2 * random_unit(&g->random) - 1);
}

static void make_coast(giant *g)
{
    double most = metres(COAST_M);
    for (size_t i = 0; i < VERTICES; i += VERTICES / COARSE)
        g->radius[i] = metres(RADIUS_M) + either_way(g, most);
    for (size_t gap = VERTICES / COARSE; gap > 1; gap /= 2) {
        most /= 2;
        for (size_t i = 0; i < VERTICES; i += gap)
            g->radius[i + gap / 2] =
                (g->radius[i] + g->radius[(i + gap) % VERTICES]) / 2 +
                either_way(g, most);
    }
}

static lrel_grid_point at_radius(size_t vertex, double radius)
{
    double x, y;
    workload_direction(4 * (double)vertex / (double)VERTICES, &x, &y);
    return (lrel_grid_point){(int32_t)floor(metres(MIDDLE_M) + radius * x + 0.5),
                             (int32_t)floor(metres(MIDDLE_M) + radius * y + 0.5)};
}

static void add_hazard(giant *g)
{
    workload *w = g->w;
    w->hazards[0] = (lrel_ledger_hazard){
        .accounts = 1, .from = w->ledger.period_starts[0], .to = {LREL_DAY_OPEN}};
    w->rings[0] = (lrel_mosaic_ring){.count = (uint32_t)VERTICES};
    for (size_t i = 0; i < VERTICES; i++)
        w->points[i] = at_radius(i, g->radius[i]);
    w->point_count = VERTICES;
}

/* One release in two lies on the border. */
static void add_release(giant *g, uint32_t i)
{
    workload *w = g->w;
    size_t vertex = random_below(&g->random, (uint32_t)VERTICES);
    double along = i % 2 == 0 ? 1 : random_unit(&g->random);
    lrel_grid_point at = at_radius(vertex, along * g->radius[vertex]);
    lrel_mosaic_ring *ring = &w->rings[1 + i];
    int32_t first = w->ledger.period_starts[0].days, last = w->ledger.as_of.days;
    *ring = (lrel_mosaic_ring){
        .owner = 1 + i,
        .first = w->point_count,
        .count = (uint32_t)random_between(&g->random, SHAPE_MIN, SHAPE_MAX)};
    workload_star(&g->random, at.x, at.y, metres(40 + 200 * random_unit(&g->random)), 0.8,
                  ring->count, &w->points[ring->first]);
    w->point_count += ring->count;
    w->releases[i] = (lrel_ledger_release){
        .owner = 1 + i, .tie = 1 + i, .accounts = 1, .product = i % 3};
    w->releases[i].day.days = random_between(&g->random, first, last);
}

workload *set_giant(const set *s)
{
    giant g = {.random = random_from(workload_default().seed)};
    g.w =
        workload_room(1, RELEASES, VERTICES + (size_t)RELEASES * SHAPE_MAX, s->accounts);
    g.radius = calloc(VERTICES, sizeof *g.radius);
    if (g.w == NULL || g.radius == NULL) {
        workload_free(g.w);
        free(g.radius);
        return NULL;
    }
    make_coast(&g);
    add_hazard(&g);
    for (uint32_t i = 0; i < RELEASES; i++)
        add_release(&g, i);
    free(g.radius);
    return g.w;
}
