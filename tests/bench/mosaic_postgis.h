/* SPDX-License-Identifier: Apache-2.0 */
/* mosaic_postgis.h: the records of a set in a PostgreSQL of the benchmark's own. */
#ifndef LREL_BENCH_MOSAIC_POSTGIS_H
#define LREL_BENCH_MOSAIC_POSTGIS_H

#include "support/postgres.h"
#include "support/workload.h"

/* Puts the records of @p w into the empty database, with indexes. */
bool postgis_load(postgres *server, const workload *w);

#endif
