/* SPDX-License-Identifier: Apache-2.0 */
/* spot_items.c: items of spot tasks, which are in no area per item: listed ones, and
 * those of releases that are spot tasks. They stand in the account of all land, since a
 * spot task is of no account. */
#include "indicators/making.h"

typedef struct spot {
    double items[FINDS_COUNT];
} spot;

static void add_spot(indicator_cell *cell, const void *what)
{
    const spot *s = what;

    for (int f = 0; f < FINDS_COUNT; f++)
        cell->spot_items[f] += s->items[f];
}

static void count_spot(spot *s, int category, double items)
{
    for (int f = 0; f < FINDS_COUNT; f++)
        if (lrel_indicators__categories((indicator_finds)f) >> category & 1)
            s->items[f] += items;
}

static lrel_status add_spot_items(indicator_making *m, lrel_text operator_name,
                                  lrel_date day, const spot *s, lrel_error *err)
{
    const indicator_sums *sums = &m->sums;
    indicator_whose whose;

    for (int dim = 0; dim < DIM_COUNT; dim++)
        whose.value[dim] = UINT32_MAX;
    whose.assets = 0;
    whose.value[DIM_ALL] = 0;
    whose.value[DIM_OPERATOR] =
        lrel_indicators__find_value(sums, DIM_OPERATOR, operator_name);
    return lrel_indicators__add(&m->sums, m->all, &whose, DIMS_EVERY,
                                lrel_analysis_period_of(m->a, day), add_spot, s, err);
}

static lrel_status add_spot_facts(indicator_making *m, lrel_error *err)
{
    const lrel_facts *facts = &m->data->facts;
    int context =
        lrel_vocabulary_find(&lrel_vocabulary_find_context, LREL_TEXT("eod_spot"));
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < facts->count && status == LREL_OK; i++) {
        const lrel_fact *fact = &facts->at[i];
        const lrel_item *item = &fact->as.item;
        spot s = {{0}};

        if (fact->role != LREL_ROLE_ITEM || !fact->used || !fact->date.is_known ||
            item->context != context || item->category < 0)
            continue;
        count_spot(&s, item->category,
                   item->quantity.is_known ? item->quantity.value : 1);
        status = add_spot_items(m, fact->operator_name, fact->date.last, &s, err);
    }
    return status;
}

static lrel_status add_spot_tasks(indicator_making *m, lrel_error *err)
{
    const lrel_records *records = &m->data->records;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < records->count && status == LREL_OK; i++) {
        const lrel_record *r = &records->at[i];
        const lrel_stated_number *items = lrel_record_details_of(r)->items;
        lrel_date day = r->counts_on.is_known ? r->counts_on.last : r->to.last;
        spot s = {{0}};

        if (r->role != LREL_ROLE_RELEASE || r->reason != LREL_REASON_SPOT_TASK ||
            (!r->counts_on.is_known && !r->to.is_known) ||
            day.days > m->data->programme->as_of.days)
            continue;
        for (int c = 0; c < LREL_ITEM_MAX; c++)
            if (items[c].is_known)
                count_spot(&s, c, items[c].value);
        status = add_spot_items(m, r->operator_name, day, &s, err);
    }
    return status;
}

lrel_status lrel_indicators__add_spot_items(indicator_making *m, lrel_error *err)
{
    lrel_status status = add_spot_facts(m, err);

    return status == LREL_OK ? add_spot_tasks(m, err) : status;
}
