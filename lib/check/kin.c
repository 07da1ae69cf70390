/* SPDX-License-Identifier: Apache-2.0 */
#include "check/kin.h"

#include <stdio.h>

static bool has_text(const lrel_text *list, size_t count, lrel_text text)
{
    for (size_t i = 0; i < count; i++)
        if (lrel_text_is_equal(list[i], text))
            return true;
    return false;
}

static bool is_over_before(const lrel_record *a, const lrel_record *b)
{
    return a->to.is_known && b->from.is_known && a->to.last.days <= b->from.first.days;
}

/* Hazards that may rightly have one shape: versions, one that takes the other's place,
 * one recorded after the other was closed. */
static bool is_told_apart_as_hazard(const lrel_record *a, const lrel_record *b)
{
    bool has_one_register = lrel_text_is_equal(a->reg, b->reg);

    return (has_one_register && a->has_version && lrel_text_is_equal(a->id, b->id)) ||
           (has_one_register && (has_text(a->replaces, a->replaces_count, b->id) ||
                                 has_text(b->replaces, b->replaces_count, a->id))) ||
           is_over_before(a, b) || is_over_before(b, a);
}

/* Reports of several kinds on one task: progress, completion, handover. */
static bool is_told_apart_as_release(const lrel_record *a, const lrel_record *b)
{
    lrel_text task = lrel_record_details_of(a)->task;

    return task.length && lrel_text_is_equal(task, lrel_record_details_of(b)->task) &&
           a->activity != b->activity;
}

bool lrel_kin_is_told_apart(const lrel_record *a, const lrel_record *b)
{
    if (a->contamination && b->contamination && !(a->contamination & b->contamination))
        return true;
    return a->role == LREL_ROLE_HAZARD ? is_told_apart_as_hazard(a, b)
                                       : is_told_apart_as_release(a, b);
}

bool lrel_kin_is_of_one_agency(const lrel_record *a, const lrel_record *b)
{
    return lrel_text_is_equal(a->reg, b->reg) &&
           (a->operator_name.length == 0 || b->operator_name.length == 0 ||
            lrel_text_is_equal(a->operator_name, b->operator_name));
}

bool lrel_kin_may_replace(const lrel_record *newer, const lrel_record *older)
{
    return newer->role == LREL_ROLE_HAZARD && older->role == LREL_ROLE_HAZARD &&
           newer->from.is_known &&
           (!older->from.is_known || older->from.last.days < newer->from.first.days) &&
           newer->id.length && older->id.length &&
           !lrel_text_is_equal(newer->id, older->id) &&
           lrel_text_is_equal(newer->reg, older->reg);
}

bool lrel_kin_are_of_partners(const lrel_record *a, const lrel_record *b)
{
    lrel_text of_a = lrel_record_details_of(a)->partner;
    lrel_text of_b = lrel_record_details_of(b)->partner;

    return a->role == LREL_ROLE_RELEASE && b->role == LREL_ROLE_RELEASE &&
           ((of_a.length && lrel_text_is_equal(of_a, b->operator_name)) ||
            (of_b.length && lrel_text_is_equal(of_b, a->operator_name)));
}

void lrel_kin_write_name(const lrel_checking *c, size_t record,
                         char out[LREL_KIN_NAME_SIZE])
{
    const lrel_record *r = &c->data->records.at[record];
    lrel_text source = lrel_dataset_source_name(c->data, r->source);

    snprintf(out, LREL_KIN_NAME_SIZE, "%.*s: %.*s",
             source.length < 200 ? (int)source.length : 200, source.at,
             r->id.length < 200 ? (int)r->id.length : 200, r->id.at ? r->id.at : "");
}

void lrel_kin_write_share(int64_t part2, int64_t of2, char out[16])
{
    int thousandths = of2 > 0 ? (int)((__int128)part2 * 1000 / of2) : 0;

    snprintf(out, 16, "%d.%d %%", thousandths / 10, thousandths % 10);
}
