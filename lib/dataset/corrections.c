/* SPDX-License-Identifier: Apache-2.0 */
/* corrections.c: the file of corrections. */
#include "dataset/corrections.h"

#include <stdlib.h>

#include "core/fail.h"

enum { SOURCE, ID, FIELD, OLD_VALUE, NEW_VALUE, REASON, WHO, WHEN, COLUMN_COUNT };

static const char *const column_names[COLUMN_COUNT] = {
    "source", "id", "field", "old_value", "new_value", "reason", "who", "when"};

static lrel_status find_columns(const lrel_table *table, int columns[COLUMN_COUNT],
                                lrel_error *err)
{
    for (int c = 0; c < COLUMN_COUNT; c++)
        if ((columns[c] = lrel_table_column(table, lrel_text_of(column_names[c]))) < 0)
            return lrel__fail(err, LREL_E_FORMAT,
                              "has no column `%s`; corrections have source, id, field, "
                              "old_value, new_value, reason, who and when",
                              column_names[c]);
    return LREL_OK;
}

static int32_t find_source(const lrel_programme *programme, lrel_text name)
{
    for (size_t i = 0; i < programme->source_count; i++)
        if (lrel_text_is_equal(programme->sources[i].name, name))
            return (int32_t)i;
    return -1;
}

static int compare(const void *left, const void *right)
{
    const lrel_correction *a = left, *b = right;
    int by_id;

    if (a->of != b->of)
        return a->of < b->of ? -1 : 1;
    by_id = lrel_text_compare(a->id, b->id);
    if (by_id)
        return by_id;
    return a->row < b->row ? -1 : a->row > b->row;
}

static void take_rows(lrel_corrections *c, const lrel_programme *programme,
                      const int columns[COLUMN_COUNT])
{
    const lrel_table *table = c->table;

    for (size_t row = 0; row < table->row_count; row++) {
        lrel_text cells[COLUMN_COUNT];

        for (int i = 0; i < COLUMN_COUNT; i++)
            cells[i] = lrel_text_trim(lrel_table_cell(table, row, columns[i]));
        c->at[c->count++] = (lrel_correction){
            .source = cells[SOURCE],
            .id = cells[ID],
            .field = cells[FIELD],
            .old_value = cells[OLD_VALUE],
            .new_value = cells[NEW_VALUE],
            .reason = cells[REASON],
            .who = cells[WHO],
            .when = cells[WHEN],
            .row = table->rows ? table->rows[row] : (int64_t)row + 1,
            .of = find_source(programme, cells[SOURCE]),
        };
    }
    if (c->count)
        qsort(c->at, c->count, sizeof *c->at, compare);
}

lrel_status lrel_corrections_read(const lrel_context *context,
                                  const lrel_programme *programme, lrel_corrections *out,
                                  lrel_issues *issues, lrel_error *err)
{
    const lrel_read_options options = {.source = -1};
    int columns[COLUMN_COUNT];
    lrel_status status;

    *out = (lrel_corrections){.context = context};
    if (!programme->corrections_file)
        return LREL_OK;
    status = lrel_table_read(context, programme->corrections_file, &options, issues,
                             &out->table, err);
    if (status != LREL_OK)
        return status;
    if ((status = find_columns(out->table, columns, err)) != LREL_OK)
        return status;
    out->at = lrel__alloc(context, out->table->row_count, sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    take_rows(out, programme, columns);
    return LREL_OK;
}

void lrel_corrections_clear(lrel_corrections *corrections)
{
    lrel_table_free(corrections->table);
    lrel__free(corrections->context, corrections->at);
    corrections->table = NULL;
    corrections->at = NULL;
    corrections->count = 0;
}
