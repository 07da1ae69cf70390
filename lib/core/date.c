/* SPDX-License-Identifier: Apache-2.0 */
/* date.c: days and the Gregorian calendar, extended backwards.
 *
 * Method: years that begin in March put the leap day at the end, and 400 of them have
 * always 146097 days (H. Hinnant, chrono-compatible low-level date algorithms). */
#include "landrelease/date.h"

#include <assert.h>
#include <string.h>

#include "core/fail.h"
#include "core/text.h"

#define DAYS_PER_ERA 146097 /* 400 years */
/* From 0000-03-01 to 1970-01-01. */
#define DAYS_TO_1970 719468

static bool is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap_year(year) ? 29 : lengths[month - 1];
}

lrel_status lrel_date_from_calendar(int year, int month, int day, lrel_date *out)
{
    int era, year_of_era, day_of_year;

    assert(out);
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > month_length(year, month))
        return LREL_E_DATE;
    if (month <= 2)
        year--;
    era = year / 400;
    year_of_era = year % 400;
    day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    out->days = era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 -
                year_of_era / 100 + day_of_year - DAYS_TO_1970;
    return LREL_OK;
}

void lrel_date_to_calendar(lrel_date date, int *year, int *month, int *day)
{
    int64_t days = (int64_t)date.days + DAYS_TO_1970;
    int64_t era = (days >= 0 ? days : days - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    int day_of_era = (int)(days - era * DAYS_PER_ERA);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * day_of_year + 2) / 153;
    int calendar_month = march_month < 10 ? march_month + 3 : march_month - 9;

    if (year)
        *year = (int)(era * 400) + year_of_era + (calendar_month <= 2);
    if (month)
        *month = calendar_month;
    if (day)
        *day = day_of_year - (153 * march_month + 2) / 5 + 1;
}

/* The number that the @p count digits at @p text spell; -1 where one is no digit. */
static int digits(const char *text, int count)
{
    int value = 0;

    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

lrel_status lrel_date_parse(const char *text, lrel_date *out, lrel_error *err)
{
    int year, month, day;

    assert(text && out);
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return lrel__fail(err, LREL_E_DATE, "\"%.40s\" is not a date as 2024-12-31",
                          text);
    year = digits(text, 4);
    month = digits(text + 5, 2);
    day = digits(text + 8, 2);
    if (year < 0 || month < 0 || day < 0)
        return lrel__fail(err, LREL_E_DATE, "\"%s\" is not a date as 2024-12-31", text);
    if (year == 0)
        return lrel__fail(err, LREL_E_DATE, "\"%s\" has no year", text);
    if (month < 1 || month > 12)
        return lrel__fail(err, LREL_E_DATE, "\"%s\" has no month %d", text, month);
    if (lrel_date_from_calendar(year, month, day, out) != LREL_OK)
        return lrel__fail(err, LREL_E_DATE, "\"%s\": %04d-%02d has no day %d", text, year,
                          month, day);
    return LREL_OK;
}

static char *write_two_digits(char *at, int value)
{
    at[0] = (char)('0' + value / 10 % 10);
    at[1] = (char)('0' + value % 10);
    return at + 2;
}

/* Four digits, or the seven that the farthest days need, with a sign before the year 0.
 */
static char *write_year(char *at, int year)
{
    int left = year < 0 ? -year : year;
    int divisor = 1000;

    if (year < 0)
        *at++ = '-';
    while (divisor < 1000000 && left / divisor >= 10)
        divisor *= 10;
    for (; divisor > 0; divisor /= 10)
        *at++ = (char)('0' + left / divisor % 10);
    return at;
}

void lrel_date_format(lrel_date date, char out[16])
{
    int year, month, day;
    char *at = out;

    out[0] = '\0';
    if (date.days == LREL_DAY_BEGINNING || date.days == LREL_DAY_OPEN)
        return;
    lrel_date_to_calendar(date, &year, &month, &day);
    at = write_year(at, year);
    *at++ = '-';
    at = write_two_digits(at, month);
    *at++ = '-';
    at = write_two_digits(at, day);
    *at = '\0';
}
