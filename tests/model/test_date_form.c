/* SPDX-License-Identifier: Apache-2.0 */
/* test_date_form.c: which cells are which days, and which forms are forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "model/date_form.h"
#include "support/rows.h"

typedef struct date_case {
    const char *name;
    const char *form;
    const char *cell;
    const char *first; /* NULL: unreadable; "": impossible */
    const char *last;
} date_case;

static const date_case cases[] = {
    {"date_form_read__iso_day", "", "2020-01-31", "2020-01-31", "2020-01-31"},
    {"date_form_read__iso_month_is_all_of_it", "", "2024-02", "2024-02-01", "2024-02-29"},
    {"date_form_read__iso_december_ends_with_the_year", "", "2023-12", "2023-12-01",
     "2023-12-31"},
    {"date_form_read__iso_year_is_all_of_it", "", "1998", "1998-01-01", "1998-12-31"},
    {"date_form_read__iso_time_is_dropped", "", "2020-01-31T23:59:59", "2020-01-31",
     "2020-01-31"},
    {"date_form_read__iso_time_with_zone_is_dropped", "", "2020-01-31T23:59:59.123+07:00",
     "2020-01-31", "2020-01-31"},
    {"date_form_read__iso_zulu_is_dropped", "", "2020-01-31 00:00Z", "2020-01-31",
     "2020-01-31"},
    {"date_form_read__short_zone_is_dropped", "", "2020-01-31T10:00+07", "2020-01-31",
     "2020-01-31"},
    {"date_form_read__30_february_is_refused", "", "2020-02-30", NULL, NULL},
    {"date_form_read__29_february_of_a_common_year_is_refused", "", "2019-02-29", NULL,
     NULL},
    {"date_form_read__29_february_of_2000_is_a_day", "", "2000-02-29", "2000-02-29",
     "2000-02-29"},
    {"date_form_read__29_february_of_1900_is_refused", "", "1900-02-29", NULL, NULL},
    {"date_form_read__month_13_is_refused", "", "2014-13", NULL, NULL},
    {"date_form_read__month_0_is_refused", "", "2014-00-10", NULL, NULL},
    {"date_form_read__day_0_is_refused", "", "2014-01-00", NULL, NULL},
    {"date_form_read__iso_needs_two_digits", "", "2014-1-2", NULL, NULL},
    {"date_form_read__iso_needs_two_digits_before_a_time", "", "2014-1-2T10:00", NULL,
     NULL},
    {"date_form_read__iso_month_needs_two_digits", "", "2014-1-", NULL, NULL},
    {"date_form_read__iso_month_of_one_digit_before_a_day", "", "2014-1-021", NULL, NULL},
    {"date_form_read__slashes_are_not_iso", "", "2020/01/31", NULL, NULL},
    {"date_form_read__nothing_is_no_date", "", "", NULL, NULL},
    {"date_form_read__hour_24_is_refused", "", "2020-01-31T24:00", NULL, NULL},
    {"date_form_read__time_without_minutes_is_refused", "", "2020-01-31T10", NULL, NULL},
    {"date_form_read__text_behind_a_day_is_refused", "", "2020-01-31x", NULL, NULL},
    {"date_form_read__text_behind_a_zone_is_refused", "", "2020-01-31T10:00Zx", NULL,
     NULL},
    {"date_form_read__fraction_needs_digits", "", "2020-01-31T10:00:00.", NULL, NULL},
    {"date_form_read__buddhist_year_is_impossible", "", "2563-01-31", "", NULL},
    {"date_form_read__1899_is_impossible", "", "1899-12-31", "", NULL},
    {"date_form_read__1900_is_possible", "", "1900-01-01", "1900-01-01", "1900-01-01"},
    {"date_form_read__2100_is_possible", "", "2100-12-31", "2100-12-31", "2100-12-31"},
    {"date_form_read__2101_is_impossible", "", "2101", "", NULL},
    {"date_form_read__an_impossible_day_of_an_impossible_year_is_unreadable", "",
     "2563-02-30", NULL, NULL},
    {"date_form_read__day_first", "%d/%m/%Y", "03/04/2020", "2020-04-03", "2020-04-03"},
    {"date_form_read__month_first", "%m/%d/%Y", "03/04/2020", "2020-03-04", "2020-03-04"},
    {"date_form_read__single_digits", "%d/%m/%Y", "3/4/2020", "2020-04-03", "2020-04-03"},
    {"date_form_read__no_separators", "%Y%m%d", "20200403", "2020-04-03", "2020-04-03"},
    {"date_form_read__short_year_68", "%d.%m.%y", "1.1.68", "2068-01-01", "2068-01-01"},
    {"date_form_read__short_year_69", "%d.%m.%y", "1.1.69", "1969-01-01", "1969-01-01"},
    {"date_form_read__month_and_year", "%m/%Y", "2/2023", "2023-02-01", "2023-02-28"},
    {"date_form_read__short_month_name", "%d-%b-%y", "03-APR-20", "2020-04-03",
     "2020-04-03"},
    {"date_form_read__sept_is_september", "%b %Y", "Sept 2020", "2020-09-01",
     "2020-09-30"},
    {"date_form_read__long_month_name", "%d %B %Y", "3 september 2020", "2020-09-03",
     "2020-09-03"},
    {"date_form_read__may_is_short_and_long", "%B %d, %Y", "May 3, 2020", "2020-05-03",
     "2020-05-03"},
    {"date_form_read__foreign_month_is_refused", "%d %b %Y", "3 mai 2020", NULL, NULL},
    {"date_form_read__time_in_a_form_is_dropped", "%d/%m/%Y %H:%M:%S",
     "03/04/2020 23:59:60", "2020-04-03", "2020-04-03"},
    {"date_form_read__minute_60_is_refused", "%Y-%m-%d %H:%M", "2020-01-01 10:60", NULL,
     NULL},
    {"date_form_read__percent_is_literal", "%%%Y", "%2020", "2020-01-01", "2020-12-31"},
    {"date_form_read__another_separator_is_refused", "%d/%m/%Y", "03-04-2020", NULL,
     NULL},
    {"date_form_read__month_13_in_a_form_is_refused", "%d/%m/%Y", "04/13/2020", NULL,
     NULL},
    {"date_form_read__three_digit_year_is_refused", "%Y", "202", NULL, NULL},
    {"date_form_read__five_digit_year_is_refused", "%Y", "20200", NULL, NULL},
    {"date_form_read__year_0_is_refused", "%Y", "0000", NULL, NULL},
};

static void cell_is_read(void **state)
{
    const date_case *row = *state;
    lrel_stated_date date = {false, {7}, {7}};
    lrel_date_reading wanted = !row->first      ? LREL_DATE_UNREADABLE
                               : !row->first[0] ? LREL_DATE_IMPOSSIBLE
                                                : LREL_DATE_READ;
    char day[16];

    assert_int_equal(
        lrel_date_form_read(lrel_text_of(row->form), lrel_text_of(row->cell), &date),
        wanted);
    if (wanted != LREL_DATE_READ) {
        assert_int_equal(date.first.days, 7);
        return;
    }
    assert_true(date.is_known);
    lrel_date_format(date.first, day);
    assert_string_equal(day, row->first);
    lrel_date_format(date.last, day);
    assert_string_equal(day, row->last);
}

typedef struct form_case {
    const char *name;
    const char *form;
    const char *message; /* NULL: it is a form */
} form_case;

static const form_case forms[] = {
    {"date_form_check__iso", "", NULL},
    {"date_form_check__day_month_year", "%d/%m/%Y", NULL},
    {"date_form_check__no_year_is_refused", "%d/%m",
     "form \"%d/%m\" has no year (%Y or %y)"},
    {"date_form_check__day_without_month_is_refused", "%d %Y",
     "form \"%d %Y\" has a day but no month"},
    {"date_form_check__two_months_are_refused", "%m %b %Y",
     "form \"%m %b %Y\" has one part of a date twice"},
    {"date_form_check__two_years_are_refused", "%y%Y",
     "form \"%y%Y\" has one part of a date twice"},
    {"date_form_check__unknown_directive_is_refused", "%Y-%j",
     "form \"%Y-%j\" has %j; known are %d %m %Y %y %b %B %H %M %S"},
    {"date_form_check__lone_percent_is_refused", "%Y%", "form \"%Y%\" ends in a lone %"},
    {"date_form_check__letters_without_percent_are_refused", "DD/MM/YYYY",
     "form \"DD/MM/YYYY\" has no year (%Y or %y)"},
};

static void form_is_checked(void **state)
{
    const form_case *row = *state;
    lrel_error err;

    lrel_error_init(&err);
    assert_int_equal(lrel_date_form_check(lrel_text_of(row->form), &err),
                     row->message ? LREL_E_DATE : LREL_OK);
    if (row->message)
        assert_string_equal(err.message, row->message);
}

int main(void)
{
    struct CMUnitTest tests[ROWS(cases) + ROWS(forms)];
    size_t count = 0;

    ADD_ROWS(tests, count, cases, cell_is_read);
    ADD_ROWS(tests, count, forms, form_is_checked);
    return cmocka_run_group_tests_name("date_form", tests, NULL, NULL);
}
