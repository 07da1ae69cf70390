/* SPDX-License-Identifier: Apache-2.0 */
/* edge_hazards.c: how many hazards stand on more than edge difference, and which have
 * nothing else left. */
#include <string.h>

#include "ledger/edge.h"
#include "ledger/fold.h"
#include "ledger/place.h"

/* No row of a hazard. */
#define ROW_NONE UINT32_MAX

/* Whether nothing of spell @p s is more than edge difference at the end of period @p at;
 * *next: the first period after it with which that may change. */
static bool is_all_edge(const edge_measuring *m, size_t s, uint32_t at, uint32_t *next)
{
    int64_t area2 = 0;

    *next = m->spells.at[s].to;
    for (uint32_t i = m->first[s]; i < m->first[s + 1]; i++) {
        const verdict *v = &m->verdicts.at[i];
        uint32_t turn = v->from > at ? v->from : v->to;

        if (turn > at && turn < *next)
            *next = turn;
        if (v->from <= at && at < v->to)
            area2 += m->who.land.borders[v->patch].area2;
    }
    return area2 == lrel_mosaic_face_at(m->ledger->mosaic, m->spells.at[s].face).area2;
}

static bool mark_presence(const edge_measuring *m, const spell *one,
                          const spell_land *land, uint32_t account, uint32_t from,
                          uint32_t to)
{
    const lrel_ledger_input *input = m->ledger->input;
    presence_key key = {UINT32_C(1) << account, input->hazards[land->holder].group,
                        lrel_ledger_place(input, one->face, land->holder),
                        m->counted_of[one->row]};

    return lrel_presence__mark(&m->ledger->stood, m->ledger->context, &key, from, to);
}

/* Notes where the hazard of spell @p s stood on more than edge difference. */
static bool note_presence(const edge_measuring *m, size_t s)
{
    const spell *one = &m->spells.at[s];
    bool has_memory = true;

    for (uint32_t p = one->from, next; p < one->to && has_memory; p = next) {
        if (is_all_edge(m, s, p, &next))
            continue;
        has_memory =
            mark_presence(m, one, &one->land, one->account, p, next) &&
            (!one->is_of_all ||
             mark_presence(m, one, &one->all, m->ledger->input->account_count, p, next));
    }
    return has_memory;
}

/* Whether spell @p s is nothing but edge difference at some time. */
static bool is_ever_all_edge(const edge_measuring *m, size_t s)
{
    const spell *one = &m->spells.at[s];

    for (uint32_t p = one->from, next; p < one->to; p = next)
        if (is_all_edge(m, s, p, &next))
            return true;
    return false;
}

/* Hazards of which some land is nothing else: only they may be counted less. */
static bool *find_counted(edge_measuring *m)
{
    const timeline *line = &m->ledger->line;
    size_t rows = m->ledger->input->hazard_count;
    bool *is_counted =
        lrel__calloc(line->context, line->counted_count, sizeof *is_counted);

    m->counted_of = lrel__alloc(line->context, rows, sizeof *m->counted_of);
    if (!is_counted || !m->counted_of) {
        lrel__free(line->context, is_counted);
        return NULL;
    }
    for (size_t i = 0; i < rows; i++)
        m->counted_of[line->holders[i].row] = line->holders[i].counted;
    for (size_t s = 0; s < m->spells.count; s++)
        if (m->first[s] < m->first[s + 1] && is_ever_all_edge(m, s))
            is_counted[m->counted_of[m->spells.at[s].row]] = true;
    return is_counted;
}

/* Those hazards are counted once more, without it. */
lrel_status lrel_edge__count_again(edge_measuring *m, lrel_error *err)
{
    presence *stood = &m->ledger->stood;
    bool *is_counted = find_counted(m), has_memory = true;

    if (!is_counted)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < stood->count; i++)
        if (is_counted[stood->keys[i].hazard])
            memset(stood->bits + i * stood->words_each, 0,
                   stood->words_each * sizeof *stood->bits);
    for (size_t s = 0; s < m->spells.count && has_memory; s++)
        if (!m->spells.at[s].is_taken && is_counted[m->counted_of[m->spells.at[s].row]])
            has_memory = note_presence(m, s);
    lrel__free(m->ledger->context, is_counted);
    return has_memory ? LREL_OK : lrel__fail_memory(err);
}

static bool is_later_row(const lrel_ledger_hazard *a, const lrel_ledger_hazard *b)
{
    return a->from.days != b->from.days ? a->from.days > b->from.days
                                        : a->version > b->version;
}

/* The spells of one hazard: if on the as-of day it stands on nothing but edge difference,
 * it is closed on the day of the last release that took land of it. A closure is after
 * the first day of what it closes. */
static lrel_status find_closure(edge_measuring *m, size_t first, size_t last,
                                lrel_error *err)
{
    const lrel_ledger_input *input = m->ledger->input;
    uint32_t now = (uint32_t)input->period_count, row = ROW_NONE, never;
    int32_t day = INT32_MIN;
    edge_closure *slot;

    for (size_t s = first; s < last; s++) {
        const spell *one = &m->spells.at[s];

        if (one->to != now + 1)
            continue;
        if (one->is_taken) {
            int32_t taken = input->releases[one->row].day.days;

            day = taken > day ? taken : day;
            continue;
        }
        if (one->account != input->account_count && !is_all_edge(m, s, now, &never))
            return LREL_OK;
        if (row == ROW_NONE ||
            is_later_row(&input->hazards[one->row], &input->hazards[row]))
            row = one->row;
    }
    if (row == ROW_NONE || day == INT32_MIN)
        return LREL_OK;
    if (day <= input->hazards[row].from.days)
        day = input->hazards[row].from.days + 1;
    if (!(slot = LREL__PUSH(m->ledger->context, &m->ledger->closures)))
        return lrel__fail_memory(err);
    *slot = (edge_closure){row, day};
    return LREL_OK;
}

lrel_status lrel_edge__find_closures(edge_measuring *m, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0, k; i < m->spells.count && status == LREL_OK; i = k) {
        for (k = i + 1;
             k < m->spells.count && m->spells.at[k].identity == m->spells.at[i].identity;
             k++)
            continue;
        status = find_closure(m, i, k, err);
    }
    return status;
}

lrel_status lrel_edge__close(lrel_ledger *ledger, bool *has_closed, lrel_error *err)
{
    size_t count = ledger->lent.hazard_count;

    *has_closed = ledger->closures.count > 0;
    if (!*has_closed)
        return LREL_OK;
    ledger->closed = lrel__alloc(ledger->context, count, sizeof *ledger->closed);
    if (!ledger->closed)
        return lrel__fail_memory(err);
    memcpy(ledger->closed, ledger->lent.hazards, count * sizeof *ledger->closed);
    for (size_t i = 0; i < ledger->closures.count; i++)
        ledger->closed[ledger->closures.at[i].row].to.days = ledger->closures.at[i].day;
    ledger->lent.hazards = ledger->closed;
    return LREL_OK;
}
