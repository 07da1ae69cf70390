/* SPDX-License-Identifier: Apache-2.0 */
/* test_threads.c: work in pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "core/fail.h"
#include "core/threads.h"

#define PIECES 1000

typedef struct pieces {
    atomic_int done[PIECES];
    atomic_int count;
    int jobs;
    size_t fails_at; /* this piece and every third after it fail, ... */
    int order;       /* ... the first two of them in this order */
    atomic_bool low_ends, high_begins, high_ends;
    int cancel_after;
    pthread_t caller;
    atomic_bool is_elsewhere; /* some piece was done by another thread */
} pieces;

static bool cancel_after_some(void *user)
{
    pieces *work = user;

    return atomic_load(&work->count) >= work->cancel_after;
}

static lrel_context *context_with(int jobs, pieces *cancels)
{
    lrel_context_options options;

    lrel_context_options_init(&options);
    options.jobs = jobs;
    if (cancels) {
        options.is_cancelled = cancel_after_some;
        options.cancel_user = cancels;
    }
    return lrel_context_new(&options);
}

enum { ORDER_AS_IT_COMES, ORDER_LOWEST_FIRST, ORDER_LOWEST_LAST };

static void wait_for(atomic_bool *flag)
{
    while (!atomic_load(flag))
        sched_yield();
}

/* Makes the two lowest failing pieces end one after the other. */
static void keep_order(pieces *work, size_t piece)
{
    if (work->order == ORDER_AS_IT_COMES)
        return;
    if (piece == work->fails_at) {
        wait_for(&work->high_begins);
        if (work->order == ORDER_LOWEST_LAST) {
            wait_for(&work->high_ends);
            usleep(300);
        }
        atomic_store(&work->low_ends, true);
    } else if (piece == work->fails_at + 3) {
        atomic_store(&work->high_begins, true);
        if (work->order == ORDER_LOWEST_FIRST) {
            wait_for(&work->low_ends);
            usleep(300);
        }
        atomic_store(&work->high_ends, true);
    }
}

static lrel_status do_piece(size_t piece, int worker, void *user, lrel_error *err)
{
    pieces *work = user;

    assert_true(worker >= 0 && worker < work->jobs);
    if (!pthread_equal(pthread_self(), work->caller))
        atomic_store(&work->is_elsewhere, true);
    atomic_fetch_add(&work->done[piece], 1);
    atomic_fetch_add(&work->count, 1);
    if (piece >= work->fails_at && (piece - work->fails_at) % 3 == 0) {
        keep_order(work, piece);
        return lrel__fail(err, LREL_E_GEOMETRY, "piece %zu is bent", piece);
    }
    return LREL_OK;
}

static lrel_status run(pieces *work, int jobs, size_t count, bool cancels,
                       lrel_error *err)
{
    lrel_context *context = context_with(jobs, cancels ? work : NULL);
    lrel_status status;

    work->jobs = jobs;
    work->caller = pthread_self();
    assert_int_equal(lrel__jobs(context), jobs);
    status = lrel__parallel(context, count, do_piece, work, err);
    lrel_context_free(context);
    return status;
}

static void parallel__each_piece_is_done_once(void **state)
{
    static const int jobs[] = {1, 2, 3, 16};

    for (size_t i = 0; i < 4; i++)
        for (size_t count = 0; count <= PIECES; count = count * 4 + 1) {
            pieces work = {.fails_at = SIZE_MAX};

            assert_int_equal(run(&work, jobs[i], count, false, NULL), LREL_OK);
            assert_int_equal(work.count, count);
            for (size_t piece = 0; piece < count; piece++)
                assert_int_equal(work.done[piece], 1);
        }
}

static void parallel__the_lowest_failure_is_reported_in_every_run(void **state)
{
    for (int jobs = 1; jobs <= 8; jobs++)
        for (int again = 0; again < 20; again++) {
            pieces work = {.fails_at = 37, .order = jobs > 1 ? again % 3 : 0};
            lrel_error err;

            lrel_error_init(&err);
            assert_int_equal(run(&work, jobs, PIECES, false, &err), LREL_E_GEOMETRY);
            assert_string_equal(err.message, "piece 37 is bent");
            assert_int_equal(err.status, LREL_E_GEOMETRY);
            for (size_t piece = 0; piece <= 37; piece++)
                assert_int_equal(work.done[piece], 1);
            assert_true(work.count < PIECES); /* it stopped early */
        }
}

static void parallel__a_failure_needs_no_error(void **state)
{
    pieces work = {.fails_at = 0};

    assert_int_equal(run(&work, 2, PIECES, false, NULL), LREL_E_GEOMETRY);
}

static void parallel__stops_when_the_caller_says_so(void **state)
{
    for (int jobs = 1; jobs <= 4; jobs++) {
        pieces work = {.fails_at = SIZE_MAX, .cancel_after = 10};
        lrel_error err;

        assert_int_equal(run(&work, jobs, PIECES, true, &err), LREL_E_CANCELLED);
        assert_int_equal(err.status, LREL_E_CANCELLED);
        assert_true(work.count >= 10 && work.count < 10 + jobs);
    }
}

static void parallel__one_job_or_one_piece_stays_in_the_calling_thread(void **state)
{
    pieces one_job = {.fails_at = SIZE_MAX}, one_piece = {.fails_at = SIZE_MAX};

    assert_int_equal(run(&one_job, 1, PIECES, false, NULL), LREL_OK);
    assert_false(one_job.is_elsewhere);
    assert_int_equal(run(&one_piece, 8, 1, false, NULL), LREL_OK);
    assert_false(one_piece.is_elsewhere);
}

/* Each of two pieces waits until the other has begun. */
static lrel_status meet(size_t piece, int worker, void *user, lrel_error *err)
{
    (void)worker;
    (void)err;
    pthread_barrier_wait(user);
    return LREL_OK;
}

static void parallel__two_jobs_work_at_the_same_time(void **state)
{
    lrel_context *context = context_with(2, NULL);
    pthread_barrier_t both;

    pthread_barrier_init(&both, NULL, 2);
    assert_int_equal(lrel__parallel(context, 2, meet, &both, NULL), LREL_OK);
    pthread_barrier_destroy(&both);
    lrel_context_free(context);
}

/* What the workers begin with. */
typedef struct beginnings {
    pthread_barrier_t both;
    int worker[2];
    atomic_bool is_next_done; /* the piece that follows the first */
    bool was_next_done;       /* ... when the half began */
} beginnings;

static lrel_status begin(size_t piece, int worker, void *user, lrel_error *err)
{
    beginnings *first = user;

    (void)err;
    if (piece == 1)
        atomic_store(&first->is_next_done, true);
    if (piece == PIECES / 2)
        first->was_next_done = atomic_load(&first->is_next_done);
    if (piece % (PIECES / 2) == 0) {
        first->worker[piece ? 1 : 0] = worker;
        pthread_barrier_wait(&first->both);
    }
    return LREL_OK;
}

static void parallel__each_worker_begins_with_its_own_part(void **state)
{
    lrel_context *context = context_with(2, NULL);
    beginnings first = {.worker = {-1, -1}};

    pthread_barrier_init(&first.both, NULL, 2);
    assert_int_equal(lrel__parallel(context, PIECES, begin, &first, NULL), LREL_OK);
    assert_int_equal(first.worker[0], 0);
    assert_int_equal(first.worker[1], 1);
    assert_false(first.was_next_done);
    pthread_barrier_destroy(&first.both);
    lrel_context_free(context);
}

/* ---- in order ---- */

typedef struct row_of_pieces {
    atomic_int done[PIECES];
    size_t joined; /* which only one thread at a time counts */
    size_t bent;   /* this piece fails, ... */
    size_t stuck;  /* ... and this one does when it is joined */
    int slow;      /* every so many pieces one takes a while */
} row_of_pieces;

static lrel_status do_in_row(size_t piece, int worker, void *user, lrel_error *err)
{
    row_of_pieces *row = user;

    (void)worker;
    if (piece % (size_t)row->slow == 0)
        usleep(50);
    if (piece == row->bent)
        return lrel__fail(err, LREL_E_GEOMETRY, "piece %zu is bent", piece);
    atomic_fetch_add(&row->done[piece], 1);
    return LREL_OK;
}

static lrel_status join_in_row(size_t piece, void *user, lrel_error *err)
{
    row_of_pieces *row = user;

    assert_int_equal(piece, row->joined);
    assert_int_equal(atomic_load(&row->done[piece]), 1);
    row->joined++;
    if (piece == row->stuck)
        return lrel__fail(err, LREL_E_DATE, "piece %zu is stuck", piece);
    return LREL_OK;
}

static lrel_status run_in_row(row_of_pieces *row, int jobs, size_t count, lrel_error *err)
{
    lrel_context *context = context_with(jobs, NULL);
    lrel_status status =
        lrel__parallel_in_order(context, count, do_in_row, join_in_row, row, err);

    lrel_context_free(context);
    return status;
}

static void in_order__every_piece_is_joined_behind_the_one_before(void **state)
{
    static const int jobs[] = {1, 2, 3, 16};

    for (size_t i = 0; i < 4; i++)
        for (size_t count = 0; count <= PIECES; count = count * 4 + 1) {
            row_of_pieces row = {.bent = SIZE_MAX, .stuck = SIZE_MAX, .slow = 7};

            assert_int_equal(run_in_row(&row, jobs[i], count, NULL), LREL_OK);
            assert_int_equal(row.joined, count);
        }
}

static void in_order__nothing_is_joined_behind_a_failure(void **state)
{
    for (int jobs = 1; jobs <= 4; jobs++)
        for (int round = 0; round < 20; round++) {
            row_of_pieces row = {.bent = 100, .stuck = SIZE_MAX, .slow = 3};
            lrel_error err;

            assert_int_equal(run_in_row(&row, jobs, PIECES, &err), LREL_E_GEOMETRY);
            assert_string_equal(err.message, "piece 100 is bent");
            assert_true(row.joined <= 100);
        }
}

static void in_order__what_fails_when_joined_is_the_last_to_be_joined(void **state)
{
    for (int jobs = 1; jobs <= 4; jobs++)
        for (int round = 0; round < 20; round++) {
            row_of_pieces row = {.bent = SIZE_MAX, .stuck = 60, .slow = 3};
            lrel_error err;

            assert_int_equal(run_in_row(&row, jobs, PIECES, &err), LREL_E_DATE);
            assert_string_equal(err.message, "piece 60 is stuck");
            assert_int_equal(row.joined, 61);
        }
}

static void jobs__are_at_least_one_and_not_without_limit(void **state)
{
    lrel_context *context = context_with(0, NULL);

    assert_true(lrel__jobs(context) >= 1);
    lrel_context_free(context);
    context = context_with(1000000, NULL);
    assert_true(lrel__jobs(context) > 1 && lrel__jobs(context) < 1000000);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parallel__each_piece_is_done_once),
        cmocka_unit_test(parallel__the_lowest_failure_is_reported_in_every_run),
        cmocka_unit_test(parallel__a_failure_needs_no_error),
        cmocka_unit_test(parallel__stops_when_the_caller_says_so),
        cmocka_unit_test(parallel__one_job_or_one_piece_stays_in_the_calling_thread),
        cmocka_unit_test(parallel__two_jobs_work_at_the_same_time),
        cmocka_unit_test(parallel__each_worker_begins_with_its_own_part),
        cmocka_unit_test(in_order__every_piece_is_joined_behind_the_one_before),
        cmocka_unit_test(in_order__nothing_is_joined_behind_a_failure),
        cmocka_unit_test(in_order__what_fails_when_joined_is_the_last_to_be_joined),
        cmocka_unit_test(jobs__are_at_least_one_and_not_without_limit),
    };
    return cmocka_run_group_tests_name("core/threads", tests, NULL, NULL);
}
