/* SPDX-License-Identifier: Apache-2.0 */
/* scene_places.h: an operation, a grid and a placer, for the tests of placing.h. */
#ifndef LREL_TEST_SCENE_PLACES_H
#define LREL_TEST_SCENE_PLACES_H

#include "normalise/placing.h"

typedef struct place_scene {
    lrel_context *context;
    lrel_operation *operation;
    lrel_grid *grid;
    lrel_placer *placer;
    lrel_grid_points points; /* for lrel_placer_ring() */
} place_scene;

/** Opens all of it; ends the test where something is refused.
 * @param operation  "" where none is needed */
place_scene place_scene_open(const char *crs, const char *operation, lrel_xy centre,
                             int units_per_m);
void place_scene_close(place_scene *scene);

/** A point of the source in grid metres; ends the test where it has no place. */
lrel_xy place_metres(place_scene *scene, lrel_xy point);

/** Puts a ring into `points`, alone; ends the test where it is refused. */
void place_ring(place_scene *scene, const lrel_xy *ring, size_t count);

/** How far the place that the scene gives to @p point, by way of the grid and back, is
 * from where PROJ alone brings it, on the ellipsoid. */
double place_error_m(place_scene *scene, lrel_xy point);

#endif
