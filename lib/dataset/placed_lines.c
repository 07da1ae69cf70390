/* SPDX-License-Identifier: Apache-2.0 */
/* placed_lines.c: records that are a line with a width, on the grid: every ring of the
 * strip is a part of the record. */
#include "dataset/placed_rings.h"
#include "normalise/strip.h"

lrel_status lrel_placed__add_lines(lrel_placed *p, const lrel_record *r, uint32_t owner,
                                   lrel_error *err)
{
    const lrel_context *context = p->data->context;
    const lrel_input *in = p->input;
    const lrel_shape *shape = &in->table->shapes[r->shape];
    const lrel_strip_options options = {.width_m = r->width_m,
                                        .units_per_m =
                                            lrel_grid_units_per_m(p->data->grid),
                                        .is_release = r->role == LREL_ROLE_RELEASE};
    size_t points = p->points.count, first = points;
    lrel_strip strip = {{NULL, 0, 0}};
    lrel_status status = LREL_OK;

    for (uint32_t i = 0; i < shape->ring_count && status == LREL_OK; i++) {
        const lrel_shape_ring *line = &in->table->rings[shape->first_ring + i];

        status = lrel_placer_strip(p->placer, context, lrel_table_points(in->table, line),
                                   line->count, &options, &p->points, &strip, err);
    }
    if (status == LREL_OK &&
        !lrel__grow(context, &p->rings.at, &p->rings.capacity,
                    p->rings.count + strip.rings.count, sizeof *p->rings.at))
        status = lrel__fail_memory(err);
    for (size_t i = 0; i < strip.rings.count && status == LREL_OK; i++) {
        p->rings.at[p->rings.count++] = (lrel_mosaic_ring){.owner = owner,
                                                           .part = (uint32_t)i,
                                                           .role = LREL_RING_SHELL,
                                                           .first = first,
                                                           .count = strip.rings.at[i]};
        first += strip.rings.at[i];
    }
    if (status != LREL_OK)
        p->points.count = points;
    lrel__free(context, strip.rings.at);
    return status;
}
