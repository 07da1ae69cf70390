/* SPDX-License-Identifier: Apache-2.0 */
/* context.h: what a context holds; for lib/core alone. */
#ifndef LREL_CORE_CONTEXT_H
#define LREL_CORE_CONTEXT_H

#include "core/blocks.h"
#include "landrelease/context.h"

struct lrel_context {
    lrel_context_options options; /* jobs: settled, 1 .. LREL__JOBS_MAX */
    lrel_guard guard;             /* where options.guard is not NULL */
    blocks *blocks; /* for large arrays; NULL: an allocator of the caller's, or none */
};

/* More threads than any machine that agencies own; keeps the list of threads on the
 * stack. */
#define LREL__JOBS_MAX 256

#endif
