/* SPDX-License-Identifier: Apache-2.0 */
/* prospects_json.c: what scenarios come to, and how well that went in past years. */
#include "forecast/json_parts.h"

static const char *const product_keys[LREL_FLOW_PRODUCTS] = {
    "cancelled_m2", "reduced_m2", "cleared_m2", "not_told_apart_m2"};

static bool is_planned(const lrel_prospect *prospect)
{
    return prospect->scenario->follows_targets;
}

/* ---- means ---- */

static void write_end(const lrel_outlook *o, const lrel_mean *mean, lrel_mix mix,
                      bool planned, lrel_json *json)
{
    lrel_flow flow = lrel_mix_flow(&mean->flow, mix);
    double years = 0;
    bool shrinks = !planned && lrel_years_to_finish(o->past.stock, &flow, &years);

    lrel_json_object(json, true);
    lrel_json_member_string(json, "mix", lrel_mix_name(mix));
    lrel_json_member_known(json, "years_to_finish", shrinks,
                           lrel_forecast__rounded(years, 2));
    lrel_forecast__day(o, mean->arrival[mix].day, json);
    lrel_json_member_integer(json, "left_m2", mean->arrival[mix].left);
    lrel_json_object_end(json);
}

static void write_rates(const lrel_mean *mean, bool planned, lrel_json *json)
{
    for (int p = 0; p <= LREL_PRODUCT_CLEARED && !planned; p++)
        lrel_json_member_integer(json, product_keys[p], mean->flow.released[p]);
    if (!planned)
        lrel_json_member_integer(json, "released_m2", lrel_flow_released(&mean->flow));
    lrel_json_member_integer(json, "new_land_m2", mean->flow.recorded);
}

static void write_mean(const lrel_outlook *o, const lrel_mean *mean, bool planned,
                       lrel_json *json)
{
    lrel_json_object(json, false);
    lrel_json_member_integer(json, "years", (int64_t)mean->years);
    lrel_json_key(json, "left_out");
    lrel_json_array(json, true);
    for (int i = 0; i < 2 && mean->is_known && mean->without_outliers; i++)
        lrel_json_integer(json, mean->left_out[i]);
    lrel_json_array_end(json);
    lrel_json_member_boolean(json, "without_outliers", mean->without_outliers);
    lrel_forecast__because(json, mean->is_known ? NULL : "there are not so many years");
    if (mean->is_known) {
        write_rates(mean, planned, json);
        lrel_json_key(json, "ends");
        lrel_json_array(json, false);
        for (int m = 0; m < LREL_MIX_COUNT; m++)
            if (!planned || m != LREL_MIX_CLEARING) /* a plan is one mix */
                write_end(o, mean, (lrel_mix)m, planned, json);
        lrel_json_array_end(json);
    }
    lrel_json_object_end(json);
}

/* ---- draws ---- */

static void write_percentiles(const lrel_percentiles *p, const char *key, lrel_json *json)
{
    lrel_json_key(json, key);
    lrel_json_object(json, true);
    lrel_json_member_integer(json, "p10", p->p10);
    lrel_json_member_integer(json, "p50", p->p50);
    lrel_json_member_integer(json, "p90", p->p90);
    lrel_json_object_end(json);
}

static void write_days(const lrel_outlook *o, const lrel_percentiles *day,
                       lrel_json *json)
{
    static const char *const keys[] = {"p10", "p50", "p90"};
    const int64_t days[] = {day->p10, day->p50, day->p90};

    for (int i = 0; i < 3; i++) {
        lrel_json_key(json, keys[i]);
        lrel_json_object(json, true);
        lrel_forecast__day(o, days[i], json);
        lrel_json_object_end(json);
    }
}

static void write_drawn(const lrel_outlook *o, const lrel_prospect *prospect,
                        lrel_json *json)
{
    const lrel_bootstrap *drawn = &prospect->drawn;
    double draws = (double)o->analysis->data->programme->forecast.draws;
    bool has_deadline = o->analysis->data->programme->has_deadline;

    lrel_json_key(json, "drawn");
    lrel_json_object(json, false);
    write_days(o, &drawn->day, json);
    lrel_json_member_known(json, "share_by_deadline", has_deadline,
                           (double)drawn->in_time / draws);
    lrel_json_member_double(json, "share_without_end", (double)drawn->never / draws);
    if (is_planned(prospect)) {
        lrel_json_member_date(json, "targets_end", lrel_targets_end(&o->targets));
        write_percentiles(&drawn->left, "left_then_m2", json);
    }
    lrel_json_key(json, "until_then");
    lrel_json_object(json, false);
    for (int p = 0; p < LREL_FLOW_PRODUCTS; p++)
        if (p != LREL_FLOW_UNSPLIT || is_planned(prospect))
            write_percentiles(&drawn->released[p], product_keys[p], json);
    write_percentiles(&drawn->recorded, "new_land_m2", json);
    lrel_json_object_end(json);
    lrel_json_object_end(json);
}

static void write_prospect(const lrel_outlook *o, const lrel_prospect *prospect,
                           lrel_json *json)
{
    const lrel_scenario *s = prospect->scenario;

    lrel_json_object(json, false);
    lrel_json_member_text(json, "name", s->name);
    lrel_json_member_double(json, "survey_capacity", s->survey_capacity);
    lrel_json_member_double(json, "clearance_capacity", s->clearance_capacity);
    lrel_json_member_double(json, "new_land", s->new_land);
    lrel_json_member_boolean(json, "targets", s->follows_targets);
    lrel_forecast__because(json, prospect->because);
    if (!prospect->because) {
        lrel_json_key(json, "means");
        lrel_json_array(json, false);
        for (int m = 0; m < LREL_MEANS; m++)
            write_mean(o, &prospect->means[m], is_planned(prospect), json);
        lrel_json_array_end(json);
        write_drawn(o, prospect, json);
    }
    lrel_json_object_end(json);
}

void lrel_forecast__prospects(const lrel_outlook *o, lrel_json *json)
{
    lrel_json_key(json, "scenarios");
    lrel_json_array(json, o->prospect_count == 0);
    for (size_t i = 0; i < o->prospect_count; i++)
        write_prospect(o, &o->prospects[i], json);
    lrel_json_array_end(json);
}

/* ---- the back-test ---- */

static const char *const hindcast_names[LREL_HINDCAST_COUNT] = {"recorded", "released"};

static void write_error(const lrel_hindcast *h, int64_t forecast, const char *m2_key,
                        const char *share_key, lrel_json *json)
{
    lrel_json_member_integer(json, m2_key, forecast - h->actual);
    lrel_json_member_known(
        json, share_key, h->actual > 0,
        h->actual > 0 ? lrel_forecast__rounded(
                            (double)(forecast - h->actual) / (double)h->actual, 4)
                      : 0);
}

static void write_hindcast(const lrel_backtest_row *row, int of, lrel_json *json)
{
    const lrel_hindcast *h = &row->of[of];

    lrel_json_object(json, true);
    lrel_json_member_integer(json, "from_end_of", row->from_year);
    lrel_json_member_integer(json, "to_end_of", row->to_year);
    lrel_json_member_integer(json, "years_drawn_from", (int64_t)row->years);
    lrel_json_member_string(json, "measure", hindcast_names[of]);
    lrel_json_member_integer(json, "happened_m2", h->actual);
    lrel_json_member_integer(json, "p10_m2", h->drawn.p10);
    lrel_json_member_integer(json, "p50_m2", h->drawn.p50);
    lrel_json_member_integer(json, "p90_m2", h->drawn.p90);
    lrel_json_member_integer(json, "mean_m2", h->mean);
    write_error(h, h->drawn.p50, "p50_error_m2", "p50_error", json);
    write_error(h, h->mean, "mean_error_m2", "mean_error", json);
    lrel_json_member_boolean(json, "inside",
                             h->drawn.p10 <= h->actual && h->actual <= h->drawn.p90);
    lrel_json_object_end(json);
}

static void write_score(const lrel_backtest_score *score, int ahead, int of,
                        lrel_json *json)
{
    if (score->forecasts == 0)
        return;
    lrel_json_object(json, true);
    lrel_json_member_integer(json, "years_ahead", ahead);
    lrel_json_member_string(json, "measure", hindcast_names[of]);
    lrel_json_member_integer(json, "forecasts", (int64_t)score->forecasts);
    lrel_json_member_integer(json, "inside", (int64_t)score->inside);
    lrel_json_member_integer(json, "p50_bias_m2", score->drawn_bias);
    lrel_json_member_integer(json, "p50_error_m2", score->drawn_error);
    lrel_json_member_known(json, "p50_error", score->has_share,
                           lrel_forecast__rounded(score->drawn_share, 4));
    lrel_json_member_integer(json, "mean_error_m2", score->mean_error);
    lrel_json_member_known(json, "mean_error", score->has_share,
                           lrel_forecast__rounded(score->mean_share, 4));
    lrel_json_object_end(json);
}

void lrel_forecast__backtest(const lrel_outlook *o, lrel_json *json)
{
    const lrel_backtest *b = &o->backtest;

    lrel_json_key(json, "back_test");
    lrel_json_object(json, false);
    lrel_forecast__because(
        json, b->count > 0 ? NULL : "it takes 3 complete years and one to look at");
    lrel_json_key(json, "scores");
    lrel_json_array(json, b->count == 0);
    for (int of = 0; of < LREL_HINDCAST_COUNT; of++)
        for (int ahead = 1; ahead <= LREL_BACKTEST_AHEAD; ahead++)
            write_score(&b->scores[ahead][of], ahead, of, json);
    lrel_json_array_end(json);
    lrel_json_key(json, "forecasts");
    lrel_json_array(json, b->count == 0);
    for (size_t i = 0; i < b->count; i++)
        for (int of = 0; of < LREL_HINDCAST_COUNT; of++)
            write_hindcast(&b->rows[i], of, json);
    lrel_json_array_end(json);
    lrel_json_object_end(json);
}
