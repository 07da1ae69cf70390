/* SPDX-License-Identifier: Apache-2.0 */
/* shown.c: see shown.h. */
#include "shown.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool is_bidi(unsigned point)
{
    return point == 0x061C || point == 0x200E || point == 0x200F ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

/* Its string ends with NUL, which is no later byte of a character. */
size_t shown_control(const unsigned char *text, unsigned *point)
{
    if ((text[0] & 0xE0) == 0xC0 && (text[1] & 0xC0) == 0x80) {
        *point = (text[0] & 0x1FU) << 6 | (text[1] & 0x3FU);
        return (*point >= 0x80 && *point < 0xA0) || is_bidi(*point) ? 2 : 0;
    }
    if ((text[0] & 0xF0) == 0xE0 && (text[1] & 0xC0) == 0x80 &&
        (text[2] & 0xC0) == 0x80) {
        *point = (text[0] & 0x0FU) << 12 | (text[1] & 0x3FU) << 6 | (text[2] & 0x3FU);
        return is_bidi(*point) ? 3 : 0;
    }
    return 0;
}

static void disarm(char *text, bool keep_lines)
{
    const unsigned char *from = (const unsigned char *)text;
    char *to = text;

    while (*from) {
        unsigned point;
        size_t length = shown_control(from, &point);
        bool is_line = keep_lines && *from == '\n';

        if (length > 0 || ((*from < 0x20 || *from == 0x7F) && !is_line)) {
            *to++ = '?';
            from += length ? length : 1;
        } else {
            *to++ = (char)*from++;
        }
    }
    *to = '\0';
}

void shown_disarm(char *text)
{
    disarm(text, false);
}

void shown_print(FILE *file, const char *format, ...)
{
    va_list arguments;
    char *text = NULL;
    int length;

    va_start(arguments, format);
    length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0) {
        fputs("(no memory to show this)\n", file);
        return;
    }
    disarm(text, true);
    fputs(text, file);
    free(text);
}

int shown_columns(const char *text, size_t length)
{
    int columns = 0;

    for (size_t i = 0; i < length; i++)
        columns += ((unsigned char)text[i] & 0xC0) != 0x80;
    return columns;
}

const char *shown_plural(size_t count)
{
    return count == 1 ? "" : "s";
}
