/* SPDX-License-Identifier: Apache-2.0 */
/* test_folder.c: an output folder that appears whole, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "out_folder.h"

static void folder__nothing_is_there_before_the_commit(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    assert_int_equal(out_open(box, false, &folder, NULL), LREL_OK);
    out_write_run(folder);
    assert_int_not_equal(access(sandbox_path(box, "out"), F_OK), 0);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN);
}

static void folder__an_empty_folder_is_filled(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    sandbox_mkdir(box, "out");
    assert_int_equal(out_open(box, false, &folder, NULL), LREL_OK);
    out_write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN);
}

static void folder__an_earlier_run_is_replaced_as_a_whole(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    out_put_old_run(box);
    assert_int_equal(out_open(box, true, &folder, NULL), LREL_OK);
    out_write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN);
}

static void folder__slashes_at_the_end_and_relative_paths_are_the_same(void **state)
{
    const sandbox *box = *state;
    char before[4096];
    lrel_folder *folder = NULL;

    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(box->root), 0);
    assert_int_equal(
        lrel_folder_open(box->context, "out//", out_files, false, &folder, NULL),
        LREL_OK);
    out_write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN);
    assert_int_equal(chdir(before), 0);
}

static void folder_abandon__leaves_everything_as_it_was(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    out_put_old_run(box);
    assert_int_equal(out_open(box, true, &folder, NULL), LREL_OK);
    out_write_run(folder);
    lrel_folder_abandon(folder);
    lrel_folder_abandon(NULL);
    sandbox_expect(box, OLD_RUN);
}

static void folder__two_targets_side_by_side_do_not_disturb_each_other(void **state)
{
    const sandbox *box = *state;
    lrel_folder *one = NULL, *other = NULL;

    assert_int_equal(lrel_folder_open(box->context, sandbox_path(box, "a"), out_files,
                                      false, &one, NULL),
                     LREL_OK);
    assert_int_equal(lrel_folder_open(box->context, sandbox_path(box, "b"), out_files,
                                      false, &other, NULL),
                     LREL_OK);
    out_write_file(one, "f", "1");
    out_write_file(other, "f", "2");
    assert_int_equal(lrel_folder_commit(one, NULL), LREL_OK);
    assert_int_equal(lrel_folder_commit(other, NULL), LREL_OK);
    sandbox_expect(box, "a/\na/f=1\nb/\nb/f=2\n");
}

static void folder__left_overs_are_removed_and_links_in_them_not_followed(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    sandbox_mkdir(box, "precious");
    sandbox_put(box, "precious/thesis", "10 years");
    sandbox_mkdir(box, ".out.landrelease-new");
    sandbox_mkdir(box, ".out.landrelease-new/data");
    sandbox_put(box, ".out.landrelease-new/data/half", "a hal");
    assert_int_equal(
        symlink("../precious", sandbox_path(box, ".out.landrelease-new/link")), 0);
    assert_int_equal(out_open(box, false, &folder, NULL), LREL_OK);
    out_write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN "precious/\nprecious/thesis=10 years\n");
}

static void folder_create__one_name_is_one_file(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    lrel_stream *stream = NULL;
    lrel_error err;
    char expected[256];

    assert_int_equal(out_open(box, false, &folder, NULL), LREL_OK);
    out_write_file(folder, "a/b", "1");
    assert_int_equal(lrel_folder_create(folder, "a/b", &stream, &err), LREL_E_WRITE);
    snprintf(expected, sizeof expected, "cannot write %s/out/a/b: File exists",
             box->root);
    assert_string_equal(err.message, expected);
    lrel_folder_abandon(folder);
}

/* A folder that only its owner may look into stays so. */
static void folder__permissions_of_the_old_run_are_kept(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    struct stat self;

    out_put_old_run(box);
    assert_int_equal(chmod(sandbox_path(box, "out"), 0710), 0);
    assert_int_equal(out_open(box, true, &folder, NULL), LREL_OK);
    assert_int_equal(stat(sandbox_path(box, ".out.landrelease-new"), &self), 0);
    assert_int_equal(self.st_mode & 0777, 0710); /* from the first byte on */
    out_write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    assert_int_equal(stat(sandbox_path(box, "out"), &self), 0);
    assert_int_equal(self.st_mode & 0777, 0710);
}

static int failing_allocations;

static void *fail_at_last(void *memory, size_t bytes, void *user)
{
    (void)user;
    if (bytes == 0) {
        free(memory);
        return NULL;
    }
    return failing_allocations-- > 0 ? realloc(memory, bytes) : NULL;
}

/* The n-th allocation fails, for every n until none does. */
static void folder__every_allocation_may_fail(void **state)
{
    const sandbox *box = *state;
    lrel_context_options options;
    lrel_status status = LREL_E_MEMORY;
    int n;

    out_put_old_run(box);
    lrel_context_options_init(&options);
    options.reallocate = fail_at_last;
    for (n = 0; n < 100 && status == LREL_E_MEMORY; n++) {
        lrel_folder *folder = NULL;
        lrel_stream *stream = NULL;
        lrel_context *context;

        failing_allocations = 1;
        context = lrel_context_new(&options);
        failing_allocations = n;
        status = lrel_folder_open(context, sandbox_path(box, "out"), out_files, true,
                                  &folder, NULL);
        if (status == LREL_OK)
            status = lrel_folder_create(folder, "a/b/c", &stream, NULL);
        if (status == LREL_OK)
            status = lrel_stream_close(stream, NULL);
        lrel_folder_abandon(folder);
        lrel_context_free(context);
        sandbox_expect(box, OLD_RUN);
    }
    assert_int_equal(status, LREL_OK);
    assert_true(n > 6);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sandbox_setup, sandbox_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(folder__nothing_is_there_before_the_commit),
        TEST(folder__an_empty_folder_is_filled),
        TEST(folder__an_earlier_run_is_replaced_as_a_whole),
        TEST(folder__slashes_at_the_end_and_relative_paths_are_the_same),
        TEST(folder_abandon__leaves_everything_as_it_was),
        TEST(folder__two_targets_side_by_side_do_not_disturb_each_other),
        TEST(folder__left_overs_are_removed_and_links_in_them_not_followed),
        TEST(folder_create__one_name_is_one_file),
        TEST(folder__permissions_of_the_old_run_are_kept),
        TEST(folder__every_allocation_may_fail),
    };
    return cmocka_run_group_tests_name("write/folder", tests, NULL, NULL);
}
