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
