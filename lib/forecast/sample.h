/* SPDX-License-Identifier: Apache-2.0 */
/* sample.h: what came of many draws, and which value a share of them did not go beyond.
 */
#ifndef LREL_FORECAST_SAMPLE_H
#define LREL_FORECAST_SAMPLE_H

#include "core/radix.h"
#include "landrelease/error.h"

/* P10, P50 and P90: of a hundred draws so many did not go beyond the value. Each is the
 * value of a draw (type 1 of R. J. Hyndman and Y. Fan, 1996): of two dates there is no
 * mean. */
typedef struct lrel_percentiles {
    int64_t p10;
    int64_t p50;
    int64_t p90;
} lrel_percentiles;

typedef struct lrel_sample {
    lrel_sortable draws;
} lrel_sample;

/** Room for @p count draws. @return LREL_OK or LREL_E_MEMORY; clear it in any case */
LREL_NODISCARD lrel_status lrel_sample_init(lrel_sample *sample,
                                            const lrel_context *context, size_t count,
                                            lrel_error *err);
void lrel_sample_clear(lrel_sample *sample, const lrel_context *context);

/** Sets draw @p draw, counted from 0. @p value is not negative. */
void lrel_sample_set(lrel_sample *sample, size_t draw, int64_t value);

/** Of the first @p count draws, at least one, each of which was set. They lose their
 * order. */
lrel_percentiles lrel_sample_percentiles(lrel_sample *sample, size_t count);

#endif
