/* SPDX-License-Identifier: Apache-2.0 */
/* memo.c: a hash table with open addressing, half full at most. The text asked for last
 * is tried first, since rows of one kind stand together in most files. */
#include "normalise/memo.h"

#define FIRST_SLOTS 64

static size_t find_slot(const lrel_memo *memo, lrel_text text)
{
    size_t slot = (size_t)lrel_text_hash(text) & (memo->slot_count - 1);

    while (memo->slots[slot] != 0 &&
           !lrel_text_is_equal(memo->texts[memo->slots[slot] - 1], text))
        slot = (slot + 1) & (memo->slot_count - 1);
    return slot;
}

static bool grow_slots(lrel_memo *memo)
{
    size_t slot_count = memo->slot_count ? memo->slot_count * 2 : FIRST_SLOTS;
    uint32_t *slots = lrel__calloc(memo->context, slot_count, sizeof *slots);

    if (!slots)
        return false;
    lrel__free(memo->context, memo->slots);
    memo->slots = slots;
    memo->slot_count = slot_count;
    for (size_t i = 0; i < memo->count; i++)
        memo->slots[find_slot(memo, memo->texts[i])] = (uint32_t)i + 1;
    return true;
}

bool lrel_memo__number(lrel_memo *memo, lrel_text text, size_t *number, bool *is_new)
{
    size_t slot;

    *is_new = false;
    if (memo->last < memo->count && lrel_text_is_equal(memo->texts[memo->last], text)) {
        *number = memo->last;
        return true;
    }
    if (memo->count >= UINT32_MAX - 1 ||
        (memo->count * 2 >= memo->slot_count && !grow_slots(memo)))
        return false;
    slot = find_slot(memo, text);
    if (memo->slots[slot] == 0) {
        if (!lrel__grow(memo->context, &memo->texts, &memo->capacity, memo->count + 1,
                        sizeof *memo->texts))
            return false;
        memo->texts[memo->count++] = text;
        memo->slots[slot] = (uint32_t)memo->count;
        *is_new = true;
    }
    *number = memo->last = memo->slots[slot] - 1;
    return true;
}

void lrel_memo__clear(lrel_memo *memo)
{
    lrel__free(memo->context, memo->texts);
    lrel__free(memo->context, memo->slots);
    *memo = (lrel_memo){.context = memo->context};
}
