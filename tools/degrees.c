/* SPDX-License-Identifier: Apache-2.0 */
/* degrees.c: see degrees.h. */
#include "degrees.h"

#include <stdio.h>
#include <string.h>

bool degrees_number(const char *text, double *out)
{
    const char *at = text + (*text == '-' || *text == '+');
    double digits = 0, scale = 1;
    bool has_point = false, has_digits = false;

    for (; *at; at++) {
        if (*at == '.' && !has_point) {
            has_point = true;
            continue;
        }
        if (*at < '0' || *at > '9')
            return false;
        has_digits = true;
        digits = digits * 10 + (*at - '0');
        scale *= has_point ? 10 : 1;
    }
    if (!has_digits)
        return false;
    *out = (*text == '-' ? -digits : digits) / scale;
    return true;
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* "48P", "48PWT": a zone of UTM or MGRS. */
static bool has_zone(const char *text)
{
    const char *at = text + strspn(text, " \t");
    size_t digits = strspn(at, "0123456789");

    return digits >= 1 && digits <= 2 && is_letter(at[digits]);
}

/* A word of its own that is the beginning of a grid reference: a zone with another letter
 * than those of the winds. "12N" may be a latitude. */
static bool begins_grid_reference(const char *word)
{
    const char *c = word;

    while (*c && (!is_letter(*c) || strchr("NSEWnsew", *c)))
        c++;
    return has_zone(word) && *c;
}

static bool refuse_grid(const char *text, char *why, size_t why_size)
{
    snprintf(why, why_size,
             "\"%.40s\" is on a grid of metres (UTM, MGRS or a national one), "
             "whose datum it does not say; set the receiver to degrees of "
             "WGS 84",
             text);
    return false;
}

bool degrees_parse(const char *text, lrel_coordinate *out, char *why, size_t why_size)
{
    lrel_coordinate point;
    lrel_error err;

    lrel_error_init(&err);
    if (lrel_coordinate_parse(text, strlen(text), LREL_ORDER_LON_LAT, &point, &err) !=
        LREL_OK) {
        snprintf(why, why_size, "%s", err.message);
        return false;
    }
    if (point.kind != LREL_COORDINATE_DEGREES)
        return refuse_grid(text, why, why_size);
    *out = point;
    return true;
}

/* Whether one word may hold both numbers. "12 57 24 N" holds one of them, in three, and
 * behind "103.5," the other is still to come. */
static bool is_whole_point(const char *word)
{
    const char *comma = strpbrk(word, ",;");
    lrel_coordinate point;
    char why[256];

    return (comma && comma[1] != '\0') || degrees_parse(word, &point, why, sizeof why);
}

bool degrees_parse_words(char *const *words, int count, int *used, lrel_coordinate *out,
                         char *why, size_t why_size)
{
    char pair[256];

    *used = count < 2 || is_whole_point(words[0]) ? 1 : 2;
    if (begins_grid_reference(words[0]))
        return refuse_grid(words[0], why, why_size);
    snprintf(pair, sizeof pair, "%s%s%s", words[0], *used == 2 ? " " : "",
             *used == 2 ? words[1] : "");
    return degrees_parse(pair, out, why, why_size);
}
