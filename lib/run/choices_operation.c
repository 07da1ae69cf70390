/* SPDX-License-Identifier: Apache-2.0 */
/* choices_operation.c: the coordinate operation of a source, among the datum shifts that
 * it could have.
 *
 * Sources of one coordinate system that are shifted alike are asked together, since a
 * country has one datum, and then each alone: what one file by itself does to the account
 * tells whether it was drawn on the same datum as the others. */
#include <string.h>

#include "dataset/again.h"
#include "run/choices.h"

/* More than PROJ knows for any datum. */
#define CANDIDATE_MAX 128

static lrel_text crs_of(const lrel_dataset *data, uint32_t source)
{
    lrel_text said = data->programme->sources[source].crs;

    return said.length ? said : data->sources[source].table->crs;
}

static bool is_shifted(const lrel_dataset *data, uint32_t source)
{
    const lrel_operation *operation = data->sources[source].operation;

    return operation && lrel_role_is_of_account(data->programme->sources[source].role) &&
           lrel_operation_info_of(operation)->operation_code[0];
}

static bool is_alike(const lrel_dataset *data, uint32_t a, uint32_t b)
{
    const lrel_source *sources = data->programme->sources;

    return is_shifted(data, a) && is_shifted(data, b) &&
           lrel_text_is_equal(crs_of(data, a), crs_of(data, b)) &&
           lrel_text_is_equal(sources[a].operation, sources[b].operation);
}

/* The datum step as it is named: its code, or the pipeline itself. */
static lrel_text setting_of(const lrel_dataset *data, uint32_t source)
{
    const lrel_operation_info *info =
        lrel_operation_info_of(data->sources[source].operation);

    return strcmp(info->operation_code, "pipeline") == 0
               ? lrel_text_trim(data->programme->sources[source].operation)
               : lrel_text_of(info->operation_code);
}

/* Where some are made for that place, those made for others are no choice; for land that
 * none is made for, as Cambodia's on Indian 1960, all are. */
static bool is_offered(const lrel_candidate *candidates, size_t count, size_t i)
{
    bool some_hold = false;

    for (size_t k = 0; k < count; k++)
        some_hold |= candidates[k].holds_middle;
    return !candidates[i].missing[0] && (candidates[i].holds_middle || !some_hold);
}

/* The programme's own first, then the others that can be run here. */
static lrel_status add_candidates(choice_plan *plan, choice_plans *plans,
                                  const lrel_candidate *candidates, size_t count,
                                  lrel_error *err)
{
    lrel_status status;

    plan->is_chosen = true;
    plan->alternative = plan->setting;
    status = lrel_choice__add(plans, plan, NULL, err);
    plan->is_chosen = false;
    for (size_t i = 0; i < count && status == LREL_OK; i++)
        if (is_offered(candidates, count, i) &&
            !lrel_text_is_equal(lrel_text_of(candidates[i].code), plan->setting))
            status = lrel_choice__add(plans, plan, candidates[i].code, err);
    return status;
}

/* Names of the sources that are shifted as @p first is, joined as ids are. */
static bool join_names(const choice_plans *plans, uint32_t first, lrel_text *out)
{
    const lrel_dataset *data = plans->data;
    uint32_t count = (uint32_t)data->programme->source_count;
    size_t length = 0;
    char *names;

    for (uint32_t s = first; s < count; s++)
        length += lrel_dataset_source_name(data, s).length + 1;
    if (!(names = lrel_arena_alloc(data->arena, length)))
        return false;
    length = 0;
    for (uint32_t s = first; s < count; s++) {
        lrel_text name = lrel_dataset_source_name(data, s);

        if (!is_alike(data, first, s))
            continue;
        if (length)
            names[length++] = ';';
        memcpy(names + length, name.at, name.length);
        length += name.length;
    }
    *out = (lrel_text){names, length};
    return true;
}

/* The alternatives of the sources that are shifted as @p first, the first of them, is. */
static lrel_status list_group(const choice_rule *rule, choice_plans *plans,
                              uint32_t first, lrel_candidate *candidates, lrel_error *err)
{
    const lrel_dataset *data = plans->data;
    choice_plan plan = {
        .rule = rule, .source = first, .setting = setting_of(data, first)};
    size_t count, alike = 0;
    lrel_status status =
        lrel_dataset_candidates(data, first, candidates, CANDIDATE_MAX, &count, err);

    for (uint32_t s = first; s < data->programme->source_count; s++)
        alike += is_alike(data, first, s);
    plan.every = alike > 1;
    if (status == LREL_OK && plan.every) {
        if (!join_names(plans, first, &plan.about))
            return lrel__fail_memory(err);
        status = add_candidates(&plan, plans, candidates, count, err);
    }
    plan.every = 0;
    for (uint32_t s = first; s < data->programme->source_count && status == LREL_OK;
         s++) {
        if (!is_alike(data, first, s))
            continue;
        plan.source = s;
        plan.about = lrel_dataset_source_name(data, s);
        status = add_candidates(&plan, plans, candidates, count, err);
    }
    return status;
}

static bool is_first_of_its_kind(const lrel_dataset *data, uint32_t source)
{
    for (uint32_t s = 0; s < source; s++)
        if (is_alike(data, s, source))
            return false;
    return is_shifted(data, source);
}

lrel_status lrel_choice__list_operation(const choice_rule *rule, choice_plans *plans,
                                        lrel_error *err)
{
    const lrel_dataset *data = plans->data;
    lrel_candidate *candidates =
        lrel__alloc(data->context, CANDIDATE_MAX, sizeof *candidates);
    lrel_status status = candidates ? LREL_OK : lrel__fail_memory(err);

    for (uint32_t s = 0; s < data->programme->source_count && status == LREL_OK; s++)
        if (is_first_of_its_kind(data, s))
            status = list_group(rule, plans, s, candidates, err);
    lrel__free(data->context, candidates);
    return status;
}

void lrel_choice__set_operation(const choice_plan *plan, choice_programme *programme)
{
    for (uint32_t s = 0; s < programme->rules.source_count; s++)
        if (s == plan->source || (plan->every && is_alike(plan->data, plan->source, s)))
            programme->sources[s].operation = plan->alternative;
}
