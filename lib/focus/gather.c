/* SPDX-License-Identifier: Apache-2.0 */
/* gather.c: one visit of every stay tells which land was open when, and which release
 * cleared it. Land that left by a closure, which releases without a shape explain, is
 * left out: nobody knows which it was. */
#include "focus/gather.h"

#include <stdlib.h>
#include <string.h>

static lrel_status add_open(lrel_focus *f, focus_lands *lands, const lrel_stay *stay,
                            int64_t area2, lrel_error *err)
{
    focus_land *land = lands->count ? &lands->at[lands->count - 1] : NULL;
    uint32_t place = f->a->years.place_of_face[stay->face];

    if (land && land->account == stay->account && land->row == stay->hazard &&
        land->place == place) {
        land->area2 += area2; /* neighbouring faces are often of one hazard */
        return LREL_OK;
    }
    if (!(land = LREL__PUSH(f->context, lands)))
        return lrel__fail_memory(err);
    *land = (focus_land){stay->account, stay->hazard, place, area2};
    return LREL_OK;
}

static lrel_status add_cleared(lrel_focus *f, const lrel_stay *stay, int64_t area2,
                               lrel_error *err)
{
    focus_cleared *one = LREL__PUSH(f->context, &f->cleared);

    if (!one)
        return lrel__fail_memory(err);
    *one = (focus_cleared){stay->account, stay->left_record, stay->hazard,
                           f->a->years.place_of_face[stay->face], area2};
    return LREL_OK;
}

static bool is_open_on(const lrel_stay *stay, lrel_date day)
{
    return stay->from.days <= day.days && stay->to.days > day.days;
}

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    lrel_focus *f = user;
    int64_t area2 = lrel_mosaic_face_at(f->a->data->mosaic, stay->face).area2;
    lrel_status status = LREL_OK;

    if (is_open_on(stay, f->as_of))
        status = add_open(f, &f->open, stay, area2, err);
    if (status == LREL_OK && is_open_on(stay, f->cut))
        status = add_open(f, &f->open_at_cut, stay, area2, err);
    if (status == LREL_OK && stay->to.days != LREL_DAY_OPEN && stay->left_by_release &&
        !stay->left_by_borrowed && stay->left_by == LREL_COLUMN_CLEARED)
        status = add_cleared(f, stay, area2, err);
    return status;
}

static int compare_lands(const void *left, const void *right, void *user)
{
    const focus_land *a = left, *b = right;
    const lrel_focus *f = user;
    uint32_t ha = lrel_focus__hazard(f, a->row), hb = lrel_focus__hazard(f, b->row);

    if (a->account != b->account)
        return a->account < b->account ? -1 : 1;
    if (ha != hb)
        return ha < hb ? -1 : 1;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static int compare_cleared(const void *left, const void *right)
{
    const focus_cleared *a = left, *b = right;

    if (a->account != b->account)
        return a->account < b->account ? -1 : 1;
    if (a->release != b->release)
        return a->release < b->release ? -1 : 1;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static void merge_lands(lrel_focus *f, focus_lands *lands)
{
    size_t kept = 0;

    if (lands->count == 0)
        return;
    qsort_r(lands->at, lands->count, sizeof *lands->at, compare_lands, f);
    for (size_t i = 0; i < lands->count; i++) {
        focus_land *into = kept ? &lands->at[kept - 1] : NULL;

        if (into && compare_lands(into, &lands->at[i], f) == 0)
            into->area2 += lands->at[i].area2;
        else
            lands->at[kept++] = lands->at[i];
    }
    lands->count = kept;
}

static void merge_cleared(focus_cleared_list *list)
{
    size_t kept = 0;

    if (list->count == 0)
        return;
    qsort(list->at, list->count, sizeof *list->at, compare_cleared);
    for (size_t i = 0; i < list->count; i++) {
        focus_cleared *into = kept ? &list->at[kept - 1] : NULL;

        if (into && compare_cleared(into, &list->at[i]) == 0)
            into->area2 += list->at[i].area2;
        else
            list->at[kept++] = list->at[i];
    }
    list->count = kept;
}

lrel_status lrel_focus__gather_land(lrel_focus *f, lrel_error *err)
{
    lrel_status status = lrel_ledger_visit_stays(f->a->years.ledger, on_stay, f, err);

    merge_lands(f, &f->open);
    merge_lands(f, &f->open_at_cut);
    merge_cleared(&f->cleared);
    return status;
}
