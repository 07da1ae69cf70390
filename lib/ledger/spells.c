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
    struct {
        uint32_t *at;
        size_t count, capacity;
    } identities;   /* of the hazards on the face that `stamp` is of */
    uint32_t stamp; /* of the fold */
    bool out_of_memory;
} watcher;

static void on_change(void *user, const change *what)
{
    watcher *w = user;
    uint32_t any = w->all->ledger->input->account_count;

    if (what->cause->step != STEP_RELEASE || !what->before)
        return;
    for (uint32_t accounts = what->accounts; accounts; accounts &= accounts - 1)
        w->taker[__builtin_ctz(accounts)] = what->cause->subject;
    w->taker[any] = what->cause->subject;
}

static void on_outcome(void *user, const outcome *what)
{
    (void)user;
    (void)what;
}

/* A fold knows hazards by their place on the face; their events know who they are. */
static bool find_identities(watcher *w)
{
    const fold *f = &w->state;

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

/* Land that a hazard's latest version covers and where it does not stand any more was
 * taken by a release: everything else that ends its standing ends its claim. */
static void watch_hazard(watcher *w, size_t i, uint32_t account, bool is_only,
                         uint32_t from, uint32_t to)
{
    const fold *f = &w->state;
    const fold_hazard *h = &f->hazards.at[i];
    uint32_t mask = mask_of(f, account);
    spell one = {.identity = w->identities.at[i],
                 .account = account,
                 .face = w->face,
                 .from = from,
                 .to = to,
                 .row = w->taker[account],
                 .is_taken = true};

    if (h->standing & mask) {
        one.is_taken = false;
        one.row = standing_row(f, i, mask);
        one.land = land_in(f, account);
        one.is_of_all = is_only;
        if (is_only)
            one.all = land_in(f, f->line->input->account_count);
    } else if (!(h->claimed & mask) || w->taker[account] == UINT32_MAX) {
        return;
    }
    add_spell(w, &one);
}

/* What a hazard in one account only does there it does in all: it is watched once. */
static void on_periods(void *user, const fold *state, uint32_t from, uint32_t to)
{
    watcher *w = user;
    uint32_t any = state->line->input->account_count;

    if (!find_identities(w)) {
        w->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < state->hazards.count; i++) {
        uint32_t identity = w->identities.at[i];
        uint32_t accounts = w->all->accounts[identity];
        bool is_only = (accounts & (accounts - 1)) == 0;

        if (w->all->place[identity] == SUSPECT_NONE)
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

        if (!lrel_suspects__is_on(w->all, face))
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
static lrel_status bring_together(const watcher *watchers, int count, spell_list *out,
                                  lrel_error *err)
{
    const suspects *s = watchers[0].all;
    const lrel_context *context = s->ledger->context;
    size_t slots = s->count * ((size_t)s->ledger->input->account_count + 1);
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
            (fold_listener){on_change, on_outcome, on_periods, &watchers[w]}, err);
        watchers[w].state.tells_empty = true;
    }
    if (status == LREL_OK)
        status = lrel__parallel(context, (faces + BATCH_FACES - 1) / BATCH_FACES,
                                watch_batch, watchers, err);
    if (status == LREL_OK)
        status = bring_together(watchers, count, out, err);
    for (int w = 0; watchers && w < count; w++) {
        lrel_fold__clear(&watchers[w].state);
        lrel__free(context, watchers[w].list.at);
        lrel__free(context, watchers[w].identities.at);
    }
    lrel__free(context, watchers);
    return status;
}
