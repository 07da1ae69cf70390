/* SPDX-License-Identifier: Apache-2.0 */
/* notes.c: sentences put together. */
#include "reconcile/notes.h"

#include <stdarg.h>
#include <stdio.h>

static void append(lrel_notes *notes, const char *between, const char *format,
                   va_list arguments)
{
    size_t length = strlen(notes->text);

    if (length)
        length += (size_t)snprintf(notes->text + length, sizeof notes->text - length,
                                   "%s", between);
    if (length < sizeof notes->text)
        (void)vsnprintf(notes->text + length, sizeof notes->text - length, format,
                        arguments);
}

void lrel_notes_add(lrel_notes *notes, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    append(notes, "; ", format, arguments);
    va_end(arguments);
}

void lrel_notes_go_on(lrel_notes *notes, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    append(notes, ", ", format, arguments);
    va_end(arguments);
}
