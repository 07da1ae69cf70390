/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/crew.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct member {
    crew_fn work;
    void *job;
    pthread_t thread;
    double sum_m2;
} member;

static void *run_member(void *user)
{
    member *me = user;
    me->sum_m2 = me->work(me->job);
    return NULL;
}

double crew_work(int threads, crew_fn work, void *job)
{
    member *crew = calloc((size_t)threads, sizeof *crew);
    double sum = 0;
    if (crew == NULL)
        abort(); /* a benchmark without memory measures nothing */
    for (int i = 0; i < threads; i++) {
        crew[i] = (member){.work = work, .job = job};
        if (i > 0 && pthread_create(&crew[i].thread, NULL, run_member, &crew[i]) != 0)
            abort();
    }
    run_member(&crew[0]);
    for (int i = 0; i < threads; i++) {
        if (i > 0)
            pthread_join(crew[i].thread, NULL);
        sum += crew[i].sum_m2;
    }
    free(crew);
    return sum;
}
