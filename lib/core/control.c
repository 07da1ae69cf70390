/* SPDX-License-Identifier: Apache-2.0 */
/* control.c: the few byte sequences that controls have in UTF-8. */
#include "core/control.h"

static bool is_bidi(unsigned point)
{
    return point == 0x061C || point == 0x200E || point == 0x200F ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

/* The code point of the two or three bytes that begin @p text; 0 where there are none. */
static unsigned decode(lrel_text text, size_t *length)
{
    const unsigned char *at = (const unsigned char *)text.at;

    if (text.length >= 2 && (at[0] & 0xE0) == 0xC0 && (at[1] & 0xC0) == 0x80) {
        *length = 2;
        return (at[0] & 0x1FU) << 6 | (at[1] & 0x3FU);
    }
    if (text.length >= 3 && (at[0] & 0xF0) == 0xE0 && (at[1] & 0xC0) == 0x80 &&
        (at[2] & 0xC0) == 0x80) {
        *length = 3;
        return (at[0] & 0x0FU) << 12 | (at[1] & 0x3FU) << 6 | (at[2] & 0x3FU);
    }
    return 0;
}

lrel_control lrel_control_at(lrel_text text, size_t *length, unsigned *point)
{
    unsigned char first = (unsigned char)text.at[0];
    size_t used = 1;
    unsigned found = first < 0x80 ? first : decode(text, &used);
    lrel_control kind = LREL_CONTROL_NONE;

    if (first < 0x20 || first == 0x7F || (used == 2 && found >= 0x80 && found < 0xA0))
        kind = LREL_CONTROL_CODE;
    else if (is_bidi(found))
        kind = LREL_CONTROL_BIDI;
    *length = kind == LREL_CONTROL_NONE ? 1 : used;
    *point = kind == LREL_CONTROL_NONE ? 0 : found;
    return kind;
}
