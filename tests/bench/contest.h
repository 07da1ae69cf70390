/* SPDX-License-Identifier: Apache-2.0 */
/* contest.h: runs of several entries in turn, each in a process of its own, so that none
 * inherits memory that another has warmed up and one that takes too long can be stopped.
 */
#ifndef LREL_BENCH_CONTEST_H
#define LREL_BENCH_CONTEST_H

#include "bench/entry.h"

#define CONTEST_RUNS_MAX 21
#define CONTESTANTS_MAX  16
#define CONTEST_LIMIT_S  60 /* then a run is stopped, and counts as so long */

typedef struct contestant {
    const entry *entry;
    const char *missing; /* why it takes no part, or NULL */
    size_t run_count;    /* that ended well */
    double seconds[CONTEST_RUNS_MAX];
    double peak_mb; /* the highest, without what an idle process has */
    bool was_stopped;
    run_report report; /* of the last run */
} contestant;

/* One part on one set. */
typedef struct contest {
    part part;
    const set *set;
    size_t hazards, releases, vertices;
    size_t count;
    contestant all[CONTESTANTS_MAX];
} contest;

/* Runs each contestant @p runs times, taking turns. One that is stopped or fails takes
 * part no more. */
void contest_run(contest *c, const task *t, size_t runs);

/* 0 where there was no run; of one that was stopped, the limit. */
double contest_median_s(const contestant *c);
double contest_least_s(const contestant *c);

/* Ours that does the same with as many threads; NULL where there is none. */
const contestant *contest_ours(const contest *c, const contestant *theirs);

/* How many times as long as ours: of medians, or of the least. 0: not known. */
double contest_ratio(const contest *c, const contestant *theirs);
double contest_least_ratio(const contest *c, const contestant *theirs);

#endif
