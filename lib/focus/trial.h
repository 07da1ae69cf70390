/* SPDX-License-Identifier: Apache-2.0 */
/* trial.h: what the order would have been worth: the last years are hidden, hazards are
 * ordered by what was known before them, and judged by what was found in them since.
 * Private to lib/focus. */
#ifndef LREL_FOCUS_TRIAL_H
#define LREL_FOCUS_TRIAL_H

#include "focus/order.h"

/* Ways to order; the last two are what anybody can do without this. */
typedef enum focus_method {
    FOCUS_BY_SCORE,
    FOCUS_BY_DENSITY,
    FOCUS_LARGEST_FIRST,
    FOCUS_OLDEST_FIRST,
    FOCUS_METHODS
} focus_method;
const char *lrel_focus__method_name(focus_method method);

#define FOCUS_LIFTS 3
extern const int lrel_focus__lift_per_cent[FOCUS_LIFTS];

#define FOCUS_FIFTHS 5

/* Fewer hazards to judge by than these prove nothing. */
#define FOCUS_JUDGED_MIN 10

typedef struct focus_fifth {
    double ha;
    double expected; /* items in the land that was cleared since */
    double found;
} focus_fifth;

typedef struct focus_trial {
    size_t open_n;       /* hazards open at the cut */
    size_t judged_n;     /* of those, land was cleared since with its items stated */
    double ha;           /* of that land */
    double found;        /* items in it */
    const char *why_not; /* NULL; else why nothing below can be computed */
    double lift[FOCUS_METHODS][FOCUS_LIFTS]; /* below 0: not computable */
    double auc[FOCUS_METHODS];               /* likewise */
    focus_fifth fifths[FOCUS_FIFTHS];        /* of that land, the densest expected
                                                first */
} focus_trial;

/** Tries the order of @p account on what was found after the cut.
 * @param shuffle  as lrel_focus__order() */
LREL_NODISCARD lrel_status lrel_focus__try(const lrel_focus *focus, uint32_t account,
                                           focus_shuffle_fn shuffle, void *user,
                                           focus_trial *out, lrel_error *err);

#endif
