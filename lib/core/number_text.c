/* SPDX-License-Identifier: Apache-2.0 */
/* number_text.c: numbers as the shortest text that is read back as the same. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>

#include "core/number.h"

/* Beyond it doubles are whole numbers, but not each one. */
#define WHOLE_MAX 9007199254740992.0

/* What stands between digits is the locale's mark, of one byte or more. */
static void put_point(char *text)
{
    const char *from = text;
    char *to = text;

    while (*from)
        if (isalnum((unsigned char)*from) || *from == '-' || *from == '+') {
            *to++ = *from++;
        } else {
            *to++ = '.';
            while (*from && !isdigit((unsigned char)*from))
                from++;
        }
    *to = '\0';
}

void lrel_number_format(double value, bool is_single, char *out, size_t capacity)
{
    int digits = is_single ? 6 : 15, most = is_single ? 9 : 17;

    if (fabs(value) < WHOLE_MAX && floor(value) == value && value != 0) {
        snprintf(out, capacity, "%.0f", value); /* an id in a column of reals */
        return;
    }
    for (; digits <= most; digits++) {
        double back;

        snprintf(out, capacity, "%.*g", digits, value);
        put_point(out);
        if (lrel_number_parse(lrel_text_of(out), &back) &&
            (is_single ? (float)back == (float)value : back == value))
            return;
    }
}

const char *lrel_integer_format(int64_t value, char room[LREL_INTEGER_BYTES])
{
    uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
    char *at = room + LREL_INTEGER_BYTES - 1;

    *at = '\0';
    do {
        *--at = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (value < 0)
        *--at = '-';
    return at;
}
