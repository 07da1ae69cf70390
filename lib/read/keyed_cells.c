/* SPDX-License-Identifier: Apache-2.0 */
/* keyed_cells.c: cells as (row, column, text), then the table's rectangle of them. */
#include "read/keyed_cells.h"

bool lrel_keyed__column(lrel_keyed_cells *cells, lrel_text key, uint32_t *column)
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

lrel_status lrel_keyed__add(lrel_keyed_cells *cells, uint32_t column, lrel_text text,
                            lrel_cell_type type, lrel_error *err)
{
    lrel_keyed_cell *cell = LREL__PUSH(cells->reader->context, cells);

    if (!cell)
        return lrel__fail_memory(err);
    *cell = (lrel_keyed_cell){cells->reader->table->row_count - 1, column, (uint8_t)type,
                              text};
    return LREL_OK;
}

/* Where each own column came to stand; SIZE_MAX: nowhere. */
typedef struct placing {
    size_t *own;
    size_t shift; /* of the keys: how many own columns stand before them */
} placing;

static bool has_key(const lrel_keyed_cells *cells, const lrel_own_column *own)
{
    lrel_text name = lrel_text_of(own->name);

    for (size_t i = 0; i < cells->names.count; i++)
        if (own->is_any_case ? lrel_text_is_equal_nocase(cells->names.at[i], name)
                             : lrel_text_is_equal(cells->names.at[i], name))
            return true;
    return false;
}

static size_t own_of(uint32_t column)
{
    return UINT32_MAX - column;
}

static void place_own(const lrel_keyed_cells *cells, placing *places)
{
    for (size_t i = 0; i < cells->own_count; i++)
        places->own[i] = SIZE_MAX;
    for (size_t i = 0; i < cells->count; i++)
        if (own_of(cells->at[i].column) < cells->own_count)
            places->own[own_of(cells->at[i].column)] = 0;
    for (size_t i = 0; i < cells->own_count; i++) {
        if (places->own[i] == SIZE_MAX)
            continue;
        if (!cells->own[i].beside && has_key(cells, &cells->own[i]))
            places->own[i] = SIZE_MAX;
        else
            places->own[i] = places->shift++;
    }
}

static void name_columns(const lrel_keyed_cells *cells, const placing *places)
{
    lrel_table *table = cells->reader->table;

    for (size_t i = 0; i < cells->own_count; i++)
        if (places->own[i] != SIZE_MAX)
            table->columns[places->own[i]] =
                lrel_text_of(has_key(cells, &cells->own[i]) ? cells->own[i].beside
                                                            : cells->own[i].name);
    if (cells->names.count > 0)
        memcpy(table->columns + places->shift, cells->names.at,
               cells->names.count * sizeof *table->columns);
}

static size_t place_of(const placing *places, size_t own_count, uint32_t column)
{
    size_t own = own_of(column);

    return own < own_count ? places->own[own] : column + places->shift;
}

/* A column whose cells are all dates is one of dates. */
static void gather_dates(lrel_table *table)
{
    for (size_t column = 0; column < table->column_count; column++) {
        size_t dates = 0, others = 0;

        for (size_t row = 0; row < table->row_count; row++) {
            size_t at = row * table->column_count + column;

            dates += table->is_date_cell[at];
            others += table->cells[at].length > 0 && !table->is_date_cell[at];
        }
        table->is_date_column[column] = dates > 0 && others == 0;
    }
}

static bool has_dates(const lrel_keyed_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++)
        if (cells->at[i].type == LREL_CELL_DATE)
            return true;
    return false;
}

static lrel_status make_flags(const lrel_keyed_cells *cells, bool **out, lrel_error *err)
{
    const lrel_table *table = cells->reader->table;

    *out = lrel__calloc(cells->reader->context, table->row_count * table->column_count,
                        sizeof **out);
    return *out ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status fill(const lrel_keyed_cells *cells, const placing *places,
                        lrel_error *err)
{
    lrel_table *table = cells->reader->table;
    lrel_status status = make_flags(cells, &table->is_number_cell, err);

    if (status == LREL_OK && has_dates(cells))
        status = make_flags(cells, &table->is_date_cell, err);
    if (status != LREL_OK)
        return status;
    for (size_t i = 0; i < cells->count; i++) {
        const lrel_keyed_cell *cell = &cells->at[i];
        size_t column = place_of(places, cells->own_count, cell->column);
        size_t at = cell->row * table->column_count + column;

        if (column == SIZE_MAX)
            continue;
        table->cells[at] = cell->text;
        table->is_number_cell[at] = cell->type == LREL_CELL_NUMBER;
        if (table->is_date_cell)
            table->is_date_cell[at] = cell->type == LREL_CELL_DATE;
    }
    if (table->is_date_cell)
        gather_dates(table);
    return LREL_OK;
}

lrel_status lrel_keyed__make_columns(lrel_keyed_cells *cells, lrel_error *err)
{
    const lrel_context *context = cells->reader->context;
    placing places = {lrel__calloc(context, cells->own_count, sizeof *places.own), 0};
    lrel_status status;

    if (!places.own)
        return lrel__fail_memory(err);
    place_own(cells, &places);
    status =
        lrel_reader__set_columns(cells->reader, cells->names.count + places.shift, err);
    if (status == LREL_OK) {
        name_columns(cells, &places);
        status = fill(cells, &places, err);
    }
    lrel__free(context, places.own);
    return status;
}

void lrel_keyed__clear(lrel_keyed_cells *cells)
{
    lrel_names__clear(&cells->names);
    lrel__free(cells->reader->context, cells->at);
}
