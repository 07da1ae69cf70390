/* SPDX-License-Identifier: Apache-2.0 */
/* test_target.c: targets as a plan. */
#include "by_hand.h"

#include "forecast/target.h"

static lrel_targets targets_begin(const memory *m)
{
    lrel_targets t = {.is_clear = false};

    for (int about = 0; about < LREL_TARGET_COUNT; about++)
        assert_int_equal(lrel_amounts_init(&t.about[about], m->arena, 10, NULL), LREL_OK);
    return t;
}

static void aim(lrel_targets *t, int about, const char *first, const char *last,
                double km2)
{
    lrel_amounts_add(&t->about[about],
                     (lrel_amount){on(first), on(last), (double)KM2(km2), NULL});
}

static void plan(const memory *m, lrel_targets *t)
{
    for (int about = 0; about < LREL_TARGET_COUNT; about++)
        lrel_amounts_settle(&t->about[about]);
    assert_int_equal(lrel_targets_plan(t, m->arena, NULL), LREL_OK);
}

/* Clearing the Mines 2025, Cambodia, table 6. */
static void plan__of_the_extension_adds_up_as_printed(void **state)
{
    static const double km2[6][3] = {{12.83, 24.06, 43.31}, {20.80, 39.00, 70.20},
                                     {12.56, 23.56, 42.40}, {12.56, 23.56, 42.40},
                                     {12.56, 23.56, 42.40}, {12.56, 23.56, 42.40}};
    static const char *const first[6] = {"2025-07-01", "2026-01-01", "2027-01-01",
                                         "2028-01-01", "2029-01-01", "2030-01-01"};
    static const char *const last[6] = {"2025-12-31", "2026-12-31", "2027-12-31",
                                        "2028-12-31", "2029-12-31", "2030-12-31"};
    lrel_targets t = targets_begin(*state);

    for (int i = 5; i >= 0; i--) /* the order of rows does not matter */
        for (int p = 0; p < 3; p++)
            aim(&t, p, first[i], last[i], km2[i][p]);
    plan(*state, &t);
    assert_true(t.is_clear);
    assert_int_equal(t.plan_count, 6);
    assert_int_equal(lrel_targets_planned(&t, on("2025-06-30"), on("2030-12-31")),
                     KM2(524.28));
    assert_int_equal(lrel_targets_planned(&t, on("2025-12-31"), on("2026-12-31")),
                     KM2(130));
    assert_int_equal(lrel_targets_end(&t).days, on("2030-12-31").days);
}

static void plan__half_of_a_period_by_days(void **state)
{
    lrel_targets t = targets_begin(*state);

    aim(&t, LREL_TARGET_RELEASED, "2025-01-01", "2025-12-31", 36.5);
    plan(*state, &t);
    assert_int_equal(lrel_targets_planned(&t, on("2024-12-31"), on("2025-01-10")),
                     KM2(1));
    assert_int_equal(lrel_targets_planned(&t, on("2025-12-30"), on("2030-12-31")),
                     KM2(0.1));
    assert_int_equal(lrel_targets_planned(&t, on("2025-12-31"), on("2030-12-31")), 0);
}

/* What is planned in all goes beyond what is planned for products, or is the same. */
static void plan__of_all_products_and_of_some(void **state)
{
    lrel_targets t = targets_begin(*state);

    aim(&t, LREL_TARGET_RELEASED, "2025-01-01", "2025-12-31", 100);
    aim(&t, LREL_PRODUCT_CLEARED, "2025-01-01", "2025-12-31", 60);
    aim(&t, LREL_PRODUCT_CLEARED, "2026-01-01", "2026-12-31", 70);
    plan(*state, &t);
    assert_true(t.is_clear);
    assert_int_equal(t.plan_count, 2);
    assert_int_equal(t.plan[0].flow.released[LREL_PRODUCT_CLEARED], KM2(60));
    assert_int_equal(t.plan[0].flow.released[LREL_FLOW_UNSPLIT], KM2(40));
    assert_int_equal(lrel_flow_released(&t.plan[1].flow), KM2(70));
}

static void plan__with_two_figures_for_one_year_is_none(void **state)
{
    lrel_targets t = targets_begin(*state);

    aim(&t, LREL_TARGET_RELEASED, "2025-01-01", "2025-12-31", 100);
    aim(&t, LREL_TARGET_RELEASED, "2025-01-01", "2025-12-31", 110);
    plan(*state, &t);
    assert_false(t.is_clear);
    assert_true(t.contradictory[0].value == (double)KM2(100));
    assert_true(t.contradictory[1].value == (double)KM2(110));
}

static void plan__of_periods_that_overlap_is_none(void **state)
{
    lrel_targets t = targets_begin(*state);

    aim(&t, LREL_PRODUCT_CLEARED, "2025-01-01", "2027-12-31", 100);
    aim(&t, LREL_PRODUCT_REDUCED, "2026-01-01", "2026-12-31", 30);
    plan(*state, &t);
    assert_false(t.is_clear);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, memory_begin, memory_end)
    const struct CMUnitTest tests[] = {
        TEST(plan__of_the_extension_adds_up_as_printed),
        TEST(plan__half_of_a_period_by_days),
        TEST(plan__of_all_products_and_of_some),
        TEST(plan__with_two_figures_for_one_year_is_none),
        TEST(plan__of_periods_that_overlap_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
