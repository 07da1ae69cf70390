/* SPDX-License-Identifier: Apache-2.0 */
/* test_date_evidence.c: cells of one column, and what form they show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "inspect/date_evidence.h"

#define CELLS 6

typedef struct date_case {
    const char *test;
    const char *cells[CELLS]; /* NULL behind the last */
    lrel_date_state_found state;
    const char *form;
    const char *other; /* NULL: none */
} date_case;

static date_case cases[] = {
    {"dates__iso", {"2020-01-02", "2020-01"}, LREL_DATES_READ, "", NULL},
    {"dates__a_day_above_12_tells_day_first",
     {"03/05/2017", "15/09/2017"},
     LREL_DATES_READ,
     "%d/%m/%Y",
     NULL},
    {"dates__a_day_above_12_tells_month_first",
     {"03/05/2017", "09/15/2017"},
     LREL_DATES_READ,
     "%m/%d/%Y",
     NULL},
    {"dates__without_one_it_is_not_guessed",
     {"03/05/2017", "04/06/2018", "01/01/2019"},
     LREL_DATES_AMBIGUOUS,
     "%d/%m/%Y",
     "%m/%d/%Y"},
    {"dates__evidence_for_both_is_mixed",
     {"15/09/2017", "16/09/2017", "09/17/2017"},
     LREL_DATES_MIXED,
     "%d/%m/%Y",
     "%m/%d/%Y"},
    {"dates__two_forms_are_mixed",
     {"2020-01-02", "2020-01-03", "2020-01-04", "5.6.2020"},
     LREL_DATES_MIXED,
     "",
     "%d.%m.%Y"},
    {"dates__points", {"15.09.2017"}, LREL_DATES_READ, "%d.%m.%Y", NULL},
    {"dates__years_of_two_digits", {"15/09/17"}, LREL_DATES_READ, "%d/%m/%y", NULL},
    {"dates__months_by_name", {"02-Jan-2020"}, LREL_DATES_READ, "%d-%b-%Y", NULL},
    {"dates__a_time_of_day_belongs_to_the_form",
     {"15/09/2017 00:00:00"},
     LREL_DATES_READ,
     "%d/%m/%Y %H:%M:%S",
     NULL},
    {"dates__digits_alone",
     {"20170915", "20180101", "20181231"},
     LREL_DATES_READ,
     "%Y%m%d",
     NULL},
    {"dates__one_number_of_eight_digits_is_chance",
     {"20170915"},
     LREL_DATES_NONE,
     NULL,
     NULL},
    {"dates__numbers_of_eight_digits_that_are_none",
     {"20170915", "20180101", "12345678"},
     LREL_DATES_NONE,
     NULL,
     NULL},
    {"dates__words_are_none", {"SHA", "CHA 2020"}, LREL_DATES_NONE, NULL, NULL},
    {"dates__a_few_typing_errors_do_not_matter",
     {"15/09/2017", "16/09/2017", "not known"},
     LREL_DATES_READ,
     "%d/%m/%Y",
     NULL},
    {"dates__days_of_a_spreadsheet_are_none",
     {"42993", "43101"},
     LREL_DATES_NONE,
     NULL,
     NULL},
};

static lrel_date_finding find(const char *const *cells, bool backwards)
{
    lrel_date_tally tally = {0};
    size_t count = 0;

    while (count < CELLS && cells[count])
        count++;
    for (size_t i = 0; i < count; i++)
        lrel_date_tally__add(&tally, lrel_text_of(cells[backwards ? count - 1 - i : i]));
    return lrel_date_tally__find(&tally);
}

static void check_dates(void **state)
{
    const date_case *c = *state;

    for (int backwards = 0; backwards < 2; backwards++) {
        lrel_date_finding found = find(c->cells, backwards);

        assert_int_equal(found.state, c->state);
        if (c->form)
            assert_string_equal(lrel_known_forms[found.form].form, c->form);
        if (c->other)
            assert_string_equal(lrel_known_forms[found.other].form, c->other);
        else if (c->state != LREL_DATES_NONE)
            assert_int_equal(found.other, -1);
    }
}

static void dates__another_calendar_is_counted(void **state)
{
    const char *const cells[CELLS] = {"15/09/2563", "16/09/2563"};
    lrel_date_finding found = find(cells, false);

    assert_string_equal(lrel_known_forms[found.form].form, "%d/%m/%Y");
    assert_int_equal(found.impossible, 2);
}

static void dates__the_range_is_that_of_the_form(void **state)
{
    const char *const cells[CELLS] = {"16/09/2017", "2019", "01/02/2016", "15/01/2018"};
    lrel_date_finding found = find(cells, false);
    char first[16], last[16];

    lrel_date_format(found.first, first);
    lrel_date_format(found.last, last);
    assert_string_equal(first, "2016-02-01");
    assert_string_equal(last, "2018-01-15");
}

int main(void)
{
    enum { ROWS = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[ROWS + 2] = {
        [ROWS] = cmocka_unit_test(dates__another_calendar_is_counted),
        [ROWS + 1] = cmocka_unit_test(dates__the_range_is_that_of_the_form)};

    for (size_t i = 0; i < ROWS; i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].test, .test_func = check_dates, .initial_state = &cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
