/* SPDX-License-Identifier: Apache-2.0 */
/* indicator_table.c: indicators.csv and its schema. */
#include "indicators/row_texts.h"
#include "report/report.h"

static const lrel_tidy_column columns[] = {
    {"indicator", "string", NULL, "its code, I1 to I22, in docs/methods/indicators.md"},
    {"name", "string", NULL, "what this row of it is"},
    {"account", "string", NULL,
     "contamination of one kind; all: each piece of land once"},
    {"by", "string", NULL,
     "how rows are grouped: all, operator, admin1, class, national_class or asset"},
    {"group", "string", NULL,
     "the group; empty: all of it, or the records do not say. \"tasks involving ...\": a "
     "task with several assets is in each, so these rows do not add up"},
    {"group_name", "string", NULL, "what the unit is called, where that is known"},
    {"year", "string", NULL,
     "a calendar year, all years, the as-of day, or the period of a published figure"},
    {"definition", "string", NULL, "what is counted, and how it is measured"},
    {"a", "number", NULL, "first amount; areas are exact"},
    {"a_unit", "string", NULL, "of a"},
    {"a_is", "string", NULL, "what a is"},
    {"b", "number", NULL, "second amount"},
    {"b_unit", "string", NULL, "of b"},
    {"b_is", "string", NULL, "what b is"},
    {"formula", "string", NULL, "how the value is made of a and b"},
    {"value", "number", NULL, "the indicator; empty: not computable"},
    {"unit", "string", NULL, "of the value"},
    {"incomplete", "string", NULL,
     "why the year is not whole: what is missing is missing, not 0"},
    {"note", "string", NULL, "\"not computable, because ...\", or what is left out"},
};

static void write_amount(const indicator_making *m, const indicator_amount *amount,
                         bool is_value, lrel_csv *csv)
{
    switch (amount->kind) {
    case AMOUNT_NONE:
        lrel_csv_empty(csv);
        break;
    case AMOUNT_AREA:
        lrel_csv_area_m2(csv, amount->area2, lrel_grid_units_per_m(m->data->grid));
        break;
    case AMOUNT_STATED:
        lrel_report__write_stated(csv, amount->stated);
        break;
    default:
        lrel_csv_double(csv, lrel_indicators__rounded(amount->number,
                                                      is_value ? INDICATOR_VALUE_DIGITS
                                                               : INDICATOR_TERM_DIGITS));
        break;
    }
}

static void write_term(const indicator_making *m, const indicator_amount *amount,
                       lrel_csv *csv)
{
    write_amount(m, amount, false, csv);
    lrel_csv_string(csv, amount->kind == AMOUNT_NONE ? "" : amount->unit);
    lrel_csv_string(csv, amount->kind == AMOUNT_NONE ? "" : amount->is);
}

static void write_row(const indicator_making *m, const indicator_row *row, lrel_csv *csv)
{
    char group[INDICATOR_GROUP_MAX], note[INDICATOR_NOTE_MAX];

    lrel_csv_string(csv, row->of->code);
    lrel_csv_string(csv, row->name);
    lrel_csv_text(csv, lrel_dataset_account_name(m->data, row->account));
    lrel_csv_string(csv, row->by);
    lrel_csv_text(csv, lrel_indicators__group(row, group));
    lrel_csv_text(csv, lrel_indicators__group_name(m, row));
    lrel_csv_string(csv, row->year);
    lrel_csv_string(csv, row->definition);
    write_term(m, &row->a, csv);
    write_term(m, &row->b, csv);
    lrel_csv_string(csv, row->formula);
    write_amount(m, &row->value, true, csv);
    lrel_csv_string(csv, row->value.kind == AMOUNT_NONE ? "" : row->value.unit);
    lrel_csv_string(csv, row->incomplete);
    lrel_csv_string(csv, lrel_indicators__note(row, note));
    lrel_csv_end_row(csv);
}

void lrel_indicators_table(const lrel_indicators *m, uint32_t account,
                           lrel_stream *stream)
{
    lrel_tidy tidy = {.count = 0};
    lrel_csv csv;

    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_begin(&tidy, &csv, stream);
    for (size_t i = 0; i < m->rows.count; i++)
        if (indicator_is_of_account(&m->rows.at[i], account))
            write_row(m, &m->rows.at[i], &csv);
}

void lrel_indicators_schema(const lrel_indicators *m, lrel_stream *stream)
{
    lrel_tidy tidy = {.count = 0};

    (void)m;
    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_schema(&tidy,
                     "Indicators I1 to I22: one value of one account, group and year a "
                     "row, with the amounts that it is made of",
                     stream);
}
