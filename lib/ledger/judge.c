/* SPDX-License-Identifier: Apache-2.0 */
/* judge.c: which pieces of a hazard's land are edge difference.
 *
 * Between two changes of where a hazard stands, its land is a set of patches; each piece
 * of it with a thin patch is judged by itself (piece.c). */
#include <string.h>

#include "core/radix.h"
#include "core/threads.h"
#include "ledger/piece.h"

/* Hazards in one piece of work, each in one account. */
#define BATCH_GROUPS 32

/* The spells of one hazard in one account. */
typedef struct group_list {
    size_t *at; /* the first of each, and one more */
    size_t count, capacity;
} group_list;

/* One thread's. */
typedef struct judge {
    scene at;
    const group_list *groups;
    bool *is_cut; /* by period: something changes with it */
    lrel__apart apart;
} judge;

/* A hazard may have edge difference from when something is first taken from it to when it
 * last stands on a thin patch: @p from .. @p to - 1, nothing where they are not in order.
 */
static void find_span(const judge *j, size_t first, size_t last, uint32_t *from,
                      uint32_t *to)
{
    *from = UINT32_MAX;
    *to = 0;
    for (size_t i = first; i < last; i++) {
        const spell *s = &j->at.spells->at[i];

        if (s->is_taken)
            *from = s->from < *from ? s->from : *from;
        else if (j->at.all->thin[s->face] != PATCH_NONE)
            *to = s->to > *to ? s->to : *to;
    }
}

/* Marks the periods of @p from .. @p to with which some spell begins or is over. */
static void find_cuts(judge *j, size_t first, size_t last, uint32_t from, uint32_t to)
{
    const spell *all = j->at.spells->at;

    memset(j->is_cut + from, 0, (to - from + 1) * sizeof *j->is_cut);
    for (size_t i = first; i < last; i++) {
        j->is_cut[all[i].from] = true;
        j->is_cut[all[i].to] = true;
    }
}

/* What all thin patches on the faces of the spells lack; they are in order of faces. */
static void find_lack(judge *j, size_t first, size_t last)
{
    const suspects *s = j->at.all;

    j->at.lack = 0;
    for (size_t i = first; i < last; i++) {
        uint32_t face = j->at.spells->at[i].face;

        if (i > first && j->at.spells->at[i - 1].face == face)
            continue;
        for (uint32_t p = s->thin[face]; p != PATCH_NONE; p = s->thin_next[p])
            j->at.lack -= lrel_suspects__margin(s, p);
    }
}

/* Puts the spells of period @p at in place. @return whether one of them is of taken land
 */
static bool set_up(judge *j, size_t first, size_t last, uint32_t at)
{
    bool has_taken = false;

    for (size_t i = first; i < last; i++) {
        const spell *one = &j->at.spells->at[i];

        if (at < one->from || at >= one->to)
            continue;
        j->at.spell_on[one->face] = (uint32_t)i + 1;
        has_taken |= one->is_taken;
    }
    j->at.drawn.stamp++;
    j->at.first_piece = j->at.piece.stamp + 1;
    return has_taken;
}

static void judge_time(judge *j, size_t first, size_t last, uint32_t from, uint32_t to)
{
    const suspects *s = j->at.all;
    const spell *all = j->at.spells->at;
    bool has_taken = set_up(j, first, last, from);

    for (size_t i = first; i < last && has_taken; i++) {
        if (all[i].is_taken || j->at.spell_on[all[i].face] != i + 1)
            continue;
        for (uint32_t p = s->thin[all[i].face]; p != PATCH_NONE; p = s->thin_next[p])
            if (j->at.piece.seen[p] < j->at.first_piece)
                lrel_piece__judge(&j->at, p, from, to);
    }
    for (size_t i = first; i < last; i++)
        j->at.spell_on[all[i].face] = 0;
}

/* The spells of one hazard in one account. */
static void judge_group(judge *j, size_t first, size_t last)
{
    uint32_t from, to;

    find_span(j, first, last, &from, &to);
    if (from >= to)
        return;
    find_cuts(j, first, last, from, to);
    find_lack(j, first, last);
    for (uint32_t p = from, next; p < to; p = next) {
        for (next = p + 1; next < to && !j->is_cut[next];)
            next++;
        judge_time(j, first, last, p, next);
    }
}

static lrel_status judge_batch(size_t batch, int worker, void *user, lrel_error *err)
{
    judge *j = &((judge *)user)[worker];
    size_t from = batch * BATCH_GROUPS, to = from + BATCH_GROUPS;

    for (size_t g = from; g < to && g + 1 < j->groups->count; g++)
        judge_group(j, j->groups->at[g], j->groups->at[g + 1]);
    return j->at.out_of_memory ? lrel__fail_memory(err) : LREL_OK;
}

static lrel_status find_groups(const lrel_context *context, const spell_list *spells,
                               group_list *groups, lrel_error *err)
{
    for (size_t i = 0; i <= spells->count; i++) {
        const spell *s = &spells->at[i];
        size_t *slot;

        if (i > 0 && i < spells->count && s[-1].identity == s->identity &&
            s[-1].account == s->account)
            continue;
        if (!(slot = LREL__PUSH(context, groups)))
            return lrel__fail_memory(err);
        *slot = i;
    }
    return LREL_OK;
}

/* Verdicts by spell, then by patch. One thread met all of a spell, in order of time. */
static lrel_status sort_verdicts(const lrel_context *context, const verdict_list *list,
                                 lrel_sortable *order, lrel_error *err)
{
    if (!lrel__sortable_init(order, context, list->count))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < list->count; i++)
        order->at[i] = (lrel_keyed){(uint64_t)list->at[i].spell << 32 | list->at[i].patch,
                                    (uint32_t)i};
    lrel__radix_sort(order);
    return LREL_OK;
}

/* Appends @p one; what goes on is one. */
static void add_verdict(verdict_list *list, verdict one)
{
    verdict *last = list->count ? &list->at[list->count - 1] : NULL;

    if (last && last->spell == one.spell && last->patch == one.patch &&
        last->to == one.from)
        last->to = one.to;
    else
        list->at[list->count++] = one;
}

/* Brings all threads' verdicts together. */
static lrel_status collect(judge *judges, int count, verdict_list *out, lrel_error *err)
{
    const lrel_context *context = judges[0].at.all->ledger->context;
    verdict_list *all = &judges[0].at.out;
    lrel_sortable order = {0};
    lrel_status status;

    for (int w = 1; w < count; w++) {
        const verdict_list *more = &judges[w].at.out;

        if (!lrel__grow(context, &all->at, &all->capacity, all->count + more->count,
                        sizeof *all->at))
            return lrel__fail_memory(err);
        if (more->count)
            memcpy(all->at + all->count, more->at, more->count * sizeof *more->at);
        all->count += more->count;
    }
    status = sort_verdicts(context, all, &order, err);
    if (status == LREL_OK &&
        !lrel__grow(context, &out->at, &out->capacity, all->count, sizeof *out->at))
        status = lrel__fail_memory(err);
    for (size_t i = 0; i < all->count && status == LREL_OK; i++)
        add_verdict(out, all->at[order.at[i].value]);
    lrel__sortable_clear(&order, context);
    return status;
}

static bool judge_init(judge *j, const suspects *s, const spell_list *spells,
                       const group_list *groups)
{
    const lrel_context *context = s->ledger->context;

    j->at.all = s;
    j->at.spells = spells;
    j->groups = groups;
    j->at.spell_on = lrel__calloc(context, lrel_mosaic_face_count(s->ledger->mosaic),
                                  sizeof *j->at.spell_on);
    j->at.piece.seen = lrel__calloc(context, s->land.count, sizeof *j->at.piece.seen);
    j->at.drawn.seen = lrel__calloc(context, s->land.count, sizeof *j->at.drawn.seen);
    j->is_cut =
        lrel__calloc(context, s->ledger->input->period_count + 2, sizeof *j->is_cut);
    return j->at.spell_on && j->at.piece.seen && j->at.drawn.seen && j->is_cut;
}

static void judge_clear(judge *j, const lrel_context *context)
{
    lrel__free(context, j->at.spell_on);
    lrel__free(context, j->at.piece.seen);
    lrel__free(context, j->at.piece.met.at);
    lrel__free(context, j->at.drawn.seen);
    lrel__free(context, j->at.drawn.met.at);
    lrel__free(context, j->is_cut);
    lrel__free(context, j->at.out.at);
}

lrel_status lrel_judge__pieces(const suspects *s, const spell_list *spells,
                               verdict_list *out, lrel_error *err)
{
    const lrel_context *context = s->ledger->context;
    group_list groups = {0};
    int count = lrel__jobs(context);
    judge *judges = lrel__calloc(context, (size_t)count, sizeof *judges);
    lrel_status status =
        judges ? find_groups(context, spells, &groups, err) : lrel__fail_memory(err);

    for (int w = 0; w < count && status == LREL_OK; w++)
        if (!judge_init(&judges[w], s, spells, &groups))
            status = lrel__fail_memory(err);
    if (status == LREL_OK)
        status = lrel__parallel(context, (groups.count + BATCH_GROUPS - 1) / BATCH_GROUPS,
                                judge_batch, judges, err);
    if (status == LREL_OK)
        status = collect(judges, count, out, err);
    for (int w = 0; judges && w < count; w++)
        judge_clear(&judges[w], context);
    lrel__free(context, judges);
    lrel__free(context, groups.at);
    return status;
}
