/* SPDX-License-Identifier: Apache-2.0 */
/* stocks_csv.c: count_stocks.csv: a row is one account at the end of one period. */
#include "reconcile/count_stocks.h"
#include "reconcile/notes.h"
#include "reconcile/reconcile.h"
#include "report/report.h"

static const lrel_tidy_column columns[] = {
    {"account", "string", NULL,
     "contamination of one kind; all: each piece of land once"},
    {"period", "string", NULL,
     "year, quarter or month, as the programme cuts the account"},
    {"from", "date", NULL, "first day of the period"},
    {"to", "date", NULL, "first day after the period"},
    {"counts", "string", NULL, "the date on which the programme counts releases"},
    {"stock_completed_m2", "number", "m2",
     "recorded, not released, at the end of the period, if land counts when the work on "
     "it is completed"},
    {"stock_accepted_m2", "number", "m2", "the same if land counts when it is accepted"},
    {"stock_handed_over_m2", "number", "m2",
     "the same if land counts when it is handed over"},
    {"completed_not_accepted_m2", "number", "m2",
     "the area between the first two: completed, and waiting for acceptance"},
    {"completed_not_accepted_n", "integer", "n",
     "releases of the account that wait for acceptance"},
    {"accepted_not_handed_over_m2", "number", "m2",
     "the area between the last two: accepted, and waiting to be handed over"},
    {"accepted_not_handed_over_n", "integer", "n",
     "releases of the account that wait to be handed over"},
    {"note", "string", NULL,
     "what is not computable, and why; sources that lack a date, so that another of "
     "theirs stands for it"},
    {"incomplete", "string", NULL,
     "sources that do not reach the end of the period: what they lack is missing, not 0"},
};

static void list_columns(lrel_tidy *out)
{
    out->count = 0;
    lrel_tidy_add(out, columns, sizeof columns / sizeof *columns);
}

static void note_fallback(const lrel_count_stocks *all, lrel_stage stage,
                          lrel_notes *notes)
{
    const lrel_programme *programme = all->data->programme;
    bool is_first = true;

    for (uint32_t s = 0; s < programme->source_count; s++) {
        if (!lrel_stage_falls_back(all->data, s, stage))
            continue;
        if (is_first)
            lrel_notes_add(notes, "%s: another date counts of %.*s",
                           lrel_stage_name(stage),
                           LREL_TEXT_ARGS(programme->sources[s].name));
        else
            lrel_notes_go_on(notes, "%.*s", LREL_TEXT_ARGS(programme->sources[s].name));
        is_first = false;
    }
}

/* What holds of every row. */
static void write_notes(const lrel_count_stocks *all, lrel_notes *notes)
{
    for (int k = 0; k < LREL_STAGE_COUNT; k++)
        if (all->unknown[k])
            lrel_notes_add(notes, "%s: not computable, because %s",
                           lrel_stage_name((lrel_stage)k), all->unknown[k]);
        else
            note_fallback(all, (lrel_stage)k, notes);
}

static void write_waiting(const lrel_count_stocks *all, const lrel_count_stock *stock,
                          lrel_stage stage, lrel_csv *csv)
{
    int64_t area2;

    if (lrel_count_stocks_waiting(all, stock, stage, &area2)) {
        lrel_csv_area_m2(csv, area2, all->units_per_m[stage]);
        lrel_csv_integer(csv, (int64_t)stock->waiting_n[stage]);
        return;
    }
    lrel_csv_empty(csv);
    lrel_csv_empty(csv);
}

static void write_row(const lrel_count_stocks *all, uint32_t account, size_t period,
                      const lrel_notes *notes, lrel_csv *csv)
{
    const lrel_dataset *data = all->data;
    const lrel_count_stock *stock = lrel_count_stocks_at(all, account, period);

    lrel_csv_text(csv, lrel_dataset_account_name(data, account));
    lrel_report__period(data, period, csv);
    lrel_csv_string(csv, lrel_stage_name(all->chosen));
    for (int k = 0; k < LREL_STAGE_COUNT; k++)
        if (all->unknown[k])
            lrel_csv_empty(csv);
        else
            lrel_csv_area_m2(csv, stock->area2[k], all->units_per_m[k]);
    write_waiting(all, stock, LREL_STAGE_COMPLETED, csv);
    write_waiting(all, stock, LREL_STAGE_ACCEPTED, csv);
    lrel_csv_string(csv, notes->text);
    lrel_csv_text(csv, data->incomplete[period]);
    lrel_csv_end_row(csv);
}

lrel_status lrel_reconcile_stocks(const lrel_reconcile *wish, lrel_stream *stream,
                                  lrel_error *err)
{
    const lrel_dataset *data = wish->analysis->data;
    lrel_notes notes = {""};
    lrel_count_stocks all;
    lrel_tidy table;
    lrel_csv csv;
    lrel_status status = lrel_count_stocks_make(data, &all, err);

    if (status == LREL_OK) {
        write_notes(&all, &notes);
        list_columns(&table);
        lrel_tidy_begin(&table, &csv, stream);
        for (uint32_t a = 0; a <= data->programme->account_count; a++)
            for (size_t p = 0;
                 !lrel_reconcile__leaves_account(wish, a) && p < data->period_count; p++)
                write_row(&all, a, p, &notes, &csv);
    }
    lrel_count_stocks_clear(&all);
    return status;
}

void lrel_reconcile_stocks_schema(lrel_stream *stream)
{
    lrel_tidy table;

    list_columns(&table);
    lrel_tidy_schema(&table,
                     "The stock of one account at the end of one period, by the date on "
                     "which land counts as released",
                     stream);
}
