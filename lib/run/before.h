/* SPDX-License-Identifier: Apache-2.0 */
/* before.h: what a run keeps of the delivery before, which it replaces: its records and
 * its account, in the folder `before`, and what has changed since.
 *
 * A delivery is a set of source files. A run of the same files as the run that it
 * replaces, with another programme, say, keeps what that kept. */
#ifndef LREL_RUN_BEFORE_H
#define LREL_RUN_BEFORE_H

#include "compare/news.h"
#include "landrelease/job.h"
#include "write/folder.h"

typedef struct lrel_before {
    char *folder; /* of the delivery before, as if of a run; NULL: there is none */
    lrel_comparison *comparison; /* with it; NULL: there is none */
} lrel_before;

/** Writes the file data/@p name of the delivery before as it is. */
LREL_NODISCARD lrel_status lrel_before__copy(const lrel_context *context,
                                             const lrel_before *before, const char *name,
                                             lrel_stream *stream, lrel_error *err);

/** Looks at what stands at @p target, which the new folder @p growing, with its records,
 * account and provenance, is to replace. What cannot be compared is said by a message and
 * is no failure.
 * @return LREL_OK or LREL_E_MEMORY; to be cleared in any case */
LREL_NODISCARD lrel_status lrel_before__find(lrel_job *job, const char *target,
                                             const lrel_folder *growing, lrel_before *out,
                                             lrel_error *err);
void lrel_before__clear(const lrel_context *context, lrel_before *before);

#endif
