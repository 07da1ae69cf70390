/* SPDX-License-Identifier: Apache-2.0 */
/* gamma_poisson.h: counts over unequal exposures, whose rates differ as a gamma
 * distribution does: a count is then negative binomial. This is what shrinkage of rates
 * is made of (D. Clayton and J. Kaldor 1987, J. S. Maritz and T. Lwin 1989).
 *
 * A pair is a count and what it is out of: an area, or the count that is expected of it.
 * Exposures are above 0; counts may be fractions. */
#ifndef LREL_STATS_GAMMA_POISSON_H
#define LREL_STATS_GAMMA_POISSON_H

#include <stddef.h>

typedef struct lrel_counted {
    double count;
    double exposure;
} lrel_counted;

/* Rates that differ no more than this shape says, are called equal. */
#define LREL_SHAPE_MAX 1e4
#define LREL_SHAPE_MIN 1e-3

/* Rates are gamma distributed with this shape and rate: mean shape / rate, standard
 * deviation mean / sqrt(shape). */
typedef struct lrel_gamma_rates {
    double shape;
    double rate;
} lrel_gamma_rates;

/** The mean of all rates: that of the likelihood for @p shape, or of all counts over all
 * exposures where @p shape is LREL_SHAPE_MAX. 0 where no pair has a count, or there is
 * none. */
double lrel_gamma_poisson_mean(const lrel_counted *pairs, size_t count, double shape);

/** The shape of largest likelihood, the mean of all rates being @p mean. LREL_SHAPE_MAX
 * where counts differ no more than chance does, LREL_SHAPE_MIN at least. */
double lrel_gamma_poisson_shape(const lrel_counted *pairs, size_t count, double mean);

/** Shape and rate of largest likelihood. Without any count the rate is infinite. */
lrel_gamma_rates lrel_gamma_poisson_fit(const lrel_counted *pairs, size_t count);

/** The ln likelihood of @p pairs, less what depends on neither shape nor mean. */
double lrel_gamma_poisson_likelihood(const lrel_counted *pairs, size_t count,
                                     double shape, double mean);

#endif
