/* SPDX-License-Identifier: Apache-2.0 */
/* test_gamma.c: digamma, trigamma and the incomplete gamma function against closed forms
 * and published tables (Abramowitz and Stegun, tables 6.1 and 26.8). */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/gamma.h"

#define EULER 0.57721566490153286
#define PI    3.14159265358979324

static void assert_near(double found, double wanted, double within)
{
    if (!(fabs(found - wanted) <= within))
        fail_msg("found %.17g, wanted %.17g", found, wanted);
}

static void digamma__closed_forms(void **state)
{
    double harmonic = 0;

    (void)state;
    assert_near(lrel_digamma(1), -EULER, 1e-12);
    assert_near(lrel_digamma(0.5), -EULER - 2 * log(2), 1e-12);
    assert_near(lrel_digamma(0.25), -EULER - PI / 2 - 3 * log(2), 1e-12);
    for (int n = 1; n < 40; n++) {
        harmonic += 1.0 / n;
        assert_near(lrel_digamma(n + 1), harmonic - EULER, 1e-12);
    }
    assert_near(lrel_digamma(1e-3), -1000.5755719318103, 1e-9);
}

static void digamma__table_6_1(void **state)
{
    static const struct {
        double x, value;
    } rows[] = {{1.25, -0.2274535334},
                {1.50, 0.0364899740},
                {1.75, 0.2474724535},
                {2.00, 0.4227843351}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_near(lrel_digamma(rows[i].x), rows[i].value, 6e-11);
}

static void trigamma__closed_forms(void **state)
{
    double squares = 0;

    (void)state;
    assert_near(lrel_trigamma(1), PI * PI / 6, 1e-12);
    assert_near(lrel_trigamma(0.5), PI * PI / 2, 1e-12);
    for (int n = 1; n < 40; n++) {
        squares += 1.0 / ((double)n * n);
        assert_near(lrel_trigamma(n + 1), PI * PI / 6 - squares, 1e-12);
    }
}

static void trigamma__is_the_slope_of_digamma(void **state)
{
    (void)state;
    for (double x = 0.3; x < 40; x *= 1.7) {
        double slope = (lrel_digamma(x + 1e-5) - lrel_digamma(x - 1e-5)) / 2e-5;

        assert_near(lrel_trigamma(x), slope, 1e-7 * lrel_trigamma(x));
    }
}

static void below__closed_forms(void **state)
{
    (void)state;
    for (double x = 0.01; x < 30; x *= 1.5) {
        assert_near(lrel_gamma_below(1, x), -expm1(-x), 1e-13);
        assert_near(lrel_gamma_below(0.5, x), erf(sqrt(x)), 1e-13);
        assert_near(lrel_gamma_below(3, x), 1 - exp(-x) * (1 + x + x * x / 2), 1e-13);
    }
    assert_near(lrel_gamma_below(2, 0), 0, 0);
    assert_near(lrel_gamma_below(2, -1), 0, 0);
}

/* Chi-square of n degrees is twice a gamma of shape n / 2: table 26.8. */
static const struct {
    int degrees;
    double share, value;
} chi_square[] = {{1, 0.95, 3.84146},   {1, 0.05, 0.00393214}, {2, 0.95, 5.99146},
                  {5, 0.05, 1.145476},  {5, 0.95, 11.0705},    {10, 0.95, 18.3070},
                  {10, 0.05, 3.94030},  {30, 0.05, 18.4926},   {30, 0.95, 43.7729},
                  {100, 0.95, 124.342}, {100, 0.5, 99.3341}};

static void quantile__chi_square_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof chi_square / sizeof *chi_square; i++) {
        double shape = 0.5 * chi_square[i].degrees,
               x = 2 * lrel_gamma_quantile(shape, chi_square[i].share);

        assert_near(x, chi_square[i].value, 1e-5 * chi_square[i].value);
        assert_near(lrel_gamma_below(shape, chi_square[i].value / 2), chi_square[i].share,
                    2e-6);
    }
}

static void quantile__is_the_inverse(void **state)
{
    static const double shares[] = {1e-6, 0.05, 0.3, 0.5, 0.8, 0.95, 1 - 1e-6};

    (void)state;
    for (double shape = 0.05; shape < 3e4; shape *= 2.3)
        for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
            double x = lrel_gamma_quantile(shape, shares[i]);

            assert_near(lrel_gamma_below(shape, x), shares[i], 1e-9);
        }
}

static void quantile__of_a_shape_that_is_nearly_nothing(void **state)
{
    (void)state; /* 0.05 ^ 1000: no number is that small */
    assert_true(lrel_gamma_quantile(1e-3, 0.05) == 0);
    assert_true(lrel_gamma_quantile(1e-3, 0.999) > 0);
}

/* Where the series ends, the cube root begins. */
static void below__two_methods_meet(void **state)
{
    (void)state;
    for (double z = -3; z <= 3; z += 0.5) {
        double a = 99999, b = 100001;

        assert_near(lrel_gamma_below(a, a + z * sqrt(a)),
                    lrel_gamma_below(b, b + z * sqrt(b)), 1e-6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digamma__closed_forms),
        cmocka_unit_test(digamma__table_6_1),
        cmocka_unit_test(trigamma__closed_forms),
        cmocka_unit_test(trigamma__is_the_slope_of_digamma),
        cmocka_unit_test(below__closed_forms),
        cmocka_unit_test(quantile__chi_square_table),
        cmocka_unit_test(quantile__is_the_inverse),
        cmocka_unit_test(quantile__of_a_shape_that_is_nearly_nothing),
        cmocka_unit_test(below__two_methods_meet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
