/* SPDX-License-Identifier: Apache-2.0 */
/* counts.c: the items of releases: as their own columns state them, else as the items say
 * that name them. What neither states is not known, which is not 0. */
#include <math.h>
#include <stdlib.h>

#include "focus/gather.h"

static void take_own(lrel_focus *f)
{
    const lrel_dataset *data = f->a->data;

    for (size_t r = 0; r < data->release_count; r++) {
        const lrel_record *record = &data->records.at[data->record_of_release[r]];
        const lrel_stated_number *items = lrel_record_details_of(record)->items;

        for (int c = 0; c < LREL_ITEM_MAX; c++)
            f->release_items[r * LREL_ITEM_MAX + (size_t)c] =
                items[c].is_known ? items[c].value : NAN;
    }
}

/* --- items that name their release --- */

typedef struct naming {
    lrel_text id;
    uint32_t release;
} naming;

static int compare_naming(const void *left, const void *right)
{
    const naming *a = left, *b = right;
    int order = lrel_text_compare(a->id, b->id);

    return order ? order : a->release < b->release ? -1 : a->release > b->release;
}

/* Releases by id. @return how many */
static size_t list_names(const lrel_focus *f, naming *out)
{
    const lrel_dataset *data = f->a->data;
    size_t count = 0;

    for (size_t r = 0; r < data->release_count; r++) {
        lrel_text id = data->records.at[data->record_of_release[r]].id;

        if (id.length)
            out[count++] = (naming){id, (uint32_t)r};
    }
    if (count > 1)
        qsort(out, count, sizeof *out, compare_naming);
    return count;
}

/* The one release called @p id; UINT32_MAX: none, or more than one. */
static uint32_t find_release(const naming *names, size_t count, lrel_text id)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lrel_text_compare(names[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == count || !lrel_text_is_equal(names[low].id, id) ||
        (low + 1 < count && lrel_text_is_equal(names[low + 1].id, id)))
        return UINT32_MAX;
    return names[low].release;
}

/* Whether the release states any of its items itself. */
static bool states_own(const lrel_focus *f, uint32_t release)
{
    const lrel_record *record =
        &f->a->data->records.at[f->a->data->record_of_release[release]];
    const lrel_stated_number *items = lrel_record_details_of(record)->items;
    bool does = false;

    for (int c = 0; c < LREL_ITEM_MAX; c++)
        does |= items[c].is_known;
    return does;
}

static void add_items(lrel_focus *f, const naming *names, size_t count)
{
    const lrel_facts *facts = &f->a->data->facts;

    for (size_t i = 0; i < facts->count; i++) {
        const lrel_item *item = &facts->at[i].as.item;
        uint32_t release;
        double *at;

        if (facts->at[i].role != LREL_ROLE_ITEM || !facts->at[i].used ||
            item->category < 0 || item->release.length == 0)
            continue;
        release = find_release(names, count, item->release);
        if (release == UINT32_MAX || states_own(f, release))
            continue;
        at = &f->release_items[(size_t)release * LREL_ITEM_MAX + (size_t)item->category];
        *at =
            (isnan(*at) ? 0 : *at) + (item->quantity.is_known ? item->quantity.value : 1);
    }
}

lrel_status lrel_focus__gather_counts(lrel_focus *f, lrel_error *err)
{
    const lrel_dataset *data = f->a->data;
    naming *names = lrel__alloc(f->context, data->release_count, sizeof *names);

    f->release_items = lrel__alloc(f->context, data->release_count,
                                   LREL_ITEM_MAX * sizeof *f->release_items);
    if (names && f->release_items) {
        take_own(f);
        add_items(f, names, list_names(f, names));
    }
    lrel__free(f->context, names);
    return names && f->release_items ? LREL_OK : lrel__fail_memory(err);
}
