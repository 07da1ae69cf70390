/* SPDX-License-Identifier: Apache-2.0 */
/* scarce_memory.h: memory that runs out after so many blocks, so that a test can let it
 * run out everywhere. */
#ifndef LREL_TESTS_SUPPORT_SCARCE_MEMORY_H
#define LREL_TESTS_SUPPORT_SCARCE_MEMORY_H

#include <stdatomic.h>

#include "landrelease/context.h"

typedef struct scarce_memory {
    atomic_long left; /* requests that are still met */
    atomic_long held; /* blocks that were given out and not given back */
} scarce_memory;

/** A context of one thread, so that each run asks for the same blocks, that has @p blocks
 * beside its own. It goes before @p memory does. */
lrel_context *scarce_memory_context(scarce_memory *memory, long blocks);

#endif
