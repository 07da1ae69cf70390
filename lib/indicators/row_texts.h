/* SPDX-License-Identifier: Apache-2.0 */
/* row_texts.h: what CSV and JSON say of a row in the same words. */
#ifndef LREL_INDICATORS_ROW_TEXTS_H
#define LREL_INDICATORS_ROW_TEXTS_H

#include "indicators/making.h"

#define INDICATOR_GROUP_MAX 64 /* of a code */
#define INDICATOR_NOTE_MAX  1200

/* Digits of a value, whose a and b stand beside it; and of those, where they are no sums:
 * whole numbers of any size they hold. */
#define INDICATOR_VALUE_DIGITS 6
#define INDICATOR_TERM_DIGITS  12

/** To so many digits. */
double lrel_indicators__rounded(double value, int digits);
/** The group; of assets "tasks involving ...". */
lrel_text lrel_indicators__group(const indicator_row *row,
                                 char room[INDICATOR_GROUP_MAX]);
/** What the unit is called; "" where that is not known. */
lrel_text lrel_indicators__group_name(const indicator_making *m,
                                      const indicator_row *row);
/** The note; of assets with the sentence that rows do not add up. */
const char *lrel_indicators__note(const indicator_row *row, char out[INDICATOR_NOTE_MAX]);

static inline bool indicator_is_of_account(const indicator_row *row, uint32_t account)
{
    return account == LREL_ACCOUNT_EVERY || row->account == account;
}

#endif
