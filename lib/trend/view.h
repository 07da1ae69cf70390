/* SPDX-License-Identifier: Apache-2.0 */
/* view.h: a series looked at period by period, added up, against the year before, or over
 * the last twelve months. */
#ifndef LREL_TREND_VIEW_H
#define LREL_TREND_VIEW_H

#include "trend/series.h"

typedef enum lrel_trend_view {
    LREL_VIEW_PERIOD,
    LREL_VIEW_CUMULATIVE,
    LREL_VIEW_YEAR_ON_YEAR,      /* less the same period a year before */
    LREL_VIEW_ROLLING_12_MONTHS, /* where periods are shorter than a year */
    LREL_VIEW_COUNT
} lrel_trend_view;

const char *lrel_trend_view_name(lrel_trend_view view);

/* How much of a period the account knows. */
typedef enum lrel_period_state {
    LREL_PERIOD_WHOLE,
    LREL_PERIOD_PART,       /* the as-of day is in it */
    LREL_PERIOD_INCOMPLETE, /* deliveries end before it does */
    LREL_PERIOD_MISSING     /* no delivery reaches it: nothing in it is 0 */
} lrel_period_state;

const char *lrel_period_state_name(lrel_period_state state);
lrel_period_state lrel_trend_state(const lrel_dataset *data, size_t period);

/* What a row shows. */
typedef struct lrel_trend_figures {
    int64_t area2[LREL_COLUMN_COUNT]; /* the closing is that of the period in all views
                                         but the one against the year before */
    int64_t standing_n;
    lrel_finds finds;
    bool has_shares;         /* shares and hectares per item make sense */
    lrel_period_state state; /* the worst of the periods that it is made of */
} lrel_trend_figures;

static inline int64_t lrel_trend_released(const lrel_trend_figures *f)
{
    return f->area2[LREL_COLUMN_CANCELLED] + f->area2[LREL_COLUMN_REDUCED] +
           f->area2[LREL_COLUMN_CLEARED];
}

/** @param finds  by account and period of the series; NULL: they are of no such land
 * @return false where the view does not reach @p period */
bool lrel_trend_figures_of(const lrel_trend_series *series, const lrel_finds_table *finds,
                           lrel_trend_view view, size_t period, lrel_trend_figures *out);

#endif
