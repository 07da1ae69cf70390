/* SPDX-License-Identifier: Apache-2.0 */
/* test_share.c: shares add up to the last unit, and none is a unit off its quota. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/share.h"
#include "support/random.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define SHARES_MAX   12

static void share__goes_to_the_largest_remainders(void **state)
{
    static const struct {
        int64_t amount;
        size_t count;
        int64_t weights[4], shares[4];
    } cases[] = {
        {10, 2, {1, 1}, {5, 5}},
        {1, 2, {1, 1}, {1, 0}}, /* of equal remainders the first */
        {10, 3, {1, 1, 1}, {4, 3, 3}},
        {100, 3, {47, 16, 37}, {47, 16, 37}},
        {10, 3, {47, 16, 37}, {5, 1, 4}}, /* 4.7, 1.6, 3.7 round down to 8 */
        {7, 4, {0, 3, 0, 4}, {0, 3, 0, 4}},
        {5, 2, {0, 0}, {0, 0}}, /* nothing to divide by */
        {0, 2, {3, 4}, {0, 0}},
        {9, 1, {1}, {9}},
        {INT64_MAX, 2, {INT64_MAX, INT64_MAX}, {INT64_MAX / 2 + 1, INT64_MAX / 2}},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t shares[4] = {-1, -1, -1, -1};

        assert_true(lrel_share__divide(*state, cases[i].amount, cases[i].weights,
                                       cases[i].count, shares));
        for (size_t k = 0; k < cases[i].count; k++)
            assert_int_equal(shares[k], cases[i].shares[k]);
    }
}

static void share__of_nothing_is_nothing(void **state)
{
    assert_true(lrel_share__divide(*state, 5, NULL, 0, NULL));
}

/* Up to areas of the whole Earth in square millimetres, and as the weights themselves. */
static void share__is_exact_whatever_the_weights(void **state)
{
    random_stream random = random_from(7);

    for (int round = 0; round < 20000; round++) {
        size_t count = 1 + random_below(&random, SHARES_MAX);
        int shift = (int)random_below(&random, 60);
        int64_t weights[SHARES_MAX], shares[SHARES_MAX], sum = 0;
        int64_t amount = (int64_t)(random_next(&random) >> (2 + shift));
        __int128 weight = 0;

        for (size_t i = 0; i < count; i++) {
            weights[i] = shares[i] = (int64_t)(random_next(&random) >> (2 + shift));
            if (random_chance(&random, 1, 8))
                weights[i] = shares[i] = 0;
            weight += weights[i];
        }
        assert_true(lrel_share__divide(*state, amount, shares, count, shares));
        for (size_t i = 0; i < count; i++) {
            __int128 off = shares[i] * weight - (__int128)amount * weights[i];

            sum += shares[i];
            assert_true(weight == 0 || (off < weight && off > -weight));
            assert_true(amount > weight || shares[i] <= weights[i]);
        }
        assert_int_equal(sum, weight ? amount : 0);
    }
}

static int open_context(void **state)
{
    *state = lrel_context_new(NULL);
    return *state == NULL;
}

static int close_context(void **state)
{
    lrel_context_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(share__goes_to_the_largest_remainders),
        cmocka_unit_test(share__of_nothing_is_nothing),
        cmocka_unit_test(share__is_exact_whatever_the_weights),
    };
    return cmocka_run_group_tests(tests, open_context, close_context);
}
