/* SPDX-License-Identifier: Apache-2.0 */
/* test_random.c: the generator is the one that its makers publish, and draws evenly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/random.h"

/* The first numbers of the authors' xoshiro256starstar.c from the state 1, 2, 3, 4. */
static void next__as_published(void **state)
{
    static const uint64_t wanted[] = {UINT64_C(11520), UINT64_C(0), UINT64_C(1509978240),
                                      UINT64_C(1215971899390074240)};
    lrel_random random = {{1, 2, 3, 4}};

    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_true(lrel_random_next(&random) == wanted[i]);
}

/* The first numbers of the author's splitmix64.c from the seed 0. */
static void seed__is_spread_as_published(void **state)
{
    lrel_random random;

    (void)state;
    lrel_random_seed(&random, 0);
    assert_true(random.state[0] == UINT64_C(0xe220a8397b1dcdaf));
    assert_true(random.state[1] == UINT64_C(0x6e789e6aa1b965f4));
    assert_true(random.state[2] == UINT64_C(0x06c45d188009454f));
}

static void below__every_number_as_often(void **state)
{
    enum { SIDES = 7, DRAWS = 70000 };
    int count[SIDES] = {0};
    lrel_random random;

    (void)state;
    lrel_random_seed(&random, 5);
    for (int i = 0; i < DRAWS; i++)
        count[lrel_random_below(&random, SIDES)]++;
    for (int i = 0; i < SIDES; i++) /* five standard deviations */
        assert_in_range(count[i], DRAWS / SIDES - 470, DRAWS / SIDES + 470);
}

static void unit__from_0_to_below_1(void **state)
{
    lrel_random random;
    double sum = 0;

    (void)state;
    lrel_random_seed(&random, 9);
    for (int i = 0; i < 100000; i++) {
        double x = lrel_random_unit(&random);

        assert_true(x >= 0 && x < 1);
        sum += x;
    }
    assert_true(sum > 49500 && sum < 50500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(next__as_published),
        cmocka_unit_test(seed__is_spread_as_published),
        cmocka_unit_test(below__every_number_as_often),
        cmocka_unit_test(unit__from_0_to_below_1),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
