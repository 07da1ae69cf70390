/* SPDX-License-Identifier: Apache-2.0 */
/* joins.h: which rings hang together: union-find without locks. A root is always hung
 * below a lower one, so that the outcome does not depend on the order of the unions. */
#ifndef LREL_MOSAIC_JOINS_H
#define LREL_MOSAIC_JOINS_H

#include <stdatomic.h>
#include <stdint.h>

static inline uint32_t joins_root(_Atomic uint32_t *parent, uint32_t i)
{
    uint32_t up;

    while ((up = atomic_load_explicit(&parent[i], memory_order_relaxed)) != i) {
        uint32_t above = atomic_load_explicit(&parent[up], memory_order_relaxed);

        if (above != up)
            atomic_compare_exchange_weak_explicit(
                &parent[i], &up, above, memory_order_relaxed, memory_order_relaxed);
        i = above;
    }
    return i;
}

static inline void joins_add(_Atomic uint32_t *parent, uint32_t a, uint32_t b)
{
    while ((a = joins_root(parent, a)) != (b = joins_root(parent, b))) {
        uint32_t low = a < b ? a : b, high = a < b ? b : a, expected = high;

        if (atomic_compare_exchange_strong_explicit(&parent[high], &expected, low,
                                                    memory_order_relaxed,
                                                    memory_order_relaxed))
            return;
    }
}

#endif
