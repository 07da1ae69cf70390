/* SPDX-License-Identifier: Apache-2.0 */
/* mean.h: the forecast that everybody can do by hand: what is left, divided by the mean
 * of some years (indicator I12). */
#ifndef LREL_FORECAST_MEAN_H
#define LREL_FORECAST_MEAN_H

#include "forecast/past.h"

/* The mean of the last three and of the last five years, with and without outliers. */
enum {
    LREL_MEAN_OF_THREE,
    LREL_MEAN_OF_THREE_TRIMMED,
    LREL_MEAN_OF_FIVE,
    LREL_MEAN_OF_FIVE_TRIMMED,
    LREL_MEANS
};

/* What is assumed of the land that is yet to come, and of who works on it. */
typedef enum lrel_mix {
    LREL_MIX_NET,      /* all products; new land as in the same years */
    LREL_MIX_RELEASE,  /* all products; nothing new: I12 as it is published */
    LREL_MIX_CLEARING, /* clearance alone; nothing new */
    LREL_MIX_COUNT
} lrel_mix;

const char *lrel_mix_name(lrel_mix mix); /* "with_new_land", ... */

typedef struct lrel_mean {
    size_t years;          /* the last so many */
    bool without_outliers; /* of them, the years with the least and the most release are
                              left out: */
    int left_out[2];
    bool is_known; /* there are so many */
    lrel_flow flow;
    lrel_arrival arrival[LREL_MIX_COUNT];
} lrel_mean;

/** Mean @p number, 0 to LREL_MEANS - 1, of the last of @p count years, called @p years;
 * arrivals are not there yet. */
lrel_mean lrel_mean_of(const lrel_flow *flows, const int *years, size_t count,
                       int number);

/** Walks from @p stock with each mix of the mean. */
void lrel_mean_walk(lrel_mean *mean, const lrel_road *road, int64_t stock);

/** What a year has by @p mix. */
lrel_flow lrel_mix_flow(const lrel_flow *flow, lrel_mix mix);

/** Years until a stock is gone that loses @p flow every year: their quotient.
 * @return false where it does not shrink */
bool lrel_years_to_finish(int64_t stock, const lrel_flow *flow, double *out);

#endif
