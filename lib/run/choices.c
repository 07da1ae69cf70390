/* SPDX-License-Identifier: Apache-2.0 */
/* choices.c: every rule under every alternative. The programme's own figures are those of
 * its ledger; each other alternative is a run of its own, but for the reading. */
#include "run/choices.h"

#include <string.h>

#include "core/threads.h"
#include "dataset/again.h"
#include "report/summary.h"

/* In the order of the table. */
static const choice_rule rules[] = {
    {"count", lrel_choice__list_count, lrel_choice__set_count},
    {"before_hazard", lrel_choice__list_before_hazard, lrel_choice__set_before_hazard},
    {"min_depth_cm", lrel_choice__list_min_depth, lrel_choice__set_min_depth},
    {"updates", lrel_choice__list_updates, lrel_choice__set_updates},
    {"stock", lrel_choice__list_stock, lrel_choice__set_stock},
    {"borrowed_shapes", lrel_choice__list_borrowed, lrel_choice__set_borrowed},
    {"edge", lrel_choice__list_edge, lrel_choice__set_edge},
    {"operation", lrel_choice__list_operation, lrel_choice__set_operation},
    {"set_aside", lrel_choice__list_set_aside, lrel_choice__set_set_aside},
};

/* ---- alternatives ---- */

bool lrel_choice__keep_text(const choice_plans *plans, const char *text, lrel_text *out)
{
    const char *copy = lrel_arena_text(plans->data->arena, text, strlen(text));

    if (copy)
        *out = lrel_text_of(copy);
    return copy != NULL;
}

lrel_status lrel_choice__add(choice_plans *plans, const choice_plan *plan,
                             const char *alternative, lrel_error *err)
{
    choice_plan *added = LREL__PUSH(plans->data->context, plans);

    if (!added)
        return lrel__fail_memory(err);
    *added = *plan;
    added->data = plans->data;
    if (alternative && !lrel_choice__keep_text(plans, alternative, &added->alternative))
        return lrel__fail_memory(err);
    return LREL_OK;
}

size_t lrel_choice__count(const lrel_dataset *data, lrel_role role)
{
    size_t count = 0;

    for (size_t i = 0; i < data->records.count; i++)
        count += data->records.at[i].role == role;
    return count;
}

static lrel_status list_plans(choice_plans *plans, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < sizeof rules / sizeof *rules && status == LREL_OK; i++)
        status = rules[i].list(&rules[i], plans, err);
    return status;
}

/* ---- figures ---- */

/* To square millimetres. A grid of centimetres holds more land than they can. */
static lrel_status scale(int64_t *area2, int units_per_m, lrel_error *err)
{
    int64_t factor = LREL_CHOICE_UNITS_PER_M / units_per_m;

    if (__builtin_mul_overflow(*area2, factor * factor, area2))
        return lrel__fail(err, LREL_E_EXTENT,
                          "check/choices.csv: the sums are too large to hold");
    return LREL_OK;
}

static lrel_status take_figures(const lrel_dataset *data, int units_per_m,
                                lrel_choice_figures *out, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (uint32_t a = 0; a <= data->programme->account_count; a++) {
        lrel_account_total total = lrel_summary_account(data, a, data->period_count);

        out[a] =
            (lrel_choice_figures){.stock = total.recorded, .stock_n = total.hazards_n};
        memcpy(out[a].released, total.released, sizeof total.released);
        if (status == LREL_OK)
            status = scale(&out[a].stock, units_per_m, err);
        for (int p = 0; p < 3 && status == LREL_OK; p++)
            status = scale(&out[a].released[p], units_per_m, err);
    }
    return status;
}

static lrel_choice_figures *figures_new(const lrel_dataset *data)
{
    return lrel_arena_alloc(data->arena, (data->programme->account_count + 1) *
                                             sizeof(lrel_choice_figures));
}

/* ---- one alternative ---- */

static lrel_status programme_init(choice_programme *p, const choice_plan *plan,
                                  lrel_error *err)
{
    const lrel_programme *own = plan->data->programme;

    p->rules = *own;
    p->sources = lrel__alloc(own->context, own->source_count, sizeof *p->sources);
    if (!p->sources)
        return lrel__fail_memory(err);
    memcpy(p->sources, own->sources, own->source_count * sizeof *p->sources);
    p->rules.sources = p->sources;
    plan->rule->set(plan, p);
    return LREL_OK;
}

/* An operation that does not reach the data, or records that do not fit on one grid: the
 * alternative is none, and its row says so. */
static bool is_no_alternative(lrel_status status)
{
    return status == LREL_E_OPERATION || status == LREL_E_CRS_UNKNOWN ||
           status == LREL_E_COORDINATE || status == LREL_E_EXTENT;
}

static lrel_status measure(const choice_plan *plan, lrel_choice *out, lrel_error *err)
{
    choice_programme programme;
    lrel_dataset again;
    lrel_status status = programme_init(&programme, plan, err);

    if (status != LREL_OK)
        return status;
    status = lrel_dataset_again(plan->data, &programme.rules, &again, err);
    if (status == LREL_OK) {
        status =
            take_figures(&again, lrel_grid_units_per_m(again.grid), out->figures, err);
        out->records_n = lrel_dataset_again_changed(&again, plan->data);
    }
    out->is_known = status == LREL_OK;
    lrel_dataset_again_clear(&again, plan->data);
    lrel__free(programme.rules.context, programme.sources);
    return is_no_alternative(status) ? LREL_OK : status;
}

static lrel_status add_choice(const choice_plan *plan, lrel_choices *choices,
                              lrel_error *err)
{
    const lrel_dataset *data = plan->data;
    lrel_choice *choice = LREL__PUSH(data->context, choices);

    if (lrel__is_cancelled(data->context))
        return lrel__fail(err, LREL_E_CANCELLED, "interrupted");
    if (!choice)
        return lrel__fail_memory(err);
    *choice = (lrel_choice){.rule = plan->rule->name,
                            .about = plan->about,
                            .setting = plan->setting,
                            .alternative = plan->alternative,
                            .is_chosen = plan->is_chosen,
                            .is_known = true,
                            .figures = choices->own};
    if (plan->is_chosen)
        return LREL_OK;
    choice->figures = figures_new(data);
    return choice->figures ? measure(plan, choice, err) : lrel__fail_memory(err);
}

static lrel_status measure_all(const choice_plans *plans, lrel_choices *choices,
                               lrel_error *err)
{
    const lrel_dataset *data = plans->data;
    lrel_status status;

    choices->own = figures_new(data);
    if (!choices->own)
        return lrel__fail_memory(err);
    status = take_figures(data, lrel_grid_units_per_m(data->grid), choices->own, err);
    for (size_t i = 0; i < plans->count && status == LREL_OK; i++)
        status = add_choice(&plans->at[i], choices, err);
    return status;
}

lrel_status lrel_job__choices(lrel_job *job, lrel_error *err)
{
    choice_plans plans = {.data = &job->data};
    lrel_status status;

    if (job->choices.own)
        return LREL_OK;
    status = list_plans(&plans, err);
    if (status == LREL_OK)
        status = measure_all(&plans, &job->choices, err);
    lrel__free(job->context, plans.at);
    if (status != LREL_OK)
        job->choices.own = NULL;
    return status;
}
