/* SPDX-License-Identifier: Apache-2.0 */
/* middle.c: where a record is, in one point. */
#include <math.h>

#include "dataset/dataset.h"
#include "read/box.h"

bool lrel_dataset_middle(const lrel_dataset *data, uint32_t source, size_t table_row,
                         int32_t *lon7, int32_t *lat7)
{
    const lrel_input *input = &data->sources[source];
    const lrel_shape *shape =
        input->table->shapes ? &input->table->shapes[table_row] : NULL;
    lrel_box box = lrel_box_empty();
    lrel_xy lonlat;

    for (uint32_t r = 0; shape && r < shape->ring_count; r++)
        lrel_box_add_ring(&box, input->table,
                          &input->table->rings[shape->first_ring + r]);
    if (lrel_box_is_empty(&box) || !input->operation ||
        !lrel_operation_lonlat(input->operation, lrel_box_middle(&box), &lonlat) ||
        !(fabs(lonlat.x) <= 180) || !(fabs(lonlat.y) <= 90))
        return false;
    *lon7 = (int32_t)floor(lonlat.x * 1e7 + 0.5);
    *lat7 = (int32_t)floor(lonlat.y * 1e7 + 0.5);
    return true;
}
