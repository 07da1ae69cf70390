/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_number.c: numbers as spreadsheets store them. */
#include "audit/printed_cell.h"
#include "core/number.h"

/* Spreadsheets keep 15 digits and show no more: 0.30000000000000004 is 0.3. */
#define SHEET_DIGITS 15

/* Larger ones are not kept (core/exact.h). */
#define WHOLE_MAX INT64_C(100000000000000000)

/* What a number of digits with a point is, less the zeros at its end. */
static void drop_zeros(cell_value *value)
{
    while (value->places > 0 && value->value % lrel_exact_unit(value->places - 1) == 0)
        value->places--;
}

/* "1.5E-5", as sheets store very small and very large ones. */
static bool read_exponent(lrel_text text, cell_value *out)
{
    int64_t scaled;

    if (lrel_number_scaled(text, LREL_EXACT_PLACES, &scaled))
        out->value = scaled;
    else if (lrel_number_scaled(text, 0, &scaled) && scaled < WHOLE_MAX &&
             scaled > -WHOLE_MAX)
        out->value = scaled * lrel_exact_unit(0);
    else
        return false;
    out->places = LREL_EXACT_PLACES;
    drop_zeros(out);
    return true;
}

bool lrel_audit__read_sheet_number(lrel_text text, cell_value *out)
{
    char digits[LREL_TYPED_MAX];
    size_t used = 0, significant = 0, places = 0;
    bool has_point = false, is_up = false;

    if (text.length >= sizeof digits - 1)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];

        if (c == 'e' || c == 'E')
            return read_exponent(text, out);
        if (c >= '0' && c <= '9' && has_point &&
            (significant == SHEET_DIGITS || places == LREL_EXACT_PLACES)) {
            is_up = c >= '5';
            break;
        }
        if (c >= '0' && c <= '9') {
            significant += significant > 0 || c != '0';
            places += has_point;
        }
        has_point |= c == '.';
        digits[used++] = c;
    }
    if (has_point && digits[used - 1] == '.')
        used--;
    if (!lrel_exact_parse((lrel_text){digits, used}, &out->value, &out->places))
        return false;
    if (is_up)
        out->value += (digits[0] == '-' ? -1 : 1) * lrel_exact_unit(out->places);
    drop_zeros(out);
    return true;
}
