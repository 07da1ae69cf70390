/* SPDX-License-Identifier: Apache-2.0 */
/* crowd.h: a random programme: hazards that overlap, change, merge and close, of two
 * agencies in two formats, releases on and beside them, two units; words that no mapping
 * covers and dates that cannot be. */
#ifndef LREL_TESTS_RUN_CROWD_H
#define LREL_TESTS_RUN_CROWD_H

#include "run/job_scratch.h"

/* Writes `p.yaml`, `hazards.csv`, `hazards.geojson`, `releases.csv`, `units.geojson`. */
void crowd_put(const job_scratch *s, unsigned seed);

/* Records in those files: hazards, then releases. */
#define CROWD_HAZARDS_EACH 45 /* per agency */
#define CROWD_RELEASES     70

/* Puts the rows of every file in another order, which changes nothing but `row`. */
void crowd_shuffle(const job_scratch *s, unsigned seed);
/* Begins every ring elsewhere and turns some round. */
void crowd_turn_rings(const job_scratch *s, unsigned seed);

#endif
