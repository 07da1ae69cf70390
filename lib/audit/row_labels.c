/* SPDX-License-Identifier: Apache-2.0 */
/* row_labels.c: what each row is called. A label that is printed once for several rows is
 * carried down; where no column alone tells the rows apart, all of them do together. */
#include "audit/row_labels.h"

#include <stdio.h>

#include "bridge/unicode.h"
#include "read/names.h"
#include "read/reader.h"

lrel_text lrel_audit__label_cell(const audit_table *table, size_t row, size_t column)
{
    return lrel_audit__trim(lrel_table_cell(table->grid, row, (int)column));
}

/* The cell's own label, or that which was printed above it once for its group: only where
 * a label to the right tells the rows of the group apart. */
static lrel_status carried(lrel_audit *audit, audit_table *table, size_t row,
                           const audit_labels *labels, size_t index,
                           lrel_text carry[LABELS_MAX], int64_t filled[LABELS_MAX],
                           lrel_text *out, lrel_error *err)
{
    lrel_text label = lrel_audit__label_cell(table, row, labels->at[index]);
    audit_finding *finding;

    *out = label;
    if (label.length > 0) {
        carry[index] = label;
        for (size_t i = index + 1; i < labels->count; i++)
            carry[i] = (lrel_text){"", 0};
        return LREL_OK;
    }
    if (index + 1 >= labels->count || carry[index].length == 0 ||
        lrel_audit__label_cell(table, row, labels->at[index + 1]).length == 0)
        return LREL_OK;
    *out = carry[index];
    if (filled[index]++ > 0)
        return LREL_OK;
    return lrel_audit__find(audit, FINDING_FILLED_DOWN, table, (int64_t)row,
                            (int)labels->at[index], &finding, err,
                            "empty: taken for \"%s\", printed once above its group",
                            lrel_audit__short(carry[index]).text);
}

static lrel_status join(lrel_audit *audit, lrel_text group, const lrel_text *parts,
                        size_t count, lrel_text *out, lrel_error *err)
{
    char text[500];
    size_t used = 0;
    const char *kept;
    lrel_status status;

    text[0] = '\0';
    for (size_t i = 0; i <= count; i++) {
        lrel_text part = i == 0 ? group : parts[i - 1];

        if (part.length == 0)
            continue;
        part = lrel_reader__excerpt(part, 120);
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%.*s",
                                 used ? " / " : "", LREL_TEXT_ARGS(part));
        if (used >= sizeof text - 140)
            break;
    }
    status = lrel_audit__text(audit, &kept, err, "%s", text);
    if (status == LREL_OK)
        *out = lrel_text_of(kept);
    return status;
}

static lrel_status fold(lrel_audit *audit, lrel_folder *folder, lrel_text text,
                        lrel_text *out, lrel_error *err)
{
    lrel_text folded;
    char *key;
    lrel_status status = lrel_unicode_fold_plain(folder, text, &folded, err);

    if (status != LREL_OK)
        return status;
    if (!(key = lrel_arena_text(audit->arena, folded.at, folded.length)))
        return lrel__fail_memory(err);
    *out = (lrel_text){key, folded.length};
    return LREL_OK;
}

/* Whether column @p column names every row of figures differently. */
static bool tells_apart(lrel_audit *audit, const audit_table *table, size_t column)
{
    lrel_names names = {.context = audit->context};
    bool is_told = true;

    for (size_t r = table->first_row; r < table->grid->row_count && is_told; r++) {
        lrel_text label = lrel_audit__label_cell(table, r, column);
        size_t place;
        bool is_new;

        if (table->rows[r].role != ROW_FIGURES)
            continue;
        is_told =
            label.length > 0 && lrel_names__add(&names, label, &place, &is_new) && is_new;
    }
    lrel_names__clear(&names);
    return is_told;
}

/* Of several label columns the first that tells all rows apart; -1: none alone. */
static int find_name_column(lrel_audit *audit, const audit_table *table,
                            const audit_labels *labels)
{
    for (size_t i = 0; i < labels->count; i++)
        if (tells_apart(audit, table, labels->at[i]))
            return (int)labels->at[i];
    return -1;
}

/* How many labels were carried down, in the one finding of their column. */
static void count_carried(lrel_audit *audit, const audit_table *table,
                          const audit_labels *labels, const int64_t *filled)
{
    for (size_t f = 0; f < audit->findings.count; f++)
        for (size_t i = 0; i < labels->count; i++)
            if (audit->findings.at[f].kind == FINDING_FILLED_DOWN &&
                audit->findings.at[f].table == table->number &&
                audit->findings.at[f].column == (int)labels->at[i])
                audit->findings.at[f].count = filled[i];
}

static lrel_status name_all(lrel_audit *audit, audit_table *table,
                            const audit_labels *labels, lrel_folder *folder,
                            lrel_error *err)
{
    lrel_text carry[LABELS_MAX] = {{0}}, group = {"", 0};
    int64_t filled[LABELS_MAX] = {0};
    lrel_status status = LREL_OK;

    for (size_t r = table->first_row; r < table->grid->row_count; r++) {
        audit_row *row = &table->rows[r];
        lrel_text parts[LABELS_MAX] = {{0}};

        for (size_t i = 0; i < labels->count && status == LREL_OK; i++)
            if (row->role == ROW_FIGURES)
                status =
                    carried(audit, table, r, labels, i, carry, filled, &parts[i], err);
            else
                parts[i] = lrel_audit__label_cell(table, r, labels->at[i]);
        if (row->role == ROW_GROUP && labels->count > 0)
            group = parts[0];
        if (row->role == ROW_TOTAL || row->role == ROW_SUBTOTAL)
            memset(carry, 0, sizeof carry);
        if (status == LREL_OK)
            status =
                table->label_column >= 0 && row->role == ROW_FIGURES
                    ? LREL_OK
                    : join(audit, row->role == ROW_FIGURES ? group : (lrel_text){"", 0},
                           parts, labels->count, &row->label, err);
        if (status == LREL_OK && table->label_column >= 0 && row->role == ROW_FIGURES)
            row->label = lrel_audit__label_cell(table, r, (size_t)table->label_column);
        if (status != LREL_OK ||
            (status = fold(audit, folder, row->label, &row->key, err)) != LREL_OK)
            return status;
        if (row->role == ROW_TOTAL)
            group = (lrel_text){"", 0};
        row->years = lrel_audit__years_in(row->label);
    }
    count_carried(audit, table, labels, filled);
    return LREL_OK;
}

lrel_status lrel_audit__name_rows(lrel_audit *audit, audit_table *table,
                                  const audit_labels *labels, lrel_error *err)
{
    lrel_folder folder = {.context = audit->context};
    lrel_status status;

    table->label_column = find_name_column(audit, table, labels);
    status = name_all(audit, table, labels, &folder, err);
    lrel_folder_clear(&folder);
    return status;
}
