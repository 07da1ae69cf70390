/* SPDX-License-Identifier: Apache-2.0 */
/* outlook.c: one account, from its years to what may become of it. */
#include "forecast/outlook.h"

#include <math.h>
#include <string.h>

#include "core/fail.h"
#include "core/threads.h"

static const lrel_programme *programme_of(const lrel_outlook *o)
{
    return o->analysis->data->programme;
}

static const lrel_forecast_rules *rules_of(const lrel_outlook *o)
{
    return &programme_of(o)->forecast;
}

lrel_date lrel_outlook_day(const lrel_outlook *o, int64_t day)
{
    return (lrel_date){o->as_of.days + (int32_t)day};
}

double lrel_outlook_margin(const lrel_outlook *o, int64_t day)
{
    return lrel_years_between(lrel_outlook_day(o, day), programme_of(o)->deadline);
}

lrel_flow lrel_scenario_flow(const lrel_scenario *s, const lrel_flow *flow)
{
    lrel_flow out = *flow;

    for (int p = 0; p < LREL_FLOW_PRODUCTS; p++)
        out.released[p] = llround((double)flow->released[p] * (p == LREL_PRODUCT_CLEARED
                                                                   ? s->clearance_capacity
                                                                   : s->survey_capacity));
    out.recorded = llround((double)flow->recorded * s->new_land);
    return out;
}

int64_t lrel_required_rate(int64_t stock, double years)
{
    return (int64_t)ceil((double)stock / years);
}

/* ---- the deadline ---- */

/* The mean of new land: of five years, or of three. */
static void find_new_land(const lrel_past *past, lrel_required *out)
{
    for (int m = LREL_MEAN_OF_FIVE; m >= 0; m -= LREL_MEAN_OF_FIVE) {
        lrel_mean mean = lrel_mean_of(past->flows, past->flow_years, past->used, m);

        if (!mean.is_known)
            continue;
        out->has_new_land = true;
        out->new_land_years = mean.years;
        out->new_land = mean.flow.recorded;
        out->rate_with_new = out->rate + mean.flow.recorded;
        return;
    }
}

static lrel_required require(const lrel_outlook *o)
{
    const lrel_programme *programme = programme_of(o);
    lrel_required out = {0};

    if (!programme->has_deadline) {
        out.because = "no deadline is known; say one with `deadline:` or --deadline";
        return out;
    }
    out.years = lrel_years_between(o->as_of, programme->deadline);
    if (out.years <= 0) {
        out.because = "the deadline is not after the as-of day";
        return out;
    }
    out.rate = lrel_required_rate(o->past.stock, out.years);
    find_new_land(&o->past, &out);
    return out;
}

/* ---- scenarios ---- */

/* The years drawn from, as @p scenario has them. */
static lrel_flow *supposed(const lrel_outlook *o, const lrel_scenario *scenario)
{
    lrel_flow *flows = lrel_arena_alloc(o->arena, (o->past.used + 1) * sizeof *flows);

    for (size_t i = 0; flows && i < o->past.used; i++)
        flows[i] = lrel_scenario_flow(scenario, &o->past.flows[i]);
    return flows;
}

static const char *why_not(const lrel_outlook *o, const lrel_scenario *scenario)
{
    if (!scenario->follows_targets)
        return NULL;
    if (!o->targets.is_clear)
        return "two targets contradict each other";
    if (lrel_targets_planned(&o->targets, o->as_of, (lrel_date){LREL_DAY_OPEN}) == 0)
        return "no target after the as-of day is on record";
    return NULL;
}

static int64_t days_to_deadline(const lrel_outlook *o)
{
    const lrel_programme *programme = programme_of(o);

    return programme->has_deadline ? programme->deadline.days - o->as_of.days : INT32_MIN;
}

static lrel_status look_ahead(const lrel_outlook *o, const lrel_scenario *scenario,
                              lrel_prospect *out, lrel_error *err)
{
    const lrel_forecast_rules *rules = rules_of(o);
    const lrel_draws draws = {rules->seed, rules->draws};
    bool is_planned = scenario->follows_targets;
    lrel_flow *flows;
    lrel_road road;
    lrel_status status;

    *out = (lrel_prospect){.scenario = scenario, .because = why_not(o, scenario)};
    if (out->because)
        return LREL_OK;
    if (!(flows = supposed(o, scenario)))
        return lrel__fail_memory(err);
    status = lrel_road_build(o->arena, o->as_of, is_planned ? o->targets.plan : NULL,
                             is_planned ? o->targets.plan_count : 0, &road, err);
    if (status != LREL_OK)
        return status;
    for (int m = 0; m < LREL_MEANS; m++) {
        out->means[m] = lrel_mean_of(flows, o->past.flow_years, o->past.used, m);
        lrel_mean_walk(&out->means[m], &road, o->past.stock);
    }
    return lrel_bootstrap_run(o->analysis->data->context, &road, o->past.stock, flows,
                              o->past.used, draws, days_to_deadline(o), &out->drawn, err);
}

static lrel_status look_at_scenarios(lrel_outlook *o, lrel_error *err)
{
    const lrel_forecast_rules *rules = rules_of(o);
    lrel_status status = LREL_OK;

    o->prospects =
        lrel_arena_alloc(o->arena, rules->scenario_count * sizeof *o->prospects);
    if (!o->prospects)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < rules->scenario_count && status == LREL_OK; i++) {
        status =
            look_ahead(o, &rules->scenarios[i], &o->prospects[o->prospect_count++], err);
        if (status == LREL_OK && lrel__is_cancelled(o->analysis->data->context))
            status = lrel__fail(err, LREL_E_CANCELLED, "interrupted");
    }
    return status;
}

/* ---- the whole ---- */

lrel_status lrel_outlook_make(const lrel_analysis *a, uint32_t account, lrel_outlook *out,
                              lrel_error *err)
{
    const lrel_forecast_rules *rules = &a->data->programme->forecast;
    const lrel_draws draws = {rules->seed, rules->draws};
    lrel_status status;

    memset(out, 0, sizeof *out);
    out->analysis = a;
    out->account = account;
    out->as_of = a->data->programme->as_of;
    out->arena = lrel_arena_new(a->data->context);
    if (!out->arena)
        return lrel__fail_memory(err);
    if ((status =
             lrel_past_read(a, account, rules->years, out->arena, &out->past, err)) ||
        (status = lrel_targets_read(a->data, account, &out->past, out->arena,
                                    &out->targets, err)) ||
        (status = lrel_costs_read(a->data, account, &out->past, &out->targets, out->arena,
                                  &out->costs, err)))
        return status;
    if (out->past.used < LREL_FORECAST_LEAST)
        out->missing = LREL_FORECAST_LEAST - out->past.used;
    out->required = require(out);
    if (out->missing > 0)
        return LREL_OK;
    if ((status = look_at_scenarios(out, err)) != LREL_OK)
        return status;
    return lrel_backtest_run(a->data->context, &out->past, rules->years, draws,
                             out->arena, &out->backtest, err);
}

void lrel_outlook_clear(lrel_outlook *outlook)
{
    lrel_arena_free(outlook->arena);
    memset(outlook, 0, sizeof *outlook);
}
