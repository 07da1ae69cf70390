/* SPDX-License-Identifier: Apache-2.0 */
/* date.h: calendar days and half-open spans of them.
 *
 * A date is a day of the Gregorian calendar, without a time of day or a time zone. */
#ifndef LREL_DATE_H
#define LREL_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "landrelease/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Days since 1970-01-01. */
typedef struct lrel_date {
    int32_t days;
} lrel_date;

/** @p from is in the span, @p to is not. */
typedef struct lrel_span {
    lrel_date from;
    lrel_date to;
} lrel_span;

/** Before every day: land recorded without a date stands from here. */
#define LREL_DAY_BEGINNING INT32_MIN
/** After every day: a span that has not ended. */
#define LREL_DAY_OPEN INT32_MAX

/** The day @p day of @p month (1-12) of @p year.
 * @return LREL_OK, or LREL_E_DATE where the calendar has no such day
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_date_from_calendar(int year, int month,
                                                               int day, lrel_date *out);

/** The year, month (1-12) and day of @p date; any of the outputs may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_date_to_calendar(lrel_date date, int *year, int *month, int *day);

/** Reads `YYYY-MM-DD`, all of @p text.
 * @return LREL_OK or LREL_E_DATE with the reason
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_date_parse(const char *text, lrel_date *out,
                                                       lrel_error *err);

/** Writes `YYYY-MM-DD` into @p out; "" for LREL_DAY_BEGINNING and LREL_DAY_OPEN.
 * @since 0.1 */
LREL_EXPORT void lrel_date_format(lrel_date date, char out[16]);

#ifdef __cplusplus
}
#endif
#endif
