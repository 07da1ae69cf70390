/* SPDX-License-Identifier: Apache-2.0 */
/* gamma_poisson.c: maximum of the marginal likelihood, by Newton's method on its
 * derivative within a bracket: shape and mean in turn. Both derivatives fall through 0
 * from left to right as a rule; where one does not, the nearer end of the bracket is
 * taken. */
#include "stats/gamma_poisson.h"

#include <math.h>
#include <stdbool.h>

#include "stats/gamma.h"

#define ROUNDS_MAX 100
#define ENOUGH     1e-10 /* relative */
#define SUM_UP_TO  16.0  /* counts up to this one need no digamma */

static double total(const lrel_counted *pairs, size_t count, double *exposure)
{
    double counts = 0;

    *exposure = 0;
    for (size_t i = 0; i < count; i++) {
        counts += pairs[i].count;
        *exposure += pairs[i].exposure;
    }
    return counts;
}

/* --- the mean --- */

/* The derivative by ln mean, and by it once more. */
static double mean_score(const lrel_counted *pairs, size_t count, double shape,
                         double mean, double *slope)
{
    double score = 0;

    *slope = 0;
    for (size_t i = 0; i < count; i++) {
        double m = mean * pairs[i].exposure, part = shape / (shape + m);

        score += (pairs[i].count - m) * part;
        *slope -= m * part * (pairs[i].count + shape) / (shape + m);
    }
    return score;
}

double lrel_gamma_poisson_mean(const lrel_counted *pairs, size_t count, double shape)
{
    double exposure, counts = total(pairs, count, &exposure), low = -INFINITY,
                     high = INFINITY, at, mean;

    if (!(counts > 0 && exposure > 0))
        return 0;
    mean = counts / exposure;
    if (shape >= LREL_SHAPE_MAX)
        return mean;
    at = log(mean);
    for (int i = 0; i < ROUNDS_MAX; i++) {
        double slope, score = mean_score(pairs, count, shape, exp(at), &slope),
                      next = at - score / slope;

        if (score > 0)
            low = at;
        else
            high = at;
        if (!(next > low && next < high))
            next = isinf(low) ? at - 1 : isinf(high) ? at + 1 : 0.5 * (low + high);
        if (fabs(next - at) < ENOUGH)
            return exp(next);
        at = next;
    }
    return exp(at);
}

/* --- the shape --- */

/* digamma(count + k) - digamma(k), and the same of trigamma; exact for whole counts. */
static double digamma_rise(double count, double k, double *slope)
{
    double rise = 0;

    *slope = 0;
    if (count > SUM_UP_TO || count != floor(count)) {
        *slope = lrel_trigamma(count + k) - lrel_trigamma(k);
        return lrel_digamma(count + k) - lrel_digamma(k);
    }
    for (double j = 0; j < count; j++) {
        rise += 1 / (k + j);
        *slope -= 1 / ((k + j) * (k + j));
    }
    return rise;
}

/* The derivative by the shape, and by it once more. */
static double shape_score(const lrel_counted *pairs, size_t count, double k, double mean,
                          double *slope)
{
    double score = 0;

    *slope = 0;
    for (size_t i = 0; i < count; i++) {
        double m = mean * pairs[i].exposure, y = pairs[i].count, bend;

        score += digamma_rise(y, k, &bend) - log1p(m / k) + (m - y) / (k + m);
        *slope += bend + m / (k * (k + m)) - (m - y) / ((k + m) * (k + m));
    }
    return score;
}

/* Whether counts differ more than chance alone makes them. */
static bool is_spread(const lrel_counted *pairs, size_t count, double mean)
{
    double more = 0;

    for (size_t i = 0; i < count; i++) {
        double off = pairs[i].count - mean * pairs[i].exposure;

        more += off * off - pairs[i].count;
    }
    return more > 0;
}

double lrel_gamma_poisson_shape(const lrel_counted *pairs, size_t count, double mean)
{
    double low = log(LREL_SHAPE_MIN), high = log(LREL_SHAPE_MAX), at = 0, slope;

    if (!is_spread(pairs, count, mean) ||
        shape_score(pairs, count, LREL_SHAPE_MAX, mean, &slope) >= 0)
        return LREL_SHAPE_MAX;
    if (shape_score(pairs, count, LREL_SHAPE_MIN, mean, &slope) <= 0)
        return LREL_SHAPE_MIN;
    for (int i = 0; i < ROUNDS_MAX; i++) {
        double k = exp(at), score = shape_score(pairs, count, k, mean, &slope);
        double next = at - score * k / (score * k + slope * k * k); /* by ln k */

        if (score > 0)
            low = at;
        else
            high = at;
        if (!(next > low && next < high))
            next = 0.5 * (low + high);
        if (fabs(next - at) < ENOUGH)
            return exp(next);
        at = next;
    }
    return exp(at);
}

lrel_gamma_rates lrel_gamma_poisson_fit(const lrel_counted *pairs, size_t count)
{
    double shape = LREL_SHAPE_MAX, mean = lrel_gamma_poisson_mean(pairs, count, shape);

    if (!(mean > 0))
        return (lrel_gamma_rates){LREL_SHAPE_MAX, INFINITY};
    for (int i = 0; i < ROUNDS_MAX; i++) {
        double before = shape;

        shape = lrel_gamma_poisson_shape(pairs, count, mean);
        mean = lrel_gamma_poisson_mean(pairs, count, shape);
        if (fabs(shape - before) <= 1e-8 * shape)
            break;
    }
    return (lrel_gamma_rates){shape, shape / mean};
}

double lrel_gamma_poisson_likelihood(const lrel_counted *pairs, size_t count,
                                     double shape, double mean)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        double m = mean * pairs[i].exposure, y = pairs[i].count;

        sum +=
            lrel_log_gamma(y + shape) - lrel_log_gamma(shape) - shape * log1p(m / shape);
        if (y > 0)
            sum += y * log(m / (shape + m));
    }
    return sum;
}
