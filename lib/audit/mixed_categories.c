/* SPDX-License-Identifier: Apache-2.0 */
/* mixed_categories.c: one operator's "cleared" that is another table's cancelled, reduced
 * and cleared together; or that of its own row's other categories. Areas that are equal
 * to the last printed place are not so by chance (Clearing the Mines 2025, Cambodia,
 * Tables 9 to 12: CSHD). `check` asks the same of published figures in a programme
 * (check/mixed_products.c). */
#include <stdio.h>

#include "audit/beside_other.h"
#include "core/sum_match.h"

/* Round and small figures meet by chance: as in check/mixed_products.c. */
#define AREA_MIN_M2 1000

/* The areas of a row that are no sums of others. */
typedef struct categories {
    const audit_table *table;
    size_t row;
    size_t column[LREL_SUM_MATCH_MAX];
    lrel_exact m2[LREL_SUM_MATCH_MAX];
    lrel_exact slack[LREL_SUM_MATCH_MAX];
    size_t count;
} categories;

static categories categories_of(const audit_table *table, size_t row)
{
    categories all = {.table = table, .row = row};

    for (size_t c = 0; c < table->grid->column_count; c++) {
        const audit_column *column = &table->columns[c];

        if (all.count == LREL_SUM_MATCH_MAX)
            break;
        if (!lrel_audit__adds_up(column) || column->is_total || column->is_sum ||
            !lrel_audit__is_area(lrel_audit__unit_of_cell(table, row, c)))
            continue;
        all.column[all.count] = c;
        if (lrel_audit__in_m2(table, row, c, &all.m2[all.count], &all.slack[all.count]))
            all.count++;
    }
    return all;
}

/* "Cancelled" and "Reduced". */
static void name_set(const categories *of, unsigned set, char *out, size_t capacity)
{
    int size = lrel_sum_match_size(set), seen = 0;
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < of->count && used < capacity; i++) {
        if (!(set >> i & 1))
            continue;
        seen++;
        used += (size_t)snprintf(
            out + used, capacity - used, "%s\"%s\"",
            seen == 1      ? ""
            : seen == size ? " and "
                           : ", ",
            lrel_audit__short(of->table->columns[of->column[i]].heading).text);
    }
}

static lrel_status tell(lrel_audit *audit, const categories *of, size_t index,
                        const categories *sum, unsigned set, lrel_error *err)
{
    const audit_figure *f = lrel_audit__figure(of->table, of->row, of->column[index]);
    bool is_single = lrel_sum_match_size(set) == 1;
    char names[400], figure[LREL_EXACT_BYTES];
    audit_finding *finding;

    name_set(sum, set, names, sizeof names);
    lrel_exact_format(f->value, f->places, figure);
    if (of->table == sum->table)
        return lrel_audit__find(audit, FINDING_CATEGORIES_MIXED, of->table,
                                (int64_t)of->row, (int)of->column[index], &finding, err,
                                "%s is exactly %s of the same row together: is land "
                                "counted twice?",
                                figure, names);
    return lrel_audit__find(
        audit, FINDING_CATEGORIES_MIXED, of->table, (int64_t)of->row,
        (int)of->column[index], &finding, err,
        "%s is exactly %s of the same row in %s%s: is it the same land under another "
        "name?",
        figure, names, sum->table->name, is_single ? "" : " together");
}

/* The set of one that is the column of the same heading. */
static unsigned same_column(const categories *of, size_t index, const categories *in)
{
    for (size_t i = 0; i < in->count; i++)
        if (lrel_text_is_equal(of->table->columns[of->column[index]].key,
                               in->table->columns[in->column[i]].key))
            return 1u << i;
    return 0;
}

static bool is_same(const categories *a, size_t i, const categories *b, unsigned set)
{
    for (size_t k = 0; k < b->count; k++)
        if (set >> k & 1)
            return lrel_exact_abs(a->m2[i] - b->m2[k]) <= a->slack[i];
    return false;
}

/* Where both agree about a category there is nothing to ask. @p least: members of a set.
 */
static lrel_status look_between(lrel_audit *audit, const categories *of,
                                const categories *in, int least, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < of->count && status == LREL_OK; i++) {
        unsigned same = same_column(of, i, in), set;

        if (of->m2[i] < AREA_MIN_M2 * lrel_exact_unit(0) || is_same(of, i, in, same))
            continue;
        set = lrel_sum_match(in->m2, in->count, of->m2[i], of->slack[i], same);
        if (set && lrel_sum_match_size(set) >= least)
            status = tell(audit, of, i, in, set, err);
    }
    return status;
}

/* A category that is the sum of two or more others of its own row. */
lrel_status lrel_audit__mixed_within(lrel_audit *audit, const audit_table *table,
                                     lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t r = table->first_row; r < table->grid->row_count; r++) {
        categories all;

        if (table->rows[r].role != ROW_FIGURES)
            continue;
        all = categories_of(table, r);
        for (size_t i = 0; i < all.count && status == LREL_OK; i++) {
            lrel_exact m2 = all.m2[i];
            unsigned set;

            if (m2 < AREA_MIN_M2 * lrel_exact_unit(0))
                continue;
            all.m2[i] = 0; /* in no set */
            set = lrel_sum_match(all.m2, all.count, m2, all.slack[i], 0);
            all.m2[i] = m2;
            if (lrel_sum_match_size(set) > 1)
                status = tell(audit, &all, i, &all, set, err);
        }
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

lrel_status lrel_audit__mixed(lrel_audit *audit, const audit_pairs *pairs,
                              lrel_error *err)
{
    const audit_table *a = &audit->table;
    lrel_status status = LREL_OK;

    for (size_t r = a->first_row; r < a->grid->row_count && status == LREL_OK; r++) {
        categories here, there;

        if (a->rows[r].role != ROW_FIGURES || pairs->row[r] == SIZE_MAX)
            continue;
        here = categories_of(a, r);
        there = categories_of(&audit->other, pairs->row[r]);
        status = look_between(audit, &there, &here, 1, err);
        if (status == LREL_OK) /* single ones are told already */
            status = look_between(audit, &here, &there, 2, err);
    }
    return status;
}
