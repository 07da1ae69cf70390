/* SPDX-License-Identifier: Apache-2.0 */
/* column_use.c: which columns hold figures, which name the rows, which count them. */
#include "audit/years.h"
#include "read/totals.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

typedef struct column_tally {
    size_t figures, missing, words, totals, years, sequence, percents;
    int places;
    size_t last_figure; /* row */
} column_tally;

static void tally(const audit_table *table, size_t column, column_tally *out)
{
    lrel_exact next = lrel_exact_unit(0);

    for (size_t r = table->first_row; r < table->grid->row_count; r++) {
        const audit_figure *f = lrel_audit__figure(table, r, column);
        lrel_text cell;

        out->missing += f->kind == CELL_MISSING;
        out->words += f->kind == CELL_WORDS;
        cell = lrel_audit__trim(lrel_table_cell(table->grid, r, (int)column));
        out->totals += f->kind == CELL_WORDS && lrel_totals__begins(cell);
        if (f->kind != CELL_FIGURE)
            continue;
        out->figures++;
        out->years += lrel_audit__is_year(cell);
        out->percents += f->unit == UNIT_PERCENT;
        if (f->value == next) {
            out->sequence++;
            next += lrel_exact_unit(0);
        }
        if (f->places > out->places)
            out->places = f->places;
        out->last_figure = r;
    }
}

/* Whether the folded heading has @p word in it. */
static bool key_has(const audit_column *column, const char *word)
{
    size_t length = strlen(word);

    for (size_t i = 0; i + length <= column->key.length; i++)
        if (memcmp(column->key.at + i, word, length) == 0)
            return true;
    return false;
}

static bool key_is(const audit_column *column, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lrel_text_is_equal(column->key, lrel_text_of(words[i])))
            return true;
    return false;
}

/* Figures in words of tables that are no amounts. */
static bool is_of_years(const audit_column *column, const column_tally *t, bool is_first)
{
    return t->figures > 0 && t->years == t->figures &&
           (is_first || key_has(column, "year") || key_has(column, "period"));
}

static bool is_numbering(const audit_column *column, const column_tally *t, bool is_first)
{
    static const char *const words[] = {"no", "nr",   "n",      "sn",
                                        "id", "item", "number", ""};

    return is_first && t->figures > 1 && t->sequence == t->figures &&
           key_is(column, words, COUNT(words));
}

/* Ids may be numbers; what is beside a total in their column names it. */
static bool names_rows(const audit_column *column, const column_tally *t)
{
    static const char *const words[] = {"id",       "code",   "pcode",
                                        "task",     "taskid", "tasknumber",
                                        "hazardid", "site",   "siteid"};

    return t->totals > 0 || key_is(column, words, COUNT(words));
}

/* Shares, ratios and changes are worked out from other columns. */
static bool is_derived(const audit_column *column)
{
    static const char *const words[] = {"change", "difference", "ratio", "average",
                                        "mean",   "variation",  "share", "balance"};
    static const lrel_text per = LREL_TEXT(" per ");
    lrel_text heading = column->heading;

    for (size_t i = 0; i < COUNT(words); i++)
        if (key_has(column, words[i]))
            return true;
    for (size_t i = 0; i + per.length <= heading.length; i++)
        if (memcmp(heading.at + i, per.at, per.length) == 0)
            return true;
    for (size_t i = 0; i < heading.length; i++) /* "+/-", "Δ" */
        if (strchr("+/", heading.at[i]) && column->key.length == 0)
            return true;
    return key_has(column, "\xCE\xB4"); /* folded: small delta */
}

/* "Total area (m2)", "Sum", "Released, all types". */
static bool is_total(const audit_column *column)
{
    for (size_t at = 0; at < column->heading.length; at++) {
        lrel_text from = {column->heading.at + at, column->heading.length - at};
        bool begins_word = at == 0 || strchr(" (,:-/", column->heading.at[at - 1]);

        if (begins_word && lrel_totals__begins(from))
            return true;
    }
    return false;
}

/* Whole numbers without a unit are of things, unless the heading speaks of land or money
 * and of no things. */
static bool may_be_rounded(const audit_column *column)
{
    static const char *const amounts[] = {"area",   "cancel", "reduc", "clear",
                                          "releas", "target", "fund",  "cost",
                                          "budget", "amount"};
    static const char *const things[] = {"areas", "mine",     "number", "noof",   "task",
                                         "item",  "munition", "uxo",    "device", "team"};
    bool is_amount = false, is_thing = false;

    for (size_t i = 0; i < COUNT(amounts); i++)
        is_amount |= key_has(column, amounts[i]);
    for (size_t i = 0; i < COUNT(things); i++)
        is_thing |= key_has(column, things[i]);
    return is_amount && !is_thing;
}

static void settle(audit_table *table, size_t c, const column_tally *t, bool is_first)
{
    audit_column *column = &table->columns[c];

    column->use = COLUMN_WORDS;
    if (t->figures == 0 || t->figures < t->words || is_of_years(column, t, is_first) ||
        (is_first && names_rows(column, t)))
        return;
    column->use = is_numbering(column, t, is_first) ? COLUMN_NUMBER : COLUMN_FIGURES;
    column->cell_count = t->figures;
    column->places = (int8_t)t->places;
    if (t->percents > t->figures / 2)
        column->unit = UNIT_PERCENT;
    column->is_derived = is_derived(column);
    column->is_total = is_total(column) && !column->is_derived;
    column->is_counted =
        column->unit == UNIT_NONE && t->places == 0 && !may_be_rounded(column);
}

/* "Area cleared" in a table whose title says "m²". */
static void take_unit_of_title(audit_table *table)
{
    audit_unit unit = lrel_audit__unit_of_heading(table->title);
    bool is_said = false;

    for (size_t c = 0; c < table->grid->column_count; c++)
        is_said |= table->columns[c].use == COLUMN_FIGURES &&
                   table->columns[c].unit != UNIT_NONE &&
                   table->columns[c].unit != UNIT_PERCENT;
    if (unit == UNIT_NONE || unit == UNIT_PERCENT || is_said)
        return;
    for (size_t c = 0; c < table->grid->column_count; c++)
        if (table->columns[c].use == COLUMN_FIGURES &&
            table->columns[c].unit == UNIT_NONE) {
            table->columns[c].unit = (uint8_t)unit;
            table->columns[c].is_counted = false;
        }
}

void lrel_audit__find_columns(audit_table *table)
{
    bool has_figures = false, has_words = false;

    for (size_t c = 0; c < table->grid->column_count; c++) {
        column_tally t = {.figures = 0};

        tally(table, c, &t);
        settle(table, c, &t, !has_figures && !has_words);
        has_words |= table->columns[c].use == COLUMN_WORDS && t.figures + t.words > 0;
        has_figures |= table->columns[c].use == COLUMN_FIGURES;
        if (table->columns[c].use == COLUMN_FIGURES)
            table->figure_count++;
    }
    take_unit_of_title(table);
}
