/* SPDX-License-Identifier: Apache-2.0 */
/* history.c: a fold that is listened to, then its events in order: what the fold said of
 * an event is what it did, and one of which it said nothing moved nothing. */
#include "ledger/history.h"

#include <stdlib.h>
#include <string.h>

#include "ledger/ledger.h"

struct lrel_history {
    const lrel_ledger *ledger;
    fold fold;
    struct {
        change *at;
        size_t count, capacity;
    } changes;
    struct {
        outcome *at;
        size_t count, capacity;
    } outcomes;
    struct {
        lrel_moment *at;
        size_t count, capacity;
    } moments;
    bool out_of_memory;
};

static void on_change(void *user, const change *what)
{
    lrel_history *h = user;
    change *slot;

    if ((slot = LREL__PUSH(h->ledger->context, &h->changes)) != NULL)
        *slot = *what;
    else
        h->out_of_memory = true;
}

static void on_outcome(void *user, const outcome *what)
{
    lrel_history *h = user;
    outcome *slot = LREL__PUSH(h->ledger->context, &h->outcomes);

    if (slot)
        *slot = *what;
    else
        h->out_of_memory = true;
}

lrel_status lrel_history_new(const lrel_ledger *ledger, lrel_history **out,
                             lrel_error *err)
{
    lrel_history *h = lrel__calloc(ledger->context, 1, sizeof *h);
    lrel_status status;

    if (!h)
        return lrel__fail_memory(err);
    h->ledger = ledger;
    status = lrel_fold__init(&h->fold, &ledger->line,
                             (fold_listener){on_change, on_outcome, NULL, h}, err);
    if (status == LREL_OK)
        *out = h;
    else
        lrel_history_free(h);
    return status;
}

void lrel_history_free(lrel_history *h)
{
    const lrel_context *context;

    if (!h)
        return;
    context = h->ledger->context;
    lrel_fold__clear(&h->fold);
    lrel__free(context, h->changes.at);
    lrel__free(context, h->outcomes.at);
    lrel__free(context, h->moments.at);
    lrel__free(context, h);
}

static lrel_cause cause_of(const event *e)
{
    switch (e->step) {
    case STEP_ESTABLISH:
        return e->is_anew ? LREL_CAUSE_ESTABLISHED : LREL_CAUSE_VERSION;
    case STEP_WITHDRAW:
        return LREL_CAUSE_REPLACED;
    case STEP_RELEASE:
        return LREL_CAUSE_RELEASE;
    default:
        return LREL_CAUSE_CLOSURE;
    }
}

/* What the fold said of @p e in @p account, or NULL. */
static const change *change_of(const lrel_history *h, const event *e, uint32_t account)
{
    for (size_t i = 0; i < h->changes.count; i++)
        if (h->changes.at[i].cause == e && (h->changes.at[i].accounts >> account & 1))
            return &h->changes.at[i];
    return NULL;
}

static const outcome *outcome_of(const lrel_history *h, const event *e)
{
    for (size_t i = 0; i < h->outcomes.count; i++)
        if (h->outcomes.at[i].cause == e)
            return &h->outcomes.at[i];
    return NULL;
}

/* As the release's own area is counted: land is beyond recorded hazard where the release
 * did nothing in any account that it touches. */
static bool tell_release(const lrel_history *h, const event *e, uint32_t account,
                         lrel_moment *m)
{
    const outcome *what = outcome_of(h, e);

    if (what->already >> account & 1)
        m->effect = LREL_EFFECT_ALREADY_RELEASED;
    else
        m->effect = LREL_EFFECT_BEYOND_HAZARD;
    return m->effect == LREL_EFFECT_ALREADY_RELEASED || !(what->counted | what->already);
}

static void describe_change(lrel_moment *m, const change *what)
{
    m->effect = !what->before  ? LREL_EFFECT_ENTERED
                : !what->after ? LREL_EFFECT_LEFT
                               : LREL_EFFECT_TRANSFERRED;
    m->column = what->column;
    m->holder = what->after ? what->after->row : LREL_HOLDER_NONE;
    m->is_again = what->is_again;
    m->had_left_by = what->is_again ? what->had_left_by : 0;
}

/* An event without effect is told where its record lies here and is of the account. */
static bool is_told(const lrel_history *h, const event *e, uint32_t account)
{
    const lrel_ledger_input *input = h->ledger->input;
    bool is_release = e->step == STEP_RELEASE;
    uint32_t accounts =
        is_release
            ? e->accounts
            : input->hazards[lrel_timeline__detail(&h->ledger->line, e)->row].accounts;

    return (accounts >> account & 1) && (is_release || lrel_fold__is_here(&h->fold, e));
}

static bool tell_account(lrel_history *h, uint32_t account)
{
    uint32_t holding = LREL_HOLDER_NONE;

    for (size_t i = 0; i < h->fold.events.count; i++) {
        const event *e = &h->ledger->line.events[h->fold.events.at[i].at];
        const event_detail *detail = lrel_timeline__detail(&h->ledger->line, e);
        const change *what = change_of(h, e, account);
        lrel_moment m = {.account = account,
                         .day = {detail->day},
                         .cause = cause_of(e),
                         .is_release = e->step == STEP_RELEASE,
                         .record = detail->row,
                         .effect = LREL_EFFECT_NOTHING,
                         .holder = holding};
        lrel_moment *slot;

        if (what)
            describe_change(&m, what);
        else if (!is_told(h, e, account))
            continue;
        else if (m.is_release && !tell_release(h, e, account, &m))
            continue;
        holding = m.holder;
        if (!(slot = LREL__PUSH(h->ledger->context, &h->moments)))
            return false;
        *slot = m;
    }
    return true;
}

lrel_status lrel_history_tell(lrel_history *h, const uint32_t *owners,
                              uint32_t owner_count, lrel_error *err)
{
    lrel_status status;

    h->changes.count = h->outcomes.count = h->moments.count = 0;
    h->out_of_memory = false;
    if ((status = lrel_fold__face(&h->fold, owners, owner_count, err)) != LREL_OK)
        return status;
    if (h->out_of_memory)
        return lrel__fail_memory(err);
    for (uint32_t a = 0; a < h->ledger->input->account_count; a++)
        if (!tell_account(h, a))
            return lrel__fail_memory(err);
    return LREL_OK;
}

size_t lrel_history_count(const lrel_history *h)
{
    return h->moments.count;
}

const lrel_moment *lrel_history_at(const lrel_history *h, size_t index)
{
    return &h->moments.at[index];
}
