/* SPDX-License-Identifier: Apache-2.0 */
/* trend_table.c: trend.csv: one account, scope, period and view a row. */
#include <stdio.h>

#include "report/report.h"
#include "trend/trend.h"
#include "trend/view.h"

static const lrel_tidy_column before[] = {
    {"account", "string", NULL,
     "contamination of one kind; all: each piece of land once"},
    {"scope", "string", NULL,
     "account: all its land; group: the land of the group that the next columns name; "
     "surveyed by YEAR: the land in units in which survey was finished by the end of "
     "that "
     "year"},
    {"period", "string", NULL, "year, quarter or month"},
    {"from", "date", NULL, "first day of the period"},
    {"to", "date", NULL, "first day after the period"},
};

#define FLOW(column, what)                                                               \
    {                                                                                    \
        column, "number", "m2", what                                                     \
    }

static const lrel_tidy_column after[] = {
    {"view", "string", NULL,
     "period: that period; cumulative: since the first one; year_on_year: less the same "
     "period a year before; rolling_12_months: the twelve months up to its end"},
    FLOW("stock_m2", "recorded and not released, at the end of the period"),
    {"stock_n", "integer", NULL, "hazards standing on some of it"},
    FLOW("newly_recorded_m2", "land that came in because a hazard was recorded on it"),
    FLOW("recorded_again_m2", "of what came in: land that had left before"),
    FLOW("resurvey_m2", "land that came in (+) or left (-) by an outline drawn anew"),
    FLOW("transferred_m2", "land that changed its group and stayed contaminated"),
    FLOW("cancelled_m2", "released by non-technical survey"),
    FLOW("reduced_m2", "released by technical survey"),
    FLOW("cleared_m2", "released by clearance"),
    FLOW("released_m2", "the three together"),
    FLOW("closed_m2", "closed in the register, no release on file: not explained"),
    {"survey_share", "number", "ratio", "(cancelled + reduced) / released (I5)"},
    {"items", "number", "items",
     "items of the account's kinds found by clearance that counts in it; spot tasks are "
     "not among them"},
    {"ha_per_item", "number", "ha/item",
     "cleared land of releases that say what they found, by these items (I1)"},
    {"zero_find_share", "number", "ratio",
     "of the same land: the part where no item of the account's kinds was found (I3)"},
    {"zero_find_share_any", "number", "ratio",
     "the same where no explosive ordnance of any kind was found"},
    {"state", "string", NULL,
     "whole; part: the as-of day is in it; incomplete: deliveries end before it does; "
     "missing: no delivery reaches it, and nothing here is 0"},
    {"incomplete", "string", NULL,
     "sources that do not reach its end: what they lack is missing, not 0"},
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
                                          "unit that it lies in; empty but in groups"},
                      1);
    lrel_tidy_add(out, after, sizeof after / sizeof *after);
}

typedef struct table {
    const lrel_analysis *a;
    const lrel_finds_table *finds;
    lrel_csv csv;
} table;

static void write_scope(table *t, const lrel_trend_series *series)
{
    char scope[48], year[24];

    if (series->scope == LREL_TREND_SURVEYED) {
        lrel_dataset_period_name(series->data, series->surveyed_by, year);
        snprintf(scope, sizeof scope, "surveyed by %s", year);
        lrel_csv_string(&t->csv, scope);
    } else {
        lrel_csv_string(&t->csv, series->group ? "group" : "account");
    }
}

static void write_groups(table *t, const lrel_trend_series *series)
{
    const char *names[LREL_REPORT_GROUPS_MAX];
    size_t count;

    if (series->group) {
        lrel_report__group_values(t->a->data, true, series->group, series->place,
                                  &t->csv);
        return;
    }
    count = lrel_report__group_names(t->a->data, true, names);
    for (size_t i = 0; i < count; i++)
        lrel_csv_empty(&t->csv);
}

/* Empty where there is nothing to divide by. */
static void write_ratio(lrel_csv *csv, bool is_known, double part, double whole)
{
    if (is_known && whole > 0)
        lrel_csv_double(csv, part / whole);
    else
        lrel_csv_empty(csv);
}

static void write_areas(table *t, const lrel_trend_series *series,
                        const lrel_trend_figures *f)
{
    static const lrel_ledger_column in_order[] = {
        LREL_COLUMN_NEWLY_RECORDED, LREL_COLUMN_RECORDED_AGAIN, LREL_COLUMN_RESURVEY,
        LREL_COLUMN_TRANSFERRED,    LREL_COLUMN_CANCELLED,      LREL_COLUMN_REDUCED,
        LREL_COLUMN_CLEARED};
    int units = lrel_grid_units_per_m(t->a->data->grid);

    lrel_csv_area_m2(&t->csv, f->area2[LREL_COLUMN_CLOSING], units);
    if (series->has_n)
        lrel_csv_integer(&t->csv, f->standing_n);
    else
        lrel_csv_empty(&t->csv);
    for (size_t i = 0; i < sizeof in_order / sizeof *in_order; i++)
        lrel_csv_area_m2(&t->csv, f->area2[in_order[i]], units);
    lrel_csv_area_m2(&t->csv, lrel_trend_released(f), units);
    lrel_csv_area_m2(&t->csv, f->area2[LREL_COLUMN_CLOSED], units);
}

static void write_shares(table *t, const lrel_trend_figures *f, bool has_finds)
{
    const lrel_finds *finds = &f->finds;
    bool has = f->has_shares && has_finds;
    double survey =
        (double)(f->area2[LREL_COLUMN_CANCELLED] + f->area2[LREL_COLUMN_REDUCED]);

    write_ratio(&t->csv, f->has_shares, survey, (double)lrel_trend_released(f));
    if (has && finds->counted2 > 0)
        lrel_csv_double(&t->csv, finds->items);
    else
        lrel_csv_empty(&t->csv);
    write_ratio(&t->csv, has, lrel_analysis_m2(t->a, finds->counted2) / 1e4,
                finds->items);
    write_ratio(&t->csv, has, (double)finds->zero2, (double)finds->counted2);
    write_ratio(&t->csv, has, (double)finds->any_zero2, (double)finds->any_counted2);
}

/* Cells between `view` and `state`. */
#define FIGURE_COLUMNS 16

static void write_row(table *t, const lrel_trend_series *series, size_t period,
                      lrel_trend_view view, const lrel_trend_figures *f)
{
    lrel_csv_text(&t->csv, lrel_dataset_account_name(series->data, series->account));
    write_scope(t, series);
    lrel_report__period(series->data, period, &t->csv);
    write_groups(t, series);
    lrel_csv_string(&t->csv, lrel_trend_view_name(view));
    if (f->state == LREL_PERIOD_MISSING) {
        for (int i = 0; i < FIGURE_COLUMNS; i++)
            lrel_csv_empty(&t->csv);
    } else {
        write_areas(t, series, f);
        write_shares(t, f, series->scope == LREL_TREND_ACCOUNT);
    }
    lrel_csv_string(&t->csv, lrel_period_state_name(f->state));
    lrel_csv_text(&t->csv, series->data->incomplete[period]);
    lrel_csv_end_row(&t->csv);
}

/* Of groups there are many: they are shown period by period, and what is made of that,
 * whoever wants it has the same columns to do it with. */
static lrel_status write_series(const lrel_trend_series *series, void *user,
                                lrel_error *err)
{
    table *t = user;
    int views =
        series->scope == LREL_TREND_GROUP ? LREL_VIEW_PERIOD + 1 : LREL_VIEW_COUNT;

    (void)err;
    for (int view = 0; view < views; view++)
        for (size_t p = series->first; p < series->data->period_count; p++) {
            lrel_trend_figures figures;

            if (lrel_trend_figures_of(
                    series, series->scope == LREL_TREND_ACCOUNT ? t->finds : NULL,
                    (lrel_trend_view)view, p, &figures))
                write_row(t, series, p, (lrel_trend_view)view, &figures);
        }
    return LREL_OK;
}

lrel_status lrel_trend_table(const lrel_analysis *a, uint32_t account,
                             lrel_stream *stream, lrel_error *err)
{
    lrel_finds_table finds;
    table t = {.a = a, .finds = &finds};
    lrel_status status = lrel_finds_init(&finds, a->data, err);
    lrel_tidy columns;

    if (status == LREL_OK) {
        list_columns(a->data, &columns);
        lrel_tidy_begin(&columns, &t.csv, stream);
        status = lrel_trend_visit(a, account, write_series, &t, err);
    }
    lrel_finds_clear(&finds);
    return status;
}

void lrel_trend_schema(const lrel_analysis *a, lrel_stream *stream)
{
    lrel_tidy columns;

    list_columns(a->data, &columns);
    lrel_tidy_schema(&columns,
                     "How recorded contamination changes: a row is one account, scope, "
                     "period and view",
                     stream);
}
