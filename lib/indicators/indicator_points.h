/* SPDX-License-Identifier: Apache-2.0 */
/* indicator_points.h: items and accidents at their places: what was on record there at
 * the start of their day, and what had been released. They change nothing: land is not
 * recorded again because something was found on it. */
#ifndef LREL_INDICATORS_INDICATOR_POINTS_H
#define LREL_INDICATORS_INDICATOR_POINTS_H

#include "analysis/analysis.h"

/* Something found, or that happened, on land that had been released. */
typedef struct indicator_find {
    uint32_t fact;
    uint32_t release;   /* of the ledger: the last one there before that day */
    lrel_date released; /* the day on which it counts */
    uint32_t accounts;  /* bit i: of account i it had released the land; 0: it lay beyond
                           every recorded hazard */
    uint32_t recorded;  /* accounts in which the land at the point was on record */
    double outside_m;   /* of the released land; 0: inside */
} indicator_find;

/* An accident where no hazard was on record, nor within the buffer. */
typedef struct indicator_outside {
    uint32_t fact;
    const char *state; /* of the land at the point, in words */
    uint32_t release;  /* that had released it; UINT32_MAX: none */
} indicator_outside;

typedef struct indicator_points {
    double buffer_m;
    bool is_buffer_stated; /* by the programme; else made of position errors */
    struct {
        indicator_find *at; /* the most serious first */
        size_t count, capacity;
    } finds;
    struct {
        indicator_outside *at; /* in the order of their sources */
        size_t count, capacity;
    } outside;
    size_t used;     /* items and accidents with a place and a day */
    size_t unplaced; /* the others */
    size_t accidents_used, accidents_unplaced;
} indicator_points;

struct lrel_indicators;

/** Sorts the finds, the most serious first. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_indicators__sort_finds(struct lrel_indicators *m,
                                                       lrel_error *err);

/** Looks at every item and accident, and adds to the cells of the sums.
 * @return LREL_OK, LREL_E_LIMIT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_indicators__look_at_points(struct lrel_indicators *m,
                                                           lrel_error *err);

#endif
