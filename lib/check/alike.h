/* SPDX-License-Identifier: Apache-2.0 */
/* alike.h: records of two sources that have one outline, wherever each of them lies.
 * Private to lib/check. */
#ifndef LREL_CHECK_ALIKE_H
#define LREL_CHECK_ALIKE_H

#include "check/checking.h"

/* So far may one record lie from the other: no datum shift is longer. */
#define LREL_ALIKE_REACH_M 3000.0

typedef struct lrel_alike {
    uint32_t source[2]; /* ascending */
    uint32_t owner[2];
    lrel_xy middle[2]; /* their centroids, in grid metres */
    bool is_by_id;     /* the id is all that they are known by */
    bool is_unsure;    /* while they are looked for: one of them is like another, too */
} lrel_alike;

/* In order of sources, then those known by their outlines, then owners. */
typedef struct lrel_alikes {
    lrel_alike *at;
    size_t count, capacity;
} lrel_alikes;

/** Adds the pairs of records of two sources with one outline: same area, same size, same
 * moments, so that neither where a ring begins nor how it runs nor how many points are on
 * an edge matters. Both must be like no other record of the other's source within reach:
 * survey boxes tell nothing. */
LREL_NODISCARD lrel_status lrel_alikes_by_outline(const lrel_checking *c,
                                                  lrel_alikes *out, lrel_error *err);
/** Adds the pairs that have one role, one id and about one area, where no other record of
 * either source has that id. */
LREL_NODISCARD lrel_status lrel_alikes_by_id(const lrel_checking *c, lrel_alikes *out,
                                             lrel_error *err);
void lrel_alikes_sort(lrel_alikes *pairs);
void lrel_alikes_clear(const lrel_checking *c, lrel_alikes *pairs);

/* A record's land in numbers that do not depend on where it lies; in metres. */
typedef struct lrel_moments {
    lrel_xy middle; /* centroid, on the grid */
    lrel_xy inset;  /* the same from the south-western corner of its box */
    lrel_xy radius; /* root of the mean square of x and of y about the centroid */
    double skew;    /* mean of x * y about it, over both radii: -1 to 1 */
} lrel_moments;

/** @return false: its outlines measure nothing */
bool lrel_moments_of(const lrel_checking *c, uint32_t owner, lrel_moments *out);

#endif
