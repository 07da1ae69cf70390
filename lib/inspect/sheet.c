/* SPDX-License-Identifier: Apache-2.0 */
/* sheet.c: everything that comes out of a file goes through one of two doors: shown() for
 * eyes, scalar() for YAML. */
#include "inspect/sheet.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "bridge/unicode.h"

/* U+2026 */
#define ELLIPSIS "\xE2\x80\xA6"

static void begin_line(lrel_sheet *sheet)
{
    if (sheet->column > 0 || !sheet->prefix)
        return;
    lrel_stream_text(sheet->stream, sheet->prefix);
    sheet->column += (int)strlen(sheet->prefix);
}

void lrel_sheet__text(lrel_sheet *sheet, const char *text)
{
    lrel_text rest = lrel_text_of(text);

    while (rest.length > 0) {
        int32_t point;
        size_t used = lrel_unicode_next(rest, &point);

        if (point == '\n') {
            lrel_stream_char(sheet->stream, '\n');
            sheet->column = 0;
        } else {
            begin_line(sheet);
            lrel_stream_bytes(sheet->stream, rest.at, used);
            sheet->column += point < 0 ? 1 : lrel_unicode_width(point);
        }
        rest.at += used;
        rest.length -= used;
    }
}

void lrel_sheet__format(lrel_sheet *sheet, const char *format, ...)
{
    char line[1200];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    lrel_sheet__text(sheet, line);
}

void lrel_sheet__pad(lrel_sheet *sheet, int column)
{
    do {
        begin_line(sheet);
        lrel_stream_char(sheet->stream, ' ');
        sheet->column++;
    } while (sheet->column < column);
}

/* U+200B and its like stand between words of Khmer: nothing to see, nothing to fear. */
static bool is_word_mark(int32_t point)
{
    return point >= 0x200B && point <= 0x200D;
}

/* How @p point is written where it is shown. */
static int write_shown(int32_t point, lrel_text bytes, char out[16])
{
    if (point < 0) {
        snprintf(out, 16, "\xEF\xBF\xBD"); /* U+FFFD */
        return 1;
    }
    if (is_word_mark(point)) {
        out[0] = '\0';
        return 0;
    }
    if (lrel_unicode_is_visible(point)) {
        memcpy(out, bytes.at, bytes.length);
        out[bytes.length] = '\0';
        return lrel_unicode_width(point);
    }
    if (point == '\n')
        snprintf(out, 16, "\\n");
    else if (point == '\t')
        snprintf(out, 16, "\\t");
    else if (point == '\r')
        snprintf(out, 16, "\\r");
    else if (point < 0x100)
        snprintf(out, 16, "\\x%02x", (unsigned)point);
    else
        snprintf(out, 16, "\\u%04x", (unsigned)point);
    return (int)strlen(out);
}

/* Columns of @p text, no more than are counted up to @p most. */
static int width_of(lrel_text text, int most)
{
    int width = 0;

    while (text.length > 0 && width <= most) {
        int32_t point;
        char out[16];
        size_t used = lrel_unicode_next(text, &point);

        width += write_shown(point, (lrel_text){text.at, used}, out);
        text.at += used;
        text.length -= used;
    }
    return width;
}

void lrel_sheet__shown(lrel_sheet *sheet, lrel_text text, int columns)
{
    bool is_cut = width_of(text, columns) > columns;
    int left = is_cut ? columns - 1 : columns;

    begin_line(sheet);
    while (text.length > 0) {
        int32_t point;
        char out[16];
        size_t used = lrel_unicode_next(text, &point);
        int width = write_shown(point, (lrel_text){text.at, used}, out);

        if (width > left)
            break;
        lrel_stream_text(sheet->stream, out);
        sheet->column += width;
        left -= width;
        text.at += used;
        text.length -= used;
    }
    if (is_cut)
        lrel_sheet__text(sheet, ELLIPSIS);
}

static bool is_plain_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '.' || c == '/';
}

/* Letters, digits and what cannot begin or end anything in YAML; values are text for our
 * reader, but null and ~ are not for others. */
static bool is_plain(lrel_text text)
{
    if (text.length == 0 || text.length > 100 || text.at[0] == '.')
        return false;
    for (size_t i = 0; i < text.length; i++) {
        bool is_inside = i > 0 && i + 1 < text.length;

        if (!is_plain_char(text.at[i]) &&
            !(is_inside && (text.at[i] == ' ' || text.at[i] == '-')))
            return false;
    }
    return !lrel_text_is_equal_nocase(text, LREL_TEXT("null"));
}

static void write_quoted(lrel_sheet *sheet, int32_t point, lrel_text bytes)
{
    if (point < 0)
        lrel_sheet__text(sheet, "\xEF\xBF\xBD");
    else if (point == '"' || point == '\\')
        lrel_sheet__format(sheet, "\\%c", (char)point);
    else if (point >= 0x10000 && !lrel_unicode_is_visible(point))
        lrel_sheet__format(sheet, "\\U%08X", (unsigned)point);
    else if (!lrel_unicode_is_visible(point))
        lrel_sheet__format(sheet, "\\u%04X", (unsigned)point);
    else
        lrel_sheet__format(sheet, "%.*s", LREL_TEXT_ARGS(bytes));
}

void lrel_sheet__scalar(lrel_sheet *sheet, lrel_text text)
{
    if (is_plain(text)) {
        lrel_sheet__format(sheet, "%.*s", LREL_TEXT_ARGS(text));
        return;
    }
    lrel_sheet__text(sheet, "\"");
    while (text.length > 0) {
        int32_t point;
        size_t used = lrel_unicode_next(text, &point);

        write_quoted(sheet, point, (lrel_text){text.at, used});
        text.at += used;
        text.length -= used;
    }
    lrel_sheet__text(sheet, "\"");
}

void lrel_sheet__number(lrel_sheet *sheet, double value, int decimals)
{
    double scale = pow(10, decimals), rounded = round(value * scale) / scale;

    begin_line(sheet);
    lrel_stream_double(sheet->stream, isfinite(rounded) ? rounded : value);
    sheet->column++; /* never counted on */
}
