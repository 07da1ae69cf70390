/* SPDX-License-Identifier: Apache-2.0 */
/* fail.c: messages of one line, cut between characters and never inside one. */
#include "core/fail.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void lrel_error_init(lrel_error *err)
{
    assert(err);
    err->status = LREL_OK;
    err->message[0] = '\0';
    err->source[0] = '\0';
    err->record = -1;
}

/* The bytes of @p text, at most @p limit, that do not end inside a UTF-8 sequence. */
static size_t whole_characters(const char *text, size_t limit)
{
    size_t start = limit;

    if (strlen(text) <= limit)
        return strlen(text);
    while (start > 0 && limit - start < 3 && ((unsigned char)text[start] & 0xC0) == 0x80)
        start--;
    return start;
}

/* Messages carry values from files: a line feed in one must not make two lines. */
static void flatten(char *message)
{
    for (char *c = message; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            *c = ' ';
}

static void copy_cut(char *to, size_t capacity, const char *from)
{
    size_t length = whole_characters(from, capacity - 1);

    memmove(to, from, length);
    to[length] = '\0';
}

lrel_status lrel__fail(lrel_error *err, lrel_status status, const char *format, ...)
{
    /* A value of four bytes a character may straddle the end: format a little more than
     * fits, then cut. The arguments may lie in *err itself, hence the second buffer. */
    char text[sizeof err->message + 8];
    va_list arguments;

    if (!err)
        return status;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);

    lrel_error_init(err);
    err->status = status;
    copy_cut(err->message, sizeof err->message, text);
    flatten(err->message);
    return status;
}

lrel_status lrel__fail_memory(lrel_error *err)
{
    return lrel__fail(err, LREL_E_MEMORY, "out of memory");
}

lrel_status lrel__fail_at(lrel_error *err, lrel_status status, const char *source,
                          int64_t record)
{
    if (!err)
        return status;
    if (!source)
        source = "";
    /* An error about another file keeps that place: our record is none of its rows. */
    if (err->record < 0 && (err->source[0] == '\0' || strcmp(err->source, source) == 0))
        err->record = record;
    if (err->source[0] == '\0')
        copy_cut(err->source, sizeof err->source, source);
    return status;
}
