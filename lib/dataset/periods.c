/* SPDX-License-Identifier: Apache-2.0 */
/* periods.c: calendar periods from the first dated event to the as-of day, where the last
 * one is cut. */
#include <stdio.h>
#include <string.h>

#include "dataset/dataset.h"

/* The first day of the period that @p day is in. */
static lrel_date start_of(lrel_period_kind kind, lrel_date day)
{
    int year, month, first_month;
    lrel_date start = day;

    lrel_date_to_calendar(day, &year, &month, NULL);
    first_month = kind == LREL_PERIOD_YEAR      ? 1
                  : kind == LREL_PERIOD_QUARTER ? month - (month - 1) % 3
                                                : month;
    if (lrel_date_from_calendar(year, first_month, 1, &start) != LREL_OK)
        start = day;
    return start;
}

static lrel_date start_of_next(lrel_period_kind kind, lrel_date start)
{
    int months = kind == LREL_PERIOD_YEAR ? 12 : kind == LREL_PERIOD_QUARTER ? 3 : 1;

    /* The longest period has 366 days; a day in the middle of the next one finds it. */
    return start_of(kind, (lrel_date){start.days + months * 31});
}

static void note_day(const lrel_dataset *data, int32_t day, int32_t *first)
{
    if (day != LREL_DAY_BEGINNING && day <= data->programme->as_of.days && day < *first)
        *first = day;
}

static int32_t first_day(const lrel_dataset *data)
{
    int32_t first = data->programme->as_of.days;

    for (size_t h = 0; h < data->hazard_count; h++) {
        note_day(data, data->hazards[h].from.days, &first);
        if (data->hazards[h].to.days > data->hazards[h].from.days)
            note_day(data, data->hazards[h].to.days, &first);
    }
    for (size_t r = 0; r < data->release_count; r++)
        if (data->releases[r].owner != LREL_OWNER_NONE) /* else a closure is its day */
            note_day(data, data->releases[r].day.days, &first);
    return first;
}

lrel_status lrel_dataset__make_periods(lrel_dataset *data, const lrel_date *at,
                                       lrel_error *err)
{
    lrel_period_kind kind = data->programme->period;
    lrel_date start = start_of(kind, (lrel_date){first_day(data)});
    int32_t end = data->programme->as_of.days + 1;
    size_t capacity = 0;

    data->period_count = 0;
    if (at) {
        if (!lrel__grow(data->context, &data->period_starts, &capacity, 3,
                        sizeof(lrel_date)))
            return lrel__fail_memory(err);
        data->period_starts[0].days = start.days <= at->days ? start.days : at->days;
        data->period_starts[1].days = at->days + 1;
        data->period_starts[2].days = end;
        data->period_count = at->days + 1 < end ? 2 : 1;
        data->has_at = true;
        return LREL_OK;
    }
    for (; start.days < end; start = start_of_next(kind, start)) {
        if (!lrel__grow(data->context, &data->period_starts, &capacity,
                        data->period_count + 2, sizeof(lrel_date)))
            return lrel__fail_memory(err);
        data->period_starts[data->period_count++] = start;
    }
    data->period_starts[data->period_count].days = end;
    return LREL_OK;
}

/* A period of many years must not look like the first of them. */
static void name_at(const lrel_dataset *data, size_t period, char out[24])
{
    char day[16];

    lrel_date_format((lrel_date){data->period_starts[1].days - 1}, day);
    snprintf(out, 24, "%s %s", period == 0 ? "until" : "after", day);
}

void lrel_dataset_period_name(const lrel_dataset *data, size_t period, char out[24])
{
    int year, month;

    if (data->has_at) {
        name_at(data, period, out);
        return;
    }
    lrel_date_to_calendar(data->period_starts[period], &year, &month, NULL);
    if (data->programme->period == LREL_PERIOD_YEAR)
        snprintf(out, 24, "%04d", year);
    else if (data->programme->period == LREL_PERIOD_QUARTER)
        snprintf(out, 24, "%04d-Q%d", year, (month - 1) / 3 + 1);
    else
        snprintf(out, 24, "%04d-%02d", year, month);
}
