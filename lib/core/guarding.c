/* SPDX-License-Identifier: Apache-2.0 */
/* guarding.c: what the caller said of it. */
#include "core/guarding.h"

#include <assert.h>

#include "core/context.h"

/* Half of the memory of the smallest machines that agencies work on. GDAL takes some 60
 * MiB for ordinary files; a row may be of 1 GiB. */
#define DEFAULT_MEMORY_BYTES ((uint64_t)2 << 30)
/* A million polygons take half a minute. */
#define DEFAULT_CPU_SECONDS (10 * 60)
/* Longer than computing, since a disk or a share can be slow too. */
#define DEFAULT_WAIT_SECONDS (30 * 60)

void lrel_guard_init(lrel_guard *guard)
{
    assert(guard);
    *guard = (lrel_guard){.size = sizeof *guard,
                          .memory_bytes = DEFAULT_MEMORY_BYTES,
                          .cpu_seconds = DEFAULT_CPU_SECONDS,
                          .wait_seconds = DEFAULT_WAIT_SECONDS};
}

const lrel_guard *lrel__guard(const lrel_context *context)
{
    return context->options.guard ? &context->guard : NULL;
}
