/* SPDX-License-Identifier: Apache-2.0 */
/* context.h: what a context holds; for lib/core alone. */
#ifndef LREL_CORE_CONTEXT_H
#define LREL_CORE_CONTEXT_H

#include "landrelease/context.h"

struct lrel_context {
    lrel_context_options options; /* jobs: settled, 1 .. LREL__JOBS_MAX */
};

/* More threads than any machine that agencies own; keeps the list of threads on the
 * stack. */
#define LREL__JOBS_MAX 256

#endif
