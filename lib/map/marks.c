/* SPDX-License-Identifier: Apache-2.0 */
/* marks.c: where a record is that has no land on the map. */
#include "map/marks.h"

#include <math.h>
#include <stdlib.h>

static int compare_units(const void *a, const void *b, void *user)
{
    const lrel_unit *units = user;
    uint32_t ia = *(const uint32_t *)a, ib = *(const uint32_t *)b;
    int order = lrel_text_compare(units[ia].code, units[ib].code);

    if (order)
        return order;
    if (units[ia].level != units[ib].level)
        return units[ia].level > units[ib].level ? -1 : 1;
    return ia < ib ? -1 : ia > ib;
}

static lrel_status sort_units(map_marks *m, lrel_error *err)
{
    const lrel_dataset *data = m->data;

    m->units = lrel__alloc(data->context, data->unit_count, sizeof *m->units);
    if (!m->units)
        return lrel__fail_memory(err);
    for (uint32_t u = 0; u < data->unit_count; u++)
        if (data->units[u].owner != LREL_OWNER_NONE)
            m->units[m->unit_count++] = u;
    if (m->unit_count)
        qsort_r(m->units, m->unit_count, sizeof *m->units, compare_units, data->units);
    return LREL_OK;
}

static const lrel_unit *find_unit(const map_marks *m, lrel_text code)
{
    size_t low = 0, high = m->unit_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lrel_text_compare(m->data->units[m->units[middle]].code, code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return code.length && low < m->unit_count &&
                   lrel_text_is_equal(m->data->units[m->units[low]].code, code)
               ? &m->data->units[m->units[low]]
               : NULL;
}

static const lrel_shape *shape_of(const lrel_dataset *data, size_t record)
{
    return &data->sources[data->records.at[record].source]
                .table->shapes[data->table_row[record]];
}

/* A place that nobody believes, or that is none, is not drawn. */
map_standin lrel_marks__of(const map_marks *m, size_t record)
{
    const lrel_record *r = &m->data->records.at[record];

    if (r->reason == LREL_REASON_POSITION_NOT_BELIEVED ||
        r->reason == LREL_REASON_NO_PLACE)
        return MARK_NONE;
    switch (shape_of(m->data, record)->kind) {
    case LREL_SHAPE_POLYGON:
    case LREL_SHAPE_LINE:
        return MARK_OUTLINE;
    case LREL_SHAPE_POINT:
        return MARK_POINT;
    default:
        return r->role == LREL_ROLE_HAZARD && find_unit(m, r->place) ? MARK_PLACE
                                                                     : MARK_NONE;
    }
}

static bool push(map_marks *m, lrel_grid_point p)
{
    lrel_grid_point *slot = LREL__PUSH(m->data->context, &m->points);

    if (slot)
        *slot = p;
    m->out_of_memory |= !slot;
    return slot != NULL;
}

/* The points of one line of a shape, those left out that are no place on Earth. */
static void load_line(map_marks *m, const lrel_input *in, const lrel_shape_ring *ring)
{
    const lrel_file_xy *points = lrel_table_points(in->table, ring);

    m->points.count = 0;
    for (uint32_t i = 0; i < ring->count; i++) {
        lrel_xy at;

        if (lrel_operation_lonlat(in->operation, points[i], &at) &&
            !push(m, (lrel_grid_point){(int32_t)floor(at.x * 1e7 + 0.5),
                                       (int32_t)floor(at.y * 1e7 + 0.5)}))
            return;
    }
}

/* The first ring of @p owner; rings are in order of owners. */
static size_t first_ring(const lrel_dataset *data, uint32_t owner)
{
    size_t low = 0, high = data->ring_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (data->rings[middle].owner < owner)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A point inside the unit. */
static void load_mark(map_marks *m, const lrel_unit *unit)
{
    const lrel_dataset *data = m->data;
    map_extent box = MAP_EXTENT_EMPTY;
    size_t first = first_ring(data, unit->owner), last;
    lrel_grid_point at;
    lrel_error nobody;

    for (last = first; last < data->ring_count && data->rings[last].owner == unit->owner;
         last++)
        for (uint32_t i = 0; i < data->rings[last].count; i++) {
            const lrel_grid_point *p = &data->points.at[data->rings[last].first + i];

            box.west = p->x < box.west ? p->x : box.west;
            box.south = p->y < box.south ? p->y : box.south;
            box.east = p->x > box.east ? p->x : box.east;
            box.north = p->y > box.north ? p->y : box.north;
        }
    m->points.count = 0;
    if (first == last)
        return;
    lrel_inside__begin(&m->inside, box.west, box.south, box.east, box.north);
    for (size_t r = first; r < last; r++)
        m->out_of_memory |= !lrel_inside__add(
            &m->inside, data->points.at + data->rings[r].first, data->rings[r].count);
    at = lrel_inside__point(&m->inside);
    if (lrel_grid_to_degrees7(data->grid, &at, 1, &at, &nobody) == LREL_OK)
        (void)push(m, at);
}

bool lrel_marks__line(map_marks *m, size_t record, uint32_t line)
{
    const lrel_shape *shape = shape_of(m->data, record);
    const lrel_input *in = &m->data->sources[m->data->records.at[record].source];

    if (line >= shape->ring_count)
        return false;
    load_line(m, in, &in->table->rings[shape->first_ring + line]);
    return true;
}

/* Of several points, the first: it is where to look, not what land. */
void lrel_marks__point(map_marks *m, size_t record)
{
    map_standin what = lrel_marks__of(m, record);

    m->points.count = 0;
    if (what == MARK_PLACE)
        load_mark(m, find_unit(m, m->data->records.at[record].place));
    else if (what == MARK_POINT)
        (void)lrel_marks__line(m, record, 0);
    m->points.count = m->points.count > 1 ? 1 : m->points.count;
}

static void add_points(const map_marks *m, map_extent *extent)
{
    for (size_t i = 0; i < m->points.count; i++) {
        lrel_grid_point p = m->points.at[i];

        extent->west = p.x < extent->west ? p.x : extent->west;
        extent->south = p.y < extent->south ? p.y : extent->south;
        extent->east = p.x > extent->east ? p.x : extent->east;
        extent->north = p.y > extent->north ? p.y : extent->north;
    }
}

void lrel_marks__add_extent(map_marks *m, size_t record, map_extent *extent)
{
    if (lrel_marks__of(m, record) != MARK_OUTLINE) {
        lrel_marks__point(m, record);
        add_points(m, extent);
        return;
    }
    for (uint32_t i = 0; lrel_marks__line(m, record, i); i++)
        add_points(m, extent);
}

lrel_status lrel_marks__init(map_marks *m, const lrel_dataset *data, lrel_error *err)
{
    *m = (map_marks){.data = data, .inside = {.context = data->context}};
    return sort_units(m, err);
}

void lrel_marks__clear(map_marks *m)
{
    lrel__free(m->data->context, m->units);
    lrel__free(m->data->context, m->points.at);
    lrel_inside__clear(&m->inside);
}
