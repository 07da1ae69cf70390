/* SPDX-License-Identifier: Apache-2.0 */
/* totals.c: by words in the languages that agencies write in, or by arithmetic. */
#include "read/totals.h"

#include <math.h>

#include "core/number.h"
#include "core/typed_number.h"

/* Fewer rows may add up by chance. */
#define ROWS_OF_SUM 3

/* Of a sum of numbers that are shown rounded. */
#define SUM_TOLERANCE 1e-6

static const char *const words[] = {
    "total",
    "totals",
    "grand total",
    "sub total",
    "sub-total",
    "subtotal",
    "sum",
    "ukupno",
    "soma",
    "\xD0\x98\xD1\x82\xD0\xBE\xD0\xB3\xD0\xBE",                         /* Itogo */
    "\xD0\x98\xD0\xA2\xD0\x9E\xD0\x93\xD0\x9E",                         /* ITOGO */
    "\xD0\x92\xD1\x81\xD0\xB5\xD0\xB3\xD0\xBE",                         /* Vsego */
    "\xD0\x92\xD1\x81\xD1\x8C\xD0\xBE\xD0\xB3\xD0\xBE",                 /* Vs'oho */
    "\xD0\xA0\xD0\xB0\xD0\xB7\xD0\xBE\xD0\xBC",                         /* Razom */
    "\xD8\xA7\xD9\x84\xD9\x85\xD8\xAC\xD9\x85\xD9\x88\xD8\xB9",         /* al-majmu' */
    "\xD9\x85\xD8\xAC\xD9\x85\xD9\x88\xD8\xB9",                         /* majmu' */
    "\xD8\xA7\xD9\x84\xD8\xA5\xD8\xAC\xD9\x85\xD8\xA7\xD9\x84\xD9\x8A", /* al-ijmali */
    "\xE1\x9E\x9F\xE1\x9E\x9A\xE1\x9E\xBB\xE1\x9E\x94",                 /* sarob (km) */
    "\xE0\xBA\xA5\xE0\xBA\xA7\xE0\xBA\xA1",                             /* luam (lo) */
    "t\xE1\xBB\x95ng",                                                  /* tong (vi) */
    "T\xE1\xBB\x95ng",
};

/* Rows are many, and few begin so. */
static bool may_begin_word(unsigned char c)
{
    return c >= 0x80 || strchr("tTsSuUgG", c);
}

bool lrel_totals__begins(lrel_text text)
{
    if (text.length == 0 || !may_begin_word((unsigned char)text.at[0]))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);

        if (text.length >= length &&
            lrel_text_is_equal_nocase((lrel_text){text.at, length},
                                      (lrel_text){words[i], length}) &&
            (text.length == length || strchr(" :\t(", text.at[length])))
            return true;
    }
    return false;
}

static bool read_number(lrel_text text, double *out)
{
    lrel_typed_number number;

    if (text.length == 0 || text.length > LREL_TYPED_MAX)
        return false;
    number = lrel_typed_number_read(text, LREL_DECIMAL_UNSAID, LREL_TYPED_MAX);
    if (number.count == 0 || number.rest.length > 0)
        return false;
    return lrel_number_parse(
        (lrel_text){number.reading[0].text, number.reading[0].length}, out);
}

bool lrel_totals__is_labelled(const lrel_reader *reader)
{
    const lrel_text *cells = lrel_reader__last_cells(reader);
    size_t count = reader->table->column_count, i = 0, numbers = 0;

    while (i < count && lrel_text_trim(cells[i]).length == 0)
        i++;
    if (i == count || !lrel_totals__begins(lrel_text_trim(cells[i])))
        return false;
    for (i++; i < count; i++) {
        lrel_text cell = lrel_text_trim(cells[i]);
        double value;

        if (cell.length == 0 || lrel_totals__begins(cell))
            continue;
        if (!read_number(cell, &value))
            return false;
        numbers++;
    }
    return numbers > 0;
}

/* Of the rows above the last. */
static double sum_of(const lrel_table *table, size_t column)
{
    double sum = 0, value;

    for (size_t row = 0; row + 1 < table->row_count; row++)
        if (read_number(lrel_text_trim(lrel_table_cell(table, row, (int)column)), &value))
            sum += value;
    return sum;
}

bool lrel_totals__is_sum(const lrel_reader *reader)
{
    const lrel_table *table = reader->table;
    const lrel_text *cells;
    size_t numbers = 0;

    if (table->row_count <= ROWS_OF_SUM)
        return false;
    cells = lrel_reader__last_cells(reader);
    for (size_t i = 0; i < table->column_count; i++) {
        lrel_text cell = lrel_text_trim(cells[i]);
        double value;

        if (cell.length == 0)
            continue;
        if (!read_number(cell, &value) || value == 0)
            return false;
        numbers++;
    }
    for (size_t i = 0; i < table->column_count && numbers > 0; i++) {
        double value, sum;

        if (!read_number(lrel_text_trim(cells[i]), &value))
            continue;
        sum = sum_of(table, i);
        if (fabs(sum - value) > SUM_TOLERANCE * fabs(value))
            return false;
    }
    return numbers > 0 && numbers < table->column_count;
}

lrel_status lrel_totals__leave_out(lrel_reader *reader, lrel_error *err)
{
    const lrel_text *cells = lrel_reader__last_cells(reader);
    int64_t row = reader->table->rows[reader->table->row_count - 1];
    size_t i = 0;
    lrel_status status;

    while (i + 1 < reader->table->column_count && cells[i].length == 0)
        i++;
    status = lrel_reader__issue(reader, LREL_ISSUE_ROW_OF_TOTALS, row,
                                reader->table->columns[i], cells[i],
                                LREL_TEXT("left out"), 1, err);
    lrel_reader__drop_row(reader);
    return status;
}
