/* SPDX-License-Identifier: Apache-2.0 */
/* reader_process.c: a child by posix_spawn(), which may be called from any thread. */
#include "reader_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where its libraries and their data are. All else that GDAL would look for in the
 * environment is not there. */
static const char *const kept[] = {"LD_LIBRARY_PATH", "PROJ_DATA", "PROJ_LIB",
                                   "GDAL_DATA"};

#define KEPT_COUNT    (sizeof kept / sizeof *kept)
#define VARIABLE_ROOM 4096

typedef struct environment {
    char room[KEPT_COUNT][VARIABLE_ROOM];
    char *list[KEPT_COUNT + 3];
} environment;

static void make_environment(environment *e)
{
    static char fixed[][20] = {"LC_ALL=C", "PROJ_NETWORK=OFF"};
    size_t count = 0;

    e->list[count++] = fixed[0];
    e->list[count++] = fixed[1];
    for (size_t i = 0; i < KEPT_COUNT; i++) {
        const char *value = getenv(kept[i]);

        /* One that is cut would be another folder. */
        if (value &&
            snprintf(e->room[i], VARIABLE_ROOM, "%s=%s", kept[i], value) < VARIABLE_ROOM)
            e->list[count++] = e->room[i];
    }
    e->list[count] = NULL;
}

/* @return 0 or what errno would be */
static int spawn(const char *program, int socket, pid_t *out)
{
    char name[] = "landrelease_reader", *arguments[] = {name, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    environment around;
    sigset_t none, all;
    int failed;

    make_environment(&around);
    sigemptyset(&none);
    sigfillset(&all);
    if ((failed = posix_spawn_file_actions_init(&files)) != 0)
        return failed;
    if ((failed = posix_spawnattr_init(&attributes)) != 0) {
        posix_spawn_file_actions_destroy(&files);
        return failed;
    }
    if ((failed = posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO)) == 0 &&
        (failed = posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null",
                                                   O_WRONLY, 0)) == 0 &&
        (failed = posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO,
                                                   STDERR_FILENO)) == 0 &&
        (failed = posix_spawnattr_setsigmask(&attributes, &none)) == 0 &&
        (failed = posix_spawnattr_setsigdefault(&attributes, &all)) == 0 &&
        (failed = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK |
                                                            POSIX_SPAWN_SETSIGDEF)) == 0)
        failed = posix_spawn(out, program, &files, &attributes, arguments, around.list);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return failed;
}

static bool start(const char *program, lrel_reader_process *out, void *user)
{
    int ends[2], failed;
    pid_t process;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    failed = spawn(program, ends[1], &process);
    close(ends[1]);
    if (failed) {
        close(ends[0]);
        errno = failed;
        return false;
    }
    *out = (lrel_reader_process){ends[0], process};
    return true;
}

/* One that has ended already keeps the status it ended with. */
static int stop(const lrel_reader_process *process, void *user)
{
    int how;
    pid_t ended;

    close(process->socket);
    kill((pid_t)process->id, SIGKILL);
    do
        ended = waitpid((pid_t)process->id, &how, 0);
    while (ended < 0 && errno == EINTR);
    return ended < 0 ? -1 : how;
}

lrel_guard reader_process_guard(void)
{
    lrel_guard guard;

    lrel_guard_init(&guard);
    guard.start = start;
    guard.stop = stop;
    return guard;
}
