/* SPDX-License-Identifier: Apache-2.0 */
/* square.h: one hazard H1 whose west half R1 has cleared, and questions about points of
 * it.
 */
#ifndef LREL_TESTS_RUN_SQUARE_H
#define LREL_TESTS_RUN_SQUARE_H

#include "landrelease/lookup.h"
#include "run/job_scratch.h"

/* Writes its programme: 0.001 degrees with the south-west corner at 103.5, 13, where 1e-5
 * degrees are 1.08 m to the east and 1.11 m to the north.
 * @p more: further keys of the source of hazards, as in "accuracy_m: 2, ". */
void square_put(const job_scratch *s, const char *more);

/* Opens `p.yaml`, whatever it has, for questions. */
lrel_lookup *square_open(job_scratch *s);
void square_close(job_scratch *s, lrel_lookup *lookup);
void square_ask(lrel_lookup *lookup, double lon, double lat);

/* The record called @p id in the answer; the test fails where it is not. */
lrel_lookup_record square_record(const lrel_lookup *lookup, const char *id);
/* What has become of side @p side for ap_mine. */
lrel_land_state square_state(const lrel_lookup *lookup, size_t side);

#endif
