/* SPDX-License-Identifier: Apache-2.0 */
/* decimal_mark.c: what one number tells of the marks in its column: two marks of one kind
 * group digits, and so does the first of two kinds. */
#include "audit/printed_cell.h"

/* Where the first @p mark of a number is: what is behind it as digits, how often it is
 * there. */
static size_t count_marks(lrel_text text, char mark, size_t *behind)
{
    size_t count = 0;

    *behind = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == mark) {
            count++;
            *behind = 0;
        } else if (text.at[i] >= '0' && text.at[i] <= '9') {
            ++*behind;
        }
    }
    return count;
}

/* Digits, marks and spaces, perhaps a sign. */
static bool is_of_digits(lrel_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!strchr("0123456789., -", text.at[i]) && (unsigned char)text.at[i] < 0x80)
            return false;
    return true;
}

/* "0,125": no group of digits begins a number so. */
static bool begins_as_fraction(lrel_text text)
{
    return text.length > 1 && text.at[0] == '0' && text.at[1] == ',';
}

lrel_decimal lrel_audit__mark_of(lrel_text text)
{
    size_t behind_point, behind_comma, points, commas;

    text = lrel_audit__without_marks(lrel_audit__trim(text));
    if (text.length > 0 && text.at[text.length - 1] == '%')
        text = lrel_audit__trim((lrel_text){text.at, text.length - 1});
    if (text.length > LREL_TYPED_MAX || !is_of_digits(text))
        return LREL_DECIMAL_UNSAID;
    points = count_marks(text, '.', &behind_point);
    commas = count_marks(text, ',', &behind_comma);
    if (points > 0 && commas > 0)
        return points > 1 || (commas == 1 && behind_comma < behind_point)
                   ? LREL_DECIMAL_COMMA
                   : LREL_DECIMAL_POINT;
    if (points > 1)
        return LREL_DECIMAL_COMMA;
    if (commas > 1)
        return LREL_DECIMAL_POINT;
    if (points == 1 && behind_point != 3)
        return LREL_DECIMAL_POINT;
    if (commas == 1 &&
        (behind_comma == 1 || behind_comma == 2 || begins_as_fraction(text)))
        return LREL_DECIMAL_COMMA;
    return LREL_DECIMAL_UNSAID;
}
