/* SPDX-License-Identifier: Apache-2.0 */
/* sums.c: verdicts on totals. Each printed figure is off by half a unit of its last place
 * at most, so n addends and their total may differ by (n + 1) / 2 units (Clearing the
 * Mines 2025, Colombia: totals are summed from unrounded values). Evenly spread, such
 * errors have a variance of 1/12 unit² each: three standard deviations are hardly ever
 * passed. docs/methods/audit.md has the formulas. */
#include "audit/sums.h"

#include <stdio.h>

/* ---- adding ---- */

/* What is typed in a sheet has no zeros at its end: there the column tells the places. */
static int places_of(const audit_table *table, size_t row, size_t column)
{
    if (lrel_table_is_number(table->grid, row, (int)column))
        return table->columns[column].places;
    return lrel_audit__figure(table, row, column)->places;
}

void lrel_audit__add_cell(const audit_table *table, size_t row, size_t column,
                          audit_sum *sum)
{
    const audit_figure *figure = lrel_audit__figure(table, row, column);
    int places;

    sum->missing += figure->kind == CELL_MISSING || figure->kind == CELL_WORDS;
    if (figure->kind != CELL_FIGURE)
        return;
    places = places_of(table, row, column);
    sum->figures++;
    sum->is_too_large |= !lrel_exact_add(sum->sum, figure->value, &sum->sum);
    sum->slack += lrel_exact_unit(places) / 2;
    if (places > sum->places)
        sum->places = places;
}

/* ---- judging ---- */

/* Whether @p off units of the last place are beyond three standard deviations of @p count
 * roundings: off² > 9 * count / 12. */
static bool is_improbable(lrel_exact off, lrel_exact unit, size_t count)
{
    lrel_exact units = off / unit;

    return units > 1000000 || units * units * 4 > (lrel_exact)count * 3;
}

sum_verdict lrel_audit__judge(const audit_table *table, size_t row, size_t column,
                              const audit_sum *sum, bool is_counted)
{
    const audit_figure *total = lrel_audit__figure(table, row, column);
    lrel_exact off, unit;

    if (total->kind != CELL_FIGURE || sum->figures == 0 || sum->is_too_large)
        return SUM_NOTHING;
    if (total->value == sum->sum)
        return SUM_EXACT;
    off = lrel_exact_abs(total->value - sum->sum);
    unit = lrel_exact_unit(places_of(table, row, column));
    if (!is_counted && off <= sum->slack + unit / 2) {
        /* Where a total has fewer places than its addends, its own rounding decides. */
        if (off <= unit / 2)
            return SUM_ROUNDED;
        return is_improbable(off, unit, sum->figures + 1) ? SUM_IMPROBABLE : SUM_ROUNDED;
    }
    if (sum->missing > 0 && total->value > sum->sum)
        return SUM_UNCHECKED;
    return SUM_WRONG;
}

int lrel_audit__points(sum_verdict verdict)
{
    return verdict == SUM_EXACT ? 2 : verdict == SUM_ROUNDED ? 1 : 0;
}

bool lrel_audit__is_addend(const audit_table *table, size_t row, size_t column,
                           const audit_addends *addends)
{
    if (addends->roles == 0) {
        if (row == addends->first)
            for (size_t i = 0; i < addends->column_count; i++)
                if (addends->columns[i] == column)
                    return true;
        return false;
    }
    if (column != addends->column || row < addends->first || row > addends->last ||
        !(addends->roles >> table->rows[row].role & 1))
        return false;
    return addends->years.first == 0 ||
           (table->rows[row].years.first >= addends->years.first &&
            table->rows[row].years.last <= addends->years.last &&
            table->rows[row].years.first == table->rows[row].years.last);
}

/* ---- doubtful readings ---- */

static bool try_reading(audit_table *table, size_t row, size_t column, audit_sum *sum,
                        audit_doubt *doubt, const audit_addends *addends)
{
    audit_figure *figure = lrel_audit__figure(table, doubt->row, doubt->column);
    audit_figure *total = lrel_audit__figure(table, row, column);
    bool is_addend = lrel_audit__is_addend(table, doubt->row, doubt->column, addends);

    if (!is_addend && figure != total)
        return false;
    doubt->is_seen = true;
    if (doubt->is_settled)
        return false;
    if (sum->sum == total->value)
        return doubt->is_settled = true;
    for (int i = 0; i < doubt->cell.other_count; i++) {
        const cell_value *other = &doubt->cell.other[i];
        lrel_exact more = is_addend ? other->value - figure->value : 0;

        if (sum->sum + more != (is_addend ? total->value : other->value))
            continue;
        sum->sum += more;
        figure->value = other->value;
        figure->places = (int8_t)other->places;
        return doubt->is_settled = true;
    }
    return false;
}

bool lrel_audit__settle(audit_table *table, size_t row, size_t column, audit_sum *sum,
                        const audit_addends *addends)
{
    size_t first = addends->first < row ? addends->first : row;
    size_t last = addends->roles == 0 || addends->last < row ? row : addends->last;
    bool is_settled = false;

    if (sum->figures == 0 || sum->is_too_large ||
        !lrel_audit__is_figure(table, row, column))
        return false;
    for (size_t i = lrel_audit__first_doubt(table, first);
         i < table->doubts.count && table->doubts.at[i].row <= last; i++)
        is_settled |= try_reading(table, row, column, sum, &table->doubts.at[i], addends);
    return is_settled;
}

/* ---- telling ---- */

typedef struct sum_words {
    char printed[LREL_EXACT_BYTES], sum[LREL_EXACT_BYTES], off[LREL_EXACT_BYTES];
    const char *side;
} sum_words;

static sum_words put_in_words(const audit_figure *total, const audit_sum *sum)
{
    lrel_exact off = total->value - sum->sum;
    sum_words w = {.side = off < 0 ? "too little" : "too much"};

    lrel_exact_format(total->value, total->places, w.printed);
    lrel_exact_format(sum->sum, sum->places, w.sum);
    lrel_exact_format(lrel_exact_abs(off), total->places, w.off);
    return w;
}

static lrel_status note_values(lrel_audit *audit, audit_finding *finding,
                               const audit_figure *total, const audit_sum *sum,
                               lrel_error *err)
{
    char value[LREL_EXACT_BYTES], off[LREL_EXACT_BYTES];
    lrel_status status;

    if (!finding)
        return LREL_OK;
    lrel_exact_format_plain(sum->sum, sum->places, value);
    lrel_exact_format_plain(total->value - sum->sum, total->places, off);
    if ((status = lrel_audit__text(audit, &finding->recomputed_text, err, "%s", value)) !=
        LREL_OK)
        return status;
    return lrel_audit__text(audit, &finding->difference_text, err, "%s", off);
}

lrel_status lrel_audit__tell_sum(lrel_audit *audit, const audit_table *table, size_t row,
                                 size_t column, const audit_sum *sum, sum_verdict verdict,
                                 const audit_addends *addends, finding_kind kind,
                                 const char *what, lrel_error *err)
{
    const audit_figure *total = lrel_audit__figure(table, row, column);
    sum_words w = put_in_words(total, sum);
    char slack[LREL_EXACT_BYTES], why[EXPLANATION_BYTES] = "";
    audit_finding *finding = NULL;
    lrel_status status = LREL_OK;

    lrel_exact_format(sum->slack + lrel_exact_unit(total->places) / 2, 0, slack);
    if (verdict == SUM_WRONG || verdict == SUM_IMPROBABLE)
        lrel_audit__explain(audit, table, row, column, sum, total->value - sum->sum,
                            addends, why);
    if (verdict == SUM_WRONG)
        status = lrel_audit__find(audit, kind, table, (int64_t)row, (int)column, &finding,
                                  err, "%s printed, but %s add up to %s: %s %s%s",
                                  w.printed, what, w.sum, w.off, w.side, why);
    else if (verdict == SUM_IMPROBABLE)
        status = lrel_audit__find(
            audit, FINDING_IMPROBABLE_ROUNDING, table, (int64_t)row, (int)column,
            &finding, err,
            "%s printed, but %s add up to %s: %s %s, which rounding could do (up to "
            "%s) but hardly ever does%s",
            w.printed, what, w.sum, w.off, w.side, slack, why);
    else if (verdict == SUM_ROUNDED)
        status = lrel_audit__find(audit, FINDING_ROUNDED, table, (int64_t)row,
                                  (int)column, &finding, err,
                                  "%s printed, and %s add up to %s: %s %s, as rounding "
                                  "explains (up to %s)",
                                  w.printed, what, w.sum, w.off, w.side, slack);
    else if (verdict == SUM_UNCHECKED)
        status = lrel_audit__find(
            audit, FINDING_TOTAL_UNCHECKED, table, (int64_t)row, (int)column, &finding,
            err, "%s printed is %s more than what is known of %s, %s: %zu not known",
            w.printed, w.off, what, w.sum, sum->missing);
    return status == LREL_OK ? note_values(audit, finding, total, sum, err) : status;
}
