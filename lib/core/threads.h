/* SPDX-License-Identifier: Apache-2.0 */
/* threads.h: the same work on many pieces, on as many threads as the context allows. */
#ifndef LREL_CORE_THREADS_H
#define LREL_CORE_THREADS_H

#include <stdbool.h>

#include "landrelease/context.h"

/** Put at the end of what each thread of an array of workers writes to all the time, so
 * that no two of them write to one line of the cache. */
typedef struct lrel__apart {
    unsigned char nothing[128];
} lrel__apart;

/** Threads that lrel__parallel() would use, at least 1. */
int lrel__jobs(const lrel_context *context);

/** True when the caller asked to stop. */
bool lrel__is_cancelled(const lrel_context *context);

/** Does piece @p piece on thread @p worker (0 .. lrel__jobs() - 1). */
typedef lrel_status (*lrel__piece_fn)(size_t piece, int worker, void *user,
                                      lrel_error *err);

/** Calls @p fn for every piece 0 .. @p pieces - 1, in no particular order, each once.
 * Stops early when one fails or the caller cancels; of several failures the one with the
 * lowest piece is reported. */
LREL_NODISCARD lrel_status lrel__parallel(const lrel_context *context, size_t pieces,
                                          lrel__piece_fn fn, void *user, lrel_error *err);

/** Puts what came of piece @p piece behind what came of those before it. */
typedef lrel_status (*lrel__join_fn)(size_t piece, void *user, lrel_error *err);

/** As lrel__parallel(), and calls @p join for every piece, in rising order and never two
 * at a time, as soon as it and all before it are done: on whichever thread that is, while
 * others go on with their pieces. Behind one that fails none is joined. */
LREL_NODISCARD lrel_status lrel__parallel_in_order(const lrel_context *context,
                                                   size_t pieces, lrel__piece_fn fn,
                                                   lrel__join_fn join, void *user,
                                                   lrel_error *err);

/** As lrel__parallel() where @p is_alone; else, because the calling thread is one of
 * several at work already, on this thread alone, as its worker 0. */
LREL_NODISCARD lrel_status lrel__pieces(const lrel_context *context, bool is_alone,
                                        size_t pieces, lrel__piece_fn fn, void *user,
                                        lrel_error *err);

#endif
