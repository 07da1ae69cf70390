/* SPDX-License-Identifier: Apache-2.0 */
/* test_date.c: calendar days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "landrelease/date.h"

typedef struct date_case {
    const char *name;
    const char *text;
    const char *reason; /* NULL: it is a date */
    int32_t days;
} date_case;

static const date_case cases[] = {
    {"date_parse__the_first_day_is_0", "1970-01-01", NULL, 0},
    {"date_parse__iso_day", "1970-01-02", NULL, 1},
    {"date_parse__day_before_the_first", "1969-12-31", NULL, -1},
    {"date_parse__leap_day", "2024-02-29", NULL, 19782},
    {"date_parse__leap_day_of_a_fourth_century", "2000-02-29", NULL, 11016},
    {"date_parse__last_year", "9999-12-31", NULL, 2932896},
    {"date_parse__first_year", "0001-01-01", NULL, -719162},
    {"date_parse__month_13_is_refused", "2014-13-01", "\"2014-13-01\" has no month 13",
     0},
    {"date_parse__month_0_is_refused", "2014-00-01", "\"2014-00-01\" has no month 0", 0},
    {"date_parse__february_30_is_refused", "2020-02-30",
     "\"2020-02-30\": 2020-02 has no day 30", 0},
    {"date_parse__leap_day_of_a_common_year_is_refused", "2023-02-29",
     "\"2023-02-29\": 2023-02 has no day 29", 0},
    {"date_parse__leap_day_of_1900_is_refused", "1900-02-29",
     "\"1900-02-29\": 1900-02 has no day 29", 0},
    {"date_parse__april_31_is_refused", "2020-04-31",
     "\"2020-04-31\": 2020-04 has no day 31", 0},
    {"date_parse__day_0_is_refused", "2020-04-00", "\"2020-04-00\": 2020-04 has no day 0",
     0},
    {"date_parse__year_0_is_refused", "0000-01-01", "\"0000-01-01\" has no year", 0},
    {"date_parse__slashes_are_refused", "2020/04/01",
     "\"2020/04/01\" is not a date as 2024-12-31", 0},
    {"date_parse__one_digit_is_refused", "2020-4-1",
     "\"2020-4-1\" is not a date as 2024-12-31", 0},
    {"date_parse__time_of_day_is_refused", "2020-04-01T00:00",
     "\"2020-04-01T00:00\" is not a date as 2024-12-31", 0},
    {"date_parse__letters_are_refused", "2020-0a-01",
     "\"2020-0a-01\" is not a date as 2024-12-31", 0},
    {"date_parse__signs_are_refused", "-020-01-01",
     "\"-020-01-01\" is not a date as 2024-12-31", 0},
    {"date_parse__nothing_is_refused", "", "\"\" is not a date as 2024-12-31", 0},
};

static void date_is_parsed(void **state)
{
    const date_case *row = *state;
    lrel_date date = {-7};
    lrel_error err;
    char text[16];

    lrel_error_init(&err);
    if (!row->reason) {
        assert_int_equal(lrel_date_parse(row->text, &date, &err), LREL_OK);
        assert_int_equal(date.days, row->days);
        lrel_date_format(date, text);
        assert_string_equal(text, row->text);
        return;
    }
    assert_int_equal(lrel_date_parse(row->text, &date, &err), LREL_E_DATE);
    assert_string_equal(err.message, row->reason);
    assert_int_equal(date.days, -7); /* untouched */
}

/* Slow and obviously right: one day after the other through four centuries and more. */
static void date__every_day_from_1600_to_2100_is_the_one_after_the_last(void **state)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    lrel_date last, date;

    assert_int_equal(lrel_date_from_calendar(1599, 12, 31, &last), LREL_OK);
    for (int year = 1600; year <= 2100; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            int length = lengths[month - 1] + (month == 2 && leap);

            for (int day = 1; day <= length; day++) {
                int y, m, d;

                assert_int_equal(lrel_date_from_calendar(year, month, day, &date),
                                 LREL_OK);
                assert_int_equal(date.days, last.days + 1);
                lrel_date_to_calendar(date, &y, &m, &d);
                assert_true(y == year && m == month && d == day);
                last = date;
            }
            assert_int_equal(lrel_date_from_calendar(year, month, length + 1, &date),
                             LREL_E_DATE);
        }
}

static void date_to_calendar__outputs_may_be_missing(void **state)
{
    int month = 0;

    lrel_date_to_calendar((lrel_date){0}, NULL, &month, NULL);
    assert_int_equal(month, 1);
}

static void date_format__beginning_and_open_are_empty(void **state)
{
    char text[16] = "before";

    lrel_date_format((lrel_date){LREL_DAY_BEGINNING}, text);
    assert_string_equal(text, "");
    strcpy(text, "before");
    lrel_date_format((lrel_date){LREL_DAY_OPEN}, text);
    assert_string_equal(text, "");
}

static void date_format__the_farthest_days_fit(void **state)
{
    char text[16];

    lrel_date_format((lrel_date){INT32_MIN + 1}, text);
    assert_string_equal(text, "-5877641-06-24");
    lrel_date_format((lrel_date){INT32_MAX - 1}, text);
    assert_string_equal(text, "5881580-07-10");
}

static void date_parse__needs_no_error(void **state)
{
    lrel_date date;

    assert_int_equal(lrel_date_parse("2014-13-01", &date, NULL), LREL_E_DATE);
}

int main(void)
{
    enum { ROWS = sizeof cases / sizeof *cases };
    struct CMUnitTest rows[ROWS] = {{0}};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(date__every_day_from_1600_to_2100_is_the_one_after_the_last),
        cmocka_unit_test(date_to_calendar__outputs_may_be_missing),
        cmocka_unit_test(date_format__beginning_and_open_are_empty),
        cmocka_unit_test(date_format__the_farthest_days_fit),
        cmocka_unit_test(date_parse__needs_no_error),
    };

    for (int i = 0; i < ROWS; i++)
        rows[i] = (struct CMUnitTest){.name = cases[i].name,
                                      .test_func = date_is_parsed,
                                      .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests_name("core/date table", rows, NULL, NULL) +
           cmocka_run_group_tests_name("core/date", tests, NULL, NULL);
}
