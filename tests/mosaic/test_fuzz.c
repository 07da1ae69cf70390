/* SPDX-License-Identifier: Apache-2.0 */
/* Layers without mercy, each judged by the slab oracle and by the promises of mosaic.h.
 *
 * LREL_FUZZ_CASES=n runs n cases instead of the usual number; LREL_FUZZ_SEED=n begins at
 * another seed. `--expect-caught n` succeeds where one of the first n cases fails: that
 * is how mutants are run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/judge.h"
#include "support/random.h"
#include "support/tangle.h"

#define CASES      1500
#define FIRST_SEED 1

/* Rounding moves land to and fro: the judge allows 0.7 of the perimeter times a unit in
 * every case, because that can be proved; seen were 0.13 at most and 0.0025 in the mean.
 * An error that leans to one side shows in the mean first. */
#define MEAN_SHARE_MAX 0.005

static unsigned long first_seed(void)
{
    return random_count_from_environment("LREL_FUZZ_SEED", FIRST_SEED);
}

static bool case_is_right(unsigned long seed, judge_record *record, bool is_told)
{
    layer l = tangle_from(seed);
    char why[JUDGE_WHY_SIZE] = "";
    bool is_right = judge_layer(&l, 1 + (int)(seed % 3), record, why);

    if (!is_right && is_told) {
        fprintf(stderr, "seed %lu: %s\n", seed, why);
        layer_print(&l, stderr);
    }
    layer_free(&l);
    return is_right;
}

static void fuzz__every_tangle_is_measured_as_by_slabs(void **state)
{
    unsigned long cases = random_count_from_environment("LREL_FUZZ_CASES", CASES);
    unsigned long wrong = 0;
    double mean;
    judge_record record = {0};

    (void)state;
    for (unsigned long i = 0; i < cases; i++)
        wrong += !case_is_right(first_seed() + i, &record, wrong < 3);
    mean = record.sum_of_shares / (double)(record.compared ? record.compared : 1);
    print_message(
        "%lu cases from seed %lu, %lu areas compared; rounding moved %.4f of the "
        "perimeter at most, %.6f in the mean\n",
        cases, first_seed(), record.compared, record.worst_share, mean);
    assert_int_equal(wrong, 0);
    assert_true(mean < MEAN_SHARE_MAX);
    assert_true(record.compared > 10 * cases);
}

static int expect_caught(unsigned long cases)
{
    for (unsigned long i = 0; i < cases; i++) {
        if (case_is_right(first_seed() + i, NULL, false))
            continue;
        printf("caught by case %lu\n", i + 1);
        return EXIT_SUCCESS;
    }
    printf("not caught by %lu cases\n", cases);
    return EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fuzz__every_tangle_is_measured_as_by_slabs),
    };

    if (argc == 3 && strcmp(argv[1], "--expect-caught") == 0)
        return expect_caught(strtoul(argv[2], NULL, 10));
    return cmocka_run_group_tests(tests, NULL, NULL);
}
