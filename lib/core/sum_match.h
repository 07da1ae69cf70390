/* SPDX-License-Identifier: Apache-2.0 */
/* sum_match.h: which of a few figures add up to another one: land that one report has in
 * a category, and another in several. */
#ifndef LREL_CORE_SUM_MATCH_H
#define LREL_CORE_SUM_MATCH_H

#include "core/exact.h"

#define LREL_SUM_MATCH_MAX 8

/** The smallest set of @p values whose sum is @p target to within @p slack; of equal size
 * the one with the earlier members. Bit i is value i; values of 0 or less are in no set.
 *
 * @param values  of which there are LREL_SUM_MATCH_MAX at most
 * @param except  a set that is not asked for: the figure itself; 0: none
 * @return 0 where there is none */
unsigned lrel_sum_match(const lrel_exact *values, size_t count, lrel_exact target,
                        lrel_exact slack, unsigned except);

/** How many members @p set has. */
int lrel_sum_match_size(unsigned set);

#endif
