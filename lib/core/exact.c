/* SPDX-License-Identifier: Apache-2.0 */
/* exact.c: 128-bit whole numbers; a product that is to be divided takes 256 bits. */
#include "core/exact.h"

#include <stdio.h>

#define WHOLE_DIGITS 17

/* 10^36: nothing larger is kept, so that adding two never overflows. */
#define VALUE_MAX (lrel_exact_unit(0) * lrel_exact_unit(0) * lrel_exact_unit(0))

typedef unsigned __int128 wide;

lrel_exact lrel_exact_unit(int places)
{
    lrel_exact unit = 1;

    for (int i = places; i < LREL_EXACT_PLACES; i++)
        unit *= 10;
    return unit;
}

bool lrel_exact_parse(lrel_text text, lrel_exact *out, int *places)
{
    lrel_exact value = 0;
    size_t i = 0, whole = 0;
    int fraction = -1;
    bool is_negative = text.length > 0 && text.at[0] == '-';

    for (i = is_negative; i < text.length; i++) {
        char c = text.at[i];

        if (c == '.' && fraction < 0) {
            fraction = 0;
            continue;
        }
        if (c < '0' || c > '9')
            return false;
        whole += fraction < 0 && (whole > 0 || c != '0');
        fraction += fraction >= 0;
        if (whole > WHOLE_DIGITS || fraction > LREL_EXACT_PLACES)
            return false;
        value = value * 10 + (c - '0');
    }
    if (text.length <= (size_t)is_negative + (fraction >= 0))
        return false;
    if (fraction < 0)
        fraction = 0;
    value *= lrel_exact_unit(fraction);
    *out = is_negative ? -value : value;
    *places = fraction;
    return true;
}

lrel_exact lrel_exact_round(lrel_exact value, int places)
{
    lrel_exact unit = lrel_exact_unit(places);
    lrel_exact size = lrel_exact_abs(value);
    lrel_exact rounded = (size + unit / 2) / unit * unit;

    return value < 0 ? -rounded : rounded;
}

bool lrel_exact_add(lrel_exact a, lrel_exact b, lrel_exact *out)
{
    lrel_exact sum = a + b; /* both are at most 10^36 */

    if (lrel_exact_abs(sum) > VALUE_MAX)
        return false;
    *out = sum;
    return true;
}

/* ---- a product over a number ---- */

static void multiply(wide a, wide b, wide *high, wide *low)
{
    const wide mask = UINT64_MAX;
    wide ll = (a & mask) * (b & mask), lh = (a & mask) * (b >> 64);
    wide hl = (a >> 64) * (b & mask), hh = (a >> 64) * (b >> 64);
    wide middle = (ll >> 64) + (lh & mask) + (hl & mask);

    *low = (middle << 64) | (ll & mask);
    *high = hh + (lh >> 64) + (hl >> 64) + (middle >> 64);
}

/* Bit by bit. @return false where the quotient takes more than 128 bits */
static bool divide(wide high, wide low, wide by, wide *quotient, wide *rest)
{
    wide q = 0, r = high;

    if (high >= by)
        return false;
    for (int bit = 127; bit >= 0; bit--) {
        bool carry = r >> 127;

        r = r << 1 | (low >> bit & 1);
        q <<= 1;
        if (carry || r >= by) {
            r -= by;
            q |= 1;
        }
    }
    *quotient = q;
    *rest = r;
    return true;
}

bool lrel_exact_scale(lrel_exact a, lrel_exact b, lrel_exact c, lrel_exact *out)
{
    bool is_negative = ((a < 0) != (b < 0)) != (c < 0);
    wide high, low, quotient, rest, by = (wide)lrel_exact_abs(c);

    if (c == 0)
        return false;
    multiply((wide)lrel_exact_abs(a), (wide)lrel_exact_abs(b), &high, &low);
    if (!divide(high, low, by, &quotient, &rest))
        return false;
    quotient += rest >= by - rest; /* half away from zero */
    if (quotient > (wide)VALUE_MAX)
        return false;
    *out = is_negative ? -(lrel_exact)quotient : (lrel_exact)quotient;
    return true;
}

/* ---- as text ---- */

static void format(lrel_exact value, int places, bool has_commas,
                   char out[LREL_EXACT_BYTES])
{
    char digits[LREL_EXACT_BYTES];
    wide left = (wide)lrel_exact_abs(value);
    int count = 0, end = LREL_EXACT_PLACES - places;
    size_t used = 0;

    while (left > 0 || count <= LREL_EXACT_PLACES) {
        digits[count++] = (char)('0' + (int)(left % 10));
        left /= 10;
    }
    for (int i = 0; i < end; i++)
        if (digits[i] != '0')
            end = i;
    if (value < 0)
        out[used++] = '-';
    for (int i = count - 1; i >= end; i--) {
        int place = i - LREL_EXACT_PLACES; /* 0: ones */

        if (place == -1)
            out[used++] = '.';
        out[used++] = digits[i];
        if (has_commas && place > 0 && place % 3 == 0)
            out[used++] = ',';
    }
    out[used] = '\0';
}

void lrel_exact_format(lrel_exact value, int places, char out[LREL_EXACT_BYTES])
{
    format(value, places, true, out);
}

void lrel_exact_format_plain(lrel_exact value, int places, char out[LREL_EXACT_BYTES])
{
    format(value, places, false, out);
}
