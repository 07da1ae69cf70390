/* SPDX-License-Identifier: Apache-2.0 */
/* value_set.c: the k smallest hashes (Bar-Yossef et al., RANDOM 2002), with counts. Room
 * for twice as many, so that sorting them out is rare. */
#include "inspect/value_set.h"

#include <stdlib.h>

#define ROOM  ((size_t)2 * LREL_VALUES_KEPT)
#define SLOTS ((size_t)4 * LREL_VALUES_KEPT) /* a power of two, at most half full */

static int by_hash(const void *left, const void *right)
{
    const lrel_value_count *a = left, *b = right;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return lrel_text_compare(a->text, b->text);
}

static int by_count(const void *left, const void *right)
{
    const lrel_value_count *a = left, *b = right;

    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return lrel_text_compare(a->text, b->text);
}

static size_t slot_of(const lrel_value_set *set, lrel_text text, uint64_t hash)
{
    size_t slot = hash & (SLOTS - 1);

    for (; set->slots[slot]; slot = (slot + 1) & (SLOTS - 1)) {
        const lrel_value_count *v = &set->at[set->slots[slot] - 1];

        if (v->hash == hash && lrel_text_is_equal(v->text, text))
            break;
    }
    return slot;
}

/* Keeps the smallest LREL_VALUES_KEPT. */
static void prune(lrel_value_set *set)
{
    if (set->count <= LREL_VALUES_KEPT)
        return;
    qsort(set->at, set->count, sizeof *set->at, by_hash);
    set->bound = set->at[LREL_VALUES_KEPT].hash;
    /* Values of one hash stay or go together. */
    for (set->count = LREL_VALUES_KEPT;
         set->count > 0 && set->at[set->count - 1].hash >= set->bound;)
        set->count--;
}

static void index_again(lrel_value_set *set)
{
    memset(set->slots, 0, SLOTS * sizeof *set->slots);
    for (size_t i = 0; i < set->count; i++)
        set->slots[slot_of(set, set->at[i].text, set->at[i].hash)] = (uint32_t)(i + 1);
}

static bool open_set(lrel_value_set *set)
{
    if (!set->at)
        set->at = lrel__alloc(set->context, ROOM, sizeof *set->at);
    if (!set->slots)
        set->slots = lrel__calloc(set->context, SLOTS, sizeof *set->slots);
    return set->at && set->slots;
}

bool lrel_value_set__add(lrel_value_set *set, lrel_text text)
{
    uint64_t hash = lrel_text_hash(text);
    size_t slot;

    if (!set->slots && !open_set(set))
        return false;
    if (set->bound != 0 && hash >= set->bound)
        return true;
    slot = slot_of(set, text, hash);
    if (set->slots[slot]) {
        set->at[set->slots[slot] - 1].count++;
        return true;
    }
    if (set->count == ROOM) {
        prune(set);
        index_again(set);
        return lrel_value_set__add(set, text);
    }
    set->at[set->count] = (lrel_value_count){text, hash, 1};
    set->slots[slot] = (uint32_t)++set->count;
    return true;
}

/* Most columns have few values, and there may be thousands of columns. */
static void give_back_room(lrel_value_set *set)
{
    lrel_value_count *fitting = lrel__alloc(set->context, set->count, sizeof *fitting);

    if (!fitting)
        return;
    if (set->count > 0)
        memcpy(fitting, set->at, set->count * sizeof *fitting);
    lrel__free(set->context, set->at);
    set->at = fitting;
}

void lrel_value_set__finish(lrel_value_set *set)
{
    prune(set);
    if (set->count > 1)
        qsort(set->at, set->count, sizeof *set->at, by_count);
    lrel__free(set->context, set->slots);
    set->slots = NULL;
    give_back_room(set);
}

bool lrel_value_set__is_capped(const lrel_value_set *set)
{
    return set->bound != 0;
}

void lrel_value_set__clear(lrel_value_set *set)
{
    lrel__free(set->context, set->at);
    lrel__free(set->context, set->slots);
    set->at = NULL;
    set->slots = NULL;
    set->count = 0;
}
