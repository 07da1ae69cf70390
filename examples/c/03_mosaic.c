/* SPDX-License-Identifier: Apache-2.0 */
/* 03_mosaic.c: how much land is covered by whom, exactly.
 *
 * Shows how polygons are given to the mosaic, as rings of whole numbers, and how the
 * faces are read: every set of owners that share some land, with its area. Prints the
 * faces of two squares of 100 m that overlap, then the area of each. */
#include <inttypes.h>
#include <stdio.h>

#include <landrelease/mosaic.h>

/* The grid unit is the caller's choice: here a millimetre. */
#define M(metres) ((metres)*1000)

/* Areas are doubled areas in square units, so that half a square unit is no fraction. */
static int64_t m2(int64_t area2)
{
    return area2 / 2 / (1000 * 1000);
}

enum { NORTH, SOUTH, OWNERS };
static const char *const names[OWNERS] = {"north", "south"};

/* Rings need not be closed; direction and starting point do not matter. */
static const lrel_grid_point points[] = {
    {M(0), M(60)}, {M(100), M(60)}, {M(100), M(160)}, {M(0), M(160)}, /* north */
    {M(0), M(0)},  {M(100), M(0)},  {M(100), M(100)}, {M(0), M(100)}, /* south */
};
static const lrel_mosaic_ring rings[] = {
    {.owner = NORTH, .role = LREL_RING_SHELL, .first = 0, .count = 4},
    {.owner = SOUTH, .role = LREL_RING_SHELL, .first = 4, .count = 4},
};

static void print_face(lrel_face face)
{
    printf("%6" PRId64 " m2 in", m2(face.area2));
    for (uint32_t i = 0; i < face.owner_count; i++)
        printf(" %s", names[face.owners[i]]);
    printf("\n");
}

static void print_mosaic(const lrel_mosaic *mosaic)
{
    lrel_mosaic_stats stats = lrel_mosaic_stats_get(mosaic);

    for (size_t i = 0; i < lrel_mosaic_face_count(mosaic); i++)
        print_face(lrel_mosaic_face_at(mosaic, i));
    for (uint32_t owner = 0; owner < lrel_mosaic_owner_count(mosaic); owner++)
        printf("%s: %" PRId64 " m2\n", names[owner],
               m2(lrel_mosaic_owner_area(mosaic, owner).area2));
    printf("%" PRIu64 " corners, %" PRIu64 " group of rings in contact\n", stats.vertices,
           stats.components);
}

int main(void)
{
    const lrel_mosaic_input input = {
        .points = points, .rings = rings, .ring_count = 2, .owner_count = OWNERS};
    lrel_context *context = lrel_context_new(NULL); /* NULL: the default options */
    lrel_mosaic *mosaic = NULL;
    lrel_error err;
    int exit_status = 1;

    if (!context)
        goto done;
    if (lrel_mosaic_build(context, &input, &mosaic, &err) != LREL_OK) {
        fprintf(stderr, "%s\n", err.message);
        goto done;
    }
    print_mosaic(mosaic);
    exit_status = 0;

done:
    lrel_mosaic_free(mosaic); /* what a context made goes before the context */
    lrel_context_free(context);
    return exit_status;
}
