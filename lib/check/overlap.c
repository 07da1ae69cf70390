/* SPDX-License-Identifier: Apache-2.0 */
/* overlap.c: land that two records share. Each face says which records share it; its area
 * goes to each two of them, and what goes to the same two is added up. */
#include "check/overlap.h"

#include "core/radix.h"

#define SHARERS_MAX 32

static uint64_t key_of(const lrel_overlap *o)
{
    return (uint64_t)o->owner[0] << 32 | o->owner[1];
}

static lrel_status add_face(const lrel_checking *c, const lrel_face *face,
                            lrel_overlap_matters matters, lrel_overlaps *out,
                            lrel_error *err)
{
    uint32_t count = 0;

    while (count < face->owner_count && face->owners[count] < c->owner_count)
        count++;
    for (uint32_t i = 0; i < count && count <= SHARERS_MAX; i++)
        for (uint32_t k = i + 1; k < count; k++) {
            lrel_overlap *one;

            if (!matters(c, face->owners[i], face->owners[k]))
                continue;
            if (!(one = LREL__PUSH(c->data->context, out)))
                return lrel__fail_memory(err);
            *one = (lrel_overlap){{face->owners[i], face->owners[k]}, face->area2};
        }
    return LREL_OK;
}

/* Sorts by owners and adds up. */
static lrel_status join(const lrel_checking *c, lrel_overlaps *out, lrel_error *err)
{
    const lrel_context *context = c->data->context;
    lrel_overlaps sums = {0};
    lrel_sortable keys;
    bool has_room =
        lrel__sortable_init(&keys, context, out->count) &&
        lrel__grow(context, &sums.at, &sums.capacity, out->count, sizeof *sums.at);

    for (size_t i = 0; i < out->count && has_room; i++)
        keys.at[i] = (lrel_keyed){key_of(&out->at[i]), (uint32_t)i};
    if (has_room)
        lrel__radix_sort(&keys);
    for (size_t i = 0; i < out->count && has_room; i++) {
        const lrel_overlap *one = &out->at[keys.at[i].value];

        if (sums.count > 0 && key_of(&sums.at[sums.count - 1]) == keys.at[i].key)
            sums.at[sums.count - 1].area2 += one->area2;
        else
            sums.at[sums.count++] = *one;
    }
    lrel__sortable_clear(&keys, context);
    if (!has_room)
        return lrel__fail_memory(err);
    lrel__free(context, out->at);
    *out = sums;
    return LREL_OK;
}

lrel_status lrel_overlaps_find(const lrel_checking *c, lrel_overlap_matters matters,
                               lrel_overlaps *out, lrel_error *err)
{
    const lrel_mosaic *mosaic = c->data->mosaic;
    size_t faces = lrel_mosaic_face_count(mosaic);
    lrel_status status = LREL_OK;

    for (size_t f = 0; f < faces && status == LREL_OK; f++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, f);

        if (face.owner_count > 1)
            status = add_face(c, &face, matters, out, err);
    }
    return status == LREL_OK && out->count > 0 ? join(c, out, err) : status;
}

void lrel_overlaps_clear(const lrel_checking *c, lrel_overlaps *overlaps)
{
    lrel__free(c->data->context, overlaps->at);
    *overlaps = (lrel_overlaps){0};
}
