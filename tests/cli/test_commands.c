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

/* Options that take a day make a range of time: the manual says which ends count. */
static void commands__each_is_described(void **state)
{
    const command *c;
    const option *o;

    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        assert_non_null(c->syntax);
        assert_string_equal(c->syntax->command, c->name);
        assert_non_null(c->syntax->about);
        assert_non_null(c->syntax->memory);
        for (size_t k = 0; (o = options_at(c->syntax, k)) != NULL; k++) {
            assert_non_null(o->help);
            assert_true(option_is_flag(o) || o->choices || o->value ||
                        o->kind == OPTION_OPERAND);
            assert_true(o->kind != OPTION_DAY || c->syntax->ranges);
        }
    }
}

/* Room for the values of any command. */
typedef union any_settings {
    char room[512];
    void *aligned;
} any_settings;

/* One line of a command's examples: "  landrelease run p.yaml > out". What stands behind
 * a redirection is the shell's. */
static void check_example(const command *c, const char *line, size_t length)
{
    char text[256], *words[16], *word, *rest = text;
    any_settings values = {{0}};
    int count = 0;

    snprintf(text, sizeof text, "%.*s", (int)length, line);
    while ((word = strsep(&rest, " ")) != NULL && strcmp(word, ">") != 0)
        if (word[0])
            words[count++] = word;
    assert_true(count >= 2);
    assert_string_equal(words[0], "landrelease");
    assert_string_equal(words[1], c->name);
    assert_int_equal(options_parse(c->syntax, count - 2, words + 2, &values), PARSED_GO);
}

static void commands__each_has_examples_that_can_be_typed(void **state)
{
    const command *c;

    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        const char *line = c->syntax->examples;

        assert_non_null(line);
        while (*line) {
            size_t length = strcspn(line, "\n");

            check_example(c, line, length);
            line += length + (line[length] == '\n');
        }
    }
}

/* What completion for bash relies on: it offers the kind of the first for all; behind
 * it there may be plain words, which nothing can complete. */
static void commands__operands_of_one_command_are_of_one_kind(void **state)
{
    const command *c;

    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        const option *first = NULL;

        for (const option *o = c->syntax->options; o->name; o++)
            if (o->kind == OPTION_OPERAND) {
                first = first ? first : o;
                assert_true(o->names == first->names || o->names == VALUE_PLAIN);
            }
    }
}

static void commands__no_option_hides_a_common_one(void **state)
{
    const command *c;
    const option *a, *b;

    for (int i = 0; (c = command_at(i)) != NULL; i++)
        for (size_t k = 0; (a = options_at(c->syntax, k)) != NULL; k++)
            for (size_t m = 0; m < k; m++) {
                b = options_at(c->syntax, m);
                assert_string_not_equal(a->name, b->name);
                assert_true(!a->letter || a->letter != b->letter);
            }
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
        cmocka_unit_test(commands__each_is_described),
        cmocka_unit_test(commands__each_has_examples_that_can_be_typed),
        cmocka_unit_test(commands__operands_of_one_command_are_of_one_kind),
        cmocka_unit_test(commands__no_option_hides_a_common_one),
        cmocka_unit_test(commands__names_differ_and_are_found),
        cmocka_unit_test(commands__one_group_stands_together),
        cmocka_unit_test(commands__other_names_are_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
