/* SPDX-License-Identifier: Apache-2.0 */
/* evidence_text.c: what others planned, achieved and paid, to read. */
#include <math.h>

#include "forecast/text_parts.h"

/* ---- targets ---- */

static void write_attainment(const lrel_outlook *o, const lrel_attainment *a,
                             lrel_stream *s)
{
    static const char *const voices[] = {"this account", "published"};
    const lrel_match *m = &a->match;

    if (!m->is_same) {
        lrel_forecast__line(s, "    %s, %s: not computable, because %s\n",
                            lrel_target_name(a->about), voices[a->by],
                            lrel_mismatch_text_of(m, "targets", "achievements").text);
        return;
    }
    lrel_forecast__line(s, "    %s, %s: %s of %s",
                        lrel_period_name_of(m->left.first, m->left.last).text,
                        lrel_target_name(a->about),
                        lrel_forecast__amount(o, llround(m->right.value)).text,
                        lrel_forecast__amount(o, llround(m->left.value)).text);
    if (m->left.value > 0)
        lrel_forecast__line(s, ", %.0f %%", 100 * m->right.value / m->left.value);
    lrel_forecast__line(s, " (%s)\n", voices[a->by]);
}

static void write_contradiction(const lrel_outlook *o, lrel_stream *s)
{
    const lrel_amount *c = o->targets.contradictory;

    lrel_forecast__line(s,
                        "    no plan: targets overlap: %s for %s, and %s for %s; "
                        "leave one out\n",
                        lrel_forecast__amount(o, llround(c[0].value)).text,
                        lrel_period_name_of(c[0].first, c[0].last).text,
                        lrel_forecast__amount(o, llround(c[1].value)).text,
                        lrel_period_name_of(c[1].first, c[1].last).text);
}

/* Days that no target speaks of, before the plan begins. */
static void write_gap(const lrel_outlook *o, lrel_stream *s)
{
    const lrel_plan_period *period = o->targets.plan;
    char first[16];

    while (period->last.days <= o->as_of.days)
        period++;
    if (period->first.days <= o->as_of.days + 1)
        return;
    lrel_date_format(period->first, first);
    lrel_forecast__line(s,
                        "    no target is on record for the days before %s: a scenario "
                        "with targets releases nothing then\n",
                        first);
}

static void write_plan(const lrel_outlook *o, lrel_stream *s)
{
    const lrel_programme *p = o->analysis->data->programme;
    const lrel_targets *t = &o->targets;
    lrel_date end = p->has_deadline ? p->deadline : (lrel_date){LREL_DAY_OPEN};
    int64_t planned = lrel_targets_planned(t, o->as_of, end);
    int64_t left = o->past.stock > planned ? o->past.stock - planned : 0;

    if (planned == 0)
        return;
    lrel_forecast__line(
        s, "    planned%s: %s; left then, if nothing new is recorded: %s\n",
        p->has_deadline ? " until the deadline" : "",
        lrel_forecast__amount(o, planned).text, lrel_forecast__amount(o, left).text);
    write_gap(o, s);
}

void lrel_forecast__targets_text(const lrel_outlook *o, lrel_stream *s)
{
    const lrel_targets *t = &o->targets;
    size_t negative = 0;

    for (int about = 0; about < LREL_TARGET_COUNT; about++)
        negative += t->about[about].negative;
    if (t->plan_count == 0 && t->is_clear && negative == 0)
        return;
    lrel_stream_text(s, "\n  Targets\n");
    if (t->is_clear)
        write_plan(o, s);
    else
        write_contradiction(o, s);
    if (negative > 0)
        lrel_forecast__line(s, "    not used: %zu targets below 0\n", negative);
    for (size_t i = 0; i < t->attained_count; i++)
        write_attainment(o, &t->attained[i], s);
}

/* ---- cost ---- */

static void write_row(const lrel_outlook *o, const lrel_cost_row *row, lrel_stream *s)
{
    double per_m2;

    if (!row->match.is_same) {
        lrel_forecast__line(
            s, "    not computable, because %s\n",
            lrel_mismatch_text_of(&row->match, "funding", "release").text);
        return;
    }
    lrel_forecast__line(
        s, "    %s%s: %s %.1f million for %s", row->is_planned ? "planned, " : "",
        lrel_period_name_of(row->match.left.first, row->match.left.last).text,
        lrel_currency_name(row->currency), row->match.left.value / 1e6,
        lrel_forecast__amount(o, llround(row->match.right.value)).text);
    if (lrel_cost_per_released(row, &per_m2))
        lrel_forecast__line(s, ", %.2f a m2", per_m2);
    if (lrel_cost_per_cleared(row, &per_m2))
        lrel_forecast__line(s, "; by the %s cleared alone, %.2f a m2",
                            lrel_forecast__amount(o, llround(row->cleared_m2)).text,
                            per_m2);
    lrel_stream_text(s, "\n");
}

static void write_range(const lrel_outlook *o, const lrel_cost_range *range,
                        lrel_currency currency, const char *mix, lrel_stream *s)
{
    double stock = (double)o->past.stock;

    if (range->is_known)
        lrel_forecast__line(s, "    what is left, %s: %s %.0f to %.0f million\n", mix,
                            lrel_currency_name(currency), range->least * stock / 1e6,
                            range->most * stock / 1e6);
}

void lrel_forecast__costs_text(const lrel_outlook *o, lrel_stream *s)
{
    const lrel_costs *c = &o->costs;
    const char *because = lrel_costs_why_not(c);

    lrel_stream_text(s, "\n  Cost\n");
    if (because)
        lrel_forecast__line(s, "    no range, because %s\n", because);
    for (size_t i = 0; i < c->count; i++)
        write_row(o, &c->rows[i], s);
    for (int k = 0; k < LREL_CURRENCY_COUNT; k++) {
        write_range(o, &c->released[k], (lrel_currency)k,
                    "released in the mix of those years", s);
        write_range(o, &c->cleared[k], (lrel_currency)k, "if all of it has to be cleared",
                    s);
    }
    if (c->of_operators > 0 && !because)
        lrel_forecast__line(s,
                            "    %zu funding figures of single operators are not used: "
                            "cost is never computed per operator\n",
                            c->of_operators);
}
