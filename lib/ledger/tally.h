/* SPDX-License-Identifier: Apache-2.0 */
/* tally.h: sums of land by key, and sets of periods by key: two hash tables that grow. */
#ifndef LREL_LEDGER_TALLY_H
#define LREL_LEDGER_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/memory.h"

/* What a sum is of. Unused members are 0. */
typedef struct tally_key {
    uint32_t account;
    uint32_t period;
    uint32_t group;
    uint32_t place;
    uint32_t column;
    uint32_t record; /* twice its index, and 1 for a release */
} tally_key;

typedef struct tally_entry {
    tally_key key;
    int64_t area2;
} tally_entry;

typedef struct tally {
    tally_entry *entries;
    size_t count, capacity;
    uint32_t *slots; /* entry + 1, 0: empty */
    size_t slot_count;
    bool has_overflowed;
} tally;

/** Adds @p area2 to the sum of @p key. @return false where there is no memory */
bool lrel_tally__add(tally *t, const lrel_context *context, const tally_key *key,
                     int64_t area2);
/** Adds all sums of @p from. @return false where there is no memory */
bool lrel_tally__merge(tally *into, const lrel_context *context, const tally *from);
/** Order of keys: account, group, place, period, column, record. */
int lrel_tally__compare(const void *a, const void *b);
void lrel_tally__clear(tally *t, const lrel_context *context);

/* In which periods a hazard stood somewhere in a group of land. */
typedef struct presence_key {
    uint32_t account;
    uint32_t group;
    uint32_t place;
    uint32_t hazard;
} presence_key;

/* Bit p: at the end of period p, counted from the one before the first, which is 0. */
typedef struct presence {
    presence_key *keys;
    uint64_t *bits; /* words_each per key */
    size_t words_each;
    size_t count, key_capacity, bit_capacity;
    uint32_t *slots;
    size_t slot_count;
} presence;

/** The words of @p key, empty at first; NULL where there is no memory. Valid until the
 * next call. */
uint64_t *lrel_presence__of(presence *p, const lrel_context *context,
                            const presence_key *key);
void lrel_presence__clear(presence *p, const lrel_context *context);

#endif
