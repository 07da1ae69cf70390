/* SPDX-License-Identifier: Apache-2.0 */
/* row_totals.c: columns that sum up others of their row: those that are called total, and
 * those that turn out to be. Which columns are added is tried on the first rows:
 * neighbours of the same unit, to the left or to the right. */
#include <stdio.h>

#include "audit/sums.h"

/* Rows that a set of columns is tried on. */
#define ROWS_TRIED 200

/* Columns of one set; more are added as all there are. */
#define ADDENDS_MAX 16

/* Without the word, chance is to be none: so many rows, nine of ten of them exact. */
#define ROWS_OF_SUM 3

typedef struct column_set {
    size_t at[ADDENDS_MAX];
    size_t count;
} column_set;

typedef struct row_relation {
    column_set set;
    size_t rows, exact,
        fitting;   /* of those tried: with figures, equal, within rounding */
    size_t single; /* equal, where only one addend is not 0: no proof */
} row_relation;

static bool is_row(const audit_table *table, size_t row)
{
    return table->rows[row].role >= ROW_FIGURES && table->rows[row].role <= ROW_TOTAL;
}

static audit_sum add_columns(const audit_table *table, size_t row, const column_set *set)
{
    audit_sum sum = {.sum = 0};

    for (size_t i = 0; i < set->count; i++)
        lrel_audit__add_cell(table, row, set->at[i], &sum);
    return sum;
}

static size_t count_filled(const audit_table *table, size_t row, const column_set *set)
{
    size_t count = 0;

    for (size_t i = 0; i < set->count; i++)
        count += lrel_audit__is_figure(table, row, set->at[i]) &&
                 lrel_audit__figure(table, row, set->at[i])->value != 0;
    return count;
}

static void try_set(const audit_table *table, size_t column, row_relation *r)
{
    size_t tried = 0;

    r->rows = r->exact = r->fitting = r->single = 0;
    for (size_t row = table->first_row;
         row < table->grid->row_count && tried < ROWS_TRIED; row++) {
        audit_sum sum;
        sum_verdict verdict;

        if (!is_row(table, row))
            continue;
        tried++;
        sum = add_columns(table, row, &r->set);
        verdict = lrel_audit__judge(table, row, column, &sum,
                                    table->columns[column].is_counted);
        if (verdict == SUM_NOTHING || verdict == SUM_UNCHECKED)
            continue;
        r->rows++;
        r->exact += verdict == SUM_EXACT;
        r->fitting += verdict == SUM_EXACT || verdict == SUM_ROUNDED;
        r->single += verdict == SUM_EXACT && count_filled(table, row, &r->set) < 2;
    }
}

static bool may_be_added(const audit_table *table, size_t total, size_t column,
                         bool totals)
{
    const audit_column *a = &table->columns[column];

    return lrel_audit__adds_up(a) && a->is_total == totals &&
           a->unit == table->columns[total].unit;
}

/* The next column of a set: @p step 1 to the right, -1 to the left. */
static bool next_column(const audit_table *table, size_t total, int step, bool totals,
                        size_t *column)
{
    for (int64_t c = (int64_t)*column + step;
         c >= 0 && c < (int64_t)table->grid->column_count; c += step)
        if (may_be_added(table, total, (size_t)c, totals)) {
            *column = (size_t)c;
            return true;
        }
    return false;
}

static bool is_better(const row_relation *a, const row_relation *best)
{
    return a->fitting > best->fitting ||
           (a->fitting == best->fitting && a->exact > best->exact);
}

/* Two columns to one side, then three ...; of equals the first. */
static void try_side(const audit_table *table, size_t total, int step, bool totals,
                     row_relation *best)
{
    row_relation r = {.set = {.count = 0}};
    size_t column = total;

    while (r.set.count < ADDENDS_MAX &&
           next_column(table, total, step, totals, &column)) {
        r.set.at[r.set.count++] = column;
        if (r.set.count < 2)
            continue;
        try_set(table, total, &r);
        if (best->set.count == 0 || is_better(&r, best))
            *best = r;
    }
}

/* Where nothing fits, what the heading means: all columns of its unit between it and the
 * total before it. */
static void take_for_granted(const audit_table *table, size_t total, row_relation *r)
{
    *r = (row_relation){.set = {.count = 0}};
    for (size_t c = total; c-- > 0 && r->set.count < ADDENDS_MAX;) {
        if (lrel_audit__adds_up(&table->columns[c]) && table->columns[c].is_total)
            break;
        if (may_be_added(table, total, c, false))
            r->set.at[r->set.count++] = c;
    }
    try_set(table, total, r);
}

/* Of the rows that prove something, half; or all rows. */
static bool fits_half(const row_relation *r)
{
    if (r->rows > 0 && r->fitting == r->rows)
        return true;
    return r->fitting > r->single && (r->fitting - r->single) * 2 >= r->rows - r->single;
}

static bool find_relation(const audit_table *table, size_t total, row_relation *best)
{
    const audit_column *column = &table->columns[total];

    *best = (row_relation){.set = {.count = 0}};
    try_side(table, total, -1, false, best);
    try_side(table, total, 1, false, best);
    if (column->is_total)
        try_side(table, total, -1, true, best);
    if (!column->is_total)
        return best->rows - best->single >= ROWS_OF_SUM &&
               best->exact - best->single >= ROWS_OF_SUM &&
               best->fitting * 10 >= best->rows * 9;
    if (best->set.count > 0 && fits_half(best))
        return true;
    take_for_granted(table, total, best);
    return best->set.count >= 2 &&
           (column->unit != UNIT_NONE || best->exact > best->single);
}

static void name_set(const audit_table *table, const column_set *set, char *out,
                     size_t capacity)
{
    size_t used = 0, from = set->at[0] < set->at[set->count - 1] ? 0 : set->count;

    out[0] = '\0';
    if (set->count > 3) {
        snprintf(out, capacity, "the %zu columns that it sums up", set->count);
        return;
    }
    for (size_t i = 0; i < set->count && used < capacity; i++) {
        size_t column = set->at[from ? from - 1 - i : i];

        used += (size_t)snprintf(out + used, capacity - used, "%s\"%s\"",
                                 i == 0                ? ""
                                 : i == set->count - 1 ? " and "
                                                       : ", ",
                                 lrel_audit__short(table->columns[column].heading).text);
    }
}

static lrel_status check_rows(lrel_audit *audit, audit_table *table, size_t total,
                              const row_relation *r, bool is_settling, lrel_error *err)
{
    char what[300];
    lrel_status status = LREL_OK;

    name_set(table, &r->set, what, sizeof what);
    for (size_t row = table->first_row; row < table->grid->row_count && status == LREL_OK;
         row++) {
        audit_addends addends = {
            .first = row, .columns = r->set.at, .column_count = r->set.count};
        audit_sum sum;
        sum_verdict verdict;

        if (!is_row(table, row))
            continue;
        sum = add_columns(table, row, &r->set);
        if (is_settling) {
            lrel_audit__settle(table, row, total, &sum, &addends);
            continue;
        }
        verdict =
            lrel_audit__judge(table, row, total, &sum, table->columns[total].is_counted);
        if (verdict == SUM_NOTHING)
            continue;
        audit->counts.row_totals_checked++;
        audit->counts.row_totals_exact += verdict == SUM_EXACT;
        audit->counts.row_totals_rounded += verdict == SUM_ROUNDED;
        audit->counts.row_totals_wrong +=
            verdict == SUM_WRONG || verdict == SUM_IMPROBABLE;
        status = lrel_audit__tell_sum(audit, table, row, total, &sum, verdict, &addends,
                                      FINDING_ROW_TOTAL_DIFFERS, what, err);
    }
    return status;
}

lrel_status lrel_audit__row_totals(lrel_audit *audit, audit_table *table,
                                   bool is_settling, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t c = 0; c < table->grid->column_count && status == LREL_OK; c++) {
        row_relation r;

        if (!lrel_audit__adds_up(&table->columns[c]) || !find_relation(table, c, &r))
            continue;
        table->columns[c].is_sum = true;
        status = check_rows(audit, table, c, &r, is_settling, err);
    }
    return status;
}
