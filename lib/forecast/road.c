/* SPDX-License-Identifier: Apache-2.0 */
/* road.c: the calendar that is yet to come, cut where years and plans begin and end. */
#include "core/fail.h"
#include "forecast/flow.h"

/* The last day of @p year. */
static lrel_date last_of(int year)
{
    lrel_date day = {0};

    if (lrel_date_from_calendar(year, 12, 31, &day) != LREL_OK)
        day.days = LREL_DAY_OPEN - 1;
    return day;
}

static int year_of(lrel_date day)
{
    int year;

    lrel_date_to_calendar(day, &year, NULL, NULL);
    return year;
}

static int32_t days_of(int year)
{
    return last_of(year).days - last_of(year - 1).days;
}

/* Of @p amount in the whole period, what is planned up to the end of @p day: what the
 * stretches have adds up to the whole. */
static int64_t planned_to(const lrel_plan_period *period, int64_t amount, int32_t day)
{
    int64_t days = (int64_t)period->last.days - period->first.days + 1;

    return amount / days * (day - period->first.days + 1) +
           amount % days * (day - period->first.days + 1) / days;
}

static lrel_flow planned(const lrel_plan_period *period, int32_t first, int32_t last)
{
    lrel_flow flow = {{0}, 0};

    if (!period || first < period->first.days)
        return flow;
    for (int p = 0; p < LREL_FLOW_PRODUCTS; p++)
        flow.released[p] = planned_to(period, period->flow.released[p], last) -
                           planned_to(period, period->flow.released[p], first - 1);
    return flow;
}

/* The last day of the stretch that begins on @p first. */
static int32_t end_of(const lrel_plan_period *period, int32_t first)
{
    int32_t last = last_of(year_of((lrel_date){first})).days;

    if (period && period->first.days > first && period->first.days <= last)
        last = period->first.days - 1;
    else if (period && period->first.days <= first && period->last.days < last)
        last = period->last.days;
    return last;
}

/* The last day of the road: a plan's own, or that of so many calendar years. */
static int32_t end_of_road(lrel_date as_of, const lrel_plan_period *plan, size_t count)
{
    int first_year = year_of((lrel_date){as_of.days + 1});
    int32_t end = last_of(first_year + LREL_FORECAST_YEARS - 1).days;

    return count > 0 && plan[count - 1].last.days < end ? plan[count - 1].last.days : end;
}

lrel_status lrel_road_build(lrel_arena *arena, lrel_date as_of,
                            const lrel_plan_period *plan, size_t plan_count,
                            lrel_road *out, lrel_error *err)
{
    /* A year has one stretch, and one more for each border of a period. */
    size_t capacity = LREL_FORECAST_YEARS + 1 + 2 * plan_count, at = 0;
    lrel_road road = {lrel_arena_alloc(arena, capacity * sizeof *road.at), 0,
                      plan_count > 0};
    int32_t first = as_of.days + 1, end = end_of_road(as_of, plan, plan_count);

    if (!road.at)
        return lrel__fail_memory(err);
    while (first <= end) {
        const lrel_plan_period *period;
        int year = year_of((lrel_date){first});
        bool is_new_year = road.count == 0 || first == last_of(year - 1).days + 1;
        int32_t last;

        while (at < plan_count && plan[at].last.days < first)
            at++;
        period = at < plan_count ? &plan[at] : NULL; /* this day is in it, or before */
        last = end_of(period, first);
        road.at[road.count++] = (lrel_stretch){last - first + 1, days_of(year),
                                               is_new_year, planned(period, first, last)};
        first = last + 1;
    }
    *out = road;
    return LREL_OK;
}

double lrel_years_between(lrel_date from, lrel_date to)
{
    lrel_date low = from.days <= to.days ? from : to;
    lrel_date high = from.days <= to.days ? to : from;
    /* Days gone of its year, at the end of each. */
    int32_t low_gone = low.days - last_of(year_of(low) - 1).days;
    int32_t high_gone = high.days - last_of(year_of(high) - 1).days;
    double years = year_of(high) - year_of(low) +
                   (double)high_gone / days_of(year_of(high)) -
                   (double)low_gone / days_of(year_of(low));

    return from.days <= to.days ? years : -years;
}
