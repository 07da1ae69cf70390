/* SPDX-License-Identifier: Apache-2.0 */
/* where.c: rows of another kind are listed and set aside, so that every row of the file
 * is accounted for in every source that reads it. */
#include "core/fail.h"
#include "normalise/row.h"

lrel_status lrel_row__bind_where(lrel_row *row, lrel_error *err)
{
    const lrel_where *where = &row->source->where;

    row->where_cells.context = row->table->context;
    row->where_column = -1;
    if (where->column.length == 0)
        return LREL_OK;
    row->where_column = lrel_table_column(row->table, where->column);
    if (row->where_column < 0)
        return lrel_row__no_column(row, where->column, where->file, where->line,
                                   where->column_at, err);
    return LREL_OK;
}

/* Cells are compared as those of `values:` are. */
static lrel_status is_named(const lrel_row *row, lrel_text cell, bool *out,
                            lrel_error *err)
{
    const lrel_where *where = &row->source->where;
    lrel_folder folder = {.context = row->table->context};
    lrel_text folded;
    lrel_status status = lrel_unicode_fold(&folder, cell, &folded, err);

    *out = false;
    for (size_t i = 0; status == LREL_OK && i < where->cell_count; i++)
        *out = *out || lrel_text_is_equal(where->cells[i], folded);
    lrel_folder_clear(&folder);
    return status;
}

/* Distinct cells are few; each is compared once. */
static lrel_status look_up(lrel_row *row, lrel_text cell, bool *out, lrel_error *err)
{
    lrel_status status;
    size_t number;
    bool is_new;

    if (!lrel_memo__number(&row->where_cells, cell, &number, &is_new))
        return lrel__fail_memory(err);
    if (is_new) {
        if (!lrel__grow(row->table->context, &row->where_is_ours, &row->where_capacity,
                        number + 1, sizeof *row->where_is_ours))
            return lrel__fail_memory(err);
        status = is_named(row, cell, &row->where_is_ours[number], err);
        if (status != LREL_OK)
            return status;
    }
    *out = row->where_is_ours[number];
    return LREL_OK;
}

bool lrel_row__is_ours(lrel_row *row)
{
    lrel_status status;
    bool is_ours = true;

    if (row->where_column < 0)
        return true;
    status = look_up(
        row, lrel_text_trim(lrel_table_cell(row->table, row->at, row->where_column)),
        &is_ours, row->status == LREL_OK ? row->err : NULL);
    if (status != LREL_OK && row->status == LREL_OK)
        row->status = status;
    row->others += !is_ours;
    return is_ours;
}
