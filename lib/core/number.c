/* SPDX-License-Identifier: Apache-2.0 */
/* number.c: decimal text to double, correctly rounded.
 *
 * Three ways, the first that fits: Clinger's, one multiplication or division of two exact
 * doubles (W. Clinger, How to read floating point numbers accurately, PLDI 1990); one
 * exact division of 128 bits by a power of ten, for the 16 to 19 digits that GIS programs
 * like to write; the C library. Coordinates are most of what a file holds, so the first
 * two count. */
#include "core/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Digits that always fit uint64_t. */
#define DIGITS_MAX 19
/* A halfway point between two doubles has at most 767 significant digits; beyond them it
 * matters only whether anything is left. */
#define DIGITS_THAT_MATTER 768
/* Far beyond any double, far below overflow when digits are added. */
#define EXPONENT_LIMIT INT64_C(1000000000000000)

typedef unsigned __int128 uint128;

static const double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
#define EXACT_POWER_MAX 22

static const uint64_t whole_powers[DIGITS_MAX + 1] = {
    UINT64_C(1),
    UINT64_C(10),
    UINT64_C(100),
    UINT64_C(1000),
    UINT64_C(10000),
    UINT64_C(100000),
    UINT64_C(1000000),
    UINT64_C(10000000),
    UINT64_C(100000000),
    UINT64_C(1000000000),
    UINT64_C(10000000000),
    UINT64_C(100000000000),
    UINT64_C(1000000000000),
    UINT64_C(10000000000000),
    UINT64_C(100000000000000),
    UINT64_C(1000000000000000),
    UINT64_C(10000000000000000),
    UINT64_C(100000000000000000),
    UINT64_C(1000000000000000000),
    UINT64_C(10000000000000000000),
};

/* A number as it is written: mantissa * 10^exponent, where digits were dropped at least
 * that and less than (mantissa + 1) * 10^exponent. */
typedef struct decimal {
    const char *digits; /* the first digit ... */
    const char *end;    /* ... and behind the last one; a point may lie between */
    uint64_t mantissa;  /* DIGITS_MAX significant digits at most */
    int64_t exponent;
    int64_t dropped; /* digits behind those of the mantissa */
    size_t length;   /* bytes used, 0: no number */
    bool is_negative;
} decimal;

static inline bool is_digit(char c)
{
    return (unsigned char)(c - '0') <= 9;
}

/* The eight bytes at @p at, the first in the lowest byte. */
static inline uint64_t load8(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* How many of the eight bytes of @p values, text ^ "00000000", are digits before the
 * first that is none. A carry reaches only bytes behind that one. */
static inline int leading_digits(uint64_t values)
{
    uint64_t others =
        ((values + UINT64_C(0x7676767676767676)) | values) & UINT64_C(0x8080808080808080);

    return others == 0 ? 8 : __builtin_ctzll(others) / 8;
}

/* Eight digits, the first in the lowest byte: neighbours are joined to pairs, pairs to
 * fours, fours to the whole (as in simdjson and fast_float). */
static inline uint64_t join_digits(uint64_t values)
{
    const uint64_t mask = UINT64_C(0x000000FF000000FF);

    values = values * 10 + (values >> 8);
    return ((values & mask) * (100 + (UINT64_C(1000000) << 32)) +
            ((values >> 16) & mask) * (1 + (UINT64_C(10000) << 32))) >>
           32;
}

/* Reads digits into *mantissa, which wraps around beyond DIGITS_MAX of them. Eight bytes
 * at a time: the ends of short runs are where a loop over bytes loses its time. */
static inline const char *scan_digits(const char *at, const char *end, uint64_t *mantissa)
{
    uint64_t value = *mantissa;

    while (end - at >= 8) {
        uint64_t values = load8(at) ^ UINT64_C(0x3030303030303030);
        int count = leading_digits(values);

        if (count > 0)
            value = value * whole_powers[count] + join_digits(values << (64 - 8 * count));
        at += count;
        if (count < 8)
            goto done;
    }
    for (; at < end && is_digit(*at); at++)
        value = value * 10 + (uint64_t)(*at - '0');
done:
    *mantissa = value;
    return at;
}

/* Reads the mantissa again where it has more digits than fit: zeros at the front do not
 * count, digits at the end are dropped. */
static void rescan_digits(decimal *number)
{
    int kept = 0;

    number->mantissa = 0;
    for (const char *c = number->digits; c < number->end; c++) {
        if (!is_digit(*c))
            continue;
        if (kept == 0 && *c == '0')
            continue;
        if (kept < DIGITS_MAX) {
            number->mantissa = number->mantissa * 10 + (uint64_t)(*c - '0');
            kept++;
        } else {
            number->exponent++;
            number->dropped++;
        }
    }
}

/* Reads an exponent, if a whole one is there. */
static const char *scan_exponent(const char *at, const char *end, int64_t *exponent)
{
    const char *c = at + 1;
    bool is_negative = false;
    int64_t value = 0;

    if (c < end && (*c == '+' || *c == '-'))
        is_negative = *c++ == '-';
    if (c >= end || !is_digit(*c))
        return at;
    for (; c < end && is_digit(*c); c++)
        if (value < EXPONENT_LIMIT)
            value = value * 10 + (*c - '0');
    *exponent += is_negative ? -value : value;
    return c;
}

static inline decimal scan(const char *text, size_t length)
{
    decimal number = {.is_negative = false};
    const char *at = text, *end = text + length;
    ptrdiff_t count;

    if (at < end && (*at == '-' || *at == '+'))
        number.is_negative = *at++ == '-';
    number.digits = at;
    at = scan_digits(at, end, &number.mantissa);
    count = at - number.digits;
    if (at < end && *at == '.') {
        const char *fraction = at + 1;

        at = scan_digits(fraction, end, &number.mantissa);
        count += at - fraction;
        number.exponent = fraction - at;
    }
    if (count == 0)
        return number;
    number.end = at;
    if (count > DIGITS_MAX)
        rescan_digits(&number);
    if (at < end && (*at == 'e' || *at == 'E'))
        at = scan_exponent(at, end, &number.exponent);
    number.length = (size_t)(at - text);
    return number;
}

/* mantissa / 10^@p power, rounded to even. Both sides are shifted to the left end, so
 * that the quotient has 63 or 64 bits: more than the 53 of a double, and the remainder
 * says whether anything follows. Never subnormal: the quotient is at least 1e-19. */
static double divide_exactly(uint64_t mantissa, int power)
{
    int shift = __builtin_clzll(mantissa);
    int divisor_shift = __builtin_clzll(whole_powers[power]);
    uint64_t divisor = whole_powers[power] << divisor_shift;
    uint128 dividend = (uint128)(mantissa << shift) << 63;
    uint64_t quotient = (uint64_t)(dividend / divisor);
    bool has_rest = (uint128)quotient * divisor != dividend;
    int drop = 11 - __builtin_clzll(quotient);
    uint64_t kept = quotient >> drop;
    uint64_t dropped = quotient & ((UINT64_C(1) << drop) - 1);
    uint64_t half = UINT64_C(1) << (drop - 1);

    if (dropped > half || (dropped == half && (has_rest || (kept & 1))))
        kept++;
    return ldexp((double)kept, drop - 63 - shift + divisor_shift);
}

/* The C library's way, for what is rare. The copy has no decimal point, only digits and
 * an exponent, so that no locale can read it in another way; and it is short, whatever
 * the length of the number. */
static double convert_by_library(const decimal *number)
{
    char copy[DIGITS_THAT_MATTER + 32];
    int64_t exponent = number->exponent - number->dropped;
    size_t kept = 0;
    bool has_rest = false;

    for (const char *c = number->digits; c < number->end; c++) {
        if (!is_digit(*c) || (kept == 0 && *c == '0'))
            continue;
        if (kept < DIGITS_THAT_MATTER) {
            copy[kept++] = *c;
        } else {
            exponent++;
            has_rest = has_rest || *c != '0';
        }
    }
    if (has_rest) {
        copy[kept++] = '1';
        exponent--;
    }
    snprintf(copy + kept, sizeof copy - kept, "e%lld", (long long)exponent);
    return strtod(copy, NULL);
}

static inline double convert(const decimal *number)
{
    uint64_t mantissa = number->mantissa;
    int64_t exponent = number->exponent;

    if (mantissa == 0)
        return 0.0;
    if (mantissa <= UINT64_C(1) << 53 && number->dropped == 0) {
        if (exponent <= 0 && exponent >= -EXACT_POWER_MAX)
            return (double)mantissa / exact_powers[-exponent];
        if (exponent > 0 && exponent <= EXACT_POWER_MAX)
            return (double)mantissa * exact_powers[exponent];
    }
    if (exponent <= 0 && exponent >= -DIGITS_MAX) {
        double value = divide_exactly(mantissa, (int)-exponent);

        /* What was dropped lies between this mantissa and the next. */
        if (number->dropped == 0 || value == divide_exactly(mantissa + 1, (int)-exponent))
            return value;
    }
    return convert_by_library(number);
}

size_t lrel_number_scan(const char *text, size_t length, double *out)
{
    decimal number = scan(text, length);
    double value;

    if (number.length == 0)
        return 0;
    value = convert(&number);
    if (isinf(value))
        return 0;
    *out = number.is_negative ? -value : value;
    return number.length;
}

bool lrel_number_parse(lrel_text text, double *out)
{
    double value;

    if (text.length == 0 || lrel_number_scan(text.at, text.length, &value) != text.length)
        return false;
    *out = value;
    return true;
}

bool lrel_number_scaled(lrel_text text, int power, int64_t *out)
{
    decimal number = scan(text.at, text.length);
    int64_t exponent = number.exponent + power;
    uint128 value = number.mantissa;

    if (number.length == 0 || number.length != text.length)
        return false;
    if (value == 0 || exponent < -DIGITS_MAX)
        value = 0; /* less than a tenth */
    else if (exponent > DIGITS_MAX)
        return false;
    else if (exponent < 0)
        value = (value + whole_powers[-exponent] / 2) / whole_powers[-exponent];
    else
        value *= whole_powers[exponent];
    if (value > INT64_MAX)
        return false;
    *out = number.is_negative ? -(int64_t)value : (int64_t)value;
    return true;
}

bool lrel_integer_parse(lrel_text text, int64_t *out)
{
    bool is_negative;
    uint64_t value = 0, limit;
    size_t i = 0;

    if (text.length == 0)
        return false;
    is_negative = text.at[0] == '-';
    if (is_negative || text.at[0] == '+')
        i = 1;
    if (i == text.length)
        return false;
    limit = (uint64_t)INT64_MAX + is_negative;
    for (; i < text.length; i++) {
        uint64_t digit = (unsigned char)(text.at[i] - '0');

        if (digit > 9 || value > (limit - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    /* -1 - (value - 1): INT64_MIN has no positive counterpart. */
    *out = is_negative && value > 0 ? -1 - (int64_t)(value - 1) : (int64_t)value;
    return true;
}
