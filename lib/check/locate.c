/* SPDX-License-Identifier: Apache-2.0 */
/* locate.c: where an issue is. One that no check has placed is where its record is: a
 * point inside its land; of a record or fact that is not in the mosaic, the middle of its
 * shape. The unit is that in which the largest piece of the record lies. */
#include <math.h>

#include "check/inside.h"
#include "check/units.h"

typedef enum position_state { NOT_LOOKED, FOUND, NOWHERE } position_state;

typedef struct locating {
    const lrel_checking *c;
    uint32_t *subject_of_row;  /* in order of source, then row of the table */
    size_t *first_of_source;   /* source_count + 1 */
    uint32_t *unit_of_owner;   /* UINT32_MAX: in none */
    lrel_unit_borders borders; /* for subjects that have no owner */
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

/* The unit of the finest level that a face lies in. */
static uint32_t unit_of_face(const lrel_dataset *data, const lrel_face *face,
                             uint32_t owner_count, const uint32_t *unit_by_owner)
{
    uint32_t best = UINT32_MAX;

    for (uint32_t i = face->owner_count; i-- > 0 && face->owners[i] >= owner_count;) {
        uint32_t unit = unit_by_owner[face->owners[i] - owner_count];

        if (unit != UINT32_MAX &&
            lrel_unit__is_finer(&data->units[unit],
                                best == UINT32_MAX ? NULL : &data->units[best]))
            best = unit;
    }
    return best;
}

static lrel_status find_units(locating *l, lrel_error *err)
{
    const lrel_dataset *data = l->c->data;
    uint32_t owners = l->c->owner_count, units = data->owner_count - owners;
    uint32_t *unit_by_owner = lrel__alloc(data->context, units, sizeof *unit_by_owner);
    int64_t *largest = lrel__calloc(data->context, owners, sizeof *largest);
    bool is_done = unit_by_owner && largest;

    for (uint32_t u = 0; is_done && u < units; u++)
        unit_by_owner[u] = UINT32_MAX;
    for (size_t u = 0; is_done && u < data->unit_count; u++)
        if (data->units[u].owner != LREL_OWNER_NONE)
            unit_by_owner[data->units[u].owner - owners] = (uint32_t)u;
    for (size_t f = 0; is_done && f < lrel_mosaic_face_count(data->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(data->mosaic, f);
        uint32_t unit = unit_of_face(data, &face, owners, unit_by_owner);

        for (uint32_t i = 0; i < face.owner_count && face.owners[i] < owners; i++) {
            uint32_t owner = face.owners[i];

            if (unit == UINT32_MAX || face.area2 <= largest[owner])
                continue;
            largest[owner] = face.area2;
            l->unit_of_owner[owner] = unit;
        }
    }
    lrel__free(data->context, unit_by_owner);
    lrel__free(data->context, largest);
    return is_done ? LREL_OK : lrel__fail_memory(err);
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
            lrel_unit_borders__find(&l->borders, c,
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
    l->unit[subject] = l->unit_of_owner[owner];
    return lrel_grid_to_degrees7(data->grid, &at, 1, &l->position[subject], err);
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
    if (l->state[subject] == NOT_LOOKED &&
        (status = find_position(l, subject, err)) != LREL_OK)
        return status;
    if (!issue->has_position && l->state[subject] == FOUND)
        lrel_issues_locate(data->issues, number, l->position[subject].x,
                           l->position[subject].y);
    lrel_issues_name_place(data->issues, number,
                           l->unit[subject] == UINT32_MAX
                               ? lrel_check__subject(data, subject).place
                               : data->units[l->unit[subject]].code);
    return LREL_OK;
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
    l->unit_of_owner = lrel__alloc(context, c->owner_count, sizeof *l->unit_of_owner);
    l->unit = lrel__alloc(context, count, sizeof *l->unit);
    l->position = lrel__alloc(context, count, sizeof *l->position);
    l->state = lrel__calloc(context, count, 1);
    l->borders.context = context;
    l->inside.context = context;
    if (!l->subject_of_row || !l->first_of_source || !l->unit_of_owner || !l->unit ||
        !l->position || !l->state)
        return lrel__fail_memory(err);
    memset(l->unit_of_owner, 0xFF, c->owner_count * sizeof *l->unit_of_owner);
    number_rows(l);
    if (data->unit_count == 0)
        return LREL_OK;
    if (lrel_unit_borders__init(&l->borders, c, err) != LREL_OK)
        return lrel__fail_memory(err);
    return find_units(l, err);
}

static void clear(locating *l)
{
    const lrel_context *context = l->c->data->context;

    lrel__free(context, l->subject_of_row);
    lrel__free(context, l->first_of_source);
    lrel__free(context, l->unit_of_owner);
    lrel_unit_borders__clear(&l->borders);
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
