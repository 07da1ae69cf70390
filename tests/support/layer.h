/* SPDX-License-Identifier: Apache-2.0 */
/* layer.h: rings of many owners, put together point by point: what a mosaic is built of.
 *
 * Owners are at most 64, so that a set of owners fits into one word. A test that runs out
 * of memory ends. */
#ifndef LREL_TEST_LAYER_H
#define LREL_TEST_LAYER_H

#include <stdio.h>

#include "landrelease/mosaic.h"

#define LAYER_OWNER_MAX 64

typedef struct layer {
    lrel_grid_point *points;
    size_t point_count, point_capacity;
    lrel_mosaic_ring *rings;
    size_t ring_count, ring_capacity;
    uint8_t readings[LAYER_OWNER_MAX];
    uint32_t owner_count;
} layer;

/** An empty layer, and a copy; both to be freed. */
layer layer_new(void);
layer layer_copy(const layer *from);
void layer_free(layer *l);

/** A new owner without land; gives its number. */
uint32_t layer_add_owner(layer *l, lrel_reading reading);
/** Opens a ring without points, the one that layer_add_point() then fills. */
void layer_add_ring(layer *l, uint32_t owner, uint32_t part, lrel_ring_role role);
void layer_add_point(layer *l, int32_t x, int32_t y);
void layer_add_rectangle(layer *l, uint32_t owner, uint32_t part, int32_t x0, int32_t y0,
                         int32_t x1, int32_t y1);

/** An owner whose land is @p wkt, a polygon or a multipolygon of whole numbers, each
 * polygon a part. Ends the test where it cannot be read. */
uint32_t layer_add_wkt(layer *l, lrel_reading reading, const char *wkt);

lrel_grid_point *layer_ring_points(const layer *l, size_t ring);
/** All rings' lengths added up, closing edges too. */
double layer_perimeter(const layer *l);
/** The layer as the mosaic takes it; it lends from @p l. */
lrel_mosaic_input layer_input(const layer *l);

/** Writes the layer for a person: one line a ring. */
void layer_print(const layer *l, FILE *to);

#endif
