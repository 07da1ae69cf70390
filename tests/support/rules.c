/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of docs/methods/ledger.md on one face: a list of events in order of time, a
 * set of hazards that stand per account, and after each event the difference it made. */
#include "support/rules.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The order of one day. */
typedef enum event_step { ESTABLISH, WITHDRAW, RELEASE, CLOSE } event_step;

typedef struct event {
    lrel_date day;
    event_step step;
    uint32_t id;      /* rank of the record's name: its least tie */
    uint32_t version; /* of hazards */
    uint32_t tie;
    uint32_t record; /* row of a hazard, or release; WITHDRAW: number of a hazard */
    bool anew;       /* ESTABLISH: the hazard begins, or begins again after its end */
} event;

typedef struct fold {
    const lrel_ledger_input *in;
    const rules_cover *cover;
    rules_result *result;
    event events[RULES_EVENT_MAX];
    size_t event_count;
    size_t rows_of[RULES_HAZARD_MAX][RULES_HAZARD_MAX]; /* a hazard's rows in order */
    size_t row_count[RULES_HAZARD_MAX];
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

/* ---- events ---- */

static bool row_is_before(const lrel_ledger_hazard *a, const lrel_ledger_hazard *b)
{
    if (a->from.days != b->from.days)
        return a->from.days < b->from.days;
    if (a->version != b->version)
        return a->version < b->version;
    return a->tie < b->tie;
}

/* The rows of each hazard, in order of their first day and version (by insertion). */
static void sort_rows(fold *f)
{
    for (size_t row = 0; row < f->in->hazard_count; row++) {
        size_t *rows = f->rows_of[row_at(f, row)->hazard];
        size_t at = f->row_count[row_at(f, row)->hazard]++;
        for (; at > 0 && row_is_before(row_at(f, row), row_at(f, rows[at - 1])); at--)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
}

static uint32_t rank_of_hazard(const fold *f, uint32_t hazard)
{
    uint32_t least = UINT32_MAX;
    for (size_t i = 0; i < f->row_count[hazard]; i++) {
        uint32_t tie = row_at(f, f->rows_of[hazard][i])->tie;
        least = tie < least ? tie : least;
    }
    return least;
}

static void add_event(fold *f, event e)
{
    assert(f->event_count < RULES_EVENT_MAX);
    f->events[f->event_count++] = e;
}

static event event_of_row(const fold *f, size_t row, event_step step, lrel_date day)
{
    const lrel_ledger_hazard *h = row_at(f, row);
    return (event){.day = day,
                   .step = step,
                   .id = rank_of_hazard(f, h->hazard),
                   .version = h->version,
                   .tie = h->tie,
                   .record = (uint32_t)row};
}

static bool replaces(const fold *f, const lrel_ledger_hazard *h, uint32_t old)
{
    for (size_t i = 0; i < h->replaces_count; i++)
        if (f->in->replaces[h->replaces_first + i] == old)
            return true;
    return false;
}

/* First and last of the days on which others take the place of @p old. */
static bool replacement_days(const fold *f, uint32_t old, lrel_date *first,
                             lrel_date *last)
{
    bool found = false;
    for (uint32_t other = 0; other < RULES_HAZARD_MAX; other++) {
        const lrel_ledger_hazard *h;
        if (f->row_count[other] == 0)
            continue;
        h = row_at(f, f->rows_of[other][0]);
        if (!replaces(f, h, old))
            continue;
        if (!found || h->from.days < first->days)
            *first = h->from;
        if (!found || h->from.days > last->days)
            *last = h->from;
        found = true;
    }
    return found;
}

static void add_hazard(fold *f, uint32_t hazard)
{
    lrel_date ended = {LREL_DAY_OPEN}, first = ended, last = ended;
    bool replaced = replacement_days(f, hazard, &first, &last);
    for (size_t i = 0; i < f->row_count[hazard]; i++) {
        const lrel_ledger_hazard *h = row_at(f, f->rows_of[hazard][i]);
        const lrel_ledger_hazard *later =
            i + 1 < f->row_count[hazard] ? row_at(f, f->rows_of[hazard][i + 1]) : NULL;
        event e = event_of_row(f, f->rows_of[hazard][i], ESTABLISH, h->from);
        e.anew = i == 0 || ended.days < h->from.days;
        add_event(f, e);

        ended.days = LREL_DAY_OPEN;
        if (h->to.days == LREL_DAY_OPEN || h->to.days <= h->from.days)
            continue; /* no end, or one that is ignored */
        if (later != NULL && later->from.days <= h->to.days)
            continue; /* the next version took over before */
        ended = h->to;
        if (!replaced || ended.days < first.days) /* else its end is the replacement */
            add_event(f, event_of_row(f, f->rows_of[hazard][i], CLOSE, ended));
    }
    if (replaced && f->row_count[hazard] > 0)
        add_event(f, (event){.day = last,
                             .step = WITHDRAW,
                             .id = rank_of_hazard(f, hazard),
                             .record = hazard});
}

static void add_releases(fold *f)
{
    for (uint32_t i = 0; i < f->in->release_count; i++) {
        const lrel_ledger_release *r = &f->in->releases[i];
        if (f->cover->release[i])
            add_event(f, (event){.day = r->day,
                                 .step = RELEASE,
                                 .id = r->tie,
                                 .tie = r->tie,
                                 .record = i});
    }
}

static int compare_events(const void *left, const void *right)
{
    const event *a = left, *b = right;
#define BY(field)                                                                        \
    if (a->field != b->field)                                                            \
    return a->field < b->field ? -1 : 1
    BY(day.days);
    BY(step);
    BY(id);
    BY(version);
    BY(tie);
#undef BY
    return 0;
}

static void make_events(fold *f)
{
    size_t seen = 0;
    sort_rows(f);
    for (uint32_t hazard = 0; hazard < RULES_HAZARD_MAX; hazard++)
        add_hazard(f, hazard);
    add_releases(f);
    qsort(f->events, f->event_count, sizeof *f->events, compare_events);
    while (seen < f->event_count && f->events[seen].day.days <= f->in->as_of.days)
        seen++;
    f->event_count = seen;
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
    for (size_t i = 0; i < f->row_count[hazard]; i++)
        f->standing[account] &= ~bit(f->rows_of[hazard][i]);
}

static void forget(fold *f, uint32_t account, uint32_t hazard)
{
    stop_standing(f, account, hazard);
    f->claimed[account] &= ~bit(hazard);
}

static bool is_first_row(const fold *f, uint32_t row)
{
    return f->rows_of[row_at(f, row)->hazard][0] == row;
}

/* Only the first version of a hazard takes the place of others. */
static uint64_t hazards_replaced_by(const fold *f, uint32_t row)
{
    uint64_t old = 0;
    if (!is_first_row(f, row))
        return 0;
    for (uint32_t hazard = 0; hazard < RULES_HAZARD_MAX; hazard++)
        if (replaces(f, row_at(f, row), hazard))
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
    for (size_t i = n + 1; i < f->event_count; i++) {
        uint32_t record = f->events[i].record;
        if (f->events[i].step == RELEASE &&
            is_in_account(f->in->releases[record].accounts, account))
            return true;
        if (f->events[i].step == ESTABLISH && f->cover->hazard[record] &&
            is_in_account(row_at(f, record)->accounts, account))
            return false;
    }
    return false;
}

static void close(fold *f, size_t n)
{
    uint32_t hazard = row_at(f, f->events[n].record)->hazard;
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
    const event *e = &f->events[n];
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

    make_events(&f);
    for (size_t n = 0; n < f.event_count; n++) {
        int before[RULES_ACCOUNT_MAX + 1], after[RULES_ACCOUNT_MAX + 1];
        find_holders(&f, before);
        apply(&f, n);
        find_holders(&f, after);
        for (uint32_t a = 0; a <= input->account_count; a++)
            note_difference(&f, &f.events[n], a, before[a], after[a]);
        note_moment(&f, &f.events[n]);
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
