/* SPDX-License-Identifier: Apache-2.0 */
/* tally.c: sums by key, in a list per record. */
#include "ledger/tally.h"

#include <stdlib.h>
#include <string.h>

bool lrel_tally__init(tally *t, const lrel_context *context, size_t record_count)
{
    memset(t, 0, sizeof *t);
    t->first = lrel__calloc(context, record_count, sizeof *t->first);
    return t->first != NULL;
}

static bool is_same_cell(const tally_key *a, const tally_key *b)
{
    return a->account == b->account && a->column == b->column && a->period == b->period &&
           a->group == b->group && a->place == b->place;
}

bool lrel_tally__add(tally *t, const lrel_context *context, const tally_key *key,
                     int64_t area2)
{
    uint32_t at = t->first[key->record];
    tally_entry *entry;

    while (at && !is_same_cell(&t->entries[at - 1].key, key))
        at = t->entries[at - 1].next;
    if (!at) {
        if (!lrel__grow(context, &t->entries, &t->capacity, t->count + 1,
                        sizeof *t->entries))
            return false;
        t->entries[t->count] = (tally_entry){*key, t->first[key->record], 0};
        t->first[key->record] = at = (uint32_t)++t->count;
    }
    entry = &t->entries[at - 1];
    t->has_overflowed |= __builtin_add_overflow(entry->area2, area2, &entry->area2);
    return true;
}

bool lrel_tally__merge(tally *into, const lrel_context *context, const tally *from)
{
    for (size_t i = 0; i < from->count; i++)
        if (!lrel_tally__add(into, context, &from->entries[i].key,
                             from->entries[i].area2))
            return false;
    into->has_overflowed |= from->has_overflowed;
    return true;
}

/* An entry on its way through sorting: its cell in one word says nearly always enough. */
typedef struct sort_key {
    uint64_t cell;
    uint32_t entry;
} sort_key;

/* Appends a number to a word in @p bits bits. One too large for them fills them and hides
 * all that follows, which the full comparison then tells apart. */
static uint64_t append(uint64_t word, uint32_t number, int bits, bool *is_full)
{
    uint64_t most = (UINT64_C(1) << bits) - 1;

    if (*is_full)
        return word << bits;
    *is_full = number >= most;
    return word << bits | (*is_full ? most : number);
}

/* Account, group, place, period (the one before the first is 0) and column, in that
 * order. */
static uint64_t cell_key(const tally_key *key)
{
    bool is_full = false;
    uint64_t word = key->account; /* below 32 */

    word = append(word, key->group, 18, &is_full);
    word = append(word, key->place, 18, &is_full);
    word = append(word, key->period + 1, 15, &is_full);
    return append(word, key->column, 4, &is_full);
}

#define COMPARE(member)                                                                  \
    if (ka->member != kb->member)                                                        \
    return ka->member < kb->member ? -1 : 1

static int compare_keys(const tally_key *ka, const tally_key *kb)
{
    COMPARE(account);
    COMPARE(group);
    COMPARE(place);
    if (ka->period != kb->period) /* LREL_PERIOD_BEFORE comes first */
        return ka->period + 1 < kb->period + 1 ? -1 : 1;
    COMPARE(column);
    COMPARE(record);
    return 0;
}

static int compare_entries(const void *a, const void *b, void *user)
{
    const sort_key *ka = a, *kb = b;
    const tally *t = user;

    if (ka->cell != kb->cell)
        return ka->cell < kb->cell ? -1 : 1;
    return compare_keys(&t->entries[ka->entry].key, &t->entries[kb->entry].key);
}

bool lrel_tally__sort(tally *t, const lrel_context *context)
{
    sort_key *order = lrel__alloc(context, t->count, sizeof *order);
    tally_entry *sorted = lrel__alloc(context, t->count, sizeof *sorted);
    bool has_memory = order && sorted;

    for (size_t i = 0; has_memory && i < t->count; i++)
        order[i] = (sort_key){cell_key(&t->entries[i].key), (uint32_t)i};
    if (has_memory && t->count) {
        qsort_r(order, t->count, sizeof *order, compare_entries, t);
        for (size_t i = 0; i < t->count; i++)
            sorted[i] = t->entries[order[i].entry];
        lrel__free(context, t->entries);
        t->entries = sorted;
        t->capacity = t->count;
        sorted = NULL;
    }
    lrel__free(context, order);
    lrel__free(context, sorted);
    return has_memory;
}

void lrel_tally__clear(tally *t, const lrel_context *context)
{
    lrel__free(context, t->entries);
    lrel__free(context, t->first);
    memset(t, 0, sizeof *t);
}
