/* SPDX-License-Identifier: Apache-2.0 */
/* weigh.c: Visvalingam and Whyatt's triangles, weighted as Bloch does in mapshaper, and
 * Douglas and Peucker's distances.
 *
 * Sums and products of doubles here are of whole numbers below 2^62, rounded alike on
 * every machine: sqrt and the four operations are exact to the last bit in IEEE 754. */
#include "mosaic/weigh.h"

#include <math.h>

#include "mosaic/exact.h"

/* Bloch's: flat bends stay longer than the bare area would keep them, spikes go sooner,
 * which looks smoother. */
#define ANGLE_SHARE 0.7

static double length_of(double dx, double dy)
{
    return sqrt(dx * dx + dy * dy);
}

double lrel_weigh__triangle(lrel_grid_point a, lrel_grid_point b, lrel_grid_point c)
{
    double ux = (double)a.x - b.x, uy = (double)a.y - b.y;
    double vx = (double)c.x - b.x, vy = (double)c.y - b.y;
    double area = (double)llabs(orientation(a, b, c)) / 2;
    double cosine = (ux * vx + uy * vy) / (length_of(ux, uy) * length_of(vx, vy));

    return area * (1 - ANGLE_SHARE * cosine);
}

/* Squared, of p from the line between a and b, its ends included. */
static double distance2(lrel_grid_point a, lrel_grid_point b, lrel_grid_point p)
{
    double dx = (double)b.x - a.x, dy = (double)b.y - a.y;
    double px = (double)p.x - a.x, py = (double)p.y - a.y;
    double length2 = dx * dx + dy * dy, along = px * dx + py * dy;
    double across;

    if (along <= 0)
        return px * px + py * py;
    if (along >= length2) {
        px = (double)p.x - b.x;
        py = (double)p.y - b.y;
        return px * px + py * py;
    }
    across = (double)orientation(a, b, p);
    return across * (across / length2);
}

/* A line that falls apart at its ends only, time after time, would take a time that grows
 * with the square of its points. From this depth on it is cut in the middle, and that
 * point stays: the result is as near to the line as promised, with a few points more. */
#define DEPTH_MAX 64

/* A stretch whose ends stay; three words of the list. */
typedef struct range {
    uint32_t first, last, depth;
} range;

static bool push_range(index_list *ranges, const lrel_context *context, range r)
{
    if (r.last - r.first < 2)
        return true;
    if (!lrel__grow(context, &ranges->at, &ranges->capacity, ranges->count + 3,
                    sizeof *ranges->at))
        return false;
    ranges->at[ranges->count++] = r.first;
    ranges->at[ranges->count++] = r.last;
    ranges->at[ranges->count++] = r.depth;
    return true;
}

static range pop_range(index_list *ranges)
{
    range r;

    r.depth = ranges->at[--ranges->count];
    r.last = ranges->at[--ranges->count];
    r.first = ranges->at[--ranges->count];
    return r;
}

/* The point farthest from the line between the ends of @p r, the first of equals. */
static uint32_t farthest_of(const lrel_grid_point *at, range r, double *far2)
{
    uint32_t farthest = r.first + 1;

    *far2 = -1;
    for (uint32_t i = r.first + 1; i < r.last; i++) {
        double d2 = distance2(at[r.first], at[r.last], at[i]);

        if (d2 > *far2) {
            *far2 = d2;
            farthest = i;
        }
    }
    return farthest;
}

bool lrel_weigh__distances(const lrel_grid_point *at, uint32_t count, double limit,
                           double *weight, const lrel_context *context,
                           index_list *ranges)
{
    ranges->count = 0;
    if (!push_range(ranges, context, (range){0, count - 1, 0}))
        return false;
    while (ranges->count) {
        range r = pop_range(ranges);
        double far2;
        uint32_t cut = farthest_of(at, r, &far2);

        if (far2 < limit) { /* all of it goes */
            for (uint32_t i = r.first + 1; i < r.last; i++)
                weight[i] = distance2(at[r.first], at[r.last], at[i]);
            continue;
        }
        if (r.depth >= DEPTH_MAX)
            cut = r.first + (r.last - r.first) / 2;
        weight[cut] = HUGE_VAL;
        if (!push_range(ranges, context, (range){r.first, cut, r.depth + 1}) ||
            !push_range(ranges, context, (range){cut, r.last, r.depth + 1}))
            return false;
    }
    return true;
}
