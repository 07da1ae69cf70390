/* SPDX-License-Identifier: Apache-2.0 */
/* marks.c: records that are a position without an outline: points and lines. There are
 * few of them, so each question looks at all. */
#include <math.h>

#include "lookup/lookup.h"

static const lrel_shape *row_shape(const lrel_dataset *data, size_t record)
{
    const lrel_table *table = data->sources[data->records.at[record].source].table;

    return &table->shapes[data->table_row[record]];
}

bool lrel_lookup__is_mark(const lrel_dataset *data, size_t record)
{
    const lrel_record *r = &data->records.at[record];
    uint8_t kind = row_shape(data, record)->kind;

    return data->owner[record] == LREL_OWNER_NONE && r->shape == LREL_SHAPE_NONE &&
           r->reason != LREL_REASON_ANOTHER_KIND && data->sources[r->source].placer &&
           (kind == LREL_SHAPE_POINT || kind == LREL_SHAPE_LINE);
}

static lrel_status add_ring(lrel_lookup *l, uint32_t record, const lrel_shape_ring *ring,
                            bool is_line, lrel_error *err)
{
    const lrel_input *in = &l->data->sources[l->data->records.at[record].source];
    lookup_mark mark = {record, is_line, l->marks.points.count, 0};
    const lrel_file_xy *points = lrel_table_points(in->table, ring);
    lookup_mark *slot;

    for (uint32_t i = 0; i < ring->count; i++) {
        lrel_xy metres, *point;

        if (!lrel_placer_metres(in->placer, points[i], &metres))
            continue;
        if (!(point = LREL__PUSH(l->context, &l->marks.points)))
            return lrel__fail_memory(err);
        *point = metres;
        mark.count++;
    }
    if (mark.count == 0)
        return lrel_lookup__lack(l, record, true, err);
    if (!(slot = LREL__PUSH(l->context, &l->marks.list)))
        return lrel__fail_memory(err);
    *slot = mark;
    return LREL_OK;
}

lrel_status lrel_lookup__make_marks(lrel_lookup *l, lrel_error *err)
{
    const lrel_dataset *data = l->data;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_shape *shape = row_shape(data, i);
        const lrel_table *table = data->sources[data->records.at[i].source].table;

        if (!lrel_lookup__is_mark(data, i))
            continue;
        for (uint32_t r = 0; r < shape->ring_count && status == LREL_OK; r++)
            status = add_ring(l, (uint32_t)i, &table->rings[shape->first_ring + r],
                              shape->kind == LREL_SHAPE_LINE, err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* The point of a - b nearest to @p at. */
static lrel_xy nearest_on(lrel_xy a, lrel_xy b, lrel_xy at)
{
    double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    double along = length2 > 0 ? ((at.x - a.x) * dx + (at.y - a.y) * dy) / length2 : 0;

    along = fmin(1, fmax(0, along));
    return (lrel_xy){a.x + along * dx, a.y + along * dy};
}

double lrel_lookup__mark_distance(const lookup_marks *marks, const lookup_mark *m,
                                  lrel_xy at, lrel_xy *nearest)
{
    const lrel_xy *p = marks->points.at + m->first;
    double best = HUGE_VAL;

    for (size_t i = 0; i < m->count; i++) {
        lrel_xy here =
            nearest_on(p[i], p[m->is_line && i + 1 < m->count ? i + 1 : i], at);
        double distance = hypot(here.x - at.x, here.y - at.y);

        if (distance < best) {
            best = distance;
            *nearest = here;
        }
    }
    return best;
}
