/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/geos_polygon.h"

GEOSGeometry *geos_polygon(GEOSContextHandle_t geos, const workload *w, size_t owner)
{
    const lrel_mosaic_ring *ring = &w->rings[owner];
    GEOSCoordSequence *sequence = GEOSCoordSeq_create_r(geos, ring->count + 1, 2);
    for (uint32_t i = 0; i <= ring->count; i++) {
        lrel_grid_point p = w->points[ring->first + i % ring->count];
        GEOSCoordSeq_setXY_r(geos, sequence, i, (double)p.x / WORKLOAD_UNITS_PER_M,
                             (double)p.y / WORKLOAD_UNITS_PER_M);
    }
    return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, sequence),
                                    NULL, 0);
}
