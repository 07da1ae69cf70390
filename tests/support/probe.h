/* SPDX-License-Identifier: Apache-2.0 */
/* probe.h: whose land one point is, straight from the rings: by counting turns around it.
 */
#ifndef LREL_TEST_PROBE_H
#define LREL_TEST_PROBE_H

#include "support/layer.h"

/** The owners of the land at @p at, which lies on no ring, each under its own reading. */
uint64_t probe_owners(const layer *l, lrel_grid_point at);

/** How far the nearest edge is from @p at; infinite where there is none. */
double probe_distance(const layer *l, lrel_grid_point at);

#endif
