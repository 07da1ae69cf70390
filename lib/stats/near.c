/* SPDX-License-Identifier: Apache-2.0 */
/* near.c: ranges are halved by x and y in turn; of the found ones the farthest stands at
 * the end of a short sorted list. */
#include "stats/near.h"

#include <math.h>
#include <stdlib.h>

static int by_x(const void *left, const void *right)
{
    const lrel_near_point *a = left, *b = right;

    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static int by_y(const void *left, const void *right)
{
    const lrel_near_point *a = left, *b = right;

    if (a->y != b->y)
        return a->y < b->y ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static void arrange(lrel_near_point *points, size_t count, bool is_by_x)
{
    size_t middle = count / 2;

    if (count < 2)
        return;
    qsort(points, count, sizeof *points, is_by_x ? by_x : by_y);
    arrange(points, middle, !is_by_x);
    arrange(points + middle + 1, count - middle - 1, !is_by_x);
}

void lrel_near_init(lrel_near *near, lrel_near_point *points, size_t count)
{
    *near = (lrel_near){points, count};
    arrange(points, count, true);
}

/* Distances are squares until all are found. */
typedef struct search {
    double x, y;
    double radius2; /* once the list is full: that of its last */
    lrel_neighbour *out;
    size_t count, most;
} search;

static bool comes_before(const lrel_neighbour *a, const lrel_neighbour *b)
{
    return a->distance != b->distance ? a->distance < b->distance : a->number < b->number;
}

static void offer(search *s, const lrel_near_point *p)
{
    double dx = p->x - s->x, dy = p->y - s->y;
    lrel_neighbour one = {dx * dx + dy * dy, p->number};
    size_t i;

    if (one.distance > s->radius2 || (s->count < s->most && one.distance == s->radius2) ||
        (s->count == s->most && !comes_before(&one, &s->out[s->most - 1])))
        return;
    if (s->count < s->most)
        s->count++;
    for (i = s->count - 1; i > 0 && comes_before(&one, &s->out[i - 1]); i--)
        s->out[i] = s->out[i - 1];
    s->out[i] = one;
    if (s->count == s->most)
        s->radius2 = s->out[s->most - 1].distance;
}

static void look(search *s, const lrel_near_point *points, size_t count, bool is_by_x)
{
    size_t middle = count / 2;
    double off;

    if (count == 0)
        return;
    off = is_by_x ? s->x - points[middle].x : s->y - points[middle].y;
    if (off < 0)
        look(s, points, middle, !is_by_x);
    else
        look(s, points + middle + 1, count - middle - 1, !is_by_x);
    offer(s, &points[middle]);
    if (off * off > s->radius2) /* as near as the last one may be: its number decides */
        return;
    if (off < 0)
        look(s, points + middle + 1, count - middle - 1, !is_by_x);
    else
        look(s, points, middle, !is_by_x);
}

size_t lrel_near_find(const lrel_near *near, double x, double y, double radius,
                      lrel_neighbour *out, size_t most)
{
    search s = {.x = x, .y = y, .radius2 = radius * radius, .out = out, .most = most};

    if (most)
        look(&s, near->at, near->count, true);
    for (size_t i = 0; i < s.count; i++)
        out[i].distance = sqrt(out[i].distance);
    return s.count;
}
