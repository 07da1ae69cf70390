/* SPDX-License-Identifier: Apache-2.0 */
/* merge.c: see merge.h. A hash table of rows, since two hundred thousand points are
 * ordinary. */
#include "draw/merge.h"

#include "core/fail.h"
#include "core/memory.h"

typedef struct grouping {
    const lrel_table *table;
    const int *keys;
    size_t key_count;
    uint32_t *slots; /* groups, UINT32_MAX: free */
    size_t slot_mask;
    uint32_t *group_of;  /* by row */
    uint32_t *first_row; /* by group */
    size_t count;
} grouping;

static lrel_text key_of(const grouping *g, size_t row, size_t key)
{
    if (g->keys[key] < 0)
        return LREL_TEXT("");
    return lrel_text_trim(lrel_table_cell(g->table, row, g->keys[key]));
}

static uint64_t hash_of(const grouping *g, size_t row)
{
    uint64_t hash = 0;

    for (size_t key = 0; key < g->key_count; key++)
        hash = hash * 0x9E3779B97F4A7C15u + lrel_text_hash(key_of(g, row, key));
    return hash ^ hash >> 32;
}

static bool is_same(const grouping *g, size_t a, size_t b)
{
    for (size_t key = 0; key < g->key_count; key++)
        if (!lrel_text_is_equal(key_of(g, a, key), key_of(g, b, key)))
            return false;
    return true;
}

static uint32_t new_group(grouping *g, size_t row)
{
    g->first_row[g->count] = (uint32_t)row;
    return (uint32_t)g->count++;
}

static uint32_t find_group(grouping *g, size_t row)
{
    size_t slot = (size_t)hash_of(g, row) & g->slot_mask;

    if (key_of(g, row, 0).length == 0)
        return new_group(g, row);
    while (g->slots[slot] != UINT32_MAX) {
        if (is_same(g, g->first_row[g->slots[slot]], row))
            return g->slots[slot];
        slot = (slot + 1) & g->slot_mask;
    }
    return g->slots[slot] = new_group(g, row);
}

/* Counts, then places: rows of a group keep their order. */
static void list_rows(const grouping *g, lrel_row_groups *out)
{
    size_t rows = g->table->row_count;

    for (size_t group = 0; group <= g->count; group++)
        out->first[group] = 0;
    for (size_t row = 0; row < rows; row++)
        out->first[g->group_of[row] + 1]++;
    for (size_t group = 0; group < g->count; group++)
        out->first[group + 1] += out->first[group];
    for (size_t row = 0; row < rows; row++)
        out->rows[out->first[g->group_of[row]]++] = (uint32_t)row;
    for (size_t group = g->count; group > 0; group--)
        out->first[group] = out->first[group - 1];
    out->first[0] = 0;
    out->count = g->count;
}

lrel_status lrel_row_groups__make(const lrel_table *table, const int *keys,
                                  size_t key_count, lrel_row_groups *out, lrel_error *err)
{
    const lrel_context *context = table->context;
    size_t rows = table->row_count, slots = 16;
    grouping g = {.table = table, .keys = keys, .key_count = key_count};
    lrel_status status = LREL_OK;

    *out = (lrel_row_groups){NULL, NULL, 0};
    if (rows >= UINT32_MAX / 4)
        return lrel__fail(err, LREL_E_LIMIT, "%zu rows are too many points", rows);
    while (slots < rows * 2)
        slots *= 2;
    g.slot_mask = slots - 1;
    g.slots = lrel__alloc(context, slots, sizeof *g.slots);
    g.group_of = lrel__alloc(context, rows, sizeof *g.group_of);
    g.first_row = lrel__alloc(context, rows, sizeof *g.first_row);
    out->rows = lrel__alloc(context, rows, sizeof *out->rows);
    out->first = lrel__alloc(context, rows + 1, sizeof *out->first);
    if (!g.slots || !g.group_of || !g.first_row || !out->rows || !out->first) {
        status = lrel__fail_memory(err);
        lrel_row_groups__clear(context, out);
        goto done;
    }
    memset(g.slots, 0xFF, slots * sizeof *g.slots);
    for (size_t row = 0; row < rows; row++)
        g.group_of[row] = find_group(&g, row);
    list_rows(&g, out);

done:
    lrel__free(context, g.slots);
    lrel__free(context, g.group_of);
    lrel__free(context, g.first_row);
    return status;
}

void lrel_row_groups__clear(const lrel_context *context, lrel_row_groups *groups)
{
    lrel__free(context, groups->rows);
    lrel__free(context, groups->first);
    *groups = (lrel_row_groups){NULL, NULL, 0};
}

size_t lrel_row_groups__contradiction(const lrel_table *table,
                                      const lrel_row_groups *groups, size_t group,
                                      int column)
{
    lrel_text said = {"", 0};

    for (size_t i = groups->first[group]; i < groups->first[group + 1]; i++) {
        lrel_text cell = lrel_text_trim(lrel_table_cell(table, groups->rows[i], column));

        if (said.length == 0)
            said = cell;
        else if (cell.length > 0 && !lrel_text_is_equal(said, cell))
            return groups->rows[i];
    }
    return SIZE_MAX;
}

/* A group's first row is never before its number, so nothing is overwritten that is
 * still to be read: other rows of earlier groups were read with those. */
static void merge_cells(lrel_table *table, const lrel_row_groups *groups, size_t group,
                        size_t column)
{
    size_t columns = table->column_count, from = groups->rows[groups->first[group]];

    for (size_t i = groups->first[group]; i < groups->first[group + 1]; i++)
        if (lrel_text_trim(table->cells[groups->rows[i] * columns + column]).length > 0) {
            from = groups->rows[i];
            break;
        }
    table->cells[group * columns + column] = table->cells[from * columns + column];
    if (table->is_number_cell)
        table->is_number_cell[group * columns + column] =
            table->is_number_cell[from * columns + column];
}

void lrel_row_groups__merge(lrel_table *table, const lrel_row_groups *groups)
{
    for (size_t group = 0; group < groups->count; group++) {
        size_t first = groups->rows[groups->first[group]];
        bool is_ragged = false;

        for (size_t column = 0; column < table->column_count; column++)
            merge_cells(table, groups, group, column);
        for (size_t i = groups->first[group]; i < groups->first[group + 1]; i++)
            is_ragged |= table->is_ragged && table->is_ragged[groups->rows[i]];
        table->rows[group] = table->rows[first];
        if (table->is_ragged)
            table->is_ragged[group] = is_ragged;
        table->shapes[group] = (lrel_shape){LREL_SHAPE_ABSENT, 0, 0};
    }
    table->row_count = groups->count;
    table->ring_count = 0;
    table->point_count = 0;
}
