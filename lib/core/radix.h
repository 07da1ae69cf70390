/* SPDX-License-Identifier: Apache-2.0 */
/* radix.h: sorting by whole numbers, in time that grows with the count alone. */
#ifndef LREL_CORE_RADIX_H
#define LREL_CORE_RADIX_H

#include <stdbool.h>
#include <stdint.h>

#include "core/memory.h"

/* A number to sort by, and what goes with it: mostly an index. */
typedef struct lrel_keyed {
    uint64_t key;
    uint32_t value;
} lrel_keyed;

/* Things to sort, and room for as many to sort them with. */
typedef struct lrel_sortable {
    lrel_keyed *at;
    lrel_keyed *spare;
    size_t count;
} lrel_sortable;

/** Room for @p count things, not filled yet. @return false where there is no memory;
 * clear it in any case */
bool lrel__sortable_init(lrel_sortable *list, const lrel_context *context, size_t count);
void lrel__sortable_clear(lrel_sortable *list, const lrel_context *context);

/** Sorts by key, rising. What has one key stays in its order, so for a longer key sort by
 * its last part first. */
void lrel__radix_sort(lrel_sortable *list);

/** A key with the order of the signed number @p n. */
static inline uint32_t lrel__radix_signed(int32_t n)
{
    return (uint32_t)n ^ UINT32_C(0x80000000);
}

#endif
