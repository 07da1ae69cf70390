/* SPDX-License-Identifier: Apache-2.0 */
/* long_edge.c: neighbouring points farther apart than anybody paces out: a turning point
 * is missing, or one is wrong (GICHD geocheck, rule 11). Looked at are the points of the
 * source, because on the grid long edges are cut. */
#include <math.h>
#include <stdio.h>

#include "check/checking.h"

/* Geocheck's limit; it was 2,000 m earlier. */
#define EDGE_MAX_M 5000.0

typedef struct longest {
    double length;
    lrel_xy middle; /* grid metres */
} longest;

static void look_at_ring(const lrel_source_shape *s, const lrel_shape_ring *ring,
                         longest *out)
{
    const lrel_file_xy *points = lrel_table_points(s->input->table, ring);
    lrel_xy before, here;

    if (ring->count == 0 || !lrel_placer_metres(s->input->placer, points[0], &before))
        return;
    for (uint32_t i = 1; i < ring->count; i++, before = here) {
        double length;

        if (!lrel_placer_metres(s->input->placer, points[i], &here))
            return;
        length = hypot(here.x - before.x, here.y - before.y);
        if (length > out->length)
            *out = (longest){length, {(before.x + here.x) / 2, (before.y + here.y) / 2}};
    }
}

static lrel_status report(const lrel_checking *c, size_t record, const longest *edge,
                          lrel_error *err)
{
    lrel_issue issue = lrel_check__issue(c, LREL_ISSUE_EDGE_LONG, record);
    int units = lrel_grid_units_per_m(c->data->grid);
    lrel_grid_point at = {(int32_t)lround(edge->middle.x * units),
                          (int32_t)lround(edge->middle.y * units)};
    char length[32];

    snprintf(length, sizeof length, "%ld m", lround(edge->length));
    issue.field = LREL_TEXT("geometry");
    issue.value = lrel_text_of(length);
    issue.expected = LREL_TEXT("5000 m at most");
    return lrel_check__add_at(c, &issue, at, err);
}

/* Only a record that wide can have such an edge. */
static bool is_wide(const lrel_checking *c, const lrel_shape_measure *m)
{
    double most = EDGE_MAX_M * lrel_grid_units_per_m(c->data->grid);
    double width = (double)m->east - m->west, height = (double)m->north - m->south;

    return m->ring_count && width * width + height * height > most * most;
}

lrel_status lrel_check__long_edge(const lrel_checking *c, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (uint32_t owner = 0; owner < c->owner_count && status == LREL_OK; owner++) {
        size_t record = c->record_of_owner[owner];
        longest edge = {0, {0, 0}};
        lrel_source_shape s;

        if (!is_wide(c, &c->measures[owner]))
            continue;
        s = lrel_check__source_shape(c->data, record);
        for (uint32_t r = 0; r < s.shape->ring_count; r++)
            look_at_ring(&s, &s.rings[r], &edge);
        if (edge.length > EDGE_MAX_M)
            status = report(c, record, &edge, err);
    }
    return status;
}
