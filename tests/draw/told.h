/* SPDX-License-Identifier: Apache-2.0 */
/* told.h: a CSV file and a programme about it, and the shapes that are drawn from its
 * cells, as lines of text. */
#ifndef LREL_TESTS_DRAW_TOLD_H
#define LREL_TESTS_DRAW_TOLD_H

#include "programme/programme.h"
#include "read/delivery.h"

typedef struct told {
    delivery d;
    lrel_programme *programme;
    const lrel_source *source;
} told;

/* Reads @p csv by a programme whose only source says @p words, YAML without braces:
 * "role: hazard, geometry: {...}". */
told told_begin(const char *csv, const char *words);
void told_end(told *t);
/* The same, and draws what is told; the status is in t.d.status. */
told told_draw(const char *csv, const char *words);

/* Whether an issue has @p code and @p part in what was expected. */
bool told_has_issue(const told *t, const char *code, const char *part);

/* The first point of row @p row's shape. */
lrel_xy told_point(const told *t, size_t row);

/* Room for 31 points and the first again. */
#define TOLD_RING 64

/* The points of row @p row's ring, the closing one included, in the source's coordinates.
 */
size_t told_ring(const told *t, size_t row, double lonlat[TOLD_RING]);
/* The land in it, where they are degrees. */
double told_area_m2(const told *t, size_t row);

#endif
