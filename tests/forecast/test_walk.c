/* SPDX-License-Identifier: Apache-2.0 */
/* test_walk.c: a stock on its way through years to come, against dates found by hand. */
#include "by_hand.h"

#include <math.h>

#include "forecast/outlook.h"

static lrel_road road_from(const memory *m, const char *as_of)
{
    lrel_road road;

    assert_int_equal(lrel_road_build(m->arena, on(as_of), NULL, 0, &road, NULL), LREL_OK);
    return road;
}

static int64_t day_of(const lrel_road *road, double stock, double released,
                      double recorded)
{
    const lrel_flow year = {{0, 0, KM2(released), 0}, KM2(recorded)};

    return lrel_road_walk(road, KM2(stock), &year, 1, NULL).day;
}

static void walk__as_many_whole_years_as_it_takes(void **state)
{
    lrel_road road = road_from(*state, "2024-12-31");

    assert_day(day_of(&road, 100, 20, 0), "2024-12-31", "2029-12-31");
    assert_day(day_of(&road, 20, 20, 0), "2024-12-31", "2025-12-31");
}

/* 10 of 20 km2: 182.5 days of 2026, so the 183rd. Of 2028, a leap year, day 183 too. */
static void walk__a_part_of_the_last_year(void **state)
{
    lrel_road road = road_from(*state, "2024-12-31");

    assert_day(day_of(&road, 30, 20, 0), "2024-12-31", "2026-07-02");
    assert_day(day_of(&road, 70, 20, 0), "2024-12-31", "2028-07-01");
}

static void walk__new_land_counts_against_release(void **state)
{
    lrel_road road = road_from(*state, "2024-12-31");

    assert_day(day_of(&road, 30, 20, 5), "2024-12-31", "2026-12-31");
    assert_int_equal(day_of(&road, 30, 20, 20), LREL_FORECAST_NEVER);
    assert_int_equal(day_of(&road, 30, 20, 21), LREL_FORECAST_NEVER);
}

/* Half of 2025 is left behind 2 July: its 182 days have 182/365 of a year's release. */
static void walk__begins_in_the_middle_of_a_year(void **state)
{
    lrel_road road = road_from(*state, "2025-07-02");

    assert_day(day_of(&road, 18.2, 36.5, 0), "2025-07-02", "2025-12-31");
    assert_day(day_of(&road, 18.2 + 36.5, 36.5, 0), "2025-07-02", "2026-12-31");
}

static void walk__within_a_hundred_years_or_not(void **state)
{
    lrel_road road = road_from(*state, "2024-12-31");

    assert_day(day_of(&road, 100, 1, 0), "2024-12-31", "2124-12-31");
    assert_int_equal(day_of(&road, 100.000001, 1, 0), LREL_FORECAST_NEVER);
}

static void walk__nothing_left_is_done_at_once(void **state)
{
    lrel_road road = road_from(*state, "2024-12-31");

    assert_int_equal(day_of(&road, 0, 0, 5), 0);
}

static void walk__says_what_moved_until_then(void **state)
{
    lrel_road road = road_from(*state, "2024-12-31");
    const lrel_flow year = {{KM2(4), KM2(6), KM2(10), 0}, KM2(5)};
    lrel_arrival arrival = lrel_road_walk(&road, KM2(30), &year, 1, NULL);

    assert_int_equal(arrival.flow.released[LREL_PRODUCT_CANCELLED], KM2(8));
    assert_int_equal(arrival.flow.released[LREL_PRODUCT_REDUCED], KM2(12));
    assert_int_equal(arrival.flow.released[LREL_PRODUCT_CLEARED], KM2(20));
    assert_int_equal(arrival.flow.recorded, KM2(10));
}

static void walk__a_larger_stock_never_ends_earlier(void **state)
{
    lrel_road road = road_from(*state, "2023-05-17");
    const lrel_flow years[] = {{{0, 0, 700001, 0}, 13}, {{5, 9, 3, 0}, 999}};
    int32_t before = 0;

    for (int64_t stock = 0; stock < 9000000; stock += 40009) {
        lrel_random random;
        lrel_arrival arrival;

        lrel_random_seed(&random, 7);
        arrival = lrel_road_walk(&road, stock, years, 2, &random);
        assert_true(arrival.day >= before);
        before = arrival.day;
    }
    assert_true(before > 0);
}

/* ---- a plan ---- */

/* The targets of Cambodia's extension request (Clearing the Mines 2025, table 6), which
 * are as large as what is recorded on its first day: 524.28 km2. */
static const struct {
    const char *first, *last;
    double km2[3];
} extension[] = {
    {"2025-07-01", "2025-12-31", {12.83, 24.06, 43.31}},
    {"2026-01-01", "2026-12-31", {20.80, 39.00, 70.20}},
    {"2027-01-01", "2027-12-31", {12.56, 23.56, 42.40}},
    {"2028-01-01", "2028-12-31", {12.56, 23.56, 42.40}},
    {"2029-01-01", "2029-12-31", {12.56, 23.56, 42.40}},
    {"2030-01-01", "2030-12-31", {12.56, 23.56, 42.40}},
};
#define PERIODS (sizeof extension / sizeof *extension)

static lrel_road planned_road(const memory *m, const char *as_of)
{
    lrel_plan_period plan[PERIODS];
    lrel_road road;

    for (size_t i = 0; i < PERIODS; i++) {
        plan[i] =
            (lrel_plan_period){on(extension[i].first), on(extension[i].last), {{0}, 0}};
        for (int p = 0; p < 3; p++)
            plan[i].flow.released[p] = KM2(extension[i].km2[p]);
    }
    assert_int_equal(lrel_road_build(m->arena, on(as_of), plan, PERIODS, &road, NULL),
                     LREL_OK);
    return road;
}

static lrel_arrival follow(const lrel_road *road, double stock, double recorded)
{
    /* What past years released is not asked for. */
    const lrel_flow year = {{KM2(999), 0, 0, 0}, KM2(recorded)};

    return lrel_road_walk(road, KM2(stock), &year, 1, NULL);
}

static void plan__of_the_extension_ends_on_its_last_day(void **state)
{
    lrel_road road = planned_road(*state, "2025-06-30");
    lrel_arrival arrival = follow(&road, 524.28, 0);

    assert_day(arrival.day, "2025-06-30", "2030-12-31");
    assert_int_equal(arrival.flow.released[LREL_PRODUCT_CANCELLED], KM2(83.87));
    assert_int_equal(arrival.flow.released[LREL_PRODUCT_REDUCED], KM2(157.30));
    assert_int_equal(arrival.flow.released[LREL_PRODUCT_CLEARED], KM2(283.11));
}

/* 80.20 km2 of 2025, and 65 of the 130 km2 of 2026. */
static void plan__ends_earlier_with_less(void **state)
{
    lrel_road road = planned_road(*state, "2025-06-30");

    assert_day(follow(&road, 80.20, 0).day, "2025-06-30", "2025-12-31");
    assert_day(follow(&road, 145.20, 0).day, "2025-06-30", "2026-07-02");
}

static void plan__leaves_what_goes_beyond_it(void **state)
{
    lrel_road road = planned_road(*state, "2025-06-30");
    lrel_arrival arrival = follow(&road, 530, 0);

    assert_int_equal(arrival.day, LREL_FORECAST_NEVER);
    assert_int_equal(arrival.left, KM2(5.72));
}

/* 10 km2 a year, for five years and 184 of 365 days. */
static void plan__knows_nothing_of_new_land(void **state)
{
    lrel_road road = planned_road(*state, "2025-06-30");
    lrel_arrival arrival = follow(&road, 524.28, 10);

    assert_int_equal(arrival.day, LREL_FORECAST_NEVER);
    assert_int_equal(arrival.left, 50000000 + 10000000LL * 184 / 365);
}

static void plan__before_it_begins_nothing_is_released(void **state)
{
    lrel_road road = planned_road(*state, "2024-12-31");

    assert_day(follow(&road, 524.28, 0).day, "2024-12-31", "2030-12-31");
    assert_day(follow(&road, 80.20, 0).day, "2024-12-31", "2025-12-31");
}

/* From the middle of a period what is left of it counts, by days. */
static void plan__from_the_middle_of_a_period(void **state)
{
    lrel_road road = planned_road(*state, "2030-07-02");
    lrel_arrival arrival = follow(&road, 78.52, 0);

    assert_int_equal(arrival.day, LREL_FORECAST_NEVER);
    /* 183 of 365 days are gone, with as much of each product, in whole m2 */
    assert_in_range(arrival.left, KM2(78.52) * 183 / 365 - 3, KM2(78.52) * 183 / 365);
}

/* ---- the deadline ---- */

/* I13 as domain.md has it: 524.28 km2 in 5.5 years is 95.3 km2 a year. */
static void required__rate_of_the_extension(void **state)
{
    double years = lrel_years_between(on("2025-06-30"), on("2030-12-31"));

    (void)state;
    assert_true(fabs(years - (5 + 184 / 365.0)) < 1e-12);
    assert_int_equal((lrel_required_rate(KM2(524.28), years) + 50000) / 100000, 953);
}

static void required__rate_is_never_rounded_down(void **state)
{
    (void)state;
    assert_int_equal(lrel_required_rate(10, 3), 4);
    assert_int_equal(lrel_required_rate(0, 3), 0);
}

static void years_between__each_day_is_its_share_of_its_year(void **state)
{
    (void)state;
    assert_true(lrel_years_between(on("2024-12-31"), on("2030-12-31")) == 6);
    assert_true(lrel_years_between(on("2024-12-31"), on("2024-12-31")) == 0);
    assert_true(lrel_years_between(on("2030-12-31"), on("2024-12-31")) == -6);
    assert_true(fabs(lrel_years_between(on("2023-12-31"), on("2024-01-01")) - 1 / 366.0) <
                1e-12);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, memory_begin, memory_end)
    const struct CMUnitTest tests[] = {
        TEST(walk__as_many_whole_years_as_it_takes),
        TEST(walk__a_part_of_the_last_year),
        TEST(walk__new_land_counts_against_release),
        TEST(walk__begins_in_the_middle_of_a_year),
        TEST(walk__within_a_hundred_years_or_not),
        TEST(walk__nothing_left_is_done_at_once),
        TEST(walk__says_what_moved_until_then),
        TEST(walk__a_larger_stock_never_ends_earlier),
        TEST(plan__of_the_extension_ends_on_its_last_day),
        TEST(plan__ends_earlier_with_less),
        TEST(plan__leaves_what_goes_beyond_it),
        TEST(plan__knows_nothing_of_new_land),
        TEST(plan__before_it_begins_nothing_is_released),
        TEST(plan__from_the_middle_of_a_period),
        TEST(required__rate_of_the_extension),
        TEST(required__rate_is_never_rounded_down),
        TEST(years_between__each_day_is_its_share_of_its_year),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
