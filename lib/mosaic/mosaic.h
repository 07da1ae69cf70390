/* SPDX-License-Identifier: Apache-2.0 */
/* mosaic.h: what stands behind the public handle. */
#ifndef LREL_MOSAIC_MOSAIC_H
#define LREL_MOSAIC_MOSAIC_H

#include "mosaic/faces.h"
#include "mosaic/graph.h"

struct lrel_mosaic {
    const lrel_context *context;
    ringset set;
    shard *shards; /* the graph, in pieces that share no node */
    size_t shard_count;
    faceset faces;
    lrel_owner_area *owner_areas;
    lrel_mosaic_stats stats;
};

#endif
