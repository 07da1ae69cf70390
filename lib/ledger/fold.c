/* SPDX-License-Identifier: Apache-2.0 */
/* fold.c: the rules of the account on one face (docs/methods/ledger.md tells them with
 * worked cases).
 *
 * In every account a face has a set of hazards that stand on it; it is contaminated while
 * at least one does. Of those that stand one holds the land: its groups are the land's.
 * Accounts with one history are one class; masks here are of classes, a bit each. */
#include "ledger/fold.h"

#include <string.h>

/* The bits of @p mask one after the other, as @p c. */
#define EACH_CLASS(c, mask)                                                              \
    for (uint32_t left_ = (mask), c;                                                     \
         left_ && (c = (uint32_t)__builtin_ctz(left_), true); left_ &= left_ - 1)

static uint32_t classes_of(const fold *f, uint32_t accounts)
{
    uint32_t mask = 0;

    for (uint32_t c = 0; c < f->class_count; c++)
        mask |= (uint32_t)((f->classes[c].accounts & accounts) != 0) << c;
    return mask;
}

static uint32_t accounts_of(const fold *f, uint32_t mask)
{
    uint32_t accounts = 0;

    EACH_CLASS(c, mask)
    accounts |= f->classes[c].accounts;
    return accounts;
}

static void set_holder(fold *f, uint32_t c, uint32_t rank)
{
    f->classes[c].holder = rank;
    f->occupied &= ~(UINT32_C(1) << c);
    f->occupied |= (uint32_t)(rank != RANK_NONE) << c;
}

static void find_holder(fold *f, uint32_t c)
{
    uint32_t best = RANK_NONE;

    for (size_t i = 0; i < f->hazards.count; i++)
        if (f->hazards.at[i].standing >> c & 1) {
            uint32_t rank = lrel_fold__rank(f, i, c);

            if (rank < best)
                best = rank;
        }
    set_holder(f, c, best);
}

static void stand(fold *f, uint32_t hazard, uint32_t mask, uint32_t rank)
{
    fold_hazard *h = &f->hazards.at[hazard];

    EACH_CLASS(c, mask)
    {
        uint32_t *own = &f->rank[hazard * f->class_count + c];
        bool was_holder = h->standing >> c & 1 && f->classes[c].holder == *own;

        h->standing |= UINT32_C(1) << c;
        *own = rank;
        if (was_holder)
            find_holder(f, c);
        else if (rank < f->classes[c].holder)
            set_holder(f, c, rank);
    }
}

static void stand_no_more(fold *f, uint32_t hazard, uint32_t mask)
{
    fold_hazard *h = &f->hazards.at[hazard];

    mask &= h->standing;
    h->standing &= ~mask;
    EACH_CLASS(c, mask)
    if (f->classes[c].holder == lrel_fold__rank(f, hazard, c))
        find_holder(f, c);
}

/* Of the hazards that @p e's takes the place of: where is one claimed here, and where
 * does one stand? */
static void look_back(const fold *f, const event *e, uint32_t *claimed,
                      uint32_t *standing)
{
    const timeline *line = f->line;
    uint32_t identity = lrel_timeline__detail(line, e)->identity;

    for (uint32_t i = line->replaces_first[identity];
         i < line->replaces_first[identity + 1]; i++) {
        uint32_t old = line->replaces[i];
        const fold_hazard *h;

        if (old == UINT32_MAX || f->places[old].stamp != f->stamp)
            continue;
        h = &f->hazards.at[f->places[old].hazard];
        *claimed |= h->claimed;
        *standing |= h->claimed & h->standing;
    }
}

/* A hazard is established, or one of its versions takes over from the one before. */
static void establish(fold *f, const event *e, uint32_t hazard)
{
    fold_hazard *h = &f->hazards.at[hazard];
    uint32_t mask = lrel_fold__is_here(f, e) ? classes_of(f, e->accounts) : 0;
    uint32_t claimed = 0, standing = 0;

    if (!e->is_anew) { /* land of the old version only */
        stand_no_more(f, hazard, ~mask);
        h->claimed &= mask;
        claimed = h->claimed;
        standing = h->standing;
    } else if (e->column == LREL_COLUMN_RESURVEY) {
        look_back(f, e, &claimed, &standing);
    }
    stand(f, hazard, mask & (~claimed | standing),
          e->subject); /* released land stays so */
    h->claimed |= mask;
}

static void withdraw(fold *f, uint32_t hazard)
{
    stand_no_more(f, hazard, ~UINT32_C(0));
    f->hazards.at[hazard].claimed = 0;
}

static void release(fold *f, uint32_t counted)
{
    for (size_t i = 0; i < f->hazards.count; i++)
        f->hazards.at[i].standing &= ~counted;
    EACH_CLASS(c, counted)
    f->classes[c].holder = RANK_NONE;
    f->occupied &= ~counted;
    f->released |= counted;
}

static void tell_outcome(const fold *f, const event *e, uint32_t counted,
                         uint32_t already)
{
    outcome what = {e, accounts_of(f, counted) & e->accounts,
                    accounts_of(f, already) & e->accounts};

    f->listener.on_outcome(f->listener.user, &what);
}

/* Whether the next record of land here in the accounts of class @p c, after event number
 * @p n, is a release: then a closure is only its announcement. */
static bool release_comes_next(const fold *f, size_t n, uint32_t c)
{
    for (size_t i = n + 1; i < f->events.count; i++) {
        const event *e = &f->line->events[f->events.at[i].at];

        if (!(e->accounts & f->classes[c].accounts))
            continue;
        if (e->step == STEP_RELEASE)
            return true;
        if (e->step == STEP_ESTABLISH && lrel_fold__is_here(f, e))
            return false;
    }
    return false;
}

/* Whether no hazard but number @p hazard stands in class @p c. */
static bool stands_alone(const fold *f, uint32_t hazard, uint32_t c)
{
    for (size_t i = 0; i < f->hazards.count; i++)
        if (i != hazard && f->hazards.at[i].standing >> c & 1)
            return false;
    return true;
}

static void close_hazard(fold *f, size_t n, uint32_t hazard)
{
    uint32_t closed = f->hazards.at[hazard].standing;

    EACH_CLASS(c, closed)
    if (stands_alone(f, hazard, c) && release_comes_next(f, n, c))
        closed &= ~(UINT32_C(1) << c);
    stand_no_more(f, hazard, closed);
    f->hazards.at[hazard].claimed &= ~closed;
}

static const holder *holder_of(const fold *f, uint32_t rank)
{
    return rank == RANK_NONE ? NULL : &f->line->holders[rank];
}

/* The holder in @p class is another than @p before. */
static void tell_change(fold *f, const event *e, fold_class *class, uint32_t before)
{
    change what = {
        e,         class->accounts, holder_of(f, before), holder_of(f, class->holder),
        e->column, false,           COLUMN_NONE};

    if (!what.before) {
        what.had_left_by = class->left_by;
        what.is_again = what.had_left_by != COLUMN_NONE;
    } else if (!what.after) {
        class->left_by = what.column;
    } else {
        what.column = LREL_COLUMN_TRANSFERRED;
    }
    f->listener.on_change(f->listener.user, &what);
}

/* The state of the face so far lasted up to the end of period @p to - 1. */
static void tell_periods(fold *f, uint32_t to)
{
    if (f->told < to && (f->occupied || f->tells_empty) && f->listener.on_periods)
        f->listener.on_periods(f->listener.user, f, f->told, to);
    f->told = to;
}

/* The land of all accounts has the first of all holders. */
static void hold_all(fold *f)
{
    fold_class *all = &f->classes[f->class_count];

    all->holder = RANK_NONE;
    for (uint32_t c = 0; c < f->class_count; c++)
        if (f->classes[c].holder < all->holder)
            all->holder = f->classes[c].holder;
}

/* What @p e does to who stands. @p counted: of a release, where it empties the face. */
static void act(fold *f, size_t n, const event *e, uint32_t counted)
{
    uint32_t hazard = f->events.at[n].hazard;

    if (e->step == STEP_ESTABLISH)
        establish(f, e, hazard);
    else if (e->step == STEP_WITHDRAW)
        withdraw(f, hazard);
    else if (e->step == STEP_RELEASE)
        release(f, counted);
    else
        close_hazard(f, n, hazard);
}

static void apply(fold *f, size_t n)
{
    const event *e = &f->line->events[f->events.at[n].at];
    uint32_t before[LREL_ACCOUNT_MAX + 1];
    uint32_t told = f->class_count + f->is_all_apart, counted = 0;

    if (e->step == STEP_RELEASE) {
        uint32_t mask = classes_of(f, e->accounts);

        counted = mask & f->occupied;
        tell_outcome(f, e, counted, mask & ~counted & f->released);
        if (!counted)
            return;
    }
    tell_periods(f, e->period + 1); /* before the first: 0 */
    for (uint32_t c = 0; c < told; c++)
        before[c] = f->classes[c].holder;
    act(f, n, e, counted);
    if (f->is_all_apart)
        hold_all(f);
    for (uint32_t c = 0; c < told; c++)
        if (f->classes[c].holder != before[c])
            tell_change(f, e, &f->classes[c], before[c]);
}

lrel_status lrel_fold__face(fold *f, const uint32_t *owners, uint32_t owner_count,
                            lrel_error *err)
{
    if (!lrel_fold__gather(f, owners, owner_count))
        return lrel__fail_memory(err);
    for (uint32_t c = 0; c < f->class_count + f->is_all_apart; c++) {
        f->classes[c].holder = RANK_NONE;
        f->classes[c].left_by = COLUMN_NONE;
    }
    f->occupied = f->released = f->told = 0;
    for (size_t n = 0; n < f->events.count; n++)
        apply(f, n);
    tell_periods(f, (uint32_t)f->line->input->period_count + 1);
    return LREL_OK;
}

lrel_status lrel_fold__init(fold *f, const timeline *line, fold_listener listener,
                            lrel_error *err)
{
    memset(f, 0, sizeof *f);
    f->line = line;
    f->listener = listener;
    f->places = lrel__calloc(line->context, line->identity_count, sizeof *f->places);
    return f->places ? LREL_OK : lrel__fail_memory(err);
}

void lrel_fold__clear(fold *f)
{
    if (!f->line)
        return;
    lrel__free(f->line->context, f->hazards.at);
    lrel__free(f->line->context, f->rank);
    lrel__free(f->line->context, f->events.at);
    lrel__free(f->line->context, f->places);
}
