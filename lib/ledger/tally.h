/* SPDX-License-Identifier: Apache-2.0 */
/* tally.h: sums of land by key, kept by record. */
#ifndef LREL_LEDGER_TALLY_H
#define LREL_LEDGER_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "landrelease/ledger.h"

/* What else is added up, beside the columns of the account. CLOSING is kept under period
 * 0. */
enum {
    TALLY_ALREADY =
        LREL_COLUMN_COUNT, /* of releases, under period 0 and no land's group */
    TALLY_BEYOND
};

/* What a sum is of. Accounts that share a history share a sum. */
typedef struct tally_key {
    uint32_t accounts; /* a bit each; bit account_count: the land of all accounts */
    uint32_t period;
    uint32_t group;
    uint32_t place;
    uint32_t record; /* twice its index, and 1 for a release */
    uint16_t column;
    uint16_t is_first; /* of what an event did on a face: counts for any account */
} tally_key;

typedef struct tally_entry {
    tally_key key;
    uint32_t next; /* entry + 1 in the same list, 0: none */
    int64_t area2;
} tally_entry;

/* Lists of entries: entry + 1, 0: none. */
typedef struct tally_lists {
    uint32_t *first;
    size_t count;
} tally_lists;

typedef struct tally {
    tally_entry *entries;
    size_t count, capacity;
    tally_lists by_record; /* the first few of each record; in the end all */
    tally_lists by_hash;   /* what more a record has */
    size_t hashed;         /* entries there */
    bool has_overflowed;
} tally;

/** An empty tally for records below @p record_count, with room for about @p expected
 * sums.
 * @return false where there is no memory */
bool lrel_tally__init(tally *t, const lrel_context *context, size_t record_count,
                      size_t expected);
/** Adds @p area2 to the sum of @p key. @return false where there is no memory */
bool lrel_tally__add(tally *t, const lrel_context *context, const tally_key *key,
                     int64_t area2);
/* Ask memory for what adding to the sums of @p record will look at: its list, and once
 * that is there, the first sum in it. */
static inline void lrel_tally__ask_list(const tally *t, uint32_t record)
{
    __builtin_prefetch(&t->by_record.first[record]);
}

static inline void lrel_tally__ask_sum(const tally *t, uint32_t record)
{
    uint32_t at = t->by_record.first[record];

    if (at)
        __builtin_prefetch(&t->entries[at - 1]);
}

/** Takes over the sums of @p from; the same key may then have several, and nothing can be
 * added. @return false where there is no memory */
bool lrel_tally__join(tally *into, const lrel_context *context, const tally *from);
/** Brings all sums of a record into its list; nothing can be added afterwards. */
void lrel_tally__list_records(tally *t);
void lrel_tally__clear(tally *t, const lrel_context *context);

#endif
