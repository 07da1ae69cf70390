/* SPDX-License-Identifier: Apache-2.0 */
/* output.h: what a file that a run writes is. */
#ifndef LREL_RUN_OUTPUT_H
#define LREL_RUN_OUTPUT_H

#include "run/job.h"

/* One file of a folder: its name and what writes it. */
typedef struct output {
    const char *name;
    lrel_status (*write)(lrel_job *job, lrel_stream *stream, lrel_error *err);
    /* Of a file that some installations cannot make: whether this one can. NULL: all can.
     * Without it the others are written all the same, and a message says so. */
    lrel_status (*try)(lrel_error *err);
    /* Of a file that not every job has. NULL: all have it. */
    bool (*is_wanted)(const lrel_job *job);
    bool takes_account; /* it can be of one account alone: job->only_account */
} output;

/** The file of every run, or the view of one, that is called @p name; NULL: there is
 * none.
 */
const output *lrel_job__find_output(const char *name);

#endif
