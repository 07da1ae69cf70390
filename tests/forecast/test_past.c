/* SPDX-License-Identifier: Apache-2.0 */
/* test_past.c: which years a forecast learns from. */
#include "by_hand.h"

#include <string.h>

#include "forecast/past.h"

static lrel_past_year year_of(int year, double cleared, double recorded)
{
    return (lrel_past_year){.year = year,
                            .flow = {{0, 0, KM2(cleared), 0}, KM2(recorded)}};
}

static lrel_past choose(const memory *m, lrel_past_year *years, size_t count, size_t most)
{
    lrel_past past = {.years = years, .count = count};

    assert_int_equal(lrel_past_choose(&past, most, m->arena, NULL), LREL_OK);
    return past;
}

static void past__whole_years_since_the_first_release(void **state)
{
    lrel_past_year years[] = {year_of(2014, 9, 300), year_of(2015, 0, 50),
                              year_of(2016, 0, 20),  year_of(2017, 0, 5),
                              year_of(2018, 3, 5),   year_of(2019, 0, 5)};
    lrel_past past;

    years[0].flow.released[LREL_PRODUCT_CLEARED] = 0;
    past = choose(*state, years, 6, 10);
    assert_int_equal(years[0].use, LREL_PAST_BEGINNING);
    assert_int_equal(years[1].use, LREL_PAST_BEFORE_RELEASE);
    assert_int_equal(years[3].use, LREL_PAST_BEFORE_RELEASE);
    assert_int_equal(past.used, 2); /* a year without release counts as one */
    assert_int_equal(past.flow_years[0], 2018);
    assert_int_equal(past.flow_years[1], 2019);
    assert_int_equal(past.flows[0].recorded, KM2(5));
}

/* The first year of a register has all that was there before as new land. */
static void past__the_year_a_register_begins_in_is_left_out(void **state)
{
    lrel_past_year years[] = {year_of(2015, 9, 300), year_of(2016, 9, 5)};

    assert_int_equal(choose(*state, years, 2, 10).used, 1);
    assert_int_equal(years[0].use, LREL_PAST_BEGINNING);
    assert_int_equal(years[1].use, LREL_PAST_USED);
}

static void past__part_years_are_never_whole(void **state)
{
    lrel_past_year years[] = {year_of(2015, 9, 300), year_of(2016, 9, 5),
                              year_of(2017, 9, 5), year_of(2018, 1, 0)};

    years[2].use = LREL_PAST_INCOMPLETE;
    years[3].use = LREL_PAST_PART;
    assert_int_equal(choose(*state, years, 4, 10).used, 1);
    assert_int_equal(years[2].use, LREL_PAST_INCOMPLETE);
    assert_int_equal(years[3].use, LREL_PAST_PART);
}

static void past__the_last_so_many(void **state)
{
    lrel_past_year years[] = {year_of(2015, 9, 300), year_of(2016, 9, 5),
                              year_of(2017, 9, 5), year_of(2018, 9, 5),
                              year_of(2019, 9, 5)};
    lrel_past past = choose(*state, years, 5, 3);

    assert_int_equal(past.used, 3);
    assert_int_equal(past.flow_years[0], 2017);
    assert_int_equal(years[1].use, LREL_PAST_OLD);
}

static void past__every_reason_has_a_sentence(void **state)
{
    (void)state;
    assert_string_equal(lrel_past_use_text(LREL_PAST_USED), "");
    for (int use = LREL_PAST_PART; use <= LREL_PAST_OLD; use++)
        assert_true(strlen(lrel_past_use_text((lrel_past_use)use)) > 10);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, memory_begin, memory_end)
    const struct CMUnitTest tests[] = {
        TEST(past__whole_years_since_the_first_release),
        TEST(past__the_year_a_register_begins_in_is_left_out),
        TEST(past__part_years_are_never_whole),
        TEST(past__the_last_so_many),
        TEST(past__every_reason_has_a_sentence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
