/* SPDX-License-Identifier: Apache-2.0 */
/* 04_polygons.c: shapes back from faces.
 *
 * Shows how faces are merged into polygons by a class that the caller gives each face.
 * Whatever the classes are, neighbours share their border point by point.
 * Prints a hazard of 100 m x 100 m with a cleared square of 20 m in its middle as two
 * classes: what is left, with a hole, and what was released. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <landrelease/mosaic.h>

enum { HAZARD, RELEASE, OWNERS };
enum { LEFT, RELEASED };
static const char *const class_names[] = {"left", "released"};

/* In metres this time: the grid unit is whatever the caller says it is. */
static const lrel_grid_point points[] = {
    {0, 0},   {100, 0}, {100, 100}, {0, 100}, /* the hazard */
    {40, 40}, {60, 40}, {60, 60},   {40, 60}, /* the release */
};
static const lrel_mosaic_ring rings[] = {
    {.owner = HAZARD, .role = LREL_RING_SHELL, .first = 0, .count = 4},
    {.owner = RELEASE, .role = LREL_RING_SHELL, .first = 4, .count = 4},
};
/* Rings that cross themselves are read with caution: a hazard as the larger of what it
 * may mean, a release as the smaller. */
static const uint8_t readings[OWNERS] = {LREL_READING_LARGER, LREL_READING_SMALLER};

/* Owners ascend, so the release, if it is there, is the last. */
static uint32_t class_of(lrel_face face)
{
    if (face.owners[0] != HAZARD)
        return LREL_DISSOLVE_NONE; /* takes part in nothing */
    return face.owners[face.owner_count - 1] == RELEASE ? RELEASED : LEFT;
}

static void print_polygon(const lrel_polygons *polygons, lrel_polygon polygon)
{
    printf("%s, %" PRId64 " m2\n", class_names[polygon.class_id], polygon.area2 / 2);
    for (size_t i = 0; i < polygon.ring_count; i++) {
        size_t count;
        const lrel_grid_point *ring =
            lrel_polygons_ring(polygons, polygon.first_ring + i, &count);

        printf("  %s", i == 0 ? "shell" : "hole ");
        for (size_t p = 0; p < count; p++)
            printf(" (%" PRId32 " %" PRId32 ")", ring[p].x, ring[p].y);
        printf("\n");
    }
}

static lrel_status print_polygons(const lrel_mosaic *mosaic, lrel_error *err)
{
    size_t face_count = lrel_mosaic_face_count(mosaic);
    uint32_t *classes = calloc(face_count, sizeof *classes);
    lrel_polygons *polygons = NULL;
    lrel_status status;

    if (!classes)
        return LREL_E_MEMORY;
    for (size_t i = 0; i < face_count; i++)
        classes[i] = class_of(lrel_mosaic_face_at(mosaic, i));

    status = lrel_mosaic_dissolve(mosaic, classes, &polygons, err);
    if (status == LREL_OK)
        for (size_t i = 0; i < lrel_polygons_count(polygons); i++)
            print_polygon(polygons, lrel_polygons_at(polygons, i));

    lrel_polygons_free(polygons);
    free(classes);
    return status;
}

int main(void)
{
    const lrel_mosaic_input input = {.points = points,
                                     .rings = rings,
                                     .ring_count = 2,
                                     .readings = readings,
                                     .owner_count = OWNERS};
    lrel_context *context = lrel_context_new(NULL);
    lrel_mosaic *mosaic = NULL;
    lrel_status status = LREL_E_MEMORY;

    if (context)
        status = lrel_mosaic_build(context, &input, &mosaic, NULL);
    if (status == LREL_OK)
        status = print_polygons(mosaic, NULL);
    if (status != LREL_OK) /* without an error the status alone has to do */
        fprintf(stderr, "%s\n", lrel_status_text(status));

    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return status == LREL_OK ? 0 : 1;
}
