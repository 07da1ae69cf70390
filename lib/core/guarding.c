/* SPDX-License-Identifier: Apache-2.0 */
/* guarding.c: what the caller said of it. */
#include "core/guarding.h"

#include <assert.h>

#include "core/context.h"

void lrel_guard_init(lrel_guard *guard)
{
    assert(guard);
    *guard = (lrel_guard){.size = sizeof *guard};
}

const lrel_guard *lrel__guard(const lrel_context *context)
{
    return context->options.guard;
}
