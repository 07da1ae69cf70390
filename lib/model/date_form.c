/* SPDX-License-Identifier: Apache-2.0 */
/* date_form.c: the ISO forms are forms like any other, tried by the length of the cell;
 * what follows the day in an ISO date-time is checked by hand, since its parts are
 * optional. */
#include "model/date_form.h"

#include "core/fail.h"

/* Dates outside these years are typing errors or another calendar (2563 is Buddhist). */
#define FIRST_YEAR 1900
#define LAST_YEAR  2100
/* The first two-digit year of the last century, as POSIX strptime() has it. */
#define PIVOT 69
/* Longest form; real ones have some twenty bytes. */
#define FORM_MAX 100

/* What was read so far. 0: not in the form, but for the year. */
typedef struct parts {
    int year, month, day;
    bool has_month, has_day;
} parts;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A number of @p least to @p most digits at the start of *@p rest. */
static bool take_number(lrel_text *rest, size_t least, size_t most, int *out)
{
    size_t used = 0;
    int value = 0;

    while (used < most && used < rest->length && is_digit(rest->at[used]))
        value = value * 10 + (rest->at[used++] - '0');
    if (used < least)
        return false;
    rest->at += used;
    rest->length -= used;
    *out = value;
    return true;
}

static bool take_literal(lrel_text *rest, char c)
{
    if (rest->length == 0 || rest->at[0] != c)
        return false;
    rest->at++;
    rest->length--;
    return true;
}

static bool take_range(lrel_text *rest, int last)
{
    int value;

    return take_number(rest, 1, 2, &value) && value <= last;
}

/* The longest month name at the start: "September" before "Sept" before "Sep". */
static bool take_month_name(lrel_text *rest, int *month)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};

    for (int i = 0; i < 12; i++) {
        size_t lengths[3] = {strlen(names[i]), i == 8 ? 4 : 3, 3};

        for (int k = 0; k < 3; k++) {
            lrel_text name = {names[i], lengths[k]};
            lrel_text start = {rest->at, lengths[k]};

            if (lengths[k] > rest->length || !lrel_text_is_equal_nocase(name, start))
                continue;
            rest->at += lengths[k];
            rest->length -= lengths[k];
            *month = i + 1;
            return true;
        }
    }
    return false;
}

static bool take_short_year(lrel_text *rest, int *year)
{
    if (!take_number(rest, 2, 2, year))
        return false;
    *year += *year < PIVOT ? 2000 : 1900;
    return true;
}

static bool take_directive(lrel_text *rest, char directive, parts *date)
{
    switch (directive) {
    case 'Y':
        return take_number(rest, 4, 4, &date->year);
    case 'y':
        return take_short_year(rest, &date->year);
    case 'm':
        date->has_month = true;
        return take_number(rest, 1, 2, &date->month);
    case 'b':
    case 'B':
        date->has_month = true;
        return take_month_name(rest, &date->month);
    case 'd':
        date->has_day = true;
        return take_number(rest, 1, 2, &date->day);
    case 'H':
        return take_range(rest, 23);
    case 'M':
        return take_range(rest, 59);
    case 'S':
        return take_range(rest, 60); /* a leap second */
    default:
        return take_literal(rest, directive); /* %% */
    }
}

static bool take_form(lrel_text *rest, lrel_text form, parts *date)
{
    for (size_t i = 0; i < form.length; i++) {
        bool is_directive = form.at[i] == '%' && i + 1 < form.length;

        if (is_directive ? !take_directive(rest, form.at[++i], date)
                         : !take_literal(rest, form.at[i]))
            return false;
    }
    return true;
}

/* `Z`, `+07`, `+0700` or `+07:00`, or nothing. */
static bool take_zone(lrel_text *rest)
{
    int number;

    if (rest->length == 0 || take_literal(rest, 'Z'))
        return true;
    if (!take_literal(rest, '+') && !take_literal(rest, '-'))
        return false;
    if (!take_number(rest, 2, 2, &number) || number > 23)
        return false;
    if (rest->length == 0)
        return true;
    (void)take_literal(rest, ':');
    return take_number(rest, 2, 2, &number) && number <= 59;
}

/* `hh:mm`, with seconds and a fraction of them as one likes. */
static bool take_time(lrel_text *rest)
{
    int number;

    if (!take_number(rest, 2, 2, &number) || number > 23 || !take_literal(rest, ':') ||
        !take_number(rest, 2, 2, &number) || number > 59)
        return false;
    if (take_literal(rest, ':') && (!take_number(rest, 2, 2, &number) || number > 60))
        return false;
    if (take_literal(rest, '.')) {
        if (rest->length == 0 || !is_digit(rest->at[0]))
            return false;
        while (rest->length > 0 && is_digit(rest->at[0])) {
            rest->at++;
            rest->length--;
        }
    }
    return take_zone(rest);
}

static bool take_iso(lrel_text *rest, parts *date)
{
    size_t length = rest->length;

    if (length == 4)
        return take_form(rest, LREL_TEXT("%Y"), date);
    if (length == 7)
        return take_form(rest, LREL_TEXT("%Y-%m"), date) && rest->length == 0;
    /* Ten bytes at least: ISO days and months have two digits. */
    if (length < 10 || !take_form(rest, LREL_TEXT("%Y-%m-%d"), date) ||
        rest->length != length - 10)
        return false;
    if (rest->length == 0)
        return true;
    return (take_literal(rest, 'T') || take_literal(rest, ' ')) && take_time(rest);
}

static bool month_start(int year, int month, lrel_date *out)
{
    return lrel_date_from_calendar(year, month, 1, out) == LREL_OK;
}

/* The first and last day that @p date can be. */
static bool to_days(const parts *date, lrel_stated_date *out)
{
    lrel_date first, next;

    if (date->has_day) {
        if (lrel_date_from_calendar(date->year, date->month, date->day, &first) !=
            LREL_OK)
            return false;
        *out = (lrel_stated_date){true, first, first};
        return true;
    }
    if (!month_start(date->year, date->has_month ? date->month : 1, &first))
        return false;
    if (date->has_month && date->month < 12) {
        if (!month_start(date->year, date->month + 1, &next))
            return false;
    } else if (!month_start(date->year + 1, 1, &next)) {
        return false;
    }
    *out = (lrel_stated_date){true, first, {next.days - 1}};
    return true;
}

lrel_date_reading lrel_date_form_read(lrel_text form, lrel_text cell,
                                      lrel_stated_date *out)
{
    parts date = {0};
    lrel_stated_date stated;
    lrel_text rest = cell;

    if (form.length == 0 ? !take_iso(&rest, &date) : !take_form(&rest, form, &date))
        return LREL_DATE_UNREADABLE;
    if (rest.length != 0)
        return LREL_DATE_UNREADABLE;
    if (date.year < 1 || !to_days(&date, &stated))
        return LREL_DATE_UNREADABLE;
    if (date.year < FIRST_YEAR || date.year > LAST_YEAR)
        return LREL_DATE_IMPOSSIBLE;
    *out = stated;
    return LREL_DATE_READ;
}

/* How often a form names each part. */
typedef struct form_parts {
    int years, months, days, hours, minutes, seconds;
} form_parts;

static bool count_directive(char directive, form_parts *count)
{
    switch (directive) {
    case 'Y':
    case 'y':
        count->years++;
        return true;
    case 'm':
    case 'b':
    case 'B':
        count->months++;
        return true;
    case 'd':
        count->days++;
        return true;
    case 'H':
        count->hours++;
        return true;
    case 'M':
        count->minutes++;
        return true;
    case 'S':
        count->seconds++;
        return true;
    default:
        return directive == '%';
    }
}

lrel_status lrel_date_form_check(lrel_text form, lrel_error *err)
{
    form_parts count = {0};

    if (form.length == 0)
        return LREL_OK;
    if (form.length > FORM_MAX)
        return lrel__fail(err, LREL_E_DATE, "a form of more than %d bytes", FORM_MAX);
    for (size_t i = 0; i < form.length; i++) {
        if (form.at[i] != '%')
            continue;
        if (++i == form.length)
            return lrel__fail(err, LREL_E_DATE, "form \"%.*s\" ends in a lone %%",
                              LREL_TEXT_ARGS(form));
        if (!count_directive(form.at[i], &count))
            return lrel__fail(err, LREL_E_DATE,
                              "form \"%.*s\" has %%%c; known are %%d %%m %%Y %%y %%b %%B "
                              "%%H %%M %%S",
                              LREL_TEXT_ARGS(form),
                              form.at[i] > ' ' && form.at[i] < 127 ? form.at[i] : '?');
    }
    if (count.years == 0)
        return lrel__fail(err, LREL_E_DATE, "form \"%.*s\" has no year (%%Y or %%y)",
                          LREL_TEXT_ARGS(form));
    if (count.days > count.months)
        return lrel__fail(err, LREL_E_DATE, "form \"%.*s\" has a day but no month",
                          LREL_TEXT_ARGS(form));
    if (count.years > 1 || count.months > 1 || count.days > 1 || count.hours > 1 ||
        count.minutes > 1 || count.seconds > 1)
        return lrel__fail(err, LREL_E_DATE, "form \"%.*s\" has one part of a date twice",
                          LREL_TEXT_ARGS(form));
    return LREL_OK;
}
