/* SPDX-License-Identifier: Apache-2.0 */
/* header_view.c: words and values told apart, by type where a file has types. */
#include "read/header_view.h"

#include "core/number.h"
#include "core/typed_number.h"

#define FIRST_YEAR 1900
#define LAST_YEAR  2100

/* Of a date: 2014-03-01, 1/3/14, 10:30. */
#define DATE_DIGITS 3

bool lrel_header_view__begin(lrel_header_view *view, const lrel_context *context,
                             size_t rows, size_t columns)
{
    *view = (lrel_header_view){
        .context = context, .row_count = rows, .column_count = columns};
    view->cells = lrel__calloc(context, rows * columns + 1, sizeof *view->cells);
    return view->cells != NULL;
}

static bool is_year(lrel_text text)
{
    int64_t year;

    return text.length == 4 && lrel_integer_parse(text, &year) && year >= FIRST_YEAR &&
           year <= LAST_YEAR;
}

static bool is_date(lrel_text text)
{
    size_t digits = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (!strchr("0123456789/.-: T", text.at[i]))
            return false;
        digits += text.at[i] >= '0' && text.at[i] <= '9';
    }
    return digits >= DATE_DIGITS;
}

static bool is_number(lrel_text text)
{
    lrel_typed_number number;

    if (text.length > LREL_TYPED_MAX)
        return false;
    number = lrel_typed_number_read(text, LREL_DECIMAL_UNSAID, LREL_TYPED_MAX);
    return number.state != LREL_TYPED_NONE && number.rest.length == 0;
}

static lrel_header_word word_of(lrel_text text, bool is_value)
{
    if (text.length == 0)
        return LREL_WORD_NONE;
    if (is_year(text))
        return LREL_WORD_YEAR;
    return is_value || is_number(text) || is_date(text) ? LREL_WORD_VALUE
                                                        : LREL_WORD_TEXT;
}

void lrel_header_view__put(lrel_header_view *view, size_t row, size_t column,
                           lrel_text text, bool is_value)
{
    lrel_header_cell *cell = &view->cells[row * view->column_count + column];
    lrel_header_row *in = &view->rows[row];

    cell->text = lrel_text_trim(text);
    cell->word = (uint8_t)word_of(cell->text, is_value);
    in->filled += cell->word != LREL_WORD_NONE;
    in->values += cell->word == LREL_WORD_VALUE;
    if (column + 1 > in->width)
        in->width = column + 1;
}
