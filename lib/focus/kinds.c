/* SPDX-License-Identifier: Apache-2.0 */
/* kinds.c: kinds of land, coarse to fine. */
#include <stdlib.h>

#include "focus/gather.h"

/* How many of these tell kinds of each level apart. */
static const lrel_by parts[] = {LREL_BY_CLASS, LREL_BY_NATIONAL_CLASS,
                                LREL_BY_CONTAMINATION, LREL_BY_OPERATOR};
static const int parts_of[FOCUS_LEVELS] = {2, 3, 4};

typedef struct sorting {
    const lrel_groups *groups;
    int parts;
} sorting;

static int compare(const void *left, const void *right, void *user)
{
    const sorting *s = user;
    uint32_t ia = *(const uint32_t *)left, ib = *(const uint32_t *)right;
    const lrel_group *a = &s->groups->at[ia], *b = &s->groups->at[ib];

    for (int p = 0; p < s->parts; p++) {
        int order = lrel_text_compare(a->value[parts[p]], b->value[parts[p]]);

        if (order)
            return order;
    }
    return 0;
}

static lrel_status number_level(lrel_focus *f, int level, uint32_t *order,
                                lrel_error *err)
{
    sorting s = {&f->a->years.land_groups, parts_of[level]};
    size_t count = s.groups->count;
    uint32_t *number = lrel__alloc(f->context, count, sizeof *number);

    f->kinds.number[level] = number;
    if (!number)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)i;
    if (count > 1)
        qsort_r(order, count, sizeof *order, compare, &s);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || compare(&order[i - 1], &order[i], &s) != 0)
            f->kinds.count[level]++;
        number[order[i]] = f->kinds.count[level] - 1;
    }
    return LREL_OK;
}

lrel_status lrel_focus__gather_kinds(lrel_focus *f, lrel_error *err)
{
    uint32_t *order =
        lrel__alloc(f->context, f->a->years.land_groups.count, sizeof *order);
    lrel_status status = order ? LREL_OK : lrel__fail_memory(err);

    for (int level = 0; level < FOCUS_LEVELS && status == LREL_OK; level++)
        status = number_level(f, level, order, err);
    lrel__free(f->context, order);
    return status;
}
