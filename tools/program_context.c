/* SPDX-License-Identifier: Apache-2.0 */
/* program_context.c: what this program has that a library cannot have. */
#include "program_context.h"

#include "interrupt.h"
#include "reader_process.h"

lrel_context *program_context_new(int jobs)
{
    const lrel_guard guard = reader_process_guard();
    lrel_context_options options;

    lrel_context_options_init(&options);
    options.jobs = jobs;
    options.is_cancelled = interrupt_is_asked;
    options.guard = &guard;
    return lrel_context_new(&options);
}
