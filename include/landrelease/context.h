/* SPDX-License-Identifier: Apache-2.0 */
/* context.h: what a thread brings along: memory, number of threads, a way to stop.
 *
 * Make one context per thread and pass it to the constructors. What they make remembers
 * its context, which must outlive it. */
#ifndef LREL_CONTEXT_H
#define LREL_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "landrelease/error.h"
#include "landrelease/guard.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lrel_context lrel_context;

typedef struct lrel_context_options {
    size_t size; /**< set by lrel_context_options_init() */
    /** Like realloc(); with @p bytes 0 it frees and returns NULL. May be called from
     * several threads at once. NULL: the C library's. */
    void *(*reallocate)(void *memory, size_t bytes, void *user);
    void *reallocate_user;
    /** True when the work should stop; asked now and then, from any thread. NULL: never.
     */
    bool (*is_cancelled)(void *user);
    void *cancel_user;
    /** Threads to use at most. 0: one per core. Results never depend on it. */
    int jobs;
    /** Starts readers of files that GDAL reads; copied. NULL: they are read in this
     * process, and without limits. */
    const lrel_guard *guard;
} lrel_context_options;

/** Fills @p options with the defaults.
 * @since 0.1 */
LREL_EXPORT void lrel_context_options_init(lrel_context_options *options);

/** A new context, or NULL if there is no memory for it.
 * @param options  NULL: the defaults
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_context *lrel_context_new(
    const lrel_context_options *options);

/** Frees @p context, which may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_context_free(lrel_context *context);

#ifdef __cplusplus
}
#endif
#endif
