/* SPDX-License-Identifier: Apache-2.0 */
/* test_faults.c: the n-th call that changes the disk fails, or the process is killed
 * there, for every n; what stands under the final name is the old run or the new one. */
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

#include "faults.h"
#include "sandbox.h"
#include "write/folder.h"

#define MARKER    "data/provenance.json"
#define BIG       150000 /* more than two buffers */
#define NEW_RUN   "out/\nout/big=150000 bytes\nout/data/\nout/data/provenance.json={}\n"
#define CALLS_MAX 200

/* What stands there before. */
typedef struct start {
    const char *name;
    const char *list;
    void (*put)(const sandbox *box);
} start;

static void put_nothing(const sandbox *box)
{
    (void)box;
}

static void put_empty(const sandbox *box)
{
    sandbox_mkdir(box, "out");
}

static void put_old_run(const sandbox *box)
{
    sandbox_mkdir(box, "out");
    sandbox_mkdir(box, "out/data");
    sandbox_put(box, "out/" MARKER, "old");
    sandbox_put(box, "out/extra", "old");
}

static const start starts[] = {
    {"nothing", "", put_nothing},
    {"an empty folder", "out/\n", put_empty},
    {"an old run", "out/\nout/data/\nout/data/provenance.json=old\nout/extra=old\n",
     put_old_run},
};
#define STARTS (sizeof starts / sizeof *starts)

static lrel_status write_file(lrel_folder *folder, const char *name, const char *text,
                              size_t bytes, lrel_error *err)
{
    lrel_stream *stream = NULL;
    lrel_status status = lrel_folder_create(folder, name, &stream, err);

    if (status != LREL_OK)
        return status;
    for (size_t used = 0; used < bytes; used += strlen(text))
        lrel_stream_text(stream, text);
    return lrel_stream_close(stream, err);
}

static const char *const FILES[] = {MARKER, "big", "extra", NULL};

static lrel_status write_run(const sandbox *box, lrel_error *err)
{
    lrel_folder *folder = NULL;
    lrel_status status = lrel_folder_open(box->context, sandbox_path(box, "out"), FILES,
                                          true, &folder, err);

    if (status != LREL_OK)
        return status;
    if ((status = write_file(folder, MARKER, "{}", 2, err)) != LREL_OK ||
        (status = write_file(folder, "big", "0123456789", BIG, err)) != LREL_OK) {
        lrel_folder_abandon(folder);
        return status;
    }
    return lrel_folder_commit(folder, err);
}

/* The number of faults that were met, until one run went through. */
static int fail_every_call(const start *before, int reason, const char *words)
{
    for (int n = 0; n < CALLS_MAX; n++) {
        lrel_error err;
        lrel_status status;
        void *box;

        assert_int_equal(sandbox_setup(&box), 0);
        before->put(box);
        lrel_error_init(&err);
        faults_begin(FAULT_ERROR, n, reason);
        status = write_run(box, &err);
        if (!faults_end()) {
            assert_int_equal(status, LREL_OK);
            sandbox_expect(box, NEW_RUN);
            sandbox_teardown(&box);
            return n;
        }
        assert_int_equal(status, LREL_E_WRITE);
        assert_non_null(strstr(err.message, sandbox_path(box, "out")));
        assert_non_null(strstr(err.message, words));
        sandbox_expect(box, before->list);
        sandbox_teardown(&box);
    }
    return CALLS_MAX;
}

static void faults__any_failing_call_leaves_everything_as_it_was(void **state)
{
    (void)state;
    for (size_t i = 0; i < STARTS; i++) {
        int calls = fail_every_call(&starts[i], ENOSPC, "No space left on device");

        print_message("  before: %s; %d calls that may fail\n", starts[i].name, calls);
        /* 2 mkdirat, 2 openat, 4 write, 2 close, 5 fsync, 1 renameat2 */
        assert_true(calls >= 16 && calls < CALLS_MAX);
        assert_int_equal(fail_every_call(&starts[i], EIO, "Input/output error"), calls);
    }
}

static void faults__few_bytes_at_a_time_and_interruptions_are_no_failure(void **state)
{
    const sandbox *box = *state;
    char *content;

    faults_begin(FAULT_TRICKLE, 0, 0);
    assert_int_equal(write_run(box, NULL), LREL_OK);
    assert_true(faults_end());
    sandbox_expect(box, NEW_RUN);
    content = sandbox_get(box, "out/big");
    for (size_t i = 0; i < BIG; i++)
        assert_int_equal(content[i], '0' + i % 10);
    free(content);
}

static void faults__a_kernel_that_cannot_exchange_folders_is_told(void **state)
{
    const sandbox *box = *state;
    int calls = fail_every_call(&starts[2], ENOSPC, "No space left on device");
    lrel_error err;
    bool is_told = false;

    put_old_run(box);
    for (int n = 0; n < calls; n++) {
        faults_begin(FAULT_ERROR, n, EINVAL);
        assert_int_equal(write_run(box, &err), LREL_E_WRITE);
        assert_true(faults_end());
        is_told =
            is_told || strstr(err.message, "cannot exchange two folders in one step");
        sandbox_expect(box, starts[2].list);
    }
    assert_true(is_told);
}

/* @return whether the child was killed at its n-th call, and not done before */
static bool kill_child_at(const sandbox *box, int n)
{
    pid_t child = fork();
    int status = -1;

    assert_true(child >= 0);
    if (child == 0) {
        faults_begin(FAULT_KILL, n, 0);
        _exit(write_run(box, NULL) == LREL_OK ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status)) {
        assert_int_equal(WTERMSIG(status), SIGKILL);
        return true;
    }
    assert_int_equal(WEXITSTATUS(status), 0);
    return false;
}

/* The lines of @p list that do not begin with the name of the unfinished folder. */
static void expect_old_or_new(const sandbox *box, const start *before, int *new_ones)
{
    char *list = sandbox_list(box);
    char *visible = list;

    while (strncmp(visible, ".out.landrelease-new/", 21) == 0)
        visible = strchr(visible, '\n') + 1;
    if (strcmp(visible, before->list) != 0) {
        assert_string_equal(visible, NEW_RUN);
        ++*new_ones;
    }
    free(list);
}

static void faults__killed_at_any_call_it_is_the_old_run_or_the_new_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < STARTS; i++) {
        bool was_killed = true;
        int new_ones = 0, n;

        for (n = 0; n < CALLS_MAX && was_killed; n++) {
            void *box;

            assert_int_equal(sandbox_setup(&box), 0);
            starts[i].put(box);
            was_killed = kill_child_at(box, n);
            expect_old_or_new(box, &starts[i], &new_ones);
            /* and the next run is not disturbed and cleans up */
            assert_int_equal(write_run(box, NULL), LREL_OK);
            sandbox_expect(box, NEW_RUN);
            sandbox_teardown(&box);
        }
        print_message("  before: %s; killed at %d calls, %d of them after the swap\n",
                      starts[i].name, n - 1, new_ones - 1);
        assert_true(n > 16 && n < CALLS_MAX);
        assert_true(new_ones > 1); /* the run that was not killed, and one killed late */
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sandbox_setup, sandbox_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(faults__any_failing_call_leaves_everything_as_it_was),
        TEST(faults__few_bytes_at_a_time_and_interruptions_are_no_failure),
        TEST(faults__a_kernel_that_cannot_exchange_folders_is_told),
        TEST(faults__killed_at_any_call_it_is_the_old_run_or_the_new_one),
    };
    return cmocka_run_group_tests_name("write/faults", tests, NULL, NULL);
}
