/* SPDX-License-Identifier: Apache-2.0 */
/* tally.c: sums by key, in a hash table with lists in its buckets. A record mostly
 * touches few cells of the account; but one that covers a whole country touches
 * thousands. */
#include "ledger/tally.h"

#include <string.h>

#include "core/memory.h"

/* Makes @p count buckets or lists, all empty. */
static bool make_lists(tally *t, const lrel_context *context, size_t count)
{
    uint32_t *first = lrel__calloc(context, count, sizeof *first);

    if (!first)
        return false;
    lrel__free(context, t->first);
    t->first = first;
    t->first_count = count;
    return true;
}

bool lrel_tally__init(tally *t, const lrel_context *context, size_t expected)
{
    size_t buckets = 256;

    memset(t, 0, sizeof *t);
    while (buckets < expected)
        buckets *= 2;
    return make_lists(t, context, buckets) &&
           lrel__grow(context, &t->entries, &t->capacity, expected + 1,
                      sizeof *t->entries);
}

/* The list of @p key: multiplication by odd numbers carries every bit to the highest. */
static uint32_t *bucket_of(const tally *t, const tally_key *key)
{
    uint64_t a = (uint64_t)key->record << 32 | key->group;
    uint64_t b = (uint64_t)(key->accounts ^ key->column << 20) << 32 |
                 (key->place ^ key->period << 16 ^ key->is_first);
    uint64_t h = a * 0x9E3779B97F4A7C15u + b * 0xD6E8FEB86659FD93u;

    return &t->first[(h >> 32 ^ h >> 48) & (t->first_count - 1)];
}

/* Twice the buckets, when there is one sum for each. */
static bool make_room(tally *t, const lrel_context *context)
{
    if (!lrel__grow(context, &t->entries, &t->capacity, t->count + 1, sizeof *t->entries))
        return false;
    if (t->count < t->first_count)
        return true;
    if (!make_lists(t, context, 2 * t->first_count))
        return false;
    for (size_t i = 0; i < t->count; i++) {
        uint32_t *first = bucket_of(t, &t->entries[i].key);

        t->entries[i].next = *first;
        *first = (uint32_t)i + 1;
    }
    return true;
}

static bool is_same(const tally_key *a, const tally_key *b)
{
    return memcmp(a, b, sizeof *a) == 0; /* it has no gaps */
}

bool lrel_tally__add(tally *t, const lrel_context *context, const tally_key *key,
                     int64_t area2)
{
    uint32_t *first = bucket_of(t, key), at = *first;
    tally_entry *entry;

    while (at && !is_same(&t->entries[at - 1].key, key))
        at = t->entries[at - 1].next;
    if (!at) {
        if (t->count == t->capacity || t->count == t->first_count) {
            if (!make_room(t, context))
                return false;
            first = bucket_of(t, key);
        }
        t->entries[t->count] = (tally_entry){*key, *first, 0};
        *first = at = (uint32_t)++t->count;
    }
    entry = &t->entries[at - 1];
    t->has_overflowed |= __builtin_add_overflow(entry->area2, area2, &entry->area2);
    return true;
}

bool lrel_tally__join(tally *into, const lrel_context *context, const tally *from)
{
    if (!lrel__grow(context, &into->entries, &into->capacity, into->count + from->count,
                    sizeof *into->entries))
        return false;
    if (from->count)
        memcpy(into->entries + into->count, from->entries,
               from->count * sizeof *from->entries);
    into->count += from->count;
    into->has_overflowed |= from->has_overflowed;
    return true;
}

bool lrel_tally__list_records(tally *t, const lrel_context *context, size_t record_count)
{
    if (!make_lists(t, context, record_count))
        return false;
    for (size_t i = 0; i < t->count; i++) {
        tally_entry *entry = &t->entries[i];

        entry->next = t->first[entry->key.record];
        t->first[entry->key.record] = (uint32_t)i + 1;
    }
    return true;
}

void lrel_tally__clear(tally *t, const lrel_context *context)
{
    lrel__free(context, t->entries);
    lrel__free(context, t->first);
    memset(t, 0, sizeof *t);
}
