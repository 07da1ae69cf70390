/* SPDX-License-Identifier: Apache-2.0 */
/* evidence.c: cleared land of the account, release by release. Each square metre is that
 * of the ledger: land that was cleared again, or lies beyond every hazard, teaches
 * nothing here. */
#include "focus/evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define M2_PER_HA 10000.0

static void count_items(const lrel_focus *f, uint32_t categories, focus_evidence *e)
{
    const double *items = &f->release_items[(size_t)e->release * LREL_ITEM_MAX];

    for (int c = 0; c < LREL_ITEM_MAX; c++) {
        if (!(categories >> c & 1) || isnan(items[c]))
            continue;
        e->is_counted = true;
        e->items += items[c] > 0 ? items[c] : 0;
    }
}

/* The parts of one release: [first, last) of the cleared list. */
static lrel_status add_release(const lrel_focus *f, uint32_t categories, size_t first,
                               size_t last, focus_evidence_list *out, lrel_error *err)
{
    const focus_cleared *parts = f->cleared.at;
    focus_evidence *e = LREL__PUSH(f->context, out);
    int64_t most = 0;

    if (!e)
        return lrel__fail_memory(err);
    *e = (focus_evidence){.release = parts[first].release,
                          .day = f->a->data->releases[parts[first].release].day.days,
                          .at = f->release_places[parts[first].release]};
    for (size_t i = first; i < last; i++) {
        e->area2 += parts[i].area2;
        if (parts[i].area2 > most) {
            most = parts[i].area2;
            e->group = f->a->years.hazards[parts[i].row].group;
        }
    }
    e->ha = lrel_analysis_m2(f->a, e->area2) / M2_PER_HA;
    count_items(f, categories, e);
    for (size_t i = first; i < last; i++) {
        focus_own *own = LREL__PUSH(f->context, &out->own);

        if (!own)
            return lrel__fail_memory(err);
        *own = (focus_own){lrel_focus__hazard(f, parts[i].row), (uint32_t)out->count - 1,
                           (double)parts[i].area2 / (double)e->area2};
    }
    return LREL_OK;
}

static int compare_own(const void *left, const void *right)
{
    const focus_own *a = left, *b = right;

    if (a->hazard != b->hazard)
        return a->hazard < b->hazard ? -1 : 1;
    return a->evidence < b->evidence ? -1 : a->evidence > b->evidence;
}

/* Versions of one hazard are one. */
static void merge_own(focus_evidence_list *list)
{
    size_t kept = 0;

    if (list->own.count == 0)
        return;
    qsort(list->own.at, list->own.count, sizeof *list->own.at, compare_own);
    for (size_t i = 0; i < list->own.count; i++) {
        focus_own *into = kept ? &list->own.at[kept - 1] : NULL;

        if (into && compare_own(into, &list->own.at[i]) == 0)
            into->part += list->own.at[i].part;
        else
            list->own.at[kept++] = list->own.at[i];
    }
    list->own.count = kept;
}

lrel_status lrel_focus__find_evidence(const lrel_focus *f, uint32_t account,
                                      focus_evidence_list *out, lrel_error *err)
{
    uint32_t categories = lrel_items_of_account(f->a->data->programme, account);
    const focus_cleared_list *all = &f->cleared;
    lrel_status status = LREL_OK;

    memset(out, 0, sizeof *out);
    for (size_t i = 0, k; i < all->count && status == LREL_OK; i = k) {
        for (k = i + 1; k < all->count && all->at[k].account == all->at[i].account &&
                        all->at[k].release == all->at[i].release;)
            k++;
        if (all->at[i].account == account)
            status = add_release(f, categories, i, k, out, err);
    }
    merge_own(out);
    return status;
}

void lrel_focus__clear_evidence(const lrel_focus *f, focus_evidence_list *list)
{
    lrel__free(f->context, list->at);
    lrel__free(f->context, list->own.at);
    memset(list, 0, sizeof *list);
}

void lrel_focus__own_of(const focus_evidence_list *list, uint32_t hazard, size_t *first,
                        size_t *last)
{
    size_t low = 0, high = list->own.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (list->own.at[middle].hazard < hazard)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < list->own.count && list->own.at[low].hazard == hazard)
        low++;
    *last = low;
}
