/* SPDX-License-Identifier: Apache-2.0 */
/* row_roles.c: which rows hold figures, which are totals, which head a group, and what
 * whether two are one. */
#include <stdio.h>

#include "audit/row_labels.h"
#include "read/names.h"
#include "read/totals.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

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
        lrel_text cell = lrel_audit__label_cell(table, row, c);

        if (cell.length == 0)
            continue;
        if (!lrel_text_is_equal(cell, lrel_audit__trim(table->columns[c].heading)))
            return false;
        same++;
    }
    return same > 1;
}

/* "Destruction of AP mines | 2024 | 2023" amid a table: the years of the headings once
 * more are a second header. */
static bool repeats_years(const audit_table *table, size_t row)
{
    size_t same = 0;

    for (size_t c = 0; c < table->grid->column_count; c++) {
        lrel_text cell = lrel_audit__label_cell(table, row, c);

        if (table->columns[c].use != COLUMN_FIGURES || cell.length == 0)
            continue;
        if (!lrel_audit__is_year(cell) ||
            !lrel_audit__same_years(lrel_audit__years_in(cell), table->columns[c].years))
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

static bool is_labelled_total(const audit_table *table, size_t row,
                              const audit_labels *labels)
{
    for (size_t i = 0; i < labels->count; i++)
        if (is_total_word(lrel_audit__label_cell(table, row, labels->at[i])))
            return true;
    return false;
}

static row_role role_of(const audit_table *table, size_t row, bool is_behind,
                        const audit_labels *labels)
{
    size_t figures, missing, words;

    if (table->header_count && (repeats_header(table, row) || repeats_years(table, row)))
        return ROW_HEADER;
    count_cells(table, row, &figures, &missing, &words);
    /* A total whose figures cannot be read is none the less a total, and is told. */
    if (figures + missing == 0 &&
        (words == 0 || (is_behind && !is_labelled_total(table, row, labels))))
        return is_behind ? ROW_NOTE : ROW_GROUP;
    for (size_t i = 0; i < labels->count; i++) {
        lrel_text label = lrel_audit__label_cell(table, row, labels->at[i]);

        if (is_total_word(label))
            return is_subtotal_word(label) ? ROW_SUBTOTAL : ROW_TOTAL;
        if (is_part_word(label))
            return ROW_NOTE;
    }
    return ROW_FIGURES;
}

static void settle_roles(audit_table *table, const audit_labels *labels)
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

static void find_labels(const audit_table *table, audit_labels *out)
{
    for (size_t c = 0; c < table->grid->column_count; c++) {
        bool is_filled = false;

        if (table->columns[c].use == COLUMN_FIGURES)
            return;
        if (table->columns[c].use == COLUMN_NUMBER)
            continue;
        for (size_t r = table->first_row; r < table->grid->row_count && !is_filled; r++)
            is_filled = lrel_audit__label_cell(table, r, c).length > 0;
        if (is_filled && out->count < LABELS_MAX)
            out->at[out->count++] = c;
    }
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

        if (table->rows[r].role == ROW_TOTAL) /* another part of the table begins */
            lrel_names__clear(&names);
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
                               const audit_labels *labels, lrel_error *err)
{
    for (size_t i = 0; i < labels->count; i++) {
        int64_t count = 0, first = -1;
        audit_finding *finding;
        lrel_status status;

        for (size_t r = table->first_row; r < table->grid->row_count; r++) {
            lrel_text raw = lrel_table_cell(table->grid, r, (int)labels->at[i]);

            if (lrel_audit__label_cell(table, r, labels->at[i]).length == raw.length)
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
    audit_labels labels = {.count = 0};
    lrel_status status;

    find_labels(table, &labels);
    settle_roles(table, &labels);
    status = lrel_audit__name_rows(audit, table, &labels, err);
    if (status == LREL_OK)
        status = tell_repeated(audit, table, err);
    return status == LREL_OK ? tell_blanks(audit, table, &labels, err) : status;
}
