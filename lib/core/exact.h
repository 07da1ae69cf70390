/* SPDX-License-Identifier: Apache-2.0 */
/* exact.h: decimals of printed figures, added without losing a digit: whole numbers of
 * 10^-12. What people print has at most 17 digits in front of the point here, so that a
 * sum of a million figures still fits. */
#ifndef LREL_CORE_EXACT_H
#define LREL_CORE_EXACT_H

#include "core/text.h"

/* Decimal places that are kept. */
#define LREL_EXACT_PLACES 12

/* Room for any of them as text, with commas between groups. */
#define LREL_EXACT_BYTES 64

typedef __int128 lrel_exact;

/** 10^@p places units of the last place: the value 1 for places 0, 0.01 for 2. @p places
 * is at most LREL_EXACT_PLACES. */
lrel_exact lrel_exact_unit(int places);

/** Reads all of @p text, digits with a sign and a point ("-1234.50"), as
 * lrel_typed_reading has it.
 * @param places  receives the digits behind the point as written
 * @return false where it is no such number, has more than 17 digits in front of the point
 * or more than 12 behind it */
bool lrel_exact_parse(lrel_text text, lrel_exact *out, int *places);

/** Rounds @p value to @p places, half away from zero, as tables do. */
lrel_exact lrel_exact_round(lrel_exact value, int places);

/** @p a times @p b over @p c, which is not 0, to the nearest 10^-12.
 * @return false where that does not fit */
bool lrel_exact_scale(lrel_exact a, lrel_exact b, lrel_exact c, lrel_exact *out);

/** Adds. @return false where the sum is beyond what is kept */
bool lrel_exact_add(lrel_exact a, lrel_exact b, lrel_exact *out);

static inline lrel_exact lrel_exact_abs(lrel_exact value)
{
    return value < 0 ? -value : value;
}

/** Writes @p value with commas between groups of three ("-1,234.50"), with at least
 * @p places places and as many more as it has. */
void lrel_exact_format(lrel_exact value, int places, char out[LREL_EXACT_BYTES]);

/** The same without commas, as JSON and spreadsheets take it. */
void lrel_exact_format_plain(lrel_exact value, int places, char out[LREL_EXACT_BYTES]);

#endif
