/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/set.h"

/* Hazards of all but the larger sets; releases are 1.4 times as many. */
#define HAZARDS 10000
/* Twenty-four thousand records in one cluster of this width: a point in its middle lies
 * on some thirty of them, a covered point on thirteen in the mean. */
#define CLUSTER_M 4000

static workload *make_clusters(const set *s)
{
    workload_options options = workload_default();
    options.hazards = s->hazards;
    options.releases = s->hazards * 14 / 10;
    options.accounts = s->accounts;
    options.one_cluster_m = s->one_cluster_m;
    return workload_new(&options);
}

static const set sets[] = {
    {.name = "10k",
     .words = "10,000 hazards, 14,000 releases in many clusters",
     .make = make_clusters,
     .hazards = HAZARDS,
     .accounts = 1,
     .has_peers = true},
    {.name = "10k-5-accounts",
     .words = "the same land; each hazard in some of five accounts",
     .make = make_clusters,
     .hazards = HAZARDS,
     .accounts = 5},
    {.name = "100k",
     .words = "ten times as much",
     .make = make_clusters,
     .hazards = 10 * HAZARDS,
     .accounts = 1},
    {.name = "300k",
     .words = "thirty times as much",
     .make = make_clusters,
     .hazards = 30 * HAZARDS,
     .accounts = 1},
    {.name = "1m",
     .words = "a hundred times as much",
     .make = make_clusters,
     .hazards = 100 * HAZARDS,
     .accounts = 1,
     .is_on_request = true},
    {.name = "cluster",
     .words = "as the first, all in one cluster",
     .make = make_clusters,
     .hazards = HAZARDS,
     .accounts = 1,
     .one_cluster_m = CLUSTER_M,
     .has_peers = true},
    {.name = "cadastre",
     .words = "jagged cells with shared borders, and copies of them",
     .make = set_cadastre,
     .accounts = 1,
     .has_peers = true},
    {.name = "giant",
     .words = "one polygon of a million vertices, 10,000 releases on it",
     .make = set_giant,
     .accounts = 1,
     .has_peers = true},
};

const set *set_at(size_t index)
{
    return index < sizeof sets / sizeof *sets ? &sets[index] : NULL;
}
