/* SPDX-License-Identifier: Apache-2.0 */
/* trend_table.c: the figures of the account, a row each. */
#include <stdio.h>

#include "report/report.h"
#include "trend/trend.h"

static const lrel_tidy_column before[] = {
    {"account", "string", NULL,
     "contamination of one kind; all: each piece of land once"},
    {"period", "string", NULL,
     "year, quarter or month, as the programme cuts the account"},
    {"from", "date", NULL, "first day of the period"},
    {"to", "date", NULL, "first day after the period"},
};

static const lrel_tidy_column after[] = {
    {"measure", "string", NULL,
     "what the figure is, as docs/methods/trend.md defines it"},
    {"unit", "string", NULL, "of the value: m2 or n"},
    {"value", "number", NULL, "the figure; areas are exact"},
    {"incomplete", "string", NULL,
     "sources that do not reach the end of the period: what they lack is missing, not 0"},
};

static void list_columns(const lrel_dataset *data, lrel_tidy *out)
{
    const char *names[LREL_REPORT_GROUPS_MAX];
    size_t count = lrel_report__group_names(data, true, names);

    out->count = 0;
    lrel_tidy_add(out, before, sizeof before / sizeof *before);
    for (size_t i = 0; i < count; i++)
        lrel_tidy_add(out,
                      &(lrel_tidy_column){names[i], "string", NULL,
                                          "of the hazard that holds the land, or the "
                                          "unit that it lies in"},
                      1);
    lrel_tidy_add(out, after, sizeof after / sizeof *after);
}

static void begin_row(const lrel_dataset *data, const lrel_ledger_row *row, lrel_csv *csv)
{
    lrel_csv_text(csv, lrel_dataset_account_name(data, row->account));
    lrel_report__period(data, row->period, csv);
    lrel_report__group_values(data, true, &data->land_groups.at[row->group],
                              &data->places.at[row->place], csv);
}

static void write_figures(const lrel_dataset *data, const lrel_ledger_row *row,
                          lrel_csv *csv)
{
    int units = lrel_grid_units_per_m(data->grid);

    for (int c = 0; c < LREL_COLUMN_COUNT; c++) {
        begin_row(data, row, csv);
        lrel_csv_string(csv, lrel_ledger_column_name((lrel_ledger_column)c));
        lrel_csv_string(csv, "m2");
        lrel_csv_area_m2(csv, row->area2[c], units);
        lrel_csv_text(csv, data->incomplete[row->period]);
        lrel_csv_end_row(csv);
    }
}

lrel_status lrel_trend_table(const lrel_analysis *a, uint32_t account,
                             lrel_stream *stream, lrel_error *err)
{
    const lrel_dataset *data = a->data;
    lrel_tidy columns;
    lrel_csv csv;

    (void)err;
    list_columns(data, &columns);
    lrel_tidy_begin(&columns, &csv, stream);
    for (size_t i = 0; i < lrel_ledger_row_count(data->ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(data->ledger, i);

        if (account == LREL_ACCOUNT_EVERY || row->account == account)
            write_figures(data, row, &csv);
    }
    return LREL_OK;
}

void lrel_trend_schema(const lrel_analysis *a, lrel_stream *stream)
{
    lrel_tidy columns;

    list_columns(a->data, &columns);
    lrel_tidy_schema(&columns,
                     "How recorded contamination changes: one figure of one account, "
                     "period and group of land a row",
                     stream);
}
