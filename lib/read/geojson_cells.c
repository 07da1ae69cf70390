/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_cells.c: cells as (row, column, text), since the last feature may still bring a
 * new key; then the table's rectangle of them. */
#include "read/geojson_cells.h"

bool lrel_geojson__column(lrel_geojson_cells *cells, lrel_text key, uint32_t *column)
{
    lrel_names *names = &cells->names;
    size_t place = cells->next_column;

    if (place >= names->count || !lrel_text_is_equal(names->at[place], key))
        if (!lrel_names__add(names, key, &place, NULL))
            return false;
    cells->next_column = place + 1;
    *column = (uint32_t)place;
    return true;
}

lrel_status lrel_geojson__read_cell(lrel_geojson_cells *cells, lrel_json *json,
                                    uint32_t column, lrel_error *err)
{
    lrel_json_token token;
    lrel_status status = lrel_json__next(json, &token, err);
    const char *start = json->token_at;
    lrel_text text = json->text;
    lrel_geojson_cell *cell;

    if (status != LREL_OK || token == LREL_JSON_NULL)
        return status;
    if (token == LREL_JSON_OBJECT || token == LREL_JSON_ARRAY) {
        if ((status = lrel_json__skip(json, token, err)) != LREL_OK)
            return status;
        text = (lrel_text){start, (size_t)(json->at - start)};
    }
    if (text.length > LREL_CELL_BYTES_MAX)
        return lrel__fail(
            err, LREL_E_LIMIT, "a value of %zu bytes at byte %zu; at most %zu are read",
            text.length, (size_t)(start - json->start), LREL_CELL_BYTES_MAX);
    cell = LREL__PUSH(cells->reader->context, cells);
    if (!cell)
        return lrel__fail_memory(err);
    *cell = (lrel_geojson_cell){cells->reader->table->row_count - 1, column, text,
                                token == LREL_JSON_NUMBER};
    cells->has_ids = cells->has_ids || column == LREL_GEOJSON_ID;
    return LREL_OK;
}

static bool has_property(const lrel_geojson_cells *cells, lrel_text name)
{
    for (size_t i = 0; i < cells->names.count; i++)
        if (lrel_text_is_equal(cells->names.at[i], name))
            return true;
    return false;
}

lrel_status lrel_geojson__make_columns(lrel_geojson_cells *cells, lrel_error *err)
{
    lrel_table *table = cells->reader->table;
    const size_t keys = cells->names.count;
    bool has_id_column = cells->has_ids && !has_property(cells, LREL_TEXT("id"));
    size_t shift = has_id_column ? 1 : 0;
    lrel_status status = lrel_reader__set_columns(cells->reader, keys + shift, err);

    if (status != LREL_OK)
        return status;
    table->is_number_cell =
        lrel__calloc(cells->reader->context, table->row_count * table->column_count,
                     sizeof *table->is_number_cell);
    if (!table->is_number_cell)
        return lrel__fail_memory(err);
    if (has_id_column)
        table->columns[0] = LREL_TEXT("id");
    if (keys > 0)
        memcpy(table->columns + shift, cells->names.at, keys * sizeof *table->columns);
    for (size_t i = 0; i < cells->count; i++) {
        const lrel_geojson_cell *cell = &cells->at[i];
        size_t column = cell->column == LREL_GEOJSON_ID ? 0 : cell->column + shift;

        if (cell->column == LREL_GEOJSON_ID && !has_id_column)
            continue;
        table->cells[cell->row * table->column_count + column] = cell->text;
        table->is_number_cell[cell->row * table->column_count + column] = cell->is_number;
    }
    return LREL_OK;
}

void lrel_geojson__clear_cells(lrel_geojson_cells *cells)
{
    lrel_names__clear(&cells->names);
    lrel__free(cells->reader->context, cells->at);
}
