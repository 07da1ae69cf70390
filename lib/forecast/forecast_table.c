/* SPDX-License-Identifier: Apache-2.0 */
/* forecast_table.c: the forecast as a table, for spreadsheets: one date a row. */
#include "forecast/forecast.h"

#include <math.h>
#include <stdio.h>

#include "forecast/outlook.h"
#include "write/tidy.h"

static const lrel_tidy_column columns[] = {
    {"account", "string", NULL,
     "contamination of one kind; all: each piece of land once"},
    {"recorded_m2", "number", "m2", "recorded, not released, on the as-of day"},
    {"scenario", "string", NULL, "as before, or as the programme calls it"},
    {"method", "string", NULL,
     "mean_3, mean_5, without outliers mean_3_trimmed, mean_5_trimmed; or draws"},
    {"mix", "string", NULL, "with_new_land, release_alone, clearance_alone"},
    {"percentile", "string", NULL, "of draws: p10, p50, p90"},
    {"released_m2_a_year", "number", "m2", "of means: what is released a year"},
    {"new_land_m2_a_year", "number", "m2", "of means: what is newly recorded a year"},
    {"date", "date", NULL, "nothing recorded is left at its end"},
    {"margin_years", "number", "years", "from the date to the deadline; - is too late"},
    {"not_computable_because", "string", NULL, "why there is no date"},
};

static const char *const methods[LREL_MEANS] = {"mean_3", "mean_3_trimmed", "mean_5",
                                                "mean_5_trimmed"};
static const char never[] = "not within 100 years";

static void begin_row(const lrel_outlook *o, lrel_csv *csv, lrel_text scenario,
                      const char *method, const char *mix, const char *percentile)
{
    const lrel_dataset *data = o->analysis->data;

    lrel_csv_text(csv, lrel_dataset_account_name(data, o->account));
    lrel_csv_area_m2(csv, o->past.stock2, lrel_grid_units_per_m(data->grid));
    lrel_csv_text(csv, scenario);
    lrel_csv_string(csv, method);
    lrel_csv_string(csv, mix);
    lrel_csv_string(csv, percentile);
}

/* No rates, no date. */
static void end_without(lrel_csv *csv, const char *because)
{
    for (int i = 0; i < 4; i++)
        lrel_csv_empty(csv);
    lrel_csv_string(csv, because);
    lrel_csv_end_row(csv);
}

static void end_with(const lrel_outlook *o, lrel_csv *csv, int64_t day)
{
    bool ends = day != LREL_FORECAST_NEVER;

    if (ends)
        lrel_csv_date(csv, lrel_outlook_day(o, day));
    else
        lrel_csv_empty(csv);
    if (ends && o->analysis->data->programme->has_deadline)
        lrel_csv_double(csv, round(100 * lrel_outlook_margin(o, day)) / 100);
    else
        lrel_csv_empty(csv);
    lrel_csv_string(csv, ends ? "" : never);
    lrel_csv_end_row(csv);
}

static void write_mean(const lrel_outlook *o, const lrel_prospect *p, int m,
                       lrel_csv *csv)
{
    const lrel_mean *mean = &p->means[m];
    bool planned = p->scenario->follows_targets;

    if (!mean->is_known) {
        begin_row(o, csv, p->scenario->name, methods[m], "", "");
        end_without(csv, "there are not so many years");
        return;
    }
    for (int mix = 0; mix < LREL_MIX_COUNT; mix++) {
        lrel_flow flow = lrel_mix_flow(&mean->flow, (lrel_mix)mix);

        if (planned && mix == LREL_MIX_CLEARING)
            continue;
        begin_row(o, csv, p->scenario->name, methods[m], lrel_mix_name((lrel_mix)mix),
                  "");
        if (planned)
            lrel_csv_empty(csv);
        else
            lrel_csv_integer(csv, lrel_flow_released(&flow));
        lrel_csv_integer(csv, flow.recorded);
        end_with(o, csv, mean->arrival[mix].day);
    }
}

static void write_draws(const lrel_outlook *o, const lrel_prospect *p, lrel_csv *csv)
{
    static const char *const names[] = {"p10", "p50", "p90"};
    const int64_t days[] = {p->drawn.day.p10, p->drawn.day.p50, p->drawn.day.p90};

    for (int i = 0; i < 3; i++) {
        begin_row(o, csv, p->scenario->name, "draws", lrel_mix_name(LREL_MIX_NET),
                  names[i]);
        lrel_csv_empty(csv);
        lrel_csv_empty(csv);
        end_with(o, csv, days[i]);
    }
}

static void write_account(const lrel_outlook *o, lrel_csv *csv)
{
    if (o->missing > 0) {
        char because[80];

        snprintf(because, sizeof because, "%zu complete years with release are missing",
                 o->missing);
        begin_row(o, csv, LREL_TEXT(""), "", "", "");
        end_without(csv, because);
        return;
    }
    for (size_t i = 0; i < o->prospect_count; i++) {
        const lrel_prospect *p = &o->prospects[i];

        if (p->because) {
            begin_row(o, csv, p->scenario->name, "", "", "");
            end_without(csv, p->because);
            continue;
        }
        for (int m = 0; m < LREL_MEANS; m++)
            write_mean(o, p, m, csv);
        write_draws(o, p, csv);
    }
}

lrel_status lrel_forecast_table(const lrel_analysis *a, uint32_t account,
                                lrel_stream *stream, lrel_error *err)
{
    uint32_t count = a->data->programme->account_count;
    lrel_status status = LREL_OK;
    lrel_tidy tidy = {.count = 0};
    lrel_csv csv;

    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_begin(&tidy, &csv, stream);
    for (uint32_t i = 0; i <= count && status == LREL_OK; i++) {
        lrel_outlook outlook;

        if (account != LREL_ACCOUNT_EVERY && account != i)
            continue;
        status = lrel_outlook_make(a, i, &outlook, err);
        if (status == LREL_OK)
            write_account(&outlook, &csv);
        lrel_outlook_clear(&outlook);
    }
    return status;
}
