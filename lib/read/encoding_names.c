/* SPDX-License-Identifier: Apache-2.0 */
/* encoding_names.c: what people, .cpg files and .dbf headers call encodings. */
#include "read/encoding.h"

#include <stdio.h>
#include <stdlib.h>

/* In capitals; other bytes than ASCII letters are left alone, in every locale. */
static char capital(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_letter_or_digit(char c)
{
    return (c >= '0' && c <= '9') || (capital(c) >= 'A' && capital(c) <= 'Z');
}

/* Letters and digits of @p said, in capitals. */
static void squeeze(lrel_text said, char *out, size_t capacity)
{
    size_t used = 0;

    for (size_t i = 0; i < said.length && used + 1 < capacity; i++)
        if (is_letter_or_digit(said.at[i]))
            out[used++] = capital(said.at[i]);
    out[used] = '\0';
}

/* The number behind a maker's prefix; -1 where there is anything else. */
static long code_page(const char *squeezed)
{
    static const char *const prefixes[] = {"CP",  "WINDOWS", "WIN", "ANSI",
                                           "OEM", "IBM",     "MS"};
    const char *digits = squeezed;

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t length = strlen(prefixes[i]);

        if (strncmp(squeezed, prefixes[i], length) == 0) {
            digits = squeezed + length;
            break;
        }
    }
    if (!*digits || strlen(digits) > 6 || strspn(digits, "0123456789") != strlen(digits))
        return -1;
    return strtol(digits, NULL, 10);
}

static bool name_code_page(long page, char *out)
{
    const size_t room = LREL_ENCODING_NAME_BYTES;

    if (page == 65001)
        snprintf(out, room, "UTF-8");
    else if (page == 1200 || page == 1201)
        snprintf(out, room, page == 1200 ? "UTF-16LE" : "UTF-16BE");
    else if (page == 20127)
        snprintf(out, room, "US-ASCII");
    else if (page == 874 || (page >= 1250 && page <= 1258))
        snprintf(out, room, "Windows-%ld", page);
    else if (page >= 28591 && page <= 28606)
        snprintf(out, room, "ISO-8859-%ld", page - 28590);
    else if (page >= 88591 && page <= 88599) /* as Esri writes it in .cpg files */
        snprintf(out, room, "ISO-8859-%ld", page - 88590);
    else if (page >= 885910 && page <= 885916)
        snprintf(out, room, "ISO-8859-%ld", page - 885900);
    else if (page > 0)
        snprintf(out, room, "CP%ld", page);
    else
        return false;
    return true;
}

void lrel_encoding__name(lrel_text said, char out[LREL_ENCODING_NAME_BYTES])
{
    static const struct {
        const char *squeezed;
        const char *name;
    } others[] = {
        {"UTF8", "UTF-8"},         {"UTF16", "UTF-16"},        {"UTF16LE", "UTF-16LE"},
        {"UTF16BE", "UTF-16BE"},   {"ASCII", "US-ASCII"},      {"USASCII", "US-ASCII"},
        {"LATIN1", "ISO-8859-1"},  {"TIS620", "TIS-620"},      {"SJIS", "SHIFT_JIS"},
        {"SHIFTJIS", "SHIFT_JIS"}, {"MACINTOSH", "MACINTOSH"},
    };
    lrel_text trimmed = lrel_text_trim(said);
    char squeezed[LREL_ENCODING_NAME_BYTES];
    size_t length = trimmed.length;

    squeeze(trimmed, squeezed, sizeof squeezed);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(squeezed, others[i].squeezed) == 0) {
            snprintf(out, LREL_ENCODING_NAME_BYTES, "%s", others[i].name);
            return;
        }
    if (strncmp(squeezed, "ISO8859", 7) == 0 && strlen(squeezed) < 10) {
        snprintf(out, LREL_ENCODING_NAME_BYTES, "ISO-8859-%.2s", squeezed + 7);
        return;
    }
    if (name_code_page(code_page(squeezed), out))
        return;
    if (length >= LREL_ENCODING_NAME_BYTES)
        length = LREL_ENCODING_NAME_BYTES - 1;
    for (size_t i = 0; i < length; i++)
        out[i] = capital(trimmed.at[i]);
    out[length] = '\0';
}

const char *lrel_encoding__of_language(int language)
{
    static const struct {
        int language;
        const char *name;
    } table[] = {
        /* dBase and FoxPro manuals, as collected in GDAL's shapefile driver */
        {0x01, "CP437"},        {0x02, "CP850"},        {0x03, "Windows-1252"},
        {0x04, "MACINTOSH"},    {0x08, "CP865"},        {0x09, "CP437"},
        {0x0A, "CP850"},        {0x0B, "CP437"},        {0x0D, "CP437"},
        {0x0E, "CP850"},        {0x0F, "CP437"},        {0x10, "CP850"},
        {0x11, "CP437"},        {0x12, "CP850"},        {0x13, "CP932"},
        {0x14, "CP850"},        {0x15, "CP437"},        {0x16, "CP850"},
        {0x17, "CP865"},        {0x18, "CP437"},        {0x19, "CP437"},
        {0x1A, "CP850"},        {0x1B, "CP437"},        {0x1C, "CP863"},
        {0x1D, "CP850"},        {0x1F, "CP852"},        {0x22, "CP852"},
        {0x23, "CP852"},        {0x24, "CP860"},        {0x25, "CP850"},
        {0x26, "CP866"},        {0x37, "CP850"},        {0x40, "CP852"},
        {0x4D, "CP936"},        {0x4E, "CP949"},        {0x4F, "CP950"},
        {0x50, "Windows-874"},  {0x58, "Windows-1252"}, {0x59, "Windows-1252"},
        {0x64, "CP852"},        {0x65, "CP866"},        {0x66, "CP865"},
        {0x67, "CP861"},        {0x6A, "CP737"},        {0x6B, "CP857"},
        {0x6C, "CP863"},        {0x78, "CP950"},        {0x79, "CP949"},
        {0x7A, "CP936"},        {0x7B, "CP932"},        {0x7C, "Windows-874"},
        {0x7D, "Windows-1255"}, {0x7E, "Windows-1256"}, {0x86, "CP737"},
        {0x87, "CP852"},        {0x88, "CP857"},        {0xC8, "Windows-1250"},
        {0xC9, "Windows-1251"}, {0xCA, "Windows-1254"}, {0xCB, "Windows-1253"},
        {0xCC, "Windows-1257"},
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].language == language)
            return table[i].name;
    return NULL;
}
