/* SPDX-License-Identifier: Apache-2.0 */
/* test_sum_match.c: the smallest set, never the figure itself, nothing of zeros. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/sum_match.h"

/* Cancelled, reduced and cleared of one operator by the authority: Clearing the Mines
 * 2025, Cambodia, Table 9. */
static const lrel_exact cshd[] = {68858, 91190, 148860};

static void sum_match__finds_what_another_report_adds(void **state)
{
    assert_int_equal(lrel_sum_match(cshd, 3, 160048, 0, 0), 3);
    assert_int_equal(lrel_sum_match(cshd, 3, 148860, 0, 0), 4);
    assert_int_equal(lrel_sum_match(cshd, 3, 308908, 0, 0), 7);
    assert_int_equal(lrel_sum_match(cshd, 3, 308909, 0, 0), 0);
    assert_int_equal(lrel_sum_match(cshd, 3, 308909, 1, 0), 7);
}

static void sum_match__of_the_figure_itself_is_none(void **state)
{
    assert_int_equal(lrel_sum_match(cshd, 3, 148860, 0, 4), 0);
}

static void sum_match__prefers_few_and_leaves_zeros_out(void **state)
{
    static const lrel_exact values[] = {5, 0, 2, 3};

    assert_int_equal(lrel_sum_match(values, 4, 5, 0, 0), 1);
    assert_int_equal(lrel_sum_match(values, 4, 5, 0, 1), 12);
    assert_int_equal(lrel_sum_match(values, 4, 0, 0, 0), 0);
    assert_int_equal(lrel_sum_match(values, 0, 5, 0, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sum_match__finds_what_another_report_adds),
        cmocka_unit_test(sum_match__of_the_figure_itself_is_none),
        cmocka_unit_test(sum_match__prefers_few_and_leaves_zeros_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
