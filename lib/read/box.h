/* SPDX-License-Identifier: Apache-2.0 */
/* box.h: the box around points of a file. Compared and not by fmin() and fmax(), which
 * are calls and as slow as all else that is done to most points. */
#ifndef LREL_READ_BOX_H
#define LREL_READ_BOX_H

#include <math.h>
#include <stdbool.h>

#include "read/table.h"

typedef struct lrel_box {
    lrel_xy low, high;
} lrel_box;

/** The box around nothing. */
static inline lrel_box lrel_box_empty(void)
{
    return (lrel_box){{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};
}

/** Widens the box to @p p; a coordinate that is NaN widens nothing. */
static inline void lrel_box_add(lrel_box *box, lrel_xy p)
{
    box->low.x = p.x < box->low.x ? p.x : box->low.x;
    box->low.y = p.y < box->low.y ? p.y : box->low.y;
    box->high.x = p.x > box->high.x ? p.x : box->high.x;
    box->high.y = p.y > box->high.y ? p.y : box->high.y;
}

/** Widens the box to all points of @p ring. */
static inline void lrel_box_add_ring(lrel_box *box, const lrel_table *table,
                                     const lrel_shape_ring *ring)
{
    const lrel_file_xy *points = lrel_table_points(table, ring);

    for (uint32_t i = 0; i < ring->count; i++)
        lrel_box_add(box, points[i]);
}

static inline bool lrel_box_is_empty(const lrel_box *box)
{
    return !(box->low.x <= box->high.x);
}

static inline lrel_xy lrel_box_middle(const lrel_box *box)
{
    return (lrel_xy){(box->low.x + box->high.x) / 2, (box->low.y + box->high.y) / 2};
}

#endif
