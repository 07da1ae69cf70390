/* SPDX-License-Identifier: Apache-2.0 */
/* issue_cell.c: from the key or column that an issue names to the cell to open. */
#include "dataset/dataset.h"
#include "programme/keys.h"

static int column_of(const lrel_table *table, const lrel_mapping *mapping)
{
    return mapping->is_set && mapping->column.length > 0
               ? lrel_table_column(table, mapping->column)
               : -1;
}

/* Issues of reading name columns, those of records keys; -1 where it is neither. */
static int find_column(const lrel_source *source, const lrel_table *table,
                       lrel_text field)
{
    int key, item;

    if (field.length == 0)
        return -1;
    key = lrel_key_find(field, source->role);
    if (key >= 0 && source->keys[key].is_set)
        return column_of(table, &source->keys[key]);
    item = lrel_vocabulary_find(&lrel_vocabulary_item, field);
    if (item >= 0 && source->items[item].is_set)
        return column_of(table, &source->items[item]);
    if (lrel_text_is_equal(field, LREL_TEXT("geometry")))
        field = source->wkt_column.length ? source->wkt_column : source->lon_column;
    return field.length ? lrel_table_column(table, field) : -1;
}

lrel_address lrel_dataset_issue_cell(const lrel_dataset *data, const lrel_issue *issue)
{
    const lrel_table *table =
        issue->source < 0 ? NULL : data->sources[issue->source].table;

    if (!table)
        return (lrel_address){""};
    return lrel_table_address(
        table, issue->row,
        find_column(&data->programme->sources[issue->source], table, issue->field));
}

/* The row that the file counts as @p number, or -1: rows are in the order of the file. */
static int64_t find_row(const lrel_table *table, int64_t number)
{
    size_t low = 0, high = table->row_count;

    if (!table->rows)
        return number >= 1 && (uint64_t)number <= table->row_count ? number - 1 : -1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (table->rows[middle] < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < table->row_count && table->rows[low] == number ? (int64_t)low : -1;
}

lrel_text lrel_dataset_issue_text(const lrel_dataset *data, const lrel_issue *issue)
{
    const lrel_table *table =
        issue->source < 0 ? NULL : data->sources[issue->source].table;
    const char *why;
    int64_t row;
    int column;

    if (!table || issue->id.length == 0 || issue->field.length == 0)
        return LREL_TEXT("");
    row = find_row(table, issue->row);
    column = lrel_corrections__column(&data->programme->sources[issue->source], table,
                                      issue->field, &why);
    return row < 0 || column < 0 ? LREL_TEXT("")
                                 : lrel_table_cell(table, (size_t)row, column);
}
