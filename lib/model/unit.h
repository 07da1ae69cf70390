/* SPDX-License-Identifier: Apache-2.0 */
/* unit.h: the units that areas, depths and widths are stated in. Inside, an area is in
 * square metres, a depth in centimetres and a width in metres. */
#ifndef LREL_MODEL_UNIT_H
#define LREL_MODEL_UNIT_H

#include "core/text.h"

typedef enum lrel_unit_kind {
    LREL_UNIT_AREA,
    LREL_UNIT_DEPTH,
    LREL_UNIT_WIDTH
} lrel_unit_kind;

typedef struct lrel_unit {
    const char *name; /* "ha" */
    lrel_unit_kind kind;
    int power;     /* one unit is factor x 10^power of m2, cm or m */
    double factor; /* 1 for all that are decimal */
} lrel_unit;

/** The unit called @p name, ASCII case ignored; the unit that is used inside where @p
 * name is empty; NULL where there is none. */
const lrel_unit *lrel_unit_find(lrel_unit_kind kind, lrel_text name);

/** "m2, ha, km2, acre": what a message offers. */
const char *lrel_unit_names(lrel_unit_kind kind);

/** Reads all of @p text as a number of @p unit and gives it in m2 or cm, correctly
 * rounded for decimal units: 12.3456 ha is 123456 m2.
 * @return false where it is no number; *out is then untouched */
bool lrel_unit_read(const lrel_unit *unit, lrel_text text, double *out);

/* No land is larger than the Earth's, which is 1.49e14 m2. */
#define LREL_LAND_MAX_M2 1.5e14

/** Reads all of @p text as an area of @p unit and gives it in 1e-4 m2, exactly; for areas
 * up to LREL_LAND_MAX_M2.
 * @return false where it is no number or does not fit; *out is then untouched */
bool lrel_unit_read_e4(const lrel_unit *unit, lrel_text text, int64_t *out);

#endif
