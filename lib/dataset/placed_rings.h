/* SPDX-License-Identifier: Apache-2.0 */
/* placed_rings.h: some shapes of one file as rings on the grid. Such pieces are placed by
 * several threads, and put together in their order. Private to lib/dataset. */
#ifndef LREL_DATASET_PLACED_RINGS_H
#define LREL_DATASET_PLACED_RINGS_H

#include "dataset/dataset.h"

/* A record whose shape has no place on the Earth. */
typedef struct lrel_without_place {
    size_t record;
    lrel_error why;
} lrel_without_place;

typedef struct lrel_placed {
    const lrel_dataset *data;
    const lrel_input *input;
    lrel_placer *placer; /* of the thread that places the piece */
    size_t first, last;  /* its records, or units */
    size_t expected;     /* points, unless an edge is cut */
    lrel_grid_points points;
    struct {
        lrel_mosaic_ring *at; /* the owner is a place in the list of shapes */
        size_t count, capacity;
    } rings;
    struct {
        size_t *at; /* records or units that were placed */
        size_t count, capacity;
    } shapes;
    struct {
        lrel_without_place *at;
        size_t count, capacity;
    } without;
    lrel_status status; /* of the shape at which it ended */
    lrel_error why;
} lrel_placed;

/** Adds the strip of a record that is a line with a width, as owner @p owner.
 * @return LREL_OK or what lrel_placer_strip() says; nothing is added then */
LREL_NODISCARD lrel_status lrel_placed__add_lines(lrel_placed *p, const lrel_record *r,
                                                  uint32_t owner, lrel_error *err);

#endif
