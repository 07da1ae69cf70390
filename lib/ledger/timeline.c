/* SPDX-License-Identifier: Apache-2.0 */
/* timeline.c: rows to events (design: docs/methods/ledger.md, "One hazard" and "Order").
 */
#include "ledger/timeline.h"

#include <stdlib.h>
#include <string.h>

/* Rows in order of hazard, then of version. */
typedef struct versions {
    const lrel_ledger_hazard *hazards;
    uint32_t *order;
    uint32_t *identity_of; /* by row */
    uint32_t *number;      /* by identity: the caller's number, ascending */
    uint32_t *first;       /* by identity: its first row in `order`, and one more */
    uint32_t *tie;         /* by identity: the lowest of its rows */
    bool *is_taken;        /* by identity: others took its place, */
    int32_t *taken_first;  /* the first of them on this day, */
    int32_t *taken_last;   /* the last on this */
    uint32_t count;
} versions;

static int compare_rows(const void *a, const void *b, void *user)
{
    const lrel_ledger_hazard *hazards = user;
    const lrel_ledger_hazard *ha = &hazards[*(const uint32_t *)a];
    const lrel_ledger_hazard *hb = &hazards[*(const uint32_t *)b];

    if (ha->hazard != hb->hazard)
        return ha->hazard < hb->hazard ? -1 : 1;
    if (ha->from.days != hb->from.days)
        return ha->from.days < hb->from.days ? -1 : 1;
    if (ha->version != hb->version)
        return ha->version < hb->version ? -1 : 1;
    return ha->tie < hb->tie ? -1 : ha->tie > hb->tie;
}

static lrel_status check_input(const lrel_ledger_input *input, uint32_t owner_count,
                               lrel_error *err)
{
    uint32_t known =
        input->account_count >= 32 ? 0 : (UINT32_C(1) << input->account_count) - 1;

    if (input->account_count < 1 || input->account_count > LREL_ACCOUNT_MAX)
        return lrel__fail(err, LREL_E_ARGUMENT, "%u accounts", input->account_count);
    for (size_t i = 0; i < input->hazard_count; i++) {
        const lrel_ledger_hazard *h = &input->hazards[i];

        if ((h->owner >= owner_count && h->owner != LREL_OWNER_NONE) ||
            (h->accounts & ~known))
            return lrel__fail(err, LREL_E_ARGUMENT,
                              "hazard row %zu has owner %u, accounts %x", i, h->owner,
                              h->accounts);
    }
    for (size_t i = 0; i < input->release_count; i++) {
        const lrel_ledger_release *r = &input->releases[i];

        if ((r->owner >= owner_count && r->owner != LREL_OWNER_NONE) ||
            (r->accounts & ~known) || r->product > LREL_PRODUCT_CLEARED)
            return lrel__fail(err, LREL_E_ARGUMENT,
                              "release %zu has owner %u, accounts %x, product %u", i,
                              r->owner, r->accounts, r->product);
    }
    for (size_t p = 0; p < input->period_count; p++)
        if (input->period_starts[p].days >= input->period_starts[p + 1].days)
            return lrel__fail(err, LREL_E_ARGUMENT, "period %zu has no days", p);
    return LREL_OK;
}

static lrel_status versions_init(versions *v, const timeline *line, lrel_error *err)
{
    const lrel_context *context = line->context;
    size_t rows = line->input->hazard_count;

    memset(v, 0, sizeof *v);
    v->hazards = line->input->hazards;
    v->order = lrel__alloc(context, rows, sizeof *v->order);
    v->identity_of = lrel__alloc(context, rows, sizeof *v->identity_of);
    v->number = lrel__alloc(context, rows, sizeof *v->number);
    v->first = lrel__alloc(context, rows + 1, sizeof *v->first);
    v->tie = lrel__alloc(context, rows, sizeof *v->tie);
    v->taken_first = lrel__alloc(context, rows, sizeof *v->taken_first);
    v->taken_last = lrel__alloc(context, rows, sizeof *v->taken_last);
    v->is_taken = lrel__calloc(context, rows, sizeof *v->is_taken);
    if (!v->order || !v->identity_of || !v->number || !v->first || !v->tie ||
        !v->taken_first || !v->taken_last || !v->is_taken)
        return lrel__fail_memory(err);

    for (size_t i = 0; i < rows; i++)
        v->order[i] = (uint32_t)i;
    qsort_r(v->order, rows, sizeof *v->order, compare_rows,
            (void *)(uintptr_t)line->input->hazards);
    for (size_t i = 0; i < rows; i++) {
        const lrel_ledger_hazard *h = &v->hazards[v->order[i]];

        if (i == 0 || h->hazard != v->number[v->count - 1]) {
            v->number[v->count] = h->hazard;
            v->tie[v->count] = h->tie;
            v->first[v->count++] = (uint32_t)i;
        }
        v->identity_of[v->order[i]] = v->count - 1;
        if (h->tie < v->tie[v->count - 1])
            v->tie[v->count - 1] = h->tie;
    }
    v->first[v->count] = (uint32_t)rows;
    return LREL_OK;
}

static void versions_clear(versions *v, const lrel_context *context)
{
    lrel__free(context, v->order);
    lrel__free(context, v->identity_of);
    lrel__free(context, v->number);
    lrel__free(context, v->first);
    lrel__free(context, v->tie);
    lrel__free(context, v->taken_first);
    lrel__free(context, v->taken_last);
    lrel__free(context, v->is_taken);
}

/* The identity with the caller's number @p number, or false. */
static bool find_identity(const versions *v, uint32_t number, uint32_t *out)
{
    uint32_t low = 0, high = v->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (v->number[middle] < number)
            low = middle + 1;
        else
            high = middle;
    }
    *out = low;
    return low < v->count && v->number[low] == number;
}

/* Notes for every hazard when others took its place, and translates `replaces`. */
static lrel_status read_replaces(timeline *line, versions *v, lrel_error *err)
{
    size_t total = 0, n = 0;

    for (uint32_t i = 0; i < v->count; i++)
        total += v->hazards[v->order[v->first[i]]].replaces_count;
    line->replaces = lrel__alloc(line->context, total, sizeof *line->replaces);
    if (!line->replaces)
        return lrel__fail_memory(err);
    for (uint32_t i = 0; i < v->count; i++) {
        const lrel_ledger_hazard *h = &v->hazards[v->order[v->first[i]]];

        for (size_t k = 0; k < h->replaces_count; k++) {
            uint32_t old;

            line->replaces[n] = UINT32_MAX; /* a hazard that is not there */
            if (find_identity(v, line->input->replaces[h->replaces_first + k], &old)) {
                int32_t day = h->from.days;

                line->replaces[n] = old;
                if (!v->is_taken[old] || day < v->taken_first[old])
                    v->taken_first[old] = day;
                if (!v->is_taken[old] || day > v->taken_last[old])
                    v->taken_last[old] = day;
                v->is_taken[old] = true;
            }
            n++;
        }
    }
    return LREL_OK;
}

static uint32_t period_of(const lrel_ledger_input *input, int32_t day)
{
    size_t low = 0, high = input->period_count;

    if (input->period_count == 0 || day < input->period_starts[0].days)
        return LREL_PERIOD_BEFORE;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (input->period_starts[middle].days <= day)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

static void add_event(timeline *line, event e, uint32_t tie, uint32_t version)
{
    if (e.day > line->input->as_of.days)
        return;
    e.period = period_of(line->input, e.day);
    line->dated[line->event_count++] = (dated_event){e, tie, version};
}

/* The versions of one hazard. `replaces_first` is where the translated list begins. */
static void add_hazard(timeline *line, const versions *v, uint32_t identity,
                       uint32_t replaces_first)
{
    uint32_t count = v->first[identity + 1] - v->first[identity];
    bool has_ended = false;
    int32_t ended = 0;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t row = v->order[v->first[identity] + i];
        const lrel_ledger_hazard *h = &v->hazards[row];
        const lrel_ledger_hazard *later =
            i + 1 < count ? &v->hazards[v->order[v->first[identity] + i + 1]] : NULL;
        event e = {.day = h->from.days,
                   .identity = identity,
                   .row = row,
                   .accounts = h->accounts,
                   .step = STEP_ESTABLISH,
                   .is_anew = i == 0 || (has_ended && ended < h->from.days),
                   .is_alone = count == 1,
                   .replaces_first = replaces_first,
                   .replaces_count = i == 0 ? (uint32_t)h->replaces_count : 0};

        add_event(line, e, v->tie[identity], i);
        has_ended = h->to.days != LREL_DAY_OPEN && h->to.days > h->from.days &&
                    !(later && later->from.days <= h->to.days);
        if (!has_ended)
            continue;
        ended = h->to.days;
        /* From the first day on which another takes its place, an end is that. */
        if (v->is_taken[identity] && ended >= v->taken_first[identity])
            continue;
        e.day = ended;
        e.step = STEP_CLOSE;
        e.is_anew = false;
        e.replaces_count = 0;
        add_event(line, e, v->tie[identity], i);
    }
    if (v->is_taken[identity]) {
        uint32_t row = v->order[v->first[identity]];

        for (uint32_t i = 1; i < count; i++)
            if (v->hazards[v->order[v->first[identity] + i]].from.days <=
                v->taken_last[identity])
                row = v->order[v->first[identity] + i];
        add_event(line,
                  (event){.day = v->taken_last[identity],
                          .identity = identity,
                          .row = row,
                          .accounts = UINT32_MAX >> (32 - line->input->account_count),
                          .step = STEP_WITHDRAW},
                  v->tie[identity], 0);
    }
}

static int compare_events(const void *a, const void *b)
{
    const dated_event *ea = a, *eb = b;

    if (ea->what.day != eb->what.day)
        return ea->what.day < eb->what.day ? -1 : 1;
    if (ea->what.step != eb->what.step)
        return ea->what.step < eb->what.step ? -1 : 1;
    if (ea->tie != eb->tie)
        return ea->tie < eb->tie ? -1 : 1;
    return ea->version < eb->version ? -1 : ea->version > eb->version;
}

static lrel_status make_events(timeline *line, const versions *v, lrel_error *err)
{
    uint32_t replaces_first = 0;

    line->dated = lrel__alloc(line->context,
                              3 * line->input->hazard_count + line->input->release_count,
                              sizeof *line->dated);
    if (!line->dated)
        return lrel__fail_memory(err);
    for (uint32_t i = 0; i < v->count; i++) {
        add_hazard(line, v, i, replaces_first);
        replaces_first += (uint32_t)v->hazards[v->order[v->first[i]]].replaces_count;
    }
    for (size_t i = 0; i < line->input->release_count; i++) {
        const lrel_ledger_release *r = &line->input->releases[i];

        add_event(line,
                  (event){.day = r->day.days,
                          .row = (uint32_t)i,
                          .accounts = r->accounts,
                          .step = STEP_RELEASE},
                  r->tie, 0);
    }
    qsort(line->dated, line->event_count, sizeof *line->dated, compare_events);
    line->events = lrel__alloc(line->context, line->event_count, sizeof *line->events);
    if (!line->events)
        return lrel__fail_memory(err);
    for (size_t e = 0; e < line->event_count; e++)
        line->events[e] = line->dated[e].what;
    lrel__free(line->context, line->dated);
    line->dated = NULL;
    return LREL_OK;
}

/* Events by hazard; they are sorted already. */
static lrel_status index_identities(timeline *line, lrel_error *err)
{
    uint32_t sum = 0;

    line->identity_events =
        lrel__alloc(line->context, line->event_count, sizeof *line->identity_events);
    line->identity_first = lrel__calloc(line->context, (size_t)line->identity_count + 1,
                                        sizeof *line->identity_first);
    if (!line->identity_events || !line->identity_first)
        return lrel__fail_memory(err);
    for (size_t e = 0; e < line->event_count; e++)
        if (line->events[e].step != STEP_RELEASE)
            line->identity_first[line->events[e].identity]++;
    for (uint32_t i = 0; i <= line->identity_count; i++) {
        sum += line->identity_first[i];
        line->identity_first[i] = sum;
    }
    for (size_t e = line->event_count; e-- > 0;)
        if (line->events[e].step != STEP_RELEASE)
            line->identity_events[--line->identity_first[line->events[e].identity]] =
                (uint32_t)e;
    return LREL_OK;
}

/* What each owner brings: hazards by row, releases by the events that were made. */
static lrel_status index_owners(timeline *line, const versions *v, lrel_error *err)
{
    const lrel_ledger_input *input = line->input;
    uint32_t sum = 0;

    line->entries = lrel__alloc(line->context, input->hazard_count + input->release_count,
                                sizeof *line->entries);
    line->entry_first = lrel__calloc(line->context, (size_t)line->owner_count + 1,
                                     sizeof *line->entry_first);
    if (!line->entries || !line->entry_first)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < input->hazard_count; i++)
        if (input->hazards[i].owner != LREL_OWNER_NONE)
            line->entry_first[input->hazards[i].owner]++;
    for (size_t e = 0; e < line->event_count; e++)
        if (line->events[e].step == STEP_RELEASE &&
            input->releases[line->events[e].row].owner != LREL_OWNER_NONE)
            line->entry_first[input->releases[line->events[e].row].owner]++;
    for (uint32_t o = 0; o <= line->owner_count; o++) {
        sum += line->entry_first[o];
        line->entry_first[o] = sum;
    }
    for (size_t i = 0; i < input->hazard_count; i++)
        if (input->hazards[i].owner != LREL_OWNER_NONE)
            line->entries[--line->entry_first[input->hazards[i].owner]] =
                (owner_entry){false, v->identity_of[i]};
    for (size_t e = 0; e < line->event_count; e++) {
        const event *one = &line->events[e];

        if (one->step == STEP_RELEASE &&
            input->releases[one->row].owner != LREL_OWNER_NONE)
            line->entries[--line->entry_first[input->releases[one->row].owner]] =
                (owner_entry){true, (uint32_t)e};
    }
    return LREL_OK;
}

lrel_status lrel_timeline__init(timeline *line, const lrel_context *context,
                                const lrel_ledger_input *input, uint32_t owner_count,
                                lrel_error *err)
{
    versions v = {0};
    lrel_status status;

    memset(line, 0, sizeof *line);
    line->context = context;
    line->input = input;
    line->owner_count = owner_count;
    if ((status = check_input(input, owner_count, err)) != LREL_OK)
        return status;
    if ((status = versions_init(&v, line, err)) != LREL_OK)
        goto done;
    line->identity_count = v.count;
    if ((status = read_replaces(line, &v, err)) != LREL_OK)
        goto done;
    if ((status = make_events(line, &v, err)) != LREL_OK)
        goto done;
    if ((status = index_identities(line, err)) != LREL_OK)
        goto done;
    status = index_owners(line, &v, err);

done:
    versions_clear(&v, context);
    return status;
}

void lrel_timeline__clear(timeline *line)
{
    lrel__free(line->context, line->dated);
    lrel__free(line->context, line->events);
    lrel__free(line->context, line->identity_events);
    lrel__free(line->context, line->identity_first);
    lrel__free(line->context, line->replaces);
    lrel__free(line->context, line->entries);
    lrel__free(line->context, line->entry_first);
}
