/* SPDX-License-Identifier: Apache-2.0 */
/* column_totals.c: rows of totals against the rows that they sum up. Which rows those are
 * is tried: all of them, those of the group, the subtotals, the years that the label
 * names; what fits most columns is taken. One pass down the table keeps the sums. */
#include <stdio.h>

#include "audit/sums.h"
#include "audit/years.h"

/* Rows that a total without a word must sum up, so that chance is none. */
#define ROWS_OF_SUM 3

/* Totals of spans of years, each of which takes a pass of its own. */
#define SPANS_MAX 50

typedef enum base {
    BASE_BLOCK,     /* rows since the last total */
    BASE_GROUP,     /* rows since the last total or subtotal */
    BASE_SUBTOTALS, /* subtotals since the last total */
    BASE_ALL,       /* rows from the start */
    BASE_TOTALS,    /* totals from the start */
    BASE_BELOW,     /* rows below, up to the next total */
    BASE_YEARS,     /* rows of the years that it names */
    BASE_COUNT
} base;

static const char *const base_words[BASE_COUNT] = {
    "rows above",   "rows of its group", "subtotals above",  "rows of the table",
    "totals above", "rows below",        "rows of its years"};

typedef struct job {
    lrel_audit *audit;
    audit_table *table;
    audit_sum *sums; /* BASE_COUNT x columns */
    size_t first[BASE_COUNT], last[BASE_COUNT];
    int spans;
    bool is_settling;
} job;

static audit_sum *sum_at(const job *j, base b, size_t column)
{
    return &j->sums[(size_t)b * j->table->grid->column_count + column];
}

static void clear(job *j, base b)
{
    memset(sum_at(j, b, 0), 0, j->table->grid->column_count * sizeof *j->sums);
    j->first[b] = j->last[b] = SIZE_MAX;
}

static void add_row(job *j, base b, size_t row)
{
    for (size_t c = 0; c < j->table->grid->column_count; c++)
        if (lrel_audit__adds_up(&j->table->columns[c]))
            lrel_audit__add_cell(j->table, row, c, sum_at(j, b, c));
    if (j->first[b] == SIZE_MAX)
        j->first[b] = row;
    j->last[b] = row;
}

static unsigned roles_of(base b)
{
    return b == BASE_SUBTOTALS ? 1u << ROW_SUBTOTAL
           : b == BASE_TOTALS  ? 1u << ROW_TOTAL
                               : 1u << ROW_FIGURES;
}

static audit_addends addends_of(const job *j, base b, size_t row, size_t column)
{
    return (audit_addends){.first = j->first[b],
                           .last = j->last[b],
                           .roles = roles_of(b),
                           .column = column,
                           .years = b == BASE_YEARS ? j->table->rows[row].years
                                                    : (audit_years){0, 0}};
}

/* ---- which rows ---- */

static void add_below(job *j, size_t row)
{
    clear(j, BASE_BELOW);
    for (size_t r = row + 1; r < j->table->grid->row_count; r++) {
        if (j->table->rows[r].role == ROW_TOTAL || j->table->rows[r].role == ROW_SUBTOTAL)
            return;
        if (j->table->rows[r].role == ROW_FIGURES)
            add_row(j, BASE_BELOW, r);
    }
}

/* @return how many of the years have a row */
static int add_years(job *j, size_t row)
{
    audit_years span = j->table->rows[row].years;
    int count = 0;

    clear(j, BASE_YEARS);
    for (size_t r = j->table->first_row; r < j->table->grid->row_count; r++) {
        audit_years years = j->table->rows[r].years;

        if (j->table->rows[r].role != ROW_FIGURES || years.first == 0 ||
            years.first != years.last || years.first < span.first ||
            years.last > span.last)
            continue;
        add_row(j, BASE_YEARS, r);
        count++;
    }
    return count;
}

static int points_of(const job *j, base b, size_t row)
{
    int points = 0;

    for (size_t c = 0; c < j->table->grid->column_count; c++)
        if (lrel_audit__adds_up(&j->table->columns[c]))
            points += lrel_audit__points(lrel_audit__judge(
                j->table, row, c, sum_at(j, b, c), j->table->columns[c].is_counted));
    return points;
}

static bool has_addends(const job *j, base b)
{
    return j->first[b] != SIZE_MAX;
}

/* The base that fits best; the first of equals. */
static base choose(const job *j, size_t row)
{
    static const base of_total[] = {BASE_BLOCK, BASE_ALL,    BASE_SUBTOTALS,
                                    BASE_GROUP, BASE_TOTALS, BASE_BELOW};
    static const base of_subtotal[] = {BASE_GROUP, BASE_BLOCK, BASE_BELOW};
    bool is_total = j->table->rows[row].role == ROW_TOTAL;
    size_t count = is_total ? sizeof of_total / sizeof *of_total
                            : sizeof of_subtotal / sizeof *of_subtotal;
    base best = BASE_COUNT;
    int most = -1;

    for (size_t i = 0; i < count; i++) {
        base b = is_total ? of_total[i] : of_subtotal[i];
        int points = has_addends(j, b) ? points_of(j, b, row) : -1;

        if (points > most) {
            most = points;
            best = b;
        }
    }
    return best;
}

/* ---- one total ---- */

static lrel_status tell(job *j, base b, size_t row, size_t column, lrel_error *err)
{
    audit_sum *sum = sum_at(j, b, column);
    audit_addends addends = addends_of(j, b, row, column);
    bool is_counted = j->table->columns[column].is_counted;
    lrel_audit *audit = j->audit;
    sum_verdict verdict;
    char what[80];

    if (j->is_settling) {
        lrel_audit__settle(j->table, row, column, sum, &addends);
        return LREL_OK;
    }
    verdict = lrel_audit__judge(j->table, row, column, sum, is_counted);
    if (verdict == SUM_NOTHING)
        return LREL_OK;
    audit->counts.totals_checked++;
    audit->counts.totals_exact += verdict == SUM_EXACT;
    audit->counts.totals_rounded += verdict == SUM_ROUNDED;
    audit->counts.totals_wrong += verdict == SUM_WRONG || verdict == SUM_IMPROBABLE;
    snprintf(what, sizeof what, "the %zu %s", sum->figures, base_words[b]);
    return lrel_audit__tell_sum(audit, j->table, row, column, sum, verdict, &addends,
                                FINDING_TOTAL_DIFFERS, what, err);
}

static lrel_status tell_years_missing(job *j, size_t row, int found, lrel_error *err)
{
    audit_years span = j->table->rows[row].years;
    audit_finding *finding;

    if (j->is_settling)
        return LREL_OK;
    return lrel_audit__find(
        j->audit, FINDING_TOTAL_UNCHECKED, j->table, (int64_t)row, -1, &finding, err,
        "sums up the years %s, of which the table has %d of %d: not "
        "added up",
        lrel_audit__name_years(span).text, found, span.last - span.first + 1);
}

static bool has_rows_of_years(const audit_table *table)
{
    for (size_t r = table->first_row; r < table->grid->row_count; r++)
        if (table->rows[r].role == ROW_FIGURES && table->rows[r].years.first != 0)
            return true;
    return false;
}

static lrel_status look_at_total(job *j, size_t row, lrel_error *err)
{
    audit_years span = j->table->rows[row].years;
    base b = BASE_COUNT;
    lrel_status status = LREL_OK;

    if (span.last > span.first && j->spans < SPANS_MAX && has_rows_of_years(j->table)) {
        int found = add_years(j, row);

        j->spans++;
        if (found <= span.last - span.first)
            return tell_years_missing(j, row, found, err);
        b = BASE_YEARS;
    } else {
        if (!has_addends(j, BASE_GROUP))
            add_below(j, row);
        else
            clear(j, BASE_BELOW);
        b = choose(j, row);
    }
    for (size_t c = 0; c < j->table->grid->column_count && status == LREL_OK; c++)
        if (b != BASE_COUNT && lrel_audit__adds_up(&j->table->columns[c]))
            status = tell(j, b, row, c, err);
    return status;
}

/* ---- totals that do not say so ---- */

static bool is_sum_of_all(const job *j, size_t row)
{
    size_t sums = 0;

    for (size_t c = 0; c < j->table->grid->column_count; c++) {
        const audit_figure *f = lrel_audit__figure(j->table, row, c);

        if (!lrel_audit__adds_up(&j->table->columns[c]) || f->kind != CELL_FIGURE)
            continue;
        if (lrel_audit__judge(j->table, row, c, sum_at(j, BASE_BLOCK, c),
                              j->table->columns[c].is_counted) != SUM_EXACT)
            return false;
        sums += f->value != 0;
    }
    return sums > 0;
}

/* A row of one span of years under rows of years is their total, whatever it is called.
 */
static bool is_span_of_rows(const audit_table *table, size_t row)
{
    audit_years span = table->rows[row].years;
    size_t inside = 0;

    if (span.last <= span.first)
        return false;
    for (size_t r = table->first_row; r < table->grid->row_count && inside < 2; r++)
        inside += table->rows[r].years.first == table->rows[r].years.last &&
                  table->rows[r].years.first >= span.first &&
                  table->rows[r].years.last <= span.last;
    return inside >= 2;
}

static lrel_status find_wordless_total(job *j, lrel_error *err)
{
    audit_table *table = j->table;
    size_t last = SIZE_MAX, count = 0, r;
    audit_finding *finding;
    int spans = 0;

    for (r = table->first_row; r < table->grid->row_count; r++) {
        if (table->rows[r].role == ROW_FIGURES && spans < SPANS_MAX &&
            table->rows[r].years.last > table->rows[r].years.first) {
            spans++;
            if (is_span_of_rows(table, r))
                table->rows[r].role = ROW_TOTAL;
        }
        if (table->rows[r].role == ROW_FIGURES)
            last = r;
    }
    clear(j, BASE_BLOCK);
    for (r = table->first_row; last != SIZE_MAX && r < last; r++) {
        if (table->rows[r].role == ROW_TOTAL) {
            clear(j, BASE_BLOCK);
            count = 0;
        } else if (table->rows[r].role == ROW_FIGURES) {
            add_row(j, BASE_BLOCK, r);
            count++;
        }
    }
    if (last == SIZE_MAX || count < ROWS_OF_SUM || !is_sum_of_all(j, last))
        return LREL_OK;
    table->rows[last].role = ROW_TOTAL;
    return lrel_audit__find(j->audit, FINDING_HEADER, table, (int64_t)last, -1, &finding,
                            err,
                            "taken for a total: all its figures are the sums of the %zu "
                            "rows above",
                            count);
}

/* ---- all ---- */

static lrel_status walk(job *j, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (base b = 0; b < BASE_COUNT; b++)
        clear(j, b);
    j->spans = 0;
    for (size_t r = j->table->first_row;
         r < j->table->grid->row_count && status == LREL_OK; r++) {
        row_role role = (row_role)j->table->rows[r].role;

        if (role == ROW_FIGURES) {
            add_row(j, BASE_BLOCK, r);
            add_row(j, BASE_GROUP, r);
            add_row(j, BASE_ALL, r);
            continue;
        }
        if (role != ROW_TOTAL && role != ROW_SUBTOTAL)
            continue;
        status = look_at_total(j, r, err);
        add_row(j, role == ROW_TOTAL ? BASE_TOTALS : BASE_SUBTOTALS, r);
        clear(j, BASE_GROUP);
        if (role == ROW_TOTAL) {
            clear(j, BASE_BLOCK);
            clear(j, BASE_SUBTOTALS);
        }
    }
    return status;
}

lrel_status lrel_audit__totals(lrel_audit *audit, audit_table *table, bool is_settling,
                               lrel_error *err)
{
    job j = {.audit = audit, .table = table, .is_settling = is_settling};
    lrel_status status = LREL_OK;

    j.sums = lrel__alloc(audit->context, BASE_COUNT * table->grid->column_count + 1,
                         sizeof *j.sums);
    if (!j.sums)
        return lrel__fail_memory(err);
    if (is_settling || table->doubts.count == 0)
        status = find_wordless_total(&j, err);
    if (status == LREL_OK)
        status = walk(&j, err);
    lrel__free(audit->context, j.sums);
    return status;
}
