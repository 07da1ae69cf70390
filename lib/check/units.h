/* SPDX-License-Identifier: Apache-2.0 */
/* units.h: in which administrative unit a point lies. Private to lib/check. */
#ifndef LREL_CHECK_UNITS_H
#define LREL_CHECK_UNITS_H

#include "check/checking.h"

/* A run of a unit's border, with the rows of the grid that it touches. */
typedef struct unit_run {
    size_t first; /* point; the run has this one and as many behind it */
    uint32_t count;
    bool closes;       /* its last edge goes back to the ring's first point, */
    size_t ring_first; /* which is this one */
    int32_t south, north;
} unit_run;

/* Units by owner, less those of records. */
typedef struct lrel_unit_borders {
    const lrel_context *context;
    unit_run *at;
    size_t count, capacity;
    uint32_t unit_owners;
    size_t *first; /* by unit owner: its first run; one more behind the last */
} lrel_unit_borders;

LREL_NODISCARD lrel_status lrel_unit_borders__init(lrel_unit_borders *b,
                                                   const lrel_checking *c,
                                                   lrel_error *err);
void lrel_unit_borders__clear(lrel_unit_borders *b);

/** The unit of the finest level that has @p at inside; of several, the lower code.
 * UINT32_MAX: none. */
uint32_t lrel_unit_borders__find(const lrel_unit_borders *b, const lrel_checking *c,
                                 lrel_grid_point at);

#endif
