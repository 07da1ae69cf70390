/* SPDX-License-Identifier: Apache-2.0 */
#include "support/changes.h"

#include <string.h>

static void reverse_ring(lrel_grid_point *at, uint32_t count)
{
    for (uint32_t i = 0; i < count / 2; i++) {
        lrel_grid_point swap = at[i];

        at[i] = at[count - 1 - i];
        at[count - 1 - i] = swap;
    }
}

void change_order_of_rings(layer *l, random_stream *random, fingerprint_view *view)
{
    (void)view;
    random_shuffle(random, l->rings, l->ring_count, sizeof *l->rings);
}

void change_owners(layer *l, random_stream *random, fingerprint_view *view)
{
    uint32_t new_of[LAYER_OWNER_MAX], *names = view->owner_names;
    uint8_t readings[LAYER_OWNER_MAX];

    for (uint32_t o = 0; o < l->owner_count; o++)
        names[o] = o;
    random_shuffle(random, names, l->owner_count, sizeof *names);
    for (uint32_t o = 0; o < l->owner_count; o++) {
        new_of[names[o]] = o;
        readings[o] = l->readings[names[o]];
    }
    memcpy(l->readings, readings, l->owner_count);
    for (size_t r = 0; r < l->ring_count; r++)
        l->rings[r].owner = new_of[l->rings[r].owner];
    view->is_renamed = true;
}

void change_parts(layer *l, random_stream *random, fingerprint_view *view)
{
    (void)random;
    (void)view;
    for (size_t r = 0; r < l->ring_count; r++)
        l->rings[r].part = UINT32_MAX - l->rings[r].part;
}

void change_starts(layer *l, random_stream *random, fingerprint_view *view)
{
    (void)view;
    for (size_t r = 0; r < l->ring_count; r++) {
        lrel_grid_point *at = layer_ring_points(l, r);
        uint32_t count = l->rings[r].count, by = random_below(random, count);

        /* Three reversals rotate. */
        reverse_ring(at, by);
        reverse_ring(at + by, count - by);
        reverse_ring(at, count);
    }
}

void change_directions(layer *l, random_stream *random, fingerprint_view *view)
{
    (void)view;
    for (size_t r = 0; r < l->ring_count; r++)
        if (random_chance(random, 1, 2))
            reverse_ring(layer_ring_points(l, r), l->rings[r].count);
}

void change_closing(layer *l, random_stream *random, fingerprint_view *view)
{
    layer closed = layer_new();

    (void)random;
    (void)view;
    for (size_t r = 0; r < l->ring_count; r++) {
        const lrel_mosaic_ring *ring = &l->rings[r];
        const lrel_grid_point *at = layer_ring_points(l, r);

        layer_add_ring(&closed, ring->owner, ring->part, (lrel_ring_role)ring->role);
        for (uint32_t i = 0; i <= ring->count; i++)
            layer_add_point(&closed, at[i % ring->count].x, at[i % ring->count].y);
    }
    memcpy(closed.readings, l->readings, sizeof closed.readings);
    closed.owner_count = l->owner_count;
    layer_free(l);
    *l = closed;
}

void change_place(layer *l, random_stream *random, fingerprint_view *view)
{
    view->dx = random_between(random, -100000000, 100000000);
    view->dy = random_between(random, -100000000, 100000000);
    for (size_t i = 0; i < l->point_count; i++) {
        l->points[i].x += view->dx;
        l->points[i].y += view->dy;
    }
}
