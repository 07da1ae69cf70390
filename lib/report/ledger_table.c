/* SPDX-License-Identifier: Apache-2.0 */
/* ledger_table.c: the account, and the credits behind it. */
#include <string.h>

#include "report/report.h"

/* A header of fixed names, then groups, then fixed names. */
static void begin(const lrel_dataset *data, lrel_csv *csv, lrel_stream *stream,
                  const char *const *before, size_t before_count,
                  const char *const *after, size_t after_count)
{
    const char *names[LREL_REPORT_GROUPS_MAX + 32];
    size_t n = before_count;

    memcpy(names, before, before_count * sizeof *before);
    n += lrel_report__group_names(data, true, names + n);
    memcpy(names + n, after, after_count * sizeof *after);
    lrel_csv_begin(csv, stream, names, n + after_count);
}

void lrel_report_ledger(const lrel_dataset *data, uint32_t account, size_t period_count,
                        lrel_stream *stream)
{
    static const char *const before[] = {"account", "period", "from", "to"};
    static const char *const after[] = {
        "opening_m2",   "newly_recorded_m2", "resurvey_m2", "transferred_m2",
        "cancelled_m2", "reduced_m2",        "cleared_m2",  "closed_m2",
        "closing_m2",   "recorded_again_m2", "opening_n",   "closing_n",
        "incomplete"};
    int units = lrel_grid_units_per_m(data->grid);
    lrel_csv csv;

    begin(data, &csv, stream, before, 4, after, sizeof after / sizeof *after);
    for (size_t i = 0; i < lrel_ledger_row_count(data->ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(data->ledger, i);

        if ((account != LREL_ACCOUNT_EVERY && row->account != account) ||
            row->period >= period_count)
            continue;
        lrel_csv_text(&csv, lrel_dataset_account_name(data, row->account));
        lrel_report__period(data, row->period, &csv);
        lrel_report__group_values(data, true, &data->land_groups.at[row->group],
                                  &data->places.at[row->place], &csv);
        for (int c = 0; c < LREL_COLUMN_COUNT; c++)
            lrel_csv_area_m2(&csv, row->area2[c], units);
        lrel_csv_integer(&csv, row->opening_n);
        lrel_csv_integer(&csv, row->closing_n);
        lrel_csv_text(&csv, data->incomplete[row->period]);
        lrel_csv_end_row(&csv);
    }
}

void lrel_report_credits(const lrel_dataset *data, lrel_stream *stream)
{
    static const char *const before[] = {"account", "period"};
    static const char *const after[] = {"column", "source", "row", "id", "m2"};
    int units = lrel_grid_units_per_m(data->grid);
    lrel_csv csv;

    begin(data, &csv, stream, before, 2, after, 5);
    for (size_t i = 0; i < lrel_ledger_credit_count(data->ledger); i++) {
        const lrel_credit *c = lrel_ledger_credit_at(data->ledger, i);
        const lrel_record *r =
            &data->records.at[c->is_release ? data->record_of_release[c->record]
                                            : data->record_of_hazard[c->record]];
        size_t period = c->period == LREL_PERIOD_BEFORE ? 0 : c->period;
        char name[24];

        lrel_csv_text(&csv, lrel_dataset_account_name(data, c->account));
        lrel_dataset_period_name(data, period, name);
        lrel_csv_string(&csv, name);
        lrel_report__group_values(data, true, &data->land_groups.at[c->group],
                                  &data->places.at[c->place], &csv);
        lrel_csv_string(&csv, lrel_ledger_column_name((lrel_ledger_column)c->column));
        lrel_csv_text(&csv, lrel_dataset_source_name(data, r->source));
        lrel_csv_integer(&csv, r->row);
        lrel_csv_text(&csv, r->id);
        lrel_csv_area_m2(&csv, c->area2, units);
        lrel_csv_end_row(&csv);
    }
}
