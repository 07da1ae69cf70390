/* SPDX-License-Identifier: Apache-2.0 */
/* threads.c: workers that take the next piece of their own range, then of the others'.
 *
 * Each worker begins with a range of its own, the same one in every job: neighbours in
 * one step are mostly neighbours in the next, and what a core wrote it reads several
 * times faster than another does.
 *
 * When a piece fails, no higher one is begun any more, but all lower ones are done. So
 * the lowest failure is the same in each run, whatever the number of threads. */
#include "core/threads.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#include "core/context.h"
#include "core/fail.h"
#include "core/memory.h"

/* Pieces that are taken in rising order. */
typedef struct range {
    atomic_size_t next;
    size_t end;
    lrel__apart apart;
} range;

typedef struct job {
    const lrel_context *context;
    size_t pieces;
    lrel__piece_fn fn;
    void *user;
    range ranges[LREL__JOBS_MAX];
    int range_count;
    atomic_size_t limit; /* no piece from here on is begun */
    atomic_bool cancelled;
    pthread_mutex_t lock; /* for what follows */
    size_t failed_piece;  /* pieces: none */
    lrel_error failure;
} job;

typedef struct worker {
    job *job;
    int index;
    pthread_t thread;
} worker;

int lrel__jobs(const lrel_context *context)
{
    assert(context);
    return context->options.jobs;
}

bool lrel__is_cancelled(const lrel_context *context)
{
    assert(context);
    return context->options.is_cancelled &&
           context->options.is_cancelled(context->options.cancel_user);
}

/* Cuts the pieces into @p count ranges. */
static void cut_ranges(job *work, int count)
{
    size_t next = 0;

    work->range_count = count;
    for (int i = 0; i < count; i++) {
        range *r = &work->ranges[i];

        atomic_init(&r->next, next);
        r->end = next += (work->pieces - next) / (size_t)(count - i);
    }
}

static bool take_of_range(job *work, range *r, size_t *piece)
{
    size_t limit = atomic_load(&work->limit);
    size_t end = r->end < limit ? r->end : limit;

    if (atomic_load(&r->next) >= end)
        return false;
    *piece = atomic_fetch_add(&r->next, 1);
    return *piece < end;
}

static bool take_piece(job *work, int index, size_t *piece)
{
    for (int i = 0; i < work->range_count; i++)
        if (take_of_range(work, &work->ranges[(index + i) % work->range_count], piece))
            return true;
    return false;
}

static void note_failure(job *work, size_t piece, const lrel_error *failure)
{
    pthread_mutex_lock(&work->lock);
    if (piece < work->failed_piece) {
        work->failed_piece = piece;
        work->failure = *failure;
        /* Unless 0 by now: cancelled. */
        if (piece < atomic_load(&work->limit))
            atomic_store(&work->limit, piece);
    }
    pthread_mutex_unlock(&work->lock);
}

static void note_cancelled(job *work)
{
    pthread_mutex_lock(&work->lock);
    atomic_store(&work->cancelled, true);
    atomic_store(&work->limit, 0);
    pthread_mutex_unlock(&work->lock);
}

static void do_pieces(job *work, int index)
{
    size_t piece;

    for (;;) {
        lrel_error failure;

        if (lrel__is_cancelled(work->context)) {
            note_cancelled(work);
            return;
        }
        if (!take_piece(work, index, &piece))
            return;
        lrel_error_init(&failure);
        failure.status = work->fn(piece, index, work->user, &failure);
        if (failure.status != LREL_OK)
            note_failure(work, piece, &failure);
    }
}

static void *worker_main(void *user)
{
    worker *self = user;

    do_pieces(self->job, self->index);
    return NULL;
}

/* Starts up to @p wanted workers besides the calling thread, which is worker 0; fewer
 * where the machine gives no more threads. Signals stay with the calling thread. */
static int start_workers(job *work, worker *workers, int wanted)
{
    sigset_t all, before;
    int started = 0;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    for (; started < wanted; started++) {
        worker *w = &workers[started];

        w->job = work;
        w->index = started + 1;
        if (pthread_create(&w->thread, NULL, worker_main, w) != 0)
            break;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

static lrel_status outcome(job *work, lrel_error *err)
{
    if (work->failed_piece < work->pieces) {
        if (err)
            *err = work->failure;
        return work->failure.status;
    }
    if (atomic_load(&work->cancelled))
        return lrel__fail(err, LREL_E_CANCELLED, "stopped before the work was done");
    return LREL_OK;
}

/* @p is_in_order: workers take the lowest piece that is left. */
static lrel_status do_job(const lrel_context *context, size_t pieces, bool is_in_order,
                          lrel__piece_fn fn, void *user, lrel_error *err)
{
    worker workers[LREL__JOBS_MAX];
    job work;
    size_t jobs = (size_t)lrel__jobs(context);
    int started;

    work.context = context;
    work.pieces = pieces;
    work.fn = fn;
    work.user = user;
    work.failed_piece = pieces;
    atomic_init(&work.limit, pieces);
    atomic_init(&work.cancelled, false);
    pthread_mutex_init(&work.lock, NULL);
    if (jobs > pieces)
        jobs = pieces;
    cut_ranges(&work, is_in_order || jobs == 0 ? 1 : (int)jobs);
    started = jobs > 1 ? start_workers(&work, workers, (int)jobs - 1) : 0;
    do_pieces(&work, 0);
    for (int i = 0; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    pthread_mutex_destroy(&work.lock);
    return outcome(&work, err);
}

lrel_status lrel__parallel(const lrel_context *context, size_t pieces, lrel__piece_fn fn,
                           void *user, lrel_error *err)
{
    return do_job(context, pieces, false, fn, user, err);
}

/* Pieces that are put together in their order. */
typedef struct ordered {
    lrel__piece_fn fn;
    lrel__join_fn join;
    void *user;
    size_t pieces;
    pthread_mutex_t lock; /* for what follows, and while joining */
    bool *is_done;
    size_t joined; /* pieces: all, or one failed */
} ordered;

/* What @p piece was the last to be waited for. A failure is that of a piece that all
 * before it have been joined for, and so the lowest there is. */
static lrel_status join_done(ordered *all, size_t piece, lrel_error *err)
{
    lrel_status status = LREL_OK;

    all->is_done[piece] = true;
    while (status == LREL_OK && all->joined < all->pieces && all->is_done[all->joined])
        status = all->join(all->joined++, all->user, err);
    if (status != LREL_OK)
        all->joined = all->pieces;
    return status;
}

static lrel_status do_and_join(size_t piece, int index, void *user, lrel_error *err)
{
    ordered *all = user;
    lrel_status status = all->fn(piece, index, all->user, err);

    if (status != LREL_OK)
        return status;
    pthread_mutex_lock(&all->lock);
    status = join_done(all, piece, err);
    pthread_mutex_unlock(&all->lock);
    return status;
}

lrel_status lrel__parallel_in_order(const lrel_context *context, size_t pieces,
                                    lrel__piece_fn fn, lrel__join_fn join, void *user,
                                    lrel_error *err)
{
    ordered all = {.fn = fn, .join = join, .user = user, .pieces = pieces};
    lrel_status status;

    all.is_done = lrel__calloc(context, pieces, sizeof *all.is_done);
    if (!all.is_done)
        return lrel__fail_memory(err);
    pthread_mutex_init(&all.lock, NULL);
    status = do_job(context, pieces, true, do_and_join, &all, err);
    pthread_mutex_destroy(&all.lock);
    lrel__free(context, all.is_done);
    return status;
}

lrel_status lrel__pieces(const lrel_context *context, bool is_alone, size_t pieces,
                         lrel__piece_fn fn, void *user, lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (is_alone)
        return lrel__parallel(context, pieces, fn, user, err);
    for (size_t i = 0; i < pieces && status == LREL_OK; i++)
        status = fn(i, 0, user, err);
    return status;
}
