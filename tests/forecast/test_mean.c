/* SPDX-License-Identifier: Apache-2.0 */
/* test_mean.c: means of years, with published figures and by hand. */
#include "by_hand.h"

#include <math.h>

#include "forecast/mean.h"
#include "forecast/outlook.h"

static lrel_flow year_of(double cancelled, double reduced, double cleared,
                         double recorded)
{
    return (lrel_flow){{KM2(cancelled), KM2(reduced), KM2(cleared), 0}, KM2(recorded)};
}

/* I12: 424.24 km2 at the end of 2024 and 130.36 km2 released in it are 3.3 years, and 5.3
 * by the 80.44 km2 cleared alone (domain.md, Clearing the Mines 2025). */
static void years_to_finish__as_published_for_cambodia(void **state)
{
    lrel_flow year = year_of(15.436036, 34.477198, 80.444642, 68);
    lrel_flow alone = lrel_mix_flow(&year, LREL_MIX_RELEASE);
    lrel_flow clearing = lrel_mix_flow(&year, LREL_MIX_CLEARING);
    double years;

    (void)state;
    assert_true(lrel_years_to_finish(KM2(424.238236), &alone, &years));
    assert_int_equal(lround(10 * years), 33);
    assert_true(lrel_years_to_finish(KM2(424.238236), &clearing, &years));
    assert_int_equal(lround(10 * years), 53);
}

static void years_to_finish__not_where_as_much_comes_as_goes(void **state)
{
    lrel_flow year = year_of(0, 0, 5, 5);
    double years;

    (void)state;
    assert_false(lrel_years_to_finish(KM2(1), &year, &years));
}

static const int names[] = {2019, 2020, 2021, 2022, 2023, 2024};

static void mean__of_three_and_of_five(void **state)
{
    const lrel_flow flows[] = {year_of(0, 0, 1000, 1000), year_of(1, 1, 1, 2),
                               year_of(2, 2, 2, 4),       year_of(3, 3, 3, 6),
                               year_of(4, 4, 4, 8),       year_of(20, 0, 0, 10)};
    lrel_mean three = lrel_mean_of(flows, names, 6, LREL_MEAN_OF_THREE);
    lrel_mean five = lrel_mean_of(flows, names, 6, LREL_MEAN_OF_FIVE);

    (void)state;
    assert_true(three.is_known && five.is_known);
    assert_int_equal(three.flow.released[0], KM2(9));
    assert_int_equal(three.flow.recorded, KM2(8));
    assert_int_equal(five.flow.released[0], KM2(6));
    assert_int_equal(five.flow.released[2], KM2(2));
    assert_int_equal(five.flow.recorded, KM2(6));
}

/* Left out are the years with the least and the most release, and with them their new
 * land. */
static void mean__without_outliers(void **state)
{
    const lrel_flow flows[] = {year_of(0, 0, 1000, 1000), year_of(1, 1, 1, 2),
                               year_of(4, 4, 4, 8),       year_of(20, 0, 0, 10),
                               year_of(2, 2, 2, 4),       year_of(3, 3, 3, 6)};
    lrel_mean three = lrel_mean_of(flows, names, 6, LREL_MEAN_OF_THREE_TRIMMED);
    lrel_mean five = lrel_mean_of(flows, names, 6, LREL_MEAN_OF_FIVE_TRIMMED);

    (void)state;
    assert_int_equal(five.left_out[0], 2020);
    assert_int_equal(five.left_out[1], 2022);
    assert_int_equal(lrel_flow_released(&five.flow), KM2(9));
    assert_int_equal(five.flow.recorded, KM2(6));
    assert_int_equal(three.left_out[0], 2023);
    assert_int_equal(three.left_out[1], 2022);
    assert_int_equal(lrel_flow_released(&three.flow), KM2(9));
}

static void mean__without_outliers_of_equal_years_leaves_out_two(void **state)
{
    const lrel_flow year = year_of(1, 1, 1, 1);
    const lrel_flow flows[] = {year, year, year, year, year};
    lrel_mean five = lrel_mean_of(flows, names, 5, LREL_MEAN_OF_FIVE_TRIMMED);

    (void)state;
    assert_int_equal(five.left_out[0], 2019);
    assert_int_equal(five.left_out[1], 2023);
    assert_int_equal(lrel_flow_released(&five.flow), KM2(3));
}

static void mean__of_more_years_than_there_are(void **state)
{
    const lrel_flow flows[] = {year_of(1, 1, 1, 1), year_of(1, 1, 1, 1),
                               year_of(1, 1, 1, 1), year_of(1, 1, 1, 1)};

    (void)state;
    assert_true(lrel_mean_of(flows, names, 4, LREL_MEAN_OF_THREE).is_known);
    assert_false(lrel_mean_of(flows, names, 4, LREL_MEAN_OF_FIVE).is_known);
    assert_false(lrel_mean_of(flows, names, 2, LREL_MEAN_OF_THREE_TRIMMED).is_known);
}

static void scenario__factors_of_survey_clearance_and_new_land(void **state)
{
    const lrel_scenario scenario = {
        .survey_capacity = 2, .clearance_capacity = 1.5, .new_land = 0};
    lrel_flow year = year_of(1, 2, 4, 8);
    lrel_flow supposed = lrel_scenario_flow(&scenario, &year);

    (void)state;
    assert_int_equal(supposed.released[LREL_PRODUCT_CANCELLED], KM2(2));
    assert_int_equal(supposed.released[LREL_PRODUCT_REDUCED], KM2(4));
    assert_int_equal(supposed.released[LREL_PRODUCT_CLEARED], KM2(6));
    assert_int_equal(supposed.recorded, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_to_finish__as_published_for_cambodia),
        cmocka_unit_test(years_to_finish__not_where_as_much_comes_as_goes),
        cmocka_unit_test(mean__of_three_and_of_five),
        cmocka_unit_test(mean__without_outliers),
        cmocka_unit_test(mean__without_outliers_of_equal_years_leaves_out_two),
        cmocka_unit_test(mean__of_more_years_than_there_are),
        cmocka_unit_test(scenario__factors_of_survey_clearance_and_new_land),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
