/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_grid.c: every column up to the last that holds something, and merged ranges
 * beside the cells. Errors and formulas without a result stay as their text, which is no
 * number. */
#include "read/sheet_grid.h"

#include "core/threads.h"

#define ROWS_BETWEEN_QUESTIONS 1024

/* As in sheet_table.c: more than any table that a person keeps. */
#define CELLS_PER_CELL 2

/* Few cells may lie far apart: they take no memory to speak of. */
#define CELLS_FREE 100000

static lrel_status name_columns(const lrel_sheet_cells *sheet, lrel_error *err)
{
    lrel_reader *reader = sheet->reader;
    lrel_table *table = reader->table;
    uint32_t width = 0;
    lrel_status status;

    for (size_t i = 0; i < sheet->cells.count; i++)
        if (sheet->cells.at[i].column >= width)
            width = sheet->cells.at[i].column + 1;
    if ((status = lrel_reader__set_columns(reader, width, err)) != LREL_OK)
        return status;
    table->sheet_columns =
        lrel__alloc(reader->context, width, sizeof *table->sheet_columns);
    if (!table->sheet_columns)
        return lrel__fail_memory(err);
    for (uint32_t i = 0; i < width && status == LREL_OK; i++) {
        char letters[8];

        lrel_sheet__letters(i, letters);
        table->sheet_columns[i] = i;
        status =
            lrel_reader__keep(reader, lrel_text_of(letters), &table->columns[i], err);
    }
    return status;
}

static lrel_status check_size(const lrel_sheet_cells *sheet, lrel_error *err)
{
    size_t rows = sheet->rows.count, columns = sheet->reader->table->column_count;

    if (columns == 0 || rows <= CELLS_FREE / columns ||
        rows <= sheet->cell_limit * CELLS_PER_CELL / columns)
        return LREL_OK;
    return lrel__fail(err, LREL_E_LIMIT,
                      "sheet \"%.*s\" has %zu rows of %zu columns, nearly all of them "
                      "empty",
                      LREL_TEXT_ARGS(lrel_reader__excerpt(sheet->name, 60)), rows,
                      columns);
}

/* One flag for each cell: columns of published tables hold words and numbers. */
static lrel_status make_flags(const lrel_sheet_cells *sheet, lrel_error *err)
{
    lrel_table *table = sheet->reader->table;
    size_t count = sheet->rows.count * table->column_count;

    table->is_number_cell =
        lrel__calloc(sheet->reader->context, count + 1, sizeof *table->is_number_cell);
    table->is_date_cell =
        lrel__calloc(sheet->reader->context, count + 1, sizeof *table->is_date_cell);
    return table->is_number_cell && table->is_date_cell ? LREL_OK
                                                        : lrel__fail_memory(err);
}

static lrel_status add_row(const lrel_sheet_cells *sheet, size_t index, lrel_error *err)
{
    const lrel_sheet_row *row = &sheet->rows.at[index];
    lrel_table *table = sheet->reader->table;
    lrel_status status = lrel_reader__add_row(sheet->reader, row->number, err);
    size_t first = (table->row_count - 1) * table->column_count;

    if (status != LREL_OK)
        return status;
    for (uint32_t i = 0; i < row->count; i++) {
        const lrel_sheet_cell *cell = &sheet->cells.at[row->first + i];

        table->cells[first + cell->column] = cell->text;
        table->is_number_cell[first + cell->column] =
            cell->kind == LREL_CELL_NUMBER || cell->kind == LREL_CELL_LONG_NUMBER;
        table->is_date_cell[first + cell->column] = cell->kind == LREL_CELL_DATE;
    }
    return LREL_OK;
}

static lrel_status keep_merged(const lrel_sheet_cells *sheet, lrel_error *err)
{
    lrel_table *table = sheet->reader->table;
    size_t bytes = sheet->merged.count * sizeof *sheet->merged.at;
    lrel_sheet_range *merged = lrel_arena_alloc(table->arena, bytes + 1);

    if (!merged)
        return lrel__fail_memory(err);
    if (bytes > 0)
        memcpy(merged, sheet->merged.at, bytes);
    table->merged = merged;
    table->merged_count = sheet->merged.count;
    return LREL_OK;
}

lrel_status lrel_sheet_grid__fill(const lrel_sheet_cells *sheet, lrel_error *err)
{
    lrel_table *table = sheet->reader->table;
    lrel_status status;

    if (sheet->rows.count == 0)
        return lrel__fail(err, LREL_E_FORMAT, "sheet \"%.*s\" is empty",
                          LREL_TEXT_ARGS(lrel_reader__excerpt(sheet->name, 60)));
    table->sheet = sheet->name;
    table->has_addresses = true;
    if ((status = name_columns(sheet, err)) != LREL_OK ||
        (status = check_size(sheet, err)) != LREL_OK ||
        (status = make_flags(sheet, err)) != LREL_OK ||
        (status = keep_merged(sheet, err)) != LREL_OK)
        return status;
    for (size_t i = 0; i < sheet->rows.count; i++) {
        if (i % ROWS_BETWEEN_QUESTIONS == 0 && lrel__is_cancelled(sheet->reader->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
        if ((status = add_row(sheet, i, err)) != LREL_OK)
            return status;
    }
    return LREL_OK;
}
