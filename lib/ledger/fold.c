/* SPDX-License-Identifier: Apache-2.0 */
/* fold.c: the rules of the account on one face (docs/methods/ledger.md tells them with
 * worked cases).
 *
 * In every account a face has a set of hazards that stand on it; it is contaminated while
 * at least one does. Of those that stand one holds the land: its groups are the land's.
 */
#include "ledger/fold.h"

#include <stdlib.h>
#include <string.h>

static bool is_here(const fold *f, const event *e)
{
    uint32_t owner = f->line->input->hazards[e->row].owner;

    return e->is_alone || (owner != LREL_OWNER_NONE && f->owner_stamp[owner] == f->stamp);
}

/* Whether row @p a holds the land before row @p b: the higher class, then the earlier
 * day, then id, source and row. */
static bool holds_before(const fold *f, uint32_t a, uint32_t b)
{
    const lrel_ledger_hazard *ha, *hb;

    if (b == HOLDER_NONE || a == b)
        return a != HOLDER_NONE;
    ha = &f->line->input->hazards[a];
    hb = &f->line->input->hazards[b];
    if (ha->class_rank != hb->class_rank)
        return ha->class_rank < hb->class_rank;
    if (ha->from.days != hb->from.days)
        return ha->from.days < hb->from.days;
    return ha->tie < hb->tie;
}

static uint32_t *row_of(const fold *f, size_t hazard, uint32_t account)
{
    return &f->row[hazard * f->account_count + account];
}

static void find_holder(fold *f, uint32_t account)
{
    uint32_t best = HOLDER_NONE;

    for (size_t i = 0; i < f->hazards.count; i++)
        if (f->hazards.at[i].standing >> account & 1) {
            uint32_t row = *row_of(f, i, account);

            if (holds_before(f, row, best))
                best = row;
        }
    f->holder[account] = best;
}

static void stand(fold *f, size_t hazard, uint32_t account, uint32_t row)
{
    fold_hazard *h = &f->hazards.at[hazard];
    bool was_standing = h->standing >> account & 1;
    bool was_holder = was_standing && f->holder[account] == *row_of(f, hazard, account);

    f->standing[account] += !was_standing;
    h->standing |= UINT32_C(1) << account;
    *row_of(f, hazard, account) = row;
    if (was_holder)
        find_holder(f, account);
    else if (holds_before(f, row, f->holder[account]))
        f->holder[account] = row;
}

static void stand_no_more(fold *f, size_t hazard, uint32_t account)
{
    fold_hazard *h = &f->hazards.at[hazard];

    if (!(h->standing >> account & 1))
        return;
    h->standing &= ~(UINT32_C(1) << account);
    f->standing[account]--;
    if (f->holder[account] == *row_of(f, hazard, account))
        find_holder(f, account);
}

/* Of the hazards that @p e's continues or takes the place of: is one claimed here, and
 * does one stand? */
static void look_back(const fold *f, const event *e, size_t self, uint32_t account,
                      bool *is_claimed, bool *is_standing)
{
    *is_claimed = *is_standing = false;
    if (!e->is_anew) {
        *is_claimed = f->hazards.at[self].claimed >> account & 1;
        *is_standing = f->hazards.at[self].standing >> account & 1;
        return;
    }
    for (size_t i = 0; i < e->replaces_count; i++) {
        uint32_t old = f->line->replaces[e->replaces_first + i];
        const fold_hazard *h;

        if (old == UINT32_MAX || f->identity_stamp[old] != f->stamp)
            continue;
        h = &f->hazards.at[f->identity_place[old]];
        *is_claimed |= h->claimed >> account & 1;
        *is_standing |= (h->claimed & h->standing) >> account & 1;
    }
}

/* A hazard is established, or one of its versions takes over from the one before. */
static void establish(fold *f, const event *e, size_t self)
{
    bool here = is_here(f, e);

    for (uint32_t a = 0; a < f->account_count; a++) {
        bool is_claimed, is_standing;

        if (!here || !(e->accounts >> a & 1)) {
            if (!e->is_anew) { /* land of the old version only */
                stand_no_more(f, self, a);
                f->hazards.at[self].claimed &= ~(UINT32_C(1) << a);
            }
            continue;
        }
        look_back(f, e, self, a, &is_claimed, &is_standing);
        if (!is_claimed || is_standing) /* released land stays released */
            stand(f, self, a, e->row);
        f->hazards.at[self].claimed |= UINT32_C(1) << a;
    }
}

static void withdraw(fold *f, size_t self)
{
    for (uint32_t a = 0; a < f->account_count; a++)
        stand_no_more(f, self, a);
    f->hazards.at[self].claimed = 0;
}

static void release(fold *f, const event *e)
{
    outcome what = {e, 0, 0};

    for (uint32_t a = 0; a < f->account_count; a++) {
        if (!(e->accounts >> a & 1))
            continue;
        if (f->standing[a])
            what.counted |= UINT32_C(1) << a;
        else if (f->released >> a & 1)
            what.already |= UINT32_C(1) << a;
    }
    for (size_t i = 0; i < f->hazards.count && what.counted; i++)
        f->hazards.at[i].standing &= ~what.counted;
    for (uint32_t a = 0; a < f->account_count; a++)
        if (what.counted >> a & 1) {
            f->standing[a] = 0;
            f->holder[a] = HOLDER_NONE;
        }
    f->released |= what.counted;
    f->listener.on_outcome(f->listener.user, &what);
}

/* Whether the next record of land here in @p account, after event number @p n, is a
 * release: then a closure is only its announcement. */
static bool release_comes_next(const fold *f, size_t n, uint32_t account)
{
    for (size_t i = n + 1; i < f->events.count; i++) {
        const event *e = &f->line->events[f->events.at[i]];

        if (!(e->accounts >> account & 1))
            continue;
        if (e->step == STEP_RELEASE)
            return true;
        if (e->step == STEP_ESTABLISH && is_here(f, e))
            return false;
    }
    return false;
}

static void close_hazard(fold *f, size_t n, size_t self)
{
    for (uint32_t a = 0; a < f->account_count; a++) {
        if (!(f->hazards.at[self].standing >> a & 1))
            continue;
        if (f->standing[a] == 1 && release_comes_next(f, n, a))
            continue;
        stand_no_more(f, self, a);
        f->hazards.at[self].claimed &= ~(UINT32_C(1) << a);
    }
}

/* The column that land moves in by @p e, whatever its direction. */
static uint8_t column_of(const fold *f, const event *e)
{
    switch (e->step) {
    case STEP_ESTABLISH:
        return e->is_anew && e->replaces_count == 0 ? LREL_COLUMN_NEWLY_RECORDED
                                                    : LREL_COLUMN_RESURVEY;
    case STEP_WITHDRAW:
        return LREL_COLUMN_RESURVEY;
    case STEP_RELEASE:
        return (uint8_t)(LREL_COLUMN_CANCELLED +
                         f->line->input->releases[e->row].product);
    default:
        return LREL_COLUMN_CLOSED;
    }
}

static void tell_change(fold *f, const event *e, uint32_t account, uint32_t before)
{
    change what = {e,     account,    before, f->holder[account], column_of(f, e),
                   false, COLUMN_NONE};

    if (before == what.after)
        return;
    if (before == HOLDER_NONE) {
        what.had_left_by = f->left_by[account];
        what.is_again = what.had_left_by != COLUMN_NONE;
    } else if (what.after == HOLDER_NONE) {
        f->left_by[account] = what.column;
    } else {
        what.column = LREL_COLUMN_TRANSFERRED;
    }
    f->listener.on_change(f->listener.user, &what);
}

static void apply(fold *f, size_t n)
{
    const event *e = &f->line->events[f->events.at[n]];
    uint32_t before[LREL_ACCOUNT_MAX + 1];
    uint32_t all = f->account_count;
    size_t self = e->step == STEP_RELEASE ? 0 : f->identity_place[e->identity];

    memcpy(before, f->holder, sizeof *before * (all + 1));
    if (e->step == STEP_ESTABLISH)
        establish(f, e, self);
    else if (e->step == STEP_WITHDRAW)
        withdraw(f, self);
    else if (e->step == STEP_RELEASE)
        release(f, e);
    else
        close_hazard(f, n, self);

    f->holder[all] = HOLDER_NONE;
    for (uint32_t a = 0; a < all; a++)
        if (f->holder[a] != HOLDER_NONE && holds_before(f, f->holder[a], f->holder[all]))
            f->holder[all] = f->holder[a];
    for (uint32_t a = 0; a <= all; a++)
        tell_change(f, e, a, before[a]);
}

static bool add_hazard(fold *f, uint32_t identity)
{
    const timeline *line = f->line;
    fold_hazard *h;

    if (f->identity_stamp[identity] == f->stamp)
        return true; /* another version of it is here too */
    f->identity_stamp[identity] = f->stamp;
    f->identity_place[identity] = (uint32_t)f->hazards.count;
    if (!(h = LREL__PUSH(line->context, &f->hazards)))
        return false;
    *h = (fold_hazard){identity, 0, 0};
    for (uint32_t i = line->identity_first[identity];
         i < line->identity_first[identity + 1]; i++) {
        uint32_t *slot = LREL__PUSH(line->context, &f->events);

        if (!slot)
            return false;
        *slot = line->identity_events[i];
    }
    return true;
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t na = *(const uint32_t *)a, nb = *(const uint32_t *)b;

    return na < nb ? -1 : na > nb;
}

static void sort_events(fold *f)
{
    uint32_t *list = f->events.at;

    if (f->events.count > 32) {
        qsort(list, f->events.count, sizeof *list, compare_numbers);
        return;
    }
    for (size_t i = 1; i < f->events.count; i++) {
        uint32_t one = list[i];
        size_t k = i;

        for (; k > 0 && list[k - 1] > one; k--)
            list[k] = list[k - 1];
        list[k] = one;
    }
}

/* Gathers the events that concern the face, in order. */
static bool gather(fold *f, const uint32_t *owners, uint32_t owner_count)
{
    const timeline *line = f->line;

    f->hazards.count = 0;
    f->events.count = 0;
    for (uint32_t i = 0; i < owner_count; i++)
        f->owner_stamp[owners[i]] = f->stamp;
    for (uint32_t i = 0; i < owner_count; i++)
        for (uint32_t k = line->entry_first[owners[i]];
             k < line->entry_first[owners[i] + 1]; k++) {
            uint32_t *slot;

            if (!line->entries[k].is_release) {
                if (!add_hazard(f, line->entries[k].at))
                    return false;
                continue;
            }
            if (!(slot = LREL__PUSH(line->context, &f->events)))
                return false;
            *slot = line->entries[k].at;
        }
    sort_events(f);
    return lrel__grow(line->context, &f->row, &f->row_capacity,
                      f->hazards.count * f->account_count + 1, sizeof *f->row);
}

static void tell_periods(const fold *f, uint32_t from, uint32_t to)
{
    if (f->listener.on_periods && from < to &&
        (f->listener.wants_empty || f->holder[f->account_count] != HOLDER_NONE))
        f->listener.on_periods(f->listener.user, f, from, to);
}

lrel_status lrel_fold__face(fold *f, const uint32_t *owners, uint32_t owner_count,
                            lrel_error *err)
{
    uint32_t since = 0;

    f->stamp++;
    if (!gather(f, owners, owner_count))
        return lrel__fail_memory(err);
    for (uint32_t a = 0; a <= f->account_count; a++) {
        f->holder[a] = HOLDER_NONE;
        f->left_by[a] = COLUMN_NONE;
        if (a < f->account_count)
            f->standing[a] = 0;
    }
    f->released = 0;
    for (size_t n = 0; n < f->events.count; n++) {
        uint32_t period = f->line->events[f->events.at[n]].period + 1; /* before: 0 */

        if (period > since) {
            tell_periods(f, since, period);
            since = period;
        }
        apply(f, n);
    }
    tell_periods(f, since, (uint32_t)f->line->input->period_count + 1);
    return LREL_OK;
}

lrel_status lrel_fold__init(fold *f, const timeline *line, fold_listener listener,
                            lrel_error *err)
{
    const lrel_context *context = line->context;

    memset(f, 0, sizeof *f);
    f->line = line;
    f->listener = listener;
    f->account_count = line->input->account_count;
    f->identity_stamp =
        lrel__calloc(context, line->identity_count, sizeof *f->identity_stamp);
    f->identity_place =
        lrel__alloc(context, line->identity_count, sizeof *f->identity_place);
    f->owner_stamp = lrel__calloc(context, line->owner_count, sizeof *f->owner_stamp);
    if (!f->identity_stamp || !f->identity_place || !f->owner_stamp)
        return lrel__fail_memory(err);
    return LREL_OK;
}

void lrel_fold__clear(fold *f)
{
    const lrel_context *context;

    if (!f->line)
        return;
    context = f->line->context;
    lrel__free(context, f->hazards.at);
    lrel__free(context, f->row);
    lrel__free(context, f->events.at);
    lrel__free(context, f->identity_stamp);
    lrel__free(context, f->identity_place);
    lrel__free(context, f->owner_stamp);
}
