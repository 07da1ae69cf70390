/* SPDX-License-Identifier: Apache-2.0 */
/* test_signal.c: what a signal handler removes, and what it must not touch. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox.h"
#include "write/folder.h"

#define MARKER "mark"

static const char *const FILES[] = {MARKER, "data/a", "data/deep/b", "look/c", NULL};

static lrel_folder *open_out(const sandbox *box)
{
    lrel_folder *folder = NULL;

    assert_int_equal(lrel_folder_open(box->context, sandbox_path(box, "out"), FILES, true,
                                      &folder, NULL),
                     LREL_OK);
    return folder;
}

static void write_files(lrel_folder *folder)
{
    static const char *const names[] = {MARKER, "data/a", "data/deep/b", "look/c"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        lrel_stream *stream = NULL;

        assert_int_equal(lrel_folder_create(folder, names[i], &stream, NULL), LREL_OK);
        lrel_stream_text(stream, "new");
        assert_int_equal(lrel_stream_close(stream, NULL), LREL_OK);
    }
}

static void put_old_run(const sandbox *box)
{
    sandbox_mkdir(box, "out");
    sandbox_put(box, "out/" MARKER, "old");
}

#define OLD_RUN "out/\nout/mark=old\n"
#define NEW_RUN                                                                          \
    "out/\nout/data/\nout/data/a=new\nout/data/deep/\nout/data/deep/b=new\n"             \
    "out/look/\nout/look/c=new\nout/mark=new\n"

static void signal__removes_the_unfinished_folder(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder;

    put_old_run(box);
    folder = open_out(box);
    write_files(folder);
    errno = EDOM;
    lrel_folder_abandon_from_signal();
    assert_int_equal(errno, EDOM); /* a handler leaves no trace in the thread */
    sandbox_expect(box, OLD_RUN);
    lrel_folder_abandon(folder);
    sandbox_expect(box, OLD_RUN);
}

static void signal__what_goes_on_after_it_is_told(void **state)
{
    const sandbox *box = *state;
    lrel_stream *stream = NULL;
    lrel_folder *folder;
    lrel_error err;

    put_old_run(box);
    folder = open_out(box);
    write_files(folder);
    lrel_folder_abandon_from_signal();
    assert_int_equal(lrel_folder_create(folder, "late", &stream, &err), LREL_E_CANCELLED);
    assert_null(stream);
    assert_int_equal(lrel_folder_commit(folder, &err), LREL_E_CANCELLED);
    assert_non_null(strstr(err.message, "interrupted before "));
    sandbox_expect(box, OLD_RUN);
}

static void signal__nothing_open_is_nothing_to_do(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder;

    lrel_folder_abandon_from_signal();
    folder = open_out(box);
    write_files(folder);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    assert_false(lrel_folder_abandon_from_signal()); /* what is written stays */
    sandbox_expect(box, NEW_RUN);
}

static void signal__the_next_folder_is_watched_again(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder;

    for (int i = 0; i < 3; i++) {
        folder = open_out(box);
        write_files(folder);
        lrel_folder_abandon_from_signal();
        sandbox_expect(box, "");
        lrel_folder_abandon(folder);
    }
}

static void signal__a_forked_child_leaves_it_to_its_parent(void **state)
{
    const sandbox *box = *state;
    lrel_folder *folder = open_out(box);
    int status = -1;
    pid_t child;

    write_files(folder);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        lrel_folder_abandon_from_signal();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(lrel_folder_commit(folder, NULL), LREL_OK);
    sandbox_expect(box, NEW_RUN);
}

static void on_term(int number)
{
    (void)number;
    lrel_folder_abandon_from_signal();
    _exit(42);
}

/* A child that does nothing but write and commit, ended by SIGTERM at some moment. */
static void work_until_killed(const sandbox *box)
{
    signal(SIGTERM, on_term);
    for (;;) {
        lrel_folder *folder = open_out(box);

        write_files(folder);
        if (lrel_folder_commit(folder, NULL) != LREL_OK)
            _exit(1);
    }
}

static void signal__at_any_moment_leaves_a_whole_run_and_no_litter(void **state)
{
    const sandbox *box = *state;

    for (useconds_t delay = 0; delay < 40000; delay += 1700) {
        int status = -1;
        pid_t child = fork();
        char *list;

        assert_true(child >= 0);
        if (child == 0)
            work_until_killed(box);
        usleep(delay);
        assert_int_equal(kill(child, SIGTERM), 0);
        assert_int_equal(waitpid(child, &status, 0), child);
        list = sandbox_list(box);
        if (WIFEXITED(status)) /* else it was killed before its handler was set */
            assert_int_equal(WEXITSTATUS(status), 42);
        if (strcmp(list, "") != 0)
            assert_string_equal(list, NEW_RUN);
        free(list);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sandbox_setup, sandbox_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(signal__removes_the_unfinished_folder),
        TEST(signal__what_goes_on_after_it_is_told),
        TEST(signal__nothing_open_is_nothing_to_do),
        TEST(signal__the_next_folder_is_watched_again),
        TEST(signal__a_forked_child_leaves_it_to_its_parent),
        TEST(signal__at_any_moment_leaves_a_whole_run_and_no_litter),
    };
    return cmocka_run_group_tests_name("write/signal", tests, NULL, NULL);
}
