/* SPDX-License-Identifier: Apache-2.0 */
/* test_reader_calls.c: what a reader can do no more, tried in a child of this test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bridge/reader/reader_calls.h"

#define NO_FILTER 77

/* What a call gave, as errno says it; 0 where it went well. */
static int gave(long result)
{
    return result < 0 ? errno : 0;
}

static int try_socket(void)
{
    return gave(socket(AF_INET, SOCK_STREAM, 0));
}

static int try_unix_socket(void)
{
    int ends[2];

    return gave(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
}

static int try_program(void)
{
    return gave(execl("/bin/true", "true", (char *)NULL));
}

static int try_process(void)
{
    pid_t child = fork();

    if (child == 0)
        _exit(0);
    return gave(child);
}

static int try_new_file(void)
{
    return gave(open("/tmp/lrel-reader-calls", O_WRONLY | O_CREAT, 0600));
}

static int try_write_to_old_file(void)
{
    return gave(open("/dev/null", O_RDWR));
}

static int try_remove(void)
{
    return gave(unlink("/tmp/lrel-reader-calls"));
}

static int try_rename(void)
{
    return gave(rename("/tmp/lrel-reader-calls", "/tmp/lrel-reader-calls-2"));
}

static int try_folder(void)
{
    return gave(mkdir("/tmp/lrel-reader-calls", 0700));
}

static int try_kill_parent(void)
{
    return gave(kill(getppid(), 0));
}

static int try_read(void)
{
    return gave(open("/dev/null", O_RDONLY | O_CLOEXEC));
}

static void *run_thread(void *user)
{
    return user;
}

static int try_thread(void)
{
    pthread_t thread;
    int failed = pthread_create(&thread, NULL, run_thread, NULL);

    return failed ? failed : pthread_join(thread, NULL);
}

typedef struct call_case {
    const char *name;
    int (*attempt)(void);
    int expected;
} call_case;

static const call_case cases[] = {
    {"calls__no_socket_to_the_network", try_socket, EPERM},
    {"calls__no_socket_at_all", try_unix_socket, EPERM},
    {"calls__no_program_is_started", try_program, EPERM},
    {"calls__no_process_is_started", try_process, EPERM},
    {"calls__no_file_is_made", try_new_file, EPERM},
    {"calls__no_file_is_opened_for_writing", try_write_to_old_file, EPERM},
    {"calls__no_file_is_removed", try_remove, EPERM},
    {"calls__no_file_is_renamed", try_rename, EPERM},
    {"calls__no_folder_is_made", try_folder, EPERM},
    {"calls__no_other_process_is_touched", try_kill_parent, EPERM},
    {"calls__files_are_read", try_read, 0},
    {"calls__threads_are_started", try_thread, 0},
};

static bool has_filter(void)
{
    char line[200];
    bool is_there = false;
    FILE *status = fopen("/proc/self/status", "r");

    while (status && fgets(line, sizeof line, status))
        is_there = is_there || strcmp(line, "Seccomp:\t2\n") == 0;
    if (status)
        (void)fclose(status);
    return is_there;
}

static void try_case(void **state)
{
    const call_case *c = *state;
    pid_t child = fork();
    int how;

    assert_true(child >= 0);
    if (child == 0) {
        lrel_reader_restrict_calls();
        _exit(has_filter() ? c->attempt() : NO_FILTER);
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    if (WEXITSTATUS(how) == NO_FILTER)
        skip();
    assert_int_equal(WEXITSTATUS(how), c->expected);
}

int main(void)
{
    struct CMUnitTest tests[sizeof cases / sizeof *cases];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, try_case, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
