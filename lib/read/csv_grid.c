/* SPDX-License-Identifier: Apache-2.0 */
/* csv_grid.c: twice over the records: how wide the widest is, then their cells. */
#include "read/csv_grid.h"

#include "core/threads.h"
#include "read/sheet_cells.h"

#define ROWS_BETWEEN_QUESTIONS 1024

/* A copy: the records are read again. */
static lrel_status find_width(lrel_csv csv, size_t *width, lrel_error *err)
{
    lrel_status status;
    size_t count;

    *width = 0;
    while ((status = lrel_csv__next(&csv, NULL, 0, &count, err)) == LREL_OK)
        if (count > *width)
            *width = count;
    return status == LREL_DONE ? LREL_OK : status;
}

static lrel_status name_columns(lrel_reader *reader, size_t width, lrel_error *err)
{
    lrel_status status = lrel_reader__set_columns(reader, width, err);

    for (size_t i = 0; i < width && status == LREL_OK; i++) {
        char letters[8];

        lrel_sheet__letters((uint32_t)i, letters);
        status = lrel_reader__keep(reader, lrel_text_of(letters),
                                   &reader->table->columns[i], err);
    }
    return status;
}

static bool is_blank(const lrel_text *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lrel_text_trim(cells[i]).length > 0)
            return false;
    return true;
}

lrel_status lrel_csv_grid__read(lrel_csv *csv, lrel_reader *reader, lrel_error *err)
{
    size_t width, count;
    lrel_status status;

    if ((status = find_width(*csv, &width, err)) != LREL_OK ||
        (status = name_columns(reader, width, err)) != LREL_OK)
        return status;
    reader->table->has_addresses = true;
    for (int64_t row = 1; status == LREL_OK && width > 0; row++) {
        if (row % ROWS_BETWEEN_QUESTIONS == 0 && lrel__is_cancelled(reader->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
        if ((status = lrel_reader__add_row(reader, row, err)) != LREL_OK)
            return status;
        status = lrel_csv__next(csv, lrel_reader__last_cells(reader), width, &count, err);
        if (status != LREL_OK || is_blank(lrel_reader__last_cells(reader), count))
            lrel_reader__drop_row(reader);
    }
    return status == LREL_DONE ? LREL_OK : status;
}
