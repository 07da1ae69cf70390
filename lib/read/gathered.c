/* SPDX-License-Identifier: Apache-2.0 */
/* gathered.c: one buffer, used again for each text. */
#include "read/gathered.h"

void lrel_gathered__begin(lrel_gathered *text)
{
    text->count = text->lost = 0;
}

lrel_status lrel_gathered__add(lrel_gathered *text, lrel_text piece, lrel_error *err)
{
    size_t most = text->most > 0 ? text->most : LREL_CELL_BYTES_MAX;

    if (piece.length == 0)
        return LREL_OK;
    if (text->lost > 0 || piece.length > most - text->count) {
        text->lost += piece.length;
        return LREL_OK;
    }
    if (!lrel__grow(text->context, &text->at, &text->capacity, text->count + piece.length,
                    1))
        return lrel__fail_memory(err);
    memcpy(text->at + text->count, piece.at, piece.length);
    text->count += piece.length;
    return LREL_OK;
}

bool lrel_gathered__is_too_long(const lrel_gathered *text)
{
    return text->lost > 0;
}

void lrel_gathered__clear(lrel_gathered *text)
{
    lrel__free(text->context, text->at);
    text->at = NULL;
    text->count = text->capacity = text->lost = 0;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The number of the escape at @p at, -1 where there is none. */
static int escape_at(const char *at, size_t left)
{
    int number = 0;

    if (left < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_')
        return -1;
    for (int i = 2; i < 6; i++) {
        int digit = hex(at[i]);

        if (digit < 0)
            return -1;
        number = number * 16 + digit;
    }
    return number;
}

/* Only what XML cannot hold is ever escaped, and "_" itself: all below 0x80. */
void lrel_gathered__unescape(lrel_gathered *text)
{
    size_t to = 0;

    if (text->count == 0 || !memchr(text->at, '_', text->count))
        return;
    for (size_t from = 0; from < text->count;) {
        int number = escape_at(text->at + from, text->count - from);

        if (number > 0 && number < 0x80) {
            text->at[to++] = (char)number;
            from += 7;
        } else {
            text->at[to++] = text->at[from++];
        }
    }
    text->count = to;
}
