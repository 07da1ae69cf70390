/* SPDX-License-Identifier: Apache-2.0 */
/* shown_shapes.h: features of a map as GEOS takes them, in degrees. */
#ifndef LREL_TESTS_RUN_SHOWN_SHAPES_H
#define LREL_TESTS_RUN_SHOWN_SHAPES_H

#include <geos_c.h>

#include "run/shown.h"

/* The polygons of a feature as one shape, to be destroyed. */
GEOSGeometry *shown_shape(GEOSContextHandle_t geos, const shown_map *map,
                          const shown_feature *f);
double shown_shape_area(GEOSContextHandle_t geos, const GEOSGeometry *shape);

#endif
