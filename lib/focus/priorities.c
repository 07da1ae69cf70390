/* SPDX-License-Identifier: Apache-2.0 */
/* priorities.c: the programme's own list of what comes first: shown beside the score,
 * never mixed with it. */
#include <stdio.h>
#include <stdlib.h>

#include "focus/order.h"

enum { ID, PRIORITY, REGISTER, COLUMNS };
static const char *const columns[COLUMNS] = {"id", "priority", "register"};

static lrel_status find_columns(const lrel_table *table, int out[COLUMNS],
                                lrel_error *err)
{
    for (int c = 0; c < COLUMNS; c++) {
        out[c] = lrel_table_column(table, lrel_text_of(columns[c]));
        if (out[c] < 0 && c != REGISTER)
            return lrel__fail(err, LREL_E_FORMAT,
                              "the list of priorities has no column `%s`; it has id and "
                              "priority, and register where ids are not unique",
                              columns[c]);
    }
    return LREL_OK;
}

static lrel_text cell_of(const lrel_table *table, size_t row, int column)
{
    return column < 0 ? LREL_TEXT("")
                      : lrel_text_trim(lrel_table_cell(table, row, column));
}

static int compare(const void *left, const void *right)
{
    const focus_priority *a = left, *b = right;
    int order = lrel_text_compare(a->id, b->id);

    if (!order)
        order = lrel_text_compare(a->reg, b->reg);
    return order ? order : lrel_text_compare(a->priority, b->priority);
}

/* One hazard has one priority. */
static lrel_status check_order(const lrel_focus *f, lrel_error *err)
{
    for (size_t i = 1; i < f->priorities.count; i++) {
        const focus_priority *a = &f->priorities.at[i - 1], *b = &f->priorities.at[i];

        if (lrel_text_is_equal(a->id, b->id) && lrel_text_is_equal(a->reg, b->reg))
            return lrel__fail(err, LREL_E_FORMAT,
                              "the list of priorities has \"%.*s\" twice",
                              (int)(a->id.length < 60 ? a->id.length : 60), a->id.at);
    }
    return LREL_OK;
}

/* The line of a hazard called @p id in @p reg, or in any; NULL: none. */
static focus_priority *find(const lrel_focus *f, lrel_text id, lrel_text reg)
{
    focus_priority wanted = {.id = id, .reg = reg};
    size_t low = 0, high = f->priorities.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(&f->priorities.at[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < f->priorities.count && lrel_text_is_equal(f->priorities.at[low].id, id) &&
        lrel_text_is_equal(f->priorities.at[low].reg, reg))
        return &f->priorities.at[low];
    return reg.length ? find(f, id, LREL_TEXT("")) : NULL;
}

static void meet(lrel_focus *f)
{
    const lrel_records *records = &f->a->data->records;

    for (size_t i = 0; i < records->count; i++) {
        const lrel_record *r = &records->at[i];
        focus_priority *line =
            r->role == LREL_ROLE_HAZARD && r->id.length ? find(f, r->id, r->reg) : NULL;

        if (line)
            line->is_met = true;
    }
}

lrel_status lrel_focus__gather_priorities(lrel_focus *f, lrel_error *err)
{
    const lrel_focus_rules *rules = &f->a->data->programme->focus;
    const lrel_read_options options = {.source = -1};
    int at[COLUMNS];
    lrel_status status;

    if (!rules->priorities_file)
        return LREL_OK;
    status = lrel_table_read(f->context, rules->priorities_file, &options, f->issues,
                             &f->priorities.table, err);
    if (status == LREL_OK)
        status = find_columns(f->priorities.table, at, err);
    if (status != LREL_OK)
        return status;
    f->priorities.is_given = true;
    f->priorities.at =
        lrel__alloc(f->context, f->priorities.table->row_count, sizeof *f->priorities.at);
    if (!f->priorities.at)
        return lrel__fail_memory(err);
    for (size_t row = 0; row < f->priorities.table->row_count; row++) {
        focus_priority line = {.id = cell_of(f->priorities.table, row, at[ID]),
                               .reg = cell_of(f->priorities.table, row, at[REGISTER]),
                               .priority =
                                   cell_of(f->priorities.table, row, at[PRIORITY])};

        if (line.id.length)
            f->priorities.at[f->priorities.count++] = line;
    }
    if (f->priorities.count > 1)
        qsort(f->priorities.at, f->priorities.count, sizeof *f->priorities.at, compare);
    meet(f);
    return check_order(f, err);
}

const focus_priority *lrel_focus__priority(const lrel_focus *f, const focus_hazard *h)
{
    const lrel_record *r = lrel_focus__record(f, h);

    return find(f, r->id, r->reg);
}
