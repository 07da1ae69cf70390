/* SPDX-License-Identifier: Apache-2.0 */
/* presence.h: in which periods a hazard stood in which group of land: sets of periods in
 * a hash table that grows. */
#ifndef LREL_LEDGER_PRESENCE_H
#define LREL_LEDGER_PRESENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/memory.h"

/* In which periods a hazard stood somewhere in a group of land. Accounts that share a
 * history share a set. */
typedef struct presence_key {
    uint32_t accounts; /* a bit each; bit account_count: the land of all accounts */
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
    uint32_t *latest; /* by hazard: the last key asked for, + 1; 0: none */
} presence;

/** An empty set of sets, for hazards below @p hazard_count and periods below 64 times
 * @p words_each. @return false where there is no memory */
bool lrel_presence__init(presence *p, const lrel_context *context, size_t hazard_count,
                         size_t words_each);
/** The words of @p key, empty at first; NULL where there is no memory. Valid until the
 * next call. */
uint64_t *lrel_presence__of(presence *p, const lrel_context *context,
                            const presence_key *key);
/** Sets the bits @p from .. @p to - 1, some, of @p key. @return false where there is no
 * memory
 */
bool lrel_presence__mark(presence *p, const lrel_context *context,
                         const presence_key *key, uint32_t from, uint32_t to);
/** Takes over the sets of @p from. @return false where there is no memory */
bool lrel_presence__join(presence *into, const lrel_context *context,
                         const presence *from);
void lrel_presence__clear(presence *p, const lrel_context *context);

#endif
