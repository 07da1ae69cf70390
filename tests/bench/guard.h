/* SPDX-License-Identifier: Apache-2.0 */
/* guard.h: what must hold of what was measured. */
#ifndef LREL_BENCH_GUARD_H
#define LREL_BENCH_GUARD_H

#include "bench/contest.h"

/* GEOS-C per record needs at least so many times as long as we do, on one thread each, on
 * the first set. The only place of this number. Of two threads it is not asked: how well
 * they get on is the machine's more than ours. */
#define GUARD_RATIO 12.0

/* Ours ran every time, and whoever tells an answer tells the same. */
bool guard_answers(const contest *c, size_t runs);

/* GUARD_RATIO, by the best run of each: what a shared machine adds to a run is not the
 * program's. */
bool guard_ratio(const contest *c);

#endif
