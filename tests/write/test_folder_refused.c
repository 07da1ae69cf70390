/* SPDX-License-Identifier: Apache-2.0 */
/* test_folder_refused.c: what an output folder refuses to replace, and to be. */
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

#define FOREIGN                                                                          \
    "which landrelease did not write and which would be lost; move it elsewhere, or "    \
    "name another folder"

/* What lrel_folder_open() says, in words behind the sandbox's path. */
static void expect_refused(const sandbox *box, bool overwrite, const char *words)
{
    lrel_folder *folder = NULL;
    char *before = sandbox_list(box);
    char expected[512];
    lrel_error err;

    assert_int_equal(out_open(box, overwrite, &folder, &err), LREL_E_EXISTS);
    assert_null(folder);
    snprintf(expected, sizeof expected, "%s/out %s", box->root, words);
    assert_string_equal(err.message, expected);
    sandbox_expect(box, before);
    free(before);
}

static lrel_status try_out(const sandbox *box, const char *name, bool overwrite,
                           lrel_error *err)
{
    return lrel_folder_try(box->context, sandbox_path(box, name), out_files, overwrite,
                           err);
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
    out_put_old_run(box);
    assert_int_equal(try_out(box, "out", true, NULL), LREL_OK);
    assert_int_equal(try_out(box, "out", false, &tried), LREL_E_EXISTS);
    assert_int_equal(out_open(box, false, &folder, &opened), LREL_E_EXISTS);
    assert_string_equal(tried.message, opened.message);
    sandbox_expect(box, OLD_RUN);
}

static void folder__an_earlier_run_needs_overwrite(void **state)
{
    out_put_old_run(*state);
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

    out_put_old_run(box);
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
    out_put_old_run(*state);
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

    out_put_old_run(box);
    assert_int_equal(out_open(box, true, &folder, NULL), LREL_OK);
    expect_refused(box, true, "is being written by another run at this moment");
    out_write_run(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN);
    /* and the lock is gone with it */
    assert_int_equal(out_open(box, true, &folder, NULL), LREL_OK);
    lrel_folder_abandon(folder);
}

/* Links are nothing that a run writes; least of all under the name of a file of ours. */
static void folder__links_in_the_old_run_are_somebodys(void **state)
{
    const sandbox *box = *state;

    out_put_old_run(box);
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
    assert_int_equal(out_open(box, true, &folder, &err), LREL_E_WRITE);
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

    assert_int_equal(out_open(box, false, &folder, NULL), LREL_OK);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        lrel_stream *stream = NULL;

        print_message("  \"%s\"\n", names[i]);
        assert_int_equal(lrel_folder_create(folder, names[i], &stream, NULL),
                         LREL_E_ARGUMENT);
        assert_null(stream);
    }
    out_write_file(folder, "...", "three points are a name");
    lrel_folder_abandon(folder);
    sandbox_expect(box, "");
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
            lrel_folder_open(box->context, paths[i], out_files, true, &folder, &err),
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

    assert_int_equal(lrel_folder_open(box->context, sandbox_path(box, "no/out"),
                                      out_files, true, &folder, &err),
                     LREL_E_WRITE);
    snprintf(expected, sizeof expected,
             "cannot write %s/no/out: the folder above it does not exist", box->root);
    assert_string_equal(err.message, expected);
}

static void folder_commit__what_came_meanwhile_is_not_replaced(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = NULL;
    lrel_error err;

    assert_int_equal(out_open(box, true, &folder, NULL), LREL_OK);
    out_write_run(folder);
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

    out_put_old_run(box);
    assert_int_equal(out_open(box, true, &folder, NULL), LREL_OK);
    out_write_run(folder);
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

    out_put_old_run(box);
    assert_int_equal(out_open(box, true, &folder, NULL), LREL_OK);
    out_write_run(folder);
    assert_int_equal(rename(sandbox_path(box, "out"), sandbox_path(box, "was")), 0);
    sandbox_mkdir(box, "out");
    sandbox_put(box, "out/thesis", "10 years");
    assert_int_equal(lrel_folder_commit(folder, &err), LREL_E_EXISTS);
    assert_non_null(strstr(err.message, "was changed by somebody else meanwhile"));
    sandbox_expect(box, "out/\nout/thesis=10 years\n"
                        "was/\nwas/data/\nwas/data/provenance.json=old\nwas/extra=old\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sandbox_setup, sandbox_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(folder__trying_tells_what_opening_would),
        TEST(folder__an_earlier_run_needs_overwrite),
        TEST(folder__files_of_others_are_refused_even_with_overwrite),
        TEST(folder__a_marker_that_is_a_link_or_a_folder_is_none),
        TEST(folder__anything_beside_the_files_of_a_run_is_refused),
        TEST(folder__a_folder_of_somebody_is_refused),
        TEST(folder__a_file_in_its_place_is_refused),
        TEST(folder__a_link_in_its_place_is_refused),
        TEST(folder__a_second_run_at_the_same_time_is_refused),
        TEST(folder__links_in_the_old_run_are_somebodys),
        TEST(folder__a_link_where_it_would_grow_is_refused),
        TEST(folder_create__names_that_lead_elsewhere_are_refused),
        TEST(folder__paths_that_name_no_folder_are_refused),
        TEST(folder__the_folder_above_must_be_there),
        TEST(folder_commit__what_came_meanwhile_is_not_replaced),
        TEST(folder_commit__what_was_put_into_the_old_run_meanwhile_stays),
        TEST(folder_commit__a_target_that_was_exchanged_is_not_replaced),
    };
    return cmocka_run_group_tests_name("write/folder_refused", tests, NULL, NULL);
}
