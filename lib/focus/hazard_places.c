/* SPDX-License-Identifier: Apache-2.0 */
/* hazard_places.c: a hazard or a release is where the middle of its shape's box is, in
 * metres of the grid. */
#include <math.h>

#include "focus/gather.h"

typedef struct corners {
    int32_t west, south, east, north;
} corners;

static void add_ring(corners *c, const lrel_grid_point *points, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const lrel_grid_point *p = &points[i];

        c->west = p->x < c->west ? p->x : c->west;
        c->south = p->y < c->south ? p->y : c->south;
        c->east = p->x > c->east ? p->x : c->east;
        c->north = p->y > c->north ? p->y : c->north;
    }
}

/* By owner; nothing where it has no ring. */
static corners *find_corners(const lrel_dataset *data)
{
    corners *boxes = lrel__alloc(data->context, data->owner_count, sizeof *boxes);

    if (!boxes)
        return NULL;
    for (uint32_t o = 0; o < data->owner_count; o++)
        boxes[o] = (corners){INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    for (size_t r = 0; r < data->ring_count; r++)
        add_ring(&boxes[data->rings[r].owner], data->points.at + data->rings[r].first,
                 data->rings[r].count);
    return boxes;
}

static lrel_xy middle(const corners *boxes, uint32_t owner, int units_per_m)
{
    const corners *c = owner == LREL_OWNER_NONE ? NULL : &boxes[owner];

    if (!c || c->west > c->east)
        return (lrel_xy){NAN, NAN};
    return (lrel_xy){((double)c->west + c->east) / 2 / units_per_m,
                     ((double)c->south + c->north) / 2 / units_per_m};
}

lrel_status lrel_focus__gather_places(lrel_focus *f, lrel_error *err)
{
    const lrel_dataset *data = f->a->data;
    int units = lrel_grid_units_per_m(data->grid);
    corners *boxes = find_corners(data);

    f->places = lrel__alloc(f->context, data->hazard_count, sizeof *f->places);
    f->release_places =
        lrel__alloc(f->context, data->release_count, sizeof *f->release_places);
    if (boxes && f->places && f->release_places) {
        for (size_t h = 0; h < data->hazard_count; h++)
            f->places[h] = middle(boxes, data->hazards[h].owner, units);
        for (size_t r = 0; r < data->release_count; r++)
            f->release_places[r] = middle(boxes, data->releases[r].owner, units);
    }
    lrel__free(f->context, boxes);
    return boxes && f->places && f->release_places ? LREL_OK : lrel__fail_memory(err);
}
