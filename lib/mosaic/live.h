/* SPDX-License-Identifier: Apache-2.0 */
/* live.h: the points of arcs that still stand while arcs are simplified, and whether one
 * of them may go.
 *
 * Point b between a and c may go where the triangle a, b, c holds no other standing
 * point. Then no line can run through it either, as it would have to end inside or cross
 * a-b or b-c: so nothing changes sides, and nothing crosses (de Berg, van Kreveld and
 * Schirra 1998 ask the same of a whole stretch of line). Nor may the new edge meet the
 * hot pixel of a standing point, so that arranging the result again bends nothing. */
#ifndef LREL_MOSAIC_LIVE_H
#define LREL_MOSAIC_LIVE_H

#include "mosaic/arcs.h"
#include "mosaic/boxtree.h"

#define LIVE_TILE 64 /* points; one word says which of them stand */

/* Up to LIVE_TILE successive points of one arc. */
typedef struct live_tile {
    uint64_t standing; /* bit i: point first + i */
    size_t first;
    uint32_t arc;
} live_tile;

typedef struct live {
    const arcset *arcs;
    uint32_t *before, *after; /* by point: its neighbours along the arc that stand */
    uint32_t *count;          /* by arc: points that stand, both ends too */
    uint32_t *first_tile;     /* by arc */
    live_tile *tiles;
    size_t tile_count;
    boxtree tree; /* of tiles, as drawn at first */
    /* Tiles near the arc at hand, or near one triangle. */
    index_list near;
    struct {
        box8 *at;
        size_t count, capacity;
    } near_boxes; /* of `near`, where it is that of the arc */
    bool is_by_arc;
} live;

/** All points of @p arcs stand. @return false where there is no memory; clear it in any
 * case */
bool lrel_live__init(live *l, const arcset *arcs);
void lrel_live__clear(live *l);

/** Gets ready for questions about the points of arc @p arc_index.
 * @return false where there is no memory */
bool lrel_live__approach(live *l, uint32_t arc_index);

/** Whether point @p point of the arc approached, no end of it, may go: *out.
 * @return false where there is no memory */
bool lrel_live__may_go(live *l, uint32_t arc_index, uint32_t point, bool *out);

/** The first point of arc @p arc_index that stands, from @p point on; its last end does.
 */
size_t lrel_live__next(const live *l, uint32_t arc_index, size_t point);

void lrel_live__drop(live *l, uint32_t arc_index, uint32_t point);

#endif
