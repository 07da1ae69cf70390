/* SPDX-License-Identifier: Apache-2.0 */
/* watched_reader.c: the guard of the program, or fork() where what the reader prints is
 * to be kept. */
#include "read/watched_reader.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "reader_process.h"

static bool start_printing(const char *program, const char *printed,
                           lrel_reader_process *out)
{
    int ends[2];
    pid_t process;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    process = fork();
    if (process == 0) {
        int file = open(printed, O_WRONLY | O_CREAT | O_APPEND, 0600);

        if (file >= 0 && dup2(ends[1], STDIN_FILENO) == 0 && dup2(file, 1) == 1 &&
            dup2(file, 2) == 2)
            execl(program, program, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    *out = (lrel_reader_process){ends[0], process};
    return process > 0;
}

static bool start(const char *program, lrel_reader_process *out, void *user)
{
    watched_reader *reader = user;
    bool is_started = reader->printed
                          ? start_printing(program, reader->printed, out)
                          : reader->base.start(program, out, reader->base.user);

    if (!is_started)
        return false;
    reader->process = (pid_t)out->id;
    reader->started++;
    if (reader->signal)
        (void)kill(reader->process, reader->signal);
    return true;
}

static int stop(const lrel_reader_process *process, void *user)
{
    watched_reader *reader = user;

    reader->stopped++;
    return reader->base.stop(process, reader->base.user);
}

void watched_reader_begin(watched_reader *reader)
{
    *reader = (watched_reader){.base = reader_process_guard()};
    reader->guard = reader->base;
    reader->guard.start = start;
    reader->guard.stop = stop;
    reader->guard.user = reader;
}
