/* SPDX-License-Identifier: Apache-2.0 */
/* tally.c: hash tables of sums and of sets; open addressing, entries in order of arrival.
 */
#include "ledger/tally.h"

#include <string.h>

/* Keys are whole arrays of uint32_t without padding. */
static uint32_t hash_words(const void *key, size_t bytes)
{
    const uint32_t *words = key;
    uint64_t h = 0;

    for (size_t i = 0; i < bytes / sizeof *words; i++)
        h = (h ^ words[i]) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(h >> 32);
}

/* Doubles the table of slots where it is half full; `keys` are @p stride bytes apart. */
static bool make_room(uint32_t **slots, size_t *slot_count, const lrel_context *context,
                      const void *keys, size_t stride, size_t key_bytes, size_t count)
{
    size_t wanted = *slot_count ? 2 * *slot_count : 256;
    uint32_t *fresh;

    if (2 * (count + 1) <= *slot_count)
        return true;
    fresh = lrel__calloc(context, wanted, sizeof *fresh);
    if (!fresh)
        return false;
    for (size_t i = 0; i < count; i++) {
        const void *key = (const char *)keys + i * stride;
        size_t at = hash_words(key, key_bytes) & (wanted - 1);

        while (fresh[at])
            at = (at + 1) & (wanted - 1);
        fresh[at] = (uint32_t)i + 1;
    }
    lrel__free(context, *slots);
    *slots = fresh;
    *slot_count = wanted;
    return true;
}

/* The slot of @p key, or the empty one where it belongs. */
static size_t find_slot(const uint32_t *slots, size_t slot_count, const void *keys,
                        size_t stride, const void *key, size_t key_bytes)
{
    size_t at = hash_words(key, key_bytes) & (slot_count - 1);

    while (slots[at] &&
           memcmp((const char *)keys + (slots[at] - 1) * stride, key, key_bytes) != 0)
        at = (at + 1) & (slot_count - 1);
    return at;
}

bool lrel_tally__add(tally *t, const lrel_context *context, const tally_key *key,
                     int64_t area2)
{
    size_t at;
    tally_entry *entry;

    if (!make_room(&t->slots, &t->slot_count, context, t->entries, sizeof *t->entries,
                   sizeof *key, t->count) ||
        !lrel__grow(context, &t->entries, &t->capacity, t->count + 1, sizeof *t->entries))
        return false;
    at = find_slot(t->slots, t->slot_count, t->entries, sizeof *t->entries, key,
                   sizeof *key);
    if (!t->slots[at]) {
        t->entries[t->count] = (tally_entry){*key, 0};
        t->slots[at] = (uint32_t)++t->count;
    }
    entry = &t->entries[t->slots[at] - 1];
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

#define COMPARE(member)                                                                  \
    if (ka->member != kb->member)                                                        \
    return ka->member < kb->member ? -1 : 1

int lrel_tally__compare(const void *a, const void *b)
{
    const tally_key *ka = &((const tally_entry *)a)->key;
    const tally_key *kb = &((const tally_entry *)b)->key;

    COMPARE(account);
    COMPARE(group);
    COMPARE(place);
    if (ka->period != kb->period) /* LREL_PERIOD_BEFORE comes first */
        return ka->period + 1 < kb->period + 1 ? -1 : 1;
    COMPARE(column);
    COMPARE(record);
    return 0;
}

void lrel_tally__clear(tally *t, const lrel_context *context)
{
    lrel__free(context, t->entries);
    lrel__free(context, t->slots);
    memset(t, 0, sizeof *t);
}

uint64_t *lrel_presence__of(presence *p, const lrel_context *context,
                            const presence_key *key)
{
    size_t at;

    if (!make_room(&p->slots, &p->slot_count, context, p->keys, sizeof *p->keys,
                   sizeof *key, p->count) ||
        !lrel__grow(context, &p->keys, &p->key_capacity, p->count + 1, sizeof *p->keys) ||
        !lrel__grow(context, &p->bits, &p->bit_capacity, (p->count + 1) * p->words_each,
                    sizeof *p->bits))
        return NULL;
    at = find_slot(p->slots, p->slot_count, p->keys, sizeof *p->keys, key, sizeof *key);
    if (!p->slots[at]) {
        p->keys[p->count] = *key;
        memset(p->bits + p->count * p->words_each, 0, p->words_each * sizeof *p->bits);
        p->slots[at] = (uint32_t)++p->count;
    }
    return p->bits + (p->slots[at] - 1) * p->words_each;
}

void lrel_presence__clear(presence *p, const lrel_context *context)
{
    lrel__free(context, p->keys);
    lrel__free(context, p->bits);
    lrel__free(context, p->slots);
    memset(p, 0, sizeof *p);
}
