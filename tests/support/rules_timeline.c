/* SPDX-License-Identifier: Apache-2.0 */
/* Versions begin, end where no later one took over, are withdrawn when others have taken
 * their place; releases happen. */
#include "support/rules_timeline.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const lrel_ledger_hazard *row_at(const timeline *t, size_t row)
{
    return &t->in->hazards[row];
}

static bool row_is_before(const lrel_ledger_hazard *a, const lrel_ledger_hazard *b)
{
    if (a->from.days != b->from.days)
        return a->from.days < b->from.days;
    if (a->version != b->version)
        return a->version < b->version;
    return a->tie < b->tie;
}

/* The rows of each hazard, in order of their first day and version (by insertion). */
static void sort_rows(timeline *t)
{
    for (size_t row = 0; row < t->in->hazard_count; row++) {
        size_t *rows = t->rows_of[row_at(t, row)->hazard];
        size_t at = t->row_count[row_at(t, row)->hazard]++;
        for (; at > 0 && row_is_before(row_at(t, row), row_at(t, rows[at - 1])); at--)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
}

static uint32_t rank_of_hazard(const timeline *t, uint32_t hazard)
{
    uint32_t least = UINT32_MAX;
    for (size_t i = 0; i < t->row_count[hazard]; i++) {
        uint32_t tie = row_at(t, t->rows_of[hazard][i])->tie;
        least = tie < least ? tie : least;
    }
    return least;
}

static void add_event(timeline *t, event e)
{
    assert(t->event_count < RULES_EVENT_MAX);
    t->events[t->event_count++] = e;
}

static event event_of_row(const timeline *t, size_t row, event_step step, lrel_date day)
{
    const lrel_ledger_hazard *h = row_at(t, row);
    return (event){.day = day,
                   .step = step,
                   .id = rank_of_hazard(t, h->hazard),
                   .version = h->version,
                   .tie = h->tie,
                   .record = (uint32_t)row};
}

bool rules_timeline_replaces(const timeline *t, size_t row, uint32_t old)
{
    const lrel_ledger_hazard *h = row_at(t, row);
    if (t->rows_of[h->hazard][0] != row)
        return false; /* only the first version does */
    for (size_t i = 0; i < h->replaces_count; i++)
        if (t->in->replaces[h->replaces_first + i] == old)
            return true;
    return false;
}

/* First and last of the days on which others take the place of @p old. */
static bool replacement_days(const timeline *t, uint32_t old, lrel_date *first,
                             lrel_date *last)
{
    bool found = false;
    for (size_t row = 0; row < t->in->hazard_count; row++) {
        const lrel_ledger_hazard *h = row_at(t, row);
        if (!rules_timeline_replaces(t, row, old))
            continue;
        if (!found || h->from.days < first->days)
            *first = h->from;
        if (!found || h->from.days > last->days)
            *last = h->from;
        found = true;
    }
    return found;
}

static void add_hazard(timeline *t, uint32_t hazard)
{
    lrel_date ended = {LREL_DAY_OPEN}, first = ended, last = ended;
    bool replaced = replacement_days(t, hazard, &first, &last);
    for (size_t i = 0; i < t->row_count[hazard]; i++) {
        const lrel_ledger_hazard *h = row_at(t, t->rows_of[hazard][i]);
        const lrel_ledger_hazard *later =
            i + 1 < t->row_count[hazard] ? row_at(t, t->rows_of[hazard][i + 1]) : NULL;
        event e = event_of_row(t, t->rows_of[hazard][i], ESTABLISH, h->from);
        e.anew = i == 0 || ended.days < h->from.days;
        add_event(t, e);

        ended.days = LREL_DAY_OPEN;
        if (h->to.days == LREL_DAY_OPEN || h->to.days <= h->from.days)
            continue; /* no end, or one that is ignored */
        if (later != NULL && later->from.days <= h->to.days)
            continue; /* the next version took over before */
        ended = h->to;
        if (!replaced || ended.days < first.days) /* else its end is the replacement */
            add_event(t, event_of_row(t, t->rows_of[hazard][i], CLOSE, ended));
    }
    if (replaced && t->row_count[hazard] > 0)
        add_event(t, (event){.day = last,
                             .step = WITHDRAW,
                             .id = rank_of_hazard(t, hazard),
                             .record = hazard});
}

static void add_releases(timeline *t, const rules_cover *cover)
{
    for (uint32_t i = 0; i < t->in->release_count; i++) {
        const lrel_ledger_release *r = &t->in->releases[i];
        if (cover->release[i])
            add_event(t, (event){.day = r->day,
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

void rules_timeline_make(timeline *t, const lrel_ledger_input *in,
                         const rules_cover *cover)
{
    size_t seen = 0;
    memset(t, 0, sizeof *t);
    t->in = in;
    sort_rows(t);
    for (uint32_t hazard = 0; hazard < RULES_HAZARD_MAX; hazard++)
        add_hazard(t, hazard);
    add_releases(t, cover);
    qsort(t->events, t->event_count, sizeof *t->events, compare_events);
    while (seen < t->event_count && t->events[seen].day.days <= in->as_of.days)
        seen++;
    t->event_count = seen;
}
