/* SPDX-License-Identifier: Apache-2.0 */
/* series.h: the account as series, one value a period: of a whole account, of a group of
 * its land, of the land in units that survey had been to by a year. */
#ifndef LREL_TREND_SERIES_H
#define LREL_TREND_SERIES_H

#include "trend/finds.h"

typedef enum lrel_trend_scope {
    LREL_TREND_ACCOUNT,
    LREL_TREND_GROUP,
    LREL_TREND_SURVEYED
} lrel_trend_scope;

typedef struct lrel_trend_point {
    int64_t area2[LREL_COLUMN_COUNT];
    uint32_t standing_n; /* hazards, at the end of the period */
} lrel_trend_point;

typedef struct lrel_trend_series {
    lrel_trend_scope scope;
    uint32_t account;
    const lrel_dataset *data;       /* whose periods these are */
    size_t first;                   /* the first period it speaks of */
    const lrel_trend_point *points; /* by period */
    bool has_n;                     /* standing_n is known */
    const lrel_group *group;        /* of land, and */
    const lrel_group *place;        /* its place; of scope group */
    size_t surveyed_by;             /* the period; of scope surveyed */
} lrel_trend_series;

typedef lrel_status (*lrel_series_fn)(const lrel_trend_series *series, void *user,
                                      lrel_error *err);

/** Visits every series of @p account (LREL_ACCOUNT_EVERY: of all): account by account,
 * the whole one first, then that of surveyed units, then its groups. Series of surveyed
 * units have calendar years, whatever the programme's periods are; there is one for each
 * year in which survey of a unit was finished. A series is good during the call.
 * @return LREL_OK, the status of @p on_series, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_trend_visit(const lrel_analysis *a, uint32_t account,
                                            lrel_series_fn on_series, void *user,
                                            lrel_error *err);

/** Visits the series of whole accounts alone, by the periods of @p data.
 * @return as lrel_trend_visit() */
LREL_NODISCARD lrel_status lrel_trend_visit_whole(const lrel_dataset *data,
                                                  uint32_t account,
                                                  lrel_series_fn on_series, void *user,
                                                  lrel_error *err);

#endif
