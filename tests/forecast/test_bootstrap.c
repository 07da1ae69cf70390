/* SPDX-License-Identifier: Apache-2.0 */
/* test_bootstrap.c: draws against distributions that can be written down. */
#include "by_hand.h"

#include <math.h>
#include <string.h>

#include "forecast/bootstrap.h"

#define AS_OF "2024-12-31"
#define DRAWS 10000

static lrel_bootstrap run(const memory *m, int64_t stock, const lrel_flow *years,
                          size_t count, uint64_t seed, const char *deadline)
{
    lrel_bootstrap out;
    lrel_road road;

    assert_int_equal(lrel_road_build(m->arena, on(AS_OF), NULL, 0, &road, NULL), LREL_OK);
    assert_int_equal(lrel_bootstrap_run(m->context, &road, stock, years, count,
                                        (lrel_draws){seed, DRAWS},
                                        on(deadline).days - on(AS_OF).days, &out, NULL),
                     LREL_OK);
    return out;
}

/* Five standard deviations of a share in ten thousand draws are 0.025 at most. */
static void assert_share(size_t found, double wanted)
{
    assert_true(fabs((double)found / DRAWS - wanted) < 0.025);
}

static void bootstrap__of_equal_years_is_one_date(void **state)
{
    const lrel_flow year = {{KM2(2), KM2(3), KM2(20), 0}, KM2(5)};
    const lrel_flow years[] = {year, year, year, year};
    lrel_bootstrap b = run(*state, KM2(30), years, 4, 1, "2026-07-02");

    assert_day(b.day.p10, AS_OF, "2026-07-02");
    assert_int_equal(b.day.p50, b.day.p10);
    assert_int_equal(b.day.p90, b.day.p10);
    assert_int_equal(b.in_time, DRAWS);
    assert_int_equal(b.never, 0);
    assert_int_equal(b.released[LREL_PRODUCT_CLEARED].p10,
                     b.released[LREL_PRODUCT_CLEARED].p90);
    assert_int_equal(run(*state, KM2(30), years, 4, 1, "2026-07-01").in_time, 0);
}

/* 100 km2; years release 60 or 20. Of the four ways through two years one is done, of the
 * eight through three seven are (k years of 60 release 60 + 40 k), of 16 fifteen, and
 * five years are always enough. */
static void bootstrap__of_two_years_as_enumerated(void **state)
{
    const lrel_flow years[] = {{{0, 0, KM2(60), 0}, 0}, {{0, 0, KM2(20), 0}, 0}};
    static const struct {
        const char *deadline;
        double share;
    } cases[] = {
        {"2025-12-31", 0},       {"2026-08-31", 0},         {"2026-09-01", 1 / 4.0},
        {"2026-12-31", 1 / 4.0}, {"2027-05-01", 0.25},      {"2027-05-02", 1 / 2.0},
        {"2027-12-31", 7 / 8.0}, {"2028-12-31", 15 / 16.0}, {"2029-12-31", 1},
    };
    lrel_bootstrap b;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        b = run(*state, KM2(100), years, 2, 3, cases[i].deadline);
        assert_share(b.in_time, cases[i].share);
    }
    /* 60, then 40 of 60 in 2026: day 244. Three times 20, then 40 of 60 in 2028. */
    assert_day(b.day.p10, AS_OF, "2026-09-01");
    assert_day(b.day.p90, AS_OF, "2028-08-31");
}

/* One year releases as much as it records, the other releases 10 km2 and records none. If
 * release and new land were drawn apart, some draws would have 100 km2 too many. As they
 * belong together, 20 km2 are gone with the second of the small years. */
static void bootstrap__keeps_release_and_new_land_of_a_year_together(void **state)
{
    const lrel_flow years[] = {{{0, 0, KM2(100), 0}, KM2(100)}, {{0, 0, KM2(10), 0}, 0}};

    assert_share(run(*state, KM2(20), years, 2, 5, "2026-12-31").in_time, 1 / 4.0);
    assert_share(run(*state, KM2(20), years, 2, 5, "2027-12-31").in_time, 1 / 2.0);
    assert_share(run(*state, KM2(20), years, 2, 5, "2028-12-31").in_time, 11 / 16.0);
    assert_int_equal(run(*state, KM2(20), years, 2, 5, "2028-12-31").never, 0);
}

static void bootstrap__products_of_a_year_stay_together(void **state)
{
    const lrel_flow years[] = {{{KM2(10), 0, 0, 0}, 0}, {{0, KM2(10), 0, 0}, 0}};
    lrel_bootstrap b = run(*state, KM2(20), years, 2, 5, "2026-12-31");

    assert_int_equal(b.in_time, DRAWS); /* 10 km2 every year, whichever it is */
    assert_int_equal(b.released[LREL_PRODUCT_CANCELLED].p10, 0);
    assert_int_equal(b.released[LREL_PRODUCT_CANCELLED].p50, KM2(10));
    assert_int_equal(b.released[LREL_PRODUCT_CANCELLED].p90, KM2(20));
    assert_int_equal(b.released[LREL_PRODUCT_CLEARED].p90, 0);
}

static void bootstrap__same_seed_same_bytes(void **state)
{
    const lrel_flow years[] = {{{0, 0, KM2(60), 0}, 0},
                               {{0, 0, KM2(20), 0}, KM2(7)},
                               {{0, 0, KM2(33), 0}, KM2(1)}};
    lrel_bootstrap one = run(*state, KM2(100), years, 3, 11, "2027-12-31");
    lrel_bootstrap again = run(*state, KM2(100), years, 3, 11, "2027-12-31");
    lrel_bootstrap other = run(*state, KM2(100), years, 3, 12, "2027-12-31");

    assert_memory_equal(&one, &again, sizeof one);
    assert_int_not_equal(one.in_time, other.in_time);
}

static void bootstrap__a_larger_stock_never_ends_earlier(void **state)
{
    const lrel_flow years[] = {{{0, 0, KM2(60), 0}, KM2(50)},
                               {{0, 0, KM2(20), 0}, KM2(7)},
                               {{0, 0, KM2(33), 0}, KM2(1)}};
    lrel_bootstrap before = run(*state, KM2(10), years, 3, 1, "2030-12-31");

    for (int stock = 40; stock <= 400; stock += 40) {
        lrel_bootstrap b = run(*state, KM2(stock), years, 3, 1, "2030-12-31");

        assert_true(b.day.p10 >= before.day.p10);
        assert_true(b.day.p50 >= before.day.p50);
        assert_true(b.day.p90 >= before.day.p90);
        assert_true(b.in_time <= before.in_time);
        before = b;
    }
}

static void bootstrap__not_within_a_hundred_years(void **state)
{
    const lrel_flow years[] = {{{0, 0, KM2(5), 0}, KM2(5)}, {{0, 0, KM2(1), 0}, KM2(2)}};
    lrel_bootstrap b = run(*state, KM2(100), years, 2, 1, "2030-12-31");

    assert_int_equal(b.never, DRAWS);
    assert_int_equal(b.day.p10, LREL_FORECAST_NEVER);
    assert_int_equal(b.day.p90, LREL_FORECAST_NEVER);
    assert_true(b.left.p10 > KM2(100));
}

/* Of a hundred draws, 1 to 100: the tenth, the fiftieth, the ninetieth. */
static void percentiles__are_values_of_draws(void **state)
{
    memory *m = *state;
    lrel_sample sample;
    lrel_percentiles p;

    assert_int_equal(lrel_sample_init(&sample, m->context, 200, NULL), LREL_OK);
    for (size_t i = 0; i < 100; i++)
        lrel_sample_set(&sample, i, (int64_t)(i * 37 % 100 + 1));
    p = lrel_sample_percentiles(&sample, 100);
    assert_int_equal(p.p10, 10);
    assert_int_equal(p.p50, 50);
    assert_int_equal(p.p90, 90);
    lrel_sample_set(&sample, 0, 4);
    p = lrel_sample_percentiles(&sample, 1);
    assert_int_equal(p.p10, 4);
    assert_int_equal(p.p90, 4);
    lrel_sample_clear(&sample, m->context);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, memory_begin, memory_end)
    const struct CMUnitTest tests[] = {
        TEST(bootstrap__of_equal_years_is_one_date),
        TEST(bootstrap__of_two_years_as_enumerated),
        TEST(bootstrap__keeps_release_and_new_land_of_a_year_together),
        TEST(bootstrap__products_of_a_year_stay_together),
        TEST(bootstrap__same_seed_same_bytes),
        TEST(bootstrap__a_larger_stock_never_ends_earlier),
        TEST(bootstrap__not_within_a_hundred_years),
        TEST(percentiles__are_values_of_draws),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
