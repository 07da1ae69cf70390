/* SPDX-License-Identifier: Apache-2.0 */
/* gamma.c: series where they are fast, recurrences towards there.
 *
 * Digamma and trigamma: recurrence upwards, then the asymptotic series (Abramowitz and
 * Stegun 6.3.18, 6.4.12). P(a, x): power series (6.5.29) left of a + 1, the continued
 * fraction (6.5.31) by Lentz's method right of it. Its inverse: Wilson and Hilferty's
 * cube root as a first guess, then Newton within a bracket. */
#include "stats/gamma.h"

#include <math.h>

#define ASYMPTOTIC_FROM 10.0 /* the last term used is below 1e-13 there */
#define CUBE_ROOT_FROM  1e5
#define TERMS_MAX       10000 /* 5 sqrt(CUBE_ROOT_FROM) are needed */
#define CLOSE           1e-15

double lrel_log_gamma(double x)
{
    int sign;

    return lgamma_r(x, &sign);
}

double lrel_digamma(double x)
{
    double before = 0, y;

    for (; x < ASYMPTOTIC_FROM; x += 1)
        before -= 1 / x;
    y = 1 / (x * x);
    return before + log(x) - 0.5 / x -
           y * (1.0 / 12 -
                y * (1.0 / 120 -
                     y * (1.0 / 252 -
                          y * (1.0 / 240 - y * (1.0 / 132 - y * 691 / 32760)))));
}

double lrel_trigamma(double x)
{
    double before = 0, y;

    for (; x < ASYMPTOTIC_FROM; x += 1)
        before += 1 / (x * x);
    y = 1 / (x * x);
    return before + 1 / x + y / 2 +
           y / x *
               (1.0 / 6 -
                y * (1.0 / 30 -
                     y * (1.0 / 42 - y * (1.0 / 30 - y * (5.0 / 66 - y * 691 / 2730)))));
}

static double normal_below(double z)
{
    return 0.5 * erfc(-z / sqrt(2));
}

/* x^a e^-x / Gamma(a) */
static double density_times_x(double a, double x)
{
    return exp(a * log(x) - x - lrel_log_gamma(a));
}

static double below_by_series(double a, double x)
{
    double term = 1 / a, sum = term;

    for (int n = 1; n < TERMS_MAX && term > sum * CLOSE; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum * density_times_x(a, x);
}

static double above_by_fraction(double a, double x)
{
    const double tiny = 1e-300;
    double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;

    for (int n = 1; n < TERMS_MAX; n++) {
        double an = -n * (n - a), step;

        b += 2;
        d = an * d + b;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = b + an / c;
        c = fabs(c) < tiny ? tiny : c;
        step = c * d;
        h *= step;
        if (fabs(step - 1) < CLOSE)
            break;
    }
    return h * density_times_x(a, x);
}

double lrel_gamma_below(double shape, double x)
{
    if (!(x > 0))
        return 0;
    if (shape > CUBE_ROOT_FROM) {
        double v = 1 / (9 * shape);

        return normal_below((cbrt(x / shape) - 1 + v) / sqrt(v));
    }
    return x < shape + 1 ? below_by_series(shape, x) : 1 - above_by_fraction(shape, x);
}

/* Abramowitz and Stegun 26.2.23, within 4.5e-4: a first guess. */
static double normal_quantile(double share)
{
    double t = sqrt(-2 * log(share < 0.5 ? share : 1 - share));
    double z = t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                       (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));

    return share < 0.5 ? -z : z;
}

static double first_guess(double shape, double share)
{
    double v = 1 / (9 * shape), root = 1 - v + normal_quantile(share) * sqrt(v);
    double small = exp((log(share) + lrel_log_gamma(shape + 1)) / shape);

    /* Far to the left the first term of the series is all that counts. */
    return root > 0.2 && shape > 0.5 ? shape * root * root * root : small;
}

double lrel_gamma_quantile(double shape, double share)
{
    double x = first_guess(shape, share), low = 0, high = INFINITY;

    if (!(x > 0)) /* smaller than any number: all lies above it */
        return 0;
    for (int i = 0; i < 200; i++) {
        double off = lrel_gamma_below(shape, x) - share, slope, next;

        if (off < 0)
            low = x;
        else
            high = x;
        if (fabs(off) < 1e-13 || high - low <= CLOSE * x)
            break;
        slope = density_times_x(shape, x) / x;
        next = x - off / slope;
        if (!(next > low && next < high))
            next = isinf(high) ? 2 * x : 0.5 * (low + high);
        x = next;
    }
    return x;
}
