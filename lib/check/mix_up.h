/* SPDX-License-Identifier: Apache-2.0 */
/* mix_up.h: areas that are given in another unit than the programme declares. Only the
 * declared unit can have been taken for another, so each has mix-ups of its own. */
#ifndef LREL_CHECK_MIX_UP_H
#define LREL_CHECK_MIX_UP_H

#include "core/text.h"

#define LREL_MIX_UP_COUNT 4 /* units of areas */

typedef struct lrel_mix_ups {
    size_t declared;                  /* the unit of the column */
    double factor[LREL_MIX_UP_COUNT]; /* stated over drawn where the numbers are in that
                                         unit; 0: cannot be told */
} lrel_mix_ups;

/** @param unit  as a mapping says it; "" is the default */
lrel_mix_ups lrel_mix_ups_of(lrel_text unit);
/** The unit in which the number is the drawn area, or LREL_MIX_UP_COUNT. */
size_t lrel_mix_ups_find(const lrel_mix_ups *m, double stated_m2, double drawn_m2);
/** "looks like hectares given as m2". */
void lrel_mix_ups_write(const lrel_mix_ups *m, size_t unit, char out[64]);

#endif
