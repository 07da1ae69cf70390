/* SPDX-License-Identifier: Apache-2.0 */
/* trial.c: the same hazards in four orders, each judged by the same finds. */
#include "focus/trial.h"

#include <stdlib.h>
#include <string.h>

#include "stats/ranking.h"

const int lrel_focus__lift_per_cent[FOCUS_LIFTS] = {10, 20, 50};

const char *lrel_focus__method_name(focus_method method)
{
    static const char *const names[] = {"score", "density", "largest_first",
                                        "oldest_first"};

    return (unsigned)method < FOCUS_METHODS ? names[method] : "";
}

/* Land of a hazard that was open at the cut, and what one task found in it since. */
typedef struct judged {
    const focus_hazard *hazard;
    int32_t recorded; /* its earliest version */
    double ha;
    double found;
} judged;

typedef struct judging {
    const focus_order *order;
    struct {
        judged *at; /* in order of hazards */
        size_t count, capacity;
    } tasks;
    int32_t *recorded; /* by hazard number */
    lrel_ranked *ranked;
} judging;

/* What tasks found in the hazard's land after the order's day. */
static bool judge_hazard(judging *j, const focus_hazard *h)
{
    const focus_evidence_list *evidence = &j->order->evidence;
    size_t first, last;

    lrel_focus__own_of(evidence, h->hazard, &first, &last);
    for (size_t i = first; i < last; i++) {
        const focus_evidence *e = &evidence->at[evidence->own.at[i].evidence];
        double part = evidence->own.at[i].part;
        judged *task;

        if (!e->is_counted || e->day <= j->order->day.days || !(part * e->ha > 0))
            continue;
        if (!(task = LREL__PUSH(j->order->focus->context, &j->tasks)))
            return false;
        *task = (judged){h, j->recorded[h->hazard], part * e->ha, part * e->items};
    }
    return true;
}

static void find_recorded(judging *j)
{
    const lrel_dataset *data = j->order->focus->a->data;

    for (size_t i = 0; i < data->records.count; i++)
        j->recorded[i] = LREL_DAY_OPEN;
    for (size_t h = 0; h < data->hazard_count; h++) {
        int32_t *day = &j->recorded[data->hazards[h].counted_as];

        if (data->hazards[h].from.days < *day)
            *day = data->hazards[h].from.days;
    }
}

static double score_by(const judged *one, focus_method method)
{
    switch (method) {
    case FOCUS_BY_SCORE:
        return one->hazard->score;
    case FOCUS_BY_DENSITY:
        return one->hazard->belief.per_ha;
    case FOCUS_LARGEST_FIRST:
        return (double)one->hazard->area2;
    case FOCUS_OLDEST_FIRST:
        return -(double)one->recorded;
    case FOCUS_METHODS:
        break;
    }
    return 0;
}

static void rank_by(judging *j, focus_method method)
{
    for (size_t i = 0; i < j->tasks.count; i++) {
        const judged *task = &j->tasks.at[i];

        j->ranked[i] = (lrel_ranked){score_by(task, method), task->ha, task->found,
                                     task->ha * task->hazard->belief.per_ha, i};
    }
    lrel_ranked_sort(j->ranked, j->tasks.count);
}

static void measure(judging *j, focus_trial *out)
{
    for (int m = 0; m < FOCUS_METHODS; m++) {
        rank_by(j, (focus_method)m);
        for (int l = 0; l < FOCUS_LIFTS; l++)
            out->lift[m][l] = lrel_ranked_lift(j->ranked, j->tasks.count,
                                               lrel_focus__lift_per_cent[l] / 100.0);
        out->auc[m] = lrel_ranked_auc(j->ranked, j->tasks.count);
    }
}

/* As much land in each fifth, as near as whole hazards go. */
static void compare_fifths(judging *j, focus_trial *out)
{
    double before = 0;

    rank_by(j, FOCUS_BY_DENSITY);
    for (size_t i = 0; i < j->tasks.count; i++) {
        const lrel_ranked *task = &j->ranked[i];
        double middle = (before + task->land / 2) / out->ha * FOCUS_FIFTHS;
        focus_fifth *fifth =
            &out->fifths[middle < FOCUS_FIFTHS ? (int)middle : FOCUS_FIFTHS - 1];

        before += task->land;
        fifth->ha += task->land;
        fifth->expected += task->expected;
        fifth->found += task->found;
    }
}

static void add_up(judging *j, focus_trial *out)
{
    for (size_t i = 0; i < j->tasks.count; i++) {
        const judged *task = &j->tasks.at[i];

        out->judged_n += i == 0 || task->hazard != j->tasks.at[i - 1].hazard;
        out->ha += task->ha;
        out->found += task->found;
    }
}

static const char *why_not(const focus_order *o, const focus_trial *t)
{
    if (!lrel_focus__knows(&o->model))
        return "too few releases before the cut state their items";
    if (t->judged_n < FOCUS_JUDGED_MIN)
        return "too few hazards that were open at the cut had land cleared since with "
               "its items stated";
    return t->found > 0 ? NULL : "no item was found after the cut";
}

/* @return false where there is no memory */
static bool judge(judging *j, focus_trial *out)
{
    const lrel_context *context = j->order->focus->context;
    size_t records = j->order->focus->a->data->records.count;

    if (!(j->recorded = lrel__alloc(context, records, sizeof *j->recorded)))
        return false;
    find_recorded(j);
    out->open_n = j->order->count;
    for (size_t i = 0; i < j->order->count; i++)
        if (!judge_hazard(j, &j->order->at[i]))
            return false;
    add_up(j, out);
    if ((out->why_not = why_not(j->order, out)) != NULL)
        return true;
    if (!(j->ranked = lrel__alloc(context, j->tasks.count, sizeof *j->ranked)))
        return false;
    measure(j, out);
    compare_fifths(j, out);
    return true;
}

lrel_status lrel_focus__try(const lrel_focus *focus, uint32_t account,
                            focus_shuffle_fn shuffle, void *user, focus_trial *out,
                            lrel_error *err)
{
    focus_order order;
    judging j = {.order = &order};
    lrel_status status =
        lrel_focus__order(focus, account, true, shuffle, user, &order, err);

    memset(out, 0, sizeof *out);
    if (status == LREL_OK && !judge(&j, out))
        status = lrel__fail_memory(err);
    lrel__free(focus->context, j.tasks.at);
    lrel__free(focus->context, j.recorded);
    lrel__free(focus->context, j.ranked);
    lrel_focus__clear_order(&order);
    return status;
}
