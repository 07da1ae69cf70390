/* SPDX-License-Identifier: Apache-2.0 */
/* test_golden.c: every golden case is a test of its own. With --write it writes down what
 * comes out instead (`make golden`), for a person to review. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

#define ROOT "tests/cli"

static void case_comes_out_as_written_down(void **state)
{
    assert_true(golden_run(LREL_PROGRAM, ROOT, *state, false));
}

static int rewrite_all(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        golden_run(LREL_PROGRAM, ROOT, names[i], true);
    return 0;
}

int main(int argc, char **argv)
{
    size_t count;
    char **names = golden_find(ROOT, &count);
    struct CMUnitTest *tests = calloc(count + 1, sizeof *tests);
    int failed;

    if (count == 0) {
        fprintf(stderr, "no cases in %s: start this in the root of the source tree\n",
                ROOT);
        failed = 1;
    } else if (argc > 1 && strcmp(argv[1], "--write") == 0) {
        failed = rewrite_all(names, count);
    } else {
        for (size_t i = 0; i < count; i++)
            tests[i] = (struct CMUnitTest){.name = names[i],
                                           .test_func = case_comes_out_as_written_down,
                                           .initial_state = names[i]};
        failed = _cmocka_run_group_tests("golden", tests, count, NULL, NULL);
    }
    free(tests);
    golden_free_names(names, count);
    return failed;
}
