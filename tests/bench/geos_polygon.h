/* SPDX-License-Identifier: Apache-2.0 */
/* geos_polygon.h: records as GEOS holds them, made before the clock starts. */
#ifndef LREL_BENCH_GEOS_POLYGON_H
#define LREL_BENCH_GEOS_POLYGON_H

#include <geos_c.h>

#include "support/workload.h"

GEOSGeometry *geos_polygon(GEOSContextHandle_t geos, const workload *w, size_t owner);

#endif
