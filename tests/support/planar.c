/* SPDX-License-Identifier: Apache-2.0 */
#include "support/planar.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/points.h"

typedef struct border {
    lrel_grid_point a, b;
    uint32_t class_id;
} border;

/* A ring that visits a point twice is two rings that touch. */
static bool visits_twice(const lrel_grid_point *points, size_t count)
{
    lrel_grid_point *sorted = malloc(count * sizeof *sorted);
    bool is_twice = false;

    if (!sorted)
        abort();
    for (size_t i = 0; i < count; i++)
        sorted[i] = points[i];
    qsort(sorted, count, sizeof *sorted, points_compare);
    for (size_t i = 1; i < count; i++)
        is_twice |= points_are_equal(sorted[i - 1], sorted[i]);
    free(sorted);
    return is_twice;
}

static const char *ring_fault(const lrel_grid_point *points, size_t count, bool is_shell)
{
    int64_t area2;

    if (count < 3)
        return "a ring has fewer than three points";
    area2 = points_area2(points, count);
    if (is_shell ? area2 <= 0 : area2 >= 0)
        return is_shell ? "a shell runs clockwise" : "a hole runs counter-clockwise";
    for (size_t i = 1; i < count; i++)
        if (points_compare(&points[i], &points[0]) < 0)
            return "a ring does not start at its lowest point";
    return visits_twice(points, count) ? "a ring visits a point twice" : NULL;
}

/* A hole may touch its shell: the first corner that does not decides. */
static bool hole_is_inside(const lrel_grid_point *shell, size_t shell_count,
                           const lrel_grid_point *hole, size_t hole_count)
{
    for (size_t i = 0; i < hole_count; i++) {
        points_place place = points_locate(shell, shell_count, hole[i]);

        if (place != POINTS_BORDER)
            return place == POINTS_INSIDE;
    }
    return true;
}

static const char *polygon_fault(const lrel_polygons *polygons, const lrel_polygon *p)
{
    size_t shell_count;
    const lrel_grid_point *shell =
        lrel_polygons_ring(polygons, p->first_ring, &shell_count);
    int64_t area2 = 0;

    if (p->ring_count == 0)
        return "a polygon has no ring";
    for (size_t r = 0; r < p->ring_count; r++) {
        size_t count;
        const lrel_grid_point *ring =
            lrel_polygons_ring(polygons, p->first_ring + r, &count);
        const char *fault = ring_fault(ring, count, r == 0);

        if (fault)
            return fault;
        if (r && !hole_is_inside(shell, shell_count, ring, count))
            return "a hole lies outside its shell";
        area2 += points_area2(ring, count);
    }
    return area2 == p->area2 ? NULL : "a polygon's area is not that of its rings";
}

static const char *pair_fault(const border *e, const border *f)
{
    int64_t ec = points_orientation(e->a, e->b, f->a),
            ed = points_orientation(e->a, e->b, f->b);
    int64_t fa = points_orientation(f->a, f->b, e->a),
            fb = points_orientation(f->a, f->b, e->b);

    if (points_are_equal(e->a, f->a) && points_are_equal(e->b, f->b))
        return "two rings use one edge in one direction";
    if (points_are_equal(e->a, f->b) && points_are_equal(e->b, f->a))
        return e->class_id == f->class_id ? "an edge has its class on both sides" : NULL;
    if (((ec > 0 && ed < 0) || (ec < 0 && ed > 0)) &&
        ((fa > 0 && fb < 0) || (fa < 0 && fb > 0)))
        return "two edges cross";
    if ((points_edge_has(e->a, e->b, f->a) && !points_are_equal(f->a, e->a) &&
         !points_are_equal(f->a, e->b)) ||
        (points_edge_has(e->a, e->b, f->b) && !points_are_equal(f->b, e->a) &&
         !points_are_equal(f->b, e->b)) ||
        (points_edge_has(f->a, f->b, e->a) && !points_are_equal(e->a, f->a) &&
         !points_are_equal(e->a, f->b)) ||
        (points_edge_has(f->a, f->b, e->b) && !points_are_equal(e->b, f->a) &&
         !points_are_equal(e->b, f->b)))
        return "a point lies on another edge";
    return NULL;
}

static bool is_above(const border *e, const border *f)
{
    int32_t low = e->a.y < e->b.y ? e->a.y : e->b.y;

    return low > f->a.y && low > f->b.y;
}

static int32_t left_of(const border *e)
{
    return e->a.x < e->b.x ? e->a.x : e->b.x;
}

static int compare_borders(const void *a, const void *b)
{
    int32_t x = left_of(a), y = left_of(b);

    return (x > y) - (x < y);
}

/* All pairs whose x ranges meet. */
static const char *edges_fault(border *edges, size_t count, char why[PLANAR_WHY_SIZE])
{
    if (count)
        qsort(edges, count, sizeof *edges, compare_borders);
    for (size_t i = 0; i < count; i++) {
        int32_t right = edges[i].a.x > edges[i].b.x ? edges[i].a.x : edges[i].b.x;

        for (size_t k = i + 1; k < count && left_of(&edges[k]) <= right; k++) {
            const border *e = &edges[i], *f = &edges[k];
            const char *fault;

            if (is_above(e, f) || is_above(f, e) || !(fault = pair_fault(e, f)))
                continue;
            snprintf(why, PLANAR_WHY_SIZE,
                     "%s: (%d %d,%d %d) of class %u, (%d %d,%d %d) of class %u", fault,
                     e->a.x, e->a.y, e->b.x, e->b.y, e->class_id, f->a.x, f->a.y, f->b.x,
                     f->b.y, f->class_id);
            return why;
        }
    }
    return NULL;
}

static size_t collect_edges(const lrel_polygons *polygons, border **out)
{
    size_t count = 0, capacity = 64;
    border *edges = malloc(capacity * sizeof *edges);

    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        lrel_polygon p = lrel_polygons_at(polygons, i);

        for (size_t r = p.first_ring; r < p.first_ring + p.ring_count; r++) {
            size_t n;
            const lrel_grid_point *at = lrel_polygons_ring(polygons, r, &n);

            if (count + n > capacity) {
                capacity = 2 * (count + n);
                edges = realloc(edges, capacity * sizeof *edges);
            }
            if (!edges)
                abort();
            for (size_t k = 0; k < n; k++)
                edges[count++] = (border){at[k], at[(k + 1) % n], p.class_id};
        }
    }
    *out = edges;
    return count;
}

static bool is_in_order(const lrel_polygons *polygons, size_t i)
{
    lrel_polygon p = lrel_polygons_at(polygons, i - 1), q = lrel_polygons_at(polygons, i);
    size_t n;

    if (p.class_id != q.class_id)
        return p.class_id < q.class_id;
    return points_compare(lrel_polygons_ring(polygons, p.first_ring, &n),
                          lrel_polygons_ring(polygons, q.first_ring, &n)) <= 0;
}

bool planar_is_sound(const lrel_polygons *polygons, char why[PLANAR_WHY_SIZE])
{
    const char *fault = NULL;
    border *edges = NULL;
    size_t edge_count;

    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        lrel_polygon p = lrel_polygons_at(polygons, i);

        fault = polygon_fault(polygons, &p);
        if (!fault && i && !is_in_order(polygons, i))
            fault = "polygons are not in order of class, then of first point";
        if (fault) {
            snprintf(why, PLANAR_WHY_SIZE, "polygon %zu of class %u: %s", i, p.class_id,
                     fault);
            return false;
        }
    }
    edge_count = collect_edges(polygons, &edges);
    fault = edges_fault(edges, edge_count, why);
    free(edges);
    return fault == NULL;
}
