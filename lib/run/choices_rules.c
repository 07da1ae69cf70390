/* SPDX-License-Identifier: Apache-2.0 */
/* choices_rules.c: rules that the programme sets once, for all records. */
#include <math.h>

#include "core/area.h"
#include "run/choices.h"

/* A rule for records of @p role that has @p count names, of which number @p chosen is
 * said; none where there are no such records. */
static lrel_status list_names_of(const choice_rule *rule, choice_plans *plans,
                                 lrel_role role, const char *const *names, uint32_t count,
                                 uint32_t chosen, lrel_error *err)
{
    choice_plan plan = {.rule = rule, .setting = lrel_text_of(names[chosen])};
    lrel_status status = LREL_OK;

    if (lrel_choice__count(plans->data, role) == 0)
        return LREL_OK;
    for (uint32_t i = 0; i < count && status == LREL_OK; i++) {
        plan.value = i;
        plan.is_chosen = i == chosen;
        status = lrel_choice__add(plans, &plan, names[i], err);
    }
    return status;
}

static lrel_status list_names(const choice_rule *rule, choice_plans *plans,
                              const char *const *names, uint32_t count, uint32_t chosen,
                              lrel_error *err)
{
    return list_names_of(rule, plans, LREL_ROLE_RELEASE, names, count, chosen, err);
}

lrel_status lrel_choice__list_count(const choice_rule *rule, choice_plans *plans,
                                    lrel_error *err)
{
    static const char *const names[] = {"accepted", "completed", "handed_over"};

    return list_names(rule, plans, names, 3, plans->data->programme->count, err);
}

void lrel_choice__set_count(const choice_plan *plan, choice_programme *programme)
{
    programme->rules.count = (lrel_count)plan->value;
}

lrel_status lrel_choice__list_before_hazard(const choice_rule *rule, choice_plans *plans,
                                            lrel_error *err)
{
    static const char *const names[] = {"date", "reference"};

    return list_names(rule, plans, names, 2,
                      plans->data->programme->before_hazard_reference, err);
}

void lrel_choice__set_before_hazard(const choice_plan *plan, choice_programme *programme)
{
    programme->rules.before_hazard_reference = plan->value == 1;
}

/* Asked where a source says when its reports were informed of. */
lrel_status lrel_choice__list_updates(const choice_rule *rule, choice_plans *plans,
                                      lrel_error *err)
{
    static const char *const names[] = {"all", "date_of_information"};
    const lrel_programme *programme = plans->data->programme;

    return lrel_programme_has_updates(programme)
               ? list_names_of(rule, plans, LREL_ROLE_HAZARD, names, 2,
                               programme->replays_updates, err)
               : LREL_OK;
}

void lrel_choice__set_updates(const choice_plan *plan, choice_programme *programme)
{
    programme->rules.replays_updates = plan->value == 1;
}

/* A depth that nobody asked for has no alternatives: any number would be one. */
lrel_status lrel_choice__list_min_depth(const choice_rule *rule, choice_plans *plans,
                                        lrel_error *err)
{
    const lrel_programme *programme = plans->data->programme;
    choice_plan plan = {.rule = rule, .is_chosen = true, .value = 1};
    char depth[40];
    lrel_status status;

    if (!programme->has_min_depth ||
        lrel_choice__count(plans->data, LREL_ROLE_RELEASE) == 0)
        return LREL_OK;
    /* Decimals of 1e-4 cm are more than anybody asks for. */
    lrel_area_format_stated((lrel_stated_sum)llround(programme->min_depth_cm * 1e4),
                            depth);
    if (!lrel_choice__keep_text(plans, depth, &plan.setting))
        return lrel__fail_memory(err);
    if ((status = lrel_choice__add(plans, &plan, depth, err)) != LREL_OK)
        return status;
    plan.is_chosen = false;
    plan.value = 0;
    return lrel_choice__add(plans, &plan, "none", err);
}

void lrel_choice__set_min_depth(const choice_plan *plan, choice_programme *programme)
{
    programme->rules.has_min_depth = plan->value == 1;
}

static lrel_status add_stock(choice_plan *plan, choice_plans *plans, uint32_t stock,
                             lrel_error *err)
{
    char names[LREL_VOCABULARY_JOINED_MAX + 1];

    names[lrel_vocabulary_join(&lrel_vocabulary_class, stock, names)] = 0;
    plan->value = stock;
    plan->is_chosen = stock == plans->data->programme->stock;
    if (plan->is_chosen && !lrel_choice__keep_text(plans, names, &plan->setting))
        return lrel__fail_memory(err);
    return lrel_choice__add(plans, plan, names, err);
}

/* Each class that a hazard has is taken out, or in. `unknown` is not asked: it always
 * counts. */
lrel_status lrel_choice__list_stock(const choice_rule *rule, choice_plans *plans,
                                    lrel_error *err)
{
    const lrel_dataset *data = plans->data;
    choice_plan plan = {.rule = rule};
    uint32_t classes = 0;
    lrel_status status;

    for (size_t i = 0; i < data->records.count; i++)
        if (data->records.at[i].role == LREL_ROLE_HAZARD &&
            data->records.at[i].reason != LREL_REASON_ANOTHER_KIND)
            classes |= UINT32_C(1) << data->records.at[i].hazard_class;
    classes &= ~(UINT32_C(1) << LREL_CLASS_UNKNOWN);
    if (classes == 0)
        return LREL_OK;
    status = add_stock(&plan, plans, data->programme->stock, err);
    for (int code = 0; code < lrel_vocabulary_count(&lrel_vocabulary_class); code++)
        if (status == LREL_OK && classes >> code & 1)
            status = add_stock(&plan, plans, data->programme->stock ^ UINT32_C(1) << code,
                               err);
    return status;
}

void lrel_choice__set_stock(const choice_plan *plan, choice_programme *programme)
{
    programme->rules.stock = plan->value;
}

/* Asked where a closed hazard's shape was borrowed at all. */
lrel_status lrel_choice__list_borrowed(const choice_rule *rule, choice_plans *plans,
                                       lrel_error *err)
{
    static const char *const names[] = {"closed", "none"};

    return plans->data->borrowing_count ? list_names(rule, plans, names, 2, 0, err)
                                        : LREL_OK;
}

void lrel_choice__set_borrowed(const choice_plan *plan, choice_programme *programme)
{
    programme->rules.waiver.borrows_nothing = plan->value == 1;
}

/* Asked where there is edge difference, or was before its hazards were closed. */
lrel_status lrel_choice__list_edge(const choice_rule *rule, choice_plans *plans,
                                   lrel_error *err)
{
    static const char *const names[] = {"keep", "close_with_hazard"};
    bool closes = plans->data->programme->closes_edge;

    return closes || lrel_ledger_edge_count(plans->data->ledger)
               ? list_names(rule, plans, names, 2, closes, err)
               : LREL_OK;
}

void lrel_choice__set_edge(const choice_plan *plan, choice_programme *programme)
{
    programme->rules.closes_edge = plan->value == 1;
}
