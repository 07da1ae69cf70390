/* SPDX-License-Identifier: Apache-2.0 */
/* test_quantile.c: quantiles as R's quantile() and PERCENTILE.INC of spreadsheets have
 * them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/quantile.h"

static void assert_near(double found, double wanted)
{
    assert_true(fabs(found - wanted) < 1e-12);
}

/* R: quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .5, .9, 1)) */
static void quantile__as_r_has_it(void **state)
{
    static const double x[] = {1, 2, 4, 8, 16};

    (void)state;
    assert_near(lrel_quantile(x, 5, 0), 1);
    assert_near(lrel_quantile(x, 5, 0.1), 1.4);
    assert_near(lrel_quantile(x, 5, 0.25), 2);
    assert_near(lrel_quantile(x, 5, 0.5), 4);
    assert_near(lrel_quantile(x, 5, 0.9), 12.8);
    assert_near(lrel_quantile(x, 5, 1), 16);
}

static void quantile__of_one_value(void **state)
{
    static const double x[] = {3};

    (void)state;
    assert_near(lrel_quantile(x, 1, 0), 3);
    assert_near(lrel_quantile(x, 1, 0.7), 3);
    assert_near(lrel_quantile(x, 1, 1), 3);
}

static void quantile__infinite_at_the_end(void **state)
{
    static const double x[] = {1, 2, INFINITY, INFINITY};

    (void)state;
    assert_near(lrel_quantile(x, 4, 1.0 / 3), 2);
    assert_true(isinf(lrel_quantile(x, 4, 0.5)));
    assert_true(isinf(lrel_quantile(x, 4, 0.9)));
}

static void sort__ascending(void **state)
{
    double x[] = {3, -1, INFINITY, 0, 3};

    (void)state;
    lrel_sort_doubles(x, 5);
    assert_near(x[0], -1);
    assert_near(x[1], 0);
    assert_near(x[3], 3);
    assert_true(isinf(x[4]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantile__as_r_has_it),
        cmocka_unit_test(quantile__of_one_value),
        cmocka_unit_test(quantile__infinite_at_the_end),
        cmocka_unit_test(sort__ascending),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
