/* SPDX-License-Identifier: Apache-2.0 */
/* view.c: figures of one view of one period. */
#include "trend/view.h"

#include <string.h>

const char *lrel_trend_view_name(lrel_trend_view view)
{
    static const char *const names[] = {"period", "cumulative", "year_on_year",
                                        "rolling_12_months"};

    return names[view];
}

const char *lrel_period_state_name(lrel_period_state state)
{
    static const char *const names[] = {"whole", "part", "incomplete", "missing"};

    return names[state];
}

/* How many periods a year has. */
static size_t periods_a_year(const lrel_dataset *data)
{
    static const size_t count[] = {1, 4, 12};

    return count[data->programme->period];
}

static bool is_cut(const lrel_dataset *data, size_t period)
{
    int months = 12 / (int)periods_a_year(data), month, day;

    lrel_date_to_calendar(data->period_starts[period + 1], NULL, &month, &day);
    return day != 1 || (month - 1) % months != 0;
}

/* Whether some delivery that makes the account reaches into @p period. */
static bool is_reached(const lrel_dataset *data, size_t period)
{
    for (uint32_t s = 0; s < data->programme->source_count; s++) {
        const lrel_source *source = &data->programme->sources[s];

        if (lrel_role_is_of_account(source->role) && data->sources[s].table &&
            (!source->has_complete_to ||
             source->complete_to.days >= data->period_starts[period].days))
            return true;
    }
    return false;
}

lrel_period_state lrel_trend_state(const lrel_dataset *data, size_t period)
{
    if (!is_reached(data, period))
        return LREL_PERIOD_MISSING;
    if (data->incomplete[period].length)
        return LREL_PERIOD_INCOMPLETE;
    return is_cut(data, period) ? LREL_PERIOD_PART : LREL_PERIOD_WHOLE;
}

static void add_finds(lrel_finds *into, const lrel_finds *finds)
{
    into->counted2 += finds->counted2;
    into->items += finds->items;
    into->zero2 += finds->zero2;
    into->any_counted2 += finds->any_counted2;
    into->any_zero2 += finds->any_zero2;
}

static lrel_period_state worst(const lrel_dataset *data, size_t first, size_t last)
{
    lrel_period_state state = LREL_PERIOD_WHOLE;

    for (size_t p = first; p <= last; p++) {
        lrel_period_state one = lrel_trend_state(data, p);

        state = one > state ? one : state;
    }
    return state;
}

/* Flows of the periods from @p first to @p last; the stock is that of the last. */
static void add_up(const lrel_trend_series *series, const lrel_finds_table *finds,
                   size_t first, size_t last, lrel_trend_figures *out)
{
    const lrel_trend_point *points = series->points;

    for (size_t p = first; p <= last; p++) {
        for (int c = 0; c < LREL_COLUMN_COUNT; c++)
            out->area2[c] += points[p].area2[c];
        if (finds)
            add_finds(&out->finds, lrel_finds_at(finds, series->account, p));
    }
    out->area2[LREL_COLUMN_OPENING] = points[first].area2[LREL_COLUMN_OPENING];
    out->area2[LREL_COLUMN_CLOSING] = points[last].area2[LREL_COLUMN_CLOSING];
    out->standing_n = points[last].standing_n;
    out->has_shares = true;
    out->state = worst(series->data, first, last);
}

static void subtract(const lrel_trend_series *series, size_t before, size_t period,
                     lrel_trend_figures *out)
{
    const lrel_trend_point *then = &series->points[before],
                           *now = &series->points[period];

    for (int c = 0; c < LREL_COLUMN_COUNT; c++)
        out->area2[c] = now->area2[c] - then->area2[c];
    out->standing_n = (int64_t)now->standing_n - then->standing_n;
    out->state = worst(series->data, before, before);
    if (worst(series->data, period, period) > out->state)
        out->state = worst(series->data, period, period);
}

bool lrel_trend_figures_of(const lrel_trend_series *series, const lrel_finds_table *finds,
                           lrel_trend_view view, size_t period, lrel_trend_figures *out)
{
    size_t year = periods_a_year(series->data);

    memset(out, 0, sizeof *out);
    switch (view) {
    case LREL_VIEW_PERIOD:
        add_up(series, finds, period, period, out);
        return true;
    case LREL_VIEW_CUMULATIVE:
        add_up(series, finds, series->first, period, out);
        return true;
    case LREL_VIEW_YEAR_ON_YEAR:
        if (period < series->first + year)
            return false;
        subtract(series, period - year, period, out);
        return true;
    case LREL_VIEW_ROLLING_12_MONTHS:
        if (year == 1 || period + 1 < series->first + year)
            return false;
        add_up(series, finds, period + 1 - year, period, out);
        return true;
    default:
        return false;
    }
}
