/* SPDX-License-Identifier: Apache-2.0 */
/* moments.c: area, centroid and second moments of a record's outlines by Green's theorem,
 * about a corner of its box, so that no digit is lost to where on the grid it lies. */
#include <math.h>

#include "check/alike.h"

/* Sums over the edges, each of a multiple of what it is called: 2, 6, 12 and 24 times. */
typedef struct sums {
    double area, x, y, xx, yy, xy;
} sums;

static void add_edge(sums *s, lrel_xy a, lrel_xy b)
{
    double cross = a.x * b.y - b.x * a.y;

    s->area += cross;
    s->x += (a.x + b.x) * cross;
    s->y += (a.y + b.y) * cross;
    s->xx += (a.x * a.x + a.x * b.x + b.x * b.x) * cross;
    s->yy += (a.y * a.y + a.y * b.y + b.y * b.y) * cross;
    s->xy += (a.x * b.y + 2 * a.x * a.y + 2 * b.x * b.y + b.x * a.y) * cross;
}

static void add_sums(sums *to, const sums *s, double sign)
{
    to->area += sign * s->area;
    to->x += sign * s->x;
    to->y += sign * s->y;
    to->xx += sign * s->xx;
    to->yy += sign * s->yy;
    to->xy += sign * s->xy;
}

bool lrel_moments_of(const lrel_checking *c, uint32_t owner, lrel_moments *out)
{
    const lrel_shape_measure *m = &c->measures[owner];
    double units = lrel_grid_units_per_m(c->data->grid), mean_xy;
    sums all = {0};

    for (uint32_t r = 0; r < m->ring_count; r++) {
        const lrel_mosaic_ring *ring = &c->data->rings[m->first_ring + r];
        const lrel_grid_point *p = c->data->points.at + ring->first;
        sums one = {0};
        lrel_xy before = {0, 0};

        for (uint32_t i = 0; i <= ring->count && ring->count > 0; i++) {
            lrel_grid_point at = p[i % ring->count];
            lrel_xy here = {((double)at.x - m->west) / units,
                            ((double)at.y - m->south) / units};

            if (i > 0)
                add_edge(&one, before, here);
            before = here;
        }
        add_sums(&all, &one, (one.area < 0) == (ring->role == LREL_RING_SHELL) ? -1 : 1);
    }
    if (!(all.area > 0))
        return false;
    out->inset = (lrel_xy){all.x / (3 * all.area), all.y / (3 * all.area)};
    out->middle =
        (lrel_xy){m->west / units + out->inset.x, m->south / units + out->inset.y};
    out->radius.x = sqrt(fmax(all.xx / (6 * all.area) - out->inset.x * out->inset.x, 0));
    out->radius.y = sqrt(fmax(all.yy / (6 * all.area) - out->inset.y * out->inset.y, 0));
    mean_xy = all.xy / (12 * all.area) - out->inset.x * out->inset.y;
    out->skew = mean_xy / (out->radius.x * out->radius.y);
    return isfinite(out->skew);
}
