/* SPDX-License-Identifier: Apache-2.0 */
/* timeline.c: rows to events (design: docs/methods/ledger.md, "One hazard" and "Order").
 */
#include "ledger/timeline.h"

#include <string.h>

#include "core/radix.h"
#include "ledger/versions.h"

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

typedef struct made_event {
    event what;
    event_detail detail;
} made_event;

/* Events while they are made: in order of hazard and version, then the releases; and the
 * tie of each, by which those of one day and step are ordered. */
typedef struct event_list {
    made_event *at;
    lrel_sortable order;
    size_t count;
    int32_t as_of;
} event_list;

static void add_event(event_list *list, const made_event *e, uint32_t tie)
{
    if (e->detail.day > list->as_of)
        return;
    list->order.at[list->count] = (lrel_keyed){tie, (uint32_t)list->count};
    list->at[list->count++] = *e;
}

/* Whether @p h was closed before @p later, the version after it, if any, took over. */
static bool has_end(const lrel_ledger_hazard *h, const lrel_ledger_hazard *later)
{
    return h->to.days != LREL_DAY_OPEN && h->to.days > h->from.days &&
           !(later && later->from.days <= h->to.days);
}

/* Others took the hazard's place: it stands no more from the last of them on. The event
 * is told of the version that stood then. */
static void add_withdrawal(event_list *list, const timeline *line, const versions *v,
                           uint32_t identity)
{
    const known_hazard *one = &v->identities[identity];
    uint32_t count;
    const uint32_t *rows = lrel_versions__of(v, identity, &count);
    uint32_t row = rows[0];

    for (uint32_t i = 1; i < count; i++)
        if (v->hazards[rows[i]].from.days <= one->taken_last)
            row = rows[i];
    add_event(list,
              &(made_event){{.accounts = UINT32_MAX >> (32 - line->input->account_count),
                             .step = STEP_WITHDRAW,
                             .column = LREL_COLUMN_RESURVEY},
                            {one->taken_last, row, v->hazards[row].owner, identity}},
              one->tie);
}

/* The versions of one hazard. */
static void add_hazard(event_list *list, const timeline *line, const versions *v,
                       uint32_t identity)
{
    const known_hazard *one = &v->identities[identity];
    uint32_t count;
    const uint32_t *rows = lrel_versions__of(v, identity, &count);
    bool has_ended = false;
    int32_t ended = 0;

    for (uint32_t i = 0; i < count; i++) {
        const lrel_ledger_hazard *h = &v->hazards[rows[i]];
        bool is_anew = i == 0 || (has_ended && ended < h->from.days);
        bool is_new = is_anew && (i > 0 || h->replaces_count == 0);
        made_event e = {
            {.accounts = h->accounts,
             .step = STEP_ESTABLISH,
             .column = is_new ? LREL_COLUMN_NEWLY_RECORDED : LREL_COLUMN_RESURVEY,
             .is_anew = is_anew,
             .is_alone = count == 1},
            {h->from.days, rows[i], h->owner, identity}};

        add_event(list, &e, one->tie);
        has_ended = has_end(h, i + 1 < count ? &v->hazards[rows[i + 1]] : NULL);
        if (!has_ended)
            continue;
        ended = h->to.days;
        /* From the first day on which another takes its place, an end is that. */
        if (one->is_taken && ended >= one->taken_first)
            continue;
        e.detail.day = ended;
        e.what.step = STEP_CLOSE;
        e.what.column = LREL_COLUMN_CLOSED;
        e.what.is_anew = false;
        add_event(list, &e, one->tie);
    }
    if (one->is_taken)
        add_withdrawal(list, line, v, identity);
}

static void add_releases(event_list *list, const lrel_ledger_input *input)
{
    for (size_t i = 0; i < input->release_count; i++) {
        const lrel_ledger_release *r = &input->releases[i];

        add_event(list,
                  &(made_event){{.accounts = r->accounts,
                                 .subject = (uint32_t)i,
                                 .step = STEP_RELEASE,
                                 .column = (uint8_t)(LREL_COLUMN_CANCELLED + r->product)},
                                {r->day.days, (uint32_t)i, r->owner, 0}},
                  r->tie);
    }
}

/* By day, step and tie. What is left equal are versions of one hazard: they are in order.
 */
static void sort_events(event_list *list)
{
    list->order.count = list->count;
    lrel__radix_sort(&list->order);
    for (size_t i = 0; i < list->count; i++) {
        const made_event *e = &list->at[list->order.at[i].value];

        list->order.at[i].key =
            (uint64_t)lrel__radix_signed(e->detail.day) << 2 | e->what.step;
    }
    lrel__radix_sort(&list->order);
}

/* Events in their order, and what is known only now: the period and the holder's rank. */
static void take_events(timeline *line, const event_list *list,
                        const uint32_t *rank_of_row)
{
    const lrel_ledger_input *input = line->input;
    uint32_t begun = 0; /* periods */

    for (size_t i = 0; i < list->count; i++) {
        const made_event *made = &list->at[list->order.at[i].value];
        event *e = &line->events[i];

        *e = made->what;
        line->details[i] = made->detail;
        while (begun < input->period_count &&
               input->period_starts[begun].days <= made->detail.day)
            begun++;
        e->period = begun - 1; /* before the first: LREL_PERIOD_BEFORE */
        if (e->step != STEP_RELEASE)
            e->subject = rank_of_row[made->detail.row];
    }
    line->event_count = list->count;
}

static lrel_status make_events(timeline *line, const versions *v, lrel_error *err)
{
    const lrel_ledger_input *input = line->input;
    size_t most = 3 * input->hazard_count + input->release_count;
    uint32_t *rank_of_row =
        lrel__alloc(line->context, input->hazard_count, sizeof *rank_of_row);
    event_list list = {.as_of = input->as_of.days};
    lrel_status status = LREL_OK;

    list.at = lrel__alloc(line->context, most, sizeof *list.at);
    if (!lrel__sortable_init(&list.order, line->context, most) || !list.at ||
        !rank_of_row) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (uint32_t i = 0; i < input->hazard_count; i++)
        rank_of_row[line->holders[i].row] = i;
    for (uint32_t i = 0; i < v->count; i++)
        add_hazard(&list, line, v, i);
    add_releases(&list, input);
    sort_events(&list);
    line->events = lrel__alloc(line->context, list.count, sizeof *line->events);
    line->details = lrel__alloc(line->context, list.count, sizeof *line->details);
    if (line->events && line->details)
        take_events(line, &list, rank_of_row);
    else
        status = lrel__fail_memory(err);
done:
    lrel__free(line->context, list.at);
    lrel__sortable_clear(&list.order, line->context);
    lrel__free(line->context, rank_of_row);
    return status;
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
            line->identity_first[line->details[e].identity]++;
    for (uint32_t i = 0; i <= line->identity_count; i++) {
        sum += line->identity_first[i];
        line->identity_first[i] = sum;
    }
    for (size_t e = line->event_count; e-- > 0;)
        if (line->events[e].step != STEP_RELEASE)
            line->identity_events[--line->identity_first[line->details[e].identity]] =
                (uint32_t)e;
    return LREL_OK;
}

static bool add_entry(timeline *line, uint32_t owner, entry_kind kind, uint32_t at)
{
    owner_entry *first, *other;

    if (owner == LREL_OWNER_NONE)
        return true;
    first = &line->brings[owner];
    if (first->kind == BRINGS_NOTHING) {
        *first = (owner_entry){kind, at, 0};
        return true;
    }
    if (!(other = LREL__PUSH(line->context, &line->more)))
        return false;
    *other = (owner_entry){kind, at, first->next};
    first->next = (uint32_t)line->more.count;
    return true;
}

/* Hazards by row, releases by the events that were made. A hazard without history is its
 * one event. */
static lrel_status index_owners(timeline *line, const versions *v, lrel_error *err)
{
    bool fits = true;

    line->brings = lrel__calloc(line->context, line->owner_count, sizeof *line->brings);
    if (!line->brings)
        return lrel__fail_memory(err);
    for (uint32_t i = 0; i < line->input->hazard_count && fits; i++) {
        uint32_t identity = v->identity_of[i], first = line->identity_first[identity];
        uint32_t rows, events = line->identity_first[identity + 1] - first;

        lrel_versions__of(v, identity, &rows);
        if (rows == 1 && events == 1 && !v->identities[identity].is_taken)
            fits = add_entry(line, v->hazards[i].owner, BRINGS_SINGLE,
                             line->identity_events[first]);
        else if (events > 0)
            fits = add_entry(line, v->hazards[i].owner, BRINGS_HAZARD, identity);
    }
    for (uint32_t e = 0; e < line->event_count && fits; e++)
        if (line->events[e].step == STEP_RELEASE)
            fits = add_entry(line, line->details[e].owner, BRINGS_RELEASE, e);
    return fits ? LREL_OK : lrel__fail_memory(err);
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
    if ((status = lrel_versions__init(&v, context, input, err)) != LREL_OK)
        goto done;
    line->identity_count = v.count;
    status = lrel_versions__read_replaces(&v, context, input->replaces, &line->replaces,
                                          &line->replaces_first, err);
    if (status != LREL_OK)
        goto done;
    if ((status = lrel_timeline__rank_holders(line, err)) != LREL_OK)
        goto done;
    if ((status = make_events(line, &v, err)) != LREL_OK)
        goto done;
    if ((status = index_identities(line, err)) != LREL_OK)
        goto done;
    status = index_owners(line, &v, err);

done:
    lrel_versions__clear(&v, context);
    return status;
}

void lrel_timeline__clear(timeline *line)
{
    lrel__free(line->context, line->events);
    lrel__free(line->context, line->details);
    lrel__free(line->context, line->identity_events);
    lrel__free(line->context, line->identity_first);
    lrel__free(line->context, line->holders);
    lrel__free(line->context, line->replaces);
    lrel__free(line->context, line->replaces_first);
    lrel__free(line->context, line->brings);
    lrel__free(line->context, line->more.at);
}
