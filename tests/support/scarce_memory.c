/* SPDX-License-Identifier: Apache-2.0 */
/* scarce_memory.c: an allocator that counts down. */
#include "support/scarce_memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

static void *reallocate(void *memory, size_t bytes, void *user)
{
    scarce_memory *scarce = user;
    void *given;

    if (bytes == 0) {
        scarce->held -= memory != NULL;
        free(memory);
        return NULL;
    }
    if (scarce->left-- <= 0)
        return NULL;
    given = realloc(memory, bytes);
    scarce->held += given && !memory;
    return given;
}

lrel_context *scarce_memory_context(scarce_memory *memory, long blocks)
{
    lrel_context_options options;
    lrel_context *context;

    memory->left = 1;
    memory->held = 0;
    lrel_context_options_init(&options);
    options.jobs = 1;
    options.reallocate = reallocate;
    options.reallocate_user = memory;
    context = lrel_context_new(&options);
    assert_non_null(context);
    memory->left = blocks;
    return context;
}
