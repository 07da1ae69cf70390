/* SPDX-License-Identifier: Apache-2.0 */
/* target.c: targets as a plan, and beside what was achieved. */
#include "forecast/target.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/fail.h"

static const int measures[LREL_TARGET_COUNT] = {
    LREL_MEASURE_CANCELLED, LREL_MEASURE_REDUCED, LREL_MEASURE_CLEARED,
    LREL_MEASURE_RELEASED};

const char *lrel_target_name(int about)
{
    return lrel_vocabulary_name(&lrel_vocabulary_measure, measures[about]);
}

/* ---- the plan ---- */

/* The place of a target of all products is that of what is not told apart. */
_Static_assert((int)LREL_TARGET_RELEASED == (int)LREL_FLOW_UNSPLIT, "one order");

/* By time. */
static int compare(const void *left, const void *right)
{
    const lrel_plan_period *a = left, *b = right;

    if (a->first.days != b->first.days)
        return a->first.days < b->first.days ? -1 : 1;
    return (a->last.days > b->last.days) - (a->last.days < b->last.days);
}

/* One period for each figure, with what it says of @p about in its place. */
static void list_periods(lrel_targets *t)
{
    for (int about = 0; about < LREL_TARGET_COUNT; about++)
        for (size_t i = 0; i < t->about[about].count; i++) {
            const lrel_amount *amount = &t->about[about].at[i];
            lrel_plan_period *period = &t->plan[t->plan_count++];

            *period = (lrel_plan_period){amount->first, amount->last, {{0}, 0}};
            period->flow.released[about] = llround(amount->value);
        }
    if (t->plan_count > 1)
        qsort(t->plan, t->plan_count, sizeof *t->plan, compare);
}

/* Figures for the same days become one period. What is planned for all products counts as
 * far as it goes beyond what is planned for each. */
static void join_periods(lrel_targets *t)
{
    size_t kept = 0;

    for (size_t i = 0; i < t->plan_count; i++) {
        if (kept == 0 || compare(&t->plan[kept - 1], &t->plan[i]) != 0) {
            t->plan[kept++] = t->plan[i];
            continue;
        }
        for (int p = 0; p < LREL_FLOW_PRODUCTS; p++)
            t->plan[kept - 1].flow.released[p] += t->plan[i].flow.released[p];
    }
    t->plan_count = kept;
    for (size_t i = 0; i < kept; i++) {
        int64_t *released = t->plan[i].flow.released;
        int64_t whole = released[LREL_FLOW_UNSPLIT];

        released[LREL_FLOW_UNSPLIT] = 0;
        if (whole > lrel_flow_released(&t->plan[i].flow))
            released[LREL_FLOW_UNSPLIT] = whole - lrel_flow_released(&t->plan[i].flow);
    }
}

static void contradict(lrel_targets *t, lrel_amount a, lrel_amount b)
{
    if (!t->is_clear)
        return;
    t->is_clear = false;
    t->contradictory[0] = a;
    t->contradictory[1] = b;
}

static void find_contradictions(lrel_targets *t)
{
    for (int about = 0; about < LREL_TARGET_COUNT; about++)
        if (t->about[about].apart_count > 1)
            contradict(t, t->about[about].apart[0], t->about[about].apart[1]);
    for (size_t i = 1; i < t->plan_count; i++)
        if (t->plan[i].first.days <= t->plan[i - 1].last.days)
            contradict(t,
                       (lrel_amount){t->plan[i - 1].first, t->plan[i - 1].last,
                                     (double)lrel_flow_released(&t->plan[i - 1].flow),
                                     NULL},
                       (lrel_amount){t->plan[i].first, t->plan[i].last,
                                     (double)lrel_flow_released(&t->plan[i].flow), NULL});
}

lrel_status lrel_targets_plan(lrel_targets *t, lrel_arena *arena, lrel_error *err)
{
    size_t count = 0;

    for (int about = 0; about < LREL_TARGET_COUNT; about++)
        count += t->about[about].count;
    t->plan = lrel_arena_alloc(arena, (count + 1) * sizeof *t->plan);
    t->plan_count = 0;
    t->is_clear = true;
    if (!t->plan)
        return lrel__fail_memory(err);
    list_periods(t);
    join_periods(t);
    find_contradictions(t);
    return LREL_OK;
}

/* ---- how much of it was reached ---- */

static lrel_status published(const lrel_dataset *data, uint32_t account, bool is_target,
                             lrel_arena *arena, lrel_amounts out[LREL_TARGET_COUNT],
                             lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (int about = 0; about < LREL_TARGET_COUNT && status == LREL_OK; about++) {
        const lrel_figure_wish wish = {
            .measure = measures[about], .is_target = is_target, .account = account};

        status = lrel_amounts_published(data, &wish, arena, &out[about], err);
    }
    return status;
}

/* The three products together: their sums, and what was published for them as one; where
 * there are both, the sum. */
static lrel_status join(const lrel_amounts parts[LREL_TARGET_COUNT], lrel_arena *arena,
                        lrel_amounts *out, lrel_error *err)
{
    const lrel_amounts *whole = &parts[LREL_TARGET_RELEASED];
    lrel_amounts sums;
    lrel_status status = lrel_amounts_sum(parts, LREL_TARGET_RELEASED, arena, &sums, err);

    if (status == LREL_OK)
        status = lrel_amounts_init(out, arena, sums.count + whole->count, err);
    if (status != LREL_OK)
        return status;
    for (size_t i = 0; i < sums.count; i++)
        lrel_amounts_add(out, sums.at[i]);
    for (size_t i = 0; i < whole->count; i++)
        if (!lrel_amounts_find(&sums, whole->at[i].first, whole->at[i].last))
            lrel_amounts_add(out, whole->at[i]);
    lrel_amounts_settle(out);
    return LREL_OK;
}

static lrel_status attain(lrel_targets *t, int about, const lrel_amounts *target,
                          const lrel_amounts *achieved, lrel_achieved_by by,
                          lrel_arena *arena, lrel_error *err)
{
    lrel_match *matches;
    size_t count;
    lrel_attainment *more;
    lrel_status status =
        lrel_amounts_match(target, achieved, arena, &matches, &count, err);

    if (status != LREL_OK)
        return status;
    more = lrel_arena_alloc(arena, (t->attained_count + count + 1) * sizeof *more);
    if (!more)
        return lrel__fail_memory(err);
    if (t->attained_count > 0)
        memcpy(more, t->attained, t->attained_count * sizeof *more);
    for (size_t i = 0; i < count; i++)
        more[t->attained_count + i] = (lrel_attainment){about, by, matches[i]};
    t->attained = more;
    t->attained_count += count;
    return LREL_OK;
}

lrel_status lrel_targets_read(const lrel_dataset *data, uint32_t account,
                              const lrel_past *past, lrel_arena *arena, lrel_targets *out,
                              lrel_error *err)
{
    lrel_amounts theirs[LREL_TARGET_COUNT], ours, target, achieved;
    lrel_status status;

    memset(out, 0, sizeof *out);
    if ((status = published(data, account, true, arena, out->about, err)) ||
        (status = join(out->about, arena, &out->all, err)) ||
        (status = published(data, account, false, arena, theirs, err)) ||
        (status = lrel_targets_plan(out, arena, err)))
        return status;
    for (int about = 0; about < LREL_TARGET_COUNT; about++) {
        bool is_all = about == LREL_TARGET_RELEASED;

        target = is_all ? out->all : out->about[about];
        achieved = theirs[about];
        if ((is_all && (status = join(theirs, arena, &achieved, err))) ||
            (status = lrel_amounts_of_account(past, is_all ? LREL_FLOW_PRODUCTS : about,
                                              arena, &ours, err)) ||
            (status =
                 attain(out, about, &target, &ours, LREL_ACHIEVED_ACCOUNT, arena, err)) ||
            (status = attain(out, about, &target, &achieved, LREL_ACHIEVED_PUBLISHED,
                             arena, err)))
            return status;
    }
    return LREL_OK;
}

lrel_date lrel_targets_end(const lrel_targets *t)
{
    return t->plan[t->plan_count - 1].last;
}

int64_t lrel_targets_planned(const lrel_targets *t, lrel_date as_of, lrel_date last)
{
    int64_t sum = 0;

    for (size_t i = 0; i < t->plan_count; i++) {
        const lrel_plan_period *p = &t->plan[i];
        int64_t m2 = lrel_flow_released(&p->flow);
        int64_t days = (int64_t)p->last.days - p->first.days + 1;
        int64_t from = as_of.days + 1 > p->first.days ? as_of.days + 1 : p->first.days;
        int64_t to = last.days < p->last.days ? last.days : p->last.days;

        if (from <= to)
            sum += to - from + 1 == days
                       ? m2
                       : llround((double)m2 * (double)(to - from + 1) / (double)days);
    }
    return sum;
}
