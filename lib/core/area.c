/* SPDX-License-Identifier: Apache-2.0 */
/* area.c: doubled areas as decimals. Half a square unit of 1 mm is 5e-7 m2, of 1 cm 5e-5
 * m2: times five, the doubled area is a whole number of 1e-7 or 1e-5 m2. */
#include "core/area.h"

#include <assert.h>

#include "core/number.h"

typedef unsigned __int128 uint128;

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

static uint64_t power_of_ten(int exponent)
{
    uint64_t power = 1;

    while (exponent-- > 0)
        power *= 10;
    return power;
}

/* Doubled square units in a square metre. */
static int64_t area2_per_m2(int units_per_m)
{
    assert(units_per_m == 1000 || units_per_m == 100);
    return INT64_C(2) * units_per_m * units_per_m;
}

/* Writes @p value * 10^-@p decimals from the right end, with at least one digit before
 * the point, and gives the place behind it. */
static char *write_decimal(uint128 value, int decimals, bool is_negative, char *out)
{
    char reversed[48];
    int count = 0;

    for (int place = 0; value > 0 || place <= decimals; place++) {
        if (place == decimals && decimals > 0)
            reversed[count++] = '.';
        reversed[count++] = (char)('0' + (int)(value % 10));
        value /= 10;
    }
    if (is_negative)
        *out++ = '-';
    while (count > 0)
        *out++ = reversed[--count];
    *out = '\0';
    return out;
}

/* Takes zeros, and a point, from the end of a decimal with places. */
static void trim_zeros(char *end)
{
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        end[-1] = '\0';
}

void lrel_area_format_m2(int64_t area2, int units_per_m, char out[32])
{
    int decimals = area2_per_m2(units_per_m) == 2000000 ? 7 : 5;

    trim_zeros(write_decimal((uint128)magnitude(area2) * 5, decimals, area2 < 0, out));
}

void lrel_area_format_whole_m2(int64_t area2, int units_per_m, char out[32])
{
    uint64_t divisor = (uint64_t)area2_per_m2(units_per_m);
    uint64_t rounded = (uint64_t)(((uint128)magnitude(area2) + divisor / 2) / divisor);

    write_decimal(rounded, 0, area2 < 0 && rounded > 0, out);
}

void lrel_area_format_stated(lrel_stated_sum sum, char out[40])
{
    uint128 value = sum < 0 ? -(uint128)sum : (uint128)sum;

    trim_zeros(write_decimal(value, 4, sum < 0, out));
}

void lrel_area_format_km2(int64_t area2, int units_per_m, int decimals, char out[40])
{
    uint128 divisor = (uint128)area2_per_m2(units_per_m) * 1000000;
    uint128 dividend, rounded;

    assert(decimals >= 0 && decimals <= 9);
    dividend = (uint128)magnitude(area2) * power_of_ten(decimals);
    rounded = (dividend + divisor / 2) / divisor;
    write_decimal(rounded, decimals, area2 < 0 && rounded > 0, out);
}

double lrel_area_to_m2(int64_t area2, int units_per_m)
{
    double m2 = 0.0;
    char text[32];

    if (magnitude(area2) <= UINT64_C(1) << 53)
        return (double)area2 / (double)area2_per_m2(units_per_m);
    lrel_area_format_m2(area2, units_per_m, text);
    (void)lrel_number_parse(lrel_text_of(text), &m2);
    return m2;
}
