/* SPDX-License-Identifier: Apache-2.0 */
/* row_roles.c: which rows hold figures, which are totals, which head a group, and what
 * each is called. A label that is printed once for several rows is carried down. */
#include <stdio.h>

#include "audit/years.h"
#include "bridge/unicode.h"
#include "read/names.h"
#include "read/reader.h"
#include "read/totals.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Columns in front of the first figures that may name a row. */
#define LABELS_MAX 6

typedef struct label_columns {
    size_t at[LABELS_MAX];
    size_t count;
} label_columns;

static lrel_text cell_of(const audit_table *table, size_t row, size_t column)
{
    return lrel_audit__trim(lrel_table_cell(table->grid, row, (int)column));
}

/* ---- roles ---- */

static bool is_total_word(lrel_text label)
{
    static const char *const words[] = {"all",       "overall",   "overall total",
                                        "totals:",   "subtotals", "sub-totals",
                                        "sub totals"};

    while (label.length > 0 && label.at[0] == '*')
        label = (lrel_text){label.at + 1, label.length - 1};
    for (size_t i = 0; i < COUNT(words); i++)
        if (lrel_text_is_equal_nocase(label, lrel_text_of(words[i])))
            return true;
    if (label.length > 10 &&
        lrel_text_is_equal_nocase((lrel_text){label.at, 10}, LREL_TEXT("Subtotals ")))
        return true;
    return lrel_totals__begins(label);
}

static bool is_subtotal_word(lrel_text label)
{
    return label.length >= 3 &&
           lrel_text_is_equal_nocase((lrel_text){label.at, 3}, LREL_TEXT("sub"));
}

/* "of which AP", "including": parts of the row above. */
static bool is_part_word(lrel_text label)
{
    static const lrel_text words[] = {LREL_TEXT("of which"), LREL_TEXT("incl"),
                                      LREL_TEXT("thereof")};

    for (size_t i = 0; i < COUNT(words); i++)
        if (label.length >= words[i].length &&
            lrel_text_is_equal_nocase((lrel_text){label.at, words[i].length}, words[i]))
            return true;
    return false;
}

static bool repeats_header(const audit_table *table, size_t row)
{
    size_t same = 0;

    for (size_t c = 0; c < table->grid->column_count; c++) {
        lrel_text cell = cell_of(table, row, c);

        if (cell.length == 0)
            continue;
        if (!lrel_text_is_equal(cell, lrel_audit__trim(table->columns[c].heading)))
            return false;
        same++;
    }
    return same > 1;
}

static void count_cells(const audit_table *table, size_t row, size_t *figures,
                        size_t *missing, size_t *words)
{
    *figures = *missing = *words = 0;
    for (size_t c = 0; c < table->grid->column_count; c++) {
        if (table->columns[c].use != COLUMN_FIGURES)
            continue;
        *figures += lrel_audit__is_figure(table, row, c);
        *missing += lrel_audit__figure(table, row, c)->kind == CELL_MISSING;
        *words += lrel_audit__figure(table, row, c)->kind == CELL_WORDS;
    }
}

static row_role role_of(const audit_table *table, size_t row, bool is_behind,
                        const label_columns *labels)
{
    size_t figures, missing, words;

    if (table->header_count && repeats_header(table, row))
        return ROW_HEADER;
    count_cells(table, row, &figures, &missing, &words);
    if (figures + missing == 0 && (words == 0 || is_behind))
        return is_behind ? ROW_NOTE : ROW_GROUP;
    for (size_t i = 0; i < labels->count; i++) {
        lrel_text label = cell_of(table, row, labels->at[i]);

        if (is_total_word(label))
            return is_subtotal_word(label) ? ROW_SUBTOTAL : ROW_TOTAL;
        if (is_part_word(label))
            return ROW_NOTE;
    }
    return ROW_FIGURES;
}

static void settle_roles(audit_table *table, const label_columns *labels)
{
    size_t last = 0, figures, missing, words;

    for (size_t r = table->first_row; r < table->grid->row_count; r++) {
        count_cells(table, r, &figures, &missing, &words);
        if (figures > 0)
            last = r;
    }
    for (size_t r = 0; r < table->grid->row_count; r++)
        table->rows[r].role = r < table->first_header ? ROW_ABOVE
                              : r < table->first_row
                                  ? ROW_HEADER
                                  : (uint8_t)role_of(table, r, r > last, labels);
}

/* ---- labels ---- */

static void find_labels(const audit_table *table, label_columns *out)
{
    for (size_t c = 0; c < table->grid->column_count; c++) {
        bool is_filled = false;

        if (table->columns[c].use == COLUMN_FIGURES)
            return;
        if (table->columns[c].use == COLUMN_NUMBER)
            continue;
        for (size_t r = table->first_row; r < table->grid->row_count && !is_filled; r++)
            is_filled = cell_of(table, r, c).length > 0;
        if (is_filled && out->count < LABELS_MAX)
            out->at[out->count++] = c;
    }
}

/* The cell's own label, or that which was printed above it once for its group: only where
 * a label to the right tells the rows of the group apart. */
static lrel_status carried(lrel_audit *audit, audit_table *table, size_t row,
                           const label_columns *labels, size_t index,
                           lrel_text carry[LABELS_MAX], int64_t filled[LABELS_MAX],
                           lrel_text *out, lrel_error *err)
{
    lrel_text label = cell_of(table, row, labels->at[index]);
    audit_finding *finding;

    *out = label;
    if (label.length > 0) {
        carry[index] = label;
        for (size_t i = index + 1; i < labels->count; i++)
            carry[i] = (lrel_text){"", 0};
        return LREL_OK;
    }
    if (index + 1 >= labels->count || carry[index].length == 0 ||
        cell_of(table, row, labels->at[index + 1]).length == 0)
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
        lrel_text label = cell_of(table, r, column);
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
                            const label_columns *labels)
{
    for (size_t i = 0; i < labels->count; i++)
        if (tells_apart(audit, table, labels->at[i]))
            return (int)labels->at[i];
    return -1;
}

/* How many labels were carried down, in the one finding of their column. */
static void count_carried(lrel_audit *audit, const audit_table *table,
                          const label_columns *labels, const int64_t *filled)
{
    for (size_t f = 0; f < audit->findings.count; f++)
        for (size_t i = 0; i < labels->count; i++)
            if (audit->findings.at[f].kind == FINDING_FILLED_DOWN &&
                audit->findings.at[f].table == table->number &&
                audit->findings.at[f].column == (int)labels->at[i])
                audit->findings.at[f].count = filled[i];
}

static lrel_status name_rows(lrel_audit *audit, audit_table *table,
                             const label_columns *labels, lrel_folder *folder,
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
                parts[i] = cell_of(table, r, labels->at[i]);
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
            row->label = cell_of(table, r, (size_t)table->label_column);
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

/* ---- what is odd about them ---- */

static lrel_status tell_repeated(lrel_audit *audit, audit_table *table, lrel_error *err)
{
    lrel_names names = {.context = audit->context};
    size_t *rows = lrel__alloc(audit->context, table->grid->row_count + 1, sizeof *rows);
    lrel_status status = rows ? LREL_OK : lrel__fail_memory(err);

    for (size_t r = table->first_row; r < table->grid->row_count && status == LREL_OK;
         r++) {
        audit_finding *finding;
        size_t place;
        bool is_new;

        if (table->rows[r].role != ROW_FIGURES || table->rows[r].key.length == 0)
            continue;
        if (!lrel_names__add(&names, table->rows[r].key, &place, &is_new))
            status = lrel__fail_memory(err);
        else if (is_new)
            rows[place] = r;
        else
            status = lrel_audit__find(
                audit, FINDING_ROW_REPEATED, table, (int64_t)r, -1, &finding, err,
                "\"%s\" has a row already: %s",
                lrel_audit__short(table->rows[r].label).text,
                lrel_audit__address(table, (int64_t)rows[place], -1).text);
    }
    lrel_names__clear(&names);
    lrel__free(audit->context, rows);
    return status;
}

/* Blanks behind an id make it another one for a computer. */
static lrel_status tell_blanks(lrel_audit *audit, audit_table *table,
                               const label_columns *labels, lrel_error *err)
{
    for (size_t i = 0; i < labels->count; i++) {
        int64_t count = 0, first = -1;
        audit_finding *finding;
        lrel_status status;

        for (size_t r = table->first_row; r < table->grid->row_count; r++) {
            lrel_text raw = lrel_table_cell(table->grid, r, (int)labels->at[i]);

            if (cell_of(table, r, labels->at[i]).length == raw.length)
                continue;
            if (count++ == 0)
                first = (int64_t)r;
        }
        if (count == 0)
            continue;
        status =
            lrel_audit__find(audit, FINDING_MENDED, table, first, (int)labels->at[i],
                             &finding, err, "blanks around the label were left out%s",
                             count > 1 ? ", as in others of this column" : "");
        if (status != LREL_OK)
            return status;
        if (finding)
            finding->count = count;
    }
    return LREL_OK;
}

lrel_status lrel_audit__find_rows(lrel_audit *audit, audit_table *table, lrel_error *err)
{
    lrel_folder folder = {.context = audit->context};
    label_columns labels = {.count = 0};
    lrel_status status;

    find_labels(table, &labels);
    settle_roles(table, &labels);
    table->label_column = find_name_column(audit, table, &labels);
    status = name_rows(audit, table, &labels, &folder, err);
    lrel_folder_clear(&folder);
    if (status == LREL_OK)
        status = tell_repeated(audit, table, err);
    return status == LREL_OK ? tell_blanks(audit, table, &labels, err) : status;
}
