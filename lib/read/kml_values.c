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
