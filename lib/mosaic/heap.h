/* SPDX-License-Identifier: Apache-2.0 */
/* heap.h: which of some items comes first. Of equal keys the lower item comes first, so
 * that the order is one of the items alone.
 *
 * An item whose key changes is added once more, and its old entry is passed over when it
 * comes: writing down where each item is would cost more than that. Four children a node
 * lie side by side, so that a heap of a million is five cache lines deep. */
#ifndef LREL_MOSAIC_HEAP_H
#define LREL_MOSAIC_HEAP_H

#include "core/memory.h"

typedef struct heap_entry {
    double key;
    uint32_t item;
} heap_entry;

typedef struct heap {
    heap_entry *at;
    size_t count, capacity;
} heap;

static inline bool heap_is_before(heap_entry a, heap_entry b)
{
    return a.key < b.key || (a.key == b.key && a.item < b.item);
}

/* @return false where there is no memory */
static inline bool heap_add(heap *h, const lrel_context *context, heap_entry e)
{
    heap_entry *slot = LREL__PUSH(context, h);
    size_t i = h->count - 1;

    if (!slot)
        return false;
    for (; i > 0 && heap_is_before(e, h->at[(i - 1) / 4]); i = (i - 1) / 4)
        h->at[i] = h->at[(i - 1) / 4];
    h->at[i] = e;
    return true;
}

/* The first entry, of a heap that has one. */
static inline heap_entry heap_take(heap *h)
{
    heap_entry first = h->at[0], e = h->at[--h->count];
    size_t i = 0;

    for (;;) {
        size_t child = 4 * i + 1, least = child;
        size_t end = child + 4 < h->count ? child + 4 : h->count;

        for (size_t k = child + 1; k < end; k++)
            least = heap_is_before(h->at[k], h->at[least]) ? k : least;
        if (child >= h->count || !heap_is_before(h->at[least], e))
            break;
        h->at[i] = h->at[least];
        i = least;
    }
    h->at[i] = e;
    return first;
}

#endif
