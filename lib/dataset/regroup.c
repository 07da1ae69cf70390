/* SPDX-License-Identifier: Apache-2.0 */
/* regroup.c: the last boxes of a fold, on what the first ones made. */
#include "dataset/regroup.h"

#include <string.h>

#include "dataset/stated_places.h"

/* What the fold fills in is its own; all else is lent. */
static lrel_status borrow(const lrel_dataset *base, const lrel_programme *programme,
                          lrel_dataset *out, lrel_error *err)
{
    *out = *base;
    out->programme = programme;
    out->land_groups = (lrel_groups){0};
    out->places = (lrel_groups){0};
    out->place_of_face = NULL;
    out->stated_places = NULL;
    out->elsewhere.at = NULL;
    out->elsewhere.count = out->elsewhere.capacity = 0;
    out->period_starts = NULL;
    out->incomplete = NULL;
    out->positions = NULL;
    out->ledger = NULL;
    out->has_at = false;
    out->arena = NULL;
    out->hazards = lrel__alloc(base->context, base->hazard_count, sizeof *out->hazards);
    out->issues = lrel_issues_new(base->context); /* they were all said the first time */
    out->arena = lrel_arena_new(base->context);
    if (!out->hazards || !out->issues || !out->arena)
        return lrel__fail_memory(err);
    if (base->hazard_count)
        memcpy(out->hazards, base->hazards, base->hazard_count * sizeof *out->hazards);
    return LREL_OK;
}

lrel_status lrel_dataset_regroup(const lrel_dataset *base,
                                 const lrel_programme *programme, lrel_dataset *out,
                                 lrel_error *err)
{
    lrel_status status;

    if ((status = borrow(base, programme, out, err)) != LREL_OK ||
        (status = lrel_dataset__make_groups(out, err)) != LREL_OK ||
        (status = lrel_dataset__make_places(out, err)) != LREL_OK)
        return status;
    return lrel_dataset__fold_total(out, NULL, err);
}

/* Up to three of them. */
static lrel_status make_between(lrel_dataset *data, lrel_date from, lrel_date to,
                                size_t *period, lrel_error *err)
{
    int32_t end = data->programme->as_of.days + 1;
    size_t count = 0;
    lrel_date first;

    if (lrel_date_from_calendar(1, 1, 1, &first) != LREL_OK)
        first = from;
    data->period_starts = lrel__alloc(data->context, 4, sizeof *data->period_starts);
    if (!data->period_starts)
        return lrel__fail_memory(err);
    if (first.days <= from.days)
        data->period_starts[count++] = first;
    *period = count;
    data->period_starts[count++].days = from.days + 1;
    if (to.days + 1 < end)
        data->period_starts[count++].days = to.days + 1;
    data->period_starts[count].days = end;
    data->period_count = count;
    return LREL_OK;
}

lrel_status lrel_dataset_regroup_between(const lrel_dataset *base, lrel_date from,
                                         lrel_date to, size_t *period, lrel_dataset *out,
                                         lrel_error *err)
{
    lrel_status status;

    if ((status = borrow(base, base->programme, out, err)) != LREL_OK ||
        (status = make_between(out, from, to, period, err)) != LREL_OK)
        return status;
    for (size_t h = 0; h < out->hazard_count; h++)
        out->hazards[h].group = 0;
    return lrel_dataset__fold_periods(out, err);
}

void lrel_dataset_regroup_clear(lrel_dataset *regrouped)
{
    const lrel_context *context = regrouped->context;

    if (!context)
        return;
    lrel_ledger_free(regrouped->ledger);
    lrel__free(context, regrouped->hazards);
    lrel__free(context, regrouped->land_groups.at);
    lrel__free(context, regrouped->places.at);
    lrel__free(context, regrouped->place_of_face);
    lrel_stated_places__free(regrouped->stated_places, context);
    lrel__free(context, regrouped->elsewhere.at);
    lrel__free(context, regrouped->period_starts);
    lrel__free(context, regrouped->incomplete);
    lrel__free(context, regrouped->positions);
    lrel_issues_free(regrouped->issues);
    lrel_arena_free(regrouped->arena);
    memset(regrouped, 0, sizeof *regrouped);
}
