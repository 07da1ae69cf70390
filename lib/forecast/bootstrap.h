/* SPDX-License-Identifier: Apache-2.0 */
/* bootstrap.h: a forecast with a range. Years to come are drawn from past ones, as a
 * whole and with replacement, many times over: what years differ in, the dates differ in.
 */
#ifndef LREL_FORECAST_BOOTSTRAP_H
#define LREL_FORECAST_BOOTSTRAP_H

#include "forecast/flow.h"
#include "forecast/sample.h"

typedef struct lrel_draws {
    uint64_t seed;
    size_t count;
} lrel_draws;

/* Random numbers of every draw, one behind the other: draw k of a seed is the same, and
 * draws the same years, whatever stock or scenario it is for. */
typedef struct lrel_drawing {
    lrel_random seeds;
    lrel_random random; /* of the draw */
} lrel_drawing;

void lrel_drawing_begin(lrel_drawing *drawing, uint64_t seed);
void lrel_drawing_next(lrel_drawing *drawing);

typedef struct lrel_bootstrap {
    lrel_percentiles day; /* behind the as-of day; or LREL_FORECAST_NEVER */
    size_t never;         /* draws that do not end within LREL_FORECAST_YEARS */
    size_t in_time;       /* draws that end by the deadline */
    /* Until the end, of the draws that have one; all 0 where none has. */
    lrel_percentiles released[LREL_FLOW_PRODUCTS];
    lrel_percentiles recorded;
    lrel_percentiles left; /* at the end of the road, of all draws */
} lrel_bootstrap;

/** Draws @p draws ways of @p stock along @p road.
 * @param deadline  days behind the as-of day
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_bootstrap_run(const lrel_context *context,
                                              const lrel_road *road, int64_t stock,
                                              const lrel_flow *years, size_t year_count,
                                              lrel_draws draws, int64_t deadline,
                                              lrel_bootstrap *out, lrel_error *err);

#endif
