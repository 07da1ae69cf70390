/* SPDX-License-Identifier: Apache-2.0 */
/* beside_other.c: two tables with the same rows. Rows are matched by label and columns by
 * heading, both without regard to case, accents and spaces; nothing is guessed: "Preah
 * Vihear" is not "Prey Vihear", and what has no partner is listed. */
#include "audit/beside_other.h"

#include <stdio.h>

#include "read/names.h"

/* Rows without a partner that are named. */
#define UNMATCHED_NAMED 12

/* ---- partners ---- */

static bool takes_part(const audit_table *table, size_t row)
{
    return (table->rows[row].role == ROW_FIGURES || table->rows[row].role == ROW_TOTAL) &&
           table->rows[row].key.length > 0;
}

/* "Total" and "Totals" are one row, whatever else stands there. */
static lrel_text key_of(const audit_table *table, size_t row)
{
    return table->rows[row].role == ROW_TOTAL ? LREL_TEXT("\ntotal")
                                              : table->rows[row].key;
}

static lrel_status match_rows(lrel_audit *audit, size_t *partner, lrel_error *err)
{
    const audit_table *a = &audit->table, *b = &audit->other;
    lrel_names names = {.context = audit->context};
    size_t *rows = lrel__alloc(audit->context, b->grid->row_count + 1, sizeof *rows);
    bool is_whole = rows != NULL;

    for (size_t r = b->first_row; r < b->grid->row_count && is_whole; r++) {
        size_t place;
        bool is_new;

        if (!takes_part(b, r))
            continue;
        is_whole = lrel_names__add(&names, key_of(b, r), &place, &is_new);
        if (is_whole && is_new)
            rows[place] = r;
    }
    for (size_t r = 0; r < a->grid->row_count && is_whole; r++) {
        size_t place;

        partner[r] = SIZE_MAX;
        if (r < a->first_row || !takes_part(a, r) ||
            !lrel_names__find(&names, key_of(a, r), &place))
            continue;
        partner[r] = rows[place];
        rows[place] = SIZE_MAX; /* of two rows of one name only the first has a partner */
    }
    lrel_names__clear(&names);
    lrel__free(audit->context, rows);
    return is_whole ? LREL_OK : lrel__fail_memory(err);
}

static void match_columns(const audit_table *a, const audit_table *b, size_t *partner)
{
    for (size_t c = 0; c < a->grid->column_count; c++) {
        partner[c] = SIZE_MAX;
        if (a->columns[c].use != COLUMN_FIGURES || a->columns[c].key.length == 0)
            continue;
        for (size_t k = 0; k < b->grid->column_count && partner[c] == SIZE_MAX; k++)
            if (b->columns[k].use == COLUMN_FIGURES &&
                lrel_text_is_equal(a->columns[c].key, b->columns[k].key))
                partner[c] = k;
        for (size_t before = 0; before < c; before++)
            if (partner[before] == partner[c])
                partner[c] = SIZE_MAX; /* two columns of one name */
    }
}

lrel_status lrel_audit__pair(lrel_audit *audit, audit_pairs *out, lrel_error *err)
{
    out->row =
        lrel__alloc(audit->context, audit->table.grid->row_count + 1, sizeof *out->row);
    out->column = lrel__alloc(audit->context, audit->table.grid->column_count + 1,
                              sizeof *out->column);
    if (!out->row || !out->column)
        return lrel__fail_memory(err);
    match_columns(&audit->table, &audit->other, out->column);
    return match_rows(audit, out->row, err);
}

void lrel_audit__pairs_clear(const lrel_audit *audit, audit_pairs *pairs)
{
    lrel__free(audit->context, pairs->row);
    lrel__free(audit->context, pairs->column);
}

/* ---- what has no partner ---- */

typedef struct name_list {
    char text[900];
    size_t used, count;
    size_t first;
} name_list;

static void add_name(name_list *list, size_t index, lrel_text name)
{
    if (list->count++ == 0)
        list->first = index;
    if (list->count <= UNMATCHED_NAMED && list->used + 80 < sizeof list->text)
        list->used += (size_t)snprintf(
            list->text + list->used, sizeof list->text - list->used, "%s\"%s\"",
            list->used ? ", " : "", lrel_audit__short(name).text);
}

static lrel_status tell_list(lrel_audit *audit, const audit_table *table,
                             const name_list *list, bool is_rows, const char *where,
                             lrel_error *err)
{
    audit_finding *finding;
    char more[40] = "";
    lrel_status status;

    if (list->count == 0)
        return LREL_OK;
    if (list->count > UNMATCHED_NAMED)
        snprintf(more, sizeof more, " and %zu more", list->count - UNMATCHED_NAMED);
    status = lrel_audit__find(
        audit, FINDING_UNMATCHED, table, is_rows ? (int64_t)list->first : -1,
        is_rows ? -1 : (int)list->first, &finding, err, "%s not in %s: %s%s",
        list->count == 1 ? (is_rows ? "a row" : "a column")
                         : (is_rows ? "rows" : "columns"),
        where, list->text, more);
    if (status == LREL_OK && finding)
        finding->count = (int64_t)list->count;
    return status;
}

static lrel_status tell_unmatched(lrel_audit *audit, const audit_pairs *pairs,
                                  lrel_error *err)
{
    const audit_table *a = &audit->table, *b = &audit->other;
    bool *has_row = lrel__calloc(audit->context, b->grid->row_count + 1, sizeof(bool));
    bool *has_column =
        lrel__calloc(audit->context, b->grid->column_count + 1, sizeof(bool));
    name_list rows_a = {.used = 0}, rows_b = {.used = 0};
    name_list columns_a = {.used = 0}, columns_b = {.used = 0};
    lrel_status status = has_row && has_column ? LREL_OK : lrel__fail_memory(err);

    for (size_t r = a->first_row; r < a->grid->row_count && status == LREL_OK; r++)
        if (pairs->row[r] != SIZE_MAX)
            has_row[pairs->row[r]] = true;
        else if (takes_part(a, r))
            add_name(&rows_a, r, a->rows[r].label);
    for (size_t r = b->first_row; r < b->grid->row_count && status == LREL_OK; r++)
        if (takes_part(b, r) && !has_row[r])
            add_name(&rows_b, r, b->rows[r].label);
    for (size_t c = 0; c < a->grid->column_count && status == LREL_OK; c++)
        if (pairs->column[c] != SIZE_MAX)
            has_column[pairs->column[c]] = true;
        else if (a->columns[c].use == COLUMN_FIGURES)
            add_name(&columns_a, c, a->columns[c].heading);
    for (size_t c = 0; c < b->grid->column_count && status == LREL_OK; c++)
        if (b->columns[c].use == COLUMN_FIGURES && !has_column[c])
            add_name(&columns_b, c, b->columns[c].heading);
    if (status == LREL_OK)
        status = tell_list(audit, a, &rows_a, true, b->name, err);
    if (status == LREL_OK)
        status = tell_list(audit, b, &rows_b, true, a->name, err);
    if (status == LREL_OK)
        status = tell_list(audit, a, &columns_a, false, b->name, err);
    if (status == LREL_OK)
        status = tell_list(audit, b, &columns_b, false, a->name, err);
    lrel__free(audit->context, has_row);
    lrel__free(audit->context, has_column);
    return status;
}

/* ---- figures ---- */

audit_unit lrel_audit__unit_of_cell(const audit_table *table, size_t row, size_t column)
{
    audit_unit own = (audit_unit)lrel_audit__figure(table, row, column)->unit;

    return own != UNIT_NONE ? own : (audit_unit)table->columns[column].unit;
}

bool lrel_audit__in_m2(const audit_table *table, size_t row, size_t column,
                       lrel_exact *value, lrel_exact *slack)
{
    const audit_figure *f = lrel_audit__figure(table, row, column);
    audit_unit unit = lrel_audit__unit_of_cell(table, row, column);
    lrel_exact times = lrel_audit__is_area(unit) ? lrel_audit__m2_in(unit) : 1;

    if (f->kind != CELL_FIGURE ||
        lrel_exact_abs(f->value) > lrel_exact_unit(0) * lrel_exact_unit(2) * 10)
        return false;
    *value = f->value * times;
    *slack = lrel_exact_unit(f->places) / 2 * times;
    return true;
}

/* Areas of two units are compared in m2; one area and one figure without a unit as they
 * stand. */
static bool both_values(const lrel_audit *audit, size_t row, size_t column,
                        const audit_pairs *pairs, lrel_exact value[2], lrel_exact *slack)
{
    const audit_table *a = &audit->table, *b = &audit->other;
    size_t other_row = pairs->row[row], other_column = pairs->column[column];
    audit_unit unit_a = lrel_audit__unit_of_cell(a, row, column);
    audit_unit unit_b = lrel_audit__unit_of_cell(b, other_row, other_column);
    lrel_exact slack_a, slack_b;

    if (!lrel_audit__in_m2(a, row, column, &value[0], &slack_a) ||
        !lrel_audit__in_m2(b, other_row, other_column, &value[1], &slack_b))
        return false;
    if (!lrel_audit__is_area(unit_a) || !lrel_audit__is_area(unit_b)) {
        value[0] = lrel_audit__figure(a, row, column)->value;
        value[1] = lrel_audit__figure(b, other_row, other_column)->value;
        *slack = 0;
    } else {
        *slack = unit_a == unit_b ? 0 : slack_a + slack_b;
    }
    return true;
}

static lrel_status tell_difference(lrel_audit *audit, size_t row, size_t column,
                                   const audit_pairs *pairs, const lrel_exact value[2],
                                   lrel_error *err)
{
    const audit_table *a = &audit->table, *b = &audit->other;
    const audit_figure *fa = lrel_audit__figure(a, row, column);
    const audit_figure *fb =
        lrel_audit__figure(b, pairs->row[row], pairs->column[column]);
    char here[LREL_EXACT_BYTES], there[LREL_EXACT_BYTES], off[LREL_EXACT_BYTES];
    char ratio[LREL_EXACT_BYTES + 20] = "", plain[LREL_EXACT_BYTES];
    lrel_exact times, difference = value[1] - value[0];
    audit_unit unit_a = lrel_audit__unit_of_cell(a, row, column);
    bool is_other_unit =
        unit_a != lrel_audit__unit_of_cell(b, pairs->row[row], pairs->column[column]);
    audit_finding *finding;
    lrel_status status;

    lrel_exact_format(fa->value, fa->places, here);
    lrel_exact_format(fb->value, fb->places, there);
    lrel_exact_format(lrel_exact_abs(difference), is_other_unit ? 0 : fa->places, off);
    if (value[0] > 0 && lrel_exact_scale(value[1], lrel_exact_unit(0), value[0], &times))
        lrel_exact_format(lrel_exact_round(times, 3), 3, ratio);
    if (*ratio)
        strcat(ratio, " times as much");
    status = lrel_audit__find(
        audit, FINDING_OTHER_DIFFERS, a, (int64_t)row, (int)column, &finding, err,
        "%s here, %s in %s (%s): %s%s %s%s%s", here, there, b->name,
        lrel_audit__address(b, (int64_t)pairs->row[row], (int)pairs->column[column]).text,
        off, is_other_unit ? " m\xC2\xB2" : "", difference < 0 ? "less" : "more",
        *ratio ? ", " : "", ratio);
    if (status != LREL_OK || !finding)
        return status;
    lrel_exact_format_plain(fb->value, fb->places, plain);
    if ((status = lrel_audit__text(audit, &finding->recomputed_text, err, "%s", plain)) !=
        LREL_OK)
        return status;
    lrel_exact_format_plain(-difference, is_other_unit ? 0 : fa->places, plain);
    return lrel_audit__text(audit, &finding->difference_text, err, "%s", plain);
}

/* How many powers of ten @p b is from @p a: 2, 4 or 6 of either sign, to a quarter; or 0.
 */
static int powers_between(lrel_exact a, lrel_exact b)
{
    static const int powers[] = {2, 4, 6};
    bool is_up = b > a;
    lrel_exact small = is_up ? a : b, large = is_up ? b : a, power = 1;

    if (small <= 0)
        return 0;
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
        power *= 100;
        if (large / power >= small - small / 5 && large / power <= small + small / 4)
            return is_up ? powers[i] : -powers[i];
    }
    return 0;
}

static lrel_status look_at_units(lrel_audit *audit, size_t column,
                                 const audit_pairs *pairs, lrel_error *err)
{
    const audit_table *a = &audit->table;
    size_t rows = 0, same = 0;
    int power = 0;
    audit_finding *finding;

    for (size_t r = a->first_row; r < a->grid->row_count; r++) {
        lrel_exact value[2], slack;
        int found;

        if (pairs->row[r] == SIZE_MAX ||
            !both_values(audit, r, column, pairs, value, &slack) || value[0] == 0 ||
            value[1] == 0)
            continue;
        found = powers_between(value[0], value[1]);
        if (rows++ == 0)
            power = found;
        same += found != 0 && found == power;
    }
    if (rows < 2 || power == 0 || same * 5 < rows * 4)
        return LREL_OK;
    return lrel_audit__find(audit, FINDING_OTHER_UNIT, a, -1, (int)column, &finding, err,
                            "in %s the figures are about 10^%d times %s, row by row: is "
                            "one of them in another unit than it says?",
                            audit->other.name, power < 0 ? -power : power,
                            power < 0 ? "smaller" : "larger");
}

/* The rows that both have a figure in, added up: totals of tables with other rows tell
 * nothing. */
static lrel_status compare_sums(lrel_audit *audit, size_t column,
                                const audit_pairs *pairs, lrel_error *err)
{
    const audit_table *a = &audit->table;
    lrel_exact sums[2] = {0, 0}, times = 0;
    char here[LREL_EXACT_BYTES], there[LREL_EXACT_BYTES], ratio[LREL_EXACT_BYTES];
    int places = a->columns[column].places;
    size_t rows = 0;
    audit_finding *finding;

    if (!lrel_audit__adds_up(&a->columns[column]))
        return LREL_OK;
    for (size_t r = a->first_row; r < a->grid->row_count; r++) {
        lrel_exact value[2], slack;

        if (pairs->row[r] == SIZE_MAX || a->rows[r].role != ROW_FIGURES ||
            !both_values(audit, r, column, pairs, value, &slack))
            continue;
        rows++;
        if (!lrel_exact_add(sums[0], value[0], &sums[0]) ||
            !lrel_exact_add(sums[1], value[1], &sums[1]))
            return LREL_OK;
    }
    if (rows < 2 || sums[0] <= 0 ||
        !lrel_exact_scale(sums[1], lrel_exact_unit(0), sums[0], &times) ||
        sums[0] == sums[1])
        return LREL_OK;
    if (a->columns[column].unit == UNIT_KM2) {
        sums[0] /= 1000000;
        sums[1] /= 1000000;
    } else if (a->columns[column].unit == UNIT_HA) {
        sums[0] /= 10000;
        sums[1] /= 10000;
    }
    lrel_exact_format(lrel_exact_round(sums[0], places), places, here);
    lrel_exact_format(lrel_exact_round(sums[1], places), places, there);
    lrel_exact_format(lrel_exact_round(times, 3), 3, ratio);
    return lrel_audit__find(audit, FINDING_OTHER_DIFFERS, a, -1, (int)column, &finding,
                            err,
                            "the %zu rows that both tables know add up to %s here and to "
                            "%s in %s, %s times as much",
                            rows, here, there, audit->other.name, ratio);
}

static lrel_status compare_column(lrel_audit *audit, size_t column,
                                  const audit_pairs *pairs, lrel_error *err)
{
    const audit_table *a = &audit->table;
    lrel_status status = look_at_units(audit, column, pairs, err);

    if (status == LREL_OK)
        status = compare_sums(audit, column, pairs, err);

    for (size_t r = a->first_row; r < a->grid->row_count && status == LREL_OK; r++) {
        lrel_exact value[2], slack;

        if (pairs->row[r] == SIZE_MAX || a->rows[r].role != ROW_FIGURES ||
            !both_values(audit, r, column, pairs, value, &slack))
            continue;
        audit->cells_compared++;
        if (lrel_exact_abs(value[0] - value[1]) <= slack)
            continue;
        audit->cells_differ++;
        status = tell_difference(audit, r, column, pairs, value, err);
    }
    return status;
}

lrel_status lrel_audit__compare(lrel_audit *audit, lrel_error *err)
{
    audit_pairs pairs = {NULL, NULL};
    lrel_status status = lrel_audit__pair(audit, &pairs, err);

    for (size_t r = 0; r < audit->table.grid->row_count && status == LREL_OK; r++)
        audit->rows_matched +=
            pairs.row[r] != SIZE_MAX && audit->table.rows[r].role == ROW_FIGURES;
    for (size_t c = 0; c < audit->table.grid->column_count && status == LREL_OK; c++)
        if (pairs.column[c] != SIZE_MAX)
            status = compare_column(audit, c, &pairs, err);
    if (status == LREL_OK)
        status = tell_unmatched(audit, &pairs, err);
    if (status == LREL_OK)
        status = lrel_audit__mixed(audit, &pairs, err);
    lrel_audit__pairs_clear(audit, &pairs);
    return status;
}
