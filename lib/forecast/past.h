/* SPDX-License-Identifier: Apache-2.0 */
/* past.h: the years of one account that a forecast may learn from. */
#ifndef LREL_FORECAST_PAST_H
#define LREL_FORECAST_PAST_H

#include "analysis/analysis.h"
#include "forecast/flow.h"

/* Fewer complete years say nothing about how years differ. */
#define LREL_FORECAST_LEAST 3

/* Why a year is not drawn from. */
typedef enum lrel_past_use {
    LREL_PAST_USED,
    LREL_PAST_PART,           /* the as-of day cuts it */
    LREL_PAST_INCOMPLETE,     /* deliveries do not reach its end */
    LREL_PAST_BEGINNING,      /* the register begins in it */
    LREL_PAST_BEFORE_RELEASE, /* nothing had been released yet */
    LREL_PAST_OLD             /* the programme draws from the last N years */
} lrel_past_use;

/* As in "before the first release on record"; "" for a year that is used. */
const char *lrel_past_use_text(lrel_past_use use);

/* One calendar year of an account, in m2. */
typedef struct lrel_past_year {
    int year;
    lrel_past_use use;
    lrel_text incomplete; /* the names of deliveries that end before it does */
    lrel_flow flow;
    int64_t newly_recorded; /* with what resurvey added: flow.recorded */
    int64_t resurvey;       /* signed */
    int64_t closed;         /* no release on file: never taken for release */
    int64_t closing;
} lrel_past_year;

/* One account. */
typedef struct lrel_past {
    lrel_past_year *years; /* all, in order */
    size_t count;
    lrel_flow *flows; /* of the years used, in order, */
    int *flow_years;  /* and which years they are */
    size_t used;
    int64_t stock;  /* at the end of the as-of day, m2 */
    int64_t stock2; /* the same, exact */
} lrel_past;

/** Reads @p account from @p a.
 * @param most  the last so many years that could be used are used
 * @param out   in memory of @p arena
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_past_read(const lrel_analysis *a, uint32_t account,
                                          size_t most, lrel_arena *arena, lrel_past *out,
                                          lrel_error *err);

/** Decides which years are used, once their flows are there and `use` says which of them
 * are not whole. */
LREL_NODISCARD lrel_status lrel_past_choose(lrel_past *past, size_t most,
                                            lrel_arena *arena, lrel_error *err);

#endif
