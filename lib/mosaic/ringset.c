/* SPDX-License-Identifier: Apache-2.0 */
/* ringset.c: checking, moving to the origin, dropping repeated points, ordering, tiling.
 */
#include "mosaic/ringset.h"

#include <stdlib.h>
#include <string.h>

#include "mosaic/exact.h"
#include "mosaic/near_edges.h"

/* One input ring on its way into the set. */
typedef struct candidate {
    uint32_t place; /* along the Hilbert curve */
    uint32_t input;
} candidate;

/* Checks the input and finds the box of every ring and of all. */
static lrel_status check_input(const lrel_mosaic_input *input, box *boxes, box *extent,
                               lrel_error *err)
{
    uint64_t points = 0;

    *extent = BOX_EMPTY;
    for (size_t i = 0; i < input->ring_count; i++) {
        const lrel_mosaic_ring *r = &input->rings[i];

        if (r->owner >= input->owner_count)
            return lrel__fail(err, LREL_E_ARGUMENT, "ring %zu has owner %u of %u", i,
                              r->owner, input->owner_count);
        if (r->role > LREL_RING_HOLE)
            return lrel__fail(err, LREL_E_ARGUMENT, "ring %zu has no role %u", i,
                              r->role);
        points += (uint64_t)r->count + 1;
        boxes[i] = BOX_EMPTY;
        for (uint32_t k = 0; k < r->count; k++)
            box_add_point(&boxes[i], input->points[r->first + k]);
        if (r->count)
            box_add(extent, boxes[i]);
    }
    if (points > UINT32_MAX || input->ring_count > UINT32_MAX / 2)
        return lrel__fail(err, LREL_E_LIMIT, "%llu points are more than one mosaic holds",
                          (unsigned long long)points);
    if (extent->x0 <= extent->x1 &&
        ((int64_t)extent->x1 - extent->x0 > LREL_GRID_EXTENT_MAX ||
         (int64_t)extent->y1 - extent->y0 > LREL_GRID_EXTENT_MAX))
        return lrel__fail(err, LREL_E_EXTENT, "the points are %lld by %lld units apart",
                          (long long)extent->x1 - extent->x0,
                          (long long)extent->y1 - extent->y0);
    return LREL_OK;
}

/* Place of a square along a Hilbert curve over 2^16 x 2^16 squares. */
static uint32_t hilbert_place(uint32_t x, uint32_t y)
{
    uint32_t place = 0;

    for (uint32_t s = 1u << 15; s; s >>= 1) {
        uint32_t rx = (x & s) != 0, ry = (y & s) != 0, swap;

        place = place << 2 | ((3 * rx) ^ ry);
        if (ry)
            continue;
        if (rx) {
            x = 0xFFFF - x;
            y = 0xFFFF - y;
        }
        swap = x;
        x = y;
        y = swap;
    }
    return place;
}

/* Sorts by place, keeping the order of equals: three passes of 11 bits. */
static void sort_candidates(candidate *list, candidate *spare, size_t count)
{
    for (int shift = 0; shift < 33; shift += 11) {
        size_t start[2048] = {0}, sum = 0;
        candidate *swap;

        for (size_t i = 0; i < count; i++)
            start[list[i].place >> shift & 2047]++;
        for (size_t d = 0; d < 2048; d++) {
            size_t n = start[d];

            start[d] = sum;
            sum += n;
        }
        for (size_t i = 0; i < count; i++)
            spare[start[list[i].place >> shift & 2047]++] = list[i];
        swap = list;
        list = spare;
        spare = swap;
    }
}

static int compare_codes(const lrel_mosaic_ring *a, const lrel_mosaic_ring *b)
{
    if (a->owner != b->owner)
        return a->owner < b->owner ? -1 : 1;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    return (int)a->role - (int)b->role;
}

static int compare_by_code(const void *a, const void *b, void *user)
{
    const lrel_mosaic_input *input = user;
    uint32_t ia = *(const uint32_t *)a, ib = *(const uint32_t *)b;
    int order = compare_codes(&input->rings[ia], &input->rings[ib]);

    return order ? order : ia < ib ? -1 : 1;
}

/* Numbers the input rings by owner, part and role; input is mostly in that order already.
 */
static lrel_status rank_codes(ringset *set, const lrel_mosaic_input *input,
                              uint32_t *code_of, lrel_error *err)
{
    uint32_t *order = lrel__alloc(set->context, input->ring_count, sizeof *order);
    bool is_sorted = true;

    if (!order)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < input->ring_count; i++) {
        order[i] = (uint32_t)i;
        if (i && compare_codes(&input->rings[i - 1], &input->rings[i]) > 0)
            is_sorted = false;
    }
    if (!is_sorted)
        qsort_r(order, input->ring_count, sizeof *order, compare_by_code,
                (void *)(uintptr_t)input);
    for (size_t rank = 0; rank < input->ring_count; rank++) {
        const lrel_mosaic_ring *r = &input->rings[order[rank]];

        code_of[order[rank]] = (uint32_t)rank;
        set->codes[rank] = (ring_code){r->owner, r->part, r->role};
    }
    lrel__free(set->context, order);
    return LREL_OK;
}

/* Copies a ring without repeated points, closed, and gives its number of points; fewer
 * than three are no ring. */
static uint32_t copy_ring(const lrel_grid_point *from, uint32_t count,
                          lrel_grid_point origin, lrel_grid_point *to)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < count; i++) {
        lrel_grid_point p = {from[i].x - origin.x, from[i].y - origin.y};

        if (n == 0 || !point_is_equal(p, to[n - 1]))
            to[n++] = p;
    }
    while (n > 1 && point_is_equal(to[n - 1], to[0]))
        n--;
    if (n < 3)
        return 0;
    to[n] = to[0];
    return n;
}

static void copy_rings(ringset *set, const lrel_mosaic_input *input,
                       const candidate *order, const uint32_t *code_of, const box *boxes,
                       box *ring_boxes)
{
    for (size_t i = 0; i < input->ring_count; i++) {
        const lrel_mosaic_ring *in = &input->rings[order[i].input];
        uint32_t n = copy_ring(input->points + in->first, in->count, set->origin,
                               set->points + set->point_count);

        if (n == 0)
            continue;
        ring_boxes[set->ring_count] = box_moved(boxes[order[i].input], set->origin);
        set->rings[set->ring_count++] =
            (ring){.first = set->point_count,
                   .count = n,
                   .code = code_of[order[i].input],
                   .tile_first = set->tile_count,
                   .tile_count = (n + TILE_EDGES - 1) / TILE_EDGES};
        set->point_count += n + 1;
        set->tile_count += (n + TILE_EDGES - 1) / TILE_EDGES;
    }
}

/* Orders the rings by the place of their boxes' lower left corners, which does not depend
 * on where a ring starts. */
static void place_rings(const ringset *set, const lrel_mosaic_input *input,
                        const box *boxes, candidate *order)
{
    int shift = 0;

    while (set->extent >> shift > 0xFFFF)
        shift++;
    for (size_t i = 0; i < input->ring_count; i++) {
        order[i] = (candidate){0, (uint32_t)i};
        if (input->rings[i].count)
            order[i].place =
                hilbert_place((uint32_t)(boxes[i].x0 - set->origin.x) >> shift,
                              (uint32_t)(boxes[i].y0 - set->origin.y) >> shift);
    }
}

static lrel_status order_rings(ringset *set, const lrel_mosaic_input *input,
                               const box *boxes, box *ring_boxes, lrel_error *err)
{
    candidate *order = lrel__alloc(set->context, 2 * input->ring_count, sizeof *order);
    uint32_t *code_of = lrel__alloc(set->context, input->ring_count, sizeof *code_of);
    lrel_status status = LREL_E_MEMORY;

    if (!order || !code_of) {
        status = lrel__fail_memory(err);
        goto done;
    }
    if ((status = rank_codes(set, input, code_of, err)) != LREL_OK)
        goto done;
    place_rings(set, input, boxes, order);
    sort_candidates(order, order + input->ring_count, input->ring_count);
    /* An odd number of passes leaves the result in the second half. */
    copy_rings(set, input, order + input->ring_count, code_of, boxes, ring_boxes);

done:
    lrel__free(set->context, code_of);
    lrel__free(set->context, order);
    return status;
}

/* Cuts a ring into tiles; most have one, with the ring's own box. */
static void cut_tiles(const ringset *set, uint32_t r, box ring_box, box *boxes)
{
    const ring *of = &set->rings[r];

    for (uint32_t t = 0; t < of->tile_count; t++) {
        tile *one = &set->tiles[of->tile_first + t];
        box *around = &boxes[of->tile_first + t];
        uint32_t done = t * TILE_EDGES, left = of->count - done;

        *one = (tile){of->first + done, left < TILE_EDGES ? left : TILE_EDGES, r};
        *around = of->tile_count == 1 ? ring_box : BOX_EMPTY;
        for (uint32_t i = 0; of->tile_count > 1 && i <= one->count; i++)
            box_add_point(around, set->points[one->first + i]);
    }
}

static lrel_status plant_trees(ringset *set, const box *ring_boxes, lrel_error *err)
{
    box *boxes = lrel__alloc(set->context, set->tile_count, sizeof *boxes);
    bool is_planted;

    set->tiles = lrel__alloc(set->context, set->tile_count, sizeof *set->tiles);
    if (!boxes || !set->tiles) {
        lrel__free(set->context, boxes);
        return lrel__fail_memory(err);
    }
    for (uint32_t r = 0; r < set->ring_count; r++)
        cut_tiles(set, r, ring_boxes[r], boxes);
    is_planted = boxtree_init(&set->tile_tree, set->context, boxes, set->tile_count) &&
                 boxtree_init(&set->ring_tree, set->context, ring_boxes, set->ring_count);
    lrel__free(set->context, boxes);
    return is_planted ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status copy_readings(ringset *set, const lrel_mosaic_input *input,
                                 lrel_error *err)
{
    set->owner_count = input->owner_count;
    set->readings = lrel__calloc(set->context, input->owner_count, 1);
    if (!set->readings)
        return lrel__fail_memory(err);
    if (input->readings)
        memcpy(set->readings, input->readings, input->owner_count);
    return LREL_OK;
}

static void set_origin(ringset *set, box extent)
{
    int64_t width = (int64_t)extent.x1 - extent.x0,
            height = (int64_t)extent.y1 - extent.y0;

    if (extent.x0 > extent.x1)
        return;
    set->origin = (lrel_grid_point){extent.x0, extent.y0};
    set->extent = (int32_t)(width > height ? width : height);
}

/* @p boxes has room for every ring twice: as it comes in, and in the set's order. */
static lrel_status fill(ringset *set, const lrel_mosaic_input *input, box *boxes,
                        lrel_error *err)
{
    lrel_status status;
    size_t points = 0;
    box extent;

    if ((status = check_input(input, boxes, &extent, err)) != LREL_OK ||
        (status = copy_readings(set, input, err)) != LREL_OK)
        return status;
    set_origin(set, extent);
    for (size_t i = 0; i < input->ring_count; i++)
        points += (size_t)input->rings[i].count + 1;
    set->points =
        lrel__alloc(set->context, points + NEAR_EDGES_SLACK, sizeof *set->points);
    set->rings = lrel__alloc(set->context, input->ring_count, sizeof *set->rings);
    set->codes = lrel__alloc(set->context, input->ring_count, sizeof *set->codes);
    if (!set->points || !set->rings || !set->codes)
        return lrel__fail_memory(err);
    status = order_rings(set, input, boxes, boxes + input->ring_count, err);
    return status == LREL_OK ? plant_trees(set, boxes + input->ring_count, err) : status;
}

lrel_status lrel_ringset__init(ringset *set, const lrel_context *context,
                               const lrel_mosaic_input *input, lrel_error *err)
{
    box *boxes = lrel__alloc(context, 2 * input->ring_count, sizeof *boxes);
    lrel_status status;

    memset(set, 0, sizeof *set);
    set->context = context;
    status = boxes ? fill(set, input, boxes, err) : lrel__fail_memory(err);
    lrel__free(context, boxes);
    return status;
}

void lrel_ringset__clear(ringset *set)
{
    lrel__free(set->context, set->points);
    lrel__free(set->context, set->rings);
    lrel__free(set->context, set->codes);
    lrel__free(set->context, set->readings);
    lrel__free(set->context, set->tiles);
    boxtree_clear(&set->tile_tree, set->context);
    boxtree_clear(&set->ring_tree, set->context);
}
