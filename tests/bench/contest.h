/* SPDX-License-Identifier: Apache-2.0 */
/* contest.h: runs of several entries in turn, each in a process of its own, so that none
 * inherits memory that another has warmed up and one that takes too long can be stopped.
 */
#ifndef LREL_BENCH_CONTEST_H
#define LREL_BENCH_CONTEST_H

#include "bench/entry.h"

#define CONTEST_RUNS_MAX 21

typedef struct contestant {
    const char *name;
    run_fn run;
    int threads;
    size_t run_count; /* that ended well */
    double seconds[CONTEST_RUNS_MAX];
    double peak_mb; /* the highest, with the workload itself */
    bool was_stopped;
    run_report report; /* of the last run */
} contestant;

/* Runs each of @p count contestants @p runs times, taking turns. One that needs more than
 * @p limit_s seconds for a run is stopped and takes part no more. */
void contest_run(contestant *contestants, size_t count, const workload *w, size_t runs,
                 int limit_s);

/* 0 where there was no run. */
double contest_median_s(const contestant *c);
double contest_least_s(const contestant *c);

#endif
