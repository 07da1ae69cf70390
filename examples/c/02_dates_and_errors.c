/* SPDX-License-Identifier: Apache-2.0 */
/* 02_dates_and_errors.c: how a call says that it failed, and why.
 *
 * Shows the status that a call returns, the error that the caller owns, and dates: days
 * of the calendar, without time of day or time zone. Prints what comes of five texts,
 * then a day counted on by hand. */
#include <inttypes.h>
#include <stdio.h>

#include <landrelease/date.h>
#include <landrelease/error.h>
#include <landrelease/status.h>

static const char *const texts[] = {
    "2024-02-29", "2023-02-29", "2014-13-01", "12/06/2019", "",
};

/* The family of a status is enough to decide what to do; its text and the message of the
 * error are for people. */
static void print_failure(const char *text, const lrel_error *err)
{
    printf("\"%s\": status %d, %s: %s\n", text, (int)err->status,
           lrel_status_text(err->status), err->message);
}

static void print_day(const char *text)
{
    lrel_error err;
    lrel_date date;
    int year, month, day;

    if (lrel_date_parse(text, &date, &err) != LREL_OK) {
        print_failure(text, &err);
        return;
    }
    lrel_date_to_calendar(date, &year, &month, &day);
    printf("\"%s\": day %d of month %d of %d, %" PRId32 " days after 1970-01-01\n", text,
           day, month, year, date.days);
}

int main(void)
{
    lrel_error err;
    lrel_date date;
    char text[16];

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        print_day(texts[i]);

    /* An error is written only by a call that fails. Where a program looks at one without
     * knowing whether something failed, it begins like this: */
    lrel_error_init(&err);
    if (lrel_date_from_calendar(2024, 12, 31, &date) != LREL_OK)
        return 1;
    date.days++; /* a date is a number of days: counting on is adding */
    lrel_date_format(date, text);
    printf("the day after 2024-12-31 is %s; status of the error: %d\n", text,
           (int)err.status);
    return 0;
}
