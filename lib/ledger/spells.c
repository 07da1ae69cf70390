/* SPDX-License-Identifier: Apache-2.0 */
/* spells.c: where the suspects stood and what releases had taken from them, at the end of
 * every period. */
#include <stdlib.h>
#include <string.h>

#include "ledger/watch.h"

void lrel_watcher__begin(watcher *w, uint32_t number, lrel_face face)
{
    w->is_on = lrel_suspects__is_on(w->all, face);
    if (!w->is_on)
        return;
    w->face = number;
    memset(w->taker, 0xFF, sizeof w->taker);
}

void lrel_watcher__on_change(watcher *w, const change *what)
{
    uint32_t any = w->all->ledger->input->account_count;

    if (what->cause->step != STEP_RELEASE || !what->before)
        return;
    for (uint32_t accounts = what->accounts; accounts; accounts &= accounts - 1)
        w->taker[__builtin_ctz(accounts)] = what->cause->subject;
    w->taker[any] = what->cause->subject;
}

/* A fold knows hazards by their place on the face; their events know who they are. */
static bool find_identities(watcher *w, const fold *f)
{
    if (w->stamp == f->stamp)
        return true;
    if (!lrel__grow(w->all->ledger->context, &w->identities.at, &w->identities.capacity,
                    f->hazards.count, sizeof *w->identities.at))
        return false;
    w->identities.count = f->hazards.count;
    w->stamp = f->stamp;
    for (size_t i = 0; i < f->events.count; i++) {
        const event *e = &f->line->events[f->events.at[i].at];

        if (e->step != STEP_RELEASE)
            w->identities.at[f->events.at[i].hazard] =
                lrel_timeline__detail(f->line, e)->identity;
    }
    return true;
}

static void add_spell(watcher *w, const spell *one)
{
    spell *slot = LREL__PUSH(w->all->ledger->context, &w->list);

    if (slot)
        *slot = *one;
    else
        w->out_of_memory = true;
}

/* The class of @p account, with the land of all accounts; UINT32_MAX: nothing ever
 * happens to it on this face. */
static uint32_t class_of(const fold *f, uint32_t account)
{
    for (uint32_t c = 0; c < f->class_count + f->is_all_apart; c++)
        if (f->classes[c].accounts >> account & 1)
            return c;
    return UINT32_MAX;
}

/* Accounts that the hazard row of rank @p rank holds. */
static uint32_t held_by(const fold *f, uint32_t rank)
{
    uint32_t held = 0, any = f->line->input->account_count;

    for (uint32_t c = 0; c < f->class_count; c++)
        if (f->classes[c].holder == rank)
            held |= f->classes[c].accounts;
    return held & ~(UINT32_C(1) << any);
}

/* In all classes of @p mask together. */
static uint32_t standing_in(const fold *f, uint32_t mask)
{
    uint32_t count = 0;

    for (size_t i = 0; i < f->hazards.count; i++)
        count += (f->hazards.at[i].standing & mask) != 0;
    return count;
}

/* The classes that @p account is made of. */
static uint32_t mask_of(const fold *f, uint32_t account)
{
    uint32_t c = class_of(f, account);

    if (account == f->line->input->account_count)
        return UINT32_MAX;
    return c == UINT32_MAX ? 0 : UINT32_C(1) << c;
}

static spell_land land_in(const fold *f, uint32_t account)
{
    uint32_t rank = f->classes[class_of(f, account)].holder;

    return (spell_land){f->line->holders[rank].row, held_by(f, rank),
                        standing_in(f, mask_of(f, account))};
}

/* The row of hazard @p hazard that stands in a class of @p mask; of several, that of the
 * last account. */
static uint32_t standing_row(const fold *f, size_t hazard, uint32_t mask)
{
    uint32_t in = 0, best = 0;

    mask &= f->hazards.at[hazard].standing;
    for (uint32_t c = 0; c < f->class_count; c++) {
        uint32_t accounts =
            f->classes[c].accounts & ~(UINT32_C(1) << f->line->input->account_count);

        if ((mask >> c & 1) && accounts > best) {
            best = accounts;
            in = c;
        }
    }
    return f->line->holders[lrel_fold__rank(f, hazard, in)].row;
}

/* Where hazard number @p i of the face stands, in the classes @p mask of @p account. */
static void watch_standing(watcher *w, const fold *f, size_t i, uint32_t mask, spell one)
{
    uint32_t any = f->line->input->account_count;
    uint32_t accounts = w->all->accounts[one.identity];

    one.row = standing_row(f, i, mask);
    one.land = land_in(f, one.account);
    one.is_of_all = one.account != any && (accounts & (accounts - 1)) == 0;
    if (one.is_of_all)
        one.all = f->is_all_apart ? land_in(f, any) : one.land;
    add_spell(w, &one);
}

/* Land that a hazard's latest version covers and where it does not stand any more was
 * taken by a release: everything else that ends its standing ends its claim. */
static void watch_hazard(watcher *w, const fold *f, size_t i, spell one)
{
    const fold_hazard *h = &f->hazards.at[i];
    uint32_t mask = mask_of(f, one.account);

    if (h->standing & mask) {
        watch_standing(w, f, i, mask, one);
    } else if (h->claimed & mask && w->taker[one.account] != UINT32_MAX) {
        one.row = w->taker[one.account];
        one.is_taken = true;
        add_spell(w, &one);
    }
}

/* What a hazard in one account only does there it does in all: it is watched once. */
void lrel_watcher__on_periods(watcher *w, const fold *state, uint32_t from, uint32_t to)
{
    uint32_t all = UINT32_C(1) << state->line->input->account_count;
    spell one = {.face = w->face, .from = from, .to = to};

    if (!find_identities(w, state)) {
        w->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < state->hazards.count; i++) {
        uint32_t accounts;

        one.identity = w->identities.at[i];
        if (w->all->place[one.identity] == SUSPECT_NONE)
            continue;
        accounts = w->all->accounts[one.identity];
        accounts |= accounts & (accounts - 1) ? all : 0;
        for (; accounts; accounts &= accounts - 1) {
            one.account = (uint32_t)__builtin_ctz(accounts);
            watch_hazard(w, state, i, one);
        }
    }
}

void lrel_watcher__clear(watcher *w)
{
    if (!w->all)
        return;
    lrel__free(w->all->ledger->context, w->list.at);
    lrel__free(w->all->ledger->context, w->identities.at);
}

static int compare_spells(const void *a, const void *b)
{
    const spell *sa = a, *sb = b;

    if (sa->face != sb->face)
        return sa->face < sb->face ? -1 : 1;
    return sa->from < sb->from ? -1 : sa->from > sb->from;
}

static size_t slot_of(const suspects *s, const spell *one)
{
    return s->place[one->identity] * ((size_t)s->ledger->input->account_count + 1) +
           one->account;
}

/* Every thread met faces and periods in order; where several met one hazard's, theirs are
 * to be merged. */
static void sort_by_face(spell *list, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (compare_spells(&list[i - 1], &list[i]) > 0) {
            qsort(list, count, sizeof *list, compare_spells);
            return;
        }
}

/* A counting sort by suspect and account, then by face and period. */
lrel_status lrel_watcher__spells(const watcher *watchers, int count, spell_list *out,
                                 lrel_error *err)
{
    const suspects *s = watchers[0].all;
    const lrel_context *context = s->ledger->context;
    size_t slots = s->count * ((size_t)s->ledger->input->account_count + 1);
    size_t *next = lrel__calloc(context, slots + 1, sizeof *next);
    size_t total = 0;
    bool has_memory = next != NULL;

    for (int w = 0; w < count; w++) {
        total += watchers[w].list.count;
        has_memory &= !watchers[w].out_of_memory;
    }
    if (!has_memory ||
        !lrel__grow(context, &out->at, &out->capacity, total, sizeof *out->at)) {
        lrel__free(context, next);
        return lrel__fail_memory(err);
    }
    for (int w = 0; w < count; w++)
        for (size_t i = 0; i < watchers[w].list.count; i++)
            next[slot_of(s, &watchers[w].list.at[i]) + 1]++;
    for (size_t i = 1; i <= slots; i++)
        next[i] += next[i - 1];
    for (int w = 0; w < count; w++)
        for (size_t i = 0; i < watchers[w].list.count; i++)
            out->at[next[slot_of(s, &watchers[w].list.at[i])]++] = watchers[w].list.at[i];
    out->count = total;
    for (size_t i = 0, from = 0; i < slots; from = next[i++])
        sort_by_face(out->at + from, next[i] - from);
    lrel__free(context, next);
    return LREL_OK;
}
