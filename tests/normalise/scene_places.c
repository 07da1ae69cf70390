/* SPDX-License-Identifier: Apache-2.0 */
#include "normalise/scene_places.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bridge/proj.h"

place_scene place_scene_open(const char *crs, const char *operation, lrel_xy centre,
                             int units_per_m)
{
    place_scene scene = {.context = lrel_context_new(NULL)};
    const lrel_xy middle = {0, 0};
    lrel_error err;

    assert_non_null(scene.context);
    lrel_error_init(&err);
    if (lrel_operation_new(scene.context, lrel_text_of(crs), lrel_text_of(operation),
                           middle, &scene.operation, NULL, 0, NULL, &err) != LREL_OK ||
        lrel_grid_new(scene.context, centre, units_per_m, &scene.grid, &err) != LREL_OK ||
        lrel_placer_new(scene.context, scene.operation, scene.grid, &scene.placer,
                        &err) != LREL_OK)
        fail_msg("%s: %s", crs, err.message);
    return scene;
}

void place_scene_close(place_scene *scene)
{
    lrel__free(scene->context, scene->points.at);
    lrel_placer_free(scene->placer);
    lrel_grid_free(scene->grid);
    lrel_operation_free(scene->operation);
    lrel_context_free(scene->context);
}

lrel_xy place_metres(place_scene *scene, lrel_xy point)
{
    lrel_xy metres = {0, 0};

    if (!lrel_placer_metres(scene->placer, point, &metres))
        fail_msg("%.17g, %.17g has no place", point.x, point.y);
    return metres;
}

void place_ring(place_scene *scene, const lrel_xy *ring, size_t count)
{
    lrel_error err;

    scene->points.count = 0;
    if (lrel_placer_ring(scene->placer, ring, count, &scene->points, &err) != LREL_OK)
        fail_msg("%s", err.message);
}

double place_error_m(place_scene *scene, lrel_xy point)
{
    lrel_xy by_grid;
    lrel_xy by_proj;

    assert_true(lrel_grid_to_lonlat(scene->grid, place_metres(scene, point), &by_grid));
    assert_true(lrel_operation_lonlat(scene->operation, point, &by_proj));
    return lrel_geodesic_distance_m(by_grid.x, by_grid.y, by_proj.x, by_proj.y);
}
