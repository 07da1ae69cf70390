/* SPDX-License-Identifier: Apache-2.0 */
/* measure.c: one walk along the rings of all placed records. */
#include <string.h>

#include "check/checking.h"
#include "core/threads.h"

#define OWNERS_OF_PIECE 1024

static int64_t absolute(int64_t value)
{
    return value < 0 ? -value : value;
}

/* Adds one ring, which is not closed by a repeated point. What is measured is added up
 * beside *m, because the compiler cannot know that the points are not in it. */
static void add_ring(lrel_shape_measure *m, const lrel_grid_point *p,
                     const lrel_mosaic_ring *r)
{
    lrel_shape_measure sums = *m;
    __int128 sum = 0; /* a ring may run round many times */
    lrel_grid_point origin, a;

    if (r->count == 0)
        return;
    origin = p[0];
    a = p[r->count - 1];
    for (uint32_t i = 0; i < r->count; i++) {
        lrel_grid_point b = p[i];
        int64_t dx = (int64_t)b.x - a.x, dy = (int64_t)b.y - a.y;

        sum += ((int64_t)a.x - origin.x) * dy - ((int64_t)a.y - origin.y) * dx;
        sums.border += absolute(dx) + absolute(dy);
        sums.repeated += dx == 0 && dy == 0 && r->count > 1;
        sums.west = b.x < sums.west ? b.x : sums.west;
        sums.south = b.y < sums.south ? b.y : sums.south;
        sums.east = b.x > sums.east ? b.x : sums.east;
        sums.north = b.y > sums.north ? b.y : sums.north;
        a = b;
    }
    sum = sum < 0 ? -sum : sum;
    if (sum > INT64_MAX / 4)
        sum = INT64_MAX / 4;
    sums.outlined2 += r->role == LREL_RING_SHELL ? (int64_t)sum : -(int64_t)sum;
    *m = sums;
}

/* The rings of an owner follow each other; records come before units. */
static void find_rings(lrel_checking *c)
{
    const lrel_dataset *data = c->data;

    for (size_t i = 0; i < data->ring_count; i++) {
        uint32_t owner = data->rings[i].owner;

        if (owner >= c->owner_count)
            return;
        if (c->measures[owner].ring_count++ == 0)
            c->measures[owner].first_ring = i;
    }
}

static void measure_owner(lrel_checking *c, lrel_shape_measure *m)
{
    const lrel_mosaic_ring *rings = &c->data->rings[m->first_ring];

    m->west = m->south = INT32_MAX;
    m->east = m->north = INT32_MIN;
    for (uint32_t r = 0; r < m->ring_count; r++) {
        m->has_parts |= rings[r].part != rings[0].part;
        add_ring(m, c->data->points.at + rings[r].first, &rings[r]);
    }
}

static lrel_status measure_owners(size_t piece, int worker, void *user, lrel_error *err)
{
    lrel_checking *c = user;
    size_t first = piece * OWNERS_OF_PIECE, last = first + OWNERS_OF_PIECE;

    (void)worker;
    (void)err;
    for (size_t owner = first; owner < last && owner < c->owner_count; owner++)
        if (c->measures[owner].ring_count)
            measure_owner(c, &c->measures[owner]);
    return LREL_OK;
}

lrel_status lrel_checking__init(lrel_checking *c, const lrel_dataset *data,
                                lrel_error *err)
{
    *c = (lrel_checking){.data = data};
    for (size_t i = 0; i < data->records.count; i++)
        c->owner_count += data->owner[i] != LREL_OWNER_NONE;
    c->record_of_owner = lrel__alloc(data->context, c->owner_count, sizeof(uint32_t));
    c->measures = lrel__calloc(data->context, c->owner_count, sizeof *c->measures);
    if (!c->record_of_owner || !c->measures)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < data->records.count; i++)
        if (data->owner[i] != LREL_OWNER_NONE)
            c->record_of_owner[data->owner[i]] = (uint32_t)i;
    find_rings(c);
    return lrel__parallel(data->context, c->owner_count / OWNERS_OF_PIECE + 1,
                          measure_owners, c, err);
}

void lrel_checking__clear(lrel_checking *c)
{
    lrel__free(c->data->context, c->record_of_owner);
    lrel__free(c->data->context, c->measures);
}
