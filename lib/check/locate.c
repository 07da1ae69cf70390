/* SPDX-License-Identifier: Apache-2.0 */
/* locate.c: where an issue is. One that no check has placed is where its record is: a
 * point inside its land; of a record or fact that is not in the mosaic, the middle of its
 * shape. The unit is the one that the point lies in, so that the two agree. */
#include <math.h>

#include "check/inside.h"
#include "check/units.h"

typedef enum position_state { NOT_LOOKED, FOUND, NOWHERE } position_state;

typedef struct locating {
    const lrel_checking *c;
    uint32_t *subject_of_row;  /* in order of source, then row of the table */
    size_t *first_of_source;   /* source_count + 1 */
    uint32_t *unit;            /* by subject, once its position is known */
    lrel_grid_point *position; /* by subject, in 1e-7 degrees */
    uint8_t *state;            /* by subject, position_state */
    lrel_inside inside;
} locating;

/* A source has records or facts, one for each row of its table. */
static void number_rows(locating *l)
{
    const lrel_dataset *data = l->c->data;
    size_t count = lrel_check__subject_count(data);

    for (size_t i = 0; i < count; i++)
        l->first_of_source[lrel_check__subject(data, i).source + 1]++;
    for (size_t s = 0; s < data->programme->source_count; s++)
        l->first_of_source[s + 1] += l->first_of_source[s];
    for (size_t i = 0; i < count; i++) {
        lrel_subject subject = lrel_check__subject(data, i);

        l->subject_of_row[l->first_of_source[subject.source] + subject.table_row] =
            (uint32_t)i;
    }
}

/* What stands in row @p row (as the file counts, ascending) of @p source. */
static uint32_t find_subject(const locating *l, uint32_t source, int64_t row)
{
    size_t low = l->first_of_source[source], high = l->first_of_source[source + 1];

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int64_t here = lrel_check__subject(l->c->data, l->subject_of_row[middle]).row;

        if (here == row)
            return l->subject_of_row[middle];
        if (here < row)
            low = middle + 1;
        else
            high = middle;
    }
    return UINT32_MAX;
}

static bool point_inside(locating *l, uint32_t owner, lrel_grid_point *out)
{
    const lrel_dataset *data = l->c->data;
    const lrel_shape_measure *m = &l->c->measures[owner];

    lrel_inside__begin(&l->inside, m->west, m->south, m->east, m->north);
    for (uint32_t r = 0; r < m->ring_count; r++) {
        const lrel_mosaic_ring *ring = &data->rings[m->first_ring + r];

        if (!lrel_inside__add(&l->inside, data->points.at + ring->first, ring->count))
            return false;
    }
    *out = lrel_inside__point(&l->inside);
    return true;
}

/* The middle of the shape of what is not in the mosaic. */
static void find_unplaced(locating *l, uint32_t subject)
{
    const lrel_checking *c = l->c;
    lrel_source_shape s = lrel_check__source_shape(c->data, subject);
    double units = lrel_grid_units_per_m(c->data->grid);
    lrel_xy middle, lonlat, metres;

    l->state[subject] = NOWHERE;
    if (!s.input->operation || !lrel_check__source_middle(&s, &middle) ||
        !lrel_operation_lonlat(s.input->operation, middle, &lonlat))
        return;
    l->state[subject] = FOUND;
    l->position[subject] = (lrel_grid_point){(int32_t)floor(lonlat.x * 1e7 + 0.5),
                                             (int32_t)floor(lonlat.y * 1e7 + 0.5)};
    if (lrel_placer_metres(s.input->placer, middle, &metres) &&
        fabs(metres.x * units) < LREL_GRID_EXTENT_MAX &&
        fabs(metres.y * units) < LREL_GRID_EXTENT_MAX)
        l->unit[subject] =
            lrel_unit_borders__find(c->borders, c,
                                    (lrel_grid_point){(int32_t)lround(metres.x * units),
                                                      (int32_t)lround(metres.y * units)});
}

static lrel_status find_position(locating *l, uint32_t subject, lrel_error *err)
{
    const lrel_dataset *data = l->c->data;
    uint32_t owner = lrel_check__subject(data, subject).owner;
    lrel_grid_point at;

    l->unit[subject] = UINT32_MAX;
    if (owner == LREL_OWNER_NONE) {
        find_unplaced(l, subject);
        return LREL_OK;
    }
    if (!point_inside(l, owner, &at))
        return lrel__fail_memory(err);
    l->state[subject] = FOUND;
    l->unit[subject] = lrel_unit_borders__find(l->c->borders, l->c, at);
    return lrel_grid_to_degrees7(data->grid, &at, 1, &l->position[subject], err);
}

/* A point and its unit, where no check has said them. */
static lrel_status locate_subject(locating *l, size_t number, uint32_t subject,
                                  lrel_error *err)
{
    const lrel_dataset *data = l->c->data;
    lrel_status status =
        l->state[subject] == NOT_LOOKED ? find_position(l, subject, err) : LREL_OK;

    if (status != LREL_OK)
        return status;
    if (l->state[subject] == FOUND)
        lrel_issues_locate(data->issues, number, l->position[subject].x,
                           l->position[subject].y);
    if (l->unit[subject] != UINT32_MAX)
        lrel_issues_name_place(data->issues, number, data->units[l->unit[subject]].code);
    return LREL_OK;
}

/* What no boundary places is where its own place code says. */
static lrel_status locate_issue(locating *l, size_t number, lrel_error *err)
{
    const lrel_dataset *data = l->c->data;
    const lrel_issue *issue = lrel_issues_at(data->issues, number);
    uint32_t subject = issue->source < 0 || issue->row < 0
                           ? UINT32_MAX
                           : find_subject(l, (uint32_t)issue->source, issue->row);
    lrel_status status = LREL_OK;

    if (subject == UINT32_MAX)
        return LREL_OK;
    if (!issue->has_position)
        status = locate_subject(l, number, subject, err);
    if (status == LREL_OK && issue->place.length == 0)
        lrel_issues_name_place(data->issues, number,
                               lrel_check__subject(data, subject).place);
    return status;
}

static lrel_status init(locating *l, const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    const lrel_context *context = data->context;
    size_t count = lrel_check__subject_count(data);

    *l = (locating){.c = c};
    l->subject_of_row = lrel__alloc(context, count, sizeof *l->subject_of_row);
    l->first_of_source = lrel__calloc(context, data->programme->source_count + 1,
                                      sizeof *l->first_of_source);
    l->unit = lrel__alloc(context, count, sizeof *l->unit);
    l->position = lrel__alloc(context, count, sizeof *l->position);
    l->state = lrel__calloc(context, count, 1);
    l->inside.context = context;
    if (!l->subject_of_row || !l->first_of_source || !l->unit || !l->position ||
        !l->state)
        return lrel__fail_memory(err);
    number_rows(l);
    return LREL_OK;
}

static void clear(locating *l)
{
    const lrel_context *context = l->c->data->context;

    lrel__free(context, l->subject_of_row);
    lrel__free(context, l->first_of_source);
    lrel__free(context, l->unit);
    lrel__free(context, l->position);
    lrel__free(context, l->state);
    lrel_inside__clear(&l->inside);
}

lrel_status lrel_check__locate(const lrel_checking *c, lrel_error *err)
{
    locating l;
    lrel_status status = init(&l, c, err);
    size_t count = lrel_issues_count(c->data->issues);

    for (size_t i = 0; i < count && status == LREL_OK; i++)
        status = locate_issue(&l, i, err);
    clear(&l);
    return status;
}
