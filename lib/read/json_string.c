/* SPDX-License-Identifier: Apache-2.0 */
/* json_string.c: RFC 8259, section 7. The bytes were found to be UTF-8 before. */
#include "read/json_string.h"

/* The value of four hexadecimal digits at @p at, or -1. */
static int32_t hex4(const char *at, const char *end)
{
    int32_t value = 0;

    if (end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        char c = at[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;

        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

static char *put_utf8(char *to, int32_t point)
{
    if (point < 0x80) {
        *to++ = (char)point;
    } else if (point < 0x800) {
        *to++ = (char)(0xC0 | point >> 6);
        *to++ = (char)(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        *to++ = (char)(0xE0 | point >> 12);
        *to++ = (char)(0x80 | (point >> 6 & 0x3F));
        *to++ = (char)(0x80 | (point & 0x3F));
    } else {
        *to++ = (char)(0xF0 | point >> 18);
        *to++ = (char)(0x80 | (point >> 12 & 0x3F));
        *to++ = (char)(0x80 | (point >> 6 & 0x3F));
        *to++ = (char)(0x80 | (point & 0x3F));
    }
    return to;
}

/* The character of `\uXXXX` at @p at, of two of them where they are a surrogate pair; -1
 * where they are not one character. */
static int32_t unicode_escape(const char *at, const char *end, const char **next)
{
    int32_t high = hex4(at + 2, end), low;

    *next = at + 6;
    if (high < 0xD800 || high > 0xDFFF)
        return high;
    if (high > 0xDBFF || end - *next < 6 || (*next)[0] != '\\' || (*next)[1] != 'u')
        return -1;
    low = hex4(*next + 2, end);
    if (low < 0xDC00 || low > 0xDFFF)
        return -1;
    *next += 6;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* The character of a backslash and a letter, or -1. */
static int32_t short_escape(char letter)
{
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return letter;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return -1;
    }
}

/* The end of the string: its closing quote, or the first byte that may not be there. Says
 * whether there are escapes; what they are, is not looked at. */
static const char *string_end(const char *at, const char *end, bool *has_escapes)
{
    *has_escapes = false;
    for (; at < end && *at != '"' && (unsigned char)*at >= 0x20; at++)
        if (*at == '\\') {
            *has_escapes = true;
            if (++at == end)
                break;
        }
    return at;
}

static lrel_status unescape(lrel_json *json, const char *from, const char *stop,
                            lrel_error *err)
{
    char *copy = lrel_arena_alloc(json->arena, (size_t)(stop - from)); /* never longer */
    char *to = copy;

    if (!copy)
        return lrel__fail_memory(err);
    for (const char *at = from; at < stop;) {
        const char *next = at + 2;
        int32_t point;

        if (*at != '\\') {
            *to++ = *at++;
            continue;
        }
        point = at[1] == 'u' ? unicode_escape(at, stop, &next) : short_escape(at[1]);
        if (point < 0)
            return lrel_json__fail(json, at, "an escape that is no character", err);
        to = put_utf8(to, point);
        at = next;
    }
    json->text = (lrel_text){copy, (size_t)(to - copy)};
    return LREL_OK;
}

lrel_status lrel_json__string(lrel_json *json, lrel_error *err)
{
    const char *from = json->at + 1;
    bool has_escapes;
    const char *stop = string_end(from, json->end, &has_escapes);

    if (stop == json->end)
        return lrel_json__fail(json, json->at, "a string that is never closed", err);
    if (*stop != '"')
        return lrel_json__fail(json, stop, "a control character inside a string", err);
    json->at = stop + 1;
    json->text = (lrel_text){from, (size_t)(stop - from)};
    return has_escapes ? unescape(json, from, stop, err) : LREL_OK;
}
