/* SPDX-License-Identifier: Apache-2.0 */
/* csv.c: cells, quoted only where they must be. */
#include "write/csv.h"

#include <assert.h>

#include "core/number.h"
#include "write/shown.h"

static void begin_cell(lrel_csv *csv)
{
    assert(csv->column < csv->column_count);
    if (csv->column > 0)
        lrel_stream_char(csv->stream, ',');
    csv->column++;
}

/* Spreadsheets run what begins so, whatever the quotes (OWASP, CSV injection). */
static bool is_formula(lrel_text text)
{
    double number;

    return text.length > 0 && memchr("=+-@\t\r", text.at[0], 6) &&
           !lrel_number_parse(text, &number);
}

static bool needs_quotes(lrel_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (memchr(",\"\r\n", text.at[i], 4))
            return true;
    return false;
}

/* Writes @p text with its quotes doubled. */
static void write_quoted(lrel_stream *stream, lrel_text text)
{
    for (;;) {
        const char *quote = text.length > 0 ? memchr(text.at, '"', text.length) : NULL;
        size_t length = quote ? (size_t)(quote - text.at) : text.length;

        lrel_stream_shown(stream, (lrel_text){text.at, length});
        if (!quote)
            return;
        lrel_stream_text(stream, "\"\"");
        text.at = quote + 1;
        text.length -= length + 1;
    }
}

void lrel_csv_text(lrel_csv *csv, lrel_text text)
{
    bool formula = is_formula(lrel_shown_start(text)); /* as a spreadsheet sees it */
    /* In a table of one column an empty cell would be an empty line, which is no row. */
    bool blank_line = csv->column_count == 1 && text.length == 0;

    begin_cell(csv);
    if (!formula && !blank_line && !needs_quotes(text)) {
        lrel_stream_shown(csv->stream, text);
        return;
    }
    lrel_stream_char(csv->stream, '"');
    if (formula)
        lrel_stream_char(csv->stream, '\t');
    write_quoted(csv->stream, text);
    lrel_stream_char(csv->stream, '"');
}

void lrel_csv_string(lrel_csv *csv, const char *string)
{
    lrel_csv_text(csv, lrel_text_of(string));
}

void lrel_csv_empty(lrel_csv *csv)
{
    lrel_csv_text(csv, LREL_TEXT(""));
}

void lrel_csv_integer(lrel_csv *csv, int64_t value)
{
    begin_cell(csv);
    lrel_stream_integer(csv->stream, value);
}

void lrel_csv_double(lrel_csv *csv, double value)
{
    begin_cell(csv);
    lrel_stream_double(csv->stream, value);
}

void lrel_csv_area_m2(lrel_csv *csv, int64_t area2, int units_per_m)
{
    begin_cell(csv);
    lrel_stream_area_m2(csv->stream, area2, units_per_m);
}

void lrel_csv_date(lrel_csv *csv, lrel_date date)
{
    char text[16];

    lrel_date_format(date, text);
    begin_cell(csv);
    lrel_stream_text(csv->stream, text);
}

void lrel_csv_degrees(lrel_csv *csv, int32_t value)
{
    begin_cell(csv);
    lrel_stream_degrees(csv->stream, value);
}

static void write_mark(const lrel_csv *csv, const char *text)
{
    if (!lrel_stream_mark_of(csv->stream))
        return;
    lrel_stream_char(csv->stream, ',');
    lrel_stream_text(csv->stream, text);
}

static void end_row(lrel_csv *csv)
{
    assert(csv->column == csv->column_count);
    lrel_stream_char(csv->stream, '\n');
    csv->column = 0;
}

void lrel_csv_end_row(lrel_csv *csv)
{
    write_mark(csv, LREL_CSV_DRAFT);
    end_row(csv);
}

void lrel_csv_begin(lrel_csv *csv, lrel_stream *stream, const char *const *names,
                    size_t count)
{
    assert(count > 0);
    *csv = (lrel_csv){.stream = stream, .column_count = count};
    for (size_t i = 0; i < count; i++)
        lrel_csv_string(csv, names[i]);
    write_mark(csv, LREL_CSV_DRAFT_COLUMN);
    end_row(csv);
}
