/* SPDX-License-Identifier: Apache-2.0 */
/* years.c: four digits that stand alone; two of them with a dash or a word between are a
 * span. */
#include "audit/years.h"

#include <stdio.h>

#define FIRST_YEAR 1900
#define LAST_YEAR  2100

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The year at @p at, with no digit, point or comma of a larger number around it; or 0. */
static int year_at(lrel_text text, size_t at)
{
    int year = 0;

    if (at + 4 > text.length)
        return 0;
    if (at > 0 &&
        (is_digit(text.at[at - 1]) ||
         (at > 1 && strchr(",.", text.at[at - 1]) && is_digit(text.at[at - 2]))))
        return 0;
    for (size_t i = at; i < at + 4; i++) {
        if (!is_digit(text.at[i]))
            return 0;
        year = year * 10 + (text.at[i] - '0');
    }
    if (at + 4 < text.length && is_digit(text.at[at + 4]))
        return 0;
    if (at + 5 < text.length && strchr(",.", text.at[at + 4]) &&
        is_digit(text.at[at + 5]))
        return 0;
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

/* What joins two years into a span. */
static bool is_span_mark(lrel_text between)
{
    static const char *const marks[] = {
        "-", "\xE2\x80\x93", "\xE2\x80\x94", "to", "until", "..", "/"};

    between = lrel_audit__trim(between);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (lrel_text_is_equal_nocase(between, lrel_text_of(marks[i])))
            return true;
    return false;
}

audit_years lrel_audit__years_in(lrel_text text)
{
    audit_years years = {0, 0};
    size_t end = 0;
    int count = 0;

    for (size_t i = 0; i + 4 <= text.length; i++) {
        int year = year_at(text, i);

        if (!year)
            continue;
        count++;
        if (count == 2 && year > years.first &&
            is_span_mark((lrel_text){text.at + end, i - end}))
            years.last = year;
        else if (count == 1)
            years = (audit_years){year, year};
        else if (year != years.first || years.first != years.last)
            return (audit_years){0, 0};
        i += 3;
        end = i + 1;
    }
    return years;
}

bool lrel_audit__is_year(lrel_text text)
{
    return text.length == 4 && year_at(text, 0) != 0;
}

audit_name lrel_audit__name_years(audit_years years)
{
    audit_name name;

    if (years.first == years.last)
        snprintf(name.text, sizeof name.text, "%d", years.first);
    else
        snprintf(name.text, sizeof name.text, "%d to %d", years.first, years.last);
    return name;
}
