/* SPDX-License-Identifier: Apache-2.0 */
/* gather.c: what concerns a face: hazards, events, classes of accounts. */
#include <stdlib.h>
#include <string.h>

#include "ledger/fold.h"

static bool push_event(fold *f, uint32_t at, uint32_t hazard)
{
    fold_event *slot = LREL__PUSH(f->line->context, &f->events);

    if (!slot)
        return false;
    *slot = (fold_event){at, hazard};
    return true;
}

static bool push_hazard(fold *f)
{
    fold_hazard *h = LREL__PUSH(f->line->context, &f->hazards);

    if (!h)
        return false;
    *h = (fold_hazard){0, 0};
    return true;
}

/* A hazard with several events, and perhaps with several rows on the face. */
static bool add_hazard(fold *f, uint32_t identity)
{
    const timeline *line = f->line;
    identity_place *place = &f->places[identity];

    if (place->stamp == f->stamp)
        return true; /* another version of it is here too */
    *place = (identity_place){f->stamp, (uint32_t)f->hazards.count};
    if (!push_hazard(f))
        return false;
    for (uint32_t i = line->identity_first[identity];
         i < line->identity_first[identity + 1]; i++)
        if (!push_event(f, line->identity_events[i], place->hazard))
            return false;
    return true;
}

static bool add_entry(fold *f, const owner_entry *entry)
{
    uint32_t hazard = (uint32_t)f->hazards.count;

    if (entry->kind == BRINGS_HAZARD)
        return add_hazard(f, entry->at);
    if (entry->kind == BRINGS_SINGLE && !push_hazard(f))
        return false;
    return push_event(f, entry->at, hazard);
}

static bool add_owner(fold *f, uint32_t owner)
{
    const owner_entry *entry = &f->line->brings[owner];

    if (entry->kind == BRINGS_NOTHING)
        return true;
    if (!add_entry(f, entry))
        return false;
    for (uint32_t next = entry->next; next; next = entry->next) {
        entry = &f->line->more.at[next - 1];
        if (!add_entry(f, entry))
            return false;
    }
    return true;
}

static int compare_events(const void *a, const void *b)
{
    const fold_event *ea = a, *eb = b;

    return ea->at < eb->at ? -1 : ea->at > eb->at;
}

static void sort_events(fold *f)
{
    fold_event *list = f->events.at;

    if (f->events.count > 32) {
        qsort(list, f->events.count, sizeof *list, compare_events);
        return;
    }
    for (size_t i = 1; i < f->events.count; i++) {
        fold_event one = list[i];
        size_t k = i;

        for (; k > 0 && list[k - 1].at > one.at; k--)
            list[k] = list[k - 1];
        list[k] = one;
    }
}

/* Splits the classes that hold some accounts of @p mask and some others; accounts that
 * are in none yet become a class. */
static void tell_apart(fold *f, uint32_t mask)
{
    for (uint32_t c = 0, count = f->class_count; c < count && mask; c++) {
        uint32_t *accounts = &f->classes[c].accounts;
        uint32_t both = *accounts & mask;

        if (both && both != *accounts) {
            f->classes[f->class_count++].accounts = *accounts & ~both;
            *accounts = both;
        }
        mask &= ~both;
    }
    if (mask)
        f->classes[f->class_count++].accounts = mask;
}

/* The land of all accounts goes with the only class that has hazards, or is kept apart.
 */
static void place_all(fold *f, uint32_t with_hazards)
{
    uint32_t all = UINT32_C(1) << f->line->input->account_count;
    uint32_t several = 0;
    fold_class *one = NULL;

    for (uint32_t c = 0; c < f->class_count; c++)
        if (f->classes[c].accounts & with_hazards) {
            one = &f->classes[c];
            several++;
        }
    f->is_all_apart = several > 1;
    if (f->is_all_apart)
        f->classes[f->class_count].accounts = all;
    else if (one)
        one->accounts |= all;
}

/* What happens to a hazard that others replaced, or that closes, happens to it wherever
 * it stands: only who establishes and who releases tells accounts apart. */
static void make_classes(fold *f)
{
    uint32_t with_hazards = 0, last = 0;

    f->class_count = 0;
    for (size_t i = 0; i < f->events.count; i++) {
        const event *e = &f->line->events[f->events.at[i].at];

        if (e->step == STEP_ESTABLISH)
            with_hazards |= e->accounts;
        else if (e->step != STEP_RELEASE)
            continue;
        if (e->accounts != last)
            tell_apart(f, last = e->accounts);
    }
    place_all(f, with_hazards);
}

bool lrel_fold__gather(fold *f, const uint32_t *owners, uint32_t owner_count)
{
    const timeline *line = f->line;

    f->stamp++;
    f->owners = owners;
    f->owner_count = owner_count;
    f->hazards.count = 0;
    f->events.count = 0;
    for (uint32_t i = 0; i < owner_count; i++)
        if (!add_owner(f, owners[i]))
            return false;
    sort_events(f);
    make_classes(f);
    return lrel__grow(line->context, &f->rank, &f->rank_capacity,
                      f->hazards.count * f->class_count + 1, sizeof *f->rank);
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t na = *(const uint32_t *)a, nb = *(const uint32_t *)b;

    return na < nb ? -1 : na > nb;
}

bool lrel_fold__is_version_here(const fold *f, const event *e)
{
    return bsearch(&lrel_timeline__detail(f->line, e)->owner, f->owners, f->owner_count,
                   sizeof *f->owners, compare_numbers) != NULL;
}
