/* SPDX-License-Identifier: Apache-2.0 */
/* circle.c: hazards in the shape of a circle. Early IMSMA drew suspected land as a circle
 * of the estimated area round the point from which it was seen; nobody paced that out.
 * It is a data issue and stays in the account: only the programme can say that a shape is
 * synthetic. */
#include <math.h>
#include <stdio.h>

#include "check/checking.h"

/* Fewer corners can be a fence. */
#define POINTS_MIN 12
/* 4 pi area / perimeter^2: a circle has 1, a regular polygon of 12 sides 0.977, a square
 * 0.785. */
#define QUOTIENT_MIN 0.95
/* Drawn by a program, all radii are one; measured by GPS in the field they are not. */
#define RADIUS_SHARE 0.01
/* The greatest over the least radius: 1.01 / 0.99, and a little. */
#define RADII_APART 1.021

typedef struct round_shape {
    size_t points;
    double area, border, radius;
    double off; /* the farthest any radius is from the mean, as a share of it */
} round_shape;

/* Within the grid nothing overflows, and hypot() takes as long as all else here. */
static double distance(lrel_xy a, lrel_xy b)
{
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/* Measures a ring about the mean of its points. False where a point has no place. */
static bool measure(const lrel_source_shape *s, const lrel_shape_ring *ring,
                    round_shape *out)
{
    const lrel_file_xy *points = lrel_table_points(s->input->table, ring);
    lrel_xy centre = {0, 0}, before, here;
    double least = INFINITY, most = 0;
    uint32_t count = ring->count - 1; /* the last is the first */

    *out = (round_shape){.points = count};
    for (uint32_t i = 0; i < count; i++) {
        if (!lrel_placer_metres(s->input->placer, points[i], &here))
            return false;
        centre.x += here.x / count;
        centre.y += here.y / count;
    }
    (void)lrel_placer_metres(s->input->placer, points[0], &before);
    for (uint32_t i = 1; i <= count; i++, before = here) {
        double radius;

        (void)lrel_placer_metres(s->input->placer, points[i % count], &here);
        radius = distance(here, centre);
        least = radius < least ? radius : least;
        most = radius > most ? radius : most;
        out->radius += radius / count;
        out->border += distance(here, before);
        out->area += ((before.x - centre.x) * (here.y - centre.y) -
                      (before.y - centre.y) * (here.x - centre.x)) /
                     2;
    }
    out->area = fabs(out->area);
    out->off = fmax(most - out->radius, out->radius - least) / out->radius;
    return true;
}

/* Whether the radii about the mean of a ring's points on the grid are about one: of most
 * records the first ones are not. Rounding to the grid takes less than a unit off each.
 * Where long edges were cut, the points are not those of the source: it is measured. */
static bool has_even_radii(const lrel_checking *c, const lrel_mosaic_ring *ring,
                           uint32_t source_points)
{
    const lrel_grid_point *p = c->data->points.at + ring->first;
    int64_t x = 0, y = 0;
    double least2 = INFINITY, most2 = 0;

    for (uint32_t i = 0; i < ring->count; i++) {
        x += p[i].x;
        y += p[i].y;
    }
    for (uint32_t i = 0; i < ring->count; i++) {
        double dx = p[i].x - (double)x / ring->count;
        double dy = p[i].y - (double)y / ring->count;
        double radius2 = dx * dx + dy * dy;

        least2 = radius2 < least2 ? radius2 : least2;
        most2 = radius2 > most2 ? radius2 : most2;
        if (sqrt(most2) - 2 > RADII_APART * (sqrt(least2) + 2))
            return ring->count != source_points;
    }
    return true;
}

static bool could_be(const lrel_checking *c, uint32_t owner)
{
    const lrel_shape_measure *m = &c->measures[owner];
    const lrel_record *r = &c->data->records.at[c->record_of_owner[owner]];

    return m->ring_count == 1 && r->role == LREL_ROLE_HAZARD;
}

static lrel_status report(const lrel_checking *c, uint32_t owner,
                          const round_shape *round, lrel_error *err)
{
    lrel_issue issue =
        lrel_check__issue(c, LREL_ISSUE_SHAPE_CIRCLE, c->record_of_owner[owner]);
    char value[80];

    snprintf(value, sizeof value, "radius %ld m, %zu points", lround(round->radius),
             round->points);
    issue.field = LREL_TEXT("geometry");
    issue.value = lrel_text_of(value);
    issue.expected = LREL_TEXT("a surveyed outline");
    issue.area2 = lrel_mosaic_owner_area(c->data->mosaic, owner).area2;
    return lrel_check__add(c, &issue, err);
}

lrel_status lrel_check__circle(const lrel_checking *c, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (uint32_t owner = 0; owner < c->owner_count && status == LREL_OK; owner++) {
        lrel_source_shape s;
        round_shape round;

        if (!could_be(c, owner))
            continue;
        s = lrel_check__source_shape(c->data, c->record_of_owner[owner]);
        if (s.rings[0].count <= POINTS_MIN ||
            !has_even_radii(c, &c->data->rings[c->measures[owner].first_ring],
                            s.rings[0].count - 1) ||
            !measure(&s, &s.rings[0], &round) || !(round.off <= RADIUS_SHARE) ||
            4 * M_PI * round.area < QUOTIENT_MIN * round.border * round.border)
            continue;
        status = report(c, owner, &round, err);
    }
    return status;
}
