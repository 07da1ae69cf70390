/* SPDX-License-Identifier: Apache-2.0 */
/* crossing.c: where the outlines of one record meet themselves or each other: a point to
 * look at. Edges in order of their western ends are compared while their boxes overlap in
 * x; where none cross, a point that is passed twice will do. */
#include <math.h>
#include <stdlib.h>

#include "check/checking.h"

/* A record of more edges would take longer to look through than its place is worth: it
 * is then shown by a point inside. */
#define EDGES_MAX 1024

typedef struct edge {
    lrel_grid_point a, b; /* a.x <= b.x */
} edge;

static int compare_points(lrel_grid_point a, lrel_grid_point b)
{
    if (a.x != b.x)
        return a.x < b.x ? -1 : 1;
    return a.y < b.y ? -1 : a.y > b.y;
}

static int compare_edges(const void *left, const void *right)
{
    const edge *l = left, *r = right;
    int order = compare_points(l->a, r->a);

    return order ? order : compare_points(l->b, r->b);
}

static int compare_ends(const void *left, const void *right)
{
    return compare_points(*(const lrel_grid_point *)left,
                          *(const lrel_grid_point *)right);
}

/* The grid is at most 2^30 wide, so that this holds. */
static int64_t side(lrel_grid_point a, lrel_grid_point b, lrel_grid_point p)
{
    return ((int64_t)b.x - a.x) * ((int64_t)p.y - a.y) -
           ((int64_t)b.y - a.y) * ((int64_t)p.x - a.x);
}

static bool do_cross(const edge *e, const edge *f, lrel_grid_point *at)
{
    int64_t fa = side(e->a, e->b, f->a), fb = side(e->a, e->b, f->b);
    int64_t ea = side(f->a, f->b, e->a), eb = side(f->a, f->b, e->b);
    double t;

    if (!((fa < 0) != (fb < 0) && fa && fb && (ea < 0) != (eb < 0) && ea && eb))
        return false;
    t = (double)ea / ((double)ea - (double)eb);
    at->x = (int32_t)lround(e->a.x + t * ((double)e->b.x - e->a.x));
    at->y = (int32_t)lround(e->a.y + t * ((double)e->b.y - e->a.y));
    return true;
}

static size_t collect(const lrel_checking *c, const lrel_shape_measure *m, edge *edges)
{
    size_t count = 0;

    for (uint32_t r = 0; r < m->ring_count; r++) {
        const lrel_mosaic_ring *ring = &c->data->rings[m->first_ring + r];
        const lrel_grid_point *p = c->data->points.at + ring->first;

        for (uint32_t i = 0; i < ring->count; i++) {
            lrel_grid_point a = p[i], b = p[i + 1 == ring->count ? 0 : i + 1];

            edges[count++] = compare_points(a, b) < 0 ? (edge){a, b} : (edge){b, a};
        }
    }
    return count;
}

static bool find_lowest(const edge *edges, size_t count, lrel_grid_point *out)
{
    bool found = false;

    for (size_t i = 0; i < count; i++) {
        if (found && edges[i].a.x > out->x)
            break; /* what follows lies further east */
        for (size_t k = i + 1; k < count && edges[k].a.x <= edges[i].b.x; k++) {
            lrel_grid_point at;

            if (!do_cross(&edges[i], &edges[k], &at) ||
                (found && compare_points(*out, at) <= 0))
                continue;
            *out = at;
            found = true;
        }
    }
    return found;
}

/* The lowest point in which more than two edges end. Every point of a ring ends two. */
static bool find_meeting(const edge *edges, size_t count, lrel_grid_point *ends,
                         lrel_grid_point *out)
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++) {
        if (compare_points(edges[i].a, edges[i].b) == 0)
            continue;
        ends[n++] = edges[i].a;
        ends[n++] = edges[i].b;
    }
    if (n)
        qsort(ends, n, sizeof *ends, compare_ends);
    for (size_t i = 2; i < n; i++)
        if (compare_points(ends[i - 2], ends[i]) == 0) {
            *out = ends[i];
            return true;
        }
    return false;
}

lrel_status lrel_check__crossing(const lrel_checking *c, uint32_t owner,
                                 lrel_grid_point *out, bool *found, lrel_error *err)
{
    const lrel_shape_measure *m = &c->measures[owner];
    size_t count = 0;
    edge *edges = NULL;
    lrel_grid_point *ends = NULL;
    lrel_status status = LREL_OK;

    *found = false;
    for (uint32_t r = 0; r < m->ring_count; r++)
        count += c->data->rings[m->first_ring + r].count;
    if (count == 0 || count > EDGES_MAX)
        return LREL_OK;
    edges = lrel__alloc(c->data->context, count, sizeof *edges);
    ends = lrel__alloc(c->data->context, 2 * count, sizeof *ends);
    if (!edges || !ends) {
        status = lrel__fail_memory(err);
        goto done;
    }
    count = collect(c, m, edges);
    qsort(edges, count, sizeof *edges, compare_edges);
    *found = find_lowest(edges, count, out) || find_meeting(edges, count, ends, out);
done:
    lrel__free(c->data->context, edges);
    lrel__free(c->data->context, ends);
    return status;
}
