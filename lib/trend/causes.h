/* SPDX-License-Identifier: Apache-2.0 */
/* causes.h: why recorded land changed from one day to another: named causes that add up
 * to the change exactly, what nobody explained being one of them. */
#ifndef LREL_TREND_CAUSES_H
#define LREL_TREND_CAUSES_H

#include "trend/series.h"

typedef enum lrel_cause {
    LREL_CAUSE_NEWLY_RECORDED, /* for the first time */
    LREL_CAUSE_RECORDED_AGAIN, /* land that had left before */
    LREL_CAUSE_RESURVEY,    /* outlines drawn anew, what had left before not among it */
    LREL_CAUSE_TRANSFERRED, /* from or to another group of the account */
    LREL_CAUSE_CANCELLED,
    LREL_CAUSE_REDUCED,
    LREL_CAUSE_CLEARED,
    LREL_CAUSE_NOT_EXPLAINED, /* closed in the register, no release on file */
    LREL_CAUSE_COUNT
} lrel_cause;

/* Signed: what each cause adds. */
typedef struct lrel_causes {
    int64_t opening2, closing2;
    int64_t area2[LREL_CAUSE_COUNT]; /* adds up to closing2 - opening2 */
} lrel_causes;

/** As tables name it: "newly recorded". */
const char *lrel_cause_name(lrel_cause cause);

/** From the start of period @p first to the end of period @p last. */
lrel_causes lrel_causes_of(const lrel_trend_series *series, size_t first, size_t last);

#define LREL_CAUSES_SENTENCE_MAX 600

/** "Recorded land fell by 1.20 km2 (3.4 %) from 2022-12-31 to 2024-12-31: ...", with the
 * cause that moved most at the end. Days are the ends of days. */
void lrel_causes_sentence(const lrel_causes *causes, int units_per_m, const char *from,
                          const char *to, char out[LREL_CAUSES_SENTENCE_MAX]);

#endif
