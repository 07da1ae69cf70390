/* SPDX-License-Identifier: Apache-2.0 */
/* test_commands.c: the table of commands against what is in the tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "commands.h"
#include "golden.h"

static void commands__each_has_golden_cases(void **state)
{
    size_t count;
    char **names = golden_find("tests/cli", &count);
    const command *c;

    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        size_t cases = 0;

        for (size_t k = 0; k < count; k++)
            cases += strncmp(names[k], c->name, strlen(c->name)) == 0 &&
                     names[k][strlen(c->name)] == '/';
        if (cases == 0)
            fail_msg("no folder of cases in tests/cli/%s", c->name);
    }
    golden_free_names(names, count);
}

static void commands__names_differ_and_are_found(void **state)
{
    const command *c;

    for (int i = 0; (c = command_at(i)) != NULL; i++)
        assert_ptr_equal(command_find(c->name), c);
}

static void commands__one_group_stands_together(void **state)
{
    const command *c;

    for (int i = 1; (c = command_at(i)) != NULL; i++)
        for (int k = 0; k < i - 1; k++)
            if (strcmp(command_at(k)->group, c->group) == 0)
                assert_string_equal(command_at(i - 1)->group, c->group);
}

static void commands__other_names_are_not_found(void **state)
{
    assert_null(command_find("runs"));
    assert_null(command_find(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands__each_has_golden_cases),
        cmocka_unit_test(commands__names_differ_and_are_found),
        cmocka_unit_test(commands__one_group_stands_together),
        cmocka_unit_test(commands__other_names_are_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
