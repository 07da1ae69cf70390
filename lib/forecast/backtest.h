/* SPDX-License-Identifier: Apache-2.0 */
/* backtest.h: what this forecast would have said at the end of past years, beside what
 * happened. */
#ifndef LREL_FORECAST_BACKTEST_H
#define LREL_FORECAST_BACKTEST_H

#include "forecast/bootstrap.h"
#include "forecast/past.h"

/* Years ahead that are looked at. */
#define LREL_BACKTEST_AHEAD 5

/* A figure forecast, and the same as it came, in m2. */
typedef struct lrel_hindcast {
    int64_t actual;
    int64_t mean; /* of the last five years, or three where there were no five */
    lrel_percentiles drawn;
} lrel_hindcast;

/* What is forecast. */
typedef enum lrel_hindcast_of {
    LREL_HINDCAST_STOCK,    /* at the end of the year */
    LREL_HINDCAST_RELEASED, /* since the forecast was made */
    LREL_HINDCAST_COUNT
} lrel_hindcast_of;

/* One forecast, made at the end of a year for the end of another. */
typedef struct lrel_backtest_row {
    int from_year;
    int to_year;
    size_t years; /* that were drawn from */
    lrel_hindcast of[LREL_HINDCAST_COUNT];
} lrel_backtest_row;

/* How far forecasts of one kind, so many years ahead, were off. */
typedef struct lrel_backtest_score {
    size_t forecasts;
    size_t inside;       /* what happened lay between P10 and P90 */
    int64_t drawn_bias;  /* mean of P50 less what happened, m2: above 0 is too high */
    int64_t drawn_error; /* mean of the distances from P50, m2 */
    int64_t mean_error;  /* and from the mean of years */
    double drawn_share;  /* mean of the distances, each by what happened */
    double mean_share;
    bool has_share; /* there was something every time */
} lrel_backtest_score;

typedef struct lrel_backtest {
    lrel_backtest_row *rows;
    size_t count;
    lrel_backtest_score scores[LREL_BACKTEST_AHEAD + 1][LREL_HINDCAST_COUNT];
} lrel_backtest;

/** @param most  years that a forecast draws from at most
 * @param out   in memory of @p arena; no rows: not enough years
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_backtest_run(const lrel_context *context,
                                             const lrel_past *past, size_t most,
                                             lrel_draws draws, lrel_arena *arena,
                                             lrel_backtest *out, lrel_error *err);

#endif
