/* SPDX-License-Identifier: Apache-2.0 */
/* open_hazards.c: rows of one hazard, its parts and versions, are one. */
#include "focus/order.h"

/* The first land of the order's account. */
static size_t first_of(const focus_lands *lands, uint32_t account)
{
    size_t low = 0, high = lands->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lands->at[middle].account < account)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What is edge difference of it on the as-of day. */
static int64_t edge_of(const focus_order *o, uint32_t row)
{
    return o->day.days == o->focus->as_of.days
               ? lrel_ledger_hazard_area(o->focus->a->data->ledger, row, o->account).edge
               : 0;
}

static size_t take_hazard(const focus_order *o, const focus_lands *lands, size_t first,
                          focus_hazard *out)
{
    const lrel_focus *f = o->focus;
    int64_t most = 0;
    size_t i = first;

    *out = (focus_hazard){.hazard = lrel_focus__hazard(f, lands->at[first].row)};
    for (; i < lands->count && lands->at[i].account == o->account &&
           lrel_focus__hazard(f, lands->at[i].row) == out->hazard;
         i++) {
        out->area2 += lands->at[i].area2;
        if (i == first || lands->at[i].row != lands->at[i - 1].row)
            out->edge2 += edge_of(o, lands->at[i].row);
        if (lands->at[i].area2 > most) {
            most = lands->at[i].area2;
            out->row = lands->at[i].row;
            out->place = lands->at[i].place;
        }
    }
    out->at = f->places[out->row];
    return i;
}

lrel_status lrel_focus__list_open(focus_order *o, const focus_lands *lands,
                                  lrel_error *err)
{
    size_t first = first_of(lands, o->account), last = first;

    while (last < lands->count && lands->at[last].account == o->account)
        last++;
    o->at = lrel__alloc(o->focus->context, last - first, sizeof *o->at);
    if (!o->at)
        return lrel__fail_memory(err);
    while (first < last)
        first = take_hazard(o, lands, first, &o->at[o->count++]);
    return LREL_OK;
}
