/* SPDX-License-Identifier: Apache-2.0 */
/* text.c: comparing, trimming and checking slices of text. */
#include "core/text.h"

#define IS_SPACE(c) ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))

/* "Did you mean" is for keys and codes; longer texts are nobody's typing error. */
#define DISTANCE_LENGTH_MAX 64

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool lrel_text_is_equal(lrel_text a, lrel_text b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

int lrel_text_compare(lrel_text a, lrel_text b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common > 0 ? memcmp(a.at, b.at, common) : 0;

    if (order != 0)
        return order;
    return (a.length > b.length) - (a.length < b.length);
}

lrel_text lrel_text_trim(lrel_text text)
{
    while (text.length > 0 && IS_SPACE(text.at[0])) {
        text.at++;
        text.length--;
    }
    while (text.length > 0 && IS_SPACE(text.at[text.length - 1]))
        text.length--;
    return text;
}

bool lrel_text_is_equal_nocase(lrel_text a, lrel_text b)
{
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (lower(a.at[i]) != lower(b.at[i]))
            return false;
    return true;
}

/* The length of the well-formed sequence at @p s, which is not ASCII; 0 if there is none.
 * Table 3-7 of the Unicode standard: only the second byte's range depends on the first.
 */
static size_t sequence_length(const unsigned char *s, size_t left)
{
    unsigned char low = 0x80, high = 0xBF;
    size_t length;

    if (s[0] >= 0xC2 && s[0] <= 0xDF)
        length = 2;
    else if (s[0] >= 0xE0 && s[0] <= 0xEF)
        length = 3;
    else if (s[0] >= 0xF0 && s[0] <= 0xF4)
        length = 4;
    else
        return 0;
    if (s[0] == 0xE0)
        low = 0xA0; /* else overlong */
    else if (s[0] == 0xED)
        high = 0x9F; /* else a surrogate */
    else if (s[0] == 0xF0)
        low = 0x90; /* else overlong */
    else if (s[0] == 0xF4)
        high = 0x8F; /* else beyond 10FFFF */
    if (left < length || s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

static bool is_ascii8(const unsigned char *s)
{
    uint64_t word;

    memcpy(&word, s, sizeof word);
    return (word & UINT64_C(0x8080808080808080)) == 0;
}

size_t lrel_text_utf8_prefix(lrel_text text)
{
    const unsigned char *s = (const unsigned char *)text.at;
    size_t i = 0;

    while (i < text.length) {
        size_t length = 1;

        if (text.length - i >= 8 && is_ascii8(s + i))
            length = 8;
        else if (s[i] >= 0x80)
            length = sequence_length(s + i, text.length - i);
        if (length == 0)
            break;
        i += length;
    }
    return i;
}

bool lrel_text_has_ending(lrel_text text, const char *ending)
{
    size_t length = strlen(ending);

    return text.length > length &&
           lrel_text_is_equal_nocase((lrel_text){text.at + text.length - length, length},
                                     lrel_text_of(ending));
}

bool lrel_text_is_utf8(lrel_text text)
{
    return lrel_text_utf8_prefix(text) == text.length;
}

/* FNV-1a, its bits then mixed as in MurmurHash3, so that the low ones serve a table. */
uint64_t lrel_text_hash(lrel_text text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * UINT64_C(0x100000001b3);
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xff51afd7ed558ccd);
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
    return hash ^ (hash >> 33);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment, with the three rows of its table that are looked at. */
size_t lrel_text_distance(lrel_text a, lrel_text b)
{
    size_t rows[3][DISTANCE_LENGTH_MAX + 1];
    size_t *above2 = rows[0], *above = rows[1], *row = rows[2];

    if (a.length > DISTANCE_LENGTH_MAX || b.length > DISTANCE_LENGTH_MAX)
        return a.length > b.length ? a.length : b.length;
    for (size_t j = 0; j <= b.length; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.length; i++) {
        size_t *spare = above2;

        above2 = above, above = row, row = spare;
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            bool same = lower(a.at[i - 1]) == lower(b.at[j - 1]);

            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + !same);
            if (i > 1 && j > 1 && lower(a.at[i - 1]) == lower(b.at[j - 2]) &&
                lower(a.at[i - 2]) == lower(b.at[j - 1]))
                row[j] = least(row[j], above2[j - 2] + 1);
        }
    }
    return row[b.length];
}
