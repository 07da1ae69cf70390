/* SPDX-License-Identifier: Apache-2.0 */
/* single.h: one output file that appears whole or not at all, or standard output. */
#ifndef LREL_WRITE_SINGLE_H
#define LREL_WRITE_SINGLE_H

#include "write/stream.h"

typedef struct lrel_single lrel_single;

/** Opens @p path for writing: a new file beside it, which takes its name when committed.
 * "-" is standard output.
 * @return LREL_OK, LREL_E_EXISTS (it is there, and @p overwrite is false), LREL_E_WRITE
 * or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_single_open(const lrel_context *context, const char *path,
                                            bool overwrite, lrel_single **out,
                                            lrel_error *err);
/** Whether lrel_single_open() would be refused or fail, without making anything. */
LREL_NODISCARD lrel_status lrel_single_try(const char *path, bool overwrite,
                                           lrel_error *err);
/** Where to write. */
lrel_stream *lrel_single_stream(lrel_single *single);
/** Flushes it to the disk, gives it its name, and frees @p single, whatever happens. */
LREL_NODISCARD lrel_status lrel_single_commit(lrel_single *single, lrel_error *err);
/** Removes it and frees @p single; NULL is allowed. */
void lrel_single_abandon(lrel_single *single);

#endif
