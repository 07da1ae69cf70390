/* SPDX-License-Identifier: Apache-2.0 */
/* faces.c: interning sets of owners. */
#include "mosaic/faces.h"

#include <stdlib.h>
#include <string.h>

#include "mosaic/graph.h"

static uint32_t hash_owners(const uint32_t *owners, uint32_t count)
{
    uint64_t h = count + 0x9E3779B97F4A7C15u;

    for (uint32_t i = 0; i < count; i++) {
        h = (h ^ owners[i]) * 0xBF58476D1CE4E5B9u;
        h ^= h >> 29;
    }
    return (uint32_t)(h ^ h >> 32);
}

static bool make_room(faceset *set, const lrel_context *context)
{
    size_t slot_count = set->slot_count ? 2 * set->slot_count : 256;
    uint32_t *slots;

    if (2 * (set->faces.count + 1) <= set->slot_count)
        return true;
    slots = lrel__calloc(context, slot_count, sizeof *slots);
    if (!slots)
        return false;
    for (size_t f = 0; f < set->faces.count; f++) {
        size_t at = set->faces.at[f].hash & (slot_count - 1);

        while (slots[at])
            at = (at + 1) & (slot_count - 1);
        slots[at] = (uint32_t)f + 1;
    }
    lrel__free(context, set->slots);
    set->slots = slots;
    set->slot_count = slot_count;
    return true;
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
                        uint32_t count, uint32_t *out)
{
    uint32_t hash = hash_owners(owners, count);
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

/* A face on its way through sorting: its first two owners say nearly always enough. */
typedef struct sort_key {
    uint64_t first_two;
    uint32_t face;
} sort_key;

static int compare_faces(const void *a, const void *b, void *user)
{
    const sort_key *ka = a, *kb = b;
    const faceset *set = user;
    const face_entry *fa, *fb;
    const uint32_t *oa, *ob;

    if (ka->first_two != kb->first_two)
        return ka->first_two < kb->first_two ? -1 : 1;
    fa = &set->faces.at[ka->face];
    fb = &set->faces.at[kb->face];
    oa = set->owners.at + fa->first;
    ob = set->owners.at + fb->first;
    for (uint32_t i = 2; i < fa->count && i < fb->count; i++)
        if (oa[i] != ob[i])
            return oa[i] < ob[i] ? -1 : 1;
    return fa->count < fb->count ? -1 : fa->count > fb->count;
}

static sort_key key_of(const faceset *set, uint32_t face)
{
    const face_entry *f = &set->faces.at[face];
    const uint32_t *owners = set->owners.at + f->first;

    /* A face of one owner comes before all that have a second. */
    return (sort_key){(uint64_t)owners[0] << 32 | (f->count > 1 ? owners[1] : 0), face};
}

lrel_status lrel_faceset__sort(faceset *set, const lrel_context *context,
                               uint32_t *renumbered, lrel_error *err)
{
    sort_key *order = lrel__alloc(context, set->faces.count, sizeof *order);
    face_entry *sorted = lrel__alloc(context, set->faces.count, sizeof *sorted);
    size_t kept = 0;
    lrel_status status = LREL_OK;

    if (!order || !sorted) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (size_t f = 0; f < set->faces.count; f++) {
        renumbered[f] = FACE_OUTSIDE;
        if (set->faces.at[f].area2 < 0) {
            status = lrel__fail(err, LREL_E_INVARIANT, "a face has negative land");
            goto done;
        }
        if (set->faces.at[f].area2 > 0 && set->faces.at[f].count > 0)
            order[kept++] = key_of(set, (uint32_t)f);
    }
    qsort_r(order, kept, sizeof *order, compare_faces, set);
    for (size_t i = 0; i < kept; i++) {
        sorted[i] = set->faces.at[order[i].face];
        renumbered[order[i].face] = (uint32_t)i;
    }
    if (kept)
        memcpy(set->faces.at, sorted, kept * sizeof *sorted);
    set->faces.count = kept;
    lrel__free(context, set->slots); /* they hold the old numbers */
    set->slots = NULL;
    set->slot_count = 0;

done:
    lrel__free(context, order);
    lrel__free(context, sorted);
    return status;
}
