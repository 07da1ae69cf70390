/* SPDX-License-Identifier: Apache-2.0 */
/* group_set.c: see group_set.h. */
#include "dataset/group_set.h"

#include <stdlib.h>

#define SLOTS_MIN 64

static bool is_equal(const lrel_group *a, const lrel_group *b)
{
    for (int by = 0; by < LREL_BY_COUNT; by++)
        if (!lrel_text_is_equal(a->value[by], b->value[by]))
            return false;
    return true;
}

static uint64_t hash_of(const lrel_group *group)
{
    uint64_t hash = 0;

    for (int by = 0; by < LREL_BY_COUNT; by++) {
        hash = (hash << 7 | hash >> 57) * UINT64_C(0x9E3779B97F4A7C15);
        if (group->value[by].length)
            hash ^= lrel_text_hash(group->value[by]);
    }
    return hash ^ hash >> 32;
}

/* The slot of @p group, or the empty one where it belongs. */
static uint32_t *slot_of(const lrel_group_set *set, const lrel_group *group)
{
    size_t mask = set->slot_count - 1, i = (size_t)hash_of(group) & mask;

    while (set->slots[i] && !is_equal(&set->met.at[set->slots[i] - 1], group))
        i = (i + 1) & mask;
    return &set->slots[i];
}

/* No more than half of the slots are ever used. */
static bool make_room(lrel_group_set *set)
{
    size_t count = set->slot_count ? 2 * set->slot_count : SLOTS_MIN;
    uint32_t *slots;

    if (2 * (set->met.count + 1) <= set->slot_count)
        return true;
    if (!(slots = lrel__calloc(set->context, count, sizeof *slots)))
        return false;
    lrel__free(set->context, set->slots);
    set->slots = slots;
    set->slot_count = count;
    for (size_t i = 0; i < set->met.count; i++)
        *slot_of(set, &set->met.at[i]) = (uint32_t)i + 1;
    return true;
}

bool lrel_group_set__number(lrel_group_set *set, const lrel_group *group, uint32_t *out)
{
    uint32_t *slot;

    if (set->met.count == 0 || !is_equal(&set->met.at[set->last], group)) {
        if (!make_room(set))
            return false;
        slot = slot_of(set, group);
        if (*slot == 0) {
            lrel_group *fresh = LREL__PUSH(set->context, &set->met);

            if (!fresh)
                return false;
            *fresh = *group;
            *slot = (uint32_t)set->met.count;
        }
        set->last = *slot - 1;
    }
    *out = set->last;
    return true;
}

/* No two are equal. */
static int compare_met(const void *a, const void *b, void *user)
{
    const lrel_group_set *set = user;

    return lrel_group_compare(&set->met.at[*(const uint32_t *)a],
                              &set->met.at[*(const uint32_t *)b]);
}

lrel_status lrel_group_set__sort(lrel_group_set *set, lrel_groups *out, uint32_t *number,
                                 size_t count, lrel_error *err)
{
    size_t met = set->met.count;
    uint32_t *order = lrel__alloc(set->context, met, sizeof *order);
    uint32_t *rank = lrel__alloc(set->context, met, sizeof *rank);
    lrel_status status = LREL_OK;

    if (!order || !rank ||
        !lrel__grow(set->context, &out->at, &out->capacity, met, sizeof *out->at)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (size_t i = 0; i < met; i++)
        order[i] = (uint32_t)i;
    if (met > 1)
        qsort_r(order, met, sizeof *order, compare_met, set);
    for (size_t i = 0; i < met; i++) {
        out->at[i] = set->met.at[order[i]];
        rank[order[i]] = (uint32_t)i;
    }
    out->count = met;
    for (size_t i = 0; i < count; i++)
        number[i] = rank[number[i]];

done:
    lrel__free(set->context, order);
    lrel__free(set->context, rank);
    return status;
}

void lrel_group_set__clear(lrel_group_set *set)
{
    lrel__free(set->context, set->met.at);
    lrel__free(set->context, set->slots);
}
