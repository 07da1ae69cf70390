/* SPDX-License-Identifier: Apache-2.0 */
/* derived.c: shares, ratios, differences and changes in per cent. What a column was
 * worked out from is tried on its first rows: any two columns, in each way that tables
 * have; then every row is held against it, to the places that are printed. */
#include <stdio.h>

#include "audit/auditing.h"

#define ROWS_TRIED 100

/* Columns that a derived one may come from. */
#define SOURCES_MAX 16

typedef enum way {
    WAY_PERCENT, /* a of b, times 100 */
    WAY_SHARE,   /* a of the sum of its column, times 100 */
    WAY_DIFFERENCE,
    WAY_CHANGE, /* (a - b) of b, times 100 */
    WAY_RATIO,
    WAY_PER_HECTARE, /* things in ha: a of b m2, times 10^4 */
    WAY_COUNT
} way;

typedef struct rule {
    way how;
    size_t a, b;
    bool is_fraction; /* 0.52 in place of 52 */
    size_t rows, fitting;
} rule;

typedef struct sources {
    size_t at[SOURCES_MAX];
    lrel_exact sums[SOURCES_MAX]; /* of the rows that are no totals */
    size_t count;
} sources;

static bool is_row(const audit_table *table, size_t row)
{
    return table->rows[row].role >= ROW_FIGURES && table->rows[row].role <= ROW_TOTAL;
}

static lrel_exact sum_of(const audit_table *table, size_t column)
{
    lrel_exact sum = 0;

    for (size_t r = table->first_row; r < table->grid->row_count; r++)
        if (table->rows[r].role == ROW_FIGURES && lrel_audit__is_figure(table, r, column))
            (void)lrel_exact_add(sum, lrel_audit__figure(table, r, column)->value, &sum);
    return sum;
}

/* The nearest columns, those to the left first. */
static void find_sources(const audit_table *table, size_t column, sources *out)
{
    size_t columns = table->grid->column_count;

    out->count = 0;
    for (size_t away = 1; away < columns && out->count + 2 <= SOURCES_MAX; away++) {
        if (away <= column && lrel_audit__adds_up(&table->columns[column - away]))
            out->at[out->count++] = column - away;
        if (column + away < columns &&
            lrel_audit__adds_up(&table->columns[column + away]))
            out->at[out->count++] = column + away;
    }
    for (size_t i = 0; i < out->count; i++)
        out->sums[i] = sum_of(table, out->at[i]);
}

/* What the rule gives in row @p row. @return false where it gives nothing */
static bool work_out(const audit_table *table, const rule *r, lrel_exact sum, size_t row,
                     lrel_exact *out)
{
    const audit_figure *a = lrel_audit__figure(table, row, r->a);
    const audit_figure *b = lrel_audit__figure(table, row, r->b);
    const lrel_exact one = lrel_exact_unit(0);
    lrel_exact times = r->is_fraction ? one : 100 * one;

    if (a->kind != CELL_FIGURE || (r->how != WAY_SHARE && b->kind != CELL_FIGURE))
        return false;
    switch (r->how) {
    case WAY_PERCENT:
        return lrel_exact_scale(a->value, times, b->value, out);
    case WAY_SHARE:
        return lrel_exact_scale(a->value, times, sum, out);
    case WAY_DIFFERENCE:
        *out = a->value - b->value;
        return true;
    case WAY_CHANGE:
        return lrel_exact_scale(a->value - b->value, times, b->value, out);
    case WAY_RATIO:
        return lrel_exact_scale(a->value, one, b->value, out);
    case WAY_PER_HECTARE:
        return lrel_exact_scale(a->value, 10000 * one, b->value, out);
    case WAY_COUNT:
        break;
    }
    return false;
}

/* Half a unit of what is printed; a difference has the roundings of its two as well. */
static bool fits(const audit_table *table, const rule *r, size_t row, size_t column,
                 lrel_exact value)
{
    const audit_figure *printed = lrel_audit__figure(table, row, column);
    int places = lrel_table_is_number(table->grid, row, (int)column)
                     ? table->columns[column].places
                     : printed->places;
    lrel_exact slack = lrel_exact_unit(places) / 2;

    if (r->how == WAY_DIFFERENCE) {
        slack = lrel_audit__figure(table, row, r->a)->value -
                            lrel_audit__figure(table, row, r->b)->value ==
                        printed->value
                    ? 0
                : table->columns[r->a].is_counted
                    ? 0
                    : slack + lrel_exact_unit(table->columns[r->a].places);
    }
    return lrel_exact_abs(printed->value - value) <= slack;
}

static void try_rule(const audit_table *table, size_t column, lrel_exact sum, rule *r)
{
    size_t tried = 0;

    r->rows = r->fitting = 0;
    for (size_t row = table->first_row;
         row < table->grid->row_count && tried < ROWS_TRIED; row++) {
        lrel_exact value;

        if (!is_row(table, row) || !lrel_audit__is_figure(table, row, column))
            continue;
        tried++;
        if (!work_out(table, r, sum, row, &value) || value == 0)
            continue; /* 0 of anything proves nothing */
        r->rows++;
        r->fitting += fits(table, r, row, column, value);
    }
}

static bool is_way_of(const audit_column *column, way how)
{
    if (column->unit == UNIT_PERCENT)
        return how == WAY_PERCENT || how == WAY_SHARE || how == WAY_CHANGE;
    return true;
}

static void try_ways(const audit_table *table, size_t column, const sources *from,
                     size_t a, size_t b, rule *best)
{
    for (way how = 0; how < WAY_COUNT; how++)
        for (int fraction = 0; fraction < 2; fraction++) {
            rule r = {how, from->at[a], from->at[b], fraction, 0, 0};

            if (!is_way_of(&table->columns[column], how) ||
                (fraction && how != WAY_PERCENT && how != WAY_SHARE &&
                 how != WAY_CHANGE) ||
                ((how == WAY_SHARE) != (a == b)))
                continue;
            try_rule(table, column, from->sums[a], &r);
            if (r.fitting > best->fitting)
                *best = r;
        }
}

/* Two rows at least, and three of five; a table of one row proves nothing. */
static bool find_rule(const audit_table *table, size_t column, const sources *from,
                      rule *best)
{
    *best = (rule){.fitting = 0};
    for (size_t a = 0; a < from->count; a++)
        for (size_t b = 0; b < from->count; b++)
            try_ways(table, column, from, a, b, best);
    return best->fitting >= 2 && best->fitting * 5 >= best->rows * 3;
}

static audit_name name_rule(const audit_table *table, const rule *r)
{
    audit_name a = lrel_audit__short(table->columns[r->a].heading);
    audit_name b = lrel_audit__short(table->columns[r->b].heading);
    audit_name name;

    a.text[60] = b.text[60] = '\0';
    switch (r->how) {
    case WAY_SHARE:
        snprintf(name.text, sizeof name.text, "the share of all \"%.60s\"", a.text);
        break;
    case WAY_DIFFERENCE:
        snprintf(name.text, sizeof name.text, "\"%.60s\" less \"%.60s\"", a.text, b.text);
        break;
    case WAY_CHANGE:
        snprintf(name.text, sizeof name.text, "the change from \"%.60s\" to \"%.60s\"",
                 b.text, a.text);
        break;
    default:
        snprintf(name.text, sizeof name.text, "\"%.60s\" over \"%.60s\"", a.text, b.text);
        break;
    }
    return name;
}

static lrel_status tell(lrel_audit *audit, const audit_table *table, const rule *r,
                        size_t row, size_t column, lrel_exact value, lrel_error *err)
{
    const audit_figure *f = lrel_audit__figure(table, row, column);
    bool is_change = r->how == WAY_DIFFERENCE || r->how == WAY_CHANGE;
    char printed[LREL_EXACT_BYTES], is[LREL_EXACT_BYTES], off[LREL_EXACT_BYTES];
    lrel_exact shown =
        lrel_exact_round(value, f->places + 2 < LREL_EXACT_PLACES ? f->places + 2 : 12);
    const char *sign = r->how != WAY_DIFFERENCE && r->how != WAY_RATIO &&
                               r->how != WAY_PER_HECTARE && !r->is_fraction
                           ? " %"
                           : "";
    audit_finding *finding;
    lrel_status status;

    lrel_exact_format(f->value, f->places, printed);
    lrel_exact_format(shown, f->places, is);
    status = lrel_audit__find(
        audit, is_change ? FINDING_CHANGE_DIFFERS : FINDING_SHARE_DIFFERS, table,
        (int64_t)row, (int)column, &finding, err, "%s%s printed, but %s is %s%s", printed,
        sign, name_rule(table, r).text, is, sign);
    if (status != LREL_OK || !finding)
        return status;
    lrel_exact_format_plain(shown, f->places, is);
    lrel_exact_format_plain(f->value - shown, f->places, off);
    if ((status = lrel_audit__text(audit, &finding->recomputed_text, err, "%s", is)) !=
        LREL_OK)
        return status;
    return lrel_audit__text(audit, &finding->difference_text, err, "%s", off);
}

/* The rows that a total with a name of years sums up, else all: both columns over the
 * same ones. @return false where one of them has a row without a figure */
static bool sums_of_rows(const audit_table *table, const rule *r, size_t total,
                         lrel_exact *a, lrel_exact *b)
{
    audit_years span = table->rows[total].years;
    bool has_span = span.last > span.first;
    size_t rows = 0;

    *a = *b = 0;
    for (size_t row = table->first_row; row < table->grid->row_count; row++) {
        const audit_row *about = &table->rows[row];

        if (about->role == ROW_TOTAL && row != total)
            return false; /* which rows are whose, nothing says */
        if (about->role != ROW_FIGURES ||
            (has_span && (about->years.first < span.first || about->years.first == 0 ||
                          about->years.last > span.last)))
            continue;
        if (!lrel_audit__is_figure(table, row, r->a) ||
            !lrel_audit__is_figure(table, row, r->b) ||
            !lrel_exact_add(*a, lrel_audit__figure(table, row, r->a)->value, a) ||
            !lrel_exact_add(*b, lrel_audit__figure(table, row, r->b)->value, b))
            return false;
        rows++;
    }
    return rows > 0 && (!has_span || rows == (size_t)(span.last - span.first + 1));
}

/* A share that two printed totals give and their rows do not: one of the totals is of
 * other rows, as where nine years of release were divided by eleven of target. */
static lrel_status look_at_rows(lrel_audit *audit, const audit_table *table,
                                const rule *r, size_t row, size_t column, lrel_error *err)
{
    const audit_figure *f = lrel_audit__figure(table, row, column);
    char printed[LREL_EXACT_BYTES], is[LREL_EXACT_BYTES];
    lrel_exact a, b, value;
    audit_finding *finding;

    if (r->how != WAY_PERCENT || table->rows[row].role != ROW_TOTAL ||
        !sums_of_rows(table, r, row, &a, &b) ||
        !lrel_exact_scale(a, (r->is_fraction ? 1 : 100) * lrel_exact_unit(0), b,
                          &value) ||
        fits(table, r, row, column, value))
        return LREL_OK;
    lrel_exact_format(f->value, f->places, printed);
    lrel_exact_format(lrel_exact_round(value, f->places + 1), f->places, is);
    return lrel_audit__find(audit, FINDING_SHARE_OF_TOTALS, table, (int64_t)row,
                            (int)column, &finding, err,
                            "%s is what the two printed totals give, but their rows, "
                            "added up, give %s: one of the totals is of other rows, or "
                            "of another period",
                            printed, is);
}

static lrel_status check_rows(lrel_audit *audit, const audit_table *table, size_t column,
                              const rule *r, lrel_exact sum, lrel_error *err)
{
    bool is_change = r->how == WAY_DIFFERENCE || r->how == WAY_CHANGE;
    lrel_status status = LREL_OK;

    for (size_t row = table->first_row; row < table->grid->row_count && status == LREL_OK;
         row++) {
        lrel_exact value;
        bool is_wrong;

        if (!is_row(table, row) || !lrel_audit__is_figure(table, row, column) ||
            !work_out(table, r, sum, row, &value))
            continue;
        is_wrong = !fits(table, r, row, column, value);
        *(is_change ? &audit->counts.changes_checked : &audit->counts.shares_checked) +=
            1;
        *(is_change ? &audit->counts.changes_wrong : &audit->counts.shares_wrong) +=
            is_wrong;
        status = is_wrong ? tell(audit, table, r, row, column, value, err)
                          : look_at_rows(audit, table, r, row, column, err);
    }
    return status;
}

lrel_status lrel_audit__derived(lrel_audit *audit, audit_table *table, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t c = 0; c < table->grid->column_count && status == LREL_OK; c++) {
        const audit_column *column = &table->columns[c];
        lrel_exact sum = 0;
        audit_finding *finding;
        sources from;
        rule r;

        if (column->use != COLUMN_FIGURES || lrel_audit__adds_up(column))
            continue;
        find_sources(table, c, &from);
        if (find_rule(table, c, &from, &r)) {
            for (size_t i = 0; i < from.count; i++)
                if (from.at[i] == r.a)
                    sum = from.sums[i];
            status = check_rows(audit, table, c, &r, sum, err);
        } else {
            status = lrel_audit__find(audit, FINDING_TOTAL_UNCHECKED, table, -1, (int)c,
                                      &finding, err,
                                      "\"%s\" could not be worked out from any two "
                                      "columns: not checked",
                                      lrel_audit__short(column->heading).text);
        }
    }
    return status;
}
