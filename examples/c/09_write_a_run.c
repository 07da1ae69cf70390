/* SPDX-License-Identifier: Apache-2.0 */
/* 09_write_a_run.c: every file of a run, in a folder that appears whole or not at all.
 *
 * Shows how a run is written, what happens where one is already, and how a program that
 * is interrupted leaves nothing unfinished behind. Prints how it went: 09_write_a_run
 * first/programme.yaml FOLDER */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <landrelease/job.h>

/* The library keeps the name of the unfinished folder; this call removes it, and is one
 * of the few that a signal handler may make. */
static void on_interrupt(int signal_number)
{
    lrel_job_abandon_from_signal();
    _exit(128 + signal_number);
}

static void print_outcome(const char *claim, lrel_status status)
{
    printf("%s: %s\n", claim, lrel_status_text(status));
}

static lrel_status write_thrice(lrel_job *job, const char *folder, lrel_error *err)
{
    lrel_status status = lrel_job_write(job, folder, false, err);

    print_outcome("into a new folder", status);
    if (status != LREL_OK)
        return status;

    /* A folder that holds something is left alone, unless we are told to replace it. */
    print_outcome("again", lrel_job_write(job, folder, false, err));

    status = lrel_job_write(job, folder, true, err);
    print_outcome("again, replacing the earlier run", status);
    return status;
}

int main(int argc, char **argv)
{
    lrel_context *context = NULL;
    lrel_job *job = NULL;
    lrel_error err;
    int exit_status = 1;

    if (argc != 3) {
        fprintf(stderr, "usage: 09_write_a_run PROGRAMME.yaml FOLDER\n");
        return 2;
    }
    signal(SIGINT, on_interrupt);
    signal(SIGTERM, on_interrupt);

    context = lrel_context_new(NULL);
    if (!context)
        goto done;
    if (lrel_job_open(context, argv[1], NULL, &job, &err) != LREL_OK ||
        write_thrice(job, argv[2], &err) != LREL_OK) {
        fprintf(stderr, "%s\n", err.message);
        goto done;
    }
    exit_status = 0;

done:
    lrel_job_free(job);
    lrel_context_free(context);
    return exit_status;
}
