/* SPDX-License-Identifier: Apache-2.0 */
/* polygons.c: holes to shells, and everything in an order that only the land decides. */
#include "mosaic/polygons.h"

#include <stdlib.h>
#include <string.h>

#include "mosaic/exact.h"
#include "mosaic/path.h"

/* Whether the middle of the hole's first edge lies in the shell. Two borders of one class
 * share no edge, so that point is on neither's outline. Coordinates are doubled, to stay
 * whole: differences are below 2^31, products below 2^62. */
static bool is_in_shell(const lrel_polygons *p, const border *hole, const border *shell)
{
    const lrel_grid_point *h = p->points.at + hole->first,
                          *s = p->points.at + shell->first;
    int64_t x = (int64_t)h[0].x + h[1].x, y = (int64_t)h[0].y + h[1].y;
    bool is_inside = false;

    for (uint32_t i = 0, k = shell->count - 1; i < shell->count; k = i++) {
        int64_t ax = 2 * (int64_t)s[k].x, ay = 2 * (int64_t)s[k].y;
        int64_t bx = 2 * (int64_t)s[i].x, by = 2 * (int64_t)s[i].y;
        __int128 side;

        if ((ay <= y) == (by <= y))
            continue;
        side = (__int128)(bx - ax) * (y - ay) - (__int128)(by - ay) * (x - ax);
        is_inside ^= by > ay ? side > 0 : side < 0;
    }
    return is_inside;
}

static box border_box(const lrel_polygons *p, const border *b)
{
    box around = BOX_EMPTY;

    for (uint32_t i = 0; i < b->count; i++)
        box_add_point(&around, p->points.at[b->first + i]);
    return around;
}

static lrel_status find_shell(lrel_polygons *p, const boxtree *shells, size_t hole_index,
                              index_list *near, lrel_error *err)
{
    border *hole = &p->borders.at[hole_index];
    const border *best = NULL;
    box around = border_box(p, hole);

    if (!boxtree_query(shells, p->context, around, 0, near))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < near->count; i++) {
        const border *shell = &p->borders.at[near->at[i]];

        if (shell->class_id != hole->class_id || shell->area2 <= -hole->area2 ||
            (best && shell->area2 >= best->area2) || !is_in_shell(p, hole, shell))
            continue;
        best = shell;
    }
    if (!best)
        return lrel__fail(err, LREL_E_INVARIANT, "a hole lies in no shell");
    hole->shell = (size_t)(best - p->borders.at);
    return LREL_OK;
}

static lrel_status find_shells(lrel_polygons *p, lrel_error *err)
{
    box *boxes = lrel__alloc(p->context, p->borders.count, sizeof *boxes);
    boxtree shells = {0};
    index_list near = {0};
    lrel_status status = LREL_OK;

    if (!boxes) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (size_t i = 0; i < p->borders.count; i++) {
        border *b = &p->borders.at[i];

        b->shell = i;
        boxes[i] = b->area2 > 0 ? border_box(p, b) : BOX_EMPTY;
    }
    if (!boxtree_init(&shells, p->context, boxes, p->borders.count)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    for (size_t i = 0; i < p->borders.count && status == LREL_OK; i++)
        if (p->borders.at[i].area2 < 0)
            status = find_shell(p, &shells, i, &near, err);

done:
    boxtree_clear(&shells, p->context);
    lrel__free(p->context, near.at);
    lrel__free(p->context, boxes);
    return status;
}

static int compare_rings(const lrel_polygons *p, const border *a, const border *b)
{
    const lrel_grid_point *pa = p->points.at + a->first, *pb = p->points.at + b->first;

    for (uint32_t i = 0; i < a->count && i < b->count; i++) {
        int order = path_compare_points(pa[i], pb[i]);

        if (order)
            return order;
    }
    return a->count < b->count ? -1 : a->count > b->count;
}

/* By class, then shell, then the shell before its holes, then place. */
static int compare_borders(const void *a, const void *b, void *user)
{
    const lrel_polygons *p = user;
    const border *ba = &p->borders.at[*(const size_t *)a];
    const border *bb = &p->borders.at[*(const size_t *)b];
    int order;

    if (ba->class_id != bb->class_id)
        return ba->class_id < bb->class_id ? -1 : 1;
    if (ba->shell != bb->shell) {
        order = compare_rings(p, &p->borders.at[ba->shell], &p->borders.at[bb->shell]);
        if (order)
            return order;
        return ba->shell < bb->shell ? -1 : 1;
    }
    if ((ba->area2 > 0) != (bb->area2 > 0))
        return ba->area2 > 0 ? -1 : 1;
    return compare_rings(p, ba, bb);
}

static lrel_status sort_borders(lrel_polygons *p, lrel_error *err)
{
    size_t *order = lrel__alloc(p->context, p->borders.count, sizeof *order);
    border *sorted = lrel__alloc(p->context, p->borders.count, sizeof *sorted);

    if (order && sorted) {
        for (size_t i = 0; i < p->borders.count; i++)
            order[i] = i;
        qsort_r(order, p->borders.count, sizeof *order, compare_borders, p);
        for (size_t i = 0; i < p->borders.count; i++)
            sorted[i] = p->borders.at[order[i]];
        if (p->borders.count)
            memcpy(p->borders.at, sorted, p->borders.count * sizeof *sorted);
    }
    lrel__free(p->context, order);
    lrel__free(p->context, sorted);
    return order && sorted ? LREL_OK : lrel__fail_memory(err);
}

lrel_status lrel_polygons__assemble(lrel_polygons *p, lrel_error *err)
{
    lrel_status status;

    for (size_t i = 0; i < p->borders.count; i++)
        path_start_at_lowest(p->points.at + p->borders.at[i].first,
                             p->borders.at[i].count);
    if ((status = find_shells(p, err)) != LREL_OK ||
        (status = sort_borders(p, err)) != LREL_OK)
        return status;
    for (size_t i = 0; i < p->borders.count; i++) {
        const border *b = &p->borders.at[i];
        lrel_polygon *polygon;

        if (b->area2 > 0) {
            if (!(polygon = LREL__PUSH(p->context, &p->polygons)))
                return lrel__fail_memory(err);
            *polygon = (lrel_polygon){b->class_id, 0, i, 0};
        }
        polygon = &p->polygons.at[p->polygons.count - 1];
        polygon->area2 += b->area2;
        polygon->ring_count++;
    }
    return LREL_OK;
}

void lrel_polygons_free(lrel_polygons *p)
{
    if (!p)
        return;
    lrel__free(p->context, p->points.at);
    lrel__free(p->context, p->borders.at);
    lrel__free(p->context, p->polygons.at);
    lrel__free(p->context, p);
}

size_t lrel_polygons_count(const lrel_polygons *p)
{
    return p->polygons.count;
}

lrel_polygon lrel_polygons_at(const lrel_polygons *p, size_t polygon)
{
    return p->polygons.at[polygon];
}

const lrel_grid_point *lrel_polygons_ring(const lrel_polygons *p, size_t ring,
                                          size_t *count)
{
    *count = p->borders.at[ring].count;
    return p->points.at + p->borders.at[ring].first;
}
