/* SPDX-License-Identifier: Apache-2.0 */
/* work.h: a context and an open job, as every command that reads a programme needs them.
 */
#ifndef LREL_TOOLS_WORK_H
#define LREL_TOOLS_WORK_H

#include "common.h"
#include "exit_status.h"
#include "landrelease/job.h"

typedef struct work {
    lrel_context *context;
    lrel_job *job;
    const common_values *common; /**< the caller's */
} work;

/** Reads and folds @p programme, its messages and progress going to standard error. What
 * goes wrong has been said when this returns.
 * @param common   jobs, draft, dry_run; outlives @p out
 * @param options  draft and callbacks are set here
 * @return EXIT_DONE; else @p out needs no work_close() */
exit_status work_open(const char *programme, const common_values *common,
                      lrel_job_options *options, work *out);

/** Says so, and which there are, where the job has no account called @p name.
 * @param name  NULL: none was asked for */
exit_status work_check_account(const work *w, const char *name);

/** Refuses the file @p output whose ending is none of @p endings (".geojson and .json");
 * "-" has none. Asked before anything is read: a person should not wait to hear of it. */
exit_status work_check_ending(const char *command, const char *output,
                              const char *endings);

/** Refuses "-" for a folder. @p output: NULL where none was named */
exit_status work_check_folder(const char *command, const char *output);

/** How a command ends whose work is done: 3 where data issues reached --fail-on, or where
 * it is a draft, which is said.
 * @param where  the file that has the data issues */
exit_status work_judge(const work *w, const char *where);

void work_close(work *w);

#endif
