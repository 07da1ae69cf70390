/* SPDX-License-Identifier: Apache-2.0 */
/* timelines.h: random timelines of fold.py as a programme: each has a square of its own
 * in a unit of its own; its day n is the n-th month, so that every day is a period. */
#ifndef LREL_TESTS_RUN_TIMELINES_H
#define LREL_TESTS_RUN_TIMELINES_H

#include "ledger/foldpy.h"
#include "run/job_scratch.h"

/* Writes `p.yaml` and its files for @p count timelines that have one as-of day. */
void timelines_put(const job_scratch *s, const foldpy_case *cases, size_t count);

/* The month of @p day as ledger.csv names it: "2001-07". */
void timelines_period(int day, char out[16]);

extern const char *const timelines_classes[3]; /* by rank */

#endif
