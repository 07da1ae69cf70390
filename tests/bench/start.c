/* SPDX-License-Identifier: Apache-2.0 */
/* Starts a program and prints what it needed: seconds, KB at its worst moment, status.
 *
 * A program of its own, and a small one: what the kernel tells of a process's memory
 * begins with that of the process which it was split off from. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define EXIT_NO_PROGRAM 127

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int main(int count, char **words)
{
    struct rusage usage;
    int status = 0;
    double start = seconds_now();
    pid_t child = count > 1 ? fork() : -1;

    if (child == 0) {
        int nowhere = open("/dev/null", O_RDWR);
        for (int stream = 0; stream < 3; stream++)
            dup2(nowhere, stream);
        execvp(words[1], words + 1);
        _exit(EXIT_NO_PROGRAM);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 1;
    printf("%.6f %ld %d\n", seconds_now() - start, usage.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 1);
    return 0;
}
