/* SPDX-License-Identifier: Apache-2.0 */
/* crew.h: one job on several threads, for programs that have no threads of their own. */
#ifndef LREL_BENCH_CREW_H
#define LREL_BENCH_CREW_H

/* Takes pieces of @p job until none is left. @return the square metres they came to */
typedef double (*crew_fn)(void *job);

/* @p work on @p threads threads at once. @return what they came to together */
double crew_work(int threads, crew_fn work, void *job);

#endif
