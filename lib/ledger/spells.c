/* SPDX-License-Identifier: Apache-2.0 */
/* spells.c: where the suspects stood and what releases had taken from them, at the end of
 * every period: the folds of their faces once more. */
#include <stdlib.h>
#include <string.h>

#include "core/threads.h"
#include "ledger/edge.h"
#include "ledger/fold.h"

/* Faces in one piece of work. */
#define BATCH_FACES 512

/* One thread's. */
typedef struct watcher {
    const suspects *all;
    fold state;
    spell_list list;
    uint32_t face;
    uint32_t taker[LREL_ACCOUNT_MAX + 1]; /* the release that emptied it last */
    bool out_of_memory;
} watcher;

static void on_change(void *user, const change *what)
{
    (void)user;
    (void)what;
}

static void on_outcome(void *user, const outcome *what)
{
    watcher *w = user;
    uint32_t any = w->state.account_count;

    for (uint32_t a = 0; a < any; a++)
        if (what->counted >> a & 1)
            w->taker[a] = what->cause->row;
    if (what->counted)
        w->taker[any] = what->cause->row;
}

static void add_spell(watcher *w, const spell *one)
{
    spell *slot = LREL__PUSH(w->all->ledger->context, &w->list);

    if (slot)
        *slot = *one;
    else
        w->out_of_memory = true;
}

/* Accounts that hazard row @p row holds. */
static uint32_t held_by(const fold *f, uint32_t row)
{
    uint32_t held = 0;

    for (uint32_t a = 0; a < f->account_count; a++)
        held |= (uint32_t)(f->holder[a] == row) << a;
    return held;
}

static uint32_t standing_in(const fold *f, uint32_t account)
{
    uint32_t count = 0;

    if (account < f->account_count)
        return f->standing[account];
    for (size_t i = 0; i < f->hazards.count; i++)
        count += f->hazards.at[i].standing != 0;
    return count;
}

static spell_land land_in(const fold *f, uint32_t account)
{
    uint32_t holder = f->holder[account];

    return (spell_land){holder, held_by(f, holder), standing_in(f, account)};
}

/* Land that a hazard's latest version covers and where it does not stand any more was
 * taken by a release: everything else that ends its standing ends its claim. */
static void watch_hazard(watcher *w, size_t i, uint32_t account, bool is_only,
                         uint32_t from, uint32_t to)
{
    const fold *f = &w->state;
    const fold_hazard *h = &f->hazards.at[i];
    uint32_t any = f->account_count;
    bool stands = account == any ? h->standing != 0 : h->standing >> account & 1;
    bool claims = account == any ? h->claimed != 0 : h->claimed >> account & 1;
    spell one = {.identity = h->identity,
                 .account = account,
                 .face = w->face,
                 .from = from,
                 .to = to,
                 .row = w->taker[account],
                 .is_taken = true};

    if (!stands && (!claims || w->taker[account] == UINT32_MAX))
        return;
    if (stands) {
        uint32_t in = account;

        for (uint32_t a = 0; account == any && a < any; a++)
            in = h->standing >> a & 1 ? a : in;
        one.is_taken = false;
        one.row = f->row[i * any + in];
        one.land = land_in(f, account);
        one.is_of_all = is_only;
        if (is_only)
            one.all = land_in(f, any);
    }
    add_spell(w, &one);
}

/* What a hazard in one account only does there it does in all: it is watched once. */
static void on_periods(void *user, const fold *state, uint32_t from, uint32_t to)
{
    watcher *w = user;
    uint32_t any = state->account_count;

    for (size_t i = 0; i < state->hazards.count; i++) {
        uint32_t identity = state->hazards.at[i].identity;
        uint32_t accounts = w->all->accounts[identity];
        bool is_only = (accounts & (accounts - 1)) == 0;

        if (!w->all->is_suspect[identity])
            continue;
        for (uint32_t a = 0; a < any + !is_only; a++)
            if (a == any || accounts >> a & 1)
                watch_hazard(w, i, a, is_only, from, to);
    }
}

static lrel_status watch_batch(size_t piece, int worker, void *user, lrel_error *err)
{
    watcher *w = &((watcher *)user)[worker];
    const lrel_mosaic *mosaic = w->all->ledger->mosaic;
    size_t first = piece * BATCH_FACES, last = first + BATCH_FACES;
    size_t count = lrel_mosaic_face_count(mosaic);

    for (size_t f = first; f < last && f < count; f++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, f);
        lrel_status status;

        if (!w->all->has_suspect[f])
            continue;
        w->face = (uint32_t)f;
        memset(w->taker, 0xFF, sizeof w->taker);
        status = lrel_fold__face(&w->state, face.owners, face.owner_count, err);
        if (status != LREL_OK)
            return status;
    }
    return w->out_of_memory ? lrel__fail_memory(err) : LREL_OK;
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
    return one->identity * ((size_t)s->ledger->input->account_count + 1) + one->account;
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

/* A counting sort by hazard and account, then by face and period. */
static lrel_status bring_together(const watcher *watchers, int count, spell_list *out,
                                  lrel_error *err)
{
    const suspects *s = watchers[0].all;
    const lrel_context *context = s->ledger->context;
    size_t slots =
        s->ledger->line.identity_count * ((size_t)s->ledger->input->account_count + 1);
    size_t *next = lrel__calloc(context, slots + 1, sizeof *next);
    size_t total = 0;

    for (int w = 0; w < count; w++)
        total += watchers[w].list.count;
    if (!next || !lrel__grow(context, &out->at, &out->capacity, total, sizeof *out->at)) {
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

lrel_status lrel_spells__make(const suspects *s, spell_list *out, lrel_error *err)
{
    const lrel_ledger *ledger = s->ledger;
    const lrel_context *context = ledger->context;
    size_t faces = lrel_mosaic_face_count(ledger->mosaic);
    int count = lrel__jobs(context);
    watcher *watchers = lrel__calloc(context, (size_t)count, sizeof *watchers);
    lrel_status status = watchers ? LREL_OK : lrel__fail_memory(err);

    for (int w = 0; w < count && status == LREL_OK; w++) {
        watchers[w].all = s;
        status = lrel_fold__init(
            &watchers[w].state, &ledger->line,
            (fold_listener){on_change, on_outcome, on_periods, true, &watchers[w]}, err);
    }
    if (status == LREL_OK)
        status = lrel__parallel(context, (faces + BATCH_FACES - 1) / BATCH_FACES,
                                watch_batch, watchers, err);
    if (status == LREL_OK)
        status = bring_together(watchers, count, out, err);
    for (int w = 0; watchers && w < count; w++) {
        lrel_fold__clear(&watchers[w].state);
        lrel__free(context, watchers[w].list.at);
    }
    lrel__free(context, watchers);
    return status;
}
