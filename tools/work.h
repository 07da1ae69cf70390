/* SPDX-License-Identifier: Apache-2.0 */
/* work.h: a context and an open job, as every command that reads a programme needs them.
 */
#ifndef LREL_TOOLS_WORK_H
#define LREL_TOOLS_WORK_H

#include "exit_status.h"
#include "landrelease/job.h"

typedef struct work {
    lrel_context *context;
    lrel_job *job;
} work;

/** Reads and folds @p programme, its messages going to standard error. What goes wrong
 * has been said when this returns.
 * @param jobs     threads; 0: one per core
 * @param options  on_message is set here
 * @return EXIT_DONE; else @p out needs no work_close() */
exit_status work_open(const char *programme, int jobs, lrel_job_options *options,
                      work *out);

/** Says so, and which there are, where the job has no account called @p name.
 * @param name  NULL: none was asked for */
exit_status work_check_account(const work *w, const char *name);

void work_close(work *w);

#endif
