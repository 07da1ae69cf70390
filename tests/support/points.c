/* SPDX-License-Identifier: Apache-2.0 */
#include "support/points.h"

bool points_are_equal(lrel_grid_point a, lrel_grid_point b)
{
    return a.x == b.x && a.y == b.y;
}

int points_compare(const void *a, const void *b)
{
    const lrel_grid_point *p = a, *q = b;

    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return (p->y > q->y) - (p->y < q->y);
}

int64_t points_orientation(lrel_grid_point a, lrel_grid_point b, lrel_grid_point c)
{
    return ((int64_t)b.x - a.x) * ((int64_t)c.y - a.y) -
           ((int64_t)b.y - a.y) * ((int64_t)c.x - a.x);
}

static bool is_between(int32_t a, int32_t v, int32_t b)
{
    return a < b ? a <= v && v <= b : b <= v && v <= a;
}

bool points_edge_has(lrel_grid_point a, lrel_grid_point b, lrel_grid_point p)
{
    return is_between(a.x, p.x, b.x) && is_between(a.y, p.y, b.y) &&
           points_orientation(a, b, p) == 0;
}

int64_t points_area2(const lrel_grid_point *points, size_t count)
{
    __int128 sum = 0;

    for (size_t i = 1; i + 1 < count; i++)
        sum += points_orientation(points[0], points[i], points[i + 1]);
    return (int64_t)sum;
}

points_place points_locate(const lrel_grid_point *points, size_t count,
                           lrel_grid_point at)
{
    bool is_inside = false;

    for (size_t i = 0; i < count; i++) {
        lrel_grid_point a = points[i], b = points[(i + 1) % count];

        if (!is_between(a.y, at.y, b.y))
            continue;
        if (points_edge_has(a, b, at))
            return POINTS_BORDER;
        if ((a.y > at.y) != (b.y > at.y) &&
            (points_orientation(a, b, at) > 0) == (b.y > a.y))
            is_inside = !is_inside;
    }
    return is_inside ? POINTS_INSIDE : POINTS_OUTSIDE;
}
