/* SPDX-License-Identifier: Apache-2.0 */
/* memo.h: which texts were seen before. Columns of words repeat a handful of texts a
 * million times; each is understood once. */
#ifndef LREL_NORMALISE_MEMO_H
#define LREL_NORMALISE_MEMO_H

#include "core/memory.h"
#include "core/text.h"

/* Zeroed but for the context at first. Texts are not copied. */
typedef struct lrel_memo {
    const lrel_context *context;
    lrel_text *texts; /* in the order in which they were first seen */
    size_t count;
    size_t capacity;
    uint32_t *slots;   /* open addressing: number of the text + 1, 0 where free */
    size_t slot_count; /* a power of two */
    size_t last;
} lrel_memo;

/** The number of @p text; the number is `count - 1` of afterwards where it is new.
 * @return false where there is no memory */
bool lrel_memo__number(lrel_memo *memo, lrel_text text, size_t *number, bool *is_new);

void lrel_memo__clear(lrel_memo *memo);

#endif
