/* SPDX-License-Identifier: Apache-2.0 */
/* test_spare.c: which outputs would take the place of an input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sandbox.h"
#include "write/spare.h"

/* One case: an output and an input, both in the sandbox. */
typedef struct pair {
    const char *output;
    const char *input;
    bool is_refused;
} pair;

static void plant(const sandbox *box)
{
    static const char *const folders[] = {"in", "in/a.gdb", "in/a.gdb/sub", "in.more"};
    static const char *const files[] = {"in/a.shp", "in/a.dbf", "in/b.dbf",
                                        "in/a.csv", "in/c.csv", "in/a.gdb/table",
                                        "in.more/d"};

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        sandbox_mkdir(box, folders[i]);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        sandbox_put(box, files[i], "rows");
    assert_int_equal(symlink("c.csv", sandbox_path(box, "in/soft.csv")), 0);
    assert_int_equal(
        link(sandbox_path(box, "in/c.csv"), sandbox_path(box, "in/hard.csv")), 0);
    assert_int_equal(symlink("../../in.more", sandbox_path(box, "in/a.gdb/out")), 0);
    assert_int_equal(symlink("in", sandbox_path(box, "way")), 0);
}

typedef lrel_status (*question)(const char *path, const char *const *inputs, size_t count,
                                lrel_error *err);

static void ask(const sandbox *box, question is_spared, const pair *pairs, size_t count,
                const char *words)
{
    for (size_t i = 0; i < count; i++) {
        const char *inputs[] = {NULL, sandbox_path(box, pairs[i].input)};
        lrel_error err;
        lrel_status status =
            is_spared(sandbox_path(box, pairs[i].output), inputs, 2, &err);

        print_message("  %s for %s\n", pairs[i].output, pairs[i].input);
        assert_int_equal(status, pairs[i].is_refused ? LREL_E_EXISTS : LREL_OK);
        if (pairs[i].is_refused)
            assert_non_null(strstr(err.message, words));
    }
}

static void spare_file__an_input_is_known_by_any_name(void **state)
{
    static const pair pairs[] = {
        {"in/c.csv", "in/c.csv", true},         {"in/../in/c.csv", "in/c.csv", true},
        {"way/c.csv", "in/c.csv", true},        {"in/soft.csv", "in/c.csv", true},
        {"in/c.csv", "in/soft.csv", true},      {"in/hard.csv", "in/c.csv", true},
        {"in/a.dbf", "in/a.shp", true},         {"way/a.dbf", "in/a.shp", true},
        {"in/a.gdb/table", "in/a.gdb", true},   {"way/a.gdb/table", "in/a.gdb", true},
        {"in/a.csv", "in/c.csv", false},        {"in/b.dbf", "in/a.shp", false},
        {"in/a.csv", "in/a.shp", false},        {"in/new.csv", "in/c.csv", false},
        {"in/c.csv", "in/gone.csv", false},     {"in/a.dbf", "in/a.csv", false},
        {"in/a.gdb/fresh", "in/a.gdb", true},   {"way/a.gdb/fresh", "in/a.gdb", true},
        {"in/a.gdb/sub/new", "in/a.gdb", true}, {"in/a.gdb/out", "in/a.gdb", true},
        {"in/new.gdb", "in/a.gdb", false},      {"in/a.gdb/no/new", "in/a.gdb", false},
    };

    plant(*state);
    ask(*state, lrel_spare_file, pairs, sizeof pairs / sizeof *pairs,
        "is one of the files that are read");
}

static void spare_file__standard_output_is_nobodys(void **state)
{
    const char *const inputs[] = {"-"};

    assert_int_equal(lrel_spare_file("-", inputs, 1, NULL), LREL_OK);
}

static void spare_inside__an_input_is_found_at_any_depth(void **state)
{
    static const pair pairs[] = {
        {"in", "in/c.csv", true},           {"in", "in/a.gdb", true},
        {"in", "in/a.gdb/table", true},     {"in/a.gdb", "in/a.gdb", true},
        {"in", "way/c.csv", true},          {"in/../in", "in/c.csv", true},
        {"in", "in.more/d", false},         {"in/a.gdb", "in/a.csv", false},
        {"new", "in/c.csv", false},         {"in", "in/gone.csv", false},
        {"in/a.gdb/new", "in/a.gdb", true}, {"way/a.gdb/new//", "in/a.gdb", true},
        {"in/a.gdb/sub", "in/a.gdb", true}, {"in/a.gdb/sub/new", "in/a.gdb", true},
        {"in/a.gdb/out", "in/a.gdb", true}, {"in/new", "in/a.gdb", false},
    };

    plant(*state);
    ask(*state, lrel_spare_inside, pairs, sizeof pairs / sizeof *pairs,
        "which is one of the files that are read; name another folder");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sandbox_setup, sandbox_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(spare_file__an_input_is_known_by_any_name),
        TEST(spare_file__standard_output_is_nobodys),
        TEST(spare_inside__an_input_is_found_at_any_depth),
    };
    return cmocka_run_group_tests_name("write/spare", tests, NULL, NULL);
}
