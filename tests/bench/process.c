/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORDS_MAX 24

/* In this process from here on: the launcher with the words behind it. */
static void become_launcher(const char *const *words, int out)
{
    const char *all[WORDS_MAX] = {LREL_BENCH_START};
    for (size_t i = 0; words[i] != NULL && i + 2 < WORDS_MAX; i++)
        all[i + 1] = words[i];
    dup2(out, STDOUT_FILENO);
    execv(LREL_BENCH_START, (char *const *)(uintptr_t)all); /* it does not change them */
    _exit(1);
}

bool process_run(const char *const *words, run_report *report)
{
    int ends[2], status = 1;
    long peak_kb = 0;
    pid_t child;
    FILE *told;

    if (pipe(ends) != 0)
        return false;
    child = fork();
    if (child == 0)
        become_launcher(words, ends[1]);
    close(ends[1]);
    told = fdopen(ends[0], "r");
    if (fscanf(told, "%lf %ld %d", &report->seconds, &peak_kb, &status) != 3)
        status = 1;
    fclose(told);
    waitpid(child, NULL, 0);
    report->peak_mb = (double)peak_kb / 1024;
    return status == 0;
}

bool process_is_there(const char *program)
{
    const char *path = getenv("PATH");
    char file[1024];
    while (path != NULL && *path != '\0') {
        size_t length = strcspn(path, ":");
        snprintf(file, sizeof file, "%.*s/%s", (int)length, path, program);
        if (access(file, X_OK) == 0)
            return true;
        path += length + (path[length] == ':');
    }
    return false;
}
