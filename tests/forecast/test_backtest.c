/* SPDX-License-Identifier: Apache-2.0 */
/* test_backtest.c: forecasts of years that are over, with errors found by hand. */
#include "by_hand.h"

#include <math.h>
#include <string.h>

#include "forecast/backtest.h"

#define YEARS 8

/* From 2015 on, of which the first is the register's beginning. */
static lrel_past past_of(const memory *m, lrel_past_year *years, const double *released)
{
    double stock = 1000;
    lrel_past past = {.years = years, .count = YEARS};

    memset(years, 0, YEARS * sizeof *years);
    for (int i = 0; i < YEARS; i++) {
        stock += 10 - released[i];
        years[i] = (lrel_past_year){.year = 2015 + i,
                                    .flow = {{0, 0, KM2(released[i]), 0}, KM2(10)},
                                    .closing = KM2(stock)};
    }
    assert_int_equal(lrel_past_choose(&past, 10, m->arena, NULL), LREL_OK);
    return past;
}

static lrel_backtest test(const memory *m, const lrel_past *past)
{
    lrel_backtest b;

    assert_int_equal(
        lrel_backtest_run(m->context, past, 10, (lrel_draws){1, 500}, m->arena, &b, NULL),
        LREL_OK);
    return b;
}

static void backtest__of_equal_years_has_no_error(void **state)
{
    static const double released[YEARS] = {50, 50, 50, 50, 50, 50, 50, 50};
    lrel_past_year years[YEARS];
    lrel_past past = past_of(*state, years, released);
    lrel_backtest b = test(*state, &past);

    /* from the ends of 2018 to 2021: 4 + 3 + 2 + 1 */
    assert_int_equal(b.count, 10);
    assert_int_equal(b.rows[0].from_year, 2018);
    assert_int_equal(b.rows[0].to_year, 2019);
    for (size_t i = 0; i < b.count; i++)
        for (int of = 0; of < LREL_HINDCAST_COUNT; of++) {
            assert_int_equal(b.rows[i].of[of].drawn.p10, b.rows[i].of[of].actual);
            assert_int_equal(b.rows[i].of[of].drawn.p90, b.rows[i].of[of].actual);
            assert_int_equal(b.rows[i].of[of].mean, b.rows[i].of[of].actual);
        }
    assert_int_equal(b.scores[1][LREL_HINDCAST_STOCK].forecasts, 4);
    assert_int_equal(b.scores[1][LREL_HINDCAST_STOCK].inside, 4);
    assert_int_equal(b.scores[4][LREL_HINDCAST_RELEASED].forecasts, 1);
    assert_int_equal(b.scores[5][LREL_HINDCAST_RELEASED].forecasts, 0);
    assert_true(b.scores[2][LREL_HINDCAST_RELEASED].drawn_share == 0);
}

/* From 2021 on twice as much is released: the forecast of 2020 for 2021 is 50 km2 too low
 * in release, half of what happened, and as much too high in stock. */
static void backtest__error_of_a_year_that_nobody_foresaw(void **state)
{
    static const double released[YEARS] = {50, 50, 50, 50, 50, 50, 100, 100};
    lrel_past_year years[YEARS];
    lrel_past past = past_of(*state, years, released);
    lrel_backtest b = test(*state, &past);
    const lrel_backtest_row *row = b.rows;

    while (row->from_year != 2020 || row->to_year != 2021)
        row++;
    assert_int_equal(row->of[LREL_HINDCAST_RELEASED].actual, KM2(100));
    assert_int_equal(row->of[LREL_HINDCAST_RELEASED].drawn.p50, KM2(50));
    assert_int_equal(row->of[LREL_HINDCAST_RELEASED].mean, KM2(50));
    assert_int_equal(row->of[LREL_HINDCAST_STOCK].drawn.p90 -
                         row->of[LREL_HINDCAST_STOCK].actual,
                     KM2(50));
    /* the same from the ends of 2018 and 2019 (no error), 2020 (50), 2021: 50 in most
     * draws, since one of its six years is as 2022 will be */
    assert_int_equal(b.scores[1][LREL_HINDCAST_RELEASED].forecasts, 4);
    assert_int_equal(b.scores[1][LREL_HINDCAST_RELEASED].drawn_error, KM2(25));
    assert_int_equal(b.scores[1][LREL_HINDCAST_RELEASED].drawn_bias, -KM2(25));
    assert_true(fabs(b.scores[1][LREL_HINDCAST_RELEASED].drawn_share - 0.25) < 1e-12);
    assert_int_equal(b.scores[1][LREL_HINDCAST_STOCK].drawn_bias, KM2(25));
    /* by the mean of five: 50 and 40 km2 */
    assert_int_equal(b.scores[1][LREL_HINDCAST_RELEASED].mean_error, KM2(22.5));
    assert_int_equal(b.scores[1][LREL_HINDCAST_RELEASED].inside, 3);
}

static void backtest__takes_three_years_and_one_to_look_at(void **state)
{
    static const double released[YEARS] = {0, 0, 0, 0, 0, 50, 50, 50};
    lrel_past_year years[YEARS];
    lrel_past past = past_of(*state, years, released);

    assert_int_equal(test(*state, &past).count, 0);
}

/* What is not there cannot be released. */
static void backtest__stock_does_not_go_below_nothing(void **state)
{
    const lrel_flow flow = {{0, 0, KM2(50), 0}, KM2(10)};
    int64_t released = 0;

    (void)state;
    assert_int_equal(lrel_flow_year(&flow, KM2(60), &released), KM2(20));
    assert_int_equal(lrel_flow_year(&flow, KM2(20), &released), 0);
    assert_int_equal(released, KM2(80));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, memory_begin, memory_end)
    const struct CMUnitTest tests[] = {
        TEST(backtest__of_equal_years_has_no_error),
        TEST(backtest__error_of_a_year_that_nobody_foresaw),
        TEST(backtest__takes_three_years_and_one_to_look_at),
        TEST(backtest__stock_does_not_go_below_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
