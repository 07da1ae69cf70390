/* SPDX-License-Identifier: Apache-2.0 */
/* heap.h: which of some items comes first, while their keys change. Of equal keys the
 * lower item comes first, so that the order is one of the items alone. */
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
    uint32_t *place; /* by item, where it is in the heap */
    size_t place_capacity;
} heap;

/* Room for the items 0 .. count - 1, none of which is in. */
static inline bool heap_start(heap *h, const lrel_context *context, size_t count)
{
    h->count = 0;
    return lrel__grow(context, &h->at, &h->capacity, count, sizeof *h->at) &&
           lrel__grow(context, &h->place, &h->place_capacity, count, sizeof *h->place);
}

static inline void heap_clear(heap *h, const lrel_context *context)
{
    lrel__free(context, h->at);
    lrel__free(context, h->place);
}

static inline bool heap_is_before(heap_entry a, heap_entry b)
{
    return a.key < b.key || (a.key == b.key && a.item < b.item);
}

static inline void heap_put(heap *h, size_t i, heap_entry e)
{
    h->at[i] = e;
    h->place[e.item] = (uint32_t)i;
}

/* Finds the place of @p e, for which place @p i is empty. */
static inline void heap_settle(heap *h, size_t i, heap_entry e)
{
    while (i > 0 && heap_is_before(e, h->at[(i - 1) / 2])) {
        heap_put(h, i, h->at[(i - 1) / 2]);
        i = (i - 1) / 2;
    }
    for (;;) {
        size_t child = 2 * i + 1;

        if (child + 1 < h->count && heap_is_before(h->at[child + 1], h->at[child]))
            child++;
        if (child >= h->count || !heap_is_before(h->at[child], e))
            break;
        heap_put(h, i, h->at[child]);
        i = child;
    }
    heap_put(h, i, e);
}

static inline void heap_add(heap *h, uint32_t item, double key)
{
    h->count++;
    heap_settle(h, h->count - 1, (heap_entry){key, item});
}

static inline void heap_change(heap *h, uint32_t item, double key)
{
    heap_settle(h, h->place[item], (heap_entry){key, item});
}

static inline heap_entry heap_take(heap *h)
{
    heap_entry first = h->at[0];

    h->count--;
    if (h->count)
        heap_settle(h, 0, h->at[h->count]);
    return first;
}

#endif
