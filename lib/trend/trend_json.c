/* SPDX-License-Identifier: Apache-2.0 */
/* trend_json.c: trend.json: the series of whole accounts for charts, and why recorded
 * land changed since the end of each period. */
#include "trend/causes.h"
#include "trend/surveyed.h"
#include "trend/trend.h"
#include "trend/view.h"
#include "write/json_members.h"

typedef struct writing {
    const lrel_analysis *a;
    const lrel_finds_table *finds;
    lrel_json json;
    uint32_t account; /* whose object is open; UINT32_MAX: none */
} writing;

static void member_area(writing *w, const char *key, int64_t area2)
{
    lrel_json_key(&w->json, key);
    lrel_json_area_m2(&w->json, area2, lrel_grid_units_per_m(w->a->data->grid));
}

static void member_ratio(writing *w, const char *key, double part, double whole)
{
    lrel_json_member_known(&w->json, key, whole > 0, whole > 0 ? part / whole : 0);
}

static void write_span(writing *w, const lrel_dataset *data, size_t period)
{
    char name[24];

    lrel_dataset_period_name(data, period, name);
    lrel_json_member_string(&w->json, "period", name);
    lrel_json_member_date(&w->json, "from", data->period_starts[period]);
    lrel_json_member_date(&w->json, "to", data->period_starts[period + 1]);
}

static void write_flows(writing *w, const lrel_trend_figures *f)
{
    static const lrel_ledger_column columns[] = {
        LREL_COLUMN_NEWLY_RECORDED, LREL_COLUMN_RECORDED_AGAIN, LREL_COLUMN_RESURVEY,
        LREL_COLUMN_CANCELLED,      LREL_COLUMN_REDUCED,        LREL_COLUMN_CLEARED,
        LREL_COLUMN_CLOSED};
    static const char *const keys[] = {
        "newly_recorded_m2", "recorded_again_m2", "resurvey_m2", "cancelled_m2",
        "reduced_m2",        "cleared_m2",        "closed_m2"};

    member_area(w, "stock_m2", f->area2[LREL_COLUMN_CLOSING]);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        member_area(w, keys[i], f->area2[columns[i]]);
    member_area(w, "released_m2", lrel_trend_released(f));
}

static void write_finds(writing *w, const lrel_trend_figures *f)
{
    const lrel_finds *finds = &f->finds;

    lrel_json_member_integer(&w->json, "stock_n", f->standing_n);
    member_ratio(
        w, "survey_share",
        (double)(f->area2[LREL_COLUMN_CANCELLED] + f->area2[LREL_COLUMN_REDUCED]),
        (double)lrel_trend_released(f));
    lrel_json_member_known(&w->json, "items", finds->counted2 > 0, finds->items);
    member_ratio(w, "ha_per_item", lrel_analysis_m2(w->a, finds->counted2) / 1e4,
                 finds->items);
    member_ratio(w, "zero_find_share", (double)finds->zero2, (double)finds->counted2);
    member_ratio(w, "zero_find_share_any", (double)finds->any_zero2,
                 (double)finds->any_counted2);
}

static void write_period(writing *w, const lrel_trend_series *series, size_t period)
{
    bool is_whole = series->scope == LREL_TREND_ACCOUNT;
    lrel_trend_figures figures;

    lrel_trend_figures_of(series, is_whole ? w->finds : NULL, LREL_VIEW_PERIOD, period,
                          &figures);
    lrel_json_object(&w->json, true);
    write_span(w, series->data, period);
    lrel_json_member_string(&w->json, "state", lrel_period_state_name(figures.state));
    if (series->data->incomplete[period].length)
        lrel_json_member_text(&w->json, "incomplete", series->data->incomplete[period]);
    if (figures.state != LREL_PERIOD_MISSING) {
        write_flows(w, &figures);
        if (is_whole)
            write_finds(w, &figures);
    }
    lrel_json_object_end(&w->json);
}

/* From the end of the period before @p first to the end of the last one. */
static void write_change(writing *w, const lrel_trend_series *series, size_t first)
{
    const lrel_dataset *data = series->data;
    size_t last = data->period_count - 1;
    lrel_causes causes = lrel_causes_of(series, first, last);
    char from[16], to[16], sentence[LREL_CAUSES_SENTENCE_MAX];

    lrel_date_format((lrel_date){data->period_starts[first].days - 1}, from);
    lrel_date_format((lrel_date){data->period_starts[last + 1].days - 1}, to);
    lrel_causes_sentence(&causes, lrel_grid_units_per_m(data->grid), from, to, sentence);
    lrel_json_object(&w->json, true);
    lrel_json_member_string(&w->json, "from_end_of", from);
    lrel_json_member_string(&w->json, "to_end_of", to);
    member_area(w, "opening_m2", causes.opening2);
    lrel_json_key(&w->json, "causes");
    lrel_json_array(&w->json, true);
    for (int c = 0; c < LREL_CAUSE_COUNT; c++) {
        lrel_json_object(&w->json, true);
        lrel_json_member_string(&w->json, "cause", lrel_cause_name((lrel_cause)c));
        member_area(w, "m2", causes.area2[c]);
        lrel_json_object_end(&w->json);
    }
    lrel_json_array_end(&w->json);
    member_area(w, "closing_m2", causes.closing2);
    lrel_json_member_string(&w->json, "sentence", sentence);
    lrel_json_object_end(&w->json);
}

static void write_body(writing *w, const lrel_trend_series *series)
{
    lrel_json_key(&w->json, "periods");
    lrel_json_array(&w->json, false);
    for (size_t p = series->first; p < series->data->period_count; p++)
        write_period(w, series, p);
    lrel_json_array_end(&w->json);
    lrel_json_key(&w->json, "changes");
    lrel_json_array(&w->json, false);
    /* Before the first day nothing was known, which is no change. Survey of a unit was
     * finished somewhere inside the first year of that series. */
    for (size_t p = series->first + 1; p < series->data->period_count; p++)
        write_change(w, series, p);
    lrel_json_array_end(&w->json);
}

static void end_account(writing *w)
{
    if (w->account == UINT32_MAX)
        return;
    lrel_json_array_end(&w->json);
    lrel_json_object_end(&w->json);
}

/* A whole account comes first, then what survey had been to in it. */
static lrel_status write_series(const lrel_trend_series *series, void *user,
                                lrel_error *err)
{
    writing *w = user;
    char year[24];

    (void)err;
    if (series->scope == LREL_TREND_ACCOUNT) {
        end_account(w);
        w->account = series->account;
        lrel_json_object(&w->json, false);
        lrel_json_member_text(&w->json, "account",
                              lrel_dataset_account_name(series->data, series->account));
        write_body(w, series);
        lrel_json_key(&w->json, "surveyed_units");
        lrel_json_array(&w->json, false);
    } else if (series->scope == LREL_TREND_SURVEYED) {
        lrel_json_object(&w->json, false);
        lrel_dataset_period_name(series->data, series->surveyed_by, year);
        lrel_json_member_string(&w->json, "surveyed_by_the_end_of", year);
        write_body(w, series);
        lrel_json_object_end(&w->json);
    }
    return LREL_OK;
}

static lrel_status write_accounts(writing *w, uint32_t account, lrel_error *err)
{
    lrel_status status;

    lrel_json_key(&w->json, "accounts");
    lrel_json_array(&w->json, false);
    status = lrel_trend_visit(w->a, account, write_series, w, err);
    end_account(w);
    lrel_json_array_end(&w->json);
    return status;
}

static lrel_status count_unplaced(const lrel_analysis *a, size_t *out, lrel_error *err)
{
    lrel_surveyed surveyed;
    lrel_status status = lrel_surveyed_init(&surveyed, a, err);

    *out = surveyed.without_place_n;
    lrel_surveyed_clear(&surveyed);
    return status;
}

lrel_status lrel_trend_json(const lrel_analysis *a, uint32_t account, lrel_stream *stream,
                            lrel_error *err)
{
    lrel_finds_table finds;
    writing w = {.a = a, .finds = &finds, .account = UINT32_MAX};
    size_t unplaced;
    lrel_status status = count_unplaced(a, &unplaced, err);

    if (status != LREL_OK)
        return status;
    if ((status = lrel_finds_init(&finds, a->data, err)) == LREL_OK) {
        lrel_json_begin(&w.json, stream);
        lrel_json_object(&w.json, false);
        lrel_json_member_integer(&w.json, "schema", 1);
        lrel_json_member_text(&w.json, "programme", a->data->programme->title);
        lrel_json_member_date(&w.json, "as_of", a->data->programme->as_of);
        lrel_json_mark(&w.json);
        lrel_json_member_string(&w.json, "statement", LREL_STATEMENT);
        lrel_json_member_integer(&w.json, "coverage_without_unit_n", (int64_t)unplaced);
        status = write_accounts(&w, account, err);
        lrel_json_object_end(&w.json);
        lrel_json_finish(&w.json);
    }
    lrel_finds_clear(&finds);
    return status;
}
