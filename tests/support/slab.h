/* SPDX-License-Identifier: Apache-2.0 */
/* slab.h: how much land each set of owners has, found in a way that shares nothing with
 * the mosaic: cut the plane into upright slabs at every vertex and crossing, where edges
 * are then in one order from bottom to top, and count turns from gap to gap.
 *
 * Doubles, no rounding to a grid, no topology, slow: an oracle for layers of some hundred
 * edges. It differs from the mosaic by what snap rounding moves. */
#ifndef LREL_TEST_SLAB_H
#define LREL_TEST_SLAB_H

#include "support/layer.h"

/* Land of exactly these owners: bit i for owner i. */
typedef struct slab_area {
    uint64_t owners;
    double area2;
} slab_area;

typedef struct slab_result {
    slab_area *areas; /* without the empty set; in no order */
    size_t area_count, area_capacity;
    double larger2[LAYER_OWNER_MAX]; /* doubled area of an owner under each reading */
    double smaller2[LAYER_OWNER_MAX];
} slab_result;

slab_result slab_measure(const lrel_mosaic_input *input);
void slab_free(slab_result *result);

/** Doubled area of exactly the owners @p owners; 0 where there is none. */
double slab_area2(const slab_result *result, uint64_t owners);

#endif
