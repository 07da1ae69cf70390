/* SPDX-License-Identifier: Apache-2.0 */
/* share.h: a whole amount divided in proportion to weights, to the last unit, by the
 * method of largest remainders (Hamilton): every share is its quota rounded down, and the
 * units that are left go to the largest remainders. */
#ifndef LREL_CORE_SHARE_H
#define LREL_CORE_SHARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "landrelease/context.h"

/** Divides @p amount >= 0 among @p count weights >= 0 into @p out, which may be
 * @p weights. The shares add up to @p amount, or are all 0 where every weight is. No
 * share is a unit or more off its quota; where the amount is at most the sum of the
 * weights, none is larger than its weight. Of equal remainders the first goes first.
 * @return false where there is no memory */
bool lrel_share__divide(const lrel_context *context, int64_t amount,
                        const int64_t *weights, size_t count, int64_t *out);

#endif
