/* SPDX-License-Identifier: Apache-2.0 */
/* units.c: points in polygons of some ten thousand vertices. A point looks at the runs of
 * border that pass its row. */
#include "check/units.h"

/* Runs are looked at one by one, their edges only where the rows fit. */
#define RUN_EDGES 64

/* Whether @p unit comes before @p than (which may be NULL) in saying where land is: the
 * finer level, then the lower code, as in the account. */
static bool is_finer(const lrel_unit *unit, const lrel_unit *than)
{
    return !than || unit->level > than->level ||
           (unit->level == than->level && lrel_text_compare(unit->code, than->code) < 0);
}

static lrel_grid_point end_of(const lrel_grid_point *points, const unit_run *run,
                              uint32_t edge)
{
    return run->closes && edge + 1 == run->count ? points[run->ring_first]
                                                 : points[run->first + edge + 1];
}

static bool add_ring(lrel_unit_borders *b, const lrel_grid_point *points,
                     const lrel_mosaic_ring *ring)
{
    for (uint32_t done = 0; done < ring->count; done += RUN_EDGES) {
        uint32_t left = ring->count - done;
        unit_run *run = LREL__PUSH(b->context, b);

        if (!run)
            return false;
        *run = (unit_run){.first = ring->first + done,
                          .count = left < RUN_EDGES ? left : RUN_EDGES,
                          .closes = left <= RUN_EDGES,
                          .ring_first = ring->first,
                          .south = INT32_MAX,
                          .north = INT32_MIN};
        for (uint32_t i = 0; i <= run->count; i++) {
            int32_t y = (i ? end_of(points, run, i - 1) : points[run->first]).y;

            run->south = y < run->south ? y : run->south;
            run->north = y > run->north ? y : run->north;
        }
    }
    return true;
}

lrel_status lrel_unit_borders__init(lrel_unit_borders *b, const lrel_checking *c,
                                    lrel_error *err)
{
    const lrel_dataset *data = c->data;
    uint32_t next = 0;

    *b = (lrel_unit_borders){.context = data->context,
                             .unit_owners = data->owner_count - c->owner_count};
    b->first = lrel__calloc(data->context, (size_t)b->unit_owners + 1, sizeof *b->first);
    if (!b->first)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < data->ring_count; i++) {
        const lrel_mosaic_ring *ring = &data->rings[i];

        if (ring->owner < c->owner_count)
            continue;
        while (next <= ring->owner - c->owner_count)
            b->first[next++] = b->count;
        if (!add_ring(b, data->points.at, ring))
            return lrel__fail_memory(err);
    }
    while (next <= b->unit_owners)
        b->first[next++] = b->count;
    return LREL_OK;
}

void lrel_unit_borders__clear(lrel_unit_borders *b)
{
    lrel__free(b->context, b->at);
    lrel__free(b->context, b->first);
}

/* How often the border passes the row of @p at to the east of it. */
static uint32_t count_passes(const lrel_grid_point *points, const unit_run *run,
                             lrel_grid_point at)
{
    uint32_t passes = 0;

    for (uint32_t i = 0; i < run->count; i++) {
        lrel_grid_point a = points[run->first + i], e = end_of(points, run, i);

        passes +=
            (a.y <= at.y) != (e.y <= at.y) &&
            a.x + ((double)at.y - a.y) / ((double)e.y - a.y) * ((double)e.x - a.x) > at.x;
    }
    return passes;
}

static bool has_inside(const lrel_unit_borders *b, const lrel_dataset *data,
                       uint32_t unit_owner, lrel_grid_point at)
{
    uint32_t passes = 0;

    for (size_t r = b->first[unit_owner]; r < b->first[unit_owner + 1]; r++)
        if (b->at[r].south <= at.y && at.y < b->at[r].north)
            passes += count_passes(data->points.at, &b->at[r], at);
    return passes % 2 == 1;
}

uint32_t lrel_unit_borders__find(const lrel_unit_borders *b, const lrel_checking *c,
                                 lrel_grid_point at)
{
    const lrel_dataset *data = c->data;
    uint32_t best = UINT32_MAX;

    for (size_t u = 0; u < data->unit_count; u++) {
        const lrel_unit *unit = &data->units[u];

        if (unit->owner == LREL_OWNER_NONE ||
            !is_finer(unit, best == UINT32_MAX ? NULL : &data->units[best]))
            continue;
        if (has_inside(b, data, unit->owner - c->owner_count, at))
            best = (uint32_t)u;
    }
    return best;
}
