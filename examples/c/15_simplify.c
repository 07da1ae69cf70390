/* SPDX-License-Identifier: Apache-2.0 */
/* 15_simplify.c: polygons with fewer points, for a map that is looked at from afar.
 *
 * Shows how borders are simplified once for both their sides, so that neighbours still
 * meet, and how each polygon keeps its exact land beside its simpler shape. Prints two
 * fields with a crooked border between them, and a spot that is too small to draw: it
 * becomes a mark, because no land may vanish from a map. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <landrelease/simplify.h>

enum { WEST, EAST, SPOT, OWNERS };
static const char *const names[OWNERS] = {"west", "east", "spot"};

#define TOLERANCE_M 20
/* What is smaller is no shape any more at this tolerance. */
#define LEAST_M2 (4 * TOLERANCE_M * TOLERANCE_M)

/* In metres. Both fields have the same points along their border. */
static const lrel_grid_point points[] = {
    {0, 0},     {101, 0}, {104, 20},  {98, 40},
    {102, 60},  {97, 80}, {100, 100}, {0, 100}, /* west */
    {100, 100}, {97, 80}, {102, 60},  {98, 40},
    {104, 20},  {101, 0}, {200, 0},   {200, 100}, /* east */
    {60, 60},   {64, 60}, {64, 63},   {60, 63},   /* spot */
};
static const lrel_mosaic_ring rings[] = {
    {.owner = WEST, .role = LREL_RING_SHELL, .first = 0, .count = 8},
    {.owner = EAST, .role = LREL_RING_SHELL, .first = 8, .count = 8},
    {.owner = SPOT, .role = LREL_RING_SHELL, .first = 16, .count = 4},
};

/* Owners ascend: the spot, which lies in the west field, is the last of its face. */
static uint32_t class_of(lrel_face face)
{
    return face.owners[face.owner_count - 1];
}

static void print_polygon(const lrel_simplified *simplified, size_t number)
{
    const lrel_polygons *polygons = lrel_simplified_polygons(simplified);
    lrel_polygon polygon = lrel_polygons_at(polygons, number);
    int64_t land_m2 = lrel_simplified_land2(simplified, number) / 2;

    printf("%s, %" PRId64 " m2:", names[polygon.class_id], land_m2);
    if (land_m2 < LEAST_M2) { /* decided by its land, not by what is left of its shape */
        lrel_grid_point mark = lrel_simplified_mark(simplified, number);

        printf(" a mark at (%" PRId32 " %" PRId32 ")\n", mark.x, mark.y);
        return;
    }
    for (size_t i = 0; i < polygon.ring_count; i++) {
        size_t count;
        const lrel_grid_point *ring =
            lrel_polygons_ring(polygons, polygon.first_ring + i, &count);

        printf(i == 0 ? "" : ", but for");
        for (size_t p = 0; p < count; p++)
            printf(" (%" PRId32 " %" PRId32 ")", ring[p].x, ring[p].y);
    }
    printf(", drawn as %" PRId64 " m2\n", polygon.area2 / 2);
}

/* The polygons on the two sides of a border: what colours neighbours apart. */
static void print_border(const lrel_simplified *simplified, size_t number)
{
    const lrel_polygons *polygons = lrel_simplified_polygons(simplified);
    lrel_neighbours sides = lrel_simplified_border_at(simplified, number);

    if (sides.left != LREL_DISSOLVE_NONE && sides.right != LREL_DISSOLVE_NONE)
        printf("%s and %s are neighbours\n",
               names[lrel_polygons_at(polygons, sides.left).class_id],
               names[lrel_polygons_at(polygons, sides.right).class_id]);
}

static lrel_status print_simplified(const lrel_mosaic *mosaic, lrel_error *err)
{
    size_t face_count = lrel_mosaic_face_count(mosaic);
    uint32_t *classes = calloc(face_count, sizeof *classes);
    lrel_simplified *simplified = NULL;
    lrel_simplify_options options;
    lrel_status status;

    if (!classes)
        return LREL_E_MEMORY;
    for (size_t i = 0; i < face_count; i++)
        classes[i] = class_of(lrel_mosaic_face_at(mosaic, i));
    lrel_simplify_options_init(&options);
    options.tolerance = TOLERANCE_M;

    status = lrel_simplify(mosaic, classes, &options, &simplified, err);
    if (status == LREL_OK) {
        lrel_simplify_stats stats = lrel_simplified_stats_get(simplified);
        size_t count = lrel_polygons_count(lrel_simplified_polygons(simplified));

        for (size_t i = 0; i < count; i++)
            print_polygon(simplified, i);
        for (size_t i = 0; i < lrel_simplified_border_count(simplified); i++)
            print_border(simplified, i);
        printf("%" PRIu64 " points of %" PRIu64 " are left on %" PRIu64 " borders\n",
               stats.vertices_left, stats.vertices, stats.arcs);
    }
    lrel_simplified_free(simplified);
    free(classes);
    return status;
}

int main(void)
{
    const lrel_mosaic_input input = {
        .points = points, .rings = rings, .ring_count = 3, .owner_count = OWNERS};
    lrel_context *context = lrel_context_new(NULL);
    lrel_mosaic *mosaic = NULL;
    lrel_status status = LREL_E_MEMORY;

    if (context)
        status = lrel_mosaic_build(context, &input, &mosaic, NULL);
    if (status == LREL_OK)
        status = print_simplified(mosaic, NULL);
    if (status != LREL_OK)
        fprintf(stderr, "%s\n", lrel_status_text(status));

    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return status == LREL_OK ? 0 : 1;
}
