/* SPDX-License-Identifier: Apache-2.0 */
/* order.c: records, and units, in an order that only their content decides: source, id or
 * code, cells, shape. Two that are still equal may stand either way, because nothing
 * tells them apart but their row. */
#include <stdlib.h>
#include <string.h>

#include "dataset/dataset.h"

static int compare_cells(const lrel_table *table, size_t a, size_t b)
{
    for (size_t c = 0; c < table->column_count; c++) {
        int order = lrel_text_compare(lrel_table_cell(table, a, (int)c),
                                      lrel_table_cell(table, b, (int)c));

        if (order)
            return order;
    }
    return 0;
}

static int compare_shapes(const lrel_table *table, size_t a, size_t b)
{
    const lrel_shape *sa = &table->shapes[a], *sb = &table->shapes[b];

    if (sa->kind != sb->kind)
        return sa->kind < sb->kind ? -1 : 1;
    if (sa->ring_count != sb->ring_count)
        return sa->ring_count < sb->ring_count ? -1 : 1;
    for (uint32_t r = 0; r < sa->ring_count; r++) {
        const lrel_shape_ring *ra = &table->rings[sa->first_ring + r];
        const lrel_shape_ring *rb = &table->rings[sb->first_ring + r];
        int order;

        if (ra->count != rb->count)
            return ra->count < rb->count ? -1 : 1;
        order = memcmp(lrel_table_points(table, ra), lrel_table_points(table, rb),
                       ra->count * sizeof *table->points);
        if (order)
            return order;
    }
    return 0;
}

static int compare_content(const lrel_table *table, size_t a, size_t b)
{
    int order = compare_cells(table, a, b);

    return order ? order : compare_shapes(table, a, b);
}

/* Sorting works on indices into the records as they were read. */
static int compare_by_source(const void *a, const void *b, void *user)
{
    const lrel_dataset *data = user;
    size_t ia = *(const size_t *)a, ib = *(const size_t *)b;
    const lrel_record *ra = &data->records.at[ia], *rb = &data->records.at[ib];
    int order;

    if (ra->source != rb->source)
        return ra->source < rb->source ? -1 : 1;
    if ((order = lrel_text_compare(ra->id, rb->id)) != 0)
        return order;
    order = compare_content(data->sources[ra->source].table, data->table_row[ia],
                            data->table_row[ib]);
    if (order)
        return order;
    return data->table_row[ia] < data->table_row[ib] ? -1 : 1;
}

static int compare_by_id(const void *a, const void *b, void *user)
{
    const lrel_dataset *data = user;
    size_t ia = *(const size_t *)a, ib = *(const size_t *)b;
    int order = lrel_text_compare(data->records.at[ia].id, data->records.at[ib].id);

    return order ? order : ia < ib ? -1 : 1; /* by source and content already */
}

typedef int (*compare_fn)(const void *a, const void *b, void *user);

/* The numbers of records in order. Most files are in the order of their ids already,
 * which is seen sooner than sorted. */
static void sort_numbers(size_t *order, size_t count, compare_fn compare,
                         lrel_dataset *data)
{
    size_t rising = 1;

    for (size_t i = 0; i < count; i++)
        order[i] = i;
    while (rising < count && compare(&order[rising - 1], &order[rising], data) < 0)
        rising++;
    if (rising < count)
        qsort_r(order, count, sizeof *order, compare, data);
}

/* Records come from normalising in the order of their tables' rows. */
static lrel_status number_rows(lrel_dataset *data, lrel_error *err)
{
    size_t row = 0;

    data->table_row =
        lrel__alloc(data->context, data->records.count, sizeof *data->table_row);
    data->tie = lrel__alloc(data->context, data->records.count, sizeof *data->tie);
    if (!data->table_row || !data->tie)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < data->records.count; i++) {
        if (i && data->records.at[i].source != data->records.at[i - 1].source)
            row = 0;
        data->table_row[i] = row++;
    }
    return LREL_OK;
}

/* Moves records and their rows to where @p order has them. */
static lrel_status reorder(lrel_dataset *data, const size_t *order, lrel_error *err)
{
    size_t count = data->records.count;
    lrel_record *records = lrel__alloc(data->context, count, sizeof *records);
    size_t *rows = lrel__alloc(data->context, count, sizeof *rows);

    if (!records || !rows) {
        lrel__free(data->context, records);
        lrel__free(data->context, rows);
        return lrel__fail_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        records[i] = data->records.at[order[i]];
        rows[i] = data->table_row[order[i]];
    }
    lrel_records_clear(data->context, &data->records);
    lrel__free(data->context, data->table_row);
    data->records = (lrel_records){records, count, count};
    data->table_row = rows;
    return LREL_OK;
}

static bool is_moved(const size_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (order[i] != i)
            return true;
    return false;
}

lrel_status lrel_dataset__sort_records(lrel_dataset *data, lrel_error *err)
{
    size_t count = data->records.count;
    size_t *order = lrel__alloc(data->context, count, sizeof *order);
    lrel_status status = order ? LREL_OK : lrel__fail_memory(err);

    if (status == LREL_OK)
        status = number_rows(data, err);
    if (status != LREL_OK || count == 0)
        goto done; /* a programme of facts alone has no records, and no list of them */
    sort_numbers(order, count, compare_by_source, data);
    if (is_moved(order, count) && (status = reorder(data, order, err)) != LREL_OK)
        goto done;
    sort_numbers(order, count, compare_by_id, data);
    for (size_t i = 0; i < count; i++)
        data->tie[order[i]] = (uint32_t)i;

done:
    lrel__free(data->context, order);
    return status;
}

static int compare_facts(const void *a, const void *b, void *user)
{
    const lrel_dataset *data = user;
    const lrel_fact *fa = a, *fb = b;
    int order;

    if (fa->source != fb->source)
        return fa->source < fb->source ? -1 : 1;
    if ((order = lrel_text_compare(fa->id, fb->id)) != 0)
        return order;
    order =
        compare_content(data->sources[fa->source].table, fa->table_row, fb->table_row);
    return order ? order : fa->table_row < fb->table_row ? -1 : 1;
}

void lrel_dataset__sort_facts(lrel_dataset *data)
{
    if (data->facts.count)
        qsort_r(data->facts.at, data->facts.count, sizeof *data->facts.at, compare_facts,
                data);
}

static int compare_units(const void *a, const void *b, void *user)
{
    const lrel_dataset *data = user;
    const lrel_unit *ua = a, *ub = b;
    int order;

    if (ua->input != ub->input)
        return ua->input < ub->input ? -1 : 1;
    if ((order = lrel_text_compare(ua->code, ub->code)) != 0)
        return order;
    order = compare_content(data->boundaries[ua->input].table, ua->row, ub->row);
    return order ? order : ua->row < ub->row ? -1 : 1;
}

void lrel_dataset__sort_units(lrel_dataset *data)
{
    /* Their numbers decide the order of faces, and so that of features on a map. */
    if (data->unit_count)
        qsort_r(data->units, data->unit_count, sizeof *data->units, compare_units, data);
}
