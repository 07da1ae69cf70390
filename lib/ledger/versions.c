/* SPDX-License-Identifier: Apache-2.0 */
/* versions.c: which rows are one hazard, and which hazards take the place of which
 * (docs/methods/ledger.md, sections 4 and 5). */
#include "ledger/versions.h"

#include <stdlib.h>
#include <string.h>

#include "core/radix.h"

static int compare_versions(const void *a, const void *b, void *user)
{
    const lrel_ledger_hazard *hazards = user;
    const lrel_ledger_hazard *ha = &hazards[*(const uint32_t *)a];
    const lrel_ledger_hazard *hb = &hazards[*(const uint32_t *)b];

    if (ha->from.days != hb->from.days)
        return ha->from.days < hb->from.days ? -1 : 1;
    if (ha->version != hb->version)
        return ha->version < hb->version ? -1 : 1;
    return ha->tie < hb->tie ? -1 : ha->tie > hb->tie;
}

/* Hazards are many and rows of one are few: numbers bring the rows of one together, and
 * only those are compared. */
static bool sort_rows(versions *v, const lrel_context *context, size_t rows)
{
    lrel_sortable by_number;
    bool has_memory = lrel__sortable_init(&by_number, context, rows);

    if (has_memory) {
        for (size_t i = 0; i < rows; i++)
            by_number.at[i] = (lrel_keyed){v->hazards[i].hazard, (uint32_t)i};
        lrel__radix_sort(&by_number);
        for (size_t i = 0, k; i < rows; i = k) {
            for (k = i; k < rows && by_number.at[k].key == by_number.at[i].key; k++)
                v->order[k] = by_number.at[k].value;
            if (k - i > 1)
                qsort_r(v->order + i, k - i, sizeof *v->order, compare_versions,
                        (void *)(uintptr_t)v->hazards);
        }
    }
    lrel__sortable_clear(&by_number, context);
    return has_memory;
}

static void find_identities(versions *v, size_t rows)
{
    known_hazard *one = NULL;

    for (size_t i = 0; i < rows; i++) {
        const lrel_ledger_hazard *h = &v->hazards[v->order[i]];

        if (!one || h->hazard != one->number) {
            one = &v->identities[v->count++];
            *one = (known_hazard){h->hazard, (uint32_t)i, h->tie, false, 0, 0};
        }
        v->identity_of[v->order[i]] = v->count - 1;
        if (h->tie < one->tie)
            one->tie = h->tie;
    }
    v->identities[v->count].first = (uint32_t)rows;
}

lrel_status lrel_versions__init(versions *v, const lrel_context *context,
                                const lrel_ledger_input *input, lrel_error *err)
{
    size_t rows = input->hazard_count;

    memset(v, 0, sizeof *v);
    v->hazards = input->hazards;
    v->order = lrel__alloc(context, rows, sizeof *v->order);
    v->identity_of = lrel__alloc(context, rows, sizeof *v->identity_of);
    v->identities = lrel__alloc(context, rows + 1, sizeof *v->identities);
    if (!v->order || !v->identity_of || !v->identities || !sort_rows(v, context, rows))
        return lrel__fail_memory(err);
    find_identities(v, rows);
    return LREL_OK;
}

void lrel_versions__clear(versions *v, const lrel_context *context)
{
    lrel__free(context, v->order);
    lrel__free(context, v->identity_of);
    lrel__free(context, v->identities);
}

const uint32_t *lrel_versions__of(const versions *v, uint32_t identity, uint32_t *count)
{
    uint32_t first = v->identities[identity].first;

    *count = v->identities[identity + 1].first - first;
    return v->order + first;
}

/* The identity with the caller's number @p number, or UINT32_MAX. */
static uint32_t find_identity(const versions *v, uint32_t number)
{
    uint32_t low = 0, high = v->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (v->identities[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < v->count && v->identities[low].number == number ? low : UINT32_MAX;
}

static void note_taken(known_hazard *old, int32_t day)
{
    if (!old->is_taken || day < old->taken_first)
        old->taken_first = day;
    if (!old->is_taken || day > old->taken_last)
        old->taken_last = day;
    old->is_taken = true;
}

lrel_status lrel_versions__read_replaces(versions *v, const lrel_context *context,
                                         const uint32_t *numbers, uint32_t **replaces,
                                         uint32_t **first, lrel_error *err)
{
    size_t total = 0, n = 0;

    for (uint32_t i = 0; i < v->count; i++)
        total += v->hazards[v->order[v->identities[i].first]].replaces_count;
    *replaces = lrel__alloc(context, total, sizeof **replaces);
    *first = lrel__alloc(context, (size_t)v->count + 1, sizeof **first);
    if (!*replaces || !*first)
        return lrel__fail_memory(err);
    for (uint32_t i = 0; i < v->count; i++) {
        const lrel_ledger_hazard *h = &v->hazards[v->order[v->identities[i].first]];

        (*first)[i] = (uint32_t)n;
        for (size_t k = 0; k < h->replaces_count; k++) {
            uint32_t old = find_identity(v, numbers[h->replaces_first + k]);

            (*replaces)[n++] = old;
            if (old != UINT32_MAX)
                note_taken(&v->identities[old], h->from.days);
        }
    }
    (*first)[v->count] = (uint32_t)n;
    return LREL_OK;
}
