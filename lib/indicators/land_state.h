/* SPDX-License-Identifier: Apache-2.0 */
/* land_state.h: what a piece of land was at the start of a day, in every account. */
#ifndef LREL_INDICATORS_LAND_STATE_H
#define LREL_INDICATORS_LAND_STATE_H

#include "dataset/dataset.h"
#include "ledger/history.h"

typedef struct indicator_land {
    uint32_t recorded;                  /* bit i: in account i a hazard stood there */
    uint32_t beyond;                    /* a release there found no hazard on record */
    uint32_t release[LREL_ACCOUNT_MAX]; /* by account: the last one; UINT32_MAX: none */
    lrel_date released[LREL_ACCOUNT_MAX];
    uint8_t left_by[LREL_ACCOUNT_MAX]; /* lrel_ledger_column + 1; 0: never on record */
} indicator_land;

/** The land that @p history was last told, at the start of @p day. */
void lrel_indicators__land_at(const lrel_history *history, lrel_date day,
                              indicator_land *out);

/** In words; @p release receives the one that released it, or UINT32_MAX. */
const char *lrel_indicators__land_words(const indicator_land *land, uint32_t accounts,
                                        uint32_t *release);

#endif
