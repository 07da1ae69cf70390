/* SPDX-License-Identifier: Apache-2.0 */
/* area.h: exact areas. A doubled area in square grid units is a whole number; here it
 * becomes square metres without losing a digit. */
#ifndef LREL_CORE_AREA_H
#define LREL_CORE_AREA_H

#include <stddef.h>
#include <stdint.h>

/** Writes @p area2, a doubled area in square units of 1/@p units_per_m metres (1000 or
 * 100), as an exact decimal of m2 without trailing zeros: "12.5", "-0.0000005", "40000".
 * @param out  at least 32 bytes */
void lrel_area_format_m2(int64_t area2, int units_per_m, char out[32]);

/** Writes @p area2 in whole m2, rounded half away from zero.
 * @param out  at least 32 bytes */
void lrel_area_format_whole_m2(int64_t area2, int units_per_m, char out[32]);

/** Writes @p area2 in km2 with @p decimals (0-9) places, rounded half away from zero.
 * @param out  at least 40 bytes */
void lrel_area_format_km2(int64_t area2, int units_per_m, int decimals, char out[40]);

/* Areas as stated come as decimals of any unit: added up as doubles their sum would
 * depend on the order. In 1e-4 m2, finer than anybody states, one fits 64 bits; a sum may
 * not. */
typedef __int128 lrel_stated_sum;

/** Writes a sum of up to 1e10 stated areas in m2, without trailing zeros.
 * @param out  at least 40 bytes */
void lrel_area_format_stated(lrel_stated_sum sum, char out[40]);

/** The nearest double, for comparisons only. */
double lrel_area_to_m2(int64_t area2, int units_per_m);

#endif
