/* SPDX-License-Identifier: Apache-2.0 */
/* workload.h: land release invented in quantity, the same on every machine: hazards and
 * releases in clusters, dates over 25 years, on a plane of 1 mm like that of a UTM zone.
 * For benchmarks and for comparisons with other programs; the land does not exist. */
#ifndef LREL_TEST_WORKLOAD_H
#define LREL_TEST_WORKLOAD_H

#include "landrelease/ledger.h"
#include "support/random.h"

#define WORKLOAD_UNITS_PER_M 1000
#define WORKLOAD_VERTEX_MAX  60
#define WORKLOAD_ACCOUNTS    4

typedef struct workload_options {
    size_t hazards;
    size_t releases;
    /* Standard deviation, in metres, of one cluster that holds everything; 0: many
     * clusters of some forty records, as many as keep the density. */
    double one_cluster_m;
    /* Up to WORKLOAD_ACCOUNTS: hazards enter one, some two, most the first. More: each
     * hazard enters any of them, as likely as not, so that all share the same land and no
     * two are alike. */
    uint32_t accounts;
    uint64_t seed;
} workload_options;

/* 10,000 hazards and 14,000 releases in four accounts: about 0.7 million vertices. */
workload_options workload_default(void);

typedef struct workload {
    lrel_mosaic_input mosaic; /* owners: the hazards, then the releases */
    lrel_ledger_input ledger; /* periods: the years 2000 to 2024 */
    size_t point_count;
    lrel_grid_point *points;
    lrel_mosaic_ring *rings;
    uint8_t *readings;
    lrel_ledger_hazard *hazards;
    lrel_ledger_release *releases;
    lrel_date period_starts[26];
} workload;

/* A new workload, or NULL where there is no memory; freed with workload_free(). */
workload *workload_new(const workload_options *options);
void workload_free(workload *w);

/* The same with room for so many records and points, all of them still zeros: for other
 * kinds of land. Dates lie between the first and the last of period_starts. */
workload *workload_room(size_t hazards, size_t releases, size_t points,
                        uint32_t accounts);

/* The unit vector once round the circle for @p u from 0 to 4. */
void workload_direction(double u, double *x, double *y);

/* A polygon seen whole from its centre: from each vertex to the next a bit further round,
 * between @p least and 1 times @p radius away. All lengths in grid units. */
void workload_star(random_stream *random, double x, double y, double radius, double least,
                   size_t count, lrel_grid_point *out);

#endif
