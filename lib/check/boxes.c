/* SPDX-License-Identifier: Apache-2.0 */
/* boxes.c: survey boxes with a find against the confirmed areas that were drawn from them
 * (IMAS TN 08.20/02): a confirmed area holds its red boxes and the land around them, as
 * far as the fade-out distance. Looked at are the middle of a box, its corners, and the
 * middles of its sides, carried outwards by that distance. */
#include <math.h>
#include <stdio.h>

#include "check/checking.h"
#include "landrelease/locator.h"

/* What rounding leaves between two drawings of one line, beside the position error. */
#define ROUNDING_M 0.1

typedef struct boxing {
    const lrel_checking *c;
    lrel_locator *locator;
    const lrel_record *box;
    const lrel_source *source;
    lrel_xy middle; /* grid metres */
    size_t looked, outside;
} boxing;

static bool is_box(const lrel_record *r)
{
    return r->role == LREL_ROLE_HAZARD && r->used &&
           r->geometry_kind == LREL_GEOMETRY_BOX_GRID;
}

/* Whether a confirmed area of the same contamination is among the owners of some land. */
static bool is_confirmed(const boxing *b, const lrel_land_side *side)
{
    for (uint32_t i = 0; i < side->owner_count; i++) {
        const lrel_record *r;

        if (side->owners[i] >= b->c->owner_count)
            break; /* units come behind records */
        r = &b->c->data->records.at[b->c->record_of_owner[side->owners[i]]];
        if (r->role == LREL_ROLE_HAZARD && r->hazard_class == LREL_CLASS_CHA &&
            (r->contamination & b->box->contamination))
            return true;
    }
    return false;
}

static lrel_status look(boxing *b, lrel_xy at, lrel_error *err)
{
    int units = lrel_grid_units_per_m(b->c->data->grid);
    double touch = (2 * b->source->accuracy_m + ROUNDING_M) * units;
    lrel_status status = lrel_locator_look(
        b->locator, (lrel_grid_place){at.x * units, at.y * units}, touch, touch, err);

    if (status != LREL_OK)
        return status;
    b->looked++;
    for (size_t i = 0; i < lrel_locator_side_count(b->locator); i++) {
        lrel_land_side side = lrel_locator_side_at(b->locator, i);

        if (is_confirmed(b, &side))
            return LREL_OK;
    }
    b->outside++;
    return LREL_OK;
}

/* @p at, carried away from the middle by the fade-out distance. */
static lrel_status look_beyond(boxing *b, lrel_xy at, lrel_error *err)
{
    double x = at.x - b->middle.x, y = at.y - b->middle.y, length = hypot(x, y);
    double stretch = length > 0 ? 1 + b->source->fade_out_m / length : 1;

    return look(b, (lrel_xy){b->middle.x + x * stretch, b->middle.y + y * stretch}, err);
}

static bool to_grid(const boxing *b, const lrel_source_shape *s, lrel_xy point,
                    lrel_xy *out)
{
    lrel_xy lonlat;

    return lrel_operation_lonlat(s->input->operation, point, &lonlat) &&
           lrel_grid_from_lonlat(b->c->data->grid, lonlat, out);
}

static lrel_status look_at_ring(boxing *b, const lrel_source_shape *s,
                                const lrel_shape_ring *ring, lrel_error *err)
{
    const lrel_file_xy *points = lrel_table_points(s->input->table, ring);
    lrel_xy here, before;
    lrel_status status = LREL_OK;

    if (!lrel_check__source_middle(s, &here) || !to_grid(b, s, here, &b->middle))
        return LREL_OK;
    if (!to_grid(b, s, points[0], &before) || (status = look(b, b->middle, err)))
        return status;
    for (uint32_t i = 1; i < ring->count && status == LREL_OK; i++, before = here) {
        if (!to_grid(b, s, points[i], &here))
            return LREL_OK;
        status = look_beyond(b, here, err);
        if (status == LREL_OK)
            status = look_beyond(
                b, (lrel_xy){(here.x + before.x) / 2, (here.y + before.y) / 2}, err);
    }
    return status;
}

static lrel_status report(const boxing *b, size_t record, lrel_error *err)
{
    lrel_issue issue = lrel_check__issue(b->c, LREL_ISSUE_BOX_NOT_CONFIRMED, record);
    char value[64], expected[96];

    snprintf(value, sizeof value, "%zu of %zu points outside", b->outside, b->looked);
    snprintf(expected, sizeof expected, "in a confirmed area, with %.10g m around",
             b->source->fade_out_m);
    issue.field = LREL_TEXT("geometry");
    issue.value = lrel_text_of(value);
    issue.expected = lrel_text_of(expected);
    return lrel_check__add(b->c, &issue, err);
}

static lrel_status check_box(boxing *b, size_t record, lrel_error *err)
{
    const lrel_dataset *data = b->c->data;
    lrel_source_shape s = lrel_check__source_shape(data, record);
    lrel_status status;

    if (!s.shape || s.shape->kind != LREL_SHAPE_POLYGON || s.shape->ring_count == 0 ||
        !s.input->operation)
        return LREL_OK;
    if (!b->locator &&
        (status = lrel_locator_new(data->mosaic, &b->locator, err)) != LREL_OK)
        return status;
    b->box = &data->records.at[record];
    b->source = &data->programme->sources[b->box->source];
    b->looked = b->outside = 0;
    if ((status = look_at_ring(b, &s, &s.rings[0], err)) != LREL_OK || b->outside == 0)
        return status;
    return report(b, record, err);
}

lrel_status lrel_check__boxes(const lrel_checking *c, lrel_error *err)
{
    boxing b = {.c = c};
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < c->data->records.count && status == LREL_OK; i++)
        if (is_box(&c->data->records.at[i]))
            status = check_box(&b, i, err);
    lrel_locator_free(b.locator);
    return status;
}
