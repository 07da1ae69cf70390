/* SPDX-License-Identifier: Apache-2.0 */
/* hazard_names.c: looking hazards up by what people call them. */
#include "dataset/hazard_names.h"

#include <stdlib.h>

static int compare_names(const void *a, const void *b, void *user)
{
    const lrel_dataset *data = user;
    uint32_t ia = *(const uint32_t *)a, ib = *(const uint32_t *)b;
    const lrel_record *ra = &data->records.at[ia], *rb = &data->records.at[ib];
    int order = lrel_text_compare(ra->id, rb->id);

    if (!order)
        order = lrel_text_compare(ra->reg, rb->reg);
    return order ? order : ia < ib ? -1 : ia > ib;
}

lrel_status lrel_hazard_names__init(hazard_names *n, const lrel_dataset *data,
                                    lrel_error *err)
{
    n->count = 0;
    n->records = lrel__alloc(data->context, data->records.count, sizeof *n->records);
    if (!n->records)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];

        if (r->role == LREL_ROLE_HAZARD && r->id.length &&
            r->reason != LREL_REASON_ANOTHER_KIND)
            n->records[n->count++] = (uint32_t)i;
    }
    qsort_r(n->records, n->count, sizeof *n->records, compare_names,
            (void *)(uintptr_t)data);
    return LREL_OK;
}

void lrel_hazard_names__clear(hazard_names *n, const lrel_context *context)
{
    lrel__free(context, n->records);
}

/* The first place whose name is not below (id, reg); with @p is_after, not below or
 * equal. */
static size_t bound(const hazard_names *n, const lrel_dataset *data, lrel_text id,
                    const lrel_text *reg, bool is_after)
{
    size_t low = 0, high = n->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const lrel_record *r = &data->records.at[n->records[middle]];
        int order = lrel_text_compare(r->id, id);

        if (!order && reg)
            order = lrel_text_compare(r->reg, *reg);
        if (order < 0 || (order == 0 && is_after))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool lrel_hazard_names__find_id(const hazard_names *n, const lrel_dataset *data,
                                lrel_text id, size_t *first, size_t *last)
{
    *first = bound(n, data, id, NULL, false);
    *last = bound(n, data, id, NULL, true);
    return *first < *last;
}

bool lrel_hazard_names__find(const hazard_names *n, const lrel_dataset *data,
                             lrel_text id, lrel_text reg, size_t *first, size_t *last)
{
    *first = bound(n, data, id, &reg, false);
    *last = bound(n, data, id, &reg, true);
    return *first < *last;
}
