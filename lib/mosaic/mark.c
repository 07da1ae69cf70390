/* SPDX-License-Identifier: Apache-2.0 */
/* mark.c: one point within a polygon, for a mark in its place. */
#include <math.h>

#include "mosaic/outline.h"
#include "mosaic/polygons.h"

/* Calls @p fn for every edge of polygon @p polygon as it was. */
typedef void (*edge_fn)(lrel_grid_point a, lrel_grid_point b, void *user);

static void visit_borders(const lrel_simplified *s, size_t polygon, edge_fn fn,
                          void *user)
{
    const lrel_polygon *p = &s->polygons->polygons.at[polygon];

    for (size_t r = p->first_ring; r < p->first_ring + p->ring_count; r++) {
        uint32_t number = s->polygons->borders.at[r].number;

        for (size_t i = s->first_half[number]; i < s->first_half[number + 1]; i++) {
            const arc *a = &s->arcs.arcs.at[s->halves.at[i] >> 1];

            for (size_t k = a->first + 1; k < a->first + a->count; k++)
                fn(s->arcs.points.at[k - 1], s->arcs.points.at[k], user);
        }
    }
}

/* A line from west to east halfway between two rows of the grid, so that it goes through
 * no point; and the two lowest places where borders cross it, between which there is
 * land. */
typedef struct scan {
    int32_t low, high; /* rows of the polygon */
    double west, east;
} scan;

static void find_rows(lrel_grid_point a, lrel_grid_point b, void *user)
{
    scan *line = user;

    line->low = a.y < line->low ? a.y : line->low;
    line->high = a.y > line->high ? a.y : line->high;
    line->low = b.y < line->low ? b.y : line->low;
    line->high = b.y > line->high ? b.y : line->high;
}

static double scan_row(const scan *line)
{
    return floor(((double)line->low + line->high) / 2) + 0.5;
}

static void find_crossing(lrel_grid_point a, lrel_grid_point b, void *user)
{
    scan *line = user;
    double y = scan_row(line), x;

    if ((a.y < y) == (b.y < y))
        return;
    x = a.x + (y - a.y) * ((double)b.x - a.x) / ((double)b.y - a.y);
    if (x < line->west) {
        line->east = line->west;
        line->west = x;
    } else if (x < line->east) {
        line->east = x;
    }
}

lrel_grid_point lrel_simplified_mark(const lrel_simplified *s, size_t polygon)
{
    scan line = {INT32_MAX, INT32_MIN, HUGE_VAL, HUGE_VAL};

    visit_borders(s, polygon, find_rows, &line);
    visit_borders(s, polygon, find_crossing, &line);
    return (lrel_grid_point){(int32_t)floor((line.west + line.east) / 2 + 0.5) +
                                 s->arcs.origin.x,
                             (int32_t)floor(scan_row(&line)) + s->arcs.origin.y};
}
