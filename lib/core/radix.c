/* SPDX-License-Identifier: Apache-2.0 */
/* radix.c: a radix sort, byte by byte from the lowest (Knuth, The Art of Computer
 * Programming, volume 3, 5.2.5). Bytes in which no two keys differ are passed over, so
 * small numbers cost no more than their size. */
#include "core/radix.h"

#define BYTE_VALUES 256
/* Below this, counting bytes costs more than moving things one by one. */
#define FEW 48

/* Whether the keys rise already; *bits are those in which some keys differ. */
static bool is_sorted(const lrel_keyed *items, size_t count, uint64_t *bits)
{
    bool rises = true;

    *bits = 0;
    for (size_t i = 1; i < count; i++) {
        rises &= items[i - 1].key <= items[i].key;
        *bits |= items[i - 1].key ^ items[i].key;
    }
    return rises;
}

static void insert_each(lrel_keyed *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        lrel_keyed one = items[i];
        size_t k = i;

        for (; k > 0 && items[k - 1].key > one.key; k--)
            items[k] = items[k - 1];
        items[k] = one;
    }
}

static void sort_by_byte(const lrel_keyed *items, lrel_keyed *out, size_t count,
                         int shift)
{
    size_t place[BYTE_VALUES] = {0}, sum = 0;

    for (size_t i = 0; i < count; i++)
        place[items[i].key >> shift & 0xFF]++;
    for (int b = 0; b < BYTE_VALUES; b++) {
        size_t n = place[b];

        place[b] = sum;
        sum += n;
    }
    for (size_t i = 0; i < count; i++)
        out[place[items[i].key >> shift & 0xFF]++] = items[i];
}

void lrel__radix_sort(lrel_sortable *list)
{
    uint64_t bits;

    if (is_sorted(list->at, list->count, &bits))
        return;
    if (list->count < FEW) {
        insert_each(list->at, list->count);
        return;
    }
    for (int shift = 0; shift < 64; shift += 8) {
        lrel_keyed *sorted = list->spare;

        if (!(bits >> shift & 0xFF))
            continue;
        sort_by_byte(list->at, sorted, list->count, shift);
        list->spare = list->at;
        list->at = sorted;
    }
}

bool lrel__sortable_init(lrel_sortable *list, const lrel_context *context, size_t count)
{
    list->at = lrel__alloc(context, count, sizeof *list->at);
    list->spare = lrel__alloc(context, count, sizeof *list->spare);
    list->count = count;
    return list->at && list->spare;
}

void lrel__sortable_clear(lrel_sortable *list, const lrel_context *context)
{
    lrel__free(context, list->at);
    lrel__free(context, list->spare);
    *list = (lrel_sortable){0};
}
