/* SPDX-License-Identifier: Apache-2.0 */
/* calendar.c: the proleptic Gregorian calendar, counted in years that begin in March, so
 * that the leap day is the last (H. Hinnant, "chrono-compatible low-level date
 * algorithms"). */
#include "calendar.h"

#include <stdio.h>

#define DAYS_TO_1970 719468 /* from 0000-03-01 */
#define DAYS_OF_ERA  146097 /* 400 years */

int day_of(int year, int month, int day)
{
    int march_year = month <= 2 ? year - 1 : year;
    int era = march_year / 400;
    int year_of_era = march_year - 400 * era;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * DAYS_OF_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
           day_of_year - DAYS_TO_1970;
}

static void split(int day, int *year, int *month, int *day_of_month)
{
    int since = day + DAYS_TO_1970;
    int era = since / DAYS_OF_ERA;
    int of_era = since - era * DAYS_OF_ERA;
    int year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / (DAYS_OF_ERA - 1)) / 365;
    int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int from_march = (5 * of_year + 2) / 153;

    *day_of_month = of_year - (153 * from_march + 2) / 5 + 1;
    *month = from_march < 10 ? from_march + 3 : from_march - 9;
    *year = year_of_era + 400 * era + (*month <= 2);
}

int year_of(int day)
{
    int year, month, day_of_month;

    split(day, &year, &month, &day_of_month);
    return year;
}

void date_text(int day, date_form form, char out[DATE_TEXT])
{
    int year, month, of_month;

    *out = '\0';
    if (day == NO_DAY)
        return;
    split(day, &year, &month, &of_month);
    if (form == ISO_DATE)
        snprintf(out, DATE_TEXT, "%04d-%02d-%02d", year, month, of_month);
    else if (form == SLASHED_DATE)
        snprintf(out, DATE_TEXT, "%02d/%02d/%04d", of_month, month, year);
    else
        snprintf(out, DATE_TEXT, "%04d%02d%02d", year, month, of_month);
}
