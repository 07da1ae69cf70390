/* SPDX-License-Identifier: Apache-2.0 */
/* test_folder.c: an output folder that appears whole, and what it refuses to replace. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sandbox.h"
#include "write/folder.h"

#define MARKER  "data/provenance.json"
#define NEW_RUN "out/\nout/README.html=hello\nout/data/\nout/data/provenance.json={}\n"
#define OLD_RUN "out/\nout/data/\nout/data/provenance.json=old\nout/extra=old\n"

#define FOREIGN                                                                          \
    "which landrelease did not write and which would be lost; move it elsewhere, or "    \
    "name another folder"

/* What an earlier run may hold. */
static const char *const FILES[] = {MARKER, "README.html", "extra", NULL};

static lrel_status open_out(const sandbox *box, bool overwrite, lrel_folder **out,
                            lrel_error *err)
{
    return lrel_folder_open(box->context, sandbox_path(box, "out"), FILES, overwrite, out,
                            err);
}

static void write_file(lrel_folder *folder, const char *name, const char *content)
{
    lrel_stream *stream = NULL;

    assert_int_equal(lrel_folder_create(folder, name, &stream, NULL), LREL_OK);
    lrel_stream_text(stream, content);
    assert_int_equal(lrel_stream_close(stream, NULL), LREL_OK);
}

static void write_run(lrel_folder *folder)
{
    write_file(folder, MARKER, "{}");
    write_file(folder, "README.html", "hello");
}

static void put_old_run(const sandbox *box)
{
    sandbox_mkdir(box, "out");
    sandbox_mkdir(box, "out/data");
    sandbox_put(box, "out/" MARKER, "old");
    sandbox_put(box, "out/extra", "old");
}

/* What lrel_folder_open() says, in words behind the sandbox's path. */
static void expect_refused(const sandbox *box, bool overwrite, const char *words)
{
    lrel_folder *folder = NULL;
    char *before = sandbox_list(box);
    char expected[512];
    lrel_error err;

    assert_int_equal(open_out(box, overwrite, &folder, &err), LREL_E_EXISTS);
    assert_null(folder);
    snprintf(expected, sizeof expected, "%s/out %s", box->root, words);
    assert_string_equal(err.message, expected);
    sandbox_expect(box, before);
    free(before);
}

static lrel_status try_out(const sandbox *box, const char *name, bool overwrite,
                           lrel_error *err)
{
    return lrel_folder_try(box->context, sandbox_path(box, name), FILES, overwrite, err);
}

/* It says what opening would say, and makes nothing. Locks it does not look at: who holds
 * one now may be gone when it comes to writing. */
static void folder__trying_tells_what_opening_would(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    lrel_error tried, opened;

    assert_int_equal(try_out(box, "out", false, NULL), LREL_OK);
    assert_int_equal(try_out(box, "absent/out", false, &tried), LREL_E_WRITE);
    sandbox_expect(box, "");
    put_old_run(box);
    assert_int_equal(try_out(box, "out", true, NULL), LREL_OK);
    assert_int_equal(try_out(box, "out", false, &tried), LREL_E_EXISTS);
    assert_int_equal(open_out(box, false, &folder, &opened), LREL_E_EXISTS);
    assert_string_equal(tried.message, opened.message);
    sandbox_expect(box, OLD_RUN);
}

static void folder__nothing_is_there_before_the_commit(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    assert_int_equal(open_out(box, false, &folder, NULL), LREL_OK);
    write_run(folder);
    assert_int_not_equal(access(sandbox_path(box, "out"), F_OK), 0);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN);
}

static void folder__an_empty_folder_is_filled(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    sandbox_mkdir(box, "out");
    assert_int_equal(open_out(box, false, &folder, NULL), LREL_OK);
    write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN);
}

static void folder__an_earlier_run_is_replaced_as_a_whole(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    put_old_run(box);
    assert_int_equal(open_out(box, true, &folder, NULL), LREL_OK);
    write_run(folder);
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
    assert_int_equal(lrel_folder_open(box->context, "out//", FILES, false, &folder, NULL),
                     LREL_OK);
    write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN);
    assert_int_equal(chdir(before), 0);
}

static void folder_abandon__leaves_everything_as_it_was(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    put_old_run(box);
    assert_int_equal(open_out(box, true, &folder, NULL), LREL_OK);
    write_run(folder);
    lrel_folder_abandon(folder);
    lrel_folder_abandon(NULL);
    sandbox_expect(box, OLD_RUN);
}

static void folder__an_earlier_run_needs_overwrite(void **state)
{
    put_old_run(*state);
    expect_refused(*state, false, "holds an earlier run; replace it with --overwrite");
}

static void folder__files_of_others_are_refused_even_with_overwrite(void **state)
{
    sandbox_mkdir(*state, "out");
    sandbox_put(*state, "out/thesis.doc", "precious");
    expect_refused(*state, true,
                   "holds files that landrelease did not write (it has no " MARKER
                   "); name another folder");
}

static void folder__a_marker_that_is_a_link_or_a_folder_is_none(void **state)
{
    const sandbox *box = *state;
    const char *words = "holds files that landrelease did not write (it has no " MARKER
                        "); name another folder";

    sandbox_mkdir(box, "out");
    sandbox_mkdir(box, "out/data");
    sandbox_put(box, "elsewhere", "{}");
    assert_int_equal(symlink("../../elsewhere", sandbox_path(box, "out/" MARKER)), 0);
    expect_refused(box, true, words);
    assert_int_equal(unlink(sandbox_path(box, "out/" MARKER)), 0);
    sandbox_mkdir(box, "out/" MARKER);
    expect_refused(box, true, words);
}

/* With the marker beside them: the first in order of bytes is named. */
static void folder__anything_beside_the_files_of_a_run_is_refused(void **state)
{
    static const struct {
        const char *name;
        const char *folder; /* that it lies in, to be made; NULL: there */
    } foreign[] = {
        {"out/notes.txt", NULL},
        {"out/data/notes.txt", NULL},
        {"out/data/deep/notes.txt", "out/data/deep"},
        {"out/attic/extra", "out/attic"},
        {"out/.hidden", NULL},
    };
    static const char *const named[] = {"notes.txt", "data/notes.txt", "data/deep",
                                        "attic", ".hidden"};
    const sandbox *box = *state;

    put_old_run(box);
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        char words[256];

        print_message("  %s\n", foreign[i].name);
        if (foreign[i].folder)
            sandbox_mkdir(box, foreign[i].folder);
        sandbox_put(box, foreign[i].name, "10 years");
        snprintf(words, sizeof words, "holds %s, " FOREIGN, named[i]);
        expect_refused(box, true, words);
        assert_int_equal(unlink(sandbox_path(box, foreign[i].name)), 0);
        if (foreign[i].folder)
            assert_int_equal(rmdir(sandbox_path(box, foreign[i].folder)), 0);
    }
    sandbox_put(box, "out/data/b", "1");
    sandbox_put(box, "out/zebra", "1");
    sandbox_put(box, "out/data/a", "1");
    expect_refused(box, true, "holds data/a, " FOREIGN);
}

/* An empty folder is somebody's plan. */
static void folder__a_folder_of_somebody_is_refused(void **state)
{
    put_old_run(*state);
    sandbox_mkdir(*state, "out/photos");
    expect_refused(*state, true, "holds photos, " FOREIGN);
}

static void folder__a_file_in_its_place_is_refused(void **state)
{
    sandbox_put(*state, "out", "a file");
    expect_refused(*state, true, "is there and is not a folder");
}

static void folder__a_link_in_its_place_is_refused(void **state)
{
    const sandbox *box = *state;

    sandbox_mkdir(box, "real");
    assert_int_equal(symlink("real", sandbox_path(box, "out")), 0);
    expect_refused(box, true, "is a symbolic link; name the folder that it leads to");
}

static void folder__a_second_run_at_the_same_time_is_refused(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    put_old_run(box);
    assert_int_equal(open_out(box, true, &folder, NULL), LREL_OK);
    expect_refused(box, true, "is being written by another run at this moment");
    write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN);
    /* and the lock is gone with it */
    assert_int_equal(open_out(box, true, &folder, NULL), LREL_OK);
    lrel_folder_abandon(folder);
}

static void folder__two_targets_side_by_side_do_not_disturb_each_other(void **state)
{
    const sandbox *box = *state;
    lrel_folder *one = NULL, *other = NULL;

    assert_int_equal(
        lrel_folder_open(box->context, sandbox_path(box, "a"), FILES, false, &one, NULL),
        LREL_OK);
    assert_int_equal(lrel_folder_open(box->context, sandbox_path(box, "b"), FILES, false,
                                      &other, NULL),
                     LREL_OK);
    write_file(one, "f", "1");
    write_file(other, "f", "2");
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
    assert_int_equal(open_out(box, false, &folder, NULL), LREL_OK);
    write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN "precious/\nprecious/thesis=10 years\n");
}

/* Links are nothing that a run writes; least of all under the name of a file of ours. */
static void folder__links_in_the_old_run_are_somebodys(void **state)
{
    const sandbox *box = *state;

    put_old_run(box);
    sandbox_mkdir(box, "precious");
    sandbox_put(box, "precious/thesis", "10 years");
    assert_int_equal(symlink("../precious/thesis", sandbox_path(box, "out/README.html")),
                     0);
    expect_refused(box, true, "holds README.html, " FOREIGN);
}

static void folder__a_link_where_it_would_grow_is_refused(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    lrel_error err;
    char *before;

    sandbox_mkdir(box, "precious");
    sandbox_put(box, "precious/thesis", "10 years");
    assert_int_equal(symlink("precious", sandbox_path(box, ".out.landrelease-new")), 0);
    before = sandbox_list(box);
    assert_int_equal(open_out(box, true, &folder, &err), LREL_E_WRITE);
    assert_non_null(strstr(err.message, ".out.landrelease-new is in the way"));
    sandbox_expect(box, before);
    free(before);
}

static void folder_create__names_that_lead_elsewhere_are_refused(void **state)
{
    static const char *const names[] = {"",   "/etc/x", "../x", "a/../../x", "a//b", ".",
                                        "..", "a/",     "./a",  "a/..",      "/"};
    const sandbox *box = *state;
    lrel_folder *folder = NULL;

    assert_int_equal(open_out(box, false, &folder, NULL), LREL_OK);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        lrel_stream *stream = NULL;

        print_message("  \"%s\"\n", names[i]);
        assert_int_equal(lrel_folder_create(folder, names[i], &stream, NULL),
                         LREL_E_ARGUMENT);
        assert_null(stream);
    }
    write_file(folder, "...", "three points are a name");
    lrel_folder_abandon(folder);
    sandbox_expect(box, "");
}

static void folder_create__one_name_is_one_file(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    lrel_stream *stream = NULL;
    lrel_error err;
    char expected[256];

    assert_int_equal(open_out(box, false, &folder, NULL), LREL_OK);
    write_file(folder, "a/b", "1");
    assert_int_equal(lrel_folder_create(folder, "a/b", &stream, &err), LREL_E_WRITE);
    snprintf(expected, sizeof expected, "cannot write %s/out/a/b: File exists",
             box->root);
    assert_string_equal(err.message, expected);
    lrel_folder_abandon(folder);
}

static void folder__paths_that_name_no_folder_are_refused(void **state)
{
    static const char *const paths[] = {"/", ".", "..", "/tmp/..", "/tmp/.", ""};
    const sandbox *box = *state;

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        lrel_folder *folder = NULL;
        lrel_error err;

        print_message("  \"%s\"\n", paths[i]);
        assert_int_equal(
            lrel_folder_open(box->context, paths[i], FILES, true, &folder, &err),
            LREL_E_WRITE);
        assert_non_null(strstr(err.message, "must end with the name of a folder"));
    }
}

static void folder__the_folder_above_must_be_there(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    lrel_error err;
    char expected[256];

    assert_int_equal(lrel_folder_open(box->context, sandbox_path(box, "no/out"), FILES,
                                      true, &folder, &err),
                     LREL_E_WRITE);
    snprintf(expected, sizeof expected,
             "cannot write %s/no/out: the folder above it does not exist", box->root);
    assert_string_equal(err.message, expected);
}

/* A folder that only its owner may look into stays so. */
static void folder__permissions_of_the_old_run_are_kept(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    struct stat self;

    put_old_run(box);
    assert_int_equal(chmod(sandbox_path(box, "out"), 0710), 0);
    assert_int_equal(open_out(box, true, &folder, NULL), LREL_OK);
    assert_int_equal(stat(sandbox_path(box, ".out.landrelease-new"), &self), 0);
    assert_int_equal(self.st_mode & 0777, 0710); /* from the first byte on */
    write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    assert_int_equal(stat(sandbox_path(box, "out"), &self), 0);
    assert_int_equal(self.st_mode & 0777, 0710);
}

static void folder_commit__what_came_meanwhile_is_not_replaced(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    lrel_error err;

    assert_int_equal(open_out(box, true, &folder, NULL), LREL_OK);
    write_run(folder);
    sandbox_mkdir(box, "out");
    sandbox_put(box, "out/thesis", "10 years");
    assert_int_equal(lrel_folder_commit(folder, &err), LREL_E_WRITE);
    assert_non_null(strstr(err.message, "Directory not empty"));
    sandbox_expect(box, "out/\nout/thesis=10 years\n");
}

static void folder_commit__what_was_put_into_the_old_run_meanwhile_stays(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    lrel_error err;

    put_old_run(box);
    assert_int_equal(open_out(box, true, &folder, NULL), LREL_OK);
    write_run(folder);
    sandbox_put(box, "out/data/thesis", "10 years");
    assert_int_equal(lrel_folder_commit(folder, &err), LREL_E_EXISTS);
    assert_non_null(strstr(err.message, "holds data/thesis, " FOREIGN));
    sandbox_expect(box, "out/\nout/data/\nout/data/provenance.json=old\n"
                        "out/data/thesis=10 years\nout/extra=old\n");
}

static void folder_commit__a_target_that_was_exchanged_is_not_replaced(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    lrel_error err;

    put_old_run(box);
    assert_int_equal(open_out(box, true, &folder, NULL), LREL_OK);
    write_run(folder);
    assert_int_equal(rename(sandbox_path(box, "out"), sandbox_path(box, "was")), 0);
    sandbox_mkdir(box, "out");
    sandbox_put(box, "out/thesis", "10 years");
    assert_int_equal(lrel_folder_commit(folder, &err), LREL_E_EXISTS);
    assert_non_null(strstr(err.message, "was changed by somebody else meanwhile"));
    sandbox_expect(box, "out/\nout/thesis=10 years\n"
                        "was/\nwas/data/\nwas/data/provenance.json=old\nwas/extra=old\n");
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

    put_old_run(box);
    lrel_context_options_init(&options);
    options.reallocate = fail_at_last;
    for (n = 0; n < 100 && status == LREL_E_MEMORY; n++) {
        lrel_folder *folder = NULL;
        lrel_stream *stream = NULL;
        lrel_context *context;

        failing_allocations = 1;
        context = lrel_context_new(&options);
        failing_allocations = n;
        status = lrel_folder_open(context, sandbox_path(box, "out"), FILES, true, &folder,
                                  NULL);
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
        TEST(folder__trying_tells_what_opening_would),
        TEST(folder__nothing_is_there_before_the_commit),
        TEST(folder__an_empty_folder_is_filled),
        TEST(folder__an_earlier_run_is_replaced_as_a_whole),
        TEST(folder__slashes_at_the_end_and_relative_paths_are_the_same),
        TEST(folder_abandon__leaves_everything_as_it_was),
        TEST(folder__an_earlier_run_needs_overwrite),
        TEST(folder__files_of_others_are_refused_even_with_overwrite),
        TEST(folder__a_marker_that_is_a_link_or_a_folder_is_none),
        TEST(folder__anything_beside_the_files_of_a_run_is_refused),
        TEST(folder__a_folder_of_somebody_is_refused),
        TEST(folder__a_file_in_its_place_is_refused),
        TEST(folder__a_link_in_its_place_is_refused),
        TEST(folder__a_second_run_at_the_same_time_is_refused),
        TEST(folder__two_targets_side_by_side_do_not_disturb_each_other),
        TEST(folder__left_overs_are_removed_and_links_in_them_not_followed),
        TEST(folder__links_in_the_old_run_are_somebodys),
        TEST(folder__a_link_where_it_would_grow_is_refused),
        TEST(folder_create__names_that_lead_elsewhere_are_refused),
        TEST(folder_create__one_name_is_one_file),
        TEST(folder__paths_that_name_no_folder_are_refused),
        TEST(folder__the_folder_above_must_be_there),
        TEST(folder__permissions_of_the_old_run_are_kept),
        TEST(folder_commit__what_came_meanwhile_is_not_replaced),
        TEST(folder_commit__what_was_put_into_the_old_run_meanwhile_stays),
        TEST(folder_commit__a_target_that_was_exchanged_is_not_replaced),
        TEST(folder__every_allocation_may_fail),
    };
    return cmocka_run_group_tests_name("write/folder", tests, NULL, NULL);
}
