/* SPDX-License-Identifier: Apache-2.0 */
/* test_exit_status.c: the numbers that scripts rely on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exit_status.h"

static void exit_status__numbers_are_those_of_the_manual(void **state)
{
    static const struct {
        lrel_status status;
        int exit;
    } cases[] = {
        {LREL_OK, 0},
        {LREL_E_INVARIANT, 1},
        {LREL_E_INTERNAL, 1},
        {LREL_E_ARGUMENT, 2},
        {LREL_E_NOT_FOUND, 4},
        {LREL_E_FORMAT, 4},
        {LREL_E_PROGRAMME, 4},
        {LREL_E_READ, 4},
        {LREL_E_REFUSED, 4},
        {LREL_E_OPERATION, 4},
        {LREL_E_CRS_UNKNOWN, 4},
        {LREL_E_CRS_MISSING, 4},
        {LREL_E_COORDINATE, 4},
        {LREL_E_WRITE, 5},
        {LREL_E_EXISTS, 5},
        {LREL_E_EXTENT, 6},
        {LREL_E_LIMIT, 6},
        {LREL_E_MEMORY, 6},
        {LREL_E_CANCELLED, 130},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(exit_status_of(cases[i].status), cases[i].exit);
}

static void exit_status__a_status_nobody_knows_is_a_defect(void **state)
{
    assert_int_equal(exit_status_of((lrel_status)999), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exit_status__numbers_are_those_of_the_manual),
        cmocka_unit_test(exit_status__a_status_nobody_knows_is_a_defect),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
