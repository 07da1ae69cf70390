/* SPDX-License-Identifier: Apache-2.0 */
/* sum_match.c: all sets, the small ones first; there are 255 at most. */
#include "core/sum_match.h"

int lrel_sum_match_size(unsigned set)
{
    int size = 0;

    for (; set; set &= set - 1)
        size++;
    return size;
}

static bool is_sum(const lrel_exact *values, size_t count, unsigned set,
                   lrel_exact target, lrel_exact slack)
{
    lrel_exact sum = 0;

    for (size_t i = 0; i < count; i++) {
        if (!(set >> i & 1))
            continue;
        if (values[i] <= 0)
            return false;
        sum += values[i];
    }
    return lrel_exact_abs(sum - target) <= slack;
}

unsigned lrel_sum_match(const lrel_exact *values, size_t count, lrel_exact target,
                        lrel_exact slack, unsigned except)
{
    for (int size = 1; size <= (int)count; size++)
        for (unsigned set = 1; set < 1u << count; set++)
            if (lrel_sum_match_size(set) == size && set != except &&
                is_sum(values, count, set, target, slack))
                return set;
    return 0;
}
