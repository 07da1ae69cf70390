/* SPDX-License-Identifier: Apache-2.0 */
/* mean.c: means of past years, and when a stock is gone that goes on like them.
 *
 * Outliers are the years with the least and with the most release, whatever they are: of
 * three years the middle one stays, of five the middle three. A rule that looks how far
 * away a year lies would have a threshold that nobody can defend with so few years. */
#include "forecast/mean.h"

#define YEARS_MAX 5

static const struct {
    size_t years;
    bool without_outliers;
} kinds[LREL_MEANS] = {{3, false}, {3, true}, {5, false}, {5, true}};

const char *lrel_mix_name(lrel_mix mix)
{
    static const char *const names[] = {"with_new_land", "release_alone",
                                        "clearance_alone"};

    return names[mix];
}

lrel_flow lrel_mix_flow(const lrel_flow *flow, lrel_mix mix)
{
    lrel_flow out = *flow;

    if (mix == LREL_MIX_NET)
        return out;
    out.recorded = 0;
    for (int p = 0; p < LREL_FLOW_PRODUCTS && mix == LREL_MIX_CLEARING; p++)
        if (p != LREL_PRODUCT_CLEARED)
            out.released[p] = 0;
    return out;
}

/* Whole square metres, half up: what is recorded and released is never negative. */
static int64_t mean_of(int64_t sum, size_t count)
{
    return (sum + (int64_t)count / 2) / (int64_t)count;
}

static lrel_flow mean_flow(const lrel_flow *flows, size_t count, const bool *is_out)
{
    lrel_flow sum = {{0}, 0};
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (is_out[i])
            continue;
        for (int p = 0; p < LREL_FLOW_PRODUCTS; p++)
            sum.released[p] += flows[i].released[p];
        sum.recorded += flows[i].recorded;
        kept++;
    }
    for (int p = 0; p < LREL_FLOW_PRODUCTS; p++)
        sum.released[p] = mean_of(sum.released[p], kept);
    sum.recorded = mean_of(sum.recorded, kept);
    return sum;
}

/* The year with the least, and that with the most release; of equal ones the first is the
 * least and the last the most. */
static void find_outliers(const lrel_flow *flows, size_t count, size_t out[2])
{
    out[0] = 0;
    out[1] = 0;
    for (size_t i = 1; i < count; i++) {
        int64_t released = lrel_flow_released(&flows[i]);

        if (released < lrel_flow_released(&flows[out[0]]))
            out[0] = i;
        if (released >= lrel_flow_released(&flows[out[1]]))
            out[1] = i;
    }
}

lrel_mean lrel_mean_of(const lrel_flow *flows, const int *years, size_t count, int number)
{
    lrel_mean mean = {.years = kinds[number].years,
                      .without_outliers = kinds[number].without_outliers};
    bool is_out[YEARS_MAX] = {false};
    size_t outliers[2];

    if (count < mean.years)
        return mean;
    flows += count - mean.years;
    years += count - mean.years;
    mean.is_known = true;
    if (mean.without_outliers) {
        find_outliers(flows, mean.years, outliers);
        for (int i = 0; i < 2; i++) {
            is_out[outliers[i]] = true;
            mean.left_out[i] = years[outliers[i]];
        }
    }
    mean.flow = mean_flow(flows, mean.years, is_out);
    return mean;
}

void lrel_mean_walk(lrel_mean *mean, const lrel_road *road, int64_t stock)
{
    for (int m = 0; mean->is_known && m < LREL_MIX_COUNT; m++) {
        lrel_flow flow = lrel_mix_flow(&mean->flow, (lrel_mix)m);

        mean->arrival[m] = lrel_road_walk(road, stock, &flow, 1, NULL);
    }
}

bool lrel_years_to_finish(int64_t stock, const lrel_flow *flow, double *out)
{
    int64_t net = lrel_flow_released(flow) - flow->recorded;

    if (net <= 0)
        return false;
    *out = (double)stock / (double)net;
    return true;
}
