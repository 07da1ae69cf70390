/* SPDX-License-Identifier: Apache-2.0 */
/* address.c: places in a table as Excel and LibreOffice write them, so that a person can
 * go there. */
#include <stdio.h>

#include "read/reader.h"
#include "read/sheet_cells.h"

#define SHEET_BYTES 80

/* Names that need no quotes in a formula: letters, digits and what is beyond ASCII. */
static bool is_plain(lrel_text name)
{
    for (size_t i = 0; i < name.length; i++) {
        unsigned char c = (unsigned char)name.at[i];
        bool is_letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';

        if (c < 0x80 && !is_letter && c != '_' && (c < '0' || c > '9' || i == 0))
            return false;
    }
    return true;
}

/* "Tasks!", "'Old tasks'!", "'It''s'!"; gives the bytes written. */
static size_t write_sheet(lrel_text name, char *out)
{
    size_t used = 0;

    if (name.length == 0)
        return 0;
    name = lrel_reader__excerpt(name, SHEET_BYTES / 2);
    if (is_plain(name))
        return (size_t)sprintf(out, "%.*s!", LREL_TEXT_ARGS(name));
    out[used++] = '\'';
    for (size_t i = 0; i < name.length; i++) {
        if (name.at[i] == '\'')
            out[used++] = '\'';
        out[used++] = name.at[i];
    }
    out[used++] = '\'';
    out[used++] = '!';
    out[used] = '\0';
    return used;
}

lrel_address lrel_table_address(const lrel_table *table, int64_t row, int column)
{
    lrel_address address = {""};
    long long number = (long long)(row + table->rows_above);
    char letters[8] = "", *out;
    size_t room;

    if (!table->has_addresses || (row < 0 && column < 0))
        return address;
    out = address.text + write_sheet(table->sheet, address.text);
    room = sizeof address.text - (size_t)(out - address.text);
    if (column >= 0)
        lrel_sheet__letters(table->sheet_columns ? table->sheet_columns[column]
                                                 : (uint32_t)column,
                            letters);
    if (row < 0)
        snprintf(out, room, "%s:%s", letters, letters);
    else if (column < 0)
        snprintf(out, room, "%lld:%lld", number, number);
    else
        snprintf(out, room, "%s%lld", letters, number);
    return address;
}
