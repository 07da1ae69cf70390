/* SPDX-License-Identifier: Apache-2.0 */
/* evidence_json.c: what others planned, achieved and paid, each figure with its source.
 */
#include "forecast/json_parts.h"

static void write_period(lrel_date first, lrel_date last, const char *from_key,
                         const char *to_key, lrel_json *json)
{
    lrel_json_member_date(json, from_key, first);
    lrel_json_member_date(json, to_key, last);
}

/* Where a published figure stands; nothing of a sum, whose parts stand for themselves. */
static void write_source(const lrel_outlook *o, const lrel_fact *fact, lrel_json *json)
{
    if (!fact)
        return;
    lrel_json_member_text(json, "source",
                          lrel_dataset_source_name(o->analysis->data, fact->source));
    lrel_json_member_integer(json, "row", fact->row);
    lrel_json_member_text(json, "citation", fact->as.figure.citation);
}

/* ---- targets ---- */

static void write_target(const lrel_outlook *o, int about, const lrel_amount *target,
                         lrel_json *json)
{
    lrel_json_object(json, true);
    lrel_json_member_string(json, "measure", lrel_target_name(about));
    write_period(target->first, target->last, "first_day", "last_day", json);
    lrel_json_member_double(json, "target_m2", target->value);
    write_source(o, target->fact, json);
    lrel_json_object_end(json);
}

static void write_listed(const lrel_outlook *o, bool is_apart, lrel_json *json)
{
    for (int about = 0; about < LREL_TARGET_COUNT; about++) {
        const lrel_amounts *list = &o->targets.about[about];
        size_t count = is_apart ? list->apart_count : list->count;

        for (size_t i = 0; i < count; i++)
            write_target(o, about, is_apart ? &list->apart[i] : &list->at[i], json);
    }
}

/* "periods differ: targets 2009-2019, achievements 2010-2018" */
static void write_mismatch(const lrel_match *match, const char *left, const char *right,
                           lrel_json *json)
{
    lrel_mismatch_text text = lrel_mismatch_text_of(match, left, right);

    lrel_forecast__because(json, match->is_same ? NULL : text.text);
}

static void write_attainment(const lrel_attainment *a, lrel_json *json)
{
    static const char *const voices[] = {"account", "published"};
    const lrel_match *m = &a->match;

    lrel_json_object(json, true);
    lrel_json_member_string(json, "measure", lrel_target_name(a->about));
    lrel_json_member_string(json, "achieved_by", voices[a->by]);
    write_period(m->left.first, m->left.last, "first_day", "last_day", json);
    lrel_json_member_double(json, "target_m2", m->left.value);
    if (!m->is_same)
        write_period(m->right.first, m->right.last, "achieved_first_day",
                     "achieved_last_day", json);
    lrel_json_member_double(json, "achieved_m2", m->right.value);
    lrel_json_member_known(json, "attained", m->is_same && m->left.value > 0,
                           m->is_same && m->left.value > 0
                               ? lrel_forecast__rounded(m->right.value / m->left.value, 4)
                               : 0);
    write_mismatch(m, "targets", "achievements", json);
    lrel_json_object_end(json);
}

/* What is planned until the deadline, and what would be left then. */
static void write_sum(const lrel_outlook *o, lrel_json *json)
{
    const lrel_programme *p = o->analysis->data->programme;
    int64_t planned;

    if (!p->has_deadline || !o->targets.is_clear || o->targets.plan_count == 0)
        return;
    planned = lrel_targets_planned(&o->targets, o->as_of, p->deadline);
    lrel_json_member_integer(json, "planned_until_deadline_m2", planned);
    lrel_json_member_integer(json, "left_without_new_land_m2",
                             o->past.stock > planned ? o->past.stock - planned : 0);
}

void lrel_forecast__targets(const lrel_outlook *o, lrel_json *json)
{
    size_t negative = 0;

    lrel_json_key(json, "targets");
    lrel_json_object(json, false);
    write_sum(o, json);
    lrel_json_key(json, "periods");
    lrel_json_array(json, false);
    write_listed(o, false, json);
    lrel_json_array_end(json);
    lrel_json_key(json, "overlapping");
    lrel_json_array(json, false);
    write_listed(o, true, json);
    lrel_json_array_end(json);
    for (int about = 0; about < LREL_TARGET_COUNT; about++)
        negative += o->targets.about[about].negative;
    lrel_json_member_integer(json, "below_0_not_used", (int64_t)negative);
    lrel_json_key(json, "attainment");
    lrel_json_array(json, o->targets.attained_count == 0);
    for (size_t i = 0; i < o->targets.attained_count; i++)
        write_attainment(&o->targets.attained[i], json);
    lrel_json_array_end(json);
    lrel_json_object_end(json);
}

/* ---- cost ---- */

static void write_row(const lrel_outlook *o, const lrel_cost_row *row, lrel_json *json)
{
    double per_released = 0, per_cleared = 0;
    bool has_released = lrel_cost_per_released(row, &per_released);
    bool has_cleared = lrel_cost_per_cleared(row, &per_cleared);

    lrel_json_object(json, true);
    lrel_json_member_string(json, "currency", lrel_currency_name(row->currency));
    lrel_json_member_string(json, "basis", row->is_planned ? "target" : "actual");
    write_period(row->match.left.first, row->match.left.last, "first_day", "last_day",
                 json);
    lrel_json_member_double(json, "funding", row->match.left.value);
    lrel_json_member_double(json, "released_m2", row->match.right.value);
    lrel_json_member_double(json, "cleared_m2", row->cleared_m2);
    lrel_json_member_known(json, "per_m2_released", has_released,
                           lrel_forecast__rounded(per_released, 4));
    lrel_json_member_known(json, "per_m2_if_all_for_clearance", has_cleared,
                           lrel_forecast__rounded(per_cleared, 4));
    write_mismatch(&row->match, "funding", "release", json);
    write_source(o, row->match.left.fact, json);
    lrel_json_object_end(json);
}

static void write_range(const lrel_outlook *o, const lrel_cost_range *range,
                        lrel_currency currency, const char *mix, lrel_json *json)
{
    if (!range->is_known)
        return;
    lrel_json_object(json, true);
    lrel_json_member_string(json, "currency", lrel_currency_name(currency));
    lrel_json_member_string(json, "mix", mix);
    lrel_json_member_double(json, "least_per_m2",
                            lrel_forecast__rounded(range->least, 4));
    lrel_json_member_double(json, "most_per_m2", lrel_forecast__rounded(range->most, 4));
    lrel_json_member_double(
        json, "least_for_what_is_left",
        lrel_forecast__rounded(range->least * (double)o->past.stock, 0));
    lrel_json_member_double(
        json, "most_for_what_is_left",
        lrel_forecast__rounded(range->most * (double)o->past.stock, 0));
    lrel_json_object_end(json);
}

void lrel_forecast__costs(const lrel_outlook *o, lrel_json *json)
{
    const lrel_costs *c = &o->costs;

    lrel_json_key(json, "cost");
    lrel_json_object(json, false);
    lrel_forecast__because(json, lrel_costs_why_not(c));
    lrel_json_member_integer(json, "funding_of_single_operators_not_used",
                             (int64_t)c->of_operators);
    lrel_json_member_integer(json, "funding_of_single_donors_not_used",
                             (int64_t)c->of_donors);
    lrel_json_member_integer(json, "funding_overlapping_not_used", (int64_t)c->apart);
    lrel_json_member_integer(json, "funding_below_0_not_used", (int64_t)c->negative);
    lrel_json_key(json, "periods");
    lrel_json_array(json, c->count == 0);
    for (size_t i = 0; i < c->count; i++)
        write_row(o, &c->rows[i], json);
    lrel_json_array_end(json);
    lrel_json_key(json, "ranges");
    lrel_json_array(json, false);
    for (int k = 0; k < LREL_CURRENCY_COUNT; k++) {
        write_range(o, &c->released[k], (lrel_currency)k, "as_released", json);
        write_range(o, &c->cleared[k], (lrel_currency)k, "clearance_alone", json);
    }
    lrel_json_array_end(json);
    lrel_json_object_end(json);
}
