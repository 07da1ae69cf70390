/* SPDX-License-Identifier: Apache-2.0 */
/* memory.c: allocation through the context, with every product checked. */
#include "core/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "core/context.h"

/* Arrays from here on lie on huge pages where the system has any: the first touch of
 * ordinary pages costs a fifth of a whole mosaic. */
#define HUGE_BYTES ((size_t)4 << 20)
#define HUGE_PAGE  ((size_t)2 << 20)

/* The least page of x86 and ARM; and an array that is worth a call of the kernel, which
 * otherwise is asked for each of its pages when it is first written. */
#define SMALL_PAGE   ((uintptr_t)4096)
#define WORTH_ADVICE ((size_t)1 << 20)

static void *reallocate(const lrel_context *context, void *memory, size_t bytes)
{
    const lrel_context_options *options = &context->options;

    if (options->reallocate)
        return options->reallocate(memory, bytes, options->reallocate_user);
    return realloc(memory, bytes);
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

static void *allocate_huge(size_t bytes)
{
    void *memory = NULL;

    bytes = (bytes + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    if (posix_memalign(&memory, HUGE_PAGE, bytes) != 0)
        return NULL;
#ifdef MADV_HUGEPAGE
    (void)madvise(memory, bytes, MADV_HUGEPAGE); /* advice: without it all works too */
#endif
    return memory;
}

void *lrel__alloc(const lrel_context *context, size_t count, size_t size)
{
    size_t bytes;

    assert(context);
    if (!byte_count(count, size, &bytes))
        return NULL;
    if (bytes >= HUGE_BYTES && !context->options.reallocate)
        return allocate_huge(bytes);
    return reallocate(context, NULL, bytes);
}

void *lrel__calloc(const lrel_context *context, size_t count, size_t size)
{
    size_t bytes;
    void *memory;

    assert(context);
    if (!byte_count(count, size, &bytes))
        return NULL;
    if (!context->options.reallocate)
        return calloc(1, bytes); /* large pieces come zeroed from the kernel, untouched */
    memory = reallocate(context, NULL, bytes);
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
    else
        free(memory);
}

bool lrel__grow(const lrel_context *context, void *array, size_t *capacity, size_t need,
                size_t size)
{
    size_t larger = *capacity + *capacity / 2;
    size_t bytes;
    void *memory;

    assert(context);
    if (need <= *capacity)
        return true;
    if (larger < need)
        larger = need;
    if (larger < 8)
        larger = 8;
    if (!byte_count(larger, size, &bytes))
        return false;
    /* *array is a T *, which may not be read as a void *; its bytes may be copied. */
    memcpy(&memory, array, sizeof memory);
    memory = reallocate(context, memory, bytes);
    if (!memory)
        return false;
    memcpy(array, &memory, sizeof memory);
    *capacity = larger;
    return true;
}

void lrel__will_fill(const lrel_context *context, void *array, size_t bytes)
{
    /* All pages that the array lies on: advice on a part would cut the mapping in two,
     * which realloc() then has to copy instead of moving it. */
    uintptr_t from = (uintptr_t)array / SMALL_PAGE * SMALL_PAGE;
    uintptr_t to = ((uintptr_t)array + bytes) / SMALL_PAGE * SMALL_PAGE + SMALL_PAGE;

    assert(context);
    if (context->options.reallocate || bytes < WORTH_ADVICE)
        return;
    /* Where the kernel does not take it, nothing is lost. */
    (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#ifdef MADV_POPULATE_WRITE
    (void)madvise((void *)from, bytes, MADV_POPULATE_WRITE);
#endif
}
