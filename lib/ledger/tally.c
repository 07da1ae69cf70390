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

/* An entry on its way through sorting: its account, group and place say most. */
typedef struct sort_key {
    uint64_t land;
    uint32_t entry;
} sort_key;

/* Account, group and place in 64 bits; numbers too large for their bits are equal here,
 * and the full comparison tells them apart. */
static uint64_t land_key(const tally_key *key)
{
    uint64_t group = key->group < 0xFFFFFF ? key->group : 0xFFFFFF;
    uint64_t place = key->place < 0xFFFFFF ? key->place : 0xFFFFFF;

    return (uint64_t)key->account << 48 | group << 24 | (group < 0xFFFFFF ? place : 0);
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

    if (ka->land != kb->land)
        return ka->land < kb->land ? -1 : 1;
    return compare_keys(&t->entries[ka->entry].key, &t->entries[kb->entry].key);
}

bool lrel_tally__sort(tally *t, const lrel_context *context)
{
    sort_key *order = lrel__alloc(context, t->count, sizeof *order);
    tally_entry *sorted = lrel__alloc(context, t->count, sizeof *sorted);
    bool has_memory = order && sorted;

    for (size_t i = 0; has_memory && i < t->count; i++)
        order[i] = (sort_key){land_key(&t->entries[i].key), (uint32_t)i};
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
