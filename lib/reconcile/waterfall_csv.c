/* SPDX-License-Identifier: Apache-2.0 */
/* waterfall_csv.c: reconcile.csv: a row is one step of one operator's releases of one
 * product and year, in one account. */
#include "reconcile/reconcile.h"
#include "reconcile/steps.h"

static const lrel_tidy_column columns[] = {
    {"account", "string", NULL,
     "contamination of one kind; all: each piece of land once"},
    {"operator", "string", NULL, "whose releases"},
    {"product", "string", NULL, "what the releases make of the land"},
    {"year", "year", NULL,
     "in which the releases count; of those that do not, the year in which the work "
     "ended"},
    {"step", "string", NULL,
     "from stated, the first, to counted, the last: those between are what is added"},
    {"released_by", "string", NULL,
     "of land that was already released: whose release came before"},
    {"released_in", "year", NULL, "and the year in which that release counts"},
    {"records_n", "integer", "n", "releases that have this step"},
    {"m2", "number", "m2", "how much, with its sign; exact"},
};

static void list_columns(lrel_tidy *out)
{
    out->count = 0;
    lrel_tidy_add(out, columns, sizeof columns / sizeof *columns);
}

static void write_year(lrel_csv *csv, int year)
{
    if (year)
        lrel_csv_integer(csv, year);
    else
        lrel_csv_empty(csv);
}

static lrel_status on_step(const lrel_step_row *row, void *user, lrel_error *err)
{
    lrel_csv *csv = user;
    char text[120];

    (void)err;
    lrel_csv_text(csv, row->account_name);
    lrel_csv_text(csv, row->of->operator_name);
    lrel_csv_string(csv,
                    lrel_vocabulary_name(&lrel_vocabulary_product, row->of->product));
    write_year(csv, row->of->year);
    lrel_waterfall_step_name(row->step, text);
    lrel_csv_string(csv, text);
    lrel_csv_text(csv, row->released_by);
    write_year(csv, row->released_in);
    lrel_csv_integer(csv, (int64_t)row->records_n);
    lrel_fine_area_format(row->area, text);
    lrel_csv_string(csv, text);
    lrel_csv_end_row(csv);
    return LREL_OK;
}

lrel_status lrel_reconcile_waterfall(const lrel_reconcile *wish, lrel_stream *stream,
                                     lrel_error *err)
{
    lrel_tidy table;
    lrel_csv csv;

    list_columns(&table);
    lrel_tidy_begin(&table, &csv, stream);
    return lrel_reconcile__visit_steps(wish, on_step, &csv, err);
}

void lrel_reconcile_waterfall_schema(lrel_stream *stream)
{
    lrel_tidy table;

    list_columns(&table);
    lrel_tidy_schema(&table,
                     "From what releases state to what is counted of them: one step of "
                     "one operator, product and year in one account",
                     stream);
}
