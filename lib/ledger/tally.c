/* SPDX-License-Identifier: Apache-2.0 */
/* tally.c: sums by key. A record mostly touches few cells of the account, and a short
 * list per record finds them faster than any hash. One that covers a whole country
 * touches thousands: what does not fit a short list is found by hash. */
#include "ledger/tally.h"

#include <string.h>

#include "core/memory.h"

#define SHORT_LIST 12

static bool make_lists(tally_lists *lists, const lrel_context *context, size_t count)
{
    uint32_t *first = lrel__calloc(context, count, sizeof *first);

    if (!first)
        return false;
    lrel__free(context, lists->first);
    *lists = (tally_lists){first, count};
    return true;
}

bool lrel_tally__init(tally *t, const lrel_context *context, size_t record_count,
                      size_t expected)
{
    memset(t, 0, sizeof *t);
    return make_lists(&t->by_record, context, record_count) &&
           lrel__grow(context, &t->entries, &t->capacity, expected + 1,
                      sizeof *t->entries);
}

static bool is_same(const tally_key *a, const tally_key *b)
{
    return a->accounts == b->accounts && a->column == b->column &&
           a->period == b->period && a->group == b->group && a->place == b->place &&
           a->is_first == b->is_first && a->record == b->record;
}

/* The list of @p key by hash: multiplying by odd numbers carries every bit upwards. */
static uint32_t *hashed_list(const tally *t, const tally_key *key)
{
    uint64_t a = (uint64_t)key->record << 32 | key->group;
    uint64_t b = (uint64_t)(key->accounts ^ (uint32_t)key->column << 20) << 32 |
                 (key->place ^ key->period << 16 ^ key->is_first);
    uint64_t h = a * 0x9E3779B97F4A7C15u + b * 0xD6E8FEB86659FD93u;

    return &t->by_hash.first[(h >> 32 ^ h >> 48) & (t->by_hash.count - 1)];
}

static void put_first(tally *t, uint32_t *list, size_t entry)
{
    t->entries[entry].next = *list;
    *list = (uint32_t)entry + 1;
}

/* Goes down at most @p most entries of a list. @return entry + 1; 0: not among them, and
 * *is_long tells whether there are more */
static uint32_t find(const tally *t, uint32_t at, const tally_key *key, int most,
                     bool *is_long)
{
    for (; at && most > 0; at = t->entries[at - 1].next, most--)
        if (is_same(&t->entries[at - 1].key, key))
            return at;
    *is_long = most == 0;
    return 0;
}

/* Twice the lists by hash where they hold one entry each. Which entries they hold is
 * known from the lists alone. */
static bool make_hash_room(tally *t, const lrel_context *context)
{
    tally_lists old = t->by_hash;

    if (t->hashed < old.count)
        return true;
    t->by_hash.first = NULL;
    if (!make_lists(&t->by_hash, context, old.count ? 2 * old.count : 1024)) {
        t->by_hash = old;
        return false;
    }
    for (size_t i = 0; i < old.count; i++)
        for (uint32_t at = old.first[i], next; at; at = next) {
            next = t->entries[at - 1].next;
            put_first(t, hashed_list(t, &t->entries[at - 1].key), at - 1);
        }
    lrel__free(context, old.first);
    return true;
}

/* A new sum of @p key, 0 so far: entry + 1, or 0 where there is no memory. */
static uint32_t add_entry(tally *t, const lrel_context *context, const tally_key *key,
                          bool is_hashed)
{
    if (!lrel__grow(context, &t->entries, &t->capacity, t->count + 1,
                    sizeof *t->entries) ||
        (is_hashed && !make_hash_room(t, context)))
        return 0;
    t->entries[t->count] = (tally_entry){*key, 0, 0};
    put_first(t, is_hashed ? hashed_list(t, key) : &t->by_record.first[key->record],
              t->count);
    t->hashed += is_hashed;
    return (uint32_t)++t->count;
}

bool lrel_tally__add(tally *t, const lrel_context *context, const tally_key *key,
                     int64_t area2)
{
    bool is_long = false;
    uint32_t at = find(t, t->by_record.first[key->record], key, SHORT_LIST, &is_long);
    tally_entry *entry;

    if (!at && is_long && t->by_hash.count) {
        bool unused;

        at = find(t, *hashed_list(t, key), key, INT32_MAX, &unused);
    }
    if (!at && !(at = add_entry(t, context, key, is_long)))
        return false;
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

void lrel_tally__list_records(tally *t)
{
    memset(t->by_record.first, 0, t->by_record.count * sizeof *t->by_record.first);
    for (size_t i = 0; i < t->count; i++)
        put_first(t, &t->by_record.first[t->entries[i].key.record], i);
}

void lrel_tally__clear(tally *t, const lrel_context *context)
{
    lrel__free(context, t->entries);
    lrel__free(context, t->by_record.first);
    lrel__free(context, t->by_hash.first);
    memset(t, 0, sizeof *t);
}
