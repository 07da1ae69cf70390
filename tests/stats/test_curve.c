/* SPDX-License-Identifier: Apache-2.0 */
/* test_curve.c: Lorenz curves that can be drawn by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/curve.h"

static void assert_near(double found, double wanted)
{
    assert_true(fabs(found - wanted) < 1e-12);
}

static void gini__the_same_everywhere(void **state)
{
    static const lrel_portion even[] = {{1, 2, 0}, {3, 6, 1}, {0.5, 1, 2}};

    (void)state;
    assert_near(lrel_portions_gini(even, 3), 0);
    assert_near(lrel_portions_share(even, 3, 0.3), 0.3);
}

/* All in one tenth of the land: 1 - 1/10. */
static void gini__all_in_a_tenth(void **state)
{
    static const lrel_portion one[] = {{1, 7, 0}, {9, 0, 1}};

    (void)state;
    assert_near(lrel_portions_gini(one, 2), 0.9);
    assert_near(lrel_portions_share(one, 2, 0.1), 1);
    assert_near(lrel_portions_share(one, 2, 0.05), 0.5);
    assert_near(lrel_portions_share(one, 2, 1), 1);
}

/* Land 1, 1, 2 with 6, 3, 1: the curve goes 0, .6, .9, 1 at 0, .25, .5, 1. Under it lie
 * .075 + .1875 + .475 = .7375; Gini = 2 x .7375 - 1. */
static void gini__by_hand_and_sorted_first(void **state)
{
    lrel_portion parts[] = {{2, 1, 0}, {1, 3, 1}, {1, 6, 2}};

    (void)state;
    lrel_portions_sort(parts, 3);
    assert_int_equal(parts[0].number, 2);
    assert_int_equal(parts[2].number, 0);
    assert_near(lrel_portions_gini(parts, 3), 0.475);
    assert_near(lrel_portions_share(parts, 3, 0.25), 0.6);
    assert_near(lrel_portions_share(parts, 3, 0.75), 0.95);
}

static void gini__of_nothing_is_not_computable(void **state)
{
    static const lrel_portion none[] = {{1, 0, 0}, {2, 0, 1}};

    (void)state;
    assert_true(lrel_portions_gini(none, 2) < 0);
    assert_true(lrel_portions_gini(none, 0) < 0);
    assert_near(lrel_portions_share(none, 2, 0.5), 0);
}

static void sort__equals_by_their_number(void **state)
{
    lrel_portion parts[] = {{2, 4, 5}, {1, 2, 3}, {3, 6, 4}};

    (void)state;
    lrel_portions_sort(parts, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(parts[i].number, 3 + i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gini__the_same_everywhere),
        cmocka_unit_test(gini__all_in_a_tenth),
        cmocka_unit_test(gini__by_hand_and_sorted_first),
        cmocka_unit_test(gini__of_nothing_is_not_computable),
        cmocka_unit_test(sort__equals_by_their_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
