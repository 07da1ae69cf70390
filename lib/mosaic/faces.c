/* SPDX-License-Identifier: Apache-2.0 */
/* faces.c: interning sets of owners. */
#include "mosaic/faces.h"

#include <string.h>

uint64_t lrel_faceset__word(const uint32_t *owners, uint32_t count)
{
    uint64_t word = count + 0x9E3779B97F4A7C15u;

    for (uint32_t i = 0; i < count; i++) {
        word = (word ^ owners[i]) * 0xBF58476D1CE4E5B9u;
        word ^= word >> 29;
    }
    return word;
}

#define SLOTS_MIN 16

/* Twice as many slots, of which at most half are taken. */
static bool make_room(faceset *set, const lrel_context *context)
{
    size_t slot_count = set->slot_count ? 2 * set->slot_count : SLOTS_MIN;

    if (2 * (set->faces.count - set->first + 1) <= set->slot_count)
        return true;
    if (!lrel__grow(context, &set->slots, &set->slot_capacity, slot_count,
                    sizeof *set->slots))
        return false;
    set->slot_count = slot_count;
    memset(set->slots, 0, slot_count * sizeof *set->slots);
    for (size_t f = set->first; f < set->faces.count; f++) {
        size_t at = set->faces.at[f].hash & (slot_count - 1);

        while (set->slots[at])
            at = (at + 1) & (slot_count - 1);
        set->slots[at] = (uint32_t)f + 1;
    }
    return true;
}

void lrel_faceset__forget(faceset *set)
{
    set->first = set->faces.count;
    set->slot_count = 0;
}

static bool add_face(faceset *set, const lrel_context *context, const uint32_t *owners,
                     uint32_t count, uint32_t hash)
{
    face_entry *face;

    if (!lrel__grow(context, &set->owners.at, &set->owners.capacity,
                    set->owners.count + count, sizeof *set->owners.at))
        return false;
    face = LREL__PUSH(context, &set->faces);
    if (!face)
        return false;
    *face = (face_entry){set->owners.count, count, hash, 0};
    memcpy(set->owners.at + set->owners.count, owners, count * sizeof *owners);
    set->owners.count += count;
    return true;
}

bool lrel_faceset__find(faceset *set, const lrel_context *context, const uint32_t *owners,
                        uint32_t count, uint64_t word, uint32_t *out)
{
    uint32_t hash = (uint32_t)(word ^ word >> 32);
    size_t at;

    if (!make_room(set, context))
        return false;
    for (at = hash & (set->slot_count - 1); set->slots[at];
         at = (at + 1) & (set->slot_count - 1)) {
        const face_entry *face = &set->faces.at[set->slots[at] - 1];

        if (face->hash == hash && face->count == count &&
            memcmp(set->owners.at + face->first, owners, count * sizeof *owners) == 0) {
            *out = set->slots[at] - 1;
            return true;
        }
    }
    if (!add_face(set, context, owners, count, hash))
        return false;
    set->slots[at] = (uint32_t)set->faces.count;
    *out = (uint32_t)set->faces.count - 1;
    return true;
}

void lrel_faceset__clear(faceset *set, const lrel_context *context)
{
    lrel__free(context, set->faces.at);
    lrel__free(context, set->owners.at);
    lrel__free(context, set->slots);
    memset(set, 0, sizeof *set);
}
