/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of docs/methods/ledger.md on one face: a list of events in order of time, a
 * set of hazards that stand per account, and after each event the difference it made. */
#include "support/rules.h"

#include <assert.h>
#include <string.h>

#include "support/rules_timeline.h"

typedef struct fold {
    const lrel_ledger_input *in;
    const rules_cover *cover;
    rules_result *result;
    timeline line;
    uint64_t standing[RULES_ACCOUNT_MAX]; /* rows */
    uint64_t claimed[RULES_ACCOUNT_MAX];  /* numbers of hazards */
    bool released[RULES_ACCOUNT_MAX];
    bool was[RULES_ACCOUNT_MAX + 1]; /* contaminated at any time before */
} fold;

static uint64_t bit(size_t i)
{
    return UINT64_C(1) << i;
}

static const lrel_ledger_hazard *row_at(const fold *f, size_t row)
{
    return &f->in->hazards[row];
}

static bool is_in_account(uint32_t accounts, size_t account)
{
    return (accounts >> account & 1) != 0;
}

/* ---- state ---- */

static bool is_held_before(const lrel_ledger_hazard *a, const lrel_ledger_hazard *b)
{
    if (a->class_rank != b->class_rank)
        return a->class_rank < b->class_rank;
    if (a->from.days != b->from.days)
        return a->from.days < b->from.days;
    return a->tie < b->tie;
}

static int holder_among(const fold *f, uint64_t rows)
{
    int holder = -1;
    for (size_t row = 0; row < f->in->hazard_count; row++)
        if ((rows & bit(row)) != 0 &&
            (holder < 0 || is_held_before(row_at(f, row), row_at(f, (size_t)holder))))
            holder = (int)row;
    return holder;
}

static void find_holders(const fold *f, int holder[RULES_ACCOUNT_MAX + 1])
{
    uint64_t any = 0;
    for (uint32_t a = 0; a < f->in->account_count; a++) {
        holder[a] = holder_among(f, f->standing[a]);
        any |= f->standing[a];
    }
    holder[f->in->account_count] = holder_among(f, any);
}

static uint64_t hazards_of(const fold *f, uint64_t rows)
{
    uint64_t hazards = 0;
    for (size_t row = 0; row < f->in->hazard_count; row++)
        if ((rows & bit(row)) != 0)
            hazards |= bit(row_at(f, row)->hazard);
    return hazards;
}

static void stop_standing(fold *f, uint32_t account, uint32_t hazard)
{
    for (size_t i = 0; i < f->line.row_count[hazard]; i++)
        f->standing[account] &= ~bit(f->line.rows_of[hazard][i]);
}

static void forget(fold *f, uint32_t account, uint32_t hazard)
{
    stop_standing(f, account, hazard);
    f->claimed[account] &= ~bit(hazard);
}

static uint64_t hazards_replaced_by(const fold *f, uint32_t row)
{
    uint64_t old = 0;
    for (uint32_t hazard = 0; hazard < RULES_HAZARD_MAX; hazard++)
        if (rules_timeline_replaces(&f->line, row, hazard))
            old |= bit(hazard);
    return old;
}

/* ---- what each kind of event does ---- */

static void establish(fold *f, const event *e)
{
    const lrel_ledger_hazard *h = row_at(f, e->record);
    uint64_t mine = e->anew ? hazards_replaced_by(f, e->record) : bit(h->hazard);
    for (uint32_t a = 0; a < f->in->account_count; a++) {
        bool covers = f->cover->hazard[e->record] && is_in_account(h->accounts, a);
        uint64_t earlier = mine & f->claimed[a];
        /* Land of an earlier version keeps its state: released land stays released. */
        bool stands = earlier == 0 || (earlier & hazards_of(f, f->standing[a])) != 0;
        if (covers) {
            if (stands) {
                stop_standing(f, a, h->hazard);
                f->standing[a] |= bit(e->record);
            }
            f->claimed[a] |= bit(h->hazard);
        } else if (!e->anew) {
            forget(f, a, h->hazard);
        }
    }
}

static void withdraw(fold *f, const event *e)
{
    for (uint32_t a = 0; a < f->in->account_count; a++)
        forget(f, a, e->record);
}

static void release(fold *f, const event *e)
{
    const lrel_ledger_release *r = &f->in->releases[e->record];
    rules_credit *credit = f->result->credit[e->record];
    bool counted = false, already = false;
    for (uint32_t a = 0; a < f->in->account_count; a++) {
        if (!is_in_account(r->accounts, a))
            continue;
        credit[a] = f->standing[a] != 0 ? RULES_COUNTED
                    : f->released[a]    ? RULES_ALREADY_RELEASED
                                        : RULES_BEYOND_HAZARD;
        counted |= f->standing[a] != 0;
        already |= f->released[a];
        f->released[a] |= f->standing[a] != 0;
        f->standing[a] = 0;
    }
    credit[f->in->account_count] = counted   ? RULES_COUNTED
                                   : already ? RULES_ALREADY_RELEASED
                                             : RULES_BEYOND_HAZARD;
}

/* Is the next record of @p account on the face, after event @p n, a release? */
static bool release_comes_next(const fold *f, uint32_t account, size_t n)
{
    for (size_t i = n + 1; i < f->line.event_count; i++) {
        uint32_t record = f->line.events[i].record;
        if (f->line.events[i].step == RELEASE &&
            is_in_account(f->in->releases[record].accounts, account))
            return true;
        if (f->line.events[i].step == ESTABLISH && f->cover->hazard[record] &&
            is_in_account(row_at(f, record)->accounts, account))
            return false;
    }
    return false;
}

static void close(fold *f, size_t n)
{
    uint32_t hazard = row_at(f, f->line.events[n].record)->hazard;
    for (uint32_t a = 0; a < f->in->account_count; a++) {
        uint64_t standing = hazards_of(f, f->standing[a]);
        if ((standing & bit(hazard)) == 0)
            continue;
        if (standing != bit(hazard) || !release_comes_next(f, a, n))
            forget(f, a, hazard);
    }
}

static void apply(fold *f, size_t n)
{
    const event *e = &f->line.events[n];
    switch (e->step) {
    case ESTABLISH:
        establish(f, e);
        break;
    case WITHDRAW:
        withdraw(f, e);
        break;
    case RELEASE:
        release(f, e);
        break;
    case CLOSE:
        close(f, n);
        break;
    }
}

/* ---- what it made of the account ---- */

static uint32_t column_of(const fold *f, const event *e)
{
    switch (e->step) {
    case ESTABLISH:
        return e->anew && hazards_replaced_by(f, e->record) == 0
                   ? LREL_COLUMN_NEWLY_RECORDED
                   : LREL_COLUMN_RESURVEY;
    case RELEASE:
        return LREL_COLUMN_CANCELLED + f->in->releases[e->record].product;
    case CLOSE:
        return LREL_COLUMN_CLOSED;
    default:
        return LREL_COLUMN_RESURVEY;
    }
}

static void add_flow(fold *f, const event *e, uint32_t account, int holder,
                     uint32_t column, int amount)
{
    rules_result *to = f->result;
    assert(to->flow_count < RULES_FLOW_MAX);
    to->flows[to->flow_count++] =
        (rules_flow){.account = account,
                     .group = row_at(f, (size_t)holder)->group,
                     .column = column,
                     .amount = amount,
                     .day = e->day,
                     .by_release = e->step == RELEASE,
                     .record = e->step == WITHDRAW ? (uint32_t)holder : e->record,
                     .moment = to->moment_count};
}

static void note_difference(fold *f, const event *e, uint32_t a, int before, int after)
{
    uint32_t column = column_of(f, e);
    if (before < 0 && after >= 0) {
        add_flow(f, e, a, after, column, 1);
        if (f->was[a])
            add_flow(f, e, a, after, LREL_COLUMN_RECORDED_AGAIN, 1);
        f->was[a] = true;
    } else if (before >= 0 && after < 0) {
        add_flow(f, e, a, before, column, column == LREL_COLUMN_RESURVEY ? -1 : 1);
    } else if (before >= 0 &&
               row_at(f, (size_t)before)->group != row_at(f, (size_t)after)->group) {
        add_flow(f, e, a, before, LREL_COLUMN_TRANSFERRED, -1);
        add_flow(f, e, a, after, LREL_COLUMN_TRANSFERRED, 1);
    }
}

static void note_moment(fold *f, const event *e)
{
    rules_moment *moment = &f->result->moments[f->result->moment_count++];
    moment->day = e->day;
    memcpy(moment->standing, f->standing, sizeof f->standing);
    find_holders(f, moment->holder);
}

void rules_fold(const lrel_ledger_input *input, const rules_cover *cover,
                rules_result *result)
{
    fold f = {.in = input, .cover = cover, .result = result};
    assert(input->hazard_count <= RULES_HAZARD_MAX);
    assert(input->release_count <= RULES_RELEASE_MAX);
    assert(input->account_count <= RULES_ACCOUNT_MAX);
    result->flow_count = 0;
    result->moment_count = 0;
    memset(result->credit, 0, sizeof result->credit);

    rules_timeline_make(&f.line, input, cover);
    for (size_t n = 0; n < f.line.event_count; n++) {
        int before[RULES_ACCOUNT_MAX + 1], after[RULES_ACCOUNT_MAX + 1];
        find_holders(&f, before);
        apply(&f, n);
        find_holders(&f, after);
        for (uint32_t a = 0; a <= input->account_count; a++)
            note_difference(&f, &f.line.events[n], a, before[a], after[a]);
        note_moment(&f, &f.line.events[n]);
    }
}

const rules_moment *rules_before(const rules_result *result, lrel_date day)
{
    const rules_moment *last = NULL;
    for (size_t i = 0; i < result->moment_count; i++)
        if (result->moments[i].day.days < day.days)
            last = &result->moments[i];
    return last;
}
