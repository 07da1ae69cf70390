/* SPDX-License-Identifier: Apache-2.0 */
/* What the step *place* is measured by: every point through PROJ, as other programs do
 * it; and its floor, every point scaled and rounded once. */
#include <proj.h>

#include <math.h>
#include <stdlib.h>

#include "bench/entry.h"

typedef struct points {
    double *x, *y; /* metres in UTM */
    size_t count;
} points;

static bool points_init(points *p, const workload *w)
{
    p->count = w->point_count;
    p->x = malloc((p->count + 1) * sizeof *p->x);
    p->y = malloc((p->count + 1) * sizeof *p->y);
    for (size_t i = 0; p->x && p->y && i < p->count; i++) {
        p->x[i] = FILES_EAST_M + (double)w->points[i].x / WORKLOAD_UNITS_PER_M;
        p->y[i] = FILES_NORTH_M + (double)w->points[i].y / WORKLOAD_UNITS_PER_M;
    }
    return p->x && p->y;
}

static void points_clear(points *p)
{
    free(p->x);
    free(p->y);
}

/* As the ledger wants them: whole units of an equal-area plane. */
static bool round_points(const points *p, double x0, double y0)
{
    lrel_grid_point *to = malloc((p->count + 1) * sizeof *to);
    double sum = 0;

    for (size_t i = 0; to && i < p->count; i++) {
        to[i].x = (int32_t)lrint((p->x[i] - x0) * WORKLOAD_UNITS_PER_M);
        to[i].y = (int32_t)lrint((p->y[i] - y0) * WORKLOAD_UNITS_PER_M);
        sum += to[i].x;
    }
    free(to);
    return isfinite(sum); /* asked for, so it cannot be left out */
}

bool whole_place_floor(const task *t, const entry *e, run_report *report)
{
    points p;
    bool is_done = points_init(&p, t->w);
    double start = seconds_now();

    (void)e;
    is_done = is_done && round_points(&p, FILES_EAST_M, FILES_NORTH_M);
    report->seconds = seconds_now() - start;
    points_clear(&p);
    return is_done;
}

static bool send_through(const points *p)
{
    PJ *pipe = proj_create(PJ_DEFAULT_CTX,
                           "+proj=pipeline +step +inv +proj=utm +zone=48 +ellps=WGS84 "
                           "+step +proj=laea +lat_0=12 +lon_0=105 +ellps=WGS84");
    size_t sent = 0;

    if (pipe)
        sent = proj_trans_generic(pipe, PJ_FWD, p->x, sizeof *p->x, p->count, p->y,
                                  sizeof *p->y, p->count, NULL, 0, 0, NULL, 0, 0);
    proj_destroy(pipe);
    return sent == p->count;
}

bool whole_place_proj(const task *t, const entry *e, run_report *report)
{
    points p;
    bool is_done = points_init(&p, t->w);
    double start = seconds_now();

    (void)e;
    is_done = is_done && send_through(&p) && round_points(&p, 0, 0);
    report->seconds = seconds_now() - start;
    points_clear(&p);
    return is_done;
}
