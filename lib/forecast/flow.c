/* SPDX-License-Identifier: Apache-2.0 */
/* flow.c: walking along the years. */
#include "forecast/flow.h"

int64_t lrel_flow_released(const lrel_flow *flow)
{
    int64_t sum = 0;

    for (int p = 0; p < LREL_FLOW_PRODUCTS; p++)
        sum += flow->released[p];
    return sum;
}

/* Of @p amount a year, what @p days of its @p year_days have. */
static int64_t part(int64_t amount, int32_t days, int32_t year_days)
{
    return days == year_days ? amount : amount * days / year_days;
}

/* What moves in @p stretch of a year like @p year. */
static lrel_flow flow_of(const lrel_road *road, const lrel_stretch *stretch,
                         const lrel_flow *year)
{
    lrel_flow flow = stretch->planned;

    for (int p = 0; p < LREL_FLOW_PRODUCTS && !road->is_planned; p++)
        flow.released[p] = part(year->released[p], stretch->days, stretch->year_days);
    flow.recorded = part(year->recorded, stretch->days, stretch->year_days);
    return flow;
}

static void add(lrel_flow *sum, const lrel_flow *flow, int32_t days, int32_t of)
{
    for (int p = 0; p < LREL_FLOW_PRODUCTS; p++)
        sum->released[p] += part(flow->released[p], days, of);
    sum->recorded += part(flow->recorded, days, of);
}

/* The first day at whose end nothing is left of @p stock, which loses @p net in @p days.
 */
static int32_t last_day(int64_t stock, int64_t net, int32_t days)
{
    return stock <= 0 ? 0 : (int32_t)((stock * days + net - 1) / net);
}

lrel_arrival lrel_road_walk(const lrel_road *road, int64_t stock, const lrel_flow *years,
                            size_t year_count, lrel_random *random)
{
    lrel_arrival arrival = {.day = LREL_FORECAST_NEVER};
    const lrel_flow *year = years;
    int32_t day = 0;

    if (stock <= 0)
        return (lrel_arrival){.day = 0};
    for (size_t i = 0; i < road->count; i++) {
        const lrel_stretch *stretch = &road->at[i];
        lrel_flow flow;
        int64_t net;

        if (stretch->is_new_year && year_count > 1)
            year = &years[lrel_random_below(random, year_count)];
        flow = flow_of(road, stretch, year);
        net = lrel_flow_released(&flow) - flow.recorded;
        if (stock <= net) {
            int32_t rest = last_day(stock, net, stretch->days);

            add(&arrival.flow, &flow, rest, stretch->days);
            arrival.day = day + rest;
            return arrival;
        }
        add(&arrival.flow, &flow, stretch->days, stretch->days);
        stock -= net;
        day += stretch->days;
    }
    arrival.left = stock;
    return arrival;
}

int64_t lrel_flow_year(const lrel_flow *flow, int64_t stock, int64_t *released)
{
    int64_t there = stock + flow->recorded, wanted = lrel_flow_released(flow);
    int64_t done = wanted < there ? wanted : there;

    if (released)
        *released += done;
    return there - done;
}
