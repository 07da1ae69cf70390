/* SPDX-License-Identifier: Apache-2.0 */
/* program_context.h: the context of every command, so that none can forget what the
 * program promises of all: that Ctrl-C stops it, and that strangers' files are guarded.
 */
#ifndef LREL_TOOLS_PROGRAM_CONTEXT_H
#define LREL_TOOLS_PROGRAM_CONTEXT_H

#include "landrelease/context.h"

/** @param jobs  threads to use at most; 0: one per core
 * @return NULL where there is no memory for it */
LREL_NODISCARD lrel_context *program_context_new(int jobs);

#endif
