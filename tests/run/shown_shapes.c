/* SPDX-License-Identifier: Apache-2.0 */
#include "run/shown_shapes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

static GEOSGeometry *line_of(GEOSContextHandle_t geos, const shown_map *map,
                             const shown_ring *ring)
{
    GEOSCoordSequence *line = GEOSCoordSeq_create_r(geos, (unsigned)ring->count, 2);

    for (size_t i = 0; i < ring->count; i++) {
        const shown_position *p = &map->positions[ring->first + i];

        GEOSCoordSeq_setXY_r(geos, line, (unsigned)i, (double)p->lon / 1e7,
                             (double)p->lat / 1e7);
    }
    return GEOSGeom_createLinearRing_r(geos, line);
}

GEOSGeometry *shown_shape(GEOSContextHandle_t geos, const shown_map *map,
                          const shown_feature *f)
{
    GEOSGeometry **polygons = calloc(f->ring_count + 1, sizeof(GEOSGeometry *));
    GEOSGeometry **holes = calloc(f->ring_count + 1, sizeof(GEOSGeometry *)), *shape;
    unsigned count = 0;

    assert_true(polygons && holes);
    for (size_t r = 0; r < f->ring_count;) {
        const shown_ring *rings = &map->rings[f->first_ring];
        GEOSGeometry *shell = line_of(geos, map, &rings[r]);
        unsigned hole_count = 0;

        assert_true(rings[r].is_shell);
        for (r++; r < f->ring_count && !rings[r].is_shell; r++)
            holes[hole_count++] = line_of(geos, map, &rings[r]);
        polygons[count++] = GEOSGeom_createPolygon_r(geos, shell, holes, hole_count);
    }
    shape = GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON, polygons, count);
    free(polygons);
    free(holes);
    return shape;
}

double shown_shape_area(GEOSContextHandle_t geos, const GEOSGeometry *shape)
{
    double area = -1;

    assert_int_equal(GEOSArea_r(geos, shape, &area), 1);
    return area;
}
