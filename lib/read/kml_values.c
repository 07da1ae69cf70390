/* SPDX-License-Identifier: Apache-2.0 */
/* kml_values.c: what is no number is never taken for 0, nor a point for its neighbour. */
#include "read/kml_values.h"

#include "core/number.h"

/* Heights are left out, and so is a receiver's fourth number. */
#define NUMBERS_MAX 4

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool lrel_kml__is_day(lrel_text text)
{
    static const char form[] = "dddd-dd-dd";
    const size_t length = sizeof form - 1;

    if (text.length < length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (form[i] == 'd' ? !is_digit(text.at[i]) : text.at[i] != form[i])
            return false;
    return text.length == length || !is_digit(text.at[length]);
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

static bool is_separator(char c, char separator)
{
    return separator == ' ' ? is_blank(c) : c == separator;
}

/* The numbers of one point, of which @p separator stands between two: a comma, or a
 * blank.
 * @return how many, 0 where it is no point; *at behind it, or where it is wrong */
static int scan_point(lrel_text text, size_t *at, char separator, double numbers[])
{
    for (int count = 0;;) {
        size_t used = lrel_number_scan(text.at + *at, text.length - *at, &numbers[count]);

        if (used == 0)
            return 0;
        *at += used;
        count++;
        if (*at == text.length || (is_blank(text.at[*at]) && separator != ' '))
            return count;
        if (count == NUMBERS_MAX || !is_separator(text.at[*at], separator))
            return 0;
        *at = skip_blanks(text, *at + 1);
        if (*at == text.length)
            return separator == ' ' ? count : 0;
    }
}

static bool add_point(lrel_shaper *shaper, const double numbers[])
{
    lrel_table *table = shaper->reader->table;

    if (!lrel_shaper__reserve(shaper, 1))
        return false;
    table->points[table->point_count++] = (lrel_xy){numbers[0], numbers[1]};
    return true;
}

/* What is wrong with the point at @p start is at @p at; a number that was not read is one
 * that no double holds. */
static bool fail_at(lrel_shaper *shaper, lrel_text text, size_t start, size_t at)
{
    lrel_text point = {text.at + start, text.length - start};
    size_t digit = at + (at < text.length && (text.at[at] == '-' || text.at[at] == '+'));
    bool begins_here = at == start || is_blank(text.at[at - 1]) || text.at[at - 1] == ',';

    if (begins_here && digit < text.length && is_digit(text.at[digit]))
        return lrel_shaper__fault(shaper, LREL_ISSUE_COORDINATE_INVALID, point,
                                  "finite coordinates");
    return lrel_shaper__fault(shaper, LREL_ISSUE_SHAPE_UNREADABLE, point,
                              "points of two or three numbers with commas between them");
}

/* Four numbers are a point only where it stands alone: in a list, a comma between two
 * points would hide one. */
bool lrel_kml__coordinates(lrel_shaper *shaper, lrel_text text)
{
    double numbers[NUMBERS_MAX];
    size_t first = skip_blanks(text, 0);

    for (size_t at = first; at < text.length; at = skip_blanks(text, at)) {
        size_t start = at;
        int count = scan_point(text, &at, ',', numbers);

        if (count < 2)
            return fail_at(shaper, text, start, at);
        if (count > 3 && (start > first || skip_blanks(text, at) < text.length))
            return fail_at(shaper, text, start, text.length);
        if (!add_point(shaper, numbers))
            return false;
    }
    return true;
}

bool lrel_kml__coord(lrel_shaper *shaper, lrel_text text)
{
    double numbers[NUMBERS_MAX];
    size_t at = skip_blanks(text, 0);

    if (at == text.length)
        return true; /* a moment without a place */
    if (scan_point(text, &at, ' ', numbers) < 2 || skip_blanks(text, at) < text.length)
        return fail_at(shaper, text, 0, at);
    return add_point(shaper, numbers);
}
