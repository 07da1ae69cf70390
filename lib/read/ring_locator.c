/* SPDX-License-Identifier: Apache-2.0 */
/* ring_locator.c: crossing numbers (even-odd) over the edges of one strip of y. There are
 * as many strips as keep the lists within four entries an edge, so that a comb of long
 * edges costs time and never memory. */
#include "read/ring_locator.h"

#include <math.h>

/* Shorter rings are looked through whole. */
#define EDGES_FOR_STRIPS 64

/* Of the larger side of the box. What doubles lose in a cross product is far less; what
 * surveyors can tell apart, far more: a micrometre on a kilometre. */
#define TOLERANCE 1e-9

static size_t strip_of(const lrel_ring_locator *self, double y)
{
    double strip = (y - self->low.y) * self->strips_per_y;

    if (!(strip > 0))
        return 0;
    return strip < (double)self->strip_count ? (size_t)strip : self->strip_count - 1;
}

static void strips_of(const lrel_ring_locator *self, double a, double b, size_t *first,
                      size_t *last)
{
    *first = strip_of(self, fmin(a, b) - self->tolerance);
    *last = strip_of(self, fmax(a, b) + self->tolerance);
}

static size_t choose_strips(const lrel_ring_locator *self)
{
    double height = self->high.y - self->low.y, climbed = 0;
    double strips = (double)self->edge_count / 2;

    if (self->edge_count < EDGES_FOR_STRIPS || self->edge_count > UINT32_MAX / 8 ||
        !(height > 0))
        return 1;
    for (size_t i = 0; i < self->edge_count; i++)
        climbed += fabs(self->points[i + 1].y - self->points[i].y) / height;
    strips = fmin(strips, 2 * (double)self->edge_count / fmax(climbed, 1));
    return strips > 1 ? (size_t)strips : 1;
}

/* Counts, then fills: two passes over the edges. */
static void fill_strips(lrel_ring_locator *self)
{
    size_t first, last;

    for (size_t strip = self->strip_count; strip > 0; strip--)
        self->first[strip] = self->first[strip - 1];
    self->first[0] = 0;
    for (size_t i = 0; i < self->edge_count; i++) {
        strips_of(self, self->points[i].y, self->points[i + 1].y, &first, &last);
        for (size_t strip = first; strip <= last; strip++)
            self->edges[self->first[strip + 1]++] = (uint32_t)i;
    }
}

static bool make_strips(lrel_ring_locator *self)
{
    size_t first, last, total = 0;

    self->first = lrel__calloc(self->context, self->strip_count + 2, sizeof *self->first);
    if (!self->first)
        return false;
    for (size_t i = 0; i < self->edge_count; i++) {
        strips_of(self, self->points[i].y, self->points[i + 1].y, &first, &last);
        for (size_t strip = first; strip <= last; strip++)
            self->first[strip]++;
    }
    for (size_t strip = 0; strip < self->strip_count; strip++) {
        size_t count = self->first[strip];

        self->first[strip] = (uint32_t)total;
        total += count;
    }
    self->edges = lrel__alloc(self->context, total, sizeof *self->edges);
    if (!self->edges)
        return false;
    fill_strips(self);
    return true;
}

bool lrel_ring_locator__init(lrel_ring_locator *self, const lrel_context *context,
                             const lrel_file_xy *points, size_t count)
{
    *self = (lrel_ring_locator){.context = context, .points = points};
    self->edge_count = count - 1;
    self->low = self->high = points[0];
    for (size_t i = 1; i < count; i++) {
        self->low.x = fmin(self->low.x, points[i].x);
        self->low.y = fmin(self->low.y, points[i].y);
        self->high.x = fmax(self->high.x, points[i].x);
        self->high.y = fmax(self->high.y, points[i].y);
    }
    self->tolerance =
        TOLERANCE * fmax(self->high.x - self->low.x, self->high.y - self->low.y);
    self->strip_count = choose_strips(self);
    if (self->strip_count == 1)
        return true;
    self->strips_per_y = (double)self->strip_count / (self->high.y - self->low.y);
    return make_strips(self);
}

void lrel_ring_locator__clear(lrel_ring_locator *self)
{
    if (!self->context)
        return;
    lrel__free(self->context, self->first);
    lrel__free(self->context, self->edges);
    *self = (lrel_ring_locator){.context = NULL};
}

/* Twice the area of the triangle a b p: > 0 where p is left of the way from a to b. */
static double cross(lrel_xy a, lrel_xy b, lrel_xy p)
{
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

static bool is_on_edge(lrel_xy a, lrel_xy b, lrel_xy p, double tolerance)
{
    double twice_area, length;

    if (p.x < fmin(a.x, b.x) - tolerance || p.x > fmax(a.x, b.x) + tolerance ||
        p.y < fmin(a.y, b.y) - tolerance || p.y > fmax(a.y, b.y) + tolerance)
        return false;
    twice_area = fabs(cross(a, b, p));
    length = hypot(b.x - a.x, b.y - a.y);
    return twice_area <= tolerance * length || length <= tolerance;
}

/* The edges to look at between the heights @p low and @p high: a range of places in
 * `edges`, or of the edges themselves where there are no strips. */
static void range_of(const lrel_ring_locator *self, double low, double high, size_t *from,
                     size_t *to)
{
    *from = 0;
    *to = self->edge_count;
    if (self->strip_count > 1) {
        *from = self->first[strip_of(self, low)];
        *to = self->first[strip_of(self, high) + 1];
    }
}

static size_t edge_at(const lrel_ring_locator *self, size_t place)
{
    return self->strip_count > 1 ? self->edges[place] : place;
}

lrel_side lrel_ring_locator__side(const lrel_ring_locator *self, lrel_xy p)
{
    bool is_inside = false;
    size_t from, to;

    if (p.x < self->low.x || p.x > self->high.x || p.y < self->low.y ||
        p.y > self->high.y)
        return LREL_OUTSIDE;
    range_of(self, p.y, p.y, &from, &to);
    for (size_t i = from; i < to; i++) {
        lrel_xy a = self->points[edge_at(self, i)],
                b = self->points[edge_at(self, i) + 1];

        if (is_on_edge(a, b, p, self->tolerance))
            return LREL_ON_BORDER;
        /* Half-open in y, so that a vertex is met once. */
        if ((a.y > p.y) != (b.y > p.y) && (cross(a, b, p) > 0) == (b.y > a.y))
            is_inside = !is_inside;
    }
    return is_inside ? LREL_INSIDE : LREL_OUTSIDE;
}

bool lrel_ring_locator__is_crossed(const lrel_ring_locator *self, lrel_xy a, lrel_xy b)
{
    size_t from, to;

    if (fmax(a.x, b.x) < self->low.x || fmin(a.x, b.x) > self->high.x ||
        fmax(a.y, b.y) < self->low.y || fmin(a.y, b.y) > self->high.y)
        return false;
    range_of(self, fmin(a.y, b.y), fmax(a.y, b.y), &from, &to);
    for (size_t i = from; i < to; i++) {
        lrel_xy c = self->points[edge_at(self, i)],
                d = self->points[edge_at(self, i) + 1];

        if (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0)
            return true;
    }
    return false;
}
