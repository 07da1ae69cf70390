/* SPDX-License-Identifier: Apache-2.0 */
/* dbf.c: cells by the type of their column: text is padded with blanks or NULs at its
 * end, numbers at their front; what was not stated is blanks, asterisks or zeros. */
#include "read/dbf.h"

#include <stdio.h>

#include "read/encoding.h"

#define DELETED '*'

void lrel_dbf__clear(lrel_dbf *dbf)
{
    if (!dbf->context)
        return;
    lrel_dbf_layout_clear(dbf->context, &dbf->layout);
    lrel_iconv_free(dbf->iconv);
    lrel__free(dbf->context, dbf->work.at);
    lrel__free(dbf->context, dbf->bad);
}

static const char *record_at(const lrel_dbf *dbf, size_t record)
{
    return dbf->bytes + dbf->layout.first_record + record * dbf->layout.record_length;
}

bool lrel_dbf__is_deleted(const lrel_dbf *dbf, size_t record)
{
    return *record_at(dbf, record) == DELETED;
}

lrel_text lrel_dbf__raw(const lrel_dbf *dbf, size_t record, size_t field)
{
    const lrel_dbf_field *about = &dbf->layout.fields[field];
    const char *at = record_at(dbf, record) + about->offset;
    const char *nul = about->width > 0 ? memchr(at, '\0', about->width) : NULL;
    size_t length = nul ? (size_t)(nul - at) : about->width;

    while (length > 0 && at[length - 1] == ' ')
        length--;
    return (lrel_text){at, length};
}

lrel_text lrel_dbf__without_cut(lrel_text text, size_t width)
{
    size_t length = text.length;

    if (length < width || length == 0 || lrel_text_is_utf8(text))
        return text;
    for (size_t cut = 1; cut < 4 && cut <= length; cut++) {
        unsigned char lead = (unsigned char)text.at[length - cut];

        if ((lead & 0xC0) == 0x80)
            continue;
        /* A lead byte that promises more than there is. */
        if (lead >= 0xC0 && (lead >= 0xF0 ? 4u : lead >= 0xE0 ? 3u : 2u) > cut)
            return (lrel_text){text.at, length - cut};
        break;
    }
    return text;
}

bool lrel_dbf__is_binary(const lrel_dbf_field *field)
{
    return field->type != 'C' && field->type != '\0' &&
           strchr("IBTYO@+0GPQVW", field->type) != NULL;
}

static bool is_all(lrel_text text, char c)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] != c)
            return false;
    return true;
}

/* `20240131` as `2024-01-31`; what is no eight digits stays, to be complained about. */
static lrel_status date_cell(lrel_reader *reader, lrel_text raw, lrel_text *cell,
                             lrel_error *err)
{
    lrel_text text = lrel_text_trim(raw);
    char iso[10];

    *cell = LREL_TEXT("");
    if (is_all(text, '0') || is_all(text, '*'))
        return LREL_OK;
    *cell = text;
    if (text.length != 8)
        return LREL_OK;
    for (size_t i = 0; i < 8; i++)
        if ((unsigned char)(text.at[i] - '0') > 9)
            return LREL_OK;
    memcpy(iso, text.at, 4);
    iso[4] = iso[7] = '-';
    memcpy(iso + 5, text.at + 4, 2);
    memcpy(iso + 8, text.at + 6, 2);
    return lrel_reader__keep(reader, (lrel_text){iso, sizeof iso}, cell, err);
}

static lrel_text number_cell(lrel_text raw)
{
    lrel_text text = lrel_text_trim(raw);

    return is_all(text, '*') ? LREL_TEXT("") : text;
}

/* The cell as UTF-8, whatever its type: bytes are not always what a column promises. */
static lrel_status decode(lrel_dbf *dbf, lrel_reader *reader, size_t field,
                          lrel_text *cell, lrel_error *err)
{
    const lrel_table *table = reader->table;
    lrel_dbf_bad *bad = &dbf->bad[field];
    lrel_status status;
    size_t misfits = 0;

    if (dbf->is_ascii)
        return LREL_OK;
    if (!dbf->iconv)
        *cell = lrel_dbf__without_cut(*cell, dbf->layout.fields[field].width);
    status = lrel_encoding__cell(reader, dbf->iconv, &dbf->work, cell, &misfits, err);
    if (status != LREL_OK || misfits == 0)
        return status;
    if (bad->cells++ == 0) {
        bad->first_row = table->rows[table->row_count - 1];
        bad->first_value = *cell;
    }
    return LREL_OK;
}

static lrel_status read_cell(lrel_dbf *dbf, lrel_reader *reader, size_t field,
                             lrel_text raw, lrel_text *cell, lrel_error *err)
{
    const lrel_dbf_field *about = &dbf->layout.fields[field];
    lrel_status status = LREL_OK;

    switch (about->type) {
    case 'N':
    case 'F':
        *cell = number_cell(raw);
        break;
    case 'D':
        status = date_cell(reader, raw, cell, err);
        break;
    case 'L':
        *cell = raw.at[0] == '?' || raw.at[0] == ' ' ? LREL_TEXT("") : raw;
        break;
    default:
        if (lrel_dbf__is_binary(about))
            return LREL_OK;
        *cell = raw;
    }
    return status == LREL_OK ? decode(dbf, reader, field, cell, err) : status;
}

lrel_status lrel_dbf__read_row(lrel_dbf *dbf, lrel_reader *reader, size_t record,
                               lrel_error *err)
{
    lrel_text *cells = lrel_reader__last_cells(reader);

    for (size_t i = 0; i < dbf->layout.field_count; i++) {
        lrel_text raw = lrel_dbf__raw(dbf, record, i);
        lrel_status status;

        if (raw.length == 0)
            continue;
        if ((status = read_cell(dbf, reader, i, raw, &cells[i], err)) != LREL_OK)
            return status;
    }
    return LREL_OK;
}

static lrel_status name_columns(lrel_dbf *dbf, lrel_reader *reader, lrel_error *err)
{
    lrel_table *table = reader->table;
    lrel_status status = lrel_reader__set_columns(reader, dbf->layout.field_count, err);

    for (size_t i = 0; status == LREL_OK && i < dbf->layout.field_count; i++) {
        const lrel_dbf_field *field = &dbf->layout.fields[i];
        lrel_text name = lrel_text_trim(lrel_text_of(field->name));
        size_t bad = 0;

        /* Names lie in the layout, which does not last. */
        if ((status = lrel_reader__keep(reader, name, &name, err)) != LREL_OK)
            break;
        if (!dbf->iconv)
            name = lrel_dbf__without_cut(name, 10);
        table->columns[i] = name;
        table->is_date_column[i] = field->type == 'D';
        table->is_number_column[i] = field->type == 'N' || field->type == 'F';
        status = lrel_encoding__cell(reader, dbf->iconv, &dbf->work, &table->columns[i],
                                     &bad, err);
    }
    return status == LREL_OK ? lrel_reader__check_columns(reader, err) : status;
}

lrel_status lrel_dbf__open(lrel_dbf *dbf, lrel_reader *reader, lrel_text bytes,
                           lrel_text cpg, lrel_error *err)
{
    lrel_status status;

    dbf->context = reader->context;
    dbf->bytes = bytes.at;
    if ((status = lrel_dbf_layout_read(reader->context, bytes.at, bytes.length,
                                       &dbf->layout, err)) != LREL_OK)
        return status;
    dbf->bad = lrel__calloc(reader->context, dbf->layout.field_count, sizeof *dbf->bad);
    if (!dbf->bad)
        return lrel__fail_memory(err);
    if ((status = lrel_dbf__decide(dbf, reader, cpg, err)) != LREL_OK)
        return status;
    return name_columns(dbf, reader, err);
}

lrel_status lrel_dbf__report(const lrel_dbf *dbf, lrel_reader *reader, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < dbf->layout.field_count && status == LREL_OK; i++) {
        const lrel_dbf_field *field = &dbf->layout.fields[i];
        const lrel_dbf_bad *bad = &dbf->bad[i];
        char type[40];

        if (bad->cells > 0)
            status =
                lrel_reader__issue(reader, LREL_ISSUE_TEXT_NOT_UTF8, bad->first_row,
                                   reader->table->columns[i], bad->first_value,
                                   reader->table->encoding, (int64_t)bad->cells, err);
        if (status != LREL_OK || !lrel_dbf__is_binary(field))
            continue;
        snprintf(type, sizeof type, "dBase type %c", field->type);
        status = lrel_reader__issue(
            reader, LREL_ISSUE_COLUMN_UNREADABLE, -1, reader->table->columns[i],
            lrel_text_of(type), LREL_TEXT("text, number, date or logical (C N F D L)"),
            (int64_t)dbf->layout.record_count, err);
    }
    return status;
}
