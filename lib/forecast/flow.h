/* SPDX-License-Identifier: Apache-2.0 */
/* flow.h: how a stock of recorded land goes along years that are yet to come.
 *
 * Square metres and days are whole numbers here, so that a forecast has the same bytes on
 * every machine. What moves in a year is spread evenly over its days. */
#ifndef LREL_FORECAST_FLOW_H
#define LREL_FORECAST_FLOW_H

#include <stdbool.h>

#include "core/memory.h"
#include "landrelease/date.h"
#include "landrelease/ledger.h"
#include "stats/random.h"

/* How far a forecast looks. Beyond a century it says nothing that anybody could use. */
#define LREL_FORECAST_YEARS 100
/* In place of a day: not within that time. */
#define LREL_FORECAST_NEVER INT32_MAX

/* What is released: the three products, and what a plan does not tell apart. */
enum { LREL_FLOW_UNSPLIT = LREL_PRODUCT_CLEARED + 1, LREL_FLOW_PRODUCTS };

/* What moves in one year, in m2. */
typedef struct lrel_flow {
    int64_t released[LREL_FLOW_PRODUCTS];
    int64_t recorded; /* land that comes in: newly recorded, and added by resurvey */
} lrel_flow;

int64_t lrel_flow_released(const lrel_flow *flow);

/* A number of days in one calendar year. */
typedef struct lrel_stretch {
    int32_t days;
    int32_t year_days; /* of the whole year */
    bool is_new_year;  /* the first stretch of its year */
    lrel_flow planned; /* of a road with a plan: released in these days */
} lrel_stretch;

/* The days that are yet to come, in order. */
typedef struct lrel_road {
    lrel_stretch *at;
    size_t count;
    bool is_planned; /* what is released is the plan's, and not that of past years; it
                        ends with the plan */
} lrel_road;

/* What is planned for a number of days. */
typedef struct lrel_plan_period {
    lrel_date first; /* both are included */
    lrel_date last;
    lrel_flow flow; /* of the whole period; nothing in `recorded` */
} lrel_plan_period;

/** The road behind day @p as_of, in memory of @p arena.
 * @param plan  periods that do not overlap, in order of time; NULL: as past years were
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_road_build(lrel_arena *arena, lrel_date as_of,
                                           const lrel_plan_period *plan,
                                           size_t plan_count, lrel_road *out,
                                           lrel_error *err);

/* Where a stock ends. */
typedef struct lrel_arrival {
    int32_t day;    /* days behind the as-of day: at its end nothing is left; or NEVER */
    lrel_flow flow; /* what moved until then */
    int64_t left;   /* what is left at the end of the road; 0 unless NEVER */
} lrel_arrival;

/** Walks along @p road until @p stock is gone. Each calendar year goes as one of
 * @p years, drawn by @p random: what it released and what it recorded stay together. Of
 * one year alone nothing is drawn, and @p random may be NULL. */
lrel_arrival lrel_road_walk(const lrel_road *road, int64_t stock, const lrel_flow *years,
                            size_t year_count, lrel_random *random);

/** One whole year on: the stock at its end. What is not there is not released:
 * @p released (if not NULL) grows by what is. */
int64_t lrel_flow_year(const lrel_flow *flow, int64_t stock, int64_t *released);

/** Years from the end of @p from to the end of @p to, which may be the earlier: each day
 * is its share of its own calendar year. */
double lrel_years_between(lrel_date from, lrel_date to);

#endif
