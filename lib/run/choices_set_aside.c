/* SPDX-License-Identifier: Apache-2.0 */
/* choices_set_aside.c: records that are not in the account, as if they were: all of one
 * role and reason at a time. Other reasons that speak against one of them still hold. */
#include <stdio.h>

#include "run/choices.h"

#define REASON(name) (UINT32_C(1) << LREL_REASON_##name)

/* What can be passed over. A shape that is nowhere, and a row that is of another source,
 * cannot be counted by any rule; which classes are stock is a rule of its own. */
static const uint32_t reasons_of[] = {
    [LREL_ROLE_HAZARD] =
        REASON(BESIDE_TOTAL) | REASON(POSITION_NOT_BELIEVED) | REASON(AFTER_AS_OF),
    [LREL_ROLE_RELEASE] = REASON(WITHOUT_SHAPE) | REASON(POSITION_NOT_BELIEVED) |
                          REASON(PRODUCT_UNKNOWN) | REASON(NOT_ACCEPTED) |
                          REASON(NO_DATE) | REASON(DATE_IMPOSSIBLE) |
                          REASON(AFTER_AS_OF) | REASON(SPOT_TASK) | REASON(DEPTH) |
                          REASON(UNREADABLE) | REASON(CONTAMINATION_UNKNOWN) |
                          REASON(ACTIVITY_UNKNOWN) | REASON(ACCEPTANCE_UNKNOWN) |
                          REASON(GEOMETRY_KIND_UNKNOWN) | REASON(OUTCOME_REPORT),
};
_Static_assert(LREL_REASON_COUNT <= 32, "a set of reasons fits 32 bits");

/* Records of one role and reason that have a shape. */
typedef struct set_aside {
    size_t count;
    bool is_used;       /* beside the total */
    bool needs_product; /* one of them has none that is understood */
} set_aside;

static set_aside look_at(const lrel_dataset *data, lrel_role role, lrel_reason reason)
{
    set_aside found = {0, false, false};

    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];

        if (r->role != role || r->reason != reason || r->shape == LREL_SHAPE_NONE)
            continue;
        found.count++;
        found.is_used |= r->used;
        found.needs_product |= role == LREL_ROLE_RELEASE && r->product < 0;
    }
    return found;
}

/* A release whose product nobody knows would be one of the three. */
static lrel_status add_used(choice_plan *plan, choice_plans *plans, bool needs_product,
                            lrel_error *err)
{
    lrel_status status = LREL_OK;
    char text[64];

    plan->is_chosen = false;
    if (!needs_product)
        return lrel_choice__add(plans, plan, "used", err);
    for (int p = 0; p < lrel_vocabulary_count(&lrel_vocabulary_product); p++) {
        snprintf(text, sizeof text, "used as %s",
                 lrel_vocabulary_name(&lrel_vocabulary_product, p));
        plan->extra = p;
        if (status == LREL_OK)
            status = lrel_choice__add(plans, plan, text, err);
    }
    return status;
}

static lrel_status list_reason(const choice_rule *rule, choice_plans *plans,
                               lrel_role role, lrel_reason reason, lrel_error *err)
{
    set_aside found = look_at(plans->data, role, reason);
    const char *setting = found.is_used ? "beside the total" : "set aside";
    choice_plan plan = {.rule = rule,
                        .setting = lrel_text_of(setting),
                        .is_chosen = true,
                        .source = (uint32_t)role,
                        .value = (uint32_t)reason};
    lrel_status status;
    char about[128];

    if (found.count == 0)
        return LREL_OK;
    snprintf(about, sizeof about, "%s: %s",
             lrel_vocabulary_name(&lrel_vocabulary_role, (int)role),
             lrel_reason_text(reason));
    if (!lrel_choice__keep_text(plans, about, &plan.about))
        return lrel__fail_memory(err);
    status = lrel_choice__add(plans, &plan, setting, err);
    return status == LREL_OK ? add_used(&plan, plans, found.needs_product, err) : status;
}

lrel_status lrel_choice__list_set_aside(const choice_rule *rule, choice_plans *plans,
                                        lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (int role = LREL_ROLE_HAZARD; role <= LREL_ROLE_RELEASE; role++)
        for (int reason = 0; reason < LREL_REASON_COUNT && status == LREL_OK; reason++)
            if (reasons_of[role] >> reason & 1)
                status =
                    list_reason(rule, plans, (lrel_role)role, (lrel_reason)reason, err);
    return status;
}

void lrel_choice__set_set_aside(const choice_plan *plan, choice_programme *programme)
{
    lrel_waiver *waiver = &programme->rules.waiver;

    waiver->reasons[plan->source] |= UINT32_C(1) << plan->value;
    waiver->product = plan->extra;
}
