/* SPDX-License-Identifier: Apache-2.0 */
/* test_ranking.c: lift and AUC of rankings small enough to count by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/ranking.h"

static void assert_near(double found, double wanted)
{
    assert_true(fabs(found - wanted) < 1e-12);
}

/* Scores 4 3 2 1; found 5 0 1 0. Pairs (with, without): 4>3, 4>1, 2<3, 2>1: 3 of 4. */
static void auc__by_hand(void **state)
{
    lrel_ranked r[] = {
        {2, 1, 1, 0, 0}, {4, 1, 5, 0, 1}, {1, 1, 0, 0, 2}, {3, 1, 0, 0, 3}};

    (void)state;
    lrel_ranked_sort(r, 4);
    assert_near(r[0].score, 4);
    assert_near(lrel_ranked_auc(r, 4), 0.75);
}

/* All equal: a coin. One with among two equal: (0.5 + 1) / 2. */
static void auc__ties_count_half(void **state)
{
    static const lrel_ranked same[] = {{1, 1, 3, 0, 0}, {1, 1, 0, 0, 1}, {1, 1, 0, 0, 2}};
    static const lrel_ranked some[] = {{2, 1, 3, 0, 0}, {2, 1, 0, 0, 1}, {1, 1, 0, 0, 2}};

    (void)state;
    assert_near(lrel_ranked_auc(same, 3), 0.5);
    assert_near(lrel_ranked_auc(some, 3), 0.75);
}

/* Behind the find lie 3 of the 4 hectares without one. */
static void auc__is_by_land(void **state)
{
    static const lrel_ranked r[] = {{3, 1, 0, 0, 0}, {2, 5, 1, 0, 1}, {1, 3, 0, 0, 2}};

    (void)state;
    assert_near(lrel_ranked_auc(r, 3), 0.75);
}

static void auc__needs_both_kinds(void **state)
{
    static const lrel_ranked all[] = {{2, 1, 3, 0, 0}, {1, 1, 1, 0, 1}};
    static const lrel_ranked none[] = {{2, 1, 0, 0, 0}};

    (void)state;
    assert_true(lrel_ranked_auc(all, 2) < 0);
    assert_true(lrel_ranked_auc(none, 1) < 0);
    assert_true(lrel_ranked_lift(none, 1, 0.1) < 0);
}

/* Land 1 and 3 with 6 and 2: in the first quarter lie 6 of 8, three times its share; in
 * the first half 6 + 2/3. */
static void lift__by_hand(void **state)
{
    static const lrel_ranked r[] = {{2, 1, 6, 0, 0}, {1, 3, 2, 0, 1}};

    (void)state;
    assert_near(lrel_ranked_lift(r, 2, 0.25), 3);
    assert_near(lrel_ranked_lift(r, 2, 0.5), (6 + 2.0 / 3) / 8 / 0.5);
    assert_near(lrel_ranked_lift(r, 2, 1), 1);
    assert_near(lrel_ranked_lift(r, 2, 0.1), 3); /* 0.4 of the first portion */
}

static void lift__the_order_of_equals_does_not_matter(void **state)
{
    static const lrel_ranked one[] = {{1, 1, 6, 0, 0}, {1, 3, 2, 0, 1}};
    static const lrel_ranked other[] = {{1, 3, 2, 0, 0}, {1, 1, 6, 0, 1}};

    (void)state;
    for (double share = 0.1; share <= 1; share += 0.1) {
        assert_near(lrel_ranked_lift(one, 2, share), 1);
        assert_near(lrel_ranked_lift(other, 2, share), 1);
    }
}

static void share_below__of_ties_and_of_one(void **state)
{
    static const double x[] = {0, 0, 0, 2, 5};

    (void)state;
    assert_near(lrel_share_below(x, 5, 0), 0);
    assert_near(lrel_share_below(x, 5, 2), 0.75);
    assert_near(lrel_share_below(x, 5, 5), 1);
    assert_near(lrel_share_below(x, 1, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(auc__by_hand),
        cmocka_unit_test(auc__ties_count_half),
        cmocka_unit_test(auc__is_by_land),
        cmocka_unit_test(auc__needs_both_kinds),
        cmocka_unit_test(lift__by_hand),
        cmocka_unit_test(lift__the_order_of_equals_does_not_matter),
        cmocka_unit_test(share_below__of_ties_and_of_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
