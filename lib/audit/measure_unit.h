/* SPDX-License-Identifier: Apache-2.0 */
/* measure_unit.h: what figures are counted in, as headings and cells say it. */
#ifndef LREL_AUDIT_MEASURE_UNIT_H
#define LREL_AUDIT_MEASURE_UNIT_H

#include "core/exact.h"

typedef enum audit_unit {
    UNIT_NONE, /* not said: counts, or said somewhere else */
    UNIT_M2,
    UNIT_HA,
    UNIT_KM2,
    UNIT_PERCENT,
    UNIT_MONEY
} audit_unit;

/** The unit that stands alone in @p text ("m2", "km²", "sq m", "US$", "%"), or
 * UNIT_NONE. */
audit_unit lrel_audit__unit_of_word(lrel_text text);

/** The unit that a heading names among its words: in brackets, else anywhere. */
audit_unit lrel_audit__unit_of_heading(lrel_text heading);

/** "m²", or "" for UNIT_NONE. */
const char *lrel_audit__unit_name(audit_unit unit);

static inline bool lrel_audit__is_area(audit_unit unit)
{
    return unit == UNIT_M2 || unit == UNIT_HA || unit == UNIT_KM2;
}

/** Square metres in one of @p unit, an area. */
int64_t lrel_audit__m2_in(audit_unit unit);

#endif
