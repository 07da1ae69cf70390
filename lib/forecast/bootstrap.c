/* SPDX-License-Identifier: Apache-2.0 */
/* bootstrap.c: the bootstrap of B. Efron (1979) over whole years. */
#include "forecast/bootstrap.h"

#include <string.h>

void lrel_drawing_begin(lrel_drawing *drawing, uint64_t seed)
{
    lrel_random_seed(&drawing->seeds, seed);
}

void lrel_drawing_next(lrel_drawing *drawing)
{
    lrel_random_seed(&drawing->random, lrel_random_next(&drawing->seeds));
}

/* What draws are kept of: the day, what is left, each product, new land. */
enum { DAY, LEFT, RELEASED, RECORDED = RELEASED + LREL_FLOW_PRODUCTS, KEPT };

static void keep(lrel_sample kept[KEPT], size_t number, const lrel_arrival *arrival)
{
    for (int p = 0; p < LREL_FLOW_PRODUCTS; p++)
        lrel_sample_set(&kept[RELEASED + p], number, arrival->flow.released[p]);
    lrel_sample_set(&kept[RECORDED], number, arrival->flow.recorded);
}

static void tell(lrel_sample kept[KEPT], size_t count, lrel_bootstrap *out)
{
    size_t ended = count - out->never;

    out->day = lrel_sample_percentiles(&kept[DAY], count);
    out->left = lrel_sample_percentiles(&kept[LEFT], count);
    if (ended == 0)
        return;
    for (int p = 0; p < LREL_FLOW_PRODUCTS; p++)
        out->released[p] = lrel_sample_percentiles(&kept[RELEASED + p], ended);
    out->recorded = lrel_sample_percentiles(&kept[RECORDED], ended);
}

lrel_status lrel_bootstrap_run(const lrel_context *context, const lrel_road *road,
                               int64_t stock, const lrel_flow *years, size_t year_count,
                               lrel_draws draws, int64_t deadline, lrel_bootstrap *out,
                               lrel_error *err)
{
    lrel_sample kept[KEPT];
    lrel_drawing drawing;
    lrel_status status = LREL_OK;
    size_t ended = 0;

    memset(kept, 0, sizeof kept);
    memset(out, 0, sizeof *out);
    for (int k = 0; k < KEPT && status == LREL_OK; k++)
        status = lrel_sample_init(&kept[k], context, draws.count, err);
    if (status != LREL_OK)
        goto done;
    lrel_drawing_begin(&drawing, draws.seed);
    for (size_t d = 0; d < draws.count; d++) {
        lrel_arrival arrival;

        lrel_drawing_next(&drawing);
        arrival = lrel_road_walk(road, stock, years, year_count, &drawing.random);
        lrel_sample_set(&kept[DAY], d, arrival.day);
        lrel_sample_set(&kept[LEFT], d, arrival.left);
        out->in_time += arrival.day <= deadline;
        if (arrival.day == LREL_FORECAST_NEVER)
            out->never++;
        else
            keep(kept, ended++, &arrival);
    }
    tell(kept, draws.count, out);

done:
    for (int k = 0; k < KEPT; k++)
        lrel_sample_clear(&kept[k], context);
    return status;
}
