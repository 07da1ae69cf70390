/* SPDX-License-Identifier: Apache-2.0 */
/* awaiting.h: which releases wait between completion and acceptance. */
#ifndef LREL_REPORT_AWAITING_H
#define LREL_REPORT_AWAITING_H

#include "core/area.h"
#include "model/record.h"

/* A release that says when it was completed. */
typedef struct lrel_awaiting {
    int32_t completed;
    int32_t accepted; /* INT32_MAX: not so far */
    lrel_stated_sum stated;
} lrel_awaiting;

/** @return false where @p record is none: no release, or one whose days say nothing */
bool lrel_report__awaiting(const lrel_record *record, lrel_awaiting *out);

/** Of @p count days, ascending, the one that @p percent of them did not go beyond
 * (nearest rank). */
int32_t lrel_report__lag(const int32_t *lags, size_t count, size_t percent);

/** Sorts @p count days, ascending. */
void lrel_report__sort_lags(int32_t *lags, size_t count);

#endif
