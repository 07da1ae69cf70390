/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_cells.c: a sheet that grows cell by cell, and addresses of cells. */
#include "read/sheet_cells.h"

#include <stdio.h>

/* A cell takes fifteen bytes of XML at least, but a repeated one (ODS) takes them once.
 */
#define BYTES_PER_CELL 4
#define CELLS_ALWAYS   ((size_t)4 << 20)

lrel_sheet_cells lrel_sheet_cells__begin(lrel_reader *reader, lrel_text name,
                                         uint64_t bytes)
{
    return (lrel_sheet_cells){.reader = reader,
                              .name = name,
                              .cell_limit =
                                  CELLS_ALWAYS + (size_t)(bytes / BYTES_PER_CELL)};
}

void lrel_sheet_cells__clear(lrel_sheet_cells *sheet)
{
    if (!sheet->reader)
        return;
    lrel__free(sheet->reader->context, sheet->cells.at);
    lrel__free(sheet->reader->context, sheet->rows.at);
    lrel__free(sheet->reader->context, sheet->merged.at);
    lrel__free(sheet->reader->context, sheet->hidden.at);
}

static lrel_status fail_order(const lrel_sheet_cells *sheet, uint32_t row,
                              uint32_t column, lrel_error *err)
{
    char letters[8];

    lrel_sheet__letters(column, letters);
    return lrel__fail(
        err, LREL_E_FORMAT,
        "sheet \"%.*s\": cell %s%u stands behind a later one; open the file "
        "and save it again",
        LREL_TEXT_ARGS(lrel_reader__excerpt(sheet->name, 60)), letters, (unsigned)row);
}

lrel_status lrel_sheet_cells__fail_length(const lrel_sheet_cells *sheet, uint32_t row,
                                          uint32_t column, size_t bytes, lrel_error *err)
{
    char letters[8];

    lrel_sheet__letters(column, letters);
    return lrel__fail(err, LREL_E_LIMIT,
                      "sheet \"%.*s\": cell %s%u has %zu bytes; at most %zu are read",
                      LREL_TEXT_ARGS(lrel_reader__excerpt(sheet->name, 60)), letters,
                      (unsigned)row, bytes, LREL_CELL_BYTES_MAX);
}

static lrel_status check_cell(const lrel_sheet_cells *sheet, uint32_t row,
                              const lrel_sheet_cell *cell, lrel_error *err)
{
    const lrel_sheet_row *last =
        sheet->rows.count ? &sheet->rows.at[sheet->rows.count - 1] : NULL;
    char letters[8];

    lrel_sheet__letters(cell->column, letters);
    if (sheet->cells.count >= sheet->cell_limit)
        return lrel__fail(
            err, LREL_E_LIMIT,
            "sheet \"%.*s\" has more than %zu cells at %s%u, many more than "
            "its size accounts for",
            LREL_TEXT_ARGS(lrel_reader__excerpt(sheet->name, 60)), sheet->cell_limit,
            letters, (unsigned)row);
    if (last && (row < last->number ||
                 (row == last->number &&
                  cell->column <= sheet->cells.at[sheet->cells.count - 1].column)))
        return fail_order(sheet, row, cell->column, err);
    return LREL_OK;
}

lrel_status lrel_sheet_cells__add(lrel_sheet_cells *sheet, uint32_t row, bool is_hidden,
                                  lrel_sheet_cell cell, lrel_error *err)
{
    const lrel_context *context = sheet->reader->context;
    lrel_sheet_row *last =
        sheet->rows.count ? &sheet->rows.at[sheet->rows.count - 1] : NULL;
    lrel_sheet_cell *place;
    lrel_status status;

    if (cell.text.length == 0)
        return LREL_OK;
    if ((status = check_cell(sheet, row, &cell, err)) != LREL_OK)
        return status;
    if (!last || last->number != row) {
        if (!(last = LREL__PUSH(context, &sheet->rows)))
            return lrel__fail_memory(err);
        *last = (lrel_sheet_row){row, 0, sheet->cells.count, is_hidden};
    }
    if (!(place = LREL__PUSH(context, &sheet->cells))) {
        sheet->rows.count -= last->count == 0;
        return lrel__fail_memory(err);
    }
    *place = cell;
    last->count++;
    return LREL_OK;
}

lrel_status lrel_sheet_cells__merge(lrel_sheet_cells *sheet, lrel_sheet_range range,
                                    lrel_error *err)
{
    lrel_sheet_range *place = LREL__PUSH(sheet->reader->context, &sheet->merged);

    if (!place)
        return lrel__fail_memory(err);
    *place = range;
    return LREL_OK;
}

lrel_status lrel_sheet_cells__hide(lrel_sheet_cells *sheet, uint32_t first, uint32_t last,
                                   lrel_error *err)
{
    lrel_sheet_range *place = LREL__PUSH(sheet->reader->context, &sheet->hidden);

    if (!place)
        return lrel__fail_memory(err);
    *place = (lrel_sheet_range){.first_column = first, .last_column = last};
    return LREL_OK;
}

bool lrel_sheet_cells__is_hidden(const lrel_sheet_cells *sheet, uint32_t column)
{
    for (size_t i = 0; i < sheet->hidden.count; i++)
        if (column >= sheet->hidden.at[i].first_column &&
            column <= sheet->hidden.at[i].last_column)
            return true;
    return false;
}

const lrel_sheet_cell *lrel_sheet_cells__at(const lrel_sheet_cells *sheet,
                                            const lrel_sheet_row *row, uint32_t column)
{
    const lrel_sheet_cell *cells = sheet->cells.at + row->first;
    size_t low = 0, high = row->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (cells[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < row->count && cells[low].column == column ? &cells[low] : NULL;
}

void lrel_sheet__letters(uint32_t column, char out[8])
{
    char turned[8];
    size_t count = 0;

    for (uint64_t left = (uint64_t)column + 1; left > 0; left = (left - 1) / 26)
        turned[count++] = (char)('A' + (left - 1) % 26);
    for (size_t i = 0; i < count; i++)
        out[i] = turned[count - 1 - i];
    out[count] = '\0';
}

size_t lrel_sheet__parse_address(const char *text, uint32_t *row, uint32_t *column)
{
    const char *at = text;
    uint32_t letters = 0, digits = 0;

    while (*at >= 'A' && *at <= 'Z' && letters <= LREL_SHEET_COLUMNS)
        letters = letters * 26 + (uint32_t)(*at++ - 'A' + 1);
    if (letters == 0 || letters > LREL_SHEET_COLUMNS)
        return 0;
    while (*at >= '0' && *at <= '9' && digits <= LREL_SHEET_ROWS)
        digits = digits * 10 + (uint32_t)(*at++ - '0');
    if (digits == 0 || digits > LREL_SHEET_ROWS)
        return 0;
    *row = digits;
    *column = letters - 1;
    return (size_t)(at - text);
}
