/* SPDX-License-Identifier: Apache-2.0 */
/* backtest.c: the forecast, made again from the end of each past year that had years
 * enough behind it. The years are those that the account knows today: what was recorded
 * late is known to the forecast of the back-test, and was not known then. */
#include "forecast/backtest.h"

#include <stdlib.h>
#include <string.h>

#include "core/fail.h"
#include "forecast/mean.h"

/* The years that could be used, old ones too. */
typedef struct history {
    const lrel_past_year **years;
    lrel_flow *flows;
    int *numbers; /* of the years */
    size_t count;
} history;

static lrel_status list_years(const lrel_past *past, lrel_arena *arena, history *out,
                              lrel_error *err)
{
    out->years = lrel_arena_alloc(arena, (past->count + 1) * sizeof *out->years);
    out->flows = lrel_arena_alloc(arena, (past->count + 1) * sizeof *out->flows);
    out->numbers = lrel_arena_alloc(arena, (past->count + 1) * sizeof *out->numbers);
    out->count = 0;
    if (!out->years || !out->flows || !out->numbers)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < past->count; i++) {
        if (past->years[i].use != LREL_PAST_USED && past->years[i].use != LREL_PAST_OLD)
            continue;
        out->flows[out->count] = past->years[i].flow;
        out->numbers[out->count] = past->years[i].year;
        out->years[out->count++] = &past->years[i];
    }
    return LREL_OK;
}

/* Years behind year @p at that followed it without a gap. */
static size_t years_ahead(const history *h, size_t at)
{
    size_t ahead = 0;

    while (ahead < LREL_BACKTEST_AHEAD && at + ahead + 1 < h->count &&
           h->years[at + ahead + 1]->year == h->years[at]->year + (int)ahead + 1)
        ahead++;
    return ahead;
}

/* Two samples: the stock at the end of that year, and what was released until then. */
typedef struct hindsight {
    lrel_sample of[LREL_HINDCAST_COUNT];
    lrel_draws draws;
} hindsight;

static void draw(hindsight *s, const lrel_flow *flows, size_t count, int64_t stock,
                 size_t ahead)
{
    lrel_drawing drawing;

    lrel_drawing_begin(&drawing, s->draws.seed);
    for (size_t d = 0; d < s->draws.count; d++) {
        int64_t left = stock, released = 0;

        lrel_drawing_next(&drawing);
        for (size_t y = 0; y < ahead; y++)
            left = lrel_flow_year(&flows[lrel_random_below(&drawing.random, count)], left,
                                  &released);
        lrel_sample_set(&s->of[LREL_HINDCAST_STOCK], d, left);
        lrel_sample_set(&s->of[LREL_HINDCAST_RELEASED], d, released);
    }
}

/* The mean of the last five of the first @p count years, or of the last three. */
static lrel_flow mean_of(const history *h, size_t count)
{
    lrel_mean five = lrel_mean_of(h->flows, h->numbers, count, LREL_MEAN_OF_FIVE);

    return five.is_known
               ? five.flow
               : lrel_mean_of(h->flows, h->numbers, count, LREL_MEAN_OF_THREE).flow;
}

static lrel_backtest_row row_of(hindsight *s, const history *h, size_t at, size_t ahead,
                                size_t most)
{
    size_t known = at + 1, drawn = known < most ? known : most;
    const lrel_flow *flows = h->flows + known - drawn;
    lrel_flow mean = mean_of(h, known);
    lrel_backtest_row row = {.from_year = h->years[at]->year,
                             .to_year = h->years[at + ahead]->year,
                             .years = drawn};
    lrel_hindcast *stock = &row.of[LREL_HINDCAST_STOCK];
    lrel_hindcast *released = &row.of[LREL_HINDCAST_RELEASED];

    stock->mean = h->years[at]->closing;
    for (size_t y = 1; y <= ahead; y++) {
        stock->mean = lrel_flow_year(&mean, stock->mean, &released->mean);
        released->actual += lrel_flow_released(&h->flows[at + y]);
    }
    stock->actual = h->years[at + ahead]->closing;
    draw(s, flows, drawn, h->years[at]->closing, ahead);
    for (int of = 0; of < LREL_HINDCAST_COUNT; of++)
        row.of[of].drawn = lrel_sample_percentiles(&s->of[of], s->draws.count);
    return row;
}

static void add_score(lrel_backtest_score *score, const lrel_hindcast *h)
{
    int64_t drawn = llabs(h->drawn.p50 - h->actual), mean = llabs(h->mean - h->actual);

    score->has_share = (score->forecasts == 0 || score->has_share) && h->actual > 0;
    score->forecasts++;
    score->inside += h->drawn.p10 <= h->actual && h->actual <= h->drawn.p90;
    score->drawn_bias += h->drawn.p50 - h->actual;
    score->drawn_error += drawn; /* sums; means once all are there */
    score->mean_error += mean;
    score->drawn_share += h->actual > 0 ? (double)drawn / (double)h->actual : 0;
    score->mean_share += h->actual > 0 ? (double)mean / (double)h->actual : 0;
}

static void score_rows(lrel_backtest *b)
{
    for (size_t i = 0; i < b->count; i++)
        for (int of = 0; of < LREL_HINDCAST_COUNT; of++)
            add_score(&b->scores[b->rows[i].to_year - b->rows[i].from_year][of],
                      &b->rows[i].of[of]);
    for (int ahead = 1; ahead <= LREL_BACKTEST_AHEAD; ahead++)
        for (int of = 0; of < LREL_HINDCAST_COUNT; of++) {
            lrel_backtest_score *score = &b->scores[ahead][of];
            int64_t n = (int64_t)score->forecasts;

            if (n == 0)
                continue;
            score->drawn_bias /= n;
            score->drawn_error = (score->drawn_error + n / 2) / n;
            score->mean_error = (score->mean_error + n / 2) / n;
            score->drawn_share /= (double)n;
            score->mean_share /= (double)n;
        }
}

lrel_status lrel_backtest_run(const lrel_context *context, const lrel_past *past,
                              size_t most, lrel_draws draws, lrel_arena *arena,
                              lrel_backtest *out, lrel_error *err)
{
    hindsight s = {.draws = draws};
    history h;
    lrel_status status = list_years(past, arena, &h, err);

    memset(out, 0, sizeof *out);
    for (int of = 0; of < LREL_HINDCAST_COUNT && status == LREL_OK; of++)
        status = lrel_sample_init(&s.of[of], context, draws.count, err);
    if (status != LREL_OK)
        goto done;
    out->rows =
        lrel_arena_alloc(arena, (h.count + 1) * LREL_BACKTEST_AHEAD * sizeof *out->rows);
    if (!out->rows) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (size_t at = LREL_FORECAST_LEAST - 1; at < h.count; at++)
        for (size_t ahead = 1; ahead <= years_ahead(&h, at); ahead++)
            out->rows[out->count++] = row_of(&s, &h, at, ahead, most);
    score_rows(out);

done:
    for (int of = 0; of < LREL_HINDCAST_COUNT; of++)
        lrel_sample_clear(&s.of[of], context);
    return status;
}
