/* SPDX-License-Identifier: Apache-2.0 */
/* ewkb.h: shapes as PostGIS hands them out: well-known binary with flags for heights,
 * measures and the number of a coordinate system, the lowest byte first. */
#ifndef LREL_BRIDGE_EWKB_H
#define LREL_BRIDGE_EWKB_H

#include "bridge/vector.h"

/** Hands out the shape that @p size bytes are. What is not a whole geometry, and no more
 * than one, of points, lines and polygons, is a fault. Heights and measures are left
 * behind, empty parts left out. */
void lrel_ewkb_give(const unsigned char *bytes, size_t size,
                    const lrel_vector_sink *sink);

#endif
