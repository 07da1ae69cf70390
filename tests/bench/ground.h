/* SPDX-License-Identifier: Apache-2.0 */
/* ground.h: what the entries of a contest stand on: the land in memory, its files in a
 * scratch folder, its records in a database. Made before any clock runs. */
#ifndef LREL_BENCH_GROUND_H
#define LREL_BENCH_GROUND_H

#include "bench/contest.h"

typedef struct ground {
    task task;
    workload *w;
    char folder[64];
    struct postgres *postgres;
} ground;

/* Makes ready what @p c needs. @return false where it cannot, and says so */
bool ground_prepare(ground *g, const contest *c);
void ground_clear(ground *g);

#endif
