/* SPDX-License-Identifier: Apache-2.0 */
/* opinion.h: what PostGIS makes of a workload: hazards of one version that are never
 * closed, and releases. It shares no line with the library. */
#ifndef LREL_TEST_OPINION_H
#define LREL_TEST_OPINION_H

#include "support/postgres.h"
#include "support/workload.h"

#define OPINION_ACCOUNTS 2

/* In square metres, [account * owners + owner]. */
typedef struct opinion {
    double *stood;   /* on a record's land when its turn came */
    double *already; /* of a release: released before, and not standing */
    double *border;  /* metres: the longest of the borders that went into an area */
    double remaining[OPINION_ACCOUNTS];
    double invalid; /* polygons that PostGIS does not think valid */
} opinion;

/* Asks about the first OPINION_ACCOUNTS accounts of @p w. */
bool opinion_ask(opinion *said, postgres *server, const workload *w);
void opinion_clear(opinion *said);

#endif
