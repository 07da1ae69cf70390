/* SPDX-License-Identifier: Apache-2.0 */
/* test_match.c: amounts are compared over the same days, or not at all (V8). */
#include "by_hand.h"

#include <stdio.h>

#include "forecast/amounts.h"

static lrel_amounts list(const memory *m)
{
    lrel_amounts out;

    assert_int_equal(lrel_amounts_init(&out, m->arena, 20, NULL), LREL_OK);
    return out;
}

static void add(lrel_amounts *to, const char *first, const char *last, double value)
{
    lrel_amounts_add(to, (lrel_amount){on(first), on(last), value, NULL});
}

static void add_year(lrel_amounts *to, int year, double value)
{
    char first[16], last[16];

    (void)snprintf(first, sizeof first, "%04d-01-01", year);
    (void)snprintf(last, sizeof last, "%04d-12-31", year);
    add(to, first, last, value);
}

static size_t match(const memory *m, lrel_amounts *left, lrel_amounts *right,
                    lrel_match **out)
{
    size_t count;

    lrel_amounts_settle(left);
    lrel_amounts_settle(right);
    assert_int_equal(lrel_amounts_match(left, right, m->arena, out, &count, NULL),
                     LREL_OK);
    return count;
}

/* Cambodia's first extension: targets grow by 2 % a year from 39,400,173 m2 in 2010. */
static double target_of(int year)
{
    double target = 39400173;

    for (; year > 2010; year--)
        target *= 1.02;
    for (; year < 2010; year++)
        target /= 1.02;
    return target;
}

/* V8. What was printed divides nine years of release, 577,171,932 m2, by what is the sum
 * of eleven years of targets, 470,048,519 m2: "123 %". */
static void match__eleven_years_of_targets_and_nine_of_release_are_refused(void **state)
{
    lrel_amounts targets = list(*state), achieved = list(*state);
    lrel_match *found;

    add(&targets, "2009-01-01", "2019-12-31", 470048519);
    add(&achieved, "2010-01-01", "2018-12-31", 577171932);
    assert_int_equal(match(*state, &targets, &achieved, &found), 1);
    assert_false(found[0].is_same);
    assert_string_equal(lrel_mismatch_text_of(&found[0], "targets", "achievements").text,
                        "periods differ: targets 2009-2019, achievements 2010-2018");
}

/* Like with like it is about 150 %. */
static void match__nine_years_of_both_are_compared(void **state)
{
    lrel_amounts targets = list(*state), achieved = list(*state);
    double eleven = 0;
    lrel_match *found;

    for (int year = 2009; year <= 2019; year++) {
        add_year(&targets, year, target_of(year));
        eleven += target_of(year);
    }
    assert_in_range((int64_t)(eleven / 1e4), 46995, 47010); /* as printed: 470.05 km2 */
    add(&achieved, "2010-01-01", "2018-12-31", 577171932);
    assert_int_equal(match(*state, &targets, &achieved, &found), 1);
    assert_true(found[0].is_same);
    assert_in_range((int64_t)(found[0].left.value / 1e4), 38432, 38434); /* 384.33 */
    assert_int_equal((int)(100 * found[0].right.value / found[0].left.value + 0.5), 150);
}

static void match__year_by_year(void **state)
{
    lrel_amounts targets = list(*state), achieved = list(*state);
    lrel_match *found;

    add_year(&targets, 2011, 40188176);
    add_year(&targets, 2010, 39400173);
    add_year(&targets, 2019, 1);
    add_year(&achieved, 2010, 49394551);
    add_year(&achieved, 2011, 33001925);
    add_year(&achieved, 2005, 1);
    assert_int_equal(match(*state, &targets, &achieved, &found), 2);
    assert_int_equal((int)(100 * found[0].right.value / found[0].left.value + 0.5), 125);
    assert_int_equal((int)(100 * found[1].right.value / found[1].left.value + 0.5), 82);
}

static void match__half_a_year_is_not_the_year(void **state)
{
    lrel_amounts targets = list(*state), achieved = list(*state);
    lrel_match *found;

    add(&targets, "2025-07-01", "2025-12-31", 80);
    add_year(&targets, 2026, 130);
    add_year(&achieved, 2025, 100);
    add_year(&achieved, 2026, 65);
    assert_int_equal(match(*state, &targets, &achieved, &found), 2);
    assert_string_equal(lrel_mismatch_text_of(&found[0], "targets", "achievements").text,
                        "periods differ: targets 2025-07-01 to 2025-12-31, achievements "
                        "2025");
    assert_true(found[1].is_same);
}

static void match__a_year_that_is_missing_in_between(void **state)
{
    lrel_amounts targets = list(*state), achieved = list(*state);
    lrel_match *found;

    add(&targets, "2010-01-01", "2012-12-31", 300);
    add_year(&achieved, 2010, 100);
    add_year(&achieved, 2012, 100);
    assert_int_equal(match(*state, &targets, &achieved, &found), 1);
    assert_false(found[0].is_same);
}

static void match__periods_that_cross(void **state)
{
    lrel_amounts targets = list(*state), achieved = list(*state);
    lrel_match *found;

    add(&targets, "2010-01-01", "2012-12-31", 300);
    add(&targets, "2013-01-01", "2014-12-31", 200);
    add(&achieved, "2010-01-01", "2013-12-31", 400);
    add_year(&achieved, 2014, 100);
    assert_int_equal(match(*state, &targets, &achieved, &found), 1);
    assert_true(found[0].is_same);
    assert_true(found[0].left.value == 500 && found[0].right.value == 500);
}

static void match__of_nothing(void **state)
{
    lrel_amounts targets = list(*state), achieved = list(*state);
    lrel_match *found;

    add_year(&targets, 2010, 1);
    assert_int_equal(match(*state, &targets, &achieved, &found), 0);
}

static void amounts__two_figures_for_one_year_are_set_apart(void **state)
{
    lrel_amounts a = list(*state);

    add_year(&a, 2017, 14.52);
    add_year(&a, 2018, 8.69);
    add_year(&a, 2017, 14.25);
    add_year(&a, 2018, 8.69); /* the same twice is one */
    lrel_amounts_settle(&a);
    assert_int_equal(a.count, 1);
    assert_int_equal(a.apart_count, 2);
    assert_true(a.at[0].value == 8.69);
    assert_true(a.apart[0].value == 14.25);
}

static void amounts__a_sum_beside_its_parts_is_set_apart_with_them(void **state)
{
    lrel_amounts a = list(*state);

    add_year(&a, 2025, 1);
    add(&a, "2026-01-01", "2028-12-31", 9);
    add_year(&a, 2026, 3);
    add_year(&a, 2028, 3);
    lrel_amounts_settle(&a);
    assert_int_equal(a.count, 1);
    assert_int_equal(a.apart_count, 3);
}

static void amounts__below_nothing_are_counted_and_not_used(void **state)
{
    lrel_amounts a = list(*state);

    add_year(&a, 2025, -1);
    add_year(&a, 2026, 0);
    lrel_amounts_settle(&a);
    assert_int_equal(a.count, 1);
    assert_int_equal(a.negative, 1);
}

static void amounts__are_found_by_their_period(void **state)
{
    lrel_amounts a = list(*state);

    for (int year = 2010; year < 2020; year++)
        add_year(&a, year, year);
    lrel_amounts_settle(&a);
    for (int year = 2010; year < 2020; year++) {
        char first[16], last[16];

        (void)snprintf(first, sizeof first, "%04d-01-01", year);
        (void)snprintf(last, sizeof last, "%04d-12-31", year);
        assert_true(lrel_amounts_find(&a, on(first), on(last))->value == year);
    }
    assert_null(lrel_amounts_find(&a, on("2009-01-01"), on("2009-12-31")));
    assert_null(lrel_amounts_find(&a, on("2010-01-01"), on("2011-12-31")));
    assert_null(lrel_amounts_find(&a, on("2020-01-01"), on("2020-12-31")));
}

static void amounts__sum_where_all_parts_are_there(void **state)
{
    lrel_amounts parts[3] = {list(*state), list(*state), list(*state)}, sum;

    for (int p = 0; p < 3; p++) {
        add_year(&parts[p], 2023, 10 * (p + 1));
        if (p < 2)
            add_year(&parts[p], 2024, 1);
    }
    assert_int_equal(lrel_amounts_sum(parts, 3, ((memory *)*state)->arena, &sum, NULL),
                     LREL_OK);
    assert_int_equal(sum.count, 1);
    assert_true(sum.at[0].value == 60);
}

static void period_name__as_people_write_it(void **state)
{
    (void)state;
    assert_string_equal(lrel_period_name_of(on("2026-01-01"), on("2026-12-31")).text,
                        "2026");
    assert_string_equal(lrel_period_name_of(on("2009-01-01"), on("2019-12-31")).text,
                        "2009-2019");
    assert_string_equal(lrel_period_name_of(on("2025-07-01"), on("2025-12-31")).text,
                        "2025-07-01 to 2025-12-31");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, memory_begin, memory_end)
    const struct CMUnitTest tests[] = {
        TEST(match__eleven_years_of_targets_and_nine_of_release_are_refused),
        TEST(match__nine_years_of_both_are_compared),
        TEST(match__year_by_year),
        TEST(match__half_a_year_is_not_the_year),
        TEST(match__a_year_that_is_missing_in_between),
        TEST(match__periods_that_cross),
        TEST(match__of_nothing),
        TEST(amounts__two_figures_for_one_year_are_set_apart),
        TEST(amounts__a_sum_beside_its_parts_is_set_apart_with_them),
        TEST(amounts__below_nothing_are_counted_and_not_used),
        TEST(amounts__are_found_by_their_period),
        TEST(amounts__sum_where_all_parts_are_there),
        TEST(period_name__as_people_write_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
