/* SPDX-License-Identifier: Apache-2.0 */
/* calendar.h: days as whole numbers, without the machine's clock or time zone. */
#ifndef CAMBODIA_CALENDAR_H
#define CAMBODIA_CALENDAR_H

#include <stddef.h>

#define NO_DAY 0 /* 1970-01-01, when nobody here recorded anything */

/* Days since 1970-01-01. */
int day_of(int year, int month, int day);
int year_of(int day);

typedef enum date_form { ISO_DATE, SLASHED_DATE, DBF_DATE } date_form;

#define DATE_TEXT 16
/* "2024-12-31", "31/12/2024" or "20241231"; "" for NO_DAY. */
void date_text(int day, date_form form, char out[DATE_TEXT]);

#endif
