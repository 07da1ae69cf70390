/* SPDX-License-Identifier: Apache-2.0 */
/* set.h: the land that is measured on, each kind with a name. */
#ifndef LREL_BENCH_SET_H
#define LREL_BENCH_SET_H

#include "support/workload.h"

typedef struct set {
    const char *name;
    const char *words; /* what is special about it */
    workload *(*make)(const struct set *set);
    size_t hazards; /* of those that are like the first but larger */
    uint32_t accounts;
    double one_cluster_m;
    bool has_peers;     /* others' programs are measured on it too */
    bool is_on_request; /* left out unless it is named */
} set;

/* The set at @p index, NULL behind the last. */
const set *set_at(size_t index);

/* Cells of a land register with a jagged outline: neighbours share every vertex of their
 * borders, and releases are copies of whole cells. */
workload *set_cadastre(const set *set);

/* One hazard whose outline has a million vertices, and releases on it. */
workload *set_giant(const set *set);

#endif
