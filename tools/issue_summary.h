/* SPDX-License-Identifier: Apache-2.0 */
/* issue_summary.h: how many data issues of which kind, on one screen. */
#ifndef LREL_TOOLS_ISSUE_SUMMARY_H
#define LREL_TOOLS_ISSUE_SUMMARY_H

#include "landrelease/job.h"

/** Room for three counts of any size and their words. */
#define ISSUE_SUMMARY_ROOM 100

/** "1 error, 2 warnings, 0 notes" */
void issue_summary_format(const lrel_summary *summary, char *out, size_t size);

/** Prints it on standard error.
 * @param is_partial  some were left out by severity or code, which is said
 * @param where       the file that has them; NULL: none */
void issue_summary_print(const lrel_job *job, bool is_partial, const char *where);

#endif
