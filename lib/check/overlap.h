/* SPDX-License-Identifier: Apache-2.0 */
/* overlap.h: how much land two records share, by the faces of the mosaic: exactly.
 * Private to lib/check. */
#ifndef LREL_CHECK_OVERLAP_H
#define LREL_CHECK_OVERLAP_H

#include "check/checking.h"

typedef struct lrel_overlap {
    uint32_t owner[2]; /* ascending */
    int64_t area2;     /* doubled */
} lrel_overlap;

/* In order of owners. */
typedef struct lrel_overlaps {
    lrel_overlap *at;
    size_t count, capacity;
} lrel_overlaps;

/** Whether it matters how much land two owners share; asked for each face that they
 * share. */
typedef bool (*lrel_overlap_matters)(const lrel_checking *c, uint32_t a, uint32_t b);

/** Finds the land that two records share, of all pairs of which @p matters says so. Land
 * that more than 32 records share is not looked at: it would be quadratic, and nobody
 * could look at what came out. */
LREL_NODISCARD lrel_status lrel_overlaps_find(const lrel_checking *c,
                                              lrel_overlap_matters matters,
                                              lrel_overlaps *out, lrel_error *err);
void lrel_overlaps_clear(const lrel_checking *c, lrel_overlaps *overlaps);

#endif
