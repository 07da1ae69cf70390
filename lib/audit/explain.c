/* SPDX-License-Identifier: Apache-2.0 */
/* explain.c: what a difference may come from. One row left out or counted twice is the
 * commonest of slips in published tables (one country's totals of non-governmental
 * operators are short by exactly one row each, Clearing the Mines 2025); then a sign,
 * two digits in each other's place, a note's mark, a decimal point. */
#include <stdarg.h>
#include <stdio.h>

#include "audit/sums.h"

/* Clauses of one kind, in one sentence. */
#define CLAUSES_MAX 3

/* Beyond these, differences are told without a search of the whole table. */
#define SEARCHES_MAX 50
#define CELLS_MAX    200000
#define RUN_MAX      400

typedef struct question {
    const lrel_audit *audit;
    const audit_table *table;
    size_t row, column;
    const audit_sum *sum;
    lrel_exact off; /* printed less sum */
    const audit_addends *addends;
    char *out;
    size_t used;
    int clauses;
} question;

static void LREL_PRINTF(2, 3) say(question *q, const char *format, ...)
{
    va_list arguments;
    int length;

    if (q->used + 1 >= EXPLANATION_BYTES)
        return;
    va_start(arguments, format);
    length = vsnprintf(q->out + q->used, EXPLANATION_BYTES - q->used, format, arguments);
    va_end(arguments);
    if (length < 0 || q->used + (size_t)length >= EXPLANATION_BYTES)
        q->out[q->used] = '\0'; /* a clause is whole or not there */
    else
        q->used += (size_t)length;
    q->clauses++;
}

/* ---- two numbers of nearly the same digits ---- */

typedef struct digits {
    char at[LREL_EXACT_BYTES];
    size_t count;
} digits;

/* Of the number in units of its last place. */
static digits digits_of(lrel_exact value, int places)
{
    digits d = {.count = 0};
    char text[LREL_EXACT_BYTES];

    lrel_exact_format_plain(lrel_exact_abs(value), places, text);
    for (const char *c = text; *c; c++)
        if (*c != '.' && (d.count > 0 || *c != '0'))
            d.at[d.count++] = *c;
    return d;
}

static size_t count_different(const digits *a, const digits *b, size_t *first)
{
    size_t count = 0;

    for (size_t i = a->count; i-- > 0;)
        if (a->at[i] != b->at[i]) {
            count++;
            *first = i;
        }
    return count;
}

/* "two of its digits in each other's place", or NULL. */
static const char *slip_between(lrel_exact is, lrel_exact meant, int places)
{
    digits a = digits_of(is, places), b = digits_of(meant, places);
    size_t first = 0, different;

    if ((is < 0) != (meant < 0) || is == 0 || meant == 0 ||
        meant % lrel_exact_unit(places) != 0)
        return NULL;
    if (a.count == b.count) {
        different = count_different(&a, &b, &first);
        if (different == 2 && a.at[first] == b.at[first + 1] &&
            a.at[first + 1] == b.at[first])
            return "two of its digits in each other's place";
        /* The last digit differs for many reasons. */
        return different == 1 && a.count > 3 && first + 1 < a.count
                   ? "one digit of it wrong"
                   : NULL;
    }
    if (meant == is * 10 || is == meant * 10)
        return "a digit 0 too few or too many, or the decimal point one place off";
    if (meant == is * 1000 || is == meant * 1000)
        return "three places of it lost or added";
    if (a.count == b.count + 1 && b.count > 2 && memcmp(a.at, b.at, b.count) == 0)
        return "a note's mark behind it";
    return NULL;
}

/* ---- one cell ---- */

static void name_value(const question *q, size_t row, size_t column,
                       char out[LREL_EXACT_BYTES])
{
    const audit_figure *f = lrel_audit__figure(q->table, row, column);

    lrel_exact_format(f->value, f->places, out);
}

/* Beside the label, its heading where columns are added. */
static audit_name name_of(const question *q, size_t row, size_t column)
{
    if (q->addends->roles != 0)
        return lrel_audit__name_cell(q->table, row, column);
    return lrel_audit__short(q->table->columns[column].heading);
}

static void look_at_addend(question *q, size_t row, size_t column)
{
    const audit_figure *f = lrel_audit__figure(q->table, row, column);
    lrel_exact value = f->value;
    char figure[LREL_EXACT_BYTES], meant[LREL_EXACT_BYTES];
    audit_name name;
    const char *slip;

    if (value == 0 || f->kind != CELL_FIGURE || q->clauses >= CLAUSES_MAX)
        return;
    name = name_of(q, row, column);
    name_value(q, row, column, figure);
    if (q->off == -value)
        say(q, "; that is exactly %s (%s), as if it had been left out", name.text,
            figure);
    else if (q->off == value)
        say(q, "; that is exactly %s (%s), as if it had been counted twice", name.text,
            figure);
    else if (q->off == 2 * value || q->off == -2 * value)
        say(q, "; that is twice %s (%s), as if its sign had been lost", name.text,
            figure);
    else if ((slip = slip_between(value, value + q->off, f->places)) &&
             strncmp(slip, "one digit", 9) != 0) {
        lrel_exact_format(value + q->off, f->places, meant);
        say(q, "; it would add up with %s instead of %s for %s: %s", meant, figure,
            name.text, slip);
    }
}

static void look_at_addends(question *q)
{
    const audit_addends *a = q->addends;

    if (a->roles == 0)
        for (size_t i = 0; i < a->column_count; i++)
            look_at_addend(q, a->first, a->columns[i]);
    else
        for (size_t r = a->first; r <= a->last; r++)
            if (lrel_audit__is_addend(q->table, r, a->column, a))
                look_at_addend(q, r, a->column);
}

static void look_at_total(question *q)
{
    const audit_figure *total = lrel_audit__figure(q->table, q->row, q->column);
    const char *slip = slip_between(total->value, q->sum->sum, total->places);

    if (slip)
        say(q, "; the printed total may have %s", slip);
}

/* ---- elsewhere ---- */

static void look_elsewhere(question *q)
{
    lrel_exact size = lrel_exact_abs(q->off);
    lrel_exact unit =
        lrel_exact_unit(lrel_audit__figure(q->table, q->row, q->column)->places);
    char figure[LREL_EXACT_BYTES];

    if (size < 10 * unit) /* small figures are equal by chance */
        return;
    for (size_t r = q->table->first_row; r < q->table->grid->row_count; r++)
        for (size_t c = 0; c < q->table->grid->column_count; c++) {
            const audit_figure *f = lrel_audit__figure(q->table, r, c);

            if (q->table->columns[c].use != COLUMN_FIGURES || f->kind != CELL_FIGURE ||
                lrel_exact_abs(f->value) != size || (r == q->row && c == q->column) ||
                lrel_audit__is_addend(q->table, r, c, q->addends))
                continue;
            if (q->clauses >= CLAUSES_MAX)
                return;
            name_value(q, r, c, figure);
            say(q, "; that figure stands at %s, too (%s)",
                lrel_audit__name_cell(q->table, r, c).text, figure);
        }
}

/* Rows without a break whose sum is what was printed: a total of another period. */
static void look_for_run(question *q)
{
    const audit_addends *a = q->addends;
    lrel_exact printed = lrel_audit__figure(q->table, q->row, q->column)->value;
    lrel_exact slack = q->table->columns[a->roles ? a->column : 0].is_counted
                           ? 0
                           : lrel_exact_unit(q->sum->places) / 2;

    if (a->roles == 0)
        return;
    for (size_t from = q->table->first_row; from < q->table->grid->row_count; from++) {
        lrel_exact sum = 0;
        size_t count = 0;

        if (from > q->table->first_row + RUN_MAX)
            return;
        for (size_t r = from; r < q->table->grid->row_count && r < from + RUN_MAX; r++) {
            if (q->table->rows[r].role != ROW_FIGURES ||
                !lrel_audit__is_figure(q->table, r, a->column))
                continue;
            sum += lrel_audit__figure(q->table, r, a->column)->value;
            if (++count < 2 || lrel_exact_abs(sum - printed) > slack * (lrel_exact)count)
                continue;
            say(q, "; the printed figure is %sthe sum of the %zu rows from %s to %s",
                sum == printed ? "" : "within rounding ", count,
                lrel_audit__name_cell(q->table, from, a->column).text,
                lrel_audit__name_cell(q->table, r, a->column).text);
            return;
        }
    }
}

void lrel_audit__explain(const lrel_audit *audit, const audit_table *table, size_t row,
                         size_t column, const audit_sum *sum, lrel_exact difference,
                         const audit_addends *addends, char out[EXPLANATION_BYTES])
{
    question q = {.audit = audit,
                  .table = table,
                  .row = row,
                  .column = column,
                  .sum = sum,
                  .off = difference,
                  .addends = addends,
                  .out = out};
    size_t searches = audit->kind_counts[FINDING_TOTAL_DIFFERS] +
                      audit->kind_counts[FINDING_ROW_TOTAL_DIFFERS] +
                      audit->kind_counts[FINDING_IMPROBABLE_ROUNDING];

    *out = '\0';
    look_at_addends(&q);
    if (q.clauses == 0 && searches <= SEARCHES_MAX)
        look_for_run(&q);
    look_at_total(&q);
    if (q.clauses > 0 || searches > SEARCHES_MAX)
        return;
    if (table->grid->row_count * table->grid->column_count <= CELLS_MAX)
        look_elsewhere(&q);
}
