/* SPDX-License-Identifier: Apache-2.0 */
#include "support/probe.h"

#include <math.h>

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

/* Whether the rings of @p role of the part that ring @p of belongs to cover the point. */
static bool part_covers(const layer *l, size_t of, lrel_ring_role role,
                        lrel_grid_point at)
{
    bool is_larger = l->readings[l->rings[of].owner] == LREL_READING_LARGER;
    bool by_nonzero = is_larger == (role == LREL_RING_SHELL);

    for (size_t r = 0; r < l->ring_count; r++) {
        int turns;

        if (l->rings[r].role != role || l->rings[r].owner != l->rings[of].owner ||
            l->rings[r].part != l->rings[of].part)
            continue;
        turns = turns_around(l, r, at);
        if (by_nonzero ? turns != 0 : turns % 2 != 0)
            return true;
    }
    return false;
}

uint64_t probe_owners(const layer *l, lrel_grid_point at)
{
    uint64_t owners = 0;

    for (size_t r = 0; r < l->ring_count; r++)
        if (part_covers(l, r, LREL_RING_SHELL, at) &&
            !part_covers(l, r, LREL_RING_HOLE, at))
            owners |= UINT64_C(1) << l->rings[r].owner;
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
