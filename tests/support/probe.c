/* SPDX-License-Identifier: Apache-2.0 */
#include "support/probe.h"

#include <math.h>
#include <stdlib.h>

#include "support/points.h"

/* Edges that pass to the right of the point upwards, less those that pass downwards. */
static int turns_around(const layer *l, size_t ring, lrel_grid_point at)
{
    const lrel_grid_point *points = layer_ring_points(l, ring);
    uint32_t count = l->rings[ring].count;
    int turns = 0;

    for (uint32_t i = 0; i < count; i++) {
        lrel_grid_point a = points[i], b = points[(i + 1) % count];

        if (a.y <= at.y && b.y > at.y && points_orientation(a, b, at) > 0)
            turns++;
        if (b.y <= at.y && a.y > at.y && points_orientation(a, b, at) < 0)
            turns--;
    }
    return turns;
}

static bool ring_covers(const layer *l, size_t r, lrel_grid_point at)
{
    bool is_larger = l->readings[l->rings[r].owner] == LREL_READING_LARGER;
    bool by_nonzero = is_larger == (l->rings[r].role == LREL_RING_SHELL);
    int turns = turns_around(l, r, at);

    return by_nonzero ? turns != 0 : turns % 2 != 0;
}

static bool is_in_hole(const lrel_mosaic_ring *shell, const lrel_mosaic_ring *covering,
                       size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (covering[i].role == LREL_RING_HOLE && covering[i].owner == shell->owner &&
            covering[i].part == shell->part)
            return true;
    return false;
}

uint64_t probe_owners(const layer *l, lrel_grid_point at)
{
    lrel_mosaic_ring *covering = malloc((l->ring_count + 1) * sizeof *covering);
    uint64_t owners = 0;
    size_t count = 0;

    if (!covering)
        abort();
    for (size_t r = 0; r < l->ring_count; r++)
        if (ring_covers(l, r, at))
            covering[count++] = l->rings[r];
    for (size_t i = 0; i < count; i++)
        if (covering[i].role == LREL_RING_SHELL &&
            !is_in_hole(&covering[i], covering, count))
            owners |= UINT64_C(1) << covering[i].owner;
    free(covering);
    return owners;
}

static double distance_to_edge(lrel_grid_point a, lrel_grid_point b, lrel_grid_point at)
{
    double dx = (double)b.x - a.x, dy = (double)b.y - a.y;
    double px = (double)at.x - a.x, py = (double)at.y - a.y;
    double length2 = dx * dx + dy * dy;
    double along = length2 > 0 ? (px * dx + py * dy) / length2 : 0;

    along = fmin(1, fmax(0, along));
    return hypot(px - along * dx, py - along * dy);
}

double probe_distance(const layer *l, lrel_grid_point at)
{
    double nearest = INFINITY;

    for (size_t r = 0; r < l->ring_count; r++) {
        const lrel_grid_point *points = layer_ring_points(l, r);
        uint32_t count = l->rings[r].count;

        for (uint32_t i = 0; i < count; i++)
            nearest =
                fmin(nearest, distance_to_edge(points[i], points[(i + 1) % count], at));
    }
    return nearest;
}
