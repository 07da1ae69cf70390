/* SPDX-License-Identifier: Apache-2.0 */
/* score.c: each term is a figure of the hazard, rounded as it is printed; what counts is
 * its share: how many of the other open hazards have less. The score is the weighted sum
 * of shares, of 100. */
#include <math.h>
#include <stdlib.h>

#include "focus/order.h"
#include "stats/quantile.h"
#include "stats/ranking.h"

/* Points of facts that the order may know, for one term. */
typedef struct fact_index {
    const focus_points *points;
    lrel_near_point *at;
    lrel_near near;
} fact_index;

/* Facts without a day are known on the as-of day, and on no earlier one. */
static bool is_seen(const focus_order *o, const focus_point *p, uint32_t categories)
{
    bool is_ours = p->category < 0 || (categories >> p->category & 1);
    bool is_dated = p->day != LREL_DAY_OPEN;

    return is_ours &&
           (is_dated ? p->day <= o->day.days : o->day.days == o->focus->as_of.days);
}

static lrel_status index_facts(const focus_order *o, const focus_points *points,
                               fact_index *out, lrel_error *err)
{
    uint32_t categories = lrel_items_of_account(o->focus->a->data->programme, o->account);
    size_t count = 0;

    out->points = points;
    out->at = lrel__alloc(o->focus->context, points->count, sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < points->count; i++)
        if (is_seen(o, &points->at[i], categories))
            out->at[count++] =
                (lrel_near_point){points->at[i].x, points->at[i].y, (uint32_t)i};
    lrel_near_init(&out->near, out->at, count);
    return LREL_OK;
}

static double sum_near(const fact_index *facts, lrel_xy at, double reach)
{
    lrel_neighbour near[FOCUS_NEAR_MAX];
    double sum = 0;
    size_t count;

    if (isnan(at.x))
        return 0;
    count = lrel_near_find(&facts->near, at.x, at.y, reach, near, FOCUS_NEAR_MAX);
    for (size_t i = 0; i < count; i++)
        sum += lrel_focus__nearness(near[i].distance, reach) *
               facts->points->at[near[i].number].quantity;
    return sum;
}

static lrel_status set_facts(focus_order *o, lrel_focus_term term,
                             const focus_points *points, lrel_error *err)
{
    double reach = o->focus->a->data->programme->focus.distance_m;
    fact_index facts;
    lrel_status status = index_facts(o, points, &facts, err);

    for (size_t i = 0; i < o->count && status == LREL_OK; i++)
        o->at[i].figure[term] = sum_near(&facts, o->at[i].at, reach);
    lrel__free(o->focus->context, facts.at);
    return status;
}

static void set_exposure(focus_order *o)
{
    const lrel_dataset *data = o->focus->a->data;
    const lrel_focus_rules *rules = &data->programme->focus;

    for (size_t i = 0; i < o->count; i++)
        for (size_t l = 0; l < rules->layer_count; l++)
            o->at[i].figure[LREL_FOCUS_EXPOSURE] +=
                rules->layers[l].weight *
                o->focus->exposure[l * data->hazard_count + o->at[i].row];
}

static lrel_status set_figures(focus_order *o, lrel_error *err)
{
    lrel_status status;

    for (size_t i = 0; i < o->count; i++)
        o->at[i].figure[LREL_FOCUS_DENSITY] = o->at[i].belief.per_ha;
    if ((status = set_facts(o, LREL_FOCUS_ACCIDENTS, &o->focus->accidents, err)) !=
            LREL_OK ||
        (status = set_facts(o, LREL_FOCUS_ITEMS, &o->focus->items, err)) != LREL_OK)
        return status;
    set_exposure(o);
    for (size_t i = 0; i < o->count; i++)
        for (int t = 0; t < LREL_FOCUS_TERMS; t++)
            o->at[i].figure[t] = lrel_focus__rounded(o->at[i].figure[t]);
    return LREL_OK;
}

/* A term that nothing is known of takes no part; the others share its weight. */
static void settle_weights(focus_order *o)
{
    const lrel_focus_rules *rules = &o->focus->a->data->programme->focus;
    const bool has_data[LREL_FOCUS_TERMS] = {
        [LREL_FOCUS_DENSITY] = lrel_focus__knows(&o->model),
        [LREL_FOCUS_ACCIDENTS] = o->focus->accidents.has_source,
        [LREL_FOCUS_ITEMS] = o->focus->items.has_source,
        [LREL_FOCUS_EXPOSURE] = rules->layer_count > 0};
    double sum = 0;

    for (int t = 0; t < LREL_FOCUS_TERMS; t++)
        sum += has_data[t] ? rules->weights[t] : 0;
    for (int t = 0; t < LREL_FOCUS_TERMS; t++)
        o->weights[t] = has_data[t] && sum > 0 ? rules->weights[t] / sum : 0;
}

/* What is nothing but edge difference is no work to order. */
static bool is_ranked(const focus_order *o, const focus_hazard *h)
{
    double sum = 0;

    for (int t = 0; t < LREL_FOCUS_TERMS; t++)
        sum += o->weights[t];
    return sum > 0 && h->area2 > h->edge2;
}

static void share_term(focus_order *o, int term, double *ascending)
{
    size_t count = 0;

    for (size_t i = 0; i < o->count; i++)
        if (is_ranked(o, &o->at[i]))
            ascending[count++] = o->at[i].figure[term];
    lrel_sort_doubles(ascending, count);
    for (size_t i = 0; i < o->count; i++) {
        focus_hazard *h = &o->at[i];

        if (!is_ranked(o, h))
            continue;
        h->share[term] = lrel_share_below(ascending, count, h->figure[term]);
        h->points[term] = 100 * o->weights[term] * h->share[term];
        h->score += h->points[term];
    }
}

/* Equal scores: the denser first, then by id. */
static int compare(const void *left, const void *right, void *user)
{
    const focus_order *o = user;
    const focus_hazard *a = *(focus_hazard *const *)left,
                       *b = *(focus_hazard *const *)right;
    const lrel_dataset *data = o->focus->a->data;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->belief.per_ha != b->belief.per_ha)
        return a->belief.per_ha > b->belief.per_ha ? -1 : 1;
    return data->hazards[a->row].tie < data->hazards[b->row].tie ? -1 : 1;
}

static lrel_status rank(focus_order *o, lrel_error *err)
{
    focus_hazard **order = lrel__alloc(o->focus->context, o->count, sizeof *order);
    size_t count = 0;

    if (!order)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < o->count; i++)
        if (is_ranked(o, &o->at[i]))
            order[count++] = &o->at[i];
    if (count > 1)
        qsort_r(order, count, sizeof *order, compare, o);
    for (size_t i = 0; i < count; i++)
        order[i]->rank = (uint32_t)i + 1;
    lrel__free(o->focus->context, order);
    return LREL_OK;
}

lrel_status lrel_focus__score(focus_order *o, lrel_error *err)
{
    double *ascending = lrel__alloc(o->focus->context, o->count, sizeof *ascending);
    lrel_status status = ascending ? set_figures(o, err) : lrel__fail_memory(err);

    if (status == LREL_OK) {
        settle_weights(o);
        for (int t = 0; t < LREL_FOCUS_TERMS; t++)
            share_term(o, t, ascending);
        status = rank(o, err);
    }
    lrel__free(o->focus->context, ascending);
    return status;
}
