/* SPDX-License-Identifier: Apache-2.0 */
/* prospects_text.c: when recorded land may be gone, to read, and how such forecasts went.
 */
#include <stdio.h>

#include "forecast/text_parts.h"

static bool has_deadline(const lrel_outlook *o)
{
    return o->analysis->data->programme->has_deadline;
}

/* A date and its margin in a column. @p is_last: nothing follows in the line. */
static void write_day(const lrel_outlook *o, int64_t day, bool is_last, lrel_stream *s)
{
    lrel_day_text margin = lrel_forecast__margin_text(o, day);

    lrel_forecast__line(s, "  %12s", lrel_forecast__day_text(o, day).text);
    if (!is_last || margin.text[0])
        lrel_forecast__line(s, " %6s", margin.text);
}

/* ---- means ---- */

static void write_mean(const lrel_outlook *o, const lrel_mean *mean, lrel_stream *s)
{
    char label[64];

    if (mean->without_outliers)
        snprintf(label, sizeof label, "%zu years, without %d and %d", mean->years,
                 mean->left_out[0], mean->left_out[1]);
    else
        snprintf(label, sizeof label, "%zu years", mean->years);
    if (!mean->is_known) {
        if (!mean->without_outliers)
            lrel_forecast__line(
                s, "    %-31s not computable: there are %zu complete years\n", label,
                o->past.used);
        return;
    }
    lrel_forecast__line(s, "    %-31s %10s %10s", label,
                        lrel_forecast__area(o, lrel_flow_released(&mean->flow)).text,
                        lrel_forecast__area(o, mean->flow.recorded).text);
    for (int m = 0; m < LREL_MIX_COUNT; m++)
        write_day(o, mean->arrival[m].day, m + 1 == LREL_MIX_COUNT, s);
    lrel_stream_text(s, "\n");
}

static void write_means(const lrel_outlook *o, lrel_stream *s)
{
    lrel_forecast__line(
        s,
        "\n  If every year is like the mean of the last   (%s a year; date%s)\n"
        "                                      released   new land        with new land"
        "          nothing new  and by clearance alone\n",
        lrel_forecast__unit(o), has_deadline(o) ? " and margin in years" : "");
    for (int m = 0; m < LREL_MEANS; m++)
        write_mean(o, &o->prospects[0].means[m], s);
}

/* ---- draws ---- */

/* Where the targets end before the land does. */
static void write_left(const lrel_outlook *o, const lrel_bootstrap *d, lrel_stream *s)
{
    char end[16];

    lrel_date_format(lrel_targets_end(&o->targets), end);
    lrel_forecast__line(s, "      left when they end, on %-7s", end);
    lrel_forecast__line(s, " %13s %20s %20s\n",
                        lrel_forecast__amount(o, d->left.p10).text,
                        lrel_forecast__amount(o, d->left.p50).text,
                        lrel_forecast__amount(o, d->left.p90).text);
}

static void write_days(const lrel_outlook *o, const lrel_prospect *prospect,
                       lrel_stream *s)
{
    const lrel_bootstrap *d = &prospect->drawn;
    const int64_t days[] = {d->day.p10, d->day.p50, d->day.p90};
    size_t draws = o->analysis->data->programme->forecast.draws;

    for (int i = 0; i < 3; i++) {
        if (prospect->scenario->follows_targets && days[i] == LREL_FORECAST_NEVER)
            lrel_forecast__line(s, "  %12s %6s", "not by them", "");
        else
            write_day(o, days[i], i == 2 && !has_deadline(o), s);
    }
    if (has_deadline(o))
        lrel_forecast__line(s, "   %5.1f %%", 100 * (double)d->in_time / (double)draws);
    lrel_stream_text(s, "\n");
}

static void write_prospect(const lrel_outlook *o, const lrel_prospect *prospect,
                           lrel_stream *s)
{
    const lrel_bootstrap *d = &prospect->drawn;
    size_t draws = o->analysis->data->programme->forecast.draws;
    bool is_planned = prospect->scenario->follows_targets;

    lrel_stream_text(s, "    ");
    lrel_forecast__name(s, prospect->scenario->name, 32);
    if (prospect->because) {
        lrel_forecast__line(s, "not computable, because %s\n", prospect->because);
        return;
    }
    if (is_planned && d->never == draws)
        lrel_stream_text(s, "  the targets do not get there\n");
    else
        write_days(o, prospect, s);
    if (is_planned && d->never > 0)
        write_left(o, d, s);
}

static void write_spread(const lrel_outlook *o, const char *name,
                         const lrel_percentiles *p, lrel_stream *s)
{
    lrel_forecast__line(
        s, "    %-32s %13s %20s %20s\n", name, lrel_forecast__area(o, p->p10).text,
        lrel_forecast__area(o, p->p50).text, lrel_forecast__area(o, p->p90).text);
}

/* What would be released until then, in the draws as before. */
static void write_products(const lrel_outlook *o, lrel_stream *s)
{
    static const char *const names[] = {"cancelled", "reduced", "cleared"};
    const lrel_bootstrap *d = &o->prospects[0].drawn;
    size_t draws = o->analysis->data->programme->forecast.draws;

    if (d->never == draws)
        return;
    lrel_forecast__line(s, "    until then, as before, %s", lrel_forecast__unit(o));
    if (d->never > 0)
        lrel_forecast__line(s, ", of the %zu draws that end", draws - d->never);
    lrel_stream_text(s, "\n");
    for (int p = 0; p <= LREL_PRODUCT_CLEARED; p++)
        write_spread(o, names[p], &d->released[p], s);
    write_spread(o, "new land", &d->recorded, s);
}

void lrel_forecast__prospects_text(const lrel_outlook *o, lrel_stream *s)
{
    const lrel_forecast_rules *rules = &o->analysis->data->programme->forecast;
    const lrel_past *past = &o->past;

    write_means(o, s);
    lrel_forecast__line(
        s,
        "\n  If every year is like one drawn from %d-%d   (%zu draws, seed %llu; "
        "date%s)\n"
        "                                                P10                  P50"
        "                  P90%s\n",
        past->flow_years[0], past->flow_years[past->used - 1], rules->draws,
        (unsigned long long)rules->seed, has_deadline(o) ? " and margin in years" : "",
        has_deadline(o) ? "        by the deadline" : "");
    for (size_t i = 0; i < o->prospect_count; i++)
        write_prospect(o, &o->prospects[i], s);
    write_products(o, s);
}

/* ---- the back-test ---- */

static void write_distance(const lrel_outlook *o, const lrel_backtest_score *score,
                           int64_t m2, double share, lrel_stream *s)
{
    lrel_forecast__line(s, " %14s", lrel_forecast__amount(o, m2).text);
    if (score->has_share)
        lrel_forecast__line(s, " %5.0f %%", 100 * share);
    else
        lrel_stream_text(s, "        ");
}

static void write_score(const lrel_outlook *o, const lrel_backtest_score *score,
                        int ahead, const char *what, lrel_stream *s)
{
    int64_t bias = score->drawn_bias;

    if (score->forecasts == 0)
        return;
    lrel_forecast__line(s, "    %-16s %d %s", what, ahead,
                        ahead == 1 ? "year " : "years");
    write_distance(o, score, score->drawn_error, score->drawn_share, s);
    write_distance(o, score, score->mean_error, score->mean_share, s);
    lrel_forecast__line(s, "   %14s %-4s   %zu of %zu\n",
                        lrel_forecast__amount(o, bias < 0 ? -bias : bias).text,
                        bias < 0   ? "low"
                        : bias > 0 ? "high"
                                   : "",
                        score->inside, score->forecasts);
}

/* Of ten draws eight lie between P10 and P90. What happened should, too. */
static void write_verdict(const lrel_backtest *b, lrel_stream *s)
{
    size_t inside = 0, all = 0;

    for (int of = 0; of < LREL_HINDCAST_COUNT; of++)
        for (int ahead = 1; ahead <= LREL_BACKTEST_AHEAD; ahead++) {
            inside += b->scores[ahead][of].inside;
            all += b->scores[ahead][of].forecasts;
        }
    lrel_forecast__line(
        s,
        "    What happened lay between P10 and P90 in %zu of %zu; eight of "
        "ten would be right%s.\n",
        inside, all,
        10 * inside < 8 * all ? ": take the ranges above as too narrow" : "");
}

void lrel_forecast__backtest_text(const lrel_outlook *o, lrel_stream *s)
{
    static const char *const names[] = {"recorded, in", "released, in"};
    const lrel_backtest *b = &o->backtest;

    if (b->count == 0) {
        lrel_stream_text(s, "\n  Back-test: not computable, because it takes 3 complete "
                            "years and one to look at\n");
        return;
    }
    lrel_forecast__line(s, "\n  Back-test: the same made at the end of %d",
                        b->rows[0].from_year);
    if (b->rows[0].from_year != b->rows[b->count - 1].from_year)
        lrel_forecast__line(s, " to %d", b->rows[b->count - 1].from_year);
    lrel_stream_text(s,
                     ", beside what happened\n"
                     "                                P50 was off by            the mean"
                     " by         P50 was too    inside P10-P90\n");
    for (int of = 0; of < LREL_HINDCAST_COUNT; of++)
        for (int ahead = 1; ahead <= LREL_BACKTEST_AHEAD; ahead++)
            write_score(o, &b->scores[ahead][of], ahead, names[of], s);
    write_verdict(b, s);
}
