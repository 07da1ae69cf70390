/* SPDX-License-Identifier: Apache-2.0 */
/* memory.c: allocation through the context, with every product checked. */
#include "core/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/context.h"

/* Fresh memory: from the caller's allocator, or a block where it is large. */
static void *allocate(const lrel_context *context, size_t bytes)
{
    if (context->options.reallocate)
        return context->options.reallocate(NULL, bytes, context->options.reallocate_user);
    if (context->blocks && bytes >= BLOCK_MIN)
        return blocks_take(context->blocks, bytes);
    return malloc(bytes);
}

/* Memory that had @p before bytes, if any, now with more, @p bytes. */
static void *enlarge(const lrel_context *context, void *memory, size_t before,
                     size_t bytes)
{
    const lrel_context_options *options = &context->options;
    void *fresh;

    if (options->reallocate)
        return options->reallocate(memory, bytes, options->reallocate_user);
    if (!context->blocks || bytes < BLOCK_MIN)
        return realloc(memory, bytes);
    if (memory && blocks_extend(context->blocks, memory, bytes))
        return memory;
    fresh = blocks_take(context->blocks, bytes);
    if (fresh && memory) {
        memcpy(fresh, memory, before);
        lrel__free(context, memory);
    }
    return fresh;
}

/* The bytes of @p count things, at least 1 since 0 bytes would free; false on overflow.
 * Beyond PTRDIFF_MAX differences of pointers are not defined. */
static bool byte_count(size_t count, size_t size, size_t *bytes)
{
    if (size != 0 && count > (size_t)PTRDIFF_MAX / size)
        return false;
    *bytes = count * size;
    if (*bytes == 0)
        *bytes = 1;
    return true;
}

void *lrel__alloc(const lrel_context *context, size_t count, size_t size)
{
    size_t bytes;

    assert(context);
    if (!byte_count(count, size, &bytes))
        return NULL;
    return allocate(context, bytes);
}

void *lrel__calloc(const lrel_context *context, size_t count, size_t size)
{
    size_t bytes;
    void *memory;

    assert(context);
    if (!byte_count(count, size, &bytes))
        return NULL;
    memory = allocate(context, bytes);
    if (memory)
        memset(memory, 0, bytes);
    return memory;
}

void lrel__free(const lrel_context *context, void *memory)
{
    assert(context || !memory);
    if (!memory)
        return;
    if (context->options.reallocate)
        context->options.reallocate(memory, 0, context->options.reallocate_user);
    else if (!context->blocks || !blocks_give(context->blocks, memory))
        free(memory);
}

bool lrel__enlarge(const lrel_context *context, void *array, size_t *capacity,
                   size_t need, size_t size)
{
    size_t larger = *capacity + *capacity / 2;
    size_t bytes;
    void *memory;

    assert(context);
    if (larger < need)
        larger = need;
    if (larger < 8)
        larger = 8;
    if (!byte_count(larger, size, &bytes))
        return false;
    /* *array is a T *, which may not be read as a void *; its bytes may be copied. */
    memcpy(&memory, array, sizeof memory);
    memory = enlarge(context, memory, *capacity * size, bytes);
    if (!memory)
        return false;
    memcpy(array, &memory, sizeof memory);
    *capacity = larger;
    return true;
}
