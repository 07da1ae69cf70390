/* SPDX-License-Identifier: Apache-2.0 */
/* forecast_json.c: forecast.json, account by account. */
#include "forecast/forecast.h"

#include <math.h>

#include "forecast/json_parts.h"

double lrel_forecast__rounded(double value, int decimals)
{
    double scale = pow(10, decimals);

    return round(value * scale) / scale;
}

void lrel_forecast__because(lrel_json *json, const char *because)
{
    lrel_json_key(json, "not_computable_because");
    if (because)
        lrel_json_string(json, because);
    else
        lrel_json_null(json);
}

void lrel_forecast__day(const lrel_outlook *o, int64_t day, lrel_json *json)
{
    bool ends = day != LREL_FORECAST_NEVER;
    bool has_margin = ends && o->analysis->data->programme->has_deadline;

    lrel_json_key(json, "date");
    if (ends)
        lrel_json_date(json, lrel_outlook_day(o, day));
    else
        lrel_json_null(json);
    lrel_json_member_known(
        json, "margin_years", has_margin,
        has_margin ? lrel_forecast__rounded(lrel_outlook_margin(o, day), 2) : 0);
}

static void write_year(const lrel_past_year *year, lrel_json *json)
{
    lrel_json_object(json, true);
    lrel_json_member_integer(json, "year", year->year);
    lrel_json_member_boolean(json, "used", year->use == LREL_PAST_USED);
    lrel_json_member_string(json, "not_used_because", lrel_past_use_text(year->use));
    lrel_json_member_text(json, "incomplete", year->incomplete);
    for (int p = 0; p <= LREL_PRODUCT_CLEARED; p++) {
        static const char *const keys[] = {"cancelled_m2", "reduced_m2", "cleared_m2"};

        lrel_json_member_integer(json, keys[p], year->flow.released[p]);
    }
    lrel_json_member_integer(json, "released_m2", lrel_flow_released(&year->flow));
    lrel_json_member_integer(json, "newly_recorded_m2", year->newly_recorded);
    lrel_json_member_integer(json, "resurvey_m2", year->resurvey);
    lrel_json_member_integer(json, "new_land_m2", year->flow.recorded);
    lrel_json_member_integer(json, "closed_m2", year->closed);
    lrel_json_member_integer(json, "closing_m2", year->closing);
    lrel_json_object_end(json);
}

static void write_years(const lrel_outlook *o, lrel_json *json)
{
    lrel_json_key(json, "years");
    lrel_json_array(json, false);
    for (size_t i = 0; i < o->past.count; i++)
        write_year(&o->past.years[i], json);
    lrel_json_array_end(json);
}

/* I13. */
static void write_required(const lrel_outlook *o, lrel_json *json)
{
    const lrel_required *r = &o->required;

    lrel_json_key(json, "required");
    lrel_json_object(json, false);
    lrel_forecast__because(json, r->because);
    if (!r->because) {
        lrel_json_member_double(json, "years_to_deadline",
                                lrel_forecast__rounded(r->years, 3));
        lrel_json_member_integer(json, "rate_m2_a_year", r->rate);
        if (r->has_new_land) {
            lrel_json_member_integer(json, "new_land_mean_of_years",
                                     (int64_t)r->new_land_years);
            lrel_json_member_integer(json, "new_land_m2_a_year", r->new_land);
            lrel_json_member_integer(json, "rate_with_new_land_m2_a_year",
                                     r->rate_with_new);
        }
    }
    lrel_json_object_end(json);
}

static void write_account(const lrel_outlook *o, lrel_json *json)
{
    const lrel_dataset *data = o->analysis->data;

    lrel_json_object(json, false);
    lrel_json_member_text(json, "account", lrel_dataset_account_name(data, o->account));
    lrel_json_key(json, "recorded_m2");
    lrel_json_area_m2(json, o->past.stock2, lrel_grid_units_per_m(data->grid));
    lrel_json_member_integer(json, "complete_years_used", (int64_t)o->past.used);
    lrel_json_member_integer(json, "complete_years_missing", (int64_t)o->missing);
    write_years(o, json);
    write_required(o, json);
    lrel_forecast__prospects(o, json);
    lrel_forecast__backtest(o, json);
    lrel_forecast__targets(o, json);
    lrel_forecast__costs(o, json);
    lrel_json_object_end(json);
}

static void write_head(const lrel_analysis *a, lrel_json *json)
{
    const lrel_programme *p = a->data->programme;

    lrel_json_member_integer(json, "schema", 1);
    lrel_json_member_text(json, "programme", p->title);
    lrel_json_mark(json);
    lrel_json_member_date(json, "as_of", p->as_of);
    lrel_json_member_date(json, "deadline",
                          p->has_deadline ? p->deadline : (lrel_date){LREL_DAY_OPEN});
    lrel_json_member_string(json, "statement", LREL_STATEMENT);
    lrel_json_member_string(json, "method", "docs/methods/forecast.md");
    lrel_json_member_integer(json, "seed", (int64_t)p->forecast.seed);
    lrel_json_member_integer(json, "draws", (int64_t)p->forecast.draws);
    lrel_json_member_integer(json, "years_at_most", (int64_t)p->forecast.years);
    lrel_json_member_integer(json, "years_at_least", LREL_FORECAST_LEAST);
    lrel_json_member_integer(json, "looks_ahead_years", LREL_FORECAST_YEARS);
}

lrel_status lrel_forecast_json(const lrel_analysis *a, uint32_t account,
                               lrel_stream *stream, lrel_error *err)
{
    uint32_t count = a->data->programme->account_count;
    lrel_status status = LREL_OK;
    lrel_json json;

    lrel_json_begin(&json, stream);
    lrel_json_object(&json, false);
    write_head(a, &json);
    lrel_json_key(&json, "accounts");
    lrel_json_array(&json, false);
    for (uint32_t i = 0; i <= count && status == LREL_OK; i++) {
        lrel_outlook outlook;

        if (account != LREL_ACCOUNT_EVERY && account != i)
            continue;
        status = lrel_outlook_make(a, i, &outlook, err);
        if (status == LREL_OK)
            write_account(&outlook, &json);
        lrel_outlook_clear(&outlook);
    }
    if (status != LREL_OK)
        return status;
    lrel_json_array_end(&json);
    lrel_json_object_end(&json);
    lrel_json_finish(&json);
    return LREL_OK;
}
