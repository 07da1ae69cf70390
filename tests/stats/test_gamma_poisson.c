/* SPDX-License-Identifier: Apache-2.0 */
/* test_gamma_poisson.c: fits whose answer is known by hand, and fits that find again what
 * counts were drawn from. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/gamma.h"
#include "stats/gamma_poisson.h"
#include "stats/random.h"

static void assert_near(double found, double wanted, double within)
{
    if (!(fabs(found - wanted) <= within))
        fail_msg("found %.17g, wanted %.17g", found, wanted);
}

/* Equal exposures: the mean is that of the counts, whatever the shape is. */
static void mean__of_equal_exposures(void **state)
{
    static const lrel_counted pairs[] = {{0, 2}, {1, 2}, {11, 2}, {4, 2}};

    (void)state;
    for (double shape = 0.1; shape < 2e4; shape *= 10)
        assert_near(lrel_gamma_poisson_mean(pairs, 4, shape), 2, 1e-9);
}

/* Shape 1 and counts 0 out of 1 and 4 out of 3. By hand: (0 - m) / (1 + m) +
 * (4 - 3m) / (1 + 3m) = 0, that is 6 m^2 = 4. */
static void mean__by_hand(void **state)
{
    static const lrel_counted pairs[] = {{0, 1}, {4, 3}};

    (void)state;
    assert_near(lrel_gamma_poisson_mean(pairs, 2, 1), sqrt(2.0 / 3), 1e-9);
    assert_near(lrel_gamma_poisson_mean(pairs, 2, LREL_SHAPE_MAX), 1, 1e-9);
}

/* Counts 0 and 2 of mean 1: the derivative 1/k + 1/(k+1) - 2 ln(1 + 1/k) is above 0 for
 * every k: they differ no more than chance does. */
static void shape__no_more_than_chance(void **state)
{
    static const lrel_counted pairs[] = {{0, 1}, {2, 1}};
    static const lrel_counted even[] = {{3, 1}, {3, 1}, {3, 1}};

    (void)state;
    assert_near(lrel_gamma_poisson_shape(pairs, 2, 1), LREL_SHAPE_MAX, 0);
    assert_near(lrel_gamma_poisson_shape(even, 3, 3), LREL_SHAPE_MAX, 0);
}

/* At the answer the likelihood is higher than on both sides of it. */
static void fit__is_a_maximum(void **state)
{
    static const lrel_counted pairs[] = {{0, 1.5}, {0, 0.2}, {7, 1},   {1, 4},
                                         {30, 2},  {0, 9},   {2.5, 3}, {0, 1}};
    lrel_gamma_rates fit = lrel_gamma_poisson_fit(pairs, 8);
    double mean = fit.shape / fit.rate,
           top = lrel_gamma_poisson_likelihood(pairs, 8, fit.shape, mean);

    (void)state;
    assert_true(fit.shape > LREL_SHAPE_MIN && fit.shape < LREL_SHAPE_MAX);
    for (double by = 0.9; by < 1.2; by += 0.2) {
        assert_true(lrel_gamma_poisson_likelihood(pairs, 8, fit.shape * by, mean) < top);
        assert_true(lrel_gamma_poisson_likelihood(pairs, 8, fit.shape, mean * by) < top);
    }
}

/* The likelihood of one pair, by hand: shape 1 is geometric. P(3) out of m = 2:
 * (2/3)^3 (1/3); what was left out is 1/3! and exposures. */
static void likelihood__geometric(void **state)
{
    static const lrel_counted pair[] = {{3, 2}};

    (void)state;
    assert_near(lrel_gamma_poisson_likelihood(pair, 1, 1, 1),
                3 * log(2.0 / 3) + log(1.0 / 3) + lrel_log_gamma(4), 1e-12);
}

/* --- finding again --- */

static double draw_normal(lrel_random *random)
{
    double u = 1 - lrel_random_unit(random), v = lrel_random_unit(random);

    return sqrt(-2 * log(u)) * cos(6.283185307179586 * v);
}

/* G. Marsaglia and W. W. Tsang (2000). */
static double draw_gamma(lrel_random *random, double shape)
{
    double d, c;

    if (shape < 1)
        return draw_gamma(random, shape + 1) *
               pow(1 - lrel_random_unit(random), 1 / shape);
    d = shape - 1.0 / 3;
    c = 1 / sqrt(9 * d);
    for (;;) {
        double x = draw_normal(random), v = 1 + c * x;

        v = v * v * v;
        if (v > 0 &&
            log(1 - lrel_random_unit(random)) < x * x / 2 + d - d * v + d * log(v))
            return d * v;
    }
}

static double draw_poisson(lrel_random *random, double mean)
{
    double product = 1 - lrel_random_unit(random), count = 0;

    if (mean > 30) /* in parts: the product would be too small for a number */
        return draw_poisson(random, mean / 2) + draw_poisson(random, mean / 2);
    for (; product > exp(-mean); count++)
        product *= 1 - lrel_random_unit(random);
    return count;
}

#define PAIRS 4000

static const struct {
    double shape, mean;
} truths[] = {{0.3, 0.8}, {1, 5}, {4, 0.5}, {20, 10}};

/* The shape's standard error is near shape sqrt(2 / n) where counts are large, and more
 * where they are few; a tenth is three of them or more in every case here. */
static void fit__finds_again_what_was_drawn(void **state)
{
    static lrel_counted pairs[PAIRS];
    lrel_random random;

    (void)state;
    lrel_random_seed(&random, 20240101);
    for (size_t t = 0; t < sizeof truths / sizeof *truths; t++) {
        double shape = truths[t].shape, mean = truths[t].mean;
        lrel_gamma_rates fit;

        for (size_t i = 0; i < PAIRS; i++) {
            double exposure = 0.2 + 10 * lrel_random_unit(&random),
                   rate = draw_gamma(&random, shape) * mean / shape;

            pairs[i] = (lrel_counted){draw_poisson(&random, rate * exposure), exposure};
        }
        fit = lrel_gamma_poisson_fit(pairs, PAIRS);
        assert_near(fit.shape / shape, 1, 0.1);
        assert_near(fit.shape / fit.rate / mean, 1, 4 / sqrt(PAIRS * shape) + 0.02);
    }
}

static void fit__of_pure_chance_finds_no_spread(void **state)
{
    static lrel_counted pairs[PAIRS];
    lrel_random random;
    lrel_gamma_rates fit;

    (void)state;
    lrel_random_seed(&random, 7);
    for (size_t i = 0; i < PAIRS; i++)
        pairs[i] = (lrel_counted){draw_poisson(&random, 3), 1};
    fit = lrel_gamma_poisson_fit(pairs, PAIRS);
    assert_true(fit.shape > 50);
    assert_near(fit.shape / fit.rate, 3, 0.1);
}

static void fit__without_counts(void **state)
{
    static const lrel_counted none[] = {{0, 1}, {0, 5}};

    (void)state;
    assert_true(isinf(lrel_gamma_poisson_fit(none, 2).rate));
    assert_true(isinf(lrel_gamma_poisson_fit(none, 0).rate));
    assert_near(lrel_gamma_poisson_mean(none, 2, 1), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mean__of_equal_exposures),
        cmocka_unit_test(mean__by_hand),
        cmocka_unit_test(shape__no_more_than_chance),
        cmocka_unit_test(fit__is_a_maximum),
        cmocka_unit_test(likelihood__geometric),
        cmocka_unit_test(fit__finds_again_what_was_drawn),
        cmocka_unit_test(fit__of_pure_chance_finds_no_spread),
        cmocka_unit_test(fit__without_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
