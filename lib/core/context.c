/* SPDX-License-Identifier: Apache-2.0 */
/* context.c: making a context from options. */
#include "core/context.h"

#include <assert.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"

/* Address checks know nothing of blocks: there everything is left to malloc(). */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_BLOCKS false
#else
#define HAS_BLOCKS true
#endif

/* The cores this process may run on, which in a container are fewer than the machine's.
 */
static int core_count(void)
{
    cpu_set_t cores;

    if (sched_getaffinity(0, sizeof cores, &cores) != 0)
        return 1;
    return CPU_COUNT(&cores);
}

/* A caller built against an older header passes a shorter struct. */
static lrel_guard settle_guard(const lrel_guard *wanted)
{
    lrel_guard guard;

    lrel_guard_init(&guard);
    if (wanted) {
        assert(wanted->size >= sizeof wanted->size);
        memcpy(&guard, wanted, wanted->size < sizeof guard ? wanted->size : sizeof guard);
        guard.size = sizeof guard;
        assert(guard.start && guard.stop);
    }
    return guard;
}

static int settle_jobs(int wanted)
{
    int jobs = wanted > 0 ? wanted : core_count();

    if (jobs < 1)
        return 1;
    return jobs < LREL__JOBS_MAX ? jobs : LREL__JOBS_MAX;
}

void lrel_context_options_init(lrel_context_options *options)
{
    assert(options);
    *options = (lrel_context_options){.size = sizeof *options};
}

lrel_context *lrel_context_new(const lrel_context_options *options)
{
    lrel_context start = {.blocks = NULL};
    lrel_context *context;

    lrel_context_options_init(&start.options);
    if (options) {
        /* A caller built against an older header passes a shorter struct. */
        size_t size = options->size;
        assert(size >= sizeof options->size);
        memcpy(&start.options, options,
               size < sizeof start.options ? size : sizeof start.options);
        start.options.size = sizeof start.options;
    }
    start.options.jobs = settle_jobs(start.options.jobs);
    start.guard = settle_guard(start.options.guard);

    context = lrel__alloc(&start, 1, sizeof *context);
    if (!context)
        return NULL;
    *context = start;
    if (HAS_BLOCKS && !start.options.reallocate)
        context->blocks = blocks_new(); /* without them, too, all works */
    return context;
}

void lrel_context_free(lrel_context *context)
{
    lrel_context start;

    if (!context)
        return;
    start = *context; /* the allocator outlives the memory that names it */
    blocks_free(start.blocks);
    start.blocks = NULL;
    lrel__free(&start, context);
}
