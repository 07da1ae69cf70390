/* SPDX-License-Identifier: Apache-2.0 */
/* csv_header.c: the first records of a CSV file, looked at before they are read. */
#include "read/csv_header.h"

#include "read/header_finder.h"

/* A title without any separator stands above tables that have one. */
#define LINES_SNIFFED 20

/* ---- separator ---- */

static size_t count_in_line(const lrel_csv *csv, char separator)
{
    size_t count = 0;
    bool is_quoted = false;

    for (const char *c = csv->at; c < csv->end; c++) {
        if (!is_quoted && (*c == '\n' || *c == '\r'))
            break;
        if (*c == '"')
            is_quoted = !is_quoted;
        count += !is_quoted && *c == separator;
    }
    return count;
}

static bool skip_line(lrel_csv *csv)
{
    size_t count;

    return lrel_csv__next(csv, NULL, 0, &count, NULL) == LREL_OK && csv->at < csv->end;
}

/* "SRID=4326;POINT(1 2)", "POLYGON ((": an outline in a file of one column, whose commas
 * and semicolons separate nothing. */
static bool is_outline(const lrel_csv *csv)
{
    const char *c = csv->at + (csv->at < csv->end && *csv->at == '"');
    const char *from = c;

    while (c < csv->end && ((*c | 0x20) >= 'a' && (*c | 0x20) <= 'z'))
        c++;
    if (c == from || c == csv->end)
        return false;
    if (*c == '=' && c - from == 4 && (*from | 0x20) == 's')
        return true;
    return *c == '(' || (*c == ' ' && c + 1 < csv->end && c[1] == '(');
}

/* Title lines may hold commas of their own, but the two lines below then do not have as
 * many of them, and as many of another. */
static char sniff(const lrel_csv *from)
{
    static const char separators[] = {',', ';', '\t'};
    lrel_csv csv = *from;
    lrel_csv next;
    char found;

    for (int i = 0; i < LINES_SNIFFED; i++) {
        found = lrel_csv__sniff(&csv);
        if (count_in_line(&csv, found) > 0 || !skip_line(&csv))
            break;
        if (is_outline(&csv))
            return found;
    }
    next = csv;
    if (!skip_line(&next) || count_in_line(&next, found) == count_in_line(&csv, found))
        return found;
    csv = next;
    if (!skip_line(&next))
        return found;
    for (size_t i = 0; i < sizeof separators; i++) {
        size_t count = count_in_line(&csv, separators[i]);

        if (count_in_line(&csv, found) == 0 && count > 0 &&
            count == count_in_line(&next, separators[i]))
            return separators[i];
    }
    return found;
}

/* Excel writes and reads a first line `sep=;`. */
void lrel_csv_header__separator(lrel_csv *csv)
{
    size_t left = (size_t)(csv->end - csv->at);

    if (left < 6 || memcmp(csv->at, "sep=", 4) != 0 ||
        (csv->at[5] != '\n' && csv->at[5] != '\r')) {
        csv->separator = sniff(csv);
        return;
    }
    csv->separator = csv->at[4];
    csv->at += csv->at[5] == '\r' && left > 6 && csv->at[6] == '\n' ? 7 : 6;
}

/* ---- header ---- */

/* A record that is not blank. */
typedef struct seen_record {
    const char *at, *after;
    int64_t number;
    size_t count;
} seen_record;

typedef struct preview {
    seen_record records[LREL_HEADER_ROWS];
    size_t count, columns;
    lrel_text *cells; /* room for a record */
} preview;

static bool is_blank(const lrel_text *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lrel_text_trim(cells[i]).length > 0)
            return false;
    return true;
}

/* What is broken is told when it is read. */
static void look_ahead(lrel_csv csv, preview *out)
{
    for (int64_t number = 1; out->count < LREL_HEADER_ROWS; number++) {
        seen_record record = {.at = csv.at, .number = number};

        if (lrel_csv__next(&csv, out->cells, LREL_COLUMNS_MAX, &record.count, NULL) !=
            LREL_OK)
            return;
        if (record.count > LREL_COLUMNS_MAX)
            record.count = LREL_COLUMNS_MAX;
        record.after = csv.at;
        if (is_blank(out->cells, record.count))
            continue;
        if (record.count > out->columns)
            out->columns = record.count;
        out->records[out->count++] = record;
    }
}

static lrel_status fill_view(lrel_csv csv, const preview *seen, lrel_header_view *view,
                             lrel_error *err)
{
    for (size_t row = 0; row < seen->count; row++) {
        size_t count;
        lrel_status status;

        csv.at = seen->records[row].at;
        status = lrel_csv__next(&csv, seen->cells, LREL_COLUMNS_MAX, &count, err);
        if (status != LREL_OK)
            return status;
        view->rows[row].number = seen->records[row].number;
        for (size_t i = 0; i < seen->records[row].count; i++)
            lrel_header_view__put(view, row, i, seen->cells[i], false);
    }
    return LREL_OK;
}

/* As many columns as the longer of the header's rows has cells. */
static lrel_status name_columns(lrel_csv *csv, lrel_reader *reader, const preview *seen,
                                const lrel_header_view *view, const lrel_header *header,
                                lrel_error *err)
{
    size_t last = header->first + header->count - 1, count;
    lrel_csv again = *csv;
    lrel_status status;

    /* Of one record too long for the view, the number of its cells is told. */
    again.at = seen->records[header->first].at;
    if ((status = lrel_csv__next(&again, NULL, 0, &count, err)) != LREL_OK)
        return status;
    if (count < seen->records[last].count)
        count = seen->records[last].count;
    if ((status = lrel_reader__set_columns(reader, count, err)) != LREL_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        if (!lrel_header__name(view, header, i, reader->table->arena,
                               &reader->table->columns[i]))
            return lrel__fail_memory(err);
    csv->at = seen->records[last].after;
    reader->table->has_addresses = true;
    reader->table->rows_above = seen->records[last].number;
    if ((status = lrel_header__report(reader, view, header, err)) != LREL_OK)
        return status;
    return lrel_reader__check_columns(reader, err);
}

/* The first record cannot be read, and says why. */
static lrel_status fail_first(lrel_csv *csv, lrel_error *err)
{
    size_t count;
    lrel_status status;

    do
        status = lrel_csv__next(csv, NULL, 0, &count, err);
    while (status == LREL_OK);
    return status == LREL_DONE ? lrel__fail(err, LREL_E_FORMAT, "no line of column names")
                               : status;
}

lrel_status lrel_csv_header__read(lrel_csv *csv, lrel_reader *reader, lrel_error *err)
{
    preview seen = {
        .cells = lrel__alloc(reader->context, LREL_COLUMNS_MAX, sizeof(lrel_text))};
    lrel_header_view view = {.cells = NULL};
    lrel_header header;
    lrel_status status;

    if (!seen.cells)
        return lrel__fail_memory(err);
    look_ahead(*csv, &seen);
    if (seen.count == 0)
        status = fail_first(csv, err);
    else if (!lrel_header_view__begin(&view, reader->context, seen.count, seen.columns))
        status = lrel__fail_memory(err);
    else if ((status = fill_view(*csv, &seen, &view, err)) == LREL_OK &&
             (status = lrel_header__find(&view, reader->options, &header, err)) ==
                 LREL_OK)
        status = name_columns(csv, reader, &seen, &view, &header, err);
    lrel__free(reader->context, view.cells);
    lrel__free(reader->context, seen.cells);
    return status;
}
