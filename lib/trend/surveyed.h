/* SPDX-License-Identifier: Apache-2.0 */
/* surveyed.h: in which units survey had been finished by when (role `coverage`), so that
 * contamination can be compared on the same ground: where survey grows, so does what is
 * on record. */
#ifndef LREL_TREND_SURVEYED_H
#define LREL_TREND_SURVEYED_H

#include "analysis/analysis.h"

typedef struct lrel_surveyed {
    const lrel_analysis *a;
    uint32_t *since; /* by place of `years`: the first period by whose end survey there
                        was finished, and stayed so; UINT32_MAX: it is not */
    size_t without_place_n; /* records of coverage that name no unit that boundaries have:
                               they say nothing here */
} lrel_surveyed;

/** @param out  to be cleared, whatever is returned
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_surveyed_init(lrel_surveyed *out, const lrel_analysis *a,
                                              lrel_error *err);
void lrel_surveyed_clear(lrel_surveyed *surveyed);

/** Whether survey of some unit was finished in period @p period of `years`. */
bool lrel_surveyed_has(const lrel_surveyed *surveyed, size_t period);

#endif
