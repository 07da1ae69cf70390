/* SPDX-License-Identifier: Apache-2.0 */
/* 11_draft_and_issues.c: how a programme was read, and what a person should look at.
 *
 * Shows a draft, which goes on without sources that are refused; a listener to the job's
 * progress; what became of each file; and the data issues, counted and written into a
 * folder of their own. Prints all that: 11_draft_and_issues first/programme.yaml FOLDER
 */
#include <stdio.h>
#include <unistd.h>

#include <landrelease/job.h>

/* Called from the thread that opened the job. Each step begins with nothing done. */
static void on_progress(const lrel_progress *progress, void *user)
{
    int *steps = user;

    if (progress->done == 0)
        printf("step %d: %s\n", ++*steps, lrel_step_name(progress->step));
}

static void print_input(const lrel_job *job, size_t index)
{
    lrel_input_summary input = lrel_job_input_at(job, index);

    if (input.refused) { /* only a draft gets here with one */
        printf("%s: refused: %s\n", input.name, input.refused);
        return;
    }
    printf("%s: %s, %zu of %zu used, %s", input.name, input.role, input.records_used,
           input.records_read, input.crs);
    if (input.operation[0])
        printf(" by %s", input.operation);
    if (input.mapping_count > 0) {
        lrel_mapping_summary first = lrel_job_mapping_at(job, index, 0);

        printf(", %s from column %s", first.key, first.column ? first.column : "-");
    }
    printf("\n");
}

static void print_errors(const lrel_job *job)
{
    for (size_t i = 0; i < lrel_job_issue_kind_count(job); i++) {
        lrel_issue_summary kind = lrel_job_issue_kind_at(job, i);

        printf("%s, %zu times: %s\n", kind.code, kind.count, kind.title);
    }
}

/* Asks first whether each place can be written, then writes the data issues. */
static lrel_status write_issues(lrel_job *job, const char *folder, lrel_error *err)
{
    lrel_status status = lrel_job_keep_issues(job, LREL_LEVEL_ERROR, NULL, err);

    if (status != LREL_OK)
        return status;
    print_errors(job);
    printf("a run there: %s\n",
           lrel_status_text(lrel_job_try_write(job, folder, false, NULL)));
    printf("a map there: %s\n",
           lrel_status_text(lrel_job_try_write_file(job, folder, false, NULL)));
    if ((status = lrel_job_try_write_check(job, folder, false, err)) != LREL_OK ||
        (status = lrel_job_write_check(job, folder, false, err)) != LREL_OK)
        return status;
    printf("written: %s and others; a run begins with %s\n", lrel_job_check_file_at(0),
           lrel_job_file_at(0));
    fflush(stdout); /* before others write to the same place */
    return lrel_job_write_issues(job, STDOUT_FILENO, false, err);
}

int main(int argc, char **argv)
{
    lrel_job_options options;
    lrel_context *context = NULL;
    lrel_job *job = NULL;
    lrel_error err;
    int exit_status = 1, steps = 0;

    if (argc != 3) {
        fprintf(stderr, "usage: 11_draft_and_issues PROGRAMME.yaml FOLDER\n");
        return 2;
    }
    lrel_job_options_init(&options);
    options.draft = true;
    options.on_progress = on_progress;
    options.progress_user = &steps;
    context = lrel_context_new(NULL);
    if (!context)
        goto done;
    if (lrel_job_open(context, argv[1], &options, &job, &err) != LREL_OK)
        goto failed;
    for (size_t i = 0; i < lrel_job_input_count(job); i++)
        print_input(job, i);
    if (write_issues(job, argv[2], &err) != LREL_OK)
        goto failed;
    exit_status = 0;
    goto done;

failed:
    fprintf(stderr, "%s\n", err.message);
done:
    lrel_job_free(job);
    lrel_context_free(context);
    return exit_status;
}
