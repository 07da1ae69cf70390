/* SPDX-License-Identifier: Apache-2.0 */
/* tally.c: sums by key, in a list per record. */
#include "ledger/tally.h"

#include <string.h>

#include "core/memory.h"

bool lrel_tally__init(tally *t, const lrel_context *context, size_t record_count)
{
    memset(t, 0, sizeof *t);
    t->record_count = record_count;
    t->first = lrel__calloc(context, record_count, sizeof *t->first);
    return t->first != NULL;
}

static bool is_same(const tally_key *a, const tally_key *b)
{
    return a->accounts == b->accounts && a->column == b->column &&
           a->period == b->period && a->group == b->group && a->place == b->place &&
           a->is_first == b->is_first;
}

bool lrel_tally__add(tally *t, const lrel_context *context, const tally_key *key,
                     int64_t area2)
{
    uint32_t at = t->first[key->record];
    tally_entry *entry;

    while (at && !is_same(&t->entries[at - 1].key, key))
        at = t->entries[at - 1].next;
    if (!at) {
        if (!lrel__grow(context, &t->entries, &t->capacity, t->count + 1,
                        sizeof *t->entries))
            return false;
        t->entries[t->count] = (tally_entry){*key, t->first[key->record], 0};
        t->first[key->record] = at = (uint32_t)++t->count;
    }
    entry = &t->entries[at - 1];
    t->has_overflowed |= __builtin_add_overflow(entry->area2, area2, &entry->area2);
    return true;
}

bool lrel_tally__join(tally *into, const lrel_context *context, const tally *from)
{
    if (!lrel__grow(context, &into->entries, &into->capacity, into->count + from->count,
                    sizeof *into->entries))
        return false;
    for (size_t i = 0; i < from->count; i++) {
        tally_entry *entry = &into->entries[into->count++];

        *entry = from->entries[i];
        entry->next = into->first[entry->key.record];
        into->first[entry->key.record] = (uint32_t)into->count;
    }
    into->has_overflowed |= from->has_overflowed;
    return true;
}

void lrel_tally__clear(tally *t, const lrel_context *context)
{
    lrel__free(context, t->entries);
    lrel__free(context, t->first);
    memset(t, 0, sizeof *t);
}
