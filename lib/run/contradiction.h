/* SPDX-License-Identifier: Apache-2.0 */
/* contradiction.h: what a person gets who met a defect of ours: the records concerned,
 * and a file that brings the defect about again. */
#ifndef LREL_RUN_CONTRADICTION_H
#define LREL_RUN_CONTRADICTION_H

#include "run/job.h"

/** Where @p status is LREL_E_INVARIANT and it is known what contradicted itself: names
 * the records in @p err, and writes the reproducer if the job has a folder for it.
 * @return @p status, whatever happens here */
lrel_status lrel_job__explain(lrel_job *job, lrel_status status, lrel_error *err);

/** The text of a reproducer, to be freed with lrel__free(); NULL where there is no
 * memory. */
char *lrel_job__reproducer_text(const lrel_failing *failing);

#endif
