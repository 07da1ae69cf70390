/* SPDX-License-Identifier: Apache-2.0 */
/* ringset.c: checking, moving to the origin, dropping repeated points, ordering, tiling.
 *
 * What takes time is reading every point twice, to measure and to copy; both are shared
 * out by rings, and every ring knows beforehand where it goes. */
#include "mosaic/ringset.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "core/threads.h"
#include "mosaic/exact.h"
#include "mosaic/edge_sieve.h"
#include "mosaic/ring_order.h"

/* Rings in one piece of work. */
#define BATCH_RINGS 256

/* The work in hand, for all threads. */
typedef struct filling {
    ringset *set;
    const lrel_mosaic_input *input;
    ring_measure *measures; /* by input ring */
    atomic_bool is_mixed;   /* the rings do not come by owner, part and role */
} filling;

/* ---- measuring ---- */

/* Points that repeat the one before. */
static uint32_t count_repeats(const lrel_grid_point *points, uint32_t count)
{
    uint32_t repeats = 0;

    for (uint32_t i = 1; i < count; i++)
        repeats += (points[i].x == points[i - 1].x) & (points[i].y == points[i - 1].y);
    return repeats;
}

/* A ring's box and how many points are left where none repeats the one before, nor the
 * last the first. */
static void measure_ring(const lrel_grid_point *points, uint32_t count, ring_measure *out)
{
    *out = (ring_measure){.around = BOX_EMPTY};
    if (count == 0)
        return;
    out->around = box_of_points(points, count);
    out->kept = count - count_repeats(points, count);
    out->is_plain = out->kept == count;
    for (uint32_t i = count - 1; i > 0 && point_is_equal(points[i], points[0]); i--)
        out->kept -= !point_is_equal(points[i], points[i - 1]);
}

/* The order of owners, parts and roles. */
static int compare_codes(const lrel_mosaic_ring *a, const lrel_mosaic_ring *b)
{
    if (a->owner != b->owner)
        return a->owner < b->owner ? -1 : 1;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    return (int)a->role - (int)b->role;
}

/* Measures a ring. Its code is its place in the input until rank_codes() says otherwise.
 */
static void note_ring(filling *work, size_t i)
{
    const lrel_mosaic_ring *r = &work->input->rings[i];

    measure_ring(work->input->points + r->first, r->count, &work->measures[i]);
    work->measures[i].code = (uint32_t)i;
    work->set->codes[i] = (ring_code){r->owner, r->part, r->role};
    if (i && compare_codes(&r[-1], r) > 0)
        atomic_store_explicit(&work->is_mixed, true, memory_order_relaxed);
}

static lrel_status measure_batch(size_t piece, int worker, void *user, lrel_error *err)
{
    filling *work = user;
    const lrel_mosaic_input *input = work->input;
    size_t first = piece * BATCH_RINGS, last = first + BATCH_RINGS;

    (void)worker;
    for (size_t i = first; i < last && i < input->ring_count; i++) {
        const lrel_mosaic_ring *r = &input->rings[i];

        if (r->owner >= input->owner_count)
            return lrel__fail(err, LREL_E_ARGUMENT, "ring %zu has owner %u of %u", i,
                              r->owner, input->owner_count);
        if (r->role > LREL_RING_HOLE)
            return lrel__fail(err, LREL_E_ARGUMENT, "ring %zu has no role %u", i,
                              r->role);
        note_ring(work, i);
    }
    return LREL_OK;
}

/* Finds the origin and how far the points reach from it. */
static lrel_status settle_extent(const filling *work, lrel_error *err)
{
    const lrel_mosaic_input *input = work->input;
    uint64_t points = 0;
    int64_t width, height;
    box all = BOX_EMPTY;

    for (size_t i = 0; i < input->ring_count; i++) {
        points += (uint64_t)input->rings[i].count + 1;
        if (input->rings[i].count)
            box_add(&all, work->measures[i].around);
    }
    if (points > UINT32_MAX || input->ring_count > UINT32_MAX / 2)
        return lrel__fail(err, LREL_E_LIMIT, "%llu points are more than one mosaic holds",
                          (unsigned long long)points);
    if (all.x0 > all.x1)
        return LREL_OK;
    width = (int64_t)all.x1 - all.x0;
    height = (int64_t)all.y1 - all.y0;
    if (width > LREL_GRID_EXTENT_MAX || height > LREL_GRID_EXTENT_MAX)
        return lrel__fail(err, LREL_E_EXTENT, "the points are %lld by %lld units apart",
                          (long long)width, (long long)height);
    work->set->origin = (lrel_grid_point){all.x0, all.y0};
    work->set->extent = (int32_t)(width > height ? width : height);
    return LREL_OK;
}

/* ---- numbering by owner, part and role ---- */

static int compare_by_code(const void *a, const void *b, void *user)
{
    const lrel_mosaic_input *input = user;
    uint32_t ia = *(const uint32_t *)a, ib = *(const uint32_t *)b;
    int order = compare_codes(&input->rings[ia], &input->rings[ib]);

    return order ? order : ia < ib ? -1 : 1;
}

/* Input is mostly in that order already. */
static lrel_status rank_codes(const filling *work, lrel_error *err)
{
    const lrel_mosaic_input *input = work->input;
    ringset *set = work->set;
    uint32_t *order;

    if (!work->is_mixed)
        return LREL_OK;
    order = lrel__alloc(set->context, input->ring_count, sizeof *order);
    if (!order)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < input->ring_count; i++)
        order[i] = (uint32_t)i;
    qsort_r(order, input->ring_count, sizeof *order, compare_by_code,
            (void *)(uintptr_t)input);
    for (size_t rank = 0; rank < input->ring_count; rank++) {
        const lrel_mosaic_ring *r = &input->rings[order[rank]];

        work->measures[order[rank]].code = (uint32_t)rank;
        set->codes[rank] = (ring_code){r->owner, r->part, r->role};
    }
    lrel__free(set->context, order);
    return LREL_OK;
}

/* ---- copying ---- */

/* Copies a ring, moved to the origin, without repeated points, and closes it. */
static void copy_points(const filling *work, const ring_measure *m,
                        const lrel_mosaic_ring *in)
{
    const lrel_grid_point *from = work->input->points + in->first;
    lrel_grid_point origin = work->set->origin;
    lrel_grid_point *to = work->set->points + m->first;
    uint32_t n = 0;

    if (m->is_plain)
        for (; n < m->kept; n++)
            to[n] = (lrel_grid_point){from[n].x - origin.x, from[n].y - origin.y};
    for (uint32_t i = 0; n < m->kept; i++)
        if (i == 0 || !point_is_equal(from[i], from[i - 1]))
            to[n++] = (lrel_grid_point){from[i].x - origin.x, from[i].y - origin.y};
    to[n] = to[0];
}

/* Finds the boxes of fewer edges than fill four parts: behind the last point comes that
 * point again and again. */
static void box_last_parts(const lrel_grid_point *p, uint32_t count, box8 *parts,
                           uint32_t first)
{
    lrel_grid_point some[4 * PART_EDGES + 1];

    if (count > 0) {
        memcpy(some, p, (count + 1) * sizeof *p);
        for (uint32_t i = count + 1; i <= 4 * PART_EDGES; i++)
            some[i] = p[count];
        box8_set_paths(parts, first, some);
    }
    for (uint32_t i = (count + PART_EDGES - 1) / PART_EDGES; i < 4; i++)
        box8_set(parts, first + i, BOX_EMPTY);
}

/* Finds the boxes of a tile's parts. @return the tile's own */
static box box_parts(const lrel_grid_point *p, uint32_t count, box8 *parts)
{
    for (uint32_t k = 0; k < 8; k += 4, p += 4 * PART_EDGES) {
        if (count < 4 * PART_EDGES) {
            box_last_parts(p, count, parts, k);
            count = 0;
            continue;
        }
        box8_set_paths(parts, k, p);
        count -= 4 * PART_EDGES;
    }
    return box8_all(parts);
}

/* Cuts a ring into tiles and those into parts. */
static void cut_tiles(const filling *work, uint32_t index)
{
    ringset *set = work->set;
    const ring *r = &set->rings[index];
    box of_ring = BOX_EMPTY, of_tile;

    for (uint32_t t = 0; t < r->tile_count; t++) {
        uint32_t done = t * TILE_EDGES, left = r->count - done, at = r->tile_first + t;
        tile one = {r->first + done, left < TILE_EDGES ? left : TILE_EDGES, index};

        set->tiles[at] = one;
        of_tile = box_parts(set->points + one.first, one.count, &set->parts[at]);
        boxtree_set(&set->tile_tree, at, of_tile);
        box_add(&of_ring, of_tile);
    }
    boxtree_set(&set->ring_tree, index, of_ring);
}

/* In the order of the input, since what is read in no order waits longer than what is
 * written so. */
static lrel_status copy_batch(size_t piece, int worker, void *user, lrel_error *err)
{
    const filling *work = user;
    size_t first = piece * BATCH_RINGS, last = first + BATCH_RINGS;

    (void)worker;
    (void)err;
    for (size_t i = first; i < last && i < work->input->ring_count; i++)
        if (work->measures[i].kept >= 3)
            copy_points(work, &work->measures[i], &work->input->rings[i]);
    return LREL_OK;
}

static lrel_status cut_batch(size_t piece, int worker, void *user, lrel_error *err)
{
    const filling *work = user;
    size_t first = piece * BATCH_RINGS, last = first + BATCH_RINGS;

    (void)worker;
    (void)err;
    for (size_t i = first; i < last && i < work->set->ring_count; i++)
        cut_tiles(work, (uint32_t)i);
    return LREL_OK;
}

static lrel_status copy_rings(filling *work, lrel_error *err)
{
    ringset *set = work->set;
    const lrel_context *context = set->context;
    lrel_status status;

    set->points = lrel__alloc(context, (size_t)set->point_count + EDGE_SIEVE_SLACK,
                              sizeof *set->points);
    set->tiles = lrel__alloc(context, set->tile_count, sizeof *set->tiles);
    set->parts = lrel__alloc(context, set->tile_count, sizeof *set->parts);
    if (!set->points || !set->tiles || !set->parts ||
        !boxtree_open(&set->tile_tree, context, set->tile_count) ||
        !boxtree_open(&set->ring_tree, context, set->ring_count))
        return lrel__fail_memory(err);
    status =
        lrel__parallel(context, (work->input->ring_count + BATCH_RINGS - 1) / BATCH_RINGS,
                       copy_batch, work, err);
    if (status == LREL_OK)
        status =
            lrel__parallel(context, (set->ring_count + BATCH_RINGS - 1) / BATCH_RINGS,
                           cut_batch, work, err);
    if (status != LREL_OK)
        return status;
    boxtree_close(&set->tile_tree);
    boxtree_close(&set->ring_tree);
    return LREL_OK;
}

/* ---- all of it ---- */

static lrel_status copy_readings(const filling *work, lrel_error *err)
{
    ringset *set = work->set;

    set->owner_count = work->input->owner_count;
    set->readings = lrel__calloc(set->context, set->owner_count, 1);
    if (!set->readings)
        return lrel__fail_memory(err);
    if (work->input->readings)
        memcpy(set->readings, work->input->readings, set->owner_count);
    return LREL_OK;
}

static lrel_status fill(filling *work, lrel_error *err)
{
    ringset *set = work->set;
    size_t rings = work->input->ring_count;
    lrel_status status;

    work->measures = lrel__alloc(set->context, rings, sizeof *work->measures);
    set->rings = lrel__alloc(set->context, rings, sizeof *set->rings);
    set->codes_of_rings = lrel__alloc(set->context, rings, sizeof *set->codes_of_rings);
    set->codes = lrel__alloc(set->context, rings, sizeof *set->codes);
    if (!work->measures || !set->rings || !set->codes_of_rings || !set->codes)
        return lrel__fail_memory(err);
    if ((status = lrel__parallel(set->context, (rings + BATCH_RINGS - 1) / BATCH_RINGS,
                                 measure_batch, work, err)) != LREL_OK ||
        (status = settle_extent(work, err)) != LREL_OK ||
        (status = copy_readings(work, err)) != LREL_OK ||
        (status = rank_codes(work, err)) != LREL_OK ||
        (status = lrel_ringset__order(set, work->input, work->measures, err)) != LREL_OK)
        return status;
    return copy_rings(work, err);
}

lrel_status lrel_ringset__init(ringset *set, const lrel_context *context,
                               const lrel_mosaic_input *input, lrel_error *err)
{
    filling work = {.set = set, .input = input};
    lrel_status status;

    memset(set, 0, sizeof *set);
    set->context = context;
    status = fill(&work, err);
    lrel__free(context, work.measures);
    return status;
}

void lrel_ringset__drop_parts(ringset *set)
{
    lrel__free(set->context, set->parts);
    set->parts = NULL;
}

bool lrel_ringset__make_parts(ringset *set)
{
    set->parts = lrel__alloc(set->context, set->tile_count, sizeof *set->parts);
    for (uint32_t t = 0; set->parts && t < set->tile_count; t++)
        (void)box_parts(set->points + set->tiles[t].first, set->tiles[t].count,
                        &set->parts[t]);
    return set->parts != NULL;
}

void lrel_ringset__clear(ringset *set)
{
    lrel__free(set->context, set->points);
    lrel__free(set->context, set->rings);
    lrel__free(set->context, set->codes_of_rings);
    lrel__free(set->context, set->codes);
    lrel__free(set->context, set->readings);
    lrel__free(set->context, set->tiles);
    lrel__free(set->context, set->parts);
    boxtree_clear(&set->tile_tree, set->context);
    boxtree_clear(&set->ring_tree, set->context);
}
