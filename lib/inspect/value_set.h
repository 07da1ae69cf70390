/* SPDX-License-Identifier: Apache-2.0 */
/* value_set.h: the values of a column and how often each stands there, in bounded memory
 * and without regard to the order of rows.
 *
 * Of more than LREL_VALUES_KEPT values those of the smallest hashes are kept. The bound
 * below which hashes are kept only ever falls, so that what is kept in the end was never
 * let go: its counts are exact, whatever the order. */
#ifndef LREL_INSPECT_VALUE_SET_H
#define LREL_INSPECT_VALUE_SET_H

#include "core/memory.h"
#include "core/text.h"

/* More than any list of codes; with less, ids of small files would be counted wrongly. */
#define LREL_VALUES_KEPT 2048

typedef struct lrel_value_count {
    lrel_text text; /* lent */
    uint64_t hash;
    int64_t count;
} lrel_value_count;

/* Begin with zeros but for the context; end with lrel_value_set__clear(). */
typedef struct lrel_value_set {
    const lrel_context *context;
    lrel_value_count *at;
    size_t count;
    uint32_t *slots; /* place + 1, 0 where free */
    uint64_t bound;  /* hashes at and above it are not kept; 0: all are */
} lrel_value_set;

/** Counts @p text. @return false where there is no memory */
bool lrel_value_set__add(lrel_value_set *set, lrel_text text);

/** Puts the most frequent first, those of one count in order of bytes, and lets go of
 * what is too many. Nothing may be added afterwards. */
void lrel_value_set__finish(lrel_value_set *set);

/** True where there were more values than are kept. */
bool lrel_value_set__is_capped(const lrel_value_set *set);

void lrel_value_set__clear(lrel_value_set *set);

#endif
