/* SPDX-License-Identifier: Apache-2.0 */
/* goals.h: what was promised of speed and memory, and what was measured. */
#ifndef LREL_BENCH_GOALS_H
#define LREL_BENCH_GOALS_H

#include "bench/contest.h"

typedef struct goal {
    const char *what;
    const char *promise; /* as people read it */
    double measured;     /* 0: not measured this time */
    bool is_met;
} goal;

/* All goals, judged by the @p count contests that were run. @return how many */
size_t goals_judge(const contest *all, size_t count, goal *out, size_t capacity);

#endif
