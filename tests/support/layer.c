/* SPDX-License-Identifier: Apache-2.0 */
#include "support/layer.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/wkt.h"

/* Room for one more thing of @p size bytes. */
static void *with_room(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    *capacity = *capacity ? 2 * *capacity : 16;
    array = realloc(array, *capacity * size);
    if (!array)
        abort();
    return array;
}

layer layer_new(void)
{
    return (layer){0};
}

layer layer_copy(const layer *from)
{
    layer to = *from;

    to.points = NULL;
    to.rings = NULL;
    to.point_count = to.point_capacity = to.ring_count = to.ring_capacity = 0;
    for (size_t r = 0; r < from->ring_count; r++) {
        const lrel_mosaic_ring *ring = &from->rings[r];

        layer_add_ring(&to, ring->owner, ring->part, (lrel_ring_role)ring->role);
        for (uint32_t i = 0; i < ring->count; i++)
            layer_add_point(&to, from->points[ring->first + i].x,
                            from->points[ring->first + i].y);
    }
    return to;
}

void layer_free(layer *l)
{
    free(l->points);
    free(l->rings);
    *l = layer_new();
}

uint32_t layer_add_owner(layer *l, lrel_reading reading)
{
    assert(l->owner_count < LAYER_OWNER_MAX);
    l->readings[l->owner_count] = (uint8_t)reading;
    return l->owner_count++;
}

void layer_add_ring(layer *l, uint32_t owner, uint32_t part, lrel_ring_role role)
{
    l->rings = with_room(l->rings, l->ring_count, &l->ring_capacity, sizeof *l->rings);
    l->rings[l->ring_count++] = (lrel_mosaic_ring){
        .owner = owner, .part = part, .role = (uint8_t)role, .first = l->point_count};
}

void layer_add_point(layer *l, int32_t x, int32_t y)
{
    l->points =
        with_room(l->points, l->point_count, &l->point_capacity, sizeof *l->points);
    l->points[l->point_count++] = (lrel_grid_point){x, y};
    l->rings[l->ring_count - 1].count++;
}

void layer_add_rectangle(layer *l, uint32_t owner, uint32_t part, int32_t x0, int32_t y0,
                         int32_t x1, int32_t y1)
{
    layer_add_ring(l, owner, part, LREL_RING_SHELL);
    layer_add_point(l, x0, y0);
    layer_add_point(l, x1, y0);
    layer_add_point(l, x1, y1);
    layer_add_point(l, x0, y1);
}

uint32_t layer_add_wkt(layer *l, lrel_reading reading, const char *wkt)
{
    uint32_t owner = layer_add_owner(l, reading);
    wkt_shape shape;

    if (!wkt_read(wkt, &shape)) {
        fprintf(stderr, "not a shape: %s\n", wkt);
        abort();
    }
    for (size_t r = 0; r < shape.ring_count; r++) {
        const wkt_ring *ring = &shape.rings[r];

        layer_add_ring(l, owner, ring->part,
                       ring->is_hole ? LREL_RING_HOLE : LREL_RING_SHELL);
        for (size_t i = ring->first; i < ring->first + ring->count; i++)
            layer_add_point(l, (int32_t)lround(shape.points[i].x),
                            (int32_t)lround(shape.points[i].y));
    }
    wkt_free(&shape);
    return owner;
}

lrel_grid_point *layer_ring_points(const layer *l, size_t ring)
{
    return l->points + l->rings[ring].first;
}

double layer_perimeter(const layer *l)
{
    double sum = 0;

    for (size_t r = 0; r < l->ring_count; r++) {
        const lrel_grid_point *at = layer_ring_points(l, r);
        uint32_t count = l->rings[r].count;

        for (uint32_t i = 0; i < count; i++) {
            lrel_grid_point a = at[i], b = at[(i + 1) % count];

            sum += hypot((double)b.x - a.x, (double)b.y - a.y);
        }
    }
    return sum;
}

lrel_mosaic_input layer_input(const layer *l)
{
    return (lrel_mosaic_input){.points = l->points,
                               .rings = l->rings,
                               .ring_count = l->ring_count,
                               .readings = l->readings,
                               .owner_count = l->owner_count};
}

void layer_print(const layer *l, FILE *to)
{
    for (size_t r = 0; r < l->ring_count; r++) {
        const lrel_mosaic_ring *ring = &l->rings[r];
        const lrel_grid_point *at = layer_ring_points(l, r);
        bool is_smaller = l->readings[ring->owner] == LREL_READING_SMALLER;

        fprintf(to, "  owner %u part %u %s %s:", ring->owner, ring->part,
                ring->role == LREL_RING_HOLE ? "hole" : "shell",
                is_smaller ? "smaller" : "larger");
        for (uint32_t i = 0; i < ring->count; i++)
            fprintf(to, "%s%d %d", i ? "," : " ", at[i].x, at[i].y);
        fputc('\n', to);
    }
}
