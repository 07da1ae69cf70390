/* SPDX-License-Identifier: Apache-2.0 */
/* pairs.c: which record of one delivery is which of the other.
 *
 * Records of one role, source and id stand together once both are sorted. Mostly there is
 * one on each side; versions of a hazard are told apart by their dates. */
#include <stdlib.h>
#include <string.h>

#include "compare/compare.h"

/* What makes two records the same one, the first parts before the later. */
static const delivery_column identity[] = {DELIVERY_ROLE, DELIVERY_SOURCE, DELIVERY_ID};
#define IDENTITY_COUNT (sizeof identity / sizeof *identity)

/* A record on its way to the place of its identity. */
typedef struct sorted {
    const delivery *d;
    uint32_t record;
} sorted;

static int compare_cells(const delivery *a, uint32_t i, const delivery *b, uint32_t k,
                         delivery_column column)
{
    return lrel_text_compare(lrel_delivery__cell(a, i, column),
                             lrel_delivery__cell(b, k, column));
}

static int compare_identity(const sorted *a, const sorted *b)
{
    int order = 0;

    for (size_t i = 0; i < IDENTITY_COUNT && order == 0; i++)
        order = compare_cells(a->d, a->record, b->d, b->record, identity[i]);
    return order;
}

/* Then by all else: rows are in that order already, but for the number of the row. */
static int compare(const void *left, const void *right)
{
    const sorted *a = left, *b = right;
    int order = compare_identity(a, b);

    if (order == 0)
        order = compare_cells(a->d, a->record, b->d, b->record, DELIVERY_DATE);
    if (order == 0)
        order = a->record < b->record ? -1 : a->record > b->record;
    return order;
}

static sorted *sort(const delivery *d)
{
    sorted *list = lrel__alloc(d->context, d->count, sizeof *list);

    if (!list)
        return NULL;
    for (uint32_t i = 0; i < d->count; i++)
        list[i] = (sorted){d, i};
    if (d->count)
        qsort(list, d->count, sizeof *list, compare);
    return list;
}

/* Records of one identity on both sides. */
typedef struct group {
    delivery *before, *after;
    const sorted *old_at, *new_at;
    size_t old_count, new_count;
} group;

static bool is_free(const delivery *d, const sorted *s)
{
    return d->at[s->record].pair == UINT32_MAX;
}

static bool is_same_date(const sorted *a, const sorted *b)
{
    return compare_cells(a->d, a->record, b->d, b->record, DELIVERY_DATE) == 0;
}

/* In all that is compared but the number of its row. */
static bool is_same(const sorted *a, const sorted *b)
{
    for (int c = 0; c < DELIVERY_COLUMN_COUNT; c++)
        if (c != DELIVERY_ROW &&
            compare_cells(a->d, a->record, b->d, b->record, (delivery_column)c) != 0)
            return false;
    return true;
}

static bool is_any(const sorted *a, const sorted *b)
{
    return a != NULL && b != NULL;
}

/* Pairs those that are left and that @p fits finds to be one. */
static void pair_those(const group *g, bool (*fits)(const sorted *, const sorted *))
{
    for (size_t i = 0; i < g->old_count; i++)
        for (size_t k = 0; k < g->new_count && is_free(g->before, &g->old_at[i]); k++)
            if (is_free(g->after, &g->new_at[k]) && fits(&g->old_at[i], &g->new_at[k])) {
                g->before->at[g->old_at[i].record].pair = g->new_at[k].record;
                g->after->at[g->new_at[k].record].pair = g->old_at[i].record;
            }
}

/* Records without an id, and files that repeat one id throughout, are many of one
 * identity: these are not looked at pair by pair. */
#define GROUP_MAX 64

static void pair_group(const group *g)
{
    if (g->old_count <= GROUP_MAX && g->new_count <= GROUP_MAX) {
        pair_those(g, is_same);
        pair_those(g, is_same_date);
        pair_those(g, is_any);
        return;
    }
    for (size_t i = 0, k = 0; i < g->old_count && k < g->new_count; i++, k++) {
        g->before->at[g->old_at[i].record].pair = g->new_at[k].record;
        g->after->at[g->new_at[k].record].pair = g->old_at[i].record;
    }
}

static size_t end_of(const sorted *list, size_t count, size_t first)
{
    size_t end = first;

    while (end < count && compare_identity(&list[end], &list[first]) == 0)
        end++;
    return end;
}

lrel_status lrel_compare__pair(delivery *before, delivery *after, lrel_error *err)
{
    sorted *old_list = sort(before), *new_list = sort(after);
    lrel_status status = old_list && new_list ? LREL_OK : lrel__fail_memory(err);

    for (size_t i = 0, k = 0;
         status == LREL_OK && i < before->count && k < after->count;) {
        int order = compare_identity(&old_list[i], &new_list[k]);
        size_t i_end = order > 0 ? i : end_of(old_list, before->count, i);
        size_t k_end = order < 0 ? k : end_of(new_list, after->count, k);

        if (order == 0)
            pair_group(&(group){before, after, &old_list[i], &new_list[k], i_end - i,
                                k_end - k});
        i = i_end;
        k = k_end;
    }
    lrel__free(before->context, old_list);
    lrel__free(after->context, new_list);
    return status;
}
