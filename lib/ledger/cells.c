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

/* What cells are sorted by, the least first. */
enum { BY_COLUMN, BY_PERIOD, BY_PLACE, BY_GROUP, BY_COUNT };

static uint32_t part_of(const cell *c, int by)
{
    switch (by) {
    case BY_COLUMN:
        return c->column;
    case BY_PERIOD:
        return c->period + 1; /* LREL_PERIOD_BEFORE + 1 is 0: it comes first */
    case BY_PLACE:
        return c->place;
    default:
        return c->group;
    }
}

/* How many bits each part of the cells takes. */
static void find_widths(const tally *t, int widths[BY_COUNT])
{
    uint32_t bits[BY_COUNT] = {0};

    for (size_t i = 0; i < t->count; i++) {
        cell c = cell_of(&t->entries[i]);

        for (int by = 0; by < BY_COUNT; by++)
            bits[by] |= part_of(&c, by);
    }
    for (int by = 0; by < BY_COUNT; by++)
        widths[by] = bits[by] ? 32 - __builtin_clz(bits[by]) : 0;
}

/* Record by record, so that sorting leaves records in order. */
static void list_entries(const tally *t, lrel_sortable *list)
{
    list->count = 0;
    for (size_t r = 0; r < t->by_record.count; r++)
        for (uint32_t at = t->by_record.first[r]; at; at = t->entries[at - 1].next)
            if (is_in_account(&t->entries[at - 1].key))
                list->at[list->count++].value = at - 1;
}

/* By as many parts at once as fit into a key: mostly all. */
static void sort_entries(const tally *t, lrel_sortable *list)
{
    int widths[BY_COUNT];

    find_widths(t, widths);
    for (int by = 0, end; by < BY_COUNT; by = end) {
        int width = 0;

        for (end = by; end < BY_COUNT && width + widths[end] <= 64; end++)
            width += widths[end];
        for (size_t i = 0; i < list->count; i++) {
            cell c = cell_of(&t->entries[list->at[i].value]);
            uint64_t key = 0;

            for (int part = end - 1; part >= by; part--)
                key = key << widths[part] | part_of(&c, part);
            list->at[i].key = key;
        }
        lrel__radix_sort(list);
    }
}

bool lrel_cells__sort(const tally *t, const lrel_context *context, cell **out,
                      size_t *count)
{
    lrel_sortable list = {0};

    *out = NULL;
    if (!lrel__sortable_init(&list, context, t->count))
        goto done;
    list_entries(t, &list);
    sort_entries(t, &list);
    *out = lrel__alloc(context, list.count, sizeof **out);
    for (size_t i = 0; *out && i < list.count; i++)
        (*out)[i] = cell_of(&t->entries[list.at[i].value]);
    *count = list.count;
done:
    lrel__sortable_clear(&list, context);
    return *out != NULL;
}
