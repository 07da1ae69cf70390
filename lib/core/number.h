/* SPDX-License-Identifier: Apache-2.0 */
/* number.h: numbers from text and as text, whatever the locale. */
#ifndef LREL_CORE_NUMBER_H
#define LREL_CORE_NUMBER_H

#include "core/text.h"

/** Reads all of @p text as a decimal number: sign, digits, point, exponent; no white
 * space, no hexadecimal, no infinity, nothing that overflows. Correctly rounded.
 * @return false where it is anything else; *out is then untouched */
bool lrel_number_parse(lrel_text text, double *out);

/** Reads the longest number at the start of @p text (of @p length bytes); for coordinate
 * lists. @return the bytes used, 0 where there is no number */
size_t lrel_number_scan(const char *text, size_t length, double *out);

/** Reads all of @p text as a number and gives it times 10^@p power as a whole one,
 * rounded half away from zero: exact where a double would not be.
 * @return false where it is no number or does not fit; *out is then untouched */
bool lrel_number_scaled(lrel_text text, int power, int64_t *out);

/** Reads all of @p text as a whole number without a fraction. */
bool lrel_integer_parse(lrel_text text, int64_t *out);

/** Writes the shortest text that is read back as the same number, of 32 bits where
 * @p is_single; 40 bytes are enough for all. */
void lrel_number_format(double value, bool is_single, char *out, size_t capacity);

/* Of the longest whole number, with its sign and a NUL. */
#define LREL_INTEGER_BYTES 21

/** Writes a whole number. By hand: printing one takes longer than reading its row.
 * @return where in @p room it begins */
const char *lrel_integer_format(int64_t value, char room[LREL_INTEGER_BYTES]);

#endif
