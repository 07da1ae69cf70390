/* SPDX-License-Identifier: Apache-2.0 */
/* A listener hears how far a job is: every step in its order, from nothing to all of it,
 * and what is worked on by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <string.h>

#include "run/scenes.h"

#define HEARD_MAX 200

/* Names do not outlive the call, so they are copied. */
typedef struct heard {
    lrel_step step;
    char source[64];
    size_t done, of;
} heard;

typedef struct listener {
    heard at[HEARD_MAX];
    size_t count;
    pthread_t caller;
} listener;

static void on_progress(const lrel_progress *progress, void *user)
{
    listener *l = user;
    heard *h = &l->at[l->count++];

    assert_true(l->count < HEARD_MAX);
    assert_true(pthread_equal(l->caller, pthread_self()));
    h->step = progress->step;
    h->done = progress->done;
    h->of = progress->of;
    strncpy(h->source, progress->source, sizeof h->source - 1);
}

static void listen(job_scratch *s, listener *l)
{
    *l = (listener){.caller = pthread_self()};
    s->threads = 4;
    s->on_progress = on_progress;
    s->progress_user = l;
}

static void progress__every_step_goes_from_nothing_to_all(void **state)
{
    job_scratch *s = *state;
    listener l;
    int next = LREL_STEP_READ;

    listen(s, &l);
    job_run(s, "out");
    for (size_t i = 0; i < l.count; i++) {
        const heard *h = &l.at[i], *before = i ? &l.at[i - 1] : NULL;

        if (!before || before->step != h->step) {
            assert_int_equal(h->step, next++);
            assert_int_equal(h->done, 0);
            assert_true(!before || before->done == before->of);
        } else {
            assert_true(h->done == before->done + 1);
            assert_int_equal(h->of, before->of);
        }
    }
    assert_int_equal(next, LREL_STEP_WRITE + 1);
    assert_int_equal(l.at[l.count - 1].done, l.at[l.count - 1].of);
}

static void progress__sources_and_files_are_named(void **state)
{
    job_scratch *s = *state;
    listener l;
    size_t files = 0;

    listen(s, &l);
    job_run(s, "out");
    assert_string_equal(l.at[0].source, "ALFA hazards");
    assert_int_equal(l.at[0].of, 4); /* three sources and a boundary file */
    assert_string_equal(l.at[3].source, "provinces.geojson");
    for (size_t i = 0; i < l.count; i++)
        if (l.at[i].step == LREL_STEP_WRITE && l.at[i].source[0])
            assert_string_equal(l.at[i].source, lrel_job_file_at(files++));
    assert_null(lrel_job_file_at(files));
}

/* What fails is not reported as done. */
static void progress__stops_where_the_job_does(void **state)
{
    job_scratch *s = *state;
    listener l;

    listen(s, &l);
    job_replace(s, "p.yaml", "path: releases.csv", "path: nowhere.csv");
    assert_int_equal(job_try_open(s), LREL_E_REFUSED);
    assert_int_equal(l.count, 4);
    assert_true(l.at[3].done < l.at[3].of);
}

static void step_name__of_no_step_is_empty(void **state)
{
    assert_string_equal(lrel_step_name(LREL_STEP_READ), "read");
    assert_string_equal(lrel_step_name(LREL_STEP_WRITE), "write");
    assert_string_equal(lrel_step_name((lrel_step)(LREL_STEP_WRITE + 1)), "");
}

#define FIRST(test)                                                                      \
    {                                                                                    \
#test, test, scene_first_setup, job_scratch_teardown, NULL                       \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIRST(progress__every_step_goes_from_nothing_to_all),
        FIRST(progress__sources_and_files_are_named),
        FIRST(progress__stops_where_the_job_does),
        cmocka_unit_test(step_name__of_no_step_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
