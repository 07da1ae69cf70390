/* SPDX-License-Identifier: Apache-2.0 */
/* year_on_year.c: what changed from one year to the next: along rows that are years, or
 * in the total row where columns are years. */
#include <stdio.h>

#include "audit/years.h"

/* More are a table of their own. */
#define CHANGES_MAX 60

static lrel_status add_change(lrel_audit *audit, const char *what,
                              const audit_figure *before, const audit_figure *after,
                              int year_before, int year_after, lrel_error *err)
{
    const lrel_exact hundred = 100 * lrel_exact_unit(0);
    audit_change *change;

    if (before->kind != CELL_FIGURE || after->kind != CELL_FIGURE ||
        audit->changes.count >= CHANGES_MAX)
        return LREL_OK;
    if (!(change = LREL__PUSH(audit->context, &audit->changes)))
        return lrel__fail_memory(err);
    *change = (audit_change){.before = year_before,
                             .after = year_after,
                             .difference = after->value - before->value,
                             .places = before->places > after->places ? before->places
                                                                      : after->places};
    change->has_percent =
        before->value > 0 &&
        lrel_exact_scale(change->difference, hundred, before->value, &change->percent);
    return lrel_audit__text(audit, &change->what, err, "%s", what);
}

/* "2024", perhaps with a note's mark; "Jul-Dec 2025" is no whole year. */
static bool is_whole_year(const audit_row *row)
{
    return row->role == ROW_FIGURES && row->years.first != 0 &&
           row->years.first == row->years.last && row->key.length == 4;
}

/* The row of the year, or SIZE_MAX. */
static size_t row_of_year(const audit_table *table, int year)
{
    size_t found = SIZE_MAX;

    for (size_t r = table->first_row; r < table->grid->row_count; r++) {
        if (!is_whole_year(&table->rows[r]) || table->rows[r].years.first != year)
            continue;
        if (found != SIZE_MAX)
            return SIZE_MAX; /* two rows of one year: which is meant, nothing says */
        found = r;
    }
    return found;
}

static lrel_status along_rows(lrel_audit *audit, const audit_table *table,
                              lrel_error *err)
{
    int first = 0, last = 0;
    lrel_status status = LREL_OK;

    for (size_t r = table->first_row; r < table->grid->row_count; r++) {
        audit_years years = table->rows[r].years;

        if (!is_whole_year(&table->rows[r]))
            continue;
        first = first == 0 || years.first < first ? years.first : first;
        last = years.first > last ? years.first : last;
    }
    for (size_t c = 0; c < table->grid->column_count; c++)
        for (int year = first + 1; year <= last && status == LREL_OK && first != 0;
             year++) {
            size_t before = row_of_year(table, year - 1);
            size_t after = row_of_year(table, year);

            if (!lrel_audit__adds_up(&table->columns[c]))
                break;
            if (before != SIZE_MAX && after != SIZE_MAX)
                status =
                    add_change(audit, lrel_audit__short(table->columns[c].heading).text,
                               lrel_audit__figure(table, before, c),
                               lrel_audit__figure(table, after, c), year - 1, year, err);
        }
    return status;
}

/* Columns that are one thing in two years: their headings differ in the year alone. */
static bool is_same_but_for_year(const audit_column *a, const audit_column *b)
{
    char year_a[8], year_b[8];
    size_t i = 0, k = 0;

    if (a->unit != b->unit || a->years.first != a->years.last ||
        b->years.first != b->years.last || a->years.first == 0 || b->years.first == 0)
        return false;
    snprintf(year_a, sizeof year_a, "%d", a->years.first);
    snprintf(year_b, sizeof year_b, "%d", b->years.first);
    while (i < a->key.length && k < b->key.length) {
        if (a->key.length - i >= 4 && b->key.length - k >= 4 &&
            memcmp(a->key.at + i, year_a, 4) == 0 &&
            memcmp(b->key.at + k, year_b, 4) == 0) {
            i += 4;
            k += 4;
        } else if (a->key.at[i++] != b->key.at[k++]) {
            return false;
        }
    }
    return i == a->key.length && k == b->key.length;
}

static lrel_status along_columns(lrel_audit *audit, const audit_table *table,
                                 lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t a = 0; a < table->grid->column_count; a++)
        for (size_t b = 0; b < table->grid->column_count; b++) {
            const audit_column *before = &table->columns[a];
            const audit_column *after = &table->columns[b];

            if (before->years.first == 0 ||
                after->years.first != before->years.first + 1 ||
                !lrel_audit__adds_up(before) || !lrel_audit__adds_up(after) ||
                !is_same_but_for_year(before, after))
                continue;
            for (size_t r = table->first_row;
                 r < table->grid->row_count && status == LREL_OK; r++)
                if (table->rows[r].role == ROW_FIGURES ||
                    table->rows[r].role == ROW_TOTAL)
                    status = add_change(
                        audit, lrel_audit__short(table->rows[r].label).text,
                        lrel_audit__figure(table, r, a), lrel_audit__figure(table, r, b),
                        before->years.first, after->years.first, err);
        }
    return status;
}

lrel_status lrel_audit__year_on_year(lrel_audit *audit, const audit_table *table,
                                     lrel_error *err)
{
    lrel_status status = along_rows(audit, table, err);

    return status == LREL_OK ? along_columns(audit, table, err) : status;
}
