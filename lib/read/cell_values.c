/* SPDX-License-Identifier: Apache-2.0 */
/* cell_values.c: numbers of a sheet are doubles, dates are days with a fraction. */
#include "read/cell_values.h"

#include <math.h>
#include <stdio.h>

#include "core/number.h"
#include "landrelease/date.h"

/* Excel keeps 15 digits of what is typed and writes zeros for the others. */
#define DIGITS_MAX 1e15
/* What "%.0f" may write into our room. */
#define WHOLE_MAX 1e21

#define DAY_SECONDS 86400
/* The last day of the year 9999. */
#define DAY_MAX 2958466

/* Excel believes in a 29 February 1900, number 60, as Lotus 1-2-3 did. */
#define LEAP_DAY 60

static bool is_whole(double value)
{
    return floor(value) == value;
}

static void write_clock(int64_t seconds, char *out, size_t capacity)
{
    snprintf(out, capacity, "%02d:%02d:%02d", (int)(seconds / 3600),
             (int)(seconds / 60 % 60), (int)(seconds % 60));
}

static void write_day(int64_t day, bool is_1904, char *out)
{
    lrel_date origin, date;
    lrel_status status = is_1904 ? lrel_date_from_calendar(1904, 1, 1, &origin)
                                 : lrel_date_from_calendar(1899, 12, 30, &origin);
    int year, month, number;

    if (status != LREL_OK || (!is_1904 && day == LEAP_DAY)) {
        snprintf(out, LREL_NUMBER_TEXT_BYTES, "1900-02-29"); /* as shown; no such day */
        return;
    }
    date.days = origin.days + (int32_t)day + (!is_1904 && day < LEAP_DAY);
    lrel_date_to_calendar(date, &year, &month, &number);
    snprintf(out, LREL_NUMBER_TEXT_BYTES, "%04d-%02d-%02d", year, month, number);
}

static lrel_cell_kind write_number(double value, char *out)
{
    if (is_whole(value) && fabs(value) < WHOLE_MAX) {
        snprintf(out, LREL_NUMBER_TEXT_BYTES, "%.0f", value == 0 ? 0.0 : value);
        return fabs(value) < DIGITS_MAX ? LREL_CELL_NUMBER : LREL_CELL_LONG_NUMBER;
    }
    lrel_number_format(value, false, out, LREL_NUMBER_TEXT_BYTES);
    return LREL_CELL_NUMBER;
}

/* Half a second is less than the error of a date typed as a formula. */
static lrel_cell_kind write_date(double value, bool has_date, bool is_1904, char *out)
{
    int64_t seconds, day;

    if (!(value >= 0 && value < DAY_MAX))
        return write_number(value, out);
    seconds = llround(value * DAY_SECONDS);
    day = seconds / DAY_SECONDS;
    seconds %= DAY_SECONDS;
    if (!has_date && day == 0) {
        write_clock(seconds, out, LREL_NUMBER_TEXT_BYTES);
        return LREL_CELL_TEXT;
    }
    write_day(day, is_1904, out);
    if (seconds > 0) {
        strcat(out, "T");
        write_clock(seconds, out + strlen(out), 16);
    }
    return LREL_CELL_DATE;
}

lrel_cell_kind lrel_cell_value__number(double value, const lrel_sheet_format *format,
                                       bool is_1904, char out[LREL_NUMBER_TEXT_BYTES])
{
    switch (format->kind) {
    case LREL_FORMATTED_DATE:
        return write_date(value, true, is_1904, out);
    case LREL_FORMATTED_TIME:
        return write_date(value, false, is_1904, out);
    case LREL_FORMATTED_ID:
        if (is_whole(value) && value >= 0 && value < DIGITS_MAX) {
            snprintf(out, LREL_NUMBER_TEXT_BYTES, "%s%0*.0f%s", format->prefix,
                     format->digits, value, format->suffix);
            return LREL_CELL_TEXT;
        }
        break;
    default:
        break;
    }
    return write_number(value, out);
}
