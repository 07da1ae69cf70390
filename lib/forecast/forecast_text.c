/* SPDX-License-Identifier: Apache-2.0 */
/* forecast_text.c: the forecast to read: what is left, what is required, when it may be
 * gone, how good such forecasts were, and what is assumed. */
#include "forecast/forecast.h"

#include <stdarg.h>
#include <stdio.h>

#include "forecast/text_parts.h"
#include "write/shown.h"

void lrel_forecast__line(lrel_stream *stream, const char *format, ...)
{
    char line[512];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(line, sizeof line, format, args);
    va_end(args);
    lrel_stream_text(stream, line);
}

/* Below this, hundredths of a square kilometre would say nothing. */
#define SMALL_M2 10000000

static bool is_small(const lrel_outlook *o)
{
    return o->past.stock < SMALL_M2;
}

const char *lrel_forecast__unit(const lrel_outlook *o)
{
    return is_small(o) ? "m2" : "km2";
}

lrel_area_text lrel_forecast__area(const lrel_outlook *o, int64_t m2)
{
    lrel_area_text out;

    if (is_small(o))
        snprintf(out.text, sizeof out.text, "%lld", (long long)m2);
    else
        lrel_area_format_km2(2 * 100 * 100 * m2, 100, 2, out.text); /* from cm */
    return out;
}

lrel_area_text lrel_forecast__amount(const lrel_outlook *o, int64_t m2)
{
    lrel_area_text out;

    snprintf(out.text, sizeof out.text, "%.40s %s", lrel_forecast__area(o, m2).text,
             lrel_forecast__unit(o));
    return out;
}

lrel_day_text lrel_forecast__day_text(const lrel_outlook *o, int64_t day)
{
    lrel_day_text out;

    if (day == LREL_FORECAST_NEVER)
        snprintf(out.text, sizeof out.text, "not in %d y", LREL_FORECAST_YEARS);
    else
        lrel_date_format(lrel_outlook_day(o, day), out.text);
    return out;
}

lrel_day_text lrel_forecast__margin_text(const lrel_outlook *o, int64_t day)
{
    lrel_day_text out = {""};

    if (day != LREL_FORECAST_NEVER && o->analysis->data->programme->has_deadline)
        snprintf(out.text, sizeof out.text, "%+.1f", lrel_outlook_margin(o, day));
    return out;
}

/* A name in a column of @p width characters. */
void lrel_forecast__name(lrel_stream *stream, lrel_text name, size_t width)
{
    size_t used = 0;

    lrel_stream_shown(stream, name);
    for (size_t i = 0; i < name.length; i++)
        used += ((unsigned char)name.at[i] & 0xC0) != 0x80;
    do
        lrel_stream_char(stream, ' ');
    while (++used < width);
}

/* ---- what is left, and required ---- */

static void write_required(const lrel_outlook *o, lrel_stream *s)
{
    const lrel_required *r = &o->required;

    if (r->because) {
        lrel_forecast__line(s, "  Required a year: not computable, because %s\n",
                            r->because);
        return;
    }
    lrel_forecast__line(s,
                        "  Required until the deadline  %15s a year, for %.1f years, if "
                        "nothing new is recorded\n",
                        lrel_forecast__amount(o, r->rate).text, r->years);
    if (r->has_new_land)
        lrel_forecast__line(
            s,
            "                               %15s a year, if new land goes "
            "on (%s a year, mean of %zu years)\n",
            lrel_forecast__amount(o, r->rate_with_new).text,
            lrel_forecast__amount(o, r->new_land).text, r->new_land_years);
}

static void write_year(const lrel_outlook *o, const lrel_past_year *year, lrel_stream *s)
{
    if (year->use == LREL_PAST_BEFORE_RELEASE || year->use == LREL_PAST_BEGINNING ||
        year->use == LREL_PAST_OLD)
        return;
    lrel_forecast__line(s, "    %4d  %10s %10s %10s %10s %10s %10s %10s", year->year,
                        lrel_forecast__area(o, lrel_flow_released(&year->flow)).text,
                        lrel_forecast__area(o, year->flow.released[0]).text,
                        lrel_forecast__area(o, year->flow.released[1]).text,
                        lrel_forecast__area(o, year->flow.released[2]).text,
                        lrel_forecast__area(o, year->flow.recorded).text,
                        lrel_forecast__area(o, year->closed).text,
                        lrel_forecast__area(o, year->closing).text);
    if (year->use != LREL_PAST_USED)
        lrel_forecast__line(s, "  not used: %s", lrel_past_use_text(year->use));
    if (year->incomplete.length > 0) {
        lrel_stream_text(s, " (");
        lrel_stream_shown(s, year->incomplete);
        lrel_stream_text(s, ")");
    }
    lrel_stream_text(s, "\n");
}

static void write_left_out(const lrel_past *past, lrel_past_use use, lrel_stream *s)
{
    const lrel_past_year *first = NULL, *last = NULL;

    for (size_t i = 0; i < past->count; i++) {
        if (past->years[i].use != use)
            continue;
        first = first ? first : &past->years[i];
        last = &past->years[i];
    }
    if (!first)
        return;
    if (first == last)
        lrel_forecast__line(s, "    %d is not used: %s\n", first->year,
                            lrel_past_use_text(use));
    else
        lrel_forecast__line(s, "    %d-%d are not used: %s\n", first->year, last->year,
                            lrel_past_use_text(use));
}

static void write_years(const lrel_outlook *o, lrel_stream *s)
{
    static const lrel_past_use uses[] = {LREL_PAST_BEGINNING, LREL_PAST_BEFORE_RELEASE,
                                         LREL_PAST_OLD};

    lrel_forecast__line(s,
                        "\n  Past years, %s\n"
                        "    year    released  cancelled    reduced    cleared   new land"
                        "     closed   recorded\n",
                        lrel_forecast__unit(o));
    for (size_t i = 0; i < o->past.count; i++)
        write_year(o, &o->past.years[i], s);
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        write_left_out(&o->past, uses[i], s);
}

/* ---- the account ---- */

/* Deliveries that end before the as-of day: the stock lacks what they have to say. */
static void write_incomplete(const lrel_outlook *o, lrel_stream *s)
{
    const lrel_past *past = &o->past;

    if (past->count == 0 || past->years[past->count - 1].incomplete.length == 0)
        return;
    lrel_stream_text(s, "  Not complete: up to the as-of day something is missing of ");
    lrel_stream_shown(s, past->years[past->count - 1].incomplete);
    lrel_stream_text(s, "\n");
}

static void write_account(const lrel_outlook *o, lrel_stream *s)
{
    lrel_text name = lrel_dataset_account_name(o->analysis->data, o->account);

    lrel_stream_text(s, "\n");
    lrel_stream_shown(s, name);
    lrel_forecast__line(s, "\n  Recorded, not released       %15s\n",
                        lrel_forecast__amount(o, o->past.stock).text);
    if (o->past.stock == 0) {
        lrel_stream_text(s, "  Nothing to forecast: no land is recorded in this "
                            "account.\n");
        return;
    }
    write_incomplete(o, s);
    write_required(o, s);
    if (o->missing > 0) {
        lrel_forecast__line(s,
                            "  No forecast: it takes %d complete years since the first "
                            "release on record; there %s %zu, so %zu %s missing\n",
                            LREL_FORECAST_LEAST, o->past.used == 1 ? "is" : "are",
                            o->past.used, o->missing, o->missing == 1 ? "is" : "are");
    } else {
        write_years(o, s);
        lrel_forecast__prospects_text(o, s);
        lrel_forecast__backtest_text(o, s);
    }
    lrel_forecast__targets_text(o, s);
    lrel_forecast__costs_text(o, s);
}

/* A draft says so, and what is missing. */
static void write_mark(lrel_stream *s)
{
    const lrel_mark *mark = lrel_stream_mark_of(s);

    if (!mark)
        return;
    lrel_stream_text(s, "DRAFT: files are missing:");
    for (size_t i = 0; i < mark->missing_count; i++) {
        lrel_stream_text(s, i == 0 ? " " : ", ");
        lrel_stream_shown(s, mark->missing[i]);
    }
    lrel_stream_text(s, "\n\n");
}

static void write_head(const lrel_analysis *a, lrel_stream *s)
{
    const lrel_programme *p = a->data->programme;
    char as_of[16], deadline[16];

    write_mark(s);
    lrel_date_format(p->as_of, as_of);
    lrel_date_format(p->deadline, deadline);
    lrel_stream_text(s, "Forecast: ");
    lrel_stream_shown(s, p->title);
    lrel_forecast__line(s, ", recorded as of %s, %s%s\n", as_of,
                        p->has_deadline ? "deadline " : "no deadline",
                        p->has_deadline ? deadline : "");
}

static const char *const assumptions[] = {
    "Years to come are like years gone by: as much is released, and as much is recorded.",
    "What moves in a year is spread evenly over its days. New land is what was newly",
    "recorded, and what resurvey added on balance. Land that resurvey took away, or that",
    "was closed without a release on file, is never taken for release. A date is when",
    "nothing recorded is left: land that nobody has recorded is in no forecast.",
    "Accounts are never added: all is the land in at least one.",
    "Margin: years from the date to the deadline; with a minus, too late.",
    "P10, P50, P90: of a hundred draws so many are done by then.",
    "Method: docs/methods/forecast.md",
    LREL_STATEMENT,
};

static void write_assumptions(lrel_stream *s)
{
    lrel_stream_text(s, "\nWhat is assumed\n");
    for (size_t i = 0; i < sizeof assumptions / sizeof *assumptions; i++)
        lrel_forecast__line(s, "  %s\n", assumptions[i]);
}

lrel_status lrel_forecast_text(const lrel_analysis *a, uint32_t account,
                               lrel_stream *stream, lrel_error *err)
{
    uint32_t count = a->data->programme->account_count;
    lrel_status status = LREL_OK;

    write_head(a, stream);
    for (uint32_t i = 0; i <= count && status == LREL_OK; i++) {
        lrel_outlook outlook;

        if (account != LREL_ACCOUNT_EVERY && account != i)
            continue;
        status = lrel_outlook_make(a, i, &outlook, err);
        if (status == LREL_OK)
            write_account(&outlook, stream);
        lrel_outlook_clear(&outlook);
    }
    if (status == LREL_OK)
        write_assumptions(stream);
    return status;
}
