/* SPDX-License-Identifier: Apache-2.0 */
/* presence.c: a hash table of sets; open addressing, entries in order of arrival. Faces
 * of one hazard come one after the other, mostly with one holder, so the last key of each
 * hazard is tried first. */
#include "ledger/presence.h"

#include <string.h>

static bool make_slots(presence *p, const lrel_context *context, size_t count)
{
    uint32_t *slots = lrel__calloc(context, count, sizeof *slots);

    if (!slots)
        return false;
    lrel__free(context, p->slots);
    p->slots = slots;
    p->slot_count = count;
    return true;
}

bool lrel_presence__init(presence *p, const lrel_context *context, size_t hazard_count,
                         size_t words_each)
{
    size_t slots = 256;

    memset(p, 0, sizeof *p);
    while (slots < 2 * hazard_count) /* most have one set */
        slots *= 2;
    p->words_each = words_each;
    p->latest = lrel__calloc(context, hazard_count, sizeof *p->latest);
    return p->latest && make_slots(p, context, slots);
}

static uint32_t hash_key(const presence_key *key)
{
    uint64_t h = ((uint64_t)key->accounts << 32 | key->hazard) * 0x9E3779B97F4A7C15u;

    h = (h ^ ((uint64_t)key->group << 32 | key->place)) * 0xBF58476D1CE4E5B9u;
    return (uint32_t)(h >> 32);
}

static bool is_same(const presence_key *a, const presence_key *b)
{
    return a->hazard == b->hazard && a->accounts == b->accounts && a->group == b->group &&
           a->place == b->place;
}

/* The slot of @p key, or the empty one where it belongs. */
static size_t find_slot(const presence *p, const presence_key *key)
{
    size_t at = hash_key(key) & (p->slot_count - 1);

    while (p->slots[at] && !is_same(&p->keys[p->slots[at] - 1], key))
        at = (at + 1) & (p->slot_count - 1);
    return at;
}

/* Doubles the table where it is half full. */
static bool make_room(presence *p, const lrel_context *context)
{
    if (2 * (p->count + 1) <= p->slot_count)
        return true;
    if (!make_slots(p, context, 2 * p->slot_count))
        return false;
    for (size_t i = 0; i < p->count; i++)
        p->slots[find_slot(p, &p->keys[i])] = (uint32_t)i + 1;
    return true;
}

/* A new set, empty. */
static bool add_set(presence *p, const lrel_context *context, const presence_key *key,
                    size_t slot)
{
    if (!lrel__grow(context, &p->keys, &p->key_capacity, p->count + 1, sizeof *p->keys) ||
        !lrel__grow(context, &p->bits, &p->bit_capacity, (p->count + 1) * p->words_each,
                    sizeof *p->bits))
        return false;
    p->keys[p->count] = *key;
    memset(p->bits + p->count * p->words_each, 0, p->words_each * sizeof *p->bits);
    p->slots[slot] = (uint32_t)++p->count;
    return true;
}

uint64_t *lrel_presence__of(presence *p, const lrel_context *context,
                            const presence_key *key)
{
    uint32_t *latest = &p->latest[key->hazard];

    if (!*latest || !is_same(&p->keys[*latest - 1], key)) {
        size_t at;

        if (!make_room(p, context))
            return NULL;
        at = find_slot(p, key);
        if (!p->slots[at] && !add_set(p, context, key, at))
            return NULL;
        *latest = p->slots[at];
    }
    return p->bits + (*latest - 1) * p->words_each;
}

bool lrel_presence__mark(presence *p, const lrel_context *context,
                         const presence_key *key, uint32_t from, uint32_t to)
{
    uint64_t *bits = lrel_presence__of(p, context, key);
    uint64_t ones = ~UINT64_C(0) << from % 64;
    uint32_t last = (to - 1) / 64;

    if (!bits)
        return false;
    for (uint32_t word = from / 64; word < last; word++) {
        bits[word] |= ones;
        ones = ~UINT64_C(0);
    }
    bits[last] |= ones & ~UINT64_C(0) >> (63 - (to - 1) % 64);
    return true;
}

bool lrel_presence__join(presence *into, const lrel_context *context,
                         const presence *from)
{
    for (size_t i = 0; i < from->count; i++) {
        uint64_t *bits = lrel_presence__of(into, context, &from->keys[i]);

        if (!bits)
            return false;
        for (size_t w = 0; w < into->words_each; w++)
            bits[w] |= from->bits[i * from->words_each + w];
    }
    return true;
}

void lrel_presence__clear(presence *p, const lrel_context *context)
{
    lrel__free(context, p->keys);
    lrel__free(context, p->bits);
    lrel__free(context, p->slots);
    lrel__free(context, p->latest);
    memset(p, 0, sizeof *p);
}
