/* SPDX-License-Identifier: Apache-2.0 */
/* match.c: like with like. A sum of nine years divided by one of eleven is no percentage
 * of anything: amounts are compared where both lists have the same first and last day. */
#include <stdio.h>

#include "core/fail.h"
#include "forecast/amounts.h"

lrel_mismatch_text lrel_mismatch_text_of(const lrel_match *match, const char *left,
                                         const char *right)
{
    lrel_mismatch_text out;

    snprintf(out.text, sizeof out.text, "periods differ: %s %s, %s %s", left,
             lrel_period_name_of(match->left.first, match->left.last).text, right,
             lrel_period_name_of(match->right.first, match->right.last).text);
    return out;
}

/* A run of neighbours in one list. */
typedef struct run {
    const lrel_amounts *list;
    size_t at;      /* the next one */
    bool is_broken; /* days are missing in between */
    lrel_amount sum;
} run;

static bool has_next(const run *r)
{
    return r->at < r->list->count;
}

static void start(run *r)
{
    r->sum = r->list->at[r->at++];
    r->is_broken = false;
}

/* Adds the next one, which may lie behind a gap. */
static void extend(run *r)
{
    const lrel_amount *next = &r->list->at[r->at++];

    r->is_broken |= next->first.days != r->sum.last.days + 1;
    r->sum.last = next->last;
    r->sum.value += next->value;
    r->sum.fact = NULL;
}

/* Whether the next one of @p r begins before the other one ends. */
static bool reaches_into(const run *r, const run *other)
{
    return has_next(r) && r->list->at[r->at].first.days <= other->sum.last.days;
}

/* From where both begin until both have the same end, or nothing overlaps any more. */
static void grow(run *left, run *right)
{
    while (left->sum.last.days != right->sum.last.days) {
        run *shorter = left->sum.last.days < right->sum.last.days ? left : right;
        run *longer = shorter == left ? right : left;

        if (!reaches_into(shorter, longer))
            break;
        extend(shorter);
    }
}

static bool ends_before_next(const run *r, const run *other)
{
    return r->list->at[r->at].last.days < other->list->at[other->at].first.days;
}

lrel_status lrel_amounts_match(const lrel_amounts *left, const lrel_amounts *right,
                               lrel_arena *arena, lrel_match **out, size_t *count,
                               lrel_error *err)
{
    run l = {.list = left}, r = {.list = right};

    *count = 0;
    *out = lrel_arena_alloc(arena, (left->count + right->count + 1) * sizeof **out);
    if (!*out)
        return lrel__fail_memory(err);
    while (has_next(&l) && has_next(&r)) {
        if (ends_before_next(&l, &r)) {
            l.at++;
            continue;
        }
        if (ends_before_next(&r, &l)) {
            r.at++;
            continue;
        }
        start(&l);
        start(&r);
        grow(&l, &r);
        (*out)[(*count)++] = (lrel_match){l.sum.first.days == r.sum.first.days &&
                                              l.sum.last.days == r.sum.last.days &&
                                              !l.is_broken && !r.is_broken,
                                          l.sum, r.sum};
    }
    return LREL_OK;
}
