/* SPDX-License-Identifier: Apache-2.0 */
/* figures.c: what the comma means is decided for each column by those of its cells that
 * leave no doubt, else by those of the whole table; then every cell is read, and what had
 * to be mended is told. */
#include <stdio.h>

#include "audit/auditing.h"

/* ---- the decimal mark ---- */

typedef struct mark_votes {
    size_t point, comma;
} mark_votes;

static void vote(const audit_table *table, size_t column, mark_votes *out)
{
    const lrel_table *grid = table->grid;

    for (size_t r = table->first_row; r < grid->row_count; r++) {
        lrel_decimal mark;

        if (lrel_table_is_number(grid, r, (int)column))
            continue;
        mark = lrel_audit__mark_of(lrel_table_cell(grid, r, (int)column));
        out->point += mark == LREL_DECIMAL_POINT;
        out->comma += mark == LREL_DECIMAL_COMMA;
    }
}

static lrel_decimal winner(mark_votes votes)
{
    if (votes.comma > votes.point)
        return LREL_DECIMAL_COMMA;
    return votes.point > 0 ? LREL_DECIMAL_POINT : LREL_DECIMAL_UNSAID;
}

static void settle_marks(audit_table *table)
{
    mark_votes all = {0, 0};

    for (size_t c = 0; c < table->grid->column_count; c++) {
        mark_votes votes = {0, 0};

        vote(table, c, &votes);
        all.point += votes.point;
        all.comma += votes.comma;
        table->columns[c].decimal = (uint8_t)winner(votes);
    }
    for (size_t c = 0; c < table->grid->column_count; c++)
        if (table->columns[c].decimal == LREL_DECIMAL_UNSAID)
            table->columns[c].decimal = (uint8_t)winner(all);
}

/* ---- reading ---- */

static printed_cell read_cell(const audit_table *table, size_t row, size_t column)
{
    return lrel_audit__read_cell(lrel_table_cell(table->grid, row, (int)column),
                                 lrel_table_is_number(table->grid, row, (int)column),
                                 (lrel_decimal)table->columns[column].decimal);
}

static lrel_status keep_doubt(lrel_audit *audit, audit_table *table, size_t row,
                              size_t column, const printed_cell *cell, lrel_error *err)
{
    audit_doubt *doubt = LREL__PUSH(audit->context, &table->doubts);

    if (!doubt)
        return lrel__fail_memory(err);
    *doubt = (audit_doubt){.row = row, .column = column, .cell = *cell};
    return LREL_OK;
}

lrel_status lrel_audit__read_figures(lrel_audit *audit, audit_table *table,
                                     lrel_error *err)
{
    lrel_status status = LREL_OK;

    settle_marks(table);
    for (size_t r = table->first_row; r < table->grid->row_count; r++)
        for (size_t c = 0; c < table->grid->column_count && status == LREL_OK; c++) {
            printed_cell cell = read_cell(table, r, c);

            *lrel_audit__figure(table, r, c) =
                (audit_figure){.value = cell.is.value,
                               .kind = (uint8_t)cell.kind,
                               .unit = (uint8_t)cell.unit,
                               .places = (int8_t)cell.is.places,
                               .is_mended = cell.mended != NULL};
            if (cell.other_count > 0)
                status = keep_doubt(audit, table, r, c, &cell, err);
        }
    return status;
}

/* ---- what was mended ---- */

/* They stand in the order of rows. */
size_t lrel_audit__first_doubt(const audit_table *table, size_t row)
{
    size_t low = 0, high = table->doubts.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (table->doubts.at[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const audit_doubt *doubt_of(const audit_table *table, size_t row, size_t column)
{
    size_t first = lrel_audit__first_doubt(table, row);

    for (size_t i = first; i < table->doubts.count && table->doubts.at[i].row == row; i++)
        if (table->doubts.at[i].column == column)
            return &table->doubts.at[i];
    return NULL;
}

static lrel_status tell_doubt(lrel_audit *audit, const audit_table *table,
                              const audit_doubt *doubt, lrel_error *err)
{
    const audit_figure *figure = lrel_audit__figure(table, doubt->row, doubt->column);
    char is[LREL_EXACT_BYTES], other[OTHER_READINGS][LREL_EXACT_BYTES];
    const printed_cell *cell = &doubt->cell;
    audit_finding *finding;

    lrel_exact_format(figure->value, figure->places, is);
    for (int i = 0; i < cell->other_count; i++)
        lrel_exact_format(cell->other[i].value, cell->other[i].places, other[i]);
    if (doubt->is_settled) {
        const char *how = cell->mended;

        for (int i = 0; i < cell->other_count; i++)
            if (figure->value == cell->other[i].value)
                how = cell->other_mended[i];
        return lrel_audit__find(audit, FINDING_MENDED, table, (int64_t)doubt->row,
                                (int)doubt->column, &finding, err,
                                "read as %s, which its sum confirms: %s", is, how);
    }
    return lrel_audit__find(
        audit, FINDING_UNCERTAIN, table, (int64_t)doubt->row, (int)doubt->column,
        &finding, err, "read as %s (%s), but %s%s%s is possible too (%s), and no sum %s",
        is, cell->mended, other[0], cell->other_count > 1 ? " or " : "",
        cell->other_count > 1 ? other[1] : "", cell->other_mended[0],
        doubt->is_seen ? "agrees with either" : "is there to decide");
}

static lrel_status tell_mended(lrel_audit *audit, const audit_table *table, size_t row,
                               size_t column, lrel_error *err)
{
    const audit_figure *figure = lrel_audit__figure(table, row, column);
    const audit_doubt *doubt = doubt_of(table, row, column);
    char is[LREL_EXACT_BYTES];
    audit_finding *finding;

    if (doubt)
        return tell_doubt(audit, table, doubt, err);
    lrel_exact_format(figure->value, figure->places, is);
    return lrel_audit__find(audit, FINDING_MENDED, table, (int64_t)row, (int)column,
                            &finding, err, "read as %s: %s", is,
                            read_cell(table, row, column).mended);
}

/* Cells of one kind in a column: one finding, at the first of them. */
static lrel_status tell_cells(lrel_audit *audit, const audit_table *table, size_t column,
                              cell_kind kind, lrel_error *err)
{
    size_t first = 0;
    int64_t count = 0;
    audit_finding *finding;
    char also[64] = "";
    lrel_status status;

    for (size_t r = table->first_row; r < table->grid->row_count; r++) {
        if (lrel_audit__figure(table, r, column)->kind != kind ||
            table->rows[r].role < ROW_FIGURES || table->rows[r].role > ROW_TOTAL)
            continue;
        if (count++ == 0)
            first = r;
    }
    if (count == 0)
        return LREL_OK;
    if (count > 1)
        snprintf(also, sizeof also, ", as do %lld more of this column",
                 (long long)count - 1);
    status = kind == CELL_MISSING
                 ? lrel_audit__find(audit, FINDING_MISSING, table, (int64_t)first,
                                    (int)column, &finding, err,
                                    "says that nothing is known%s; left out of sums, "
                                    "never taken for 0",
                                    also)
                 : lrel_audit__find(
                       audit, FINDING_WORDS, table, (int64_t)first, (int)column, &finding,
                       err, "holds words among figures%s; left out of sums", also);
    if (status == LREL_OK && finding)
        finding->count = count;
    return status;
}

lrel_status lrel_audit__tell_readings(lrel_audit *audit, audit_table *table,
                                      lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t c = 0; c < table->grid->column_count && status == LREL_OK; c++) {
        if (table->columns[c].use != COLUMN_FIGURES)
            continue;
        for (size_t r = table->first_row; r < table->grid->row_count && status == LREL_OK;
             r++)
            if (lrel_audit__figure(table, r, c)->is_mended &&
                lrel_audit__is_figure(table, r, c))
                status = tell_mended(audit, table, r, c, err);
        if (status == LREL_OK)
            status = tell_cells(audit, table, c, CELL_MISSING, err);
        if (status == LREL_OK)
            status = tell_cells(audit, table, c, CELL_WORDS, err);
    }
    return status;
}
