/* SPDX-License-Identifier: Apache-2.0 */
/* sample.c: percentiles by sorting. */
#include "forecast/sample.h"

#include "core/fail.h"

lrel_status lrel_sample_init(lrel_sample *sample, const lrel_context *context,
                             size_t count, lrel_error *err)
{
    return lrel__sortable_init(&sample->draws, context, count) ? LREL_OK
                                                               : lrel__fail_memory(err);
}

void lrel_sample_clear(lrel_sample *sample, const lrel_context *context)
{
    lrel__sortable_clear(&sample->draws, context);
}

void lrel_sample_set(lrel_sample *sample, size_t draw, int64_t value)
{
    sample->draws.at[draw] = (lrel_keyed){(uint64_t)value, 0};
}

/* The smallest value that @p percent of a hundred draws did not go beyond. */
static int64_t at_percent(const lrel_sample *sample, size_t percent)
{
    size_t rank = (sample->draws.count * percent + 99) / 100;

    return (int64_t)sample->draws.at[rank > 0 ? rank - 1 : 0].key;
}

lrel_percentiles lrel_sample_percentiles(lrel_sample *sample, size_t count)
{
    lrel_percentiles percentiles;
    size_t room = sample->draws.count;

    sample->draws.count = count;
    lrel__radix_sort(&sample->draws);
    percentiles = (lrel_percentiles){at_percent(sample, 10), at_percent(sample, 50),
                                     at_percent(sample, 90)};
    sample->draws.count = room;
    return percentiles;
}
