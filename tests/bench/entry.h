/* SPDX-License-Identifier: Apache-2.0 */
/* entry.h: who takes part in the benchmark, and what each reports of one run. */
#ifndef LREL_BENCH_ENTRY_H
#define LREL_BENCH_ENTRY_H

#include <stdbool.h>

#include "support/workload.h"

typedef struct run_report {
    double seconds;        /* of the job, without reading and without the check */
    double mosaic_seconds; /* of it, where it is told apart; else 0 */
    double ledger_seconds;
    /* What all must agree on: land counted where a record's release is the first on land
     * that a hazard was recorded on before. */
    double first_release_m2;
    double counted_m2; /* by the ledger's own rules; 0 for others */
    lrel_mosaic_stats stats;
} run_report;

/* Does the job once on @p threads threads. @return false where it cannot */
typedef bool (*run_fn)(const workload *w, int threads, run_report *report);

/* Mosaic and ledger of all records, all accounts and years. */
bool run_ours(const workload *w, int threads, run_report *report);

/* GEOS for each release by itself: a tree of boxes finds the records it meets, prepared
 * geometries tell which, overlays make the area. The answer is the counted land only. */
bool run_geos(const workload *w, int threads, run_report *report);
const char *geos_version(void);

/* Seconds on a clock that never goes back. */
double seconds_now(void);

/* The order of the account: by day, hazards first, then ties; one number per owner. */
uint32_t *order_of_owners(const workload *w);

#endif
