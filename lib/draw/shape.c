/* SPDX-License-Identifier: Apache-2.0 */
/* shape.c: see shape.h. */
#include "draw/shape.h"

#include "bridge/unicode.h"
#include "core/fail.h"

/* What a person needs to recognise a value. */
#define VALUE_BYTES 120

lrel_status lrel_draw__set_shape(lrel_table *table, size_t row, lrel_shape_kind kind,
                                 const lrel_xy *points, size_t count, lrel_error *err)
{
    if (!lrel__grow(table->context, &table->points, &table->point_capacity,
                    table->point_count + count, sizeof *table->points) ||
        !lrel__grow(table->context, &table->rings, &table->ring_capacity,
                    table->ring_count + 1, sizeof *table->rings))
        return lrel__fail_memory(err);
    memcpy(table->points + table->point_count, points, count * sizeof *points);
    table->shapes[row] = (lrel_shape){
        .kind = (uint8_t)kind, .ring_count = 1, .first_ring = table->ring_count};
    table->rings[table->ring_count++] = (lrel_shape_ring){
        .first = table->point_count, .count = (uint32_t)count, .role = LREL_RING_SHELL};
    table->point_count += count;
    return LREL_OK;
}

lrel_status lrel_draw__find_column(const lrel_table *table, lrel_text name, int *out,
                                   lrel_error *err)
{
    *out = lrel_table_column(table, name);
    if (*out >= 0)
        return LREL_OK;
    return lrel__fail(err, LREL_E_NOT_FOUND,
                      "has no column `%.*s`, which `geometry` names",
                      name.length < 100 ? (int)name.length : 100, name.at);
}

lrel_status lrel_draw__is_ours(const lrel_table *table, const lrel_source *source,
                               size_t row, bool *out, lrel_error *err)
{
    const lrel_where *where = &source->where;
    int column = where->column.length ? lrel_table_column(table, where->column) : -1;
    lrel_folder folder = {.context = table->context};
    lrel_text folded;
    lrel_status status;

    *out = true;
    if (column < 0)
        return LREL_OK;
    status = lrel_unicode_fold(
        &folder, lrel_text_trim(lrel_table_cell(table, row, column)), &folded, err);
    *out = false;
    for (size_t i = 0; status == LREL_OK && i < where->cell_count; i++)
        *out = *out || lrel_text_is_equal(where->cells[i], folded);
    lrel_folder_clear(&folder);
    return status;
}

static lrel_text excerpt(lrel_text text)
{
    size_t bytes = VALUE_BYTES;

    if (text.length <= bytes)
        return text;
    while (bytes > 0 && ((unsigned char)text.at[bytes] & 0xC0) == 0x80)
        bytes--;
    return (lrel_text){text.at, bytes};
}

lrel_status lrel_draw__report(lrel_issues *issues, const lrel_draw_issue *about,
                              lrel_error *err)
{
    lrel_issue issue = {.kind = about->kind,
                        .source = about->source,
                        .row = about->row,
                        .id = about->id,
                        .field = about->field,
                        .value = excerpt(about->value),
                        .expected = lrel_text_of(about->expected),
                        .area2 = -1,
                        .count = 1};

    return lrel_issues_add(issues, &issue, err);
}
