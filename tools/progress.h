/* SPDX-License-Identifier: Apache-2.0 */
/* progress.h: how far a job is, on standard error. */
#ifndef LREL_TOOLS_PROGRESS_H
#define LREL_TOOLS_PROGRESS_H

#include "landrelease/job.h"

typedef enum progress_mode {
    PROGRESS_AUTO,  /**< a bar on a terminal, else nothing */
    PROGRESS_PLAIN, /**< a line a step, or every tenth of a long one */
    PROGRESS_JSON,  /**< an object a line */
    PROGRESS_NONE
} progress_mode;

void progress_choose(progress_mode mode);

/** Shows @p progress; for lrel_job_options. @p user: not used. */
void progress_show(const lrel_progress *progress, void *user);

/** Takes the bar away, so that something else can be printed. The next progress_show()
 * brings it back. */
void progress_hide(void);

/** The same, from a signal handler. */
void progress_hide_from_signal(void);

#endif
