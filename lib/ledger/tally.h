/* SPDX-License-Identifier: Apache-2.0 */
/* tally.h: sums of land by key, kept by record. A record touches few cells of the
 * account, so a short list per record finds them faster than any hash. */
#ifndef LREL_LEDGER_TALLY_H
#define LREL_LEDGER_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/memory.h"

/* What a sum is of. */
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
    uint32_t next; /* entry + 1 of the same record, 0: none */
    int64_t area2;
} tally_entry;

typedef struct tally {
    tally_entry *entries;
    size_t count, capacity;
    uint32_t *first; /* by record: entry + 1, 0: none */
    bool has_overflowed;
} tally;

/** An empty tally for records below @p record_count. @return false where there is no
 * memory */
bool lrel_tally__init(tally *t, const lrel_context *context, size_t record_count);
/** Adds @p area2 to the sum of @p key. @return false where there is no memory */
bool lrel_tally__add(tally *t, const lrel_context *context, const tally_key *key,
                     int64_t area2);
/** Adds all sums of @p from. @return false where there is no memory */
bool lrel_tally__merge(tally *into, const lrel_context *context, const tally *from);
/** Sorts the entries by account, group, place, period, column, record; nothing can be
 * added afterwards. @return false where there is no memory */
bool lrel_tally__sort(tally *t, const lrel_context *context);
void lrel_tally__clear(tally *t, const lrel_context *context);

#endif
