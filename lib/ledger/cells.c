/* SPDX-License-Identifier: Apache-2.0 */
/* cells.c: sums by record become cells in the order of the account. */
#include "ledger/cells.h"

#include "core/radix.h"

/* Land recorded again is shown for periods only; and what only records have. */
static bool is_in_account(const tally_key *key)
{
    return key->column < LREL_COLUMN_COUNT &&
           !(key->column == LREL_COLUMN_RECORDED_AGAIN &&
             key->period == LREL_PERIOD_BEFORE);
}

/* What moved before the first period makes up its opening. What left then was never in
 * it: resurvey and transferred have their sign already, the columns of leaving land have
 * not.
 */
static cell cell_of(const tally_entry *entry)
{
    const tally_key *key = &entry->key;
    cell c = {key->group,  key->place,    key->period, key->column,
              key->record, key->accounts, entry->area2};

    if (key->period == LREL_PERIOD_BEFORE) {
        c.column = LREL_COLUMN_OPENING;
        if (key->column >= LREL_COLUMN_CANCELLED && key->column <= LREL_COLUMN_CLOSED)
            c.area2 = -c.area2;
    }
    return c;
}

/* Record by record, so that sorting leaves records in order. */
static void list_entries(const tally *t, lrel_sortable *list)
{
    list->count = 0;
    for (size_t r = 0; r < t->by_record.count; r++)
        for (uint32_t at = t->by_record.first[r]; at; at = t->entries[at - 1].next)
            if (is_in_account(&t->entries[at - 1].key))
                list->at[list->count++] = (lrel_keyed){0, at - 1};
}

/* LREL_PERIOD_BEFORE + 1 is 0: it comes first. */
static void sort_entries(const tally *t, lrel_sortable *list)
{
    for (size_t i = 0; i < list->count; i++) {
        cell c = cell_of(&t->entries[list->at[i].value]);

        list->at[i].key = (uint64_t)(c.period + 1) << 4 | c.column;
    }
    lrel__radix_sort(list);
    for (size_t i = 0; i < list->count; i++) {
        const tally_key *key = &t->entries[list->at[i].value].key;

        list->at[i].key = (uint64_t)key->group << 32 | key->place;
    }
    lrel__radix_sort(list);
}

bool lrel_cells__sort(const tally *t, const lrel_context *context, cell **out,
                      size_t *count)
{
    lrel_sortable list;
    bool has_memory = lrel__sortable_init(&list, context, t->count);

    *out = NULL;
    if (has_memory) {
        list_entries(t, &list);
        sort_entries(t, &list);
        *out = lrel__alloc(context, list.count, sizeof **out);
    }
    for (size_t i = 0; *out && i < list.count; i++)
        (*out)[i] = cell_of(&t->entries[list.at[i].value]);
    *count = list.count;
    lrel__sortable_clear(&list, context);
    return *out != NULL;
}
