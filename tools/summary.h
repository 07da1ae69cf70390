/* SPDX-License-Identifier: Apache-2.0 */
/* summary.h: what a run came to, for a person to read. */
#ifndef LREL_TOOLS_SUMMARY_H
#define LREL_TOOLS_SUMMARY_H

#include "landrelease/job.h"

/** Prints the summary of @p job, whose files were written into @p folder, on standard
 * output. */
void summary_print(const lrel_job *job, const char *folder);

/** The same as JSON, areas as exact decimals. */
void summary_print_json(const lrel_job *job, const char *folder);

/** Law 7, under every figure: white is not safe. */
#define SUMMARY_STATEMENT                                                                \
    "Blank = no record in the files read. It does not mean free of explosive ordnance."

#endif
