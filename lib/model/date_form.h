/* SPDX-License-Identifier: Apache-2.0 */
/* date_form.h: dates from cells, by the form that the programme declares.
 *
 * A form is literal text with %d %m %Y %y %b %B %H %M %S and %% in it. An empty form is
 * ISO 8601: YYYY-MM-DD, YYYY-MM or YYYY, and YYYY-MM-DD with a time of day behind `T` or
 * a space. A time of day is checked and dropped. Nothing is ever guessed. */
#ifndef LREL_MODEL_DATE_FORM_H
#define LREL_MODEL_DATE_FORM_H

#include "landrelease/date.h"
#include "core/text.h"

/* A date as stated: known to the day (first = last), month or year. */
typedef struct lrel_stated_date {
    bool is_known;
    lrel_date first;
    lrel_date last;
} lrel_stated_date;

typedef enum lrel_date_reading {
    LREL_DATE_READ,
    LREL_DATE_UNREADABLE, /* not of this form, or a day that no calendar has */
    LREL_DATE_IMPOSSIBLE  /* outside 1900-2100 */
} lrel_date_reading;

/** Checks that @p form names a year, no day without a month, and nothing twice.
 * @return LREL_OK or LREL_E_DATE with the reason */
LREL_NODISCARD lrel_status lrel_date_form_check(lrel_text form, lrel_error *err);

/** Reads all of @p cell by @p form, which lrel_date_form_check() has accepted.
 *
 * Two-digit years are 1969-2068, as in POSIX; months by name are English, short or long.
 *
 * @param out  set where LREL_DATE_READ is returned, else untouched */
lrel_date_reading lrel_date_form_read(lrel_text form, lrel_text cell,
                                      lrel_stated_date *out);

#endif
