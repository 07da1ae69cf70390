/* SPDX-License-Identifier: Apache-2.0 */
/* postgis_line.c: rows as COPY writes them in its text format (PostgreSQL, COPY, "Text
 * Format"): fields with tabs between them, \N for null, six control characters and the
 * backslash escaped. */
#include <string.h>

#include "bridge/postgis_parts.h"

static char unescaped(char c)
{
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return c;
    }
}

static void unescape(char *field)
{
    char *out = field;

    for (const char *in = field; *in; in++) {
        if (*in == '\\' && in[1])
            *out++ = unescaped(*++in);
        else
            *out++ = *in;
    }
    *out = '\0';
}

static lrel_status add_field(const lrel_context *context, char *field,
                             lrel_postgis_fields *out, lrel_error *err)
{
    char **slot = LREL__PUSH(context, out);

    if (!slot)
        return lrel__fail_memory(err);
    *slot = NULL;
    if (strcmp(field, "\\N") == 0)
        return LREL_OK;
    unescape(field);
    *slot = field;
    return LREL_OK;
}

lrel_status lrel_postgis__cut(const lrel_context *context, char *line, size_t length,
                              lrel_postgis_fields *out, lrel_error *err)
{
    lrel_status status = LREL_OK;
    char *tab;

    if (memchr(line, '\0', length))
        return lrel__fail(err, LREL_E_READ, "the server sends a row with a NUL in it");
    out->count = 0;
    while (status == LREL_OK && (tab = strchr(line, '\t'))) {
        *tab = '\0';
        status = add_field(context, line, out, err);
        line = tab + 1;
    }
    return status == LREL_OK ? add_field(context, line, out, err) : status;
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

size_t lrel_postgis__unhex(char *text)
{
    size_t bytes = 0;

    for (; text[2 * bytes]; bytes++) {
        int high = digit(text[2 * bytes]), low = digit(text[2 * bytes + 1]);

        if (high < 0 || low < 0)
            return 0;
        text[bytes] = (char)(high << 4 | low);
    }
    return bytes;
}
