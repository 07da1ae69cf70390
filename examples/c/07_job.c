/* SPDX-License-Identifier: Apache-2.0 */
/* 07_job.c: from a programme file to the account.
 *
 * Shows how a job is opened, how it tells what it does meanwhile, and what people ask
 * first: how much is recorded and not released, which records were set aside and why.
 * Prints that for the programme file given: 07_job first/programme.yaml */
#include <inttypes.h>
#include <stdio.h>

#include <landrelease/job.h>

/* One line at a time. Notes tell how far the work is; the others matter to a person. */
static void on_message(lrel_level level, const char *line, void *user)
{
    FILE *stream = user;

    if (level != LREL_LEVEL_NOTE)
        fprintf(stream, "%s: %s\n", level == LREL_LEVEL_ERROR ? "error" : "warning",
                line);
}

static void print_records(const lrel_job *job, const lrel_summary *summary)
{
    const char *reason;

    printf("%zu records read, %zu used, %zu set aside\n", summary->records_read,
           summary->records_used, summary->records_set_aside);
    for (size_t i = 0;; i++) {
        size_t count = lrel_job_set_aside(job, i, &reason);

        if (!reason) /* behind the last */
            return;
        printf("  %zu: %s\n", count, reason);
    }
}

static void print_accounts(const lrel_job *job)
{
    for (size_t i = 0; i < lrel_job_account_count(job); i++) {
        lrel_account_summary account = lrel_job_account_at(job, i);

        printf("%-8s %s km2 recorded, not released (hazards: %" PRIu32
               "); cleared: %s km2\n",
               account.name, account.recorded_km2, account.hazards_n,
               account.released_km2[LREL_PRODUCT_CLEARED]);
    }
}

static void print_job(const lrel_job *job)
{
    lrel_summary summary = lrel_job_summary(job); /* its texts belong to the job */

    printf("%s, as of %s\n", summary.programme, summary.as_of);
    print_accounts(job);
    printf("hazards without a shape: %zu, %s m2 stated\n", summary.without_shape_n,
           summary.without_shape_m2);
    print_records(job, &summary);
    printf("a person should look at data issues: %s\n",
           summary.issues[LREL_LEVEL_ERROR] + summary.issues[LREL_LEVEL_WARNING] > 0
               ? "yes"
               : "no");
}

int main(int argc, char **argv)
{
    lrel_context *context = NULL;
    lrel_job *job = NULL;
    lrel_job_options options;
    lrel_error err;
    int exit_status = 1;

    if (argc != 2) {
        fprintf(stderr, "usage: 07_job PROGRAMME.yaml\n");
        return 2;
    }
    context = lrel_context_new(NULL);
    if (!context)
        goto done;

    lrel_job_options_init(&options);
    options.on_message = on_message;
    options.message_user = stderr;
    if (lrel_job_open(context, argv[1], &options, &job, &err) != LREL_OK) {
        fprintf(stderr, "%s\n", err.message);
        goto done;
    }
    print_job(job);
    exit_status = 0;

done:
    lrel_job_free(job);
    lrel_context_free(context);
    return exit_status;
}
