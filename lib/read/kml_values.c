/* SPDX-License-Identifier: Apache-2.0 */
/* kml_values.c: dates, of which the library drops a year and takes a month for its first
 * day; and coordinates, where it takes what is no number for 0, and the outline for one
 * that reaches there. */
#include "read/kml_values.h"

/* True where @p text begins like 2015-07-01, and no digit follows. */
static bool begins_with_day(lrel_text text)
{
    static const char form[] = "dddd-dd-dd";

    if (text.length < sizeof form - 1)
        return false;
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == 'd' ? text.at[i] < '0' || text.at[i] > '9' : text.at[i] != form[i])
            return false;
    return text.length == sizeof form - 1 || text.at[sizeof form - 1] < '0' ||
           text.at[sizeof form - 1] > '9';
}

/* Up to the next tag. */
static lrel_text text_of(lrel_text rest)
{
    const char *end = rest.length > 0 ? memchr(rest.at, '<', rest.length) : NULL;

    return (lrel_text){rest.at, end ? (size_t)(end - rest.at) : rest.length};
}

/* A comment or a CDATA section would hide a part of the value. */
static bool ends_element(lrel_text rest, lrel_text text)
{
    return rest.length < text.length + 2 || rest.at[text.length + 1] == '/';
}

bool lrel_kml__is_day(lrel_text rest)
{
    lrel_text text = text_of(rest), date = lrel_text_trim(text);

    return ends_element(rest, text) && (date.length == 0 || begins_with_day(date));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t skip_blanks(lrel_text text, size_t at)
{
    while (at < text.length && is_blank(text.at[at]))
        at++;
    return at;
}

static size_t skip_sign(lrel_text text, size_t at)
{
    return at + (at < text.length && (text.at[at] == '-' || text.at[at] == '+'));
}

static size_t skip_digits(lrel_text text, size_t at)
{
    while (at < text.length && text.at[at] >= '0' && text.at[at] <= '9')
        at++;
    return at;
}

/* Goes behind a number, be it too large for a double: such a shape is unreadable, which
 * the reader of shapes says. @return false where there is none */
static bool skip_number(lrel_text text, size_t *at)
{
    size_t start = skip_sign(text, *at), end = skip_digits(text, start);
    size_t digits = end - start;

    if (end < text.length && text.at[end] == '.') {
        start = end + 1;
        end = skip_digits(text, start);
        digits += end - start;
    }
    if (digits == 0)
        return false;
    if (end < text.length && (text.at[end] == 'e' || text.at[end] == 'E')) {
        start = skip_sign(text, end + 1);
        end = skip_digits(text, start);
        if (end == start)
            return false;
    }
    *at = end;
    return true;
}

static bool skip_point(lrel_text text, size_t *at, int most)
{
    int count = 0;

    for (;;) {
        if (!skip_number(text, at))
            return false;
        count++;
        if (*at == text.length || text.at[*at] != ',' || count == most)
            break;
        *at = skip_blanks(text, *at + 1);
    }
    return count > 1 && (*at == text.length || is_blank(text.at[*at]));
}

bool lrel_kml__has_coordinates(lrel_text rest, size_t *at)
{
    lrel_text text = text_of(rest);

    /* A receiver's fourth number, of a Point alone, is left out. */
    *at = skip_blanks(text, 0);
    if (skip_point(text, at, 4) && skip_blanks(text, *at) == text.length)
        return ends_element(rest, text);
    for (*at = skip_blanks(text, 0); *at < text.length; *at = skip_blanks(text, *at))
        if (!skip_point(text, at, 3))
            return false;
    return ends_element(rest, text);
}
